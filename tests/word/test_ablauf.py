from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from vorlagen.word.ablauf import break_before
from vorlagen.word.abschnitte import keep_last_paragraph
from vorlagen.word.facts import read_word_facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document

    from vorlagen.facts import ParagraphFact

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000"
    "050001a5f645400000000049454e44ae426082"
)


def save(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def flow(change: Callable[[Document], object]) -> tuple[ParagraphFact, ...]:
    document = docx.Document()
    change(document)
    return read_word_facts(save(document)).flow


def kept(change: Callable[[Document], object]) -> list[str]:
    return [fact.text for fact in flow(change) if fact.keep]


def style(document: Document, name: str, base: str | None = None) -> object:
    made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.base_style = document.styles[base] if base else None
    return made


def test_headings_and_marked_paragraphs_keep_the_next_one() -> None:
    def change(document: Document) -> None:
        document.add_heading("Überschrift", 2)
        document.add_paragraph("Text")
        document.add_paragraph("Einleitung:").paragraph_format.keep_with_next = True

    found = flow(change)
    assert [(fact.text, fact.keep, fact.heading) for fact in found] == [
        ("Überschrift", True, True),
        ("Text", False, False),
        ("Einleitung:", True, False),
    ]
    assert all(fact.movable for fact in found)


def test_the_own_property_wins_over_the_style_and_the_nearer_style_over_the_farther() -> None:
    def change(document: Document) -> None:
        style(document, "Fern").paragraph_format.keep_with_next = True
        style(document, "Nah", "Fern")
        style(document, "Gegen", "Fern").paragraph_format.keep_with_next = False
        for name in ("Fern", "Nah", "Gegen"):
            document.add_paragraph(name, style=name)
        document.add_paragraph("selbst nicht", style="Nah").paragraph_format.keep_with_next = False

    assert kept(change) == ["Fern", "Nah"]


def test_the_default_style_and_the_defaults_of_the_document_count() -> None:
    def by_style(document: Document) -> None:
        document.styles["Normal"].paragraph_format.keep_with_next = True
        document.add_paragraph("ohne Formatvorlage")

    def by_default(document: Document) -> None:
        properties = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}")
        properties.append(OxmlElement("w:keepNext"))
        document.add_paragraph("ohne Formatvorlage")

    assert kept(by_style) == kept(by_default) == ["ohne Formatvorlage"]


def test_styles_based_on_each_other_in_a_ring_come_to_an_end() -> None:
    def change(document: Document) -> None:
        style(document, "Eins").paragraph_format.keep_with_next = True
        style(document, "Zwei", "Eins")
        document.styles["Eins"].base_style = document.styles["Zwei"]
        document.add_paragraph("Ring", style="Zwei")

    assert kept(change) == ["Ring"]


def test_nothing_is_bound_across_a_break_that_the_author_wants() -> None:
    def change(document: Document) -> None:
        document.add_heading("vor eigenem Absatz mit Umbruch", 1)
        document.add_page_break()
        document.add_heading("vor Seitenumbruch davor", 1)
        document.add_paragraph("neue Seite").paragraph_format.page_break_before = True
        document.add_heading("vor neuem Abschnitt", 1)
        document.add_section()
        document.add_heading("bleibt", 1)
        document.add_paragraph("Text")

    assert kept(change) == ["bleibt"]


def test_pictures_count_and_empty_paragraphs_and_text_boxes_do_not() -> None:
    def change(document: Document) -> None:
        document.add_paragraph("")
        document.add_picture(io.BytesIO(PNG))
        inner = "<w:p><w:r><w:t>im Kasten</w:t></w:r></w:p>"
        box = f"<w:r {nsdecls('w')}><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></w:r>"
        document.add_paragraph("Text mit ")._p.append(parse_xml(box))

    assert [fact.text for fact in flow(change)] == ["", "Text mit im Kasten"]


def test_only_the_first_row_of_a_table_can_be_moved() -> None:
    def change(document: Document) -> None:
        table = document.add_table(2, 1)
        table.cell(0, 0).text = "Kopf"
        table.cell(1, 0).text = "Reihe"
        table.cell(1, 0).add_table(1, 1).cell(0, 0).text = "innen"

    assert [(fact.text, fact.movable) for fact in flow(change)] == [("Kopf", True), ("Reihe", False), ("innen", False)]


def sample() -> bytes:
    document = docx.Document()
    document.add_paragraph("Anfang")
    document.add_paragraph("")
    document.add_heading("Überschrift", 1)
    table = document.add_table(2, 1)
    table.cell(0, 0).text, table.cell(1, 0).text = "Kopf", "Reihe"
    return save(document)


def body_of(content: bytes) -> list[tuple[str, str]]:
    return [
        (element.tag.rpartition("}")[2], "Umbruch" if element.findall(f".//{qn('w:br')}") else "")
        for element in docx.Document(io.BytesIO(content)).element.body
    ]


@pytest.mark.parametrize(("position", "place"), [(0, 0), (1, 2), (2, 3)])
def test_a_break_stands_before_its_paragraph_or_the_whole_table(position: int, place: int) -> None:
    """Position 2 is the first cell: breaks inside cells are ignored by the embedded engine."""
    content = sample()
    expected = body_of(content)
    expected.insert(place, ("p", "Umbruch"))
    assert body_of(break_before(content, {position})) == expected


def test_a_row_further_down_is_left_alone() -> None:
    content = sample()
    assert body_of(break_before(content, {3})) == body_of(content)


def test_all_other_parts_stay() -> None:
    content = sample()
    copy = break_before(content, {0, 1})
    before, after = (zipfile.ZipFile(io.BytesIO(data)) for data in (content, copy))
    assert before.namelist() == after.namelist()
    assert [name for name in before.namelist() if before.read(name) != after.read(name)] == ["word/document.xml"]
    assert break_before(content, [1, 0]) == copy


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}<w:r><w:t>{text}</w:t></w:r></w:p>"


def rows(count: int) -> str:
    return "<w:tbl>" + "".join(f"<w:tr><w:tc>{paragraph(str(n))}</w:tc></w:tr>" for n in range(count)) + "</w:tbl>"


GAP = '<w:p><w:pPr><w:spacing w:after="0"/></w:pPr></w:p>'
CLOSE = "</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    ("xml", "bound"),
    [
        (paragraph("a") + paragraph("b", '<w:pStyle w:val="B"/><w:jc w:val="left"/>'), 1),
        (paragraph("a") + paragraph("b") + CLOSE, 1),
        (paragraph("a") + rows(3) + CLOSE, 3),
        (paragraph("a") + rows(3) + GAP + CLOSE, 4),
        (paragraph("a") + rows(30), 1),
        (rows(3) + paragraph("b"), 1),
        ("", 0),
    ],
)
def test_a_signature_binds_the_paragraph_or_short_table_before_it(xml: str, bound: int) -> None:
    """A table that fits is bound as a whole, of a long one the last row."""
    kept_xml = keep_last_paragraph(xml)
    assert kept_xml.count("<w:keepNext/>") == bound
    assert kept_xml.replace("<w:keepNext/>", "").replace("<w:pPr></w:pPr>", "") == xml
    assert "<w:pPr><w:keepNext/><w:pStyle" not in kept_xml
    assert keep_last_paragraph(kept_xml) == kept_xml
