"""Nothing closed gets into a public file: planted leaks of each kind are refused, and nothing is written."""

from __future__ import annotations

import contextlib
import io
import random
import shutil
import zipfile
from typing import TYPE_CHECKING

import pikepdf
import pypdf
import pytest
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from vorlagen.errors import PublicnessError
from vorlagen.pdf.packet import PDF_A, PDF_UA
from vorlagen.pdf.standards import judge
from vorlagen.pdf.umwandlung.bild import picture_pages
from vorlagen.workflow.mappe.bundle import bundle
from vorlagen.workflow.mappe.geheimes import Geheimes
from vorlagen.workflow.mappe.schutz import refuse_in_docx, refuse_in_pdf, refuse_in_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vorlagen.workflow.mappe.ergebnis import BundleResult, Mappe

CLOSED = "Ankauf der Wiese am Mühlbach"


def _public(result: BundleResult) -> Mappe:
    return next(mappe for mappe in result.mappen if mappe.audience == "public")


class TestBeispiel:
    """The example meeting: what is closed is in the internal files and in no public one."""

    WORDS = ("Am Kalkwerk 17", "Brinkhove", "2026/0190", "Küchentechnik", "Tiemeyer", "Terhorst", "Wertgutachten")

    def test_closed_words_stand_inside_only(self, result: BundleResult) -> None:
        """The test looks for itself, by another reader than the guard's."""
        for mappe in result.mappen:
            text = "\n".join(page.extract_text() for page in
                             pypdf.PdfReader(io.BytesIO(mappe.dateien["sitzungsmappe.pdf"])).pages)  # fmt: skip
            for word in self.WORDS:
                assert (word in text) == (mappe.audience == "internal"), (mappe.audience, word)

    def test_no_public_file_has_a_closed_word_in_any_byte(self, result: BundleResult) -> None:
        for name, data in _public(result).dateien.items():
            if name.endswith(".docx"):
                with zipfile.ZipFile(io.BytesIO(data)) as package:
                    data = b"\n".join(package.read(part) for part in package.namelist())  # noqa: PLW2901
            for word in self.WORDS:
                assert word.encode() not in data, (name, word)

    def test_closed_items_stand_by_number_and_neutral_title(self, result: BundleResult) -> None:
        manifest = _public(result).manifest
        assert all(entry.oeffentlich for entry in manifest.eintraege)
        titles = [punkt.zeile.titel for punkt in _public(result).plaene[0].punkte if not punkt.zeile.oeffentlich]
        assert titles == ["Grundstücksangelegenheit", "Vergabeangelegenheit", "Personalangelegenheit",
                          "Nichtöffentlicher Tagesordnungspunkt"]  # fmt: skip

    def test_closed_pages_inside_say_so(self, result: BundleResult) -> None:
        internal = next(mappe for mappe in result.mappen if mappe.audience == "internal")
        pages = pypdf.PdfReader(io.BytesIO(internal.dateien["sitzungsmappe.pdf"])).pages
        for entry in internal.manifest.eintraege:
            text = pages[entry.erste_seite - 1].extract_text()
            assert ("Nichtöffentlich" in text.split("\n")) == (not entry.oeffentlich), entry.titel


# --- leaks planted into a finished file: each place that the guard promises to look at


def _info(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Keywords"] = CLOSED


def _xmp(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as packet:
        packet["dc:description"] = CLOSED


def _outline(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/Outlines"]["/First"]["/Title"] = String(CLOSED)


def _destination(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/Dests"] = Dictionary({f"/{CLOSED}": Array([pdf.pages[0].obj, Name.Fit])})


def _structure(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/StructTreeRoot"]["/K"]["/Alt"] = String(CLOSED)


def _attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["x"] = pikepdf.AttachedFileSpec(pdf, CLOSED.encode(), filename="x.txt")


def _annotation(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[0, 0, 1, 1], Contents=String(CLOSED))
    pdf.pages[0].obj["/Annots"] = Array([pdf.make_indirect(note)])


def _page_label(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/PageLabels"] = Dictionary(Nums=[0, Dictionary(P=String(CLOSED))])


def _page_content(pdf: pikepdf.Pdf) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    page = pdf.pages[0]
    page.obj["/Resources"]["/Font"]["/Leak"] = font
    page.contents_add(b"BT /Leak 9 Tf 1 0 0 1 20 20 Tm (" + CLOSED.encode("cp1252") + b") Tj ET")


@pytest.mark.parametrize(
    "plant",
    [_info, _xmp, _outline, _destination, _structure, _attachment, _annotation, _page_label, _page_content],
    ids=lambda plant: plant.__name__.strip("_"),
)
def test_words_planted_into_a_finished_file_are_found(
    result: BundleResult, plant: Callable[[pikepdf.Pdf], None]
) -> None:
    closed = Geheimes((CLOSED,))
    clean = _public(result).dateien["sitzungsmappe.pdf"]
    refuse_in_pdf(clean, closed, "mappe.pdf", range(3))
    with pikepdf.open(io.BytesIO(clean)) as pdf:
        plant(pdf)
        stream = io.BytesIO()
        pdf.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    with pytest.raises(PublicnessError, match="Ankauf der Wiese"):
        refuse_in_pdf(stream.getvalue(), closed, "mappe.pdf", range(3))


def test_words_planted_into_a_word_file_or_a_manifest_are_found(result: BundleResult) -> None:
    closed = Geheimes((CLOSED,))
    mappe = _public(result)
    for name in ("einladung.docx", "bekanntmachung.docx"):
        refuse_in_docx(mappe.dateien[name], closed, name)
        stream = io.BytesIO(mappe.dateien[name])
        with zipfile.ZipFile(stream, "a") as package:
            package.writestr("customXml/extra.xml", f"<x>{CLOSED}</x>")
        with pytest.raises(PublicnessError, match=name):
            refuse_in_docx(stream.getvalue(), closed, name)
    with pytest.raises(PublicnessError, match="manifest"):
        refuse_in_text(f'{{"titel": "{CLOSED}"}}', closed, "manifest.json")


# --- leaks that come in with the sources, or by the hand of whoever writes the agenda


def _bundle(folder: Path) -> None:
    bundle(folder / "sitzung.yaml", folder / "mappe")


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def _in_source(plant: Callable[[pikepdf.Pdf], None]) -> Callable[[Path], None]:
    def leak(folder: Path) -> None:
        file = folder / "0184-3-buergerbeteiligung.pdf"
        with pikepdf.open(file, allow_overwriting_input=True) as pdf:
            plant(pdf)
            pdf.save(file)

    return leak


def _own_outline(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(CLOSED, 0))


def _own_form_value(pdf: pikepdf.Pdf) -> None:
    field = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("a"),
                                         V=String(CLOSED), Rect=[0, 0, 90, 9], P=pdf.pages[0].obj))  # fmt: skip
    pdf.pages[0].obj["/Annots"] = Array([field])
    pdf.Root["/AcroForm"] = Dictionary(Fields=Array([field]))


def _closed_page(folder: Path) -> None:
    """Somebody appended the closed map to the open attachment."""
    file = folder / "0184-3-buergerbeteiligung.pdf"
    with pikepdf.open(file, allow_overwriting_input=True) as pdf, pikepdf.open(folder / "0190-1-flurkarte.pdf") as shut:
        pdf.pages.extend(shut.pages)
        pdf.save(file)


def _same_file(folder: Path) -> None:
    """The closed attachment was saved under the name of the open one, anew."""
    with pikepdf.open(folder / "0184-4-wertgutachten.pdf") as shut:
        shut.docinfo["/Title"] = "Auswertung"
        shut.save(folder / "0184-3-buergerbeteiligung.pdf")


LEAKS: dict[str, Callable[[Path], None]] = {
    "hint of an open item": lambda folder: _change(
        folder / "sitzung.yaml", "- vorlage: offen.yaml", f"- vorlage: offen.yaml\n      hinweis: Siehe auch {CLOSED}"),
    "title of an open item": lambda folder: _change(
        folder / "sitzung.yaml", "- Eröffnung", "- Eröffnung; Angebot der Schreinerei Kornblum"),
    "neutral title that is none": lambda folder: _change(
        folder / "sitzung.yaml", "Grundstücksangelegenheit", f"Grundstück ({CLOSED})"),
    "notes below the agenda": lambda folder: _change(
        folder / "sitzung.yaml", "gremium: Bau", "hinweise: Zu 2026/0302 folgt ein Plan.\ngremium: Bau"),
    "text of an open paper": lambda folder: _change(
        folder / "offen.yaml", "Am Stadtwall werden", "Nach dem Angebot der Schreinerei Kornblum werden"),
    "title of an open attachment": lambda folder: _change(
        folder / "offen.yaml", "Auswertung der Umfrage", CLOSED),
    "name of an open file": lambda folder: (
        shutil.copyfile(folder / "0184-3-buergerbeteiligung.pdf", folder / "Flurkarte der Wiese.pdf"),
        _change(folder / "offen.yaml", "0184-3-buergerbeteiligung.pdf", "Flurkarte der Wiese.pdf"))[0] and None,
    "outline of a source": _in_source(_own_outline),
    "form field of a source": _in_source(_own_form_value),
    "page of a closed file": _closed_page,
    "closed file under an open name": _same_file,
}  # fmt: skip


@pytest.mark.parametrize("leak", LEAKS.values(), ids=LEAKS)
def test_a_leak_is_refused_and_nothing_is_written(small: Path, leak: Callable[[Path], None]) -> None:
    """Not even the internal files: whoever sees half a result takes it for the whole."""
    leak(small)
    with pytest.raises(PublicnessError):
        _bundle(small)
    assert not (small / "mappe").exists()


def test_without_a_leak_it_is_bundled(small: Path) -> None:
    """The other side of the tests above; metadata and embedded files of sources do not get in at all."""
    for plant in (_info, _xmp, _attachment):
        _in_source(plant)(small)
    _bundle(small)
    assert sorted(path.name for path in (small / "mappe").iterdir()) == ["intern", "oeffentlich"]


def test_what_is_said_in_the_open_too_is_no_leak(small: Path) -> None:
    _change(small / "sitzung.yaml", "    - vorlage: zu.yaml\n", "    - Eröffnung\n    - vorlage: zu.yaml\n")
    _bundle(small)


def _photos(folder: Path, leak: str = "") -> None:
    """An open and a closed photo of one size: their pages put a picture in its place in the same words."""
    for name, seed in (("offen.png", 1), ("zu.png", 2)):
        noise = Image.frombytes("L", (300, 400), random.Random(seed).randbytes(300 * 400))  # noqa: S311 - no secret
        noise.save(folder / name)
    if leak:
        shutil.copyfile(folder / "zu.png", folder / leak)
    _change(folder / "offen.yaml", "0184-3-buergerbeteiligung.pdf", "offen.png")
    _change(folder / "zu.yaml", "0190-1-flurkarte.pdf", "zu.png")


def test_scans_and_photos_of_one_size_are_not_taken_for_each_other(small: Path) -> None:
    _photos(small)
    _bundle(small)


def test_a_closed_photo_under_an_open_name_is_found(small: Path) -> None:
    _photos(small, leak="offen.png")
    with pytest.raises(PublicnessError, match=r"aus der nichtöffentlichen Datei „zu\.png“"):
        _bundle(small)


def test_a_logo_on_open_and_closed_pages_is_no_leak(small: Path) -> None:
    """Both attachments bear the town's arms; the closed one shows a photo besides."""
    _photos(small)
    arms = Image.frombytes("L", (40, 40), random.Random(3).randbytes(1600))  # noqa: S311 - as above
    for name in ("0184-4-wertgutachten.pdf", "0184-3-buergerbeteiligung.pdf"):
        with pikepdf.open(small / name, allow_overwriting_input=True) as pdf:
            picture = pdf.make_stream(arms.tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=40, Height=40,
                                      ColorSpace=Name.DeviceGray, BitsPerComponent=8)  # fmt: skip
            pdf.pages[0].add_resource(picture, Name.XObject, Name.Wappen)
            pdf.pages[0].contents_add(b"q 40 0 0 40 500 780 cm /Wappen Do Q")
            pdf.save(small / name)
    _change(small / "offen.yaml", "offen.png", "0184-3-buergerbeteiligung.pdf")
    _bundle(small)


def test_formal_items_of_both_parts_are_no_leak(small: Path) -> None:
    """Nearly every agenda has them twice, and the open ones say a little more."""
    _change(small / "sitzung.yaml", "    - Eröffnung\n", "    - Eröffnung\n    - Anfragen der Fraktionen\n"
            "    - Genehmigung der Niederschrift vom 05.05.2026\n")  # fmt: skip
    _change(small / "sitzung.yaml", "    - vorlage: zu.yaml\n", "    - Anfragen\n    - Genehmigung der Niederschrift\n"
            "    - vorlage: zu.yaml\n")  # fmt: skip
    _bundle(small)


def test_a_picture_of_an_open_page_may_stand_in_a_closed_text(small: Path) -> None:
    """The public has the plan; the contract that shows it too stays closed all the same."""
    _photos(small)
    with (
        contextlib.ExitStack() as stack,
        pikepdf.open(small / "0184-4-wertgutachten.pdf", allow_overwriting_input=True) as pdf,
    ):
        plan = stack.enter_context(pikepdf.open(io.BytesIO(picture_pages((small / "offen.png").read_bytes(), "a"))))
        picture = pdf.copy_foreign(plan.pages[0].obj["/Resources"]["/XObject"]["/Bild"])
        pdf.pages[0].add_resource(picture, Name.XObject, Name.Plan)
        pdf.pages[0].contents_add(b"q 200 0 0 200 100 100 cm /Plan Do Q")
        pdf.save(small / "0184-4-wertgutachten.pdf")
    _bundle(small)


def test_the_archive_holds_no_more_of_a_source_than_the_mappe(small: Path) -> None:
    """A file keeps what was painted over in an older version of it, files within it, and names of people."""
    for plant in (_info, _xmp, _attachment):
        _in_source(plant)(small)
    file = small / "0184-3-buergerbeteiligung.pdf"
    older = file.read_bytes() + b"\n% " + CLOSED.encode() + b"\n"
    with pikepdf.open(file) as pdf:  # as programs do it that only append what is new
        at, start = len(older), older.rfind(b"startxref")
        before = int(older[start:].split()[1])
        number, size = pdf.pages[0].obj.objgen[0], int(pdf.trailer["/Size"])
        page = pdf.pages[0].obj.unparse(resolved=True)
        root = pdf.Root.objgen[0]
    newer = older + b"%d 0 obj\n%b\nendobj\nxref\n%d 1\n%010d 00000 n \n" % (number, page, number, at)
    newer += b"trailer\n<</Size %d /Root %d 0 R /Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
        size, root, before, newer.rfind(b"xref\n"))  # fmt: skip
    file.write_bytes(newer)
    (mappe,) = bundle(small / "sitzung.yaml", audience="public", archive=True).mappen
    with zipfile.ZipFile(io.BytesIO(mappe.dateien["unterlagen.zip"])) as package:
        members = {name.rsplit("/", 1)[1]: package.read(name) for name in package.namelist()}
    assert list(members) == ["01 Mitteilungsvorlage 2026-0301- Neue Bänke am Stadtwall.pdf",
                             "02 Anlage 1- Auswertung der Umfrage.pdf"]  # fmt: skip
    assert CLOSED.encode() in file.read_bytes()
    for data in members.values():
        assert CLOSED.encode() not in data
        with pikepdf.open(io.BytesIO(data)) as pdf:
            assert not pdf.attachments
            assert set(pdf.docinfo) <= {"/Title", "/Producer", "/Creator", "/CreationDate", "/ModDate"}


def test_the_single_files_for_the_public_hold_the_standards_that_they_held(town: Path) -> None:
    (mappe,) = bundle(town / "sitzung-2026-06-23.yaml", audience="public", archive=True).mappen
    with zipfile.ZipFile(io.BytesIO(mappe.dateien["unterlagen.zip"])) as package:
        papers = [package.read(name) for name in package.namelist() if "Beschlussvorlage" in name]
    assert papers
    for data in papers:
        assert all(judge(data, standard).holds for standard in (PDF_UA, PDF_A))


@pytest.mark.parametrize("closed", ["Gutachten zur Insolvenz der Baufirma Hagedorn", "hagedorn-insolvenz.pdf"])
def test_a_closed_attachment_of_an_open_item_is_known(small: Path, closed: str) -> None:
    """Not only those of papers."""
    shutil.copyfile(small / "0190-1-flurkarte.pdf", small / "hagedorn-insolvenz.pdf")
    _change(
        small / "sitzung.yaml",
        "    - Eröffnung\n",
        f"""\
    - titel: Eröffnung
      hinweis: Siehe {closed}.
      anlagen:
        - titel: Gutachten zur Insolvenz der Baufirma Hagedorn
          datei: hagedorn-insolvenz.pdf
          oeffentlich: nein
""",
    )
    with pytest.raises(PublicnessError, match="agedorn"):
        _bundle(small)


def test_a_closed_paper_in_the_open_part_stays_closed(small: Path) -> None:
    """What it says of itself counts; its rule M706 lets drafts pass."""
    _change(
        small / "sitzung.yaml",
        "    - Eröffnung\n",
        f"    - {{titel: Grundstück, vorlage: zu.yaml, hinweis: {CLOSED}}}\n",
    )
    _change(small / "sitzung.yaml", "    - vorlage: zu.yaml\n      titel_oeffentlich: Grundstücksangelegenheit\n",
            "    - Anfragen\n")  # fmt: skip
    with pytest.raises(PublicnessError, match="Ankauf der Wiese"):
        bundle(small / "sitzung.yaml", small / "mappe", draft=True)


def test_closed_words_are_found_in_capitals_too(small: Path) -> None:
    _change(small / "sitzung.yaml", "- vorlage: offen.yaml", f"- vorlage: offen.yaml\n      hinweis: {CLOSED.upper()}!")
    with pytest.raises(PublicnessError, match="Ankauf der Wiese"):
        _bundle(small)


@pytest.mark.parametrize("number", ["190/2026", "23-11/2026"])
def test_the_year_in_the_number_of_a_closed_paper_is_no_secret(small: Path, number: str) -> None:
    """Only what follows the slash of a file's path says something by itself."""
    _change(small / "zu.yaml", "nummer: 2026/0302", f"nummer: {number}")
    _bundle(small)


def test_attachments_of_one_kind_are_no_leak(small: Path) -> None:
    """Plans are called plan.pdf and titled „Lageplan“ on both sides, and open papers speak of theirs.

    So are the papers themselves, where each has a folder of its own.
    """
    for folder, name in (("offen", "offen.yaml"), ("zu", "zu.yaml")):
        (small / folder).mkdir()
        text = (small / name).read_text(encoding="utf-8")
        (small / folder / "vorlage.yaml").write_text(text.replace("datei: ", "datei: ../"), encoding="utf-8")
        _change(small / "sitzung.yaml", f"vorlage: {name}", f"vorlage: {folder}/vorlage.yaml")
    for folder, source in (("a", "0184-3-buergerbeteiligung.pdf"), ("b", "0190-1-flurkarte.pdf")):
        (small / folder).mkdir()
        shutil.copyfile(small / source, small / folder / "plan.pdf")
    open_, closed = small / "offen" / "vorlage.yaml", small / "zu" / "vorlage.yaml"
    _change(open_, "{titel: Auswertung der Umfrage, datei: ../0184-3-buergerbeteiligung.pdf}",
            "{titel: Übersicht, datei: ../a/plan.pdf}")  # fmt: skip
    _change(open_, "zwölf Bänke aufgestellt", "nach dem Lageplan zwölf Bänke aufgestellt")
    _change(closed, "{titel: Flurkarte der Wiese, datei: ../0190-1-flurkarte.pdf",
            "{titel: Lageplan, datei: ../b/plan.pdf")  # fmt: skip
    _bundle(small)


def test_a_page_that_shows_nothing_is_no_secret(small: Path) -> None:
    """Word ends many a file with an empty page, always in the same words; one with a line is another matter."""
    empty = b"/P <</MCID 0>> BDC q 0 0 595.32 841.92 re W* n BT 1 0 0 1 70.9 760 Tm ET Q EMC %b"
    for mark, leaks in ((b"", False), (b"0.5 w 50 50 m 500 50 l S", True)):
        for name in ("0184-3-buergerbeteiligung.pdf", "0190-1-flurkarte.pdf"):
            with pikepdf.open(small / name, allow_overwriting_input=True) as pdf:
                pdf.add_blank_page(page_size=(595, 842))
                pdf.pages[-1].obj["/Contents"] = pdf.make_stream(empty % mark)
                pdf.save(small / name)
        if leaks:
            with pytest.raises(PublicnessError, match=r"Datei „0190-1-flurkarte\.pdf“"):
                _bundle(small)
        else:
            _bundle(small)
            shutil.rmtree(small / "mappe")


def test_closed_pages_are_known_also_where_only_the_public_file_is_asked_for(small: Path) -> None:
    _closed_page(small)
    with pytest.raises(PublicnessError, match=r"Datei „0190-1-flurkarte\.pdf“"):
        bundle(small / "sitzung.yaml", audience="public")
