"""Sources that cannot be used stop the bundle, all in one list; odd ones that can be used come through."""

from __future__ import annotations

import io
import sys
import zipfile
from typing import TYPE_CHECKING

import docx
import pikepdf
import pytest
from bau import annotation, datei, formularfeld, roh
from mappenprobe import Gebunden, change, gebunden, sitzung, write
from pikepdf import Array, Dictionary, Name, String

from vorlagen.errors import PublicnessError, SourceError
from vorlagen.workflow.mappe.auftrag import Mappenauftrag
from vorlagen.workflow.mappe.bundle import bundle, plan_only
from vorlagen.workflow.mappe.gehilfen import Gehilfen

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from docx.document import Document

SOUND = datei(2, object_stream_mode=pikepdf.ObjectStreamMode.disable)


def dynamic(pdf: pikepdf.Pdf) -> None:
    packet = pdf.make_stream(b"<config><dynamicRender>required</dynamicRender></config>")
    pdf.Root.AcroForm = Dictionary(XFA=Array([String("config"), packet]), Fields=Array([]))
    pdf.Root.NeedsRendering = True


def locked(**words: str) -> bytes:
    return datei(1, encryption=pikepdf.Encryption(**({"owner": "", "user": ""} | words)))


def word(edit: Callable[[Document], object]) -> bytes:
    document = docx.Document()
    document.add_heading("Bericht", 1)
    document.add_paragraph("Am Stadtwall werden Bänke aufgestellt.")
    edit(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def tracked(document: Document) -> None:
    mark = '<w:ins xmlns:w="{}" w:id="1" w:author="x"><w:r><w:t>neu</w:t></w:r></w:ins>'
    document.add_paragraph()._p.append(docx.oxml.parse_xml(mark.format(docx.oxml.ns.nsmap["w"])))


def commented(document: Document) -> None:
    document.add_comment(document.add_paragraph("Preis").runs, text="vertraulich!", author="x", initials="x")


def hidden(document: Document) -> None:
    document.add_paragraph().add_run("Limit 84.000 Euro").font.hidden = True


def unfilled(document: Document) -> None:
    """A field that still shows what to type, and a placeholder of a template."""
    space = docx.oxml.ns.nsmap["w"]
    document.element.body.insert(0, docx.oxml.parse_xml(
        f'<w:sdt xmlns:w="{space}"><w:sdtPr><w:alias w:val="Gremium"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p>'
        "<w:r><w:t>Klicken Sie hier.</w:t></w:r></w:p></w:sdtContent></w:sdt>"))  # fmt: skip
    document.add_paragraph("Betreff: {{ betreff }}")


def without_document(data: bytes) -> bytes:
    """A package that calls itself a Word file and has no text."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<w:document" if name == "word/document.xml" else old.read(name))
    return stream.getvalue()


UNUSABLE: dict[str, tuple[bytes, str, str]] = {
    "leer.pdf": (b"", "E001", "leer"),
    "seite.pdf": (b"<!DOCTYPE html><html><body>Bitte anmelden</body></html>", "E002", "Internetseite"),
    "nullen.pdf": (bytes(5000), "E002", "Nullen"),
    "abgeschnitten.pdf": (SOUND[: len(SOUND) // 2], "E003", "Ende fehlt"),
    "kaputt.pdf": (SOUND[:100] + bytes(len(SOUND) - 300) + SOUND[-200:], "E004", "beschädigt"),
    "kennwort.pdf": (locked(user="geheim", owner="geheim2"), "E005", "Kennwort"),
    "seitenlos.pdf": (roh(b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [] /Count 0>>"), "E006", "Seite"),
    "xfa.pdf": (datei(1, dynamic), "E007", "XFA"),
    "text.docx": (b"Das ist gar kein Word.\n", "E022", "Art von Datei"),
    "halb.docx": (word(lambda _: None)[:2000], "E022", "Art von Datei"),
    "ohne-text.docx": (without_document(word(lambda _: None)), "E023", "lässt sich nicht"),
    "geaendert.docx": (word(tracked), "E023", "nachverfolgte Änderungen"),
    "kommentiert.docx": (word(commented), "E023", "Kommentare"),
    "verborgen.docx": (word(hidden), "E023", "verborgener Text"),
}
GOOD: dict[str, bytes] = {"plan.pdf": SOUND, "bericht.docx": word(lambda _: None)}
ALL = {name: data for name, (data, _, _) in UNUSABLE.items()} | GOOD


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A meeting with one of each, a file that is not there, and two good ones."""
    meeting = sitzung(tmp_path_factory.mktemp("unbrauchbar"), ALL)
    change(meeting, "datei: 'leer.pdf'}", "datei: 'leer.pdf'}\n        - {titel: weg, datei: gibtsnicht.pdf}")
    return meeting


def in_parts(packed: str, second: bytes) -> bytes:
    """A file whose second page has its content in two parts, one of them packed."""

    def edit(pdf: pikepdf.Pdf) -> None:
        broken = pikepdf.Stream(pdf, second)
        broken.Filter = Name(packed)
        pdf.pages[1].obj.Contents = Array([pdf.pages[1].obj.Contents, pdf.make_indirect(broken)])

    return datei(2, edit, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def test_content_that_does_not_unpack_is_named_with_its_page(tmp_path: Path) -> None:
    """It comes to light where parts of a page become one, and then too a marked sheet may take its place."""
    files = {"gut.pdf": SOUND, "kaputt.pdf": in_parts("/FlateDecode", b"Das war einmal gepackt.")}
    meeting = sitzung(tmp_path, files)
    with pytest.raises(SourceError, match=r"kaputt\.pdf: .*Seite 2 lässt sich nicht entpacken"):
        gebunden(meeting)
    found = gebunden(meeting, placeholder_sheets=True)
    assert [(one.quelle, one.ersatz) for one in found.manifest.eintraege if one.quelle] == [
        ("gut.pdf", False), ("kaputt.pdf", True)]  # fmt: skip


def test_closed_content_that_does_not_unpack_is_searched_for_all_the_same(tmp_path: Path) -> None:
    """It has no pages in the internal Mappe; what its sound pages say must not be in the public one either."""
    words = b"BT /F1 12 Tf 72 720 Td (Der Kaufpreis betraegt 417.300 Euro laut Angebot Ziegelteich) Tj ET"

    def say(data: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pdf.pages[0].obj.Contents = pdf.make_stream(words)
            pdf.save(saved := io.BytesIO(), stream_decode_level=pikepdf.StreamDecodeLevel.none)
        return saved.getvalue()

    files = {"offen.pdf": say(SOUND), "kaputt.pdf": say(in_parts("/FlateDecode", b"Das war gepackt."))}
    meeting = sitzung(tmp_path, files)
    change(meeting, "        - {titel: 'kaputt.pdf', datei: 'kaputt.pdf'}\n",
           "  nichtoeffentlich:\n    - titel: Verkauf\n      titel_oeffentlich: Grundstück\n"
           "      anlagen: [{titel: Vertrag, datei: kaputt.pdf}]\n")  # fmt: skip
    inside = gebunden(meeting, placeholder_sheets=True)
    assert [one.ersatz for one in inside.manifest.eintraege if one.quelle] == [False, True]
    with pytest.raises(PublicnessError, match="aus der nichtöffentlichen Datei „kaputt"):
        bundle(meeting, None, placeholder_sheets=True)


def test_content_in_parts_packed_in_a_rare_way_is_read(tmp_path: Path) -> None:
    found = gebunden(sitzung(tmp_path, {"lauflaenge.pdf": in_parts("/RunLengthDecode", b"\x02q Q\x80")}))
    assert found.entry("lauflaenge.pdf").seiten == 2


def test_all_unusable_sources_are_named_at_once_each_with_its_cause(bad: Path, tmp_path: Path) -> None:
    """And nothing is written."""
    (bad.parent / "gibtsnicht.pdf").write_bytes(SOUND)
    with pytest.raises(SourceError) as caught:
        bundle(bad, tmp_path / "aus", audience="internal")
    (bad.parent / "gibtsnicht.pdf").unlink()
    found = {finding.file: finding for finding in caught.value.findings}
    assert {name: finding.code for name, finding in found.items()} == {
        name: code for name, (_, code, _) in UNUSABLE.items()
    }
    for name, (_, _, words) in UNUSABLE.items():
        assert words in str(found[name].message), name
        assert found[name].hint
    assert caught.value.exit_code == 3
    assert f"{len(UNUSABLE)} Dateien" in str(caught.value)
    assert "--placeholder-sheets" in str(caught.value.hint)
    assert not (tmp_path / "aus").exists()


def test_the_plan_names_them_too(bad: Path) -> None:
    (bad.parent / "gibtsnicht.pdf").write_bytes(SOUND)
    with pytest.raises(SourceError) as caught:
        plan_only(bad, Mappenauftrag(audience="internal"))
    (bad.parent / "gibtsnicht.pdf").unlink()
    assert {finding.file for finding in caught.value.findings} == set(UNUSABLE)


@pytest.fixture(scope="module")
def patched(bad: Path) -> Gebunden:
    """The same meeting with marked sheets."""
    (bad.parent / "gibtsnicht.pdf").write_bytes(SOUND)
    found = gebunden(bad, placeholder_sheets=True, archive=True)
    (bad.parent / "gibtsnicht.pdf").unlink()
    return found


def test_a_marked_sheet_stands_for_each(patched: Gebunden) -> None:
    """With title, cause and a link back; stamped, labelled and bookmarked like the page that it stands for."""
    outline = {title: page for _, title, page in patched.outline()}
    agenda = next(entry for entry in patched.manifest.eintraege if entry.art == "tagesordnung").erste_seite - 1
    for name, (_, _, words) in UNUSABLE.items():
        entry, page = patched.entry(name), patched.first(name)
        text = patched.text(page)
        assert "Ersatzblatt" in text, name
        assert words in text, name
        assert name in text, name
        assert f"Seite {entry.marken[0]} von {patched.manifest.gesamt}" in text
        assert entry.ersatz
        assert (entry.seiten, entry.sha256) == (1, "")
        assert patched.goals(page) == [agenda]
        assert outline[entry.titel] == page
    for name in GOOD:
        assert not patched.entry(name).ersatz
        assert "Ersatzblatt" not in patched.text(patched.first(name))


def test_marked_sheets_are_told_and_are_not_in_the_archive(patched: Gebunden) -> None:
    told = "\n".join(str(line) for line in patched.mappe.describe())
    with zipfile.ZipFile(io.BytesIO(patched.mappe.dateien["unterlagen.zip"])) as package:
        names = package.namelist()
    for name in UNUSABLE:
        assert f"ersetzt durch ein Ersatzblatt: {name}" in told
        assert not any(entry.endswith(f"{name}.pdf") for entry in names)
    assert len(names) == len(GOOD) + 1


def test_a_file_that_is_not_there_is_named_with_the_others(bad: Path) -> None:
    """The check of the meeting names its line; what stops the Mappe is one list of all."""
    with pytest.raises(SourceError) as caught:
        bundle(bad, None, audience="internal")
    found = {finding.file: finding.code for finding in caught.value.findings}
    assert found == {name: code for name, (_, code, _) in UNUSABLE.items()} | {"gibtsnicht.pdf": "E021"}


# --- sources that are odd, and can be used


def signed(pdf: pikepdf.Pdf) -> None:
    signature = pdf.make_indirect(Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Contents=String("x" * 99),
                                             ByteRange=Array([0, 1, 2, 3])))  # fmt: skip
    field = annotation(pdf, 0, "Widget", FT=Name.Sig, T=String("unterschrift"), V=signature)
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Gebunden:
    files = {
        "antrag-a.pdf": datei(1, lambda pdf: formularfeld(pdf, "titel", "Nordfeld")),
        "antrag-b.pdf": datei(1, lambda pdf: formularfeld(pdf, "titel", "Südring")),
        "unterschrieben.pdf": datei(1, signed),
        "besitzer.pdf": locked(owner="besitzer"),
        "rest.pdf": SOUND + b"<html>Virenpruefung bestanden</html>" * 200,
        "vordruck.docx": word(unfilled),
        "umgebrochen.pdf": SOUND + b"\r\n" * 40,
    }
    return gebunden(sitzung(tmp_path_factory.mktemp("seltsam"), files))


def test_two_forms_with_the_same_field_keep_both_values(odd: Gebunden) -> None:
    values = {name: str(field["/V"]) for name, field in odd.reader.get_fields().items() if "/V" in field}
    assert sorted(values.values()) == ["Nordfeld", "Südring"]
    assert all(name.endswith(".titel") for name in values)
    for quelle in ("antrag-a.pdf", "antrag-b.pdf"):
        assert odd.losses(quelle) == ["E116"]
        told = odd.entry(quelle).verluste[0]
        assert any(f"„{name.removesuffix('.titel')}.…“" in told for name in values), (told, values)


def test_the_manifest_tells_all_that_is_found_in_a_source(odd: Gebunden) -> None:
    """What converting found, and what opening found: those who read the manifest later saw no message."""
    told = {one.quelle: list(one.verluste) for one in odd.manifest.eintraege if one.quelle}
    found = {name: [str(finding.message) for finding in odd.mappe.findings if finding.file == name] for name in told}
    assert told == found
    assert any("Platzhalter" in words for words in told["vordruck.docx"]), told["vordruck.docx"]
    assert told["unterschrieben.pdf"]


def test_a_signature_goes_and_is_told(odd: Gebunden) -> None:
    assert "E107" in odd.losses("unterschrieben.pdf")
    assert not any("/Sig" in str(field.get("/FT")) and "/V" in field for field in odd.reader.get_fields().values())


@pytest.mark.parametrize(
    ("quelle", "told"), [("besitzer.pdf", ["E109"]), ("rest.pdf", ["E120"]), ("umgebrochen.pdf", [])]
)
def test_what_can_be_read_all_the_same_is_taken_and_told(odd: Gebunden, quelle: str, told: list[str]) -> None:
    assert "Seite 1" in odd.text(odd.first(quelle))
    assert odd.losses(quelle) == told
    assert not odd.reader.is_encrypted


def test_what_nobody_filled_in_a_word_file_is_told(odd: Gebunden) -> None:
    """It only warns: a blank form may be an attachment."""
    found = [finding for finding in odd.mappe.findings if finding.file == "vordruck.docx" and finding.code == "D802"]
    assert {str(finding.level) for finding in found} == {"warning"}
    told = " ".join(str(finding.message) for finding in found)
    assert "Feld „Gremium“" in told
    assert "Absatz" in told
    assert "Klicken Sie hier." in odd.text(odd.first("vordruck.docx"))


# --- a source that never lets go of the reader

HANGING = """\
import importlib, sys, time
sys.path.remove({here!r})
del sys.modules["pikepdf"]
real = importlib.import_module("pikepdf")
opened = real.open

def open(source, *words, **more):
    if b"HAENGT" in getattr(source, "getvalue", bytes)():
        time.sleep(600)
    return opened(source, *words, **more)

real.open = open
"""


@pytest.mark.guarded
def test_a_source_that_hangs_the_reader_is_cut_off_and_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library hangs in the process that opens foreign files, and only there."""
    meeting = sitzung(tmp_path, {"gut.pdf": SOUND, "haengt.pdf": SOUND + b"%HAENGT\n", "leer.pdf": b""})
    fake = write(tmp_path / "fake" / "pikepdf.py", HANGING.format(here=str(tmp_path / "fake")))
    monkeypatch.setattr(sys, "path", [str(fake.parent), *sys.path])
    monkeypatch.setitem(Gehilfen.do.__kwdefaults__, "seconds", 3.0)
    with pytest.raises(SourceError) as caught:
        bundle(meeting, tmp_path / "aus", audience="internal")
    found = {finding.file: finding for finding in caught.value.findings}
    assert found["haengt.pdf"].code == "E009"
    assert "3 Sekunden" in str(found["haengt.pdf"].message)
    assert not (tmp_path / "aus").exists()
    assert {name: finding.code for name, finding in found.items()} == {"haengt.pdf": "E009", "leer.pdf": "E001"}
    sheets = gebunden(meeting, placeholder_sheets=True)
    assert [entry.quelle for entry in sheets.manifest.eintraege if entry.ersatz] == ["haengt.pdf", "leer.pdf"]
