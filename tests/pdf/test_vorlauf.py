"""What the embedded engine drops without a word is printed all the same, or told."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pypdf
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from papierbau import blank, paper, picture, replace_part, to_bytes

from vorlagen.pdf.engine import Engine, Job, RawPdf
from vorlagen.pdf.symbole import unicode_of
from vorlagen.pdf.vorlauf import prepare
from vorlagen.word.facts import read_word_facts

if TYPE_CHECKING:
    from docx.document import Document

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
    }.items()
)
_FOOTNOTE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def _add(document: Document, runs: str) -> None:
    document.element.body.insert(0, parse_xml(f"<w:p {_NAMESPACES}>{runs}</w:p>"))


def _with(runs: str) -> bytes:
    document = blank()
    _add(document, runs)
    return to_bytes(document)


def _printed(engine: Engine, data: bytes) -> tuple[str, list[str]]:
    (raw,) = engine.convert([Job(data, "anlage.docx", read_word_facts(data))])
    assert isinstance(raw, RawPdf)
    text = "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(raw.pdf)).pages)
    return text, [str(loss) for loss in raw.losses]


def _run(content: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{content}</w:r>"


def test_a_hyphen_that_keeps_its_line_together_is_printed(embedded: Engine) -> None:
    """Without it „2025-2026“ would be another number."""
    text, losses = _printed(embedded, _with(_run("<w:t>2025</w:t><w:noBreakHyphen/><w:t>2026</w:t>")))
    assert "2025-2026" in text
    assert losses == []


@pytest.mark.parametrize(
    ("font", "code", "printed"),
    [("Wingdings", "F0FE", "☑"), ("Wingdings", "F0A8", "☐"), ("Wingdings", "00FC", "✓"), ("Wingdings 2", "F054", "☒"),
     ("Symbol", "F0AE", "→"), ("Symbol", "F062", "β"), ("MS Gothic", "2612", "☒")],
)  # fmt: skip
def test_a_symbol_is_printed_as_the_character_that_it_shows(
    embedded: Engine, font: str, code: str, printed: str
) -> None:
    text, losses = _printed(embedded, _with(_run(f'<w:t>vor</w:t><w:sym w:font="{font}" w:char="{code}"/>')))
    assert f"vor{printed}" in text
    assert losses == []


def test_a_symbol_of_which_nothing_is_known_is_told(embedded: Engine) -> None:
    sym = '<w:sym w:font="Webdings" w:char="F061"/>'
    _, losses = _printed(embedded, _with(_run(sym) + _run(sym)))
    assert losses == ["Zeichen F061 der Schrift „Webdings“"]


@pytest.mark.parametrize(("font", "code"), [("Wingdings", "F000"), ("Arial", "zz"), ("Arial", "F0B7"), ("Arial", "")])
def test_no_symbol_is_guessed(font: str, code: str) -> None:
    assert unicode_of(font, code) is None


@pytest.mark.parametrize(
    ("state", "printed"),
    [('<w:default w:val="1"/>', "☒"), ('<w:default w:val="1"/><w:checked w:val="0"/>', "☐"),
     ('<w:default w:val="0"/><w:checked/>', "☒"), ("", "☐")],
)  # fmt: skip
def test_the_boxes_of_old_forms_show_their_cross(embedded: Engine, state: str, printed: str) -> None:
    box = f'<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{state}</w:checkBox></w:ffData></w:fldChar>'
    end = _run("<w:instrText>FORMCHECKBOX</w:instrText>") + _run('<w:fldChar w:fldCharType="end"/>')
    text, _ = _printed(embedded, _with(_run("<w:t>vor</w:t>") + _run(box) + end + _run("<w:t>nach</w:t>")))
    assert f"vor{printed}nach" in text


def _noted(runs: str) -> bytes:
    document = blank()
    document.styles.add_style("Footnote Anchor", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
    _add(document, runs)
    note = f'<w:footnote w:id="2"><w:p>{_run("<w:t>Quelle</w:t>")}</w:p></w:footnote>'
    notes = f"<w:footnotes {_NAMESPACES}>{note}</w:footnotes>"
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTE_TYPE, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return to_bytes(document)


@pytest.mark.parametrize(
    "reference",
    [
        _run('<w:footnoteReference w:id="2"/>', '<w:vertAlign w:val="superscript"/>'),
        _run('<w:footnoteReference w:id="2"/>', '<w:rStyle w:val="FootnoteAnchor"/>'),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        _run('<w:t>Satz</w:t><w:footnoteReference w:id="2"/><w:t>weiter</w:t>', "<w:b/>"),
    ],
    ids=["Google Docs", "LibreOffice", "no properties", "among text"],
)
def test_a_footnote_is_printed_whoever_wrote_it(embedded: Engine, reference: str) -> None:
    text, _ = _printed(embedded, _noted(_run("<w:t>Haushalt</w:t>") + reference + _run("<w:t>Ende</w:t>")))
    assert "Quelle" in text
    order = [text.index(word) for word in ("Haushalt", "Satz", "1", "weiter", "Ende") if word in text]
    assert order == sorted(order)
    assert len(order) == (5 if "Satz" in reference else 3)


def _with_picture(runs: str, ending: str) -> bytes:
    document = blank()
    part = Part(PackURI(f"/word/media/bild.{ending}"), f"image/{ending}", picture().getvalue(), document.part.package)
    ident = document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    _add(document, runs.format(bild=f'<v:shape style="width:90pt;height:50pt"><v:imagedata r:id="{ident}"/></v:shape>'))
    return to_bytes(document)


_OBJECT = _run('<w:object>{bild}<o:OLEObject Type="Embed" ProgID="Excel.Sheet.12"/></w:object>')


@pytest.mark.parametrize(
    ("runs", "ending", "told"),
    [
        (_OBJECT, "emf", ["eingebettetes Objekt (Excel.Sheet.12)"]),
        (_run("<w:object/>"), "png", ["eingebettetes Objekt"]),
        (_OBJECT, "png", []),
        (_run("<w:pict>{bild}</w:pict>"), "wmf", ["Bild im Format WMF"]),
        (_run("<w:pict>{bild}</w:pict>"), "png", []),
    ],
)
def test_objects_and_pictures_that_leave_a_blank_are_told(
    embedded: Engine, runs: str, ending: str, told: list[str]
) -> None:
    """An object whose preview is a common picture is seen as in Word."""
    assert _printed(embedded, _with_picture(runs, ending))[1] == told


def test_a_paper_without_any_of_this_reaches_the_engine_as_it_is() -> None:
    data = paper(paragraphs=1, alts=["Lageplan"])
    assert prepare(data) == (data, ())
    assert prepare(data)[0] is data


@pytest.mark.parametrize("data", [b"", b"no zip", replace_part(to_bytes(blank()), "word/document.xml",
                                                               lambda xml: xml[:-20] + b"<w:sym/>")])  # fmt: skip
def test_what_is_damaged_is_left_to_the_engine(data: bytes) -> None:
    assert prepare(data) == (data, ())
