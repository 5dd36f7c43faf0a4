"""Every code of the way back (R…): a case that fires it, and a file that is silent."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx as python_docx
import pytest
from lxml import etree
from PIL import Image
from wordaenderung import W, control, edited, paragraph, retyped

import vorlagen
from vorlagen.errors import InputError, UnreadableError
from vorlagen.workflow.lesebefunde import TABLE
from vorlagen.workflow.lesen import Gelesen, read_docx

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vorlagen.findings import Finding

FORM = """\
version: 1
name: eigen
bezeichnung: Eigenes Formular
kopf: [nummer, datum, aktenzeichen]
abschnitte:
  - feld: sachverhalt
  - feld: begruendung
  - ueberschrift: Stand
    aufbau:
      - satz: "Die Vorlage ist vom {datum}."
"""
PAPER = """\
formular: eigen.yaml
nummer: &nr 2026/1
aktenzeichen: *nr
betreff: Wege im Park
datum: 04.05.2026
sachverhalt: |
  Die Wege sind **schlecht**.

  Sie werden erneuert.
begruendung: Sonst gibt es Unfälle.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a form and a paper."""
    (tmp_path / "eigen.yaml").write_text(FORM, encoding="utf-8")
    (tmp_path / "park.yaml").write_text(PAPER, encoding="utf-8")
    return tmp_path


def _printed(folder: Path, audience: str = "internal") -> bytes:
    return vorlagen.render(vorlagen.load(folder / "park.yaml"), draft=True, audience=audience).docx  # type: ignore[arg-type]


def _read(docx: bytes, folder: Path, **options: object) -> tuple[Finding, ...]:
    try:
        found: Gelesen = read_docx(docx, folder=folder, name="park.docx", **options)  # type: ignore[arg-type]
    except (UnreadableError, InputError) as error:
        return error.findings  # type: ignore[return-value]
    return found.report.findings


def _public(folder: Path) -> tuple[Finding, ...]:
    steps = "beratungsfolge: [{gremium: Rat, oeffentlich: ja}]\n"
    (folder / "park.yaml").write_text(PAPER + steps, encoding="utf-8")
    return _read(_printed(folder, "public"), folder)


def _damaged_source(folder: Path) -> tuple[Finding, ...]:
    def change(root: etree._Element) -> None:
        root.text = "betreff: [offen"

    return _read(edited(_printed(folder), change, "customXml/item900.xml"), folder)


def _other_form(folder: Path) -> tuple[Finding, ...]:
    data = retyped(_printed(folder), "erneuert", "saniert")
    (folder / "eigen.yaml").write_text(FORM.replace("ueberschrift: Stand", "ueberschrift: Datum"), encoding="utf-8")
    return _read(data, folder)


def _foreign(folder: Path) -> tuple[Finding, ...]:
    document = python_docx.Document()
    document.add_heading("1. Sachverhalt", 1)
    document.add_paragraph("Die Wege sind schlecht.")
    stream = io.BytesIO()
    document.save(stream)
    return _read(stream.getvalue(), folder)


def _without(field: str) -> Callable[[Path], tuple[Finding, ...]]:
    def case(folder: Path) -> tuple[Finding, ...]:
        return _read(edited(_printed(folder), lambda root: root[0].remove(control(root, field))), folder)

    return case


def _moved(folder: Path) -> tuple[Finding, ...]:
    def change(root: etree._Element) -> None:
        control(root, "begruendung").addnext(control(root, "sachverhalt"))

    return _read(edited(_printed(folder), change), folder)


def _doubled(words: str | None) -> Callable[[Path], tuple[Finding, ...]]:
    def change(root: etree._Element) -> None:
        part = control(root, "begruendung")
        twin = etree.fromstring(etree.tostring(part))
        for node in twin.iter(W + "t"):
            node.text = words or node.text
        part.addnext(twin)

    return lambda folder: _read(edited(_printed(folder), change), folder)


def _emptied(folder: Path) -> tuple[Finding, ...]:
    def change(root: etree._Element) -> None:
        for node in control(root, "begruendung").iter(W + "t"):
            node.text = ""

    return _read(edited(_printed(folder), change), folder)


def _alien(folder: Path) -> tuple[Finding, ...]:
    def change(root: etree._Element) -> None:
        twin = etree.fromstring(etree.tostring(control(root, "begruendung")))
        twin.find(f"{W}sdtPr/{W}tag").set(W + "val", "fremd")
        for mark in [*twin.iter(W + "bookmarkStart"), *twin.iter(W + "bookmarkEnd")]:
            mark.getparent().remove(mark)
        control(root, "begruendung").addnext(twin)

    return _read(edited(_printed(folder), change), folder)


def _retyped(old: str, new: str, count: int = 1) -> Callable[[Path], tuple[Finding, ...]]:
    return lambda folder: _read(retyped(_printed(folder), old, new, count), folder)


def _both_changed(folder: Path) -> tuple[Finding, ...]:
    data = retyped(_printed(folder), "Wege im Park", "Wege im Stadtpark", 1)
    (folder / "park.yaml").write_text(PAPER.replace("Wege im Park", "Parkwege"), encoding="utf-8")
    return _read(data, folder, update=folder / "park.yaml")


def _in_word(change: Callable[[python_docx.document.Document], None]) -> Callable[[Path], tuple[Finding, ...]]:
    def case(folder: Path) -> tuple[Finding, ...]:
        document = python_docx.Document(io.BytesIO(_printed(folder)))
        change(document)
        stream = io.BytesIO()
        document.save(stream)
        return _read(stream.getvalue(), folder)

    return case


def _run(document: python_docx.document.Document) -> python_docx.text.run.Run:
    element = paragraph(document.element, "Sie werden erneuert")
    return python_docx.text.paragraph.Paragraph(element, document._body).runs[0]


def _picture(document: python_docx.document.Document) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (4, 4)).save(stream, "PNG")
    _run(document).add_picture(stream)


def _tracked(folder: Path) -> tuple[Finding, ...]:
    def change(root: etree._Element) -> None:
        run = paragraph(root, "Sie werden erneuert").find(W + "r")
        mark = etree.Element(W + "ins")
        mark.set(W + "id", "9001")
        mark.set(W + "author", "E. Beispiel")
        run.addnext(mark)
        mark.append(etree.fromstring(etree.tostring(run)))
        next(mark.iter(W + "t")).text = " Sofort."

    return _read(edited(_printed(folder), change), folder)


def _thin(folder: Path) -> tuple[Finding, ...]:
    def change(root: etree._Element) -> None:
        for mark in list(control(root, "sachverhalt").iter(W + "b")):
            mark.getparent().remove(mark)

    return _read(edited(_printed(folder), change), folder)


CASES: dict[str, Callable[[Path], tuple[Finding, ...]]] = {
    "R001": _public,
    "R002": _damaged_source,
    "R003": _other_form,
    "R004": _foreign,
    "R010": _without("begruendung"),
    "R011": _moved,
    "R012": _doubled(None),
    "R013": _doubled("Anders."),
    "R014": _emptied,
    "R015": _alien,
    "R020": _retyped("Begründung", "Gründe"),
    "R021": _retyped("04.05.2026", "demnächst", 2),
    "R022": _retyped("04.05.2026", "05.05.2026", 1),
    "R023": _retyped("2026/1", "2026/2", 2),
    "R024": _both_changed,
    "R030": _in_word(lambda document: setattr(_run(document), "underline", True)),
    "R031": _in_word(_picture),
    "R032": _tracked,
    "R033": _in_word(lambda document: document.add_comment(_run(document), "Stimmt das?", "E. Beispiel") and None),
    "R034": _thin,
}


@pytest.mark.parametrize("code", sorted(TABLE))
def test_every_code_has_a_case_that_fires_it(code: str, folder: Path) -> None:
    """With the file, a message without gaps, and what to do."""
    found = next(finding for finding in CASES[code](folder) if finding.code == code)
    assert found.file is not None
    assert "{" not in str(found.message) + str(found.hint)
    assert str(found.hint)


def test_a_file_that_was_only_saved_fires_none(folder: Path) -> None:
    """Neither sealed nor saved by another program."""
    data = _printed(folder)
    again = edited(data, lambda root: root.append(etree.Comment("gespeichert")))
    for docx in (data, again):
        assert _read(docx, folder) == ()
    assert set(CASES) == set(TABLE)


def test_tracked_changes_are_read_as_accepted_or_as_never_made(folder: Path) -> None:
    """And told either way."""
    texts = []

    def keep(docx: bytes, _: Path) -> None:
        for stand in ("accepted", "original"):
            found = read_docx(docx, folder=folder, revisions=stand)  # type: ignore[arg-type]
            assert [finding.code for finding in found.report.findings] == ["R032"]
            texts.append(found.text)

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(globals(), "_read", keep)
        _tracked(folder)
    assert texts == [PAPER.replace("erneuert.", "erneuert. Sofort."), PAPER]


def test_a_foreign_file_becomes_a_draft_that_loads(folder: Path) -> None:
    """Headings of the form, whatever their number; prose with its formatting."""
    document = python_docx.Document()
    document.add_heading("1. Sachverhalt", 1)
    document.add_paragraph("Die Wege sind ").add_run("schlecht").bold = True
    document.add_heading("Lage", 2)
    document.add_paragraph("Am Rand.", style="List Bullet")
    document.add_heading("2. Begründung", 1)
    document.add_paragraph("Darum.")
    stream = io.BytesIO()
    document.save(stream)
    found = read_docx(stream.getvalue(), folder=folder, form="eigen.yaml")
    assert found.vorlage.sachverhalt == "Die Wege sind **schlecht**\n\n# Lage\n\n- Am Rand."
    assert found.vorlage.begruendung == "Darum."
    assert found.vorlage.ist_entwurf


def test_a_file_without_anything_of_ours_is_refused(folder: Path) -> None:
    """Exit 3, with what to do."""
    stream = io.BytesIO()
    python_docx.Document().save(stream)
    with pytest.raises(UnreadableError) as caught:
        read_docx(stream.getvalue(), folder=folder)
    assert [finding.code for finding in caught.value.findings] == ["R001"]  # type: ignore[attr-defined]


def test_changes_go_into_a_file_that_went_on_by_itself(folder: Path) -> None:
    """What Word changed and what the file changed are both kept."""
    data = retyped(_printed(folder), "Unfälle", "Stürze")
    own = PAPER.replace("Sie werden erneuert.", "Sie werden saniert.").replace("betreff:", "# neu\nbetreff:")
    (folder / "park.yaml").write_text(own, encoding="utf-8")
    found = read_docx(data, update=folder / "park.yaml")
    assert found.text == own.replace("Unfälle", "Stürze")
    assert found.report.findings == ()
    assert (folder / "park.yaml").read_text(encoding="utf-8") == own


@pytest.mark.parametrize("kept", ["\r\n", "\n"])
def test_line_ends_of_the_source_come_back(folder: Path, kept: str) -> None:
    """XML would turn CR LF into LF."""
    data = PAPER.replace("\n", kept).encode()
    (folder / "park.yaml").write_bytes(data)
    docx = _printed(folder)
    assert read_docx(docx, folder=folder).text.encode() == data
    changed = read_docx(retyped(docx, "Unfälle", "Stürze"), folder=folder)
    assert changed.text.encode() == data.replace("Unfälle".encode(), "Stürze".encode())


def test_another_spelling_of_the_same_value_is_no_change(folder: Path) -> None:
    """4. Mai 2026 is 04.05.2026."""
    found = read_docx(retyped(_printed(folder), "04.05.2026", "4. Mai 2026", 2), folder=folder)
    assert (found.text, found.report.findings) == (PAPER, ())


def test_a_paper_built_in_python_comes_back_as_json(folder: Path) -> None:
    """The source is what the model says."""
    paper = vorlagen.Vorlage(formular="standard", betreff="Wege", sachverhalt="Die Wege sind schlecht.")
    docx = vorlagen.render(paper, draft=True).docx
    found = read_docx(retyped(docx, "schlecht", "gut"), folder=folder)
    assert found.vorlage.sachverhalt == "Die Wege sind gut."
    assert found.text.startswith("{")
