"""LibreOffice's PDF keeps bold and raised text at the beginning of a content control."""

from __future__ import annotations

import io
import zipfile

import pypdf
import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from vorlagen.pdf.engine import Job, get_engine
from vorlagen.pdf.steuerelemente import without_controls
from vorlagen.word.facts import read_word_facts

_BOLD, _RAISED = "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
_INNER = (
    f"<w:p><w:r><w:t>vorn </w:t></w:r><w:r>{_BOLD}<w:t>fett</w:t></w:r>"
    f"<w:r><w:t> und 10</w:t></w:r><w:r>{_RAISED}<w:t>6</w:t></w:r></w:p>"
)


def _paper(control: str) -> bytes:
    document = Document()
    document.add_paragraph("Davor")
    document.element.body.insert(1, parse_xml(control.replace("<w:sdt>", f"<w:sdt {nsdecls('w')}>", 1)))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _control(inner: str, properties: str = "") -> str:
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="Feld"/>{properties}</w:sdtPr><w:sdtEndPr/>'
        f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def _document(docx: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()


def _fonts(pdf: bytes) -> dict[str, tuple[str, float]]:
    """Name and size of the font by the text that it sets."""
    found: dict[str, tuple[str, float]] = {}

    def visit(text: str, _: list[float], matrix: list[float], font: dict[str, str] | None, size: float) -> None:
        if text.strip() and font:
            found[text.strip()] = (font["/BaseFont"], size * matrix[3])

    pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=visit)
    return found


@pytest.mark.libreoffice
def test_the_first_paragraph_of_a_control_keeps_its_looks() -> None:
    docx = _paper(_control(_INNER))
    raw = get_engine("libreoffice").convert([Job(docx, "a.docx", read_word_facts(docx, "a.docx"))])[0]
    fonts = _fonts(raw.pdf)
    assert "Bold" in fonts["fett"][0]
    assert fonts["6"][1] < fonts["fett"][1]


def test_nothing_but_the_frame_is_taken_off() -> None:
    """Controls inside controls and inside a line, and properties with children, go; text and runs stay."""
    inline = _control("<w:r><w:t>&lt;w:sdt&gt;</w:t></w:r>", '<w:placeholder><w:docPart w:val="x"/></w:placeholder>')
    docx = _paper(_control(_INNER + _control(f"<w:p>{inline}</w:p>")))
    bare = without_controls(docx)
    assert "sdt>" not in _document(bare).replace("&lt;w:sdt&gt;", "")
    assert _document(bare).count("<w:p>") + _document(bare).count("<w:p/>") == _document(docx).count("<w:p>")
    assert f"{_INNER}<w:p><w:r><w:t>&lt;w:sdt&gt;</w:t></w:r></w:p>" in _document(bare)
    assert read_word_facts(bare, "a.docx").flow[0].text == "Davor"


def test_a_file_without_controls_and_one_that_is_none_stay_as_they_are() -> None:
    plain = without_controls(_paper(_control(_INNER)))
    assert without_controls(plain) is plain
    assert without_controls(b"PK bad") == b"PK bad"
