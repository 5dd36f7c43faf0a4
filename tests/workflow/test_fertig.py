"""Finished files, made by real programs, each rule with a file where it fires and one where it is silent."""

from __future__ import annotations

import io
import subprocess
import time
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pikepdf
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from PIL import Image

from vorlagen.checks import FERTIGREGELN
from vorlagen.errors import UnreadableError
from vorlagen.workflow.fertig import check_finished_file, is_finished
from vorlagen.workflow.pruefen import load_paper
from vorlagen.workflow.rendern import convert_word, render_paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document

    from vorlagen.findings import Finding

EXAMPLES = Path(__file__).parents[2] / "examples"
PAPERS = sorted(
    path for path in EXAMPLES.glob("*/*.yaml") if path.name != "vorlagen.yaml" and not path.name.startswith("sitzung")
)
IN_PDF = {"0318-2026-fahrradparken": "kiel", "ds-01217-trinkbrunnen": "leipzig"}


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The Word file of every example."""
    folder = tmp_path_factory.mktemp("fertig")
    files = {path.stem: folder / f"{path.stem}.docx" for path in PAPERS}
    for path in PAPERS:
        files[path.stem].write_bytes(render_paper(load_paper(path), draft=path.stem.startswith("entwurf")).docx)
    return files


@pytest.fixture(scope="module")
def printed(rendered: dict[str, Path]) -> dict[str, Path]:
    """The PDF of two examples."""
    files = {stem: rendered[stem].with_suffix(".pdf") for stem in IN_PDF}
    for stem, file in files.items():
        file.write_bytes(convert_word(rendered[stem].read_bytes()))
    return files


def told(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.code, str(finding.message)) for finding in findings]


def test_every_rendered_example_is_silent(rendered: dict[str, Path]) -> None:
    """The draft lacks two sections, and is told so mildly."""
    found = {stem: told(check_finished_file(file).findings) for stem, file in rendered.items()}
    assert len(found) >= 20
    draft = found.pop("entwurf-sporthalle")
    assert {code for code, _ in draft} == {"D801"}
    assert check_finished_file(rendered["entwurf-sporthalle"]).ok
    assert {stem: findings for stem, findings in found.items() if findings} == {}


@pytest.mark.parametrize(("stem", "form"), IN_PDF.items())
def test_our_own_pdf_is_silent(stem: str, form: str, printed: dict[str, Path]) -> None:
    assert told(check_finished_file(printed[stem], form).findings) == []


# --- Word files


def sound(document: Document) -> None:
    """A foreign paper with nothing wrong."""
    document.core_properties.title = "Radwegbrücke"
    document.core_properties.author = "Tiefbauamt"
    document.add_heading("Beschlussvorschlag:", 1)
    document.add_paragraph("Der Rat beschließt den Neubau.")
    document.add_heading("2. Sachverhalt", 1)
    document.add_heading("Anlass", 2)
    document.add_paragraph("Die Brücke ist alt.")


def picture() -> io.BytesIO:
    stream = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(stream, "PNG")
    stream.seek(0)
    return stream


def without_title(document: Document) -> None:
    document.core_properties.title = ""


def without_sachverhalt(document: Document) -> None:
    document.paragraphs[2].text = "Lage"


def commented(document: Document) -> None:
    document.add_comment(document.paragraphs[1].runs, "Stimmt das?", "E. M.")


def author(document: Document) -> None:
    document.core_properties.last_modified_by = "Erika Musterfrau"


def unfilled_control(document: Document) -> None:
    document.element.body.insert(0, parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="Gremium"/><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r>'
        "<w:t>Klicken Sie hier.</w:t></w:r></w:p></w:sdtContent></w:sdt>"))  # fmt: skip


def table(document: Document) -> None:
    document.add_table(2, 2).cell(0, 0).text = "Jahr"


WORD: list[tuple[str, Callable[[Document], object], str, str]] = [
    ("D801", without_sachverhalt, "Der Abschnitt „Sachverhalt“ fehlt, den das Formular verlangt.", ""),
    ("D802", lambda d: d.add_paragraph("Am {{ datum }}"), "Absatz 6: Ein Platzhalter oder Feld ist nicht ausgefüllt.",
     "Am {{ datum }}"),
    ("D802", lambda d: setattr(d.sections[0].footer.paragraphs[0], "text", "{% if x %}"),
     "Fußzeile, Absatz 1: Ein Platzhalter oder Feld ist nicht ausgefüllt.", "{% if x %}"),
    ("D802", unfilled_control, "Feld „Gremium“: Ein Platzhalter oder Feld ist nicht ausgefüllt.", "Klicken Sie hier."),
    ("D803", commented, "In der Word-Datei ist noch enthalten: Kommentare (1).", ""),
    ("D804", without_title, "Der Titel des Dokuments fehlt.", ""),
    ("D805", lambda d: d.add_heading("Zahlen", 4),
     "Absatz 6: Auf eine Überschrift der Ebene 2 folgt eine der Ebene 4; dazwischen fehlt eine.", "Zahlen"),
    ("D806", lambda d: d.add_picture(picture()), "Bild 1: Ein Bild hat keinen Alternativtext.", ""),
    ("D807", table, "Tabelle 1: Eine Tabelle hat keine Kopfzeile.", "Jahr |"),
    ("D809", author,
     "Die Datei trägt unter „Zuletzt geändert von“ eine Person oder einen Ordner mit sich: Erika Musterfrau.", ""),
]  # fmt: skip


@pytest.fixture
def word(tmp_path: Path) -> Callable[..., Path]:
    """``word(*changes)``: a foreign Word file."""

    def _word(*changes: Callable[[Document], object]) -> Path:
        document = docx.Document()
        sound(document)
        for change in changes:
            change(document)
        file = tmp_path / "fremd.docx"
        document.save(str(file))
        return file

    return _word


@pytest.mark.parametrize(("code", "change", "message", "excerpt"), WORD)
def test_a_fault_of_a_word_file_is_told_at_its_place(
    code: str, change: Callable[[Document], object], message: str, excerpt: str, word: Callable[..., Path]
) -> None:
    findings = check_finished_file(word(change), "standard", "v.docx").findings
    assert told(findings) == [(code, message)]
    assert (findings[0].excerpt or "", findings[0].file) == (excerpt, "v.docx")
    assert str(findings[0].hint)


def test_a_sound_foreign_word_file_is_silent(word: Callable[..., Path]) -> None:
    assert told(check_finished_file(word(), "standard").findings) == []


def test_without_a_form_no_section_is_asked_for(word: Callable[..., Path]) -> None:
    assert told(check_finished_file(word(without_sachverhalt)).findings) == []


def test_the_settings_name_the_form(word: Callable[..., Path], tmp_path: Path) -> None:
    (tmp_path / "vorlagen.yaml").write_text("formular: standard\n", encoding="utf-8")
    assert [code for code, _ in told(check_finished_file(word(without_sachverhalt)).findings)] == []
    faulty = word(lambda d: setattr(d.paragraphs[2], "text", "Sachverhalt, aber anders"))
    assert check_finished_file(faulty).ok


def headed(document: Document) -> None:
    rows = document.add_table(2, 2).rows
    rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def described(document: Document) -> None:
    document.add_picture(picture())
    document.inline_shapes[0]._inline.docPr.set("descr", "Rotes Feld")


def one_column(document: Document) -> None:
    document.add_table(2, 1)


@pytest.mark.parametrize("change", [headed, described, one_column])
def test_what_looks_like_a_fault_and_is_none(change: Callable[[Document], object], word: Callable[..., Path]) -> None:
    assert told(check_finished_file(word(change), "standard").findings) == []


def test_a_field_that_somebody_emptied_in_word_is_told(rendered: dict[str, Path], tmp_path: Path) -> None:
    document = docx.Document(str(rendered["2026-0231-fahrradbuegel"]))
    control = next(c for c in document.element.body.iter(qn("w:sdt"))
                   if c.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")) == "sachverhalt")  # fmt: skip
    for words in control.iter(qn("w:t")):
        words.text = ""
    document.save(str(tmp_path / "leer.docx"))
    assert told(check_finished_file(tmp_path / "leer.docx").findings) == [
        ("D802", "Feld „Sachverhalt“: Ein Platzhalter oder Feld ist nicht ausgefüllt.")
    ]


def test_a_section_that_somebody_deleted_in_word_is_told(rendered: dict[str, Path], tmp_path: Path) -> None:
    """The form is the one that the paper inside names."""
    document = docx.Document(str(rendered["ds-01217-trinkbrunnen"]))
    body = document.element.body
    control = next(c for c in body.iter(qn("w:sdt"))
                   if c.find(f"{qn('w:sdtPr')}/{qn('w:tag')}").get(qn("w:val")) == "beschlussvorschlag")  # fmt: skip
    heading = control.getprevious()
    for element in (heading, control):
        element.getparent().remove(element)
    document.save(str(tmp_path / "fehlt.docx"))
    assert told(check_finished_file(tmp_path / "fehlt.docx").findings) == [
        ("D801", "Der Abschnitt „Beschlussvorschlag“ fehlt, den das Formular verlangt.")
    ]


# --- PDF


@pytest.mark.libreoffice
def test_a_pdf_without_tags_title_and_language_is_told(word: Callable[..., Path], tmp_path: Path) -> None:
    source = word(without_title, lambda d: d.add_paragraph("Am {{ datum }}"))
    options = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}'
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", options, "--outdir", tmp_path, source],
                   check=True, capture_output=True, timeout=120)  # fmt: skip
    found = told(check_finished_file(tmp_path / "fremd.pdf", "erlangen").findings)
    assert {code for code, _ in found} >= {"D801", "D802", "D804"}
    assert ("D802", "Seite 1: Ein Platzhalter oder Feld ist nicht ausgefüllt.") in found
    assert {message for code, message in found if code == "D804"} >= {
        "Das PDF hat keine Tags; Vorleseprogramme erkennen weder Überschriften noch Tabellen.",
        "Der Titel des Dokuments fehlt.",
    }


def change_pdf(file: Path, target: Path, change: Callable[[pikepdf.Pdf], object]) -> list[tuple[str, str]]:
    with pikepdf.open(file) as pdf:
        change(pdf)
        pdf.save(target)
    return told(check_finished_file(target, "kiel").findings)


def elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Object]:
    found = [part for part in pdf.objects if isinstance(part, pikepdf.Dictionary) and part.get("/S") == kind]
    assert found
    return found


def rename(kind: str, to: str) -> Callable[[pikepdf.Pdf], None]:
    def _rename(pdf: pikepdf.Pdf) -> None:
        for element in elements(pdf, kind):
            element.S = pikepdf.Name(to)

    return _rename


def note(pdf: pikepdf.Pdf) -> None:
    entry = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="?")
    pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(entry)])


def named(pdf: pikepdf.Pdf) -> None:
    pdf.docinfo["/Author"] = "Erika Musterfrau"


def scan(pdf: pikepdf.Pdf) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(stream, "PDF")
    with pikepdf.open(stream) as pages:
        pdf.pages.extend(pages.pages)


def blank(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page()


PDFS: list[tuple[Callable[[pikepdf.Pdf], object], list[tuple[str, str]]]] = [
    (note, [("D803", "Im PDF stehen noch: Kommentare (1).")]),
    (rename("/H2", "/H4"),
     [("D805", "Seite 1: Auf eine Überschrift der Ebene 1 folgt eine der Ebene 4; dazwischen fehlt eine.")]),
    (rename("/TH", "/TD"), [("D807", "Seite 1: Eine Tabelle hat keine Kopfzeile.")]),
    (named, [("D809", "Die Datei trägt unter „Verfasser“ eine Person oder einen Ordner mit sich: Erika Musterfrau.")]),
    (scan, [("D808", "Seite 4: Die Seite zeigt ein Bild und keinen Text, wohl einen Scan.")]),
    (blank, []),
]  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), PDFS)
def test_a_fault_of_a_pdf_is_told_with_its_page(
    change: Callable[[pikepdf.Pdf], object], expected: list[tuple[str, str]], printed: dict[str, Path], tmp_path: Path
) -> None:
    found = change_pdf(printed["0318-2026-fahrradparken"], tmp_path / "a.pdf", change)
    assert list(dict.fromkeys(found))[: len(expected) or None] == expected
    assert {code for code, _ in found} == {code for code, _ in expected}


def test_a_figure_without_words_is_told(printed: dict[str, Path], tmp_path: Path) -> None:
    def paint(pdf: pikepdf.Pdf) -> None:
        elements(pdf, "/P")[0].S = pikepdf.Name.Figure

    found = change_pdf(printed["0318-2026-fahrradparken"], tmp_path / "a.pdf", paint)
    assert found == [("D806", "Seite 1: Ein Bild hat keinen Alternativtext.")]


def test_every_rule_on_finished_files_fires_above() -> None:
    codes = {code for code, *_ in WORD} | {code for _, pairs in PDFS for code, _ in pairs}
    assert codes == {regel.info.code for regel in FERTIGREGELN}
    assert len(codes) == 9


# --- bad input


def package(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


def story(xml: bytes) -> bytes:
    return f"<w:document {nsdecls('w')}><w:body>".encode() + xml + b"</w:body></w:document>"


BAD = {
    "bombe.docx": (lambda _: package(word__document_xml=b" " * 100_000_000), "ist entpackt zu groß"),
    "lang.docx": (lambda _: package(word__document_xml=story(b"<w:p/>" * 1_000_000)), "ist länger, als"),
    "tabellen.docx": (lambda _: package(word__document_xml=story(b"<w:tbl></w:tbl>" * 600_000)), "ist länger, als"),
    "kein.docx": (lambda _: b"Hallo", "ist keine Word-Datei"),
    "alt.doc": (lambda _: b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "ist eine alte Word-Datei"),
    "kein.pdf": (lambda _: b"Hallo", "ist kein PDF"),
    "kaputt.pdf": (lambda _: b"%PDF-1.7\nHallo", "lässt sich nicht als PDF lesen"),
    "geheim.pdf": (lambda pdf: locked(pdf, "geheim"), "ist mit einem Kennwort verschlüsselt"),
    "filter.pdf": (lambda _: page_with("F1ateDecode"), "Der Text von Seite 1 lässt sich nicht lesen"),
    "dick.pdf": (lambda _: many_pages(1_001), "hat mehr als 1000 Seiten"),
}


def locked(file: Path, password: str) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(file) as pdf:
        pdf.save(stream, encryption=pikepdf.Encryption(user=password, owner="amt"))
    return stream.getvalue()


def page_with(packing: str) -> bytes:
    """A page whose content is packed in a way that nobody knows."""
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pikepdf.Dictionary(Type=pikepdf.Name.Font)))
        page.Contents = pdf.make_stream(b"BT (x) Tj ET", Filter=pikepdf.Name(f"/{packing}"))
        pdf.save(stream)
    return stream.getvalue()


def many_pages(count: int) -> bytes:
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(count):
            pdf.add_blank_page()
        pdf.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_named_with_its_cause(
    name: str, printed: dict[str, Path], tmp_path: Path
) -> None:
    make, cause = BAD[name]
    (tmp_path / name).write_bytes(make(printed["0318-2026-fahrradparken"]))
    start = time.process_time()
    with pytest.raises(UnreadableError, match=cause) as caught:
        check_finished_file(tmp_path / name, None, name)
    assert str(caught.value).startswith(name)
    assert str(caught.value.hint)
    assert time.process_time() - start < 2


def test_a_pdf_locked_against_changes_only_is_read(printed: dict[str, Path], tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(locked(printed["0318-2026-fahrradparken"], ""))
    assert told(check_finished_file(tmp_path / "a.pdf", "kiel").findings) == []


def test_a_page_that_unpacks_without_end_is_taken_for_a_plan(tmp_path: Path) -> None:
    """Nobody looks for letters on it; to read these took six seconds."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = pdf.make_stream(b"BT /F1 9 Tf ({{x}}) Tj ET " * 400_000)
        pdf.save(tmp_path / "a.pdf", compress_streams=True)
    start = time.process_time()
    assert {code for code, _ in told(check_finished_file(tmp_path / "a.pdf").findings)} == {"D804"}
    assert time.process_time() - start < 2


def test_many_runs_in_one_paragraph_are_read_in_time(tmp_path: Path) -> None:
    """The properties of the paragraph were searched for among all of its runs, for each run."""
    (tmp_path / "a.docx").write_bytes(
        package(word__document_xml=story(b"<w:p>" + b"<w:r><w:t>x</w:t></w:r>" * 60_000 + b"</w:p>"))
    )
    start = time.process_time()
    check_finished_file(tmp_path / "a.docx")
    assert time.process_time() - start < 8


def test_fifty_pages_of_word_take_less_than_half_a_second(word: Callable[..., Path]) -> None:
    def long(document: Document) -> None:
        for _ in range(600):
            document.add_paragraph("Ein Satz mit vielen Wörtern, der eine Zeile und mehr füllt. " * 6)

    file = word(long)
    check_finished_file(file)  # what is loaded once does not count
    start = time.process_time()
    check_finished_file(file, "standard")
    assert time.process_time() - start < 0.5


def test_a_finished_file_is_known_by_name_or_by_its_first_bytes(tmp_path: Path, rendered: dict[str, Path]) -> None:
    (tmp_path / "ohne").write_bytes(rendered["2026-0231-fahrradbuegel"].read_bytes())
    (tmp_path / "v.yaml").write_bytes(b"%PDF-")
    (tmp_path / "notiz.txt").write_text("Hallo", encoding="utf-8")
    names = ("ohne", "v.yaml", "notiz.txt", "fehlt.PDF", "fehlt")
    assert [is_finished(tmp_path / name) for name in names] == [True, False, False, True, False]
