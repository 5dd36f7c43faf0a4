"""Every way in which a source can be unusable has its own cause, and names the file."""

from __future__ import annotations

import io
import random
import zipfile
import zlib

import pikepdf
import pytest
from bau import aktion, als_bytes, datei, heft, roh, seite, strom
from pikepdf import Array, Dictionary, Name, String

from vorlagen.errors import SourceError
from vorlagen.findings import Finding
from vorlagen.pdf.quellen.befunde import TABLE
from vorlagen.pdf.quellen.grenzen import Grenzen
from vorlagen.pdf.quellen.oeffnen import open_source
from vorlagen.pdf.quellen.quelle import Quelle
from vorlagen.pdf.quellen.ursache import Ursache, cause_of, unusable


def refused(data: bytes, grenzen: Grenzen | None = None) -> tuple[Ursache | None, str]:
    """Why a file is refused, and the sentence."""
    with pytest.raises(SourceError) as caught:
        open_source(data, "plan.pdf", grenzen=grenzen or Grenzen())
    assert caught.value.exit_code == 3
    assert str(caught.value).startswith("plan.pdf: ")
    assert str(caught.value.hint)
    return cause_of(caught.value), str(caught.value)


def as_zip(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr(name, "<w:document/>")
    return stream.getvalue()


def test_no_byte_at_all_is_empty() -> None:
    assert refused(b"")[0] is Ursache.LEER


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"<!DOCTYPE html><html><body>Bitte anmelden</body></html>", "Internetseite"),
        (b"\xef\xbb\xbf\r\n<html>", "Internetseite"),
        (as_zip("word/document.xml"), "Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Outlook"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "PNG"),
        (b"{\\rtf1 Vorlage}", "RTF"),
        (bytes(5000), "Nullen"),
        ("Grüße aus dem Rathaus\n".encode(), "Textdatei"),
        (b"\x00\x01\x02\x80\x81", "unbekannt"),
    ],
)
def test_what_is_no_pdf_is_named(data: bytes, word: str) -> None:
    cause, sentence = refused(data)
    assert cause is Ursache.KEIN_PDF
    assert word in sentence


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9, 0.98])
@pytest.mark.parametrize("streams", [pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate])
def test_a_file_without_its_end_is_cut_off(part: float, streams: pikepdf.ObjectStreamMode) -> None:
    data = datei(30, object_stream_mode=streams)
    assert refused(data[: int(len(data) * part)])[0] is Ursache.ABGESCHNITTEN


def test_a_short_file_without_its_end_is_cut_off_too() -> None:
    """The end is looked for in the last kilobyte, which may be more than the file has."""
    data = datei(1, object_stream_mode=pikepdf.ObjectStreamMode.disable)[:600]
    assert refused(data)[0] is Ursache.ABGESCHNITTEN


def test_a_cut_off_file_optimised_for_the_web_is_cut_off() -> None:
    """Its first page has a table and an end of its own at the beginning."""
    data = datei(40, linearize=True)
    assert data.count(b"%%EOF") == 2
    assert refused(data[: len(data) // 2])[0] is Ursache.ABGESCHNITTEN


def test_a_file_full_of_zeros_is_damaged() -> None:
    data = datei(5, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    assert refused(data[:100] + bytes(len(data) - 300) + data[-200:])[0] is Ursache.BESCHAEDIGT


def test_a_lost_page_is_damage_though_the_rest_can_be_read() -> None:
    data = datei(5, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    lost = data.index(b"/Type /Page\n") if b"/Type /Page\n" in data else data.rindex(b"/Type /Page ")
    start = data.rindex(b" 0 obj", 0, lost)
    cause, sentence = refused(data[:start] + b" 0 xxx" + data[start + 6 :])
    assert cause is Ursache.BESCHAEDIGT
    assert "Von 5 Seiten sind 4 lesbar" in sentence


def test_a_repaired_file_whose_page_lost_its_content_is_damaged() -> None:
    """A blank page in its place would be a silent gap."""
    data = roh(*seite(b"/MediaBox [0 0 595 842] /Contents 4 0 R"), strom(b"0 0 m"))
    broken = data.replace(b"4 0 obj", b"4 0 xxx")
    cause, sentence = refused(broken)
    assert cause is Ursache.BESCHAEDIGT
    assert "Der Inhalt von Seite 1 fehlt" in sentence


@pytest.mark.parametrize("tagged", [True, False])
@pytest.mark.parametrize("several", [True, False])
@pytest.mark.parametrize(
    "packed", [b"/Filter /Packen", b"/Filter [/ASCIIHexDecode /DCTDecode]", b"/Filter 7",
               b"/Filter /FlateDecode /DecodeParms <</Predictor 99>>"],
)  # fmt: skip
def test_content_that_nobody_can_unpack_is_damage(packed: bytes, *, several: bool, tagged: bool) -> None:
    """Viewers show an empty page; and content in parts, which is read when it is joined, stopped the Mappe."""
    content = b"[6 0 R 5 0 R]" if several else b"5 0 R"
    marks = b"/MarkInfo <</Marked true>> /StructTreeRoot <</Type /StructTreeRoot /K []>>" if tagged else b""
    data = roh(
        b"<</Type /Catalog /Pages 2 0 R %s>>" % marks, b"<</Type /Pages /Kids [3 0 R 4 0 R] /Count 2>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %s>>" % content,
        strom(b"x\x9c\x03\x00\x00\x00\x00\x01", packed), strom(b"q Q"),
    )  # fmt: skip
    cause, sentence = refused(data)
    assert cause is Ursache.BESCHAEDIGT
    assert "Der Inhalt von Seite 2 " in sentence


@pytest.mark.parametrize(
    ("packed", "data"),
    [(b"/Filter /ASCIIHexDecode", b"712051>"), (b"/Filter [/AHx]", b"712051>"), (b"/Filter []", b"q Q"),
     (b"/Filter [/Crypt] /DecodeParms [<</Name /Identity>>]", b"q Q"),
     (b"/Filter /FlateDecode /DecodeParms null", zlib.compress(b"q Q")),
     (b"/Filter /FlateDecode /DecodeParms <</Predictor 1>>", zlib.compress(b"q Q"))],
)  # fmt: skip
def test_content_packed_in_a_rare_way_is_none(packed: bytes, data: bytes) -> None:
    open_source(roh(*seite(b"/MediaBox [0 0 595 842] /Contents 4 0 R"), strom(data, packed)), "plan.pdf").pdf.close()


def test_a_password_is_needed() -> None:
    data = datei(1, encryption=pikepdf.Encryption(owner="besitzer", user="geheim"))
    cause, sentence = refused(data)
    assert cause is Ursache.VERSCHLUESSELT
    assert "Kennwort" in sentence


def test_an_unknown_way_of_encryption_is_told_from_damage() -> None:
    data = roh(*seite(), trailer=b"/Encrypt <</Filter /Adobe.PubSec /V 4 /Length 128>> /ID [<00> <00>]")
    assert refused(data)[0] is Ursache.VERSCHLUESSELT


def test_a_file_without_pages_is_refused() -> None:
    data = roh(b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [] /Count 0>>")
    assert refused(data)[0] is Ursache.KEINE_SEITEN


@pytest.mark.parametrize(
    "objects",
    [
        (b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [2 0 R] /Count 1>>"),
        (
            b"<</Type /Catalog /Pages 2 0 R>>",
            b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
            b"<</Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 1>>",
        ),
        (b"<</Type /Catalog>>",),
        (b"<</Type /Catalog /Pages 7>>",),
        (b"[1 2 3]",),
    ],
)
def test_a_page_tree_that_is_none_is_refused(objects: tuple[bytes, ...]) -> None:
    assert refused(roh(*objects))[0] in {Ursache.BESCHAEDIGT, Ursache.KEINE_SEITEN}


@pytest.mark.parametrize("sign", ["needs_rendering", "no_fields", "config"])
def test_a_dynamic_form_is_refused(sign: str) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        packet = pdf.make_stream(
            b"<config><dynamicRender>required</dynamicRender></config>" if sign == "config" else b""
        )
        pdf.Root.AcroForm = Dictionary(XFA=Array([String("config"), packet]), Fields=Array([]))
        if sign != "no_fields":
            pdf.Root.AcroForm.Fields.append(pdf.make_indirect(Dictionary(T=String("a"), FT=Name.Tx)))
        if sign == "needs_rendering":
            pdf.Root.NeedsRendering = True

    assert refused(datei(1, change))[0] is Ursache.DYNAMISCHES_XFA


def test_a_portfolio_is_refused_since_its_content_is_not_on_its_pages() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Collection = Dictionary(View=Name.D)

    assert refused(datei(1, change))[0] is Ursache.PORTFOLIO


@pytest.mark.parametrize(
    ("grenzen", "unit"),
    [
        (Grenzen(bytes=1000), "MB"),
        (Grenzen(seiten=4), "5 Seiten, erlaubt sind 4 Seiten"),
        (Grenzen(objekte=3), "Objekte"),
    ],
)
def test_a_file_beyond_a_limit_is_refused_with_the_limit(grenzen: Grenzen, unit: str) -> None:
    cause, sentence = refused(datei(5), grenzen)
    assert cause is Ursache.ZU_GROSS
    assert unit in sentence


def test_arrays_nested_without_end_do_not_overflow_the_stack() -> None:
    assert isinstance(opened_or_refused(roh(*seite(b"/Annots " + b"[" * 50_000 + b"]" * 50_000))), Quelle | Ursache)


def test_all_unusable_sources_are_named_in_one_error() -> None:
    error = unusable([TABLE["E001"].finding("a.pdf"), TABLE["E006"].finding("b.pdf")])
    assert str(error) == "2 Dateien lassen sich nicht verwenden: a.pdf, b.pdf"
    assert [found.code for found in error.findings if isinstance(found, Finding)] == ["E001", "E006"]


def opened_or_refused(data: bytes) -> Quelle | Ursache | None:
    try:
        return open_source(data, "plan.pdf")
    except SourceError as error:
        return cause_of(error)


def test_no_damage_crashes_the_reader() -> None:
    """Bytes changed at random give a source or a cause, never another error."""

    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OpenAction = aktion("JavaScript", JS=String("app.alert(1)"))
        pdf.Root.AcroForm = Dictionary(Fields=Array([]))

    sound = als_bytes(heft(3, change), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    chance = random.Random(7)  # noqa: S311 - a test that can be repeated
    results = []
    for _ in range(300):
        broken = bytearray(sound)
        for _ in range(chance.randrange(1, 12)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        results.append(opened_or_refused(bytes(broken)))
    assert sum(isinstance(result, Quelle) for result in results) > 50
    assert sum(isinstance(result, Ursache) for result in results) > 20
