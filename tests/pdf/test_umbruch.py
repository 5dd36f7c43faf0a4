from __future__ import annotations

import io
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import page as validator
import pypdf
import pytest
from docx.oxml import OxmlElement
from docx.shared import Pt
from papierbau import add_picture, blank, to_bytes

from vorlagen.errors import ConversionError
from vorlagen.i18n import t
from vorlagen.pdf.convert import Converted, convert
from vorlagen.pdf.embedded import EmbeddedEngine
from vorlagen.pdf.engine import Engine, Job, RawPdf, get_engine
from vorlagen.pdf.umbruch import hold_together
from vorlagen.word.ablauf import break_before
from vorlagen.word.facts import read_word_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docx.document import Document

    from vorlagen.facts import WordFacts

    Group = Callable[[Document], object]

LINES = 29
"""32 lines fill a page of python-docx's default template."""
STEPS = range(0, 66, 6)
"""Points below the first line: pushes the group under test across the page's end in small steps."""


def kept(document: Document, text: str) -> None:
    document.add_paragraph(text).paragraph_format.keep_with_next = True


def table(document: Document) -> None:
    grid = document.add_table(3, 2)
    grid.style = "Table Grid"
    for at, row in enumerate(grid.rows):
        for cell in row.cells:
            cell.text = f"Zelle{at}"
            cell.paragraphs[0].paragraph_format.keep_with_next = at == 0
    grid.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    grid.cell(0, 0).text = "NACHHER"
    grid.cell(0, 0).paragraphs[0].paragraph_format.keep_with_next = True


def heading_and_text(document: Document) -> None:
    document.add_heading("VORHER", 1)
    document.add_paragraph("NACHHER")


def headings_and_text(document: Document) -> None:
    document.add_heading("VORHER", 1)
    document.add_heading("Dazwischen", 2)
    document.add_paragraph("NACHHER")


def heading_and_list(document: Document) -> None:
    document.add_heading("VORHER", 1)
    document.add_paragraph("NACHHER", style="List Bullet")
    document.add_paragraph("noch ein Punkt", style="List Bullet")


def heading_and_table(document: Document) -> None:
    document.add_heading("VORHER", 1)
    table(document)


def caption_and_table(document: Document) -> None:
    kept(document, "VORHER")
    table(document)


def lead_in_and_list(document: Document) -> None:
    kept(document, "VORHER:")
    document.add_paragraph("NACHHER", style="List Bullet")


def text_and_signature(document: Document) -> None:
    kept(document, "VORHER steht ein Satz.")
    name = document.add_paragraph("Erika Muster")
    name.paragraph_format.space_before, name.paragraph_format.keep_with_next = Pt(36), True
    document.add_paragraph("NACHHER")


def table_and_signature(document: Document) -> None:
    """A table without heading, kept whole with the lines behind it."""
    grid = document.add_table(2, 1)
    for cell, text in zip(grid.columns[0].cells, ("VORHER", "Zeile der Tabelle"), strict=True):
        cell.text = text
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    document.add_paragraph("NACHHER")


GROUPS: tuple[Group, ...] = (
    heading_and_text,
    headings_and_text,
    heading_and_list,
    heading_and_table,
    caption_and_table,
    lead_in_and_list,
    text_and_signature,
    table_and_signature,
)


def document(group: Group, step: int = 0, lines: int = LINES) -> bytes:
    made = blank()
    for number in range(lines):
        paragraph = made.add_paragraph(f"Zeile {number}")
        paragraph.paragraph_format.space_after = Pt(4 + (step if number == 0 else 0))
    group(made)
    made.add_paragraph("Ende")
    return to_bytes(made)


def job(docx: bytes, facts: WordFacts | None = None) -> Job:
    return Job(docx, "a.docx", facts or read_word_facts(docx), break_before=partial(break_before, docx))


def raw_pdf(engine: Engine, docx: bytes) -> RawPdf:
    (raw,) = engine.convert([job(docx)])
    assert isinstance(raw, RawPdf)
    return raw


def settled(engine: Engine, docx: bytes, facts: WordFacts | None = None) -> tuple[RawPdf, list[str]]:
    raw, findings = hold_together(job(docx, facts), raw_pdf(engine, docx), engine)
    return raw, [finding.code for finding in findings]


def pages(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def is_torn(texts: list[str]) -> bool:
    (before,) = [number for number, text in enumerate(texts) if "VORHER" in text]
    after = [number for number, text in enumerate(texts) if "NACHHER" in text]
    return before != after[0]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.__name__)
def test_what_belongs_together_is_never_torn(embedded: Engine, group: Group) -> None:
    """Measured: left alone, the engine tears each of these groups at some place of the page's end."""
    torn_before = 0
    for step in STEPS:
        docx = document(group, step)
        plain = pages(raw_pdf(embedded, docx).pdf)
        torn_before += is_torn(plain)
        raw, codes = settled(embedded, docx)
        texts = pages(raw.pdf)
        assert not is_torn(texts), f"step {step}"
        assert all("Zeile" in text or "NACHHER" in text or "Ende" in text for text in texts), "an empty page"
        assert len(texts) - len(plain) <= is_torn(plain)
        assert codes == []
    assert torn_before, "the sweep never reached the page's end"


def torn_document(engine: Engine, group: Group) -> bytes:
    return next(docx for docx in (document(group, step) for step in STEPS) if is_torn(pages(raw_pdf(engine, docx).pdf)))


@pytest.mark.parametrize("group", [heading_and_list, caption_and_table], ids=lambda group: group.__name__)
def test_a_mended_pdf_holds_both_standards_and_the_same_bytes(embedded: Engine, group: Group) -> None:
    docx = torn_document(embedded, group)
    original = bytes(docx)
    first, second = (convert([job(docx)], embedded)[0] for _ in range(2))
    assert first.claims == ("PDF/UA-1", "PDF/A-2b")
    assert first.findings == ()
    assert validator.is_pdf_compliant_bytes(first.pdf, profile="ua1")
    assert first.pdf == second.pdf
    assert not is_torn(pages(first.pdf))
    assert docx == original


def test_without_a_way_to_break_pages_are_left_to_the_engine(embedded: Engine) -> None:
    docx = torn_document(embedded, heading_and_text)
    (converted,) = convert([replace(job(docx), break_before=None)], embedded)
    assert isinstance(converted, Converted)
    assert is_torn(pages(converted.pdf))
    assert converted.findings == ()


def test_several_torn_groups_are_mended_one_after_the_other(embedded: Engine) -> None:
    """The first break moves all the rest; a second one made with it would leave a page of a few lines."""

    def two_groups(made: Document) -> None:
        made.add_heading("Erste", 1)
        for number in range(8):
            kept(made, f"Text gehört zu Erste {number}")
        for number in range(20):
            made.add_paragraph(f"Text {number}")
        made.paragraphs[-1].paragraph_format.space_after = Pt(28)
        made.add_heading("Zweite", 1)
        made.add_paragraph("Text gehört zu Zweite")

    docx = document(two_groups, lines=24)
    plain = pages(raw_pdf(embedded, docx).pdf)
    assert [sum(name in text for text in plain) for name in ("Erste", "Zweite")] == [2, 2]
    raw, codes = settled(embedded, docx)
    texts = pages(raw.pdf)
    assert [sum(name in text for text in texts) for name in ("Erste", "Zweite")] == [1, 1]
    assert codes == []
    assert min(text.count("Text") + text.count("Zeile") for text in texts[:-1]) > 20


class CountingEngine(EmbeddedEngine):
    """The real engine, and how often it was asked."""

    rounds = 0

    def convert(self, jobs: Sequence[Job]) -> tuple[RawPdf | ConversionError, ...]:
        self.rounds += 1
        return super().convert(jobs)


def test_groups_torn_on_pages_that_stay_what_they_are_are_mended_in_one_round(embedded: Engine) -> None:
    """Breaks all at once come to the same pages as one a round; a long paper has many and is slow to set."""

    def chapters(made: Document, step: int) -> None:
        for chapter in range(3):
            made.add_heading(f"Kapitel {chapter}", 1)
            made.add_paragraph(f"Anfang von {chapter}")
            made.add_page_break()
            for number in range(LINES):
                paragraph = made.add_paragraph(f"Text {number}")
                paragraph.paragraph_format.space_after = Pt(4 + (step if number == 0 else 0))

    documents = (document(partial(chapters, step=step), step) for step in STEPS)
    docx = next(docx for docx in documents if torn_chapters(embedded, docx) == 3)
    engine = CountingEngine()
    raw, codes = settled(engine, docx)
    assert (engine.rounds, codes) == (2, []), "the first setting and one more"
    breaks = [fact for fact in range(len(read_word_facts(docx).flow)) if is_chapter(docx, fact)]
    one_by_one: list[int] = []
    for start in breaks:
        one_by_one.append(start)
        expected = raw_pdf(embedded, break_before(docx, one_by_one)).pdf
    assert pages(raw.pdf) == pages(expected)


def is_chapter(docx: bytes, at: int) -> bool:
    return read_word_facts(docx).flow[at].heading


def torn_chapters(engine: Engine, docx: bytes) -> int:
    texts = pages(raw_pdf(engine, docx).pdf)
    return sum(f"Kapitel {at}" in text and f"Anfang von {at}" not in text for at in range(3) for text in texts)


@pytest.mark.parametrize("lines", [0, 10])
def test_a_group_longer_than_a_page_is_left_alone(embedded: Engine, lines: int) -> None:
    def long(made: Document) -> None:
        for number in range(80):
            kept(made, f"Zeile {number}")

    docx = document(long, lines=lines)
    plain = raw_pdf(embedded, docx)
    raw, codes = settled(embedded, docx)
    assert raw.pdf == plain.pdf
    assert codes == []


def test_rows_in_the_middle_of_a_table_cannot_be_moved_and_are_named(embedded: Engine) -> None:
    def rows(made: Document) -> None:
        grid = made.add_table(40, 1)
        for number, cell in enumerate(grid.columns[0].cells):
            cell.text = f"Reihe {number}"
            cell.paragraphs[0].paragraph_format.keep_with_next = number % 2 == 1

    found = []
    for lines in range(3):
        docx = document(rows, lines=lines)
        raw, findings = hold_together(job(docx), raw_pdf(embedded, docx), embedded)
        assert len(pages(raw.pdf)) == 2
        found += findings
    assert found
    assert {finding.code for finding in found} == {"D817"}
    assert "Seite 1 steht „Reihe" in str(found[0].message)


def test_breaks_that_the_author_wants_are_no_tears(embedded: Engine) -> None:
    def parted(made: Document) -> None:
        made.add_heading("VORHER", 1)
        made.add_paragraph("NACHHER").paragraph_format.page_break_before = True
        made.add_heading("Am Ende der Seite", 1)
        made.add_page_break()
        made.add_heading("Am Anfang der Seite", 1)

    docx = document(parted, lines=3)
    raw, codes = settled(embedded, docx)
    assert len(pages(raw.pdf)) == 3
    assert codes == []


def test_headings_are_held_where_other_paragraphs_do_not_add_up(embedded: Engine) -> None:
    """As if the PDF had a paragraph that Word does not print; breaks still go before the right heading."""
    docx = torn_document(embedded, heading_and_text)
    facts = read_word_facts(docx)
    raw, codes = settled(embedded, docx, replace(facts, flow=facts.flow[:-1]))
    assert not is_torn(pages(raw.pdf))
    assert codes == []


def test_what_cannot_be_judged_is_said(embedded: Engine) -> None:
    docx = torn_document(embedded, headings_and_text)
    facts = read_word_facts(docx)
    without = tuple(fact for fact in facts.flow if fact.text != "VORHER")
    _, codes = settled(embedded, docx, replace(facts, flow=without))
    assert codes == ["D818"]


def test_what_is_still_torn_after_the_last_round_is_named(embedded: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    docx = torn_document(embedded, caption_and_table)
    monkeypatch.setattr("vorlagen.pdf.umbruch.ROUNDS", 0)
    raw, findings = hold_together(job(docx), raw_pdf(embedded, docx), embedded)
    assert is_torn(pages(raw.pdf))
    (found,) = findings
    assert (found.code, found.file) == ("D817", "a.docx")
    assert "Seite 1 steht „VORHER“" in str(found.message)


class RefusingEngine:
    """The real engine's name and habits, but it takes no second docx."""

    name = "refusing"
    own_families: tuple[str, ...] = ()
    keeps_together = False
    flattens_notes = False

    def __init__(self, engine: Engine) -> None:
        self.probe = engine.probe

    def convert(self, jobs: Sequence[Job]) -> tuple[RawPdf | ConversionError, ...]:
        return tuple(ConversionError(t("nein")) for _ in jobs)


def test_a_round_that_fails_leaves_the_result_before_it(embedded: Engine) -> None:
    docx = torn_document(embedded, heading_and_text)
    plain = raw_pdf(embedded, docx)
    raw, findings = hold_together(job(docx), plain, RefusingEngine(embedded))
    assert raw is plain
    assert [finding.code for finding in findings] == ["D817"]


def test_pictures_stay_with_their_caption(embedded: Engine) -> None:
    def picture(made: Document) -> None:
        add_picture(made, "Lageplan")
        made.paragraphs[-1].paragraph_format.keep_with_next = True
        made.add_paragraph("NACHHER")

    torn = 0
    for step in STEPS:
        docx = document(picture, step, lines=27)
        assert "NACHHER" in page_with_picture(settled(embedded, docx)[0].pdf)
        torn += "NACHHER" not in page_with_picture(raw_pdf(embedded, docx).pdf)
    assert torn, "the sweep never reached the page's end"


def page_with_picture(pdf: bytes) -> str:
    (page,) = [page for page in pypdf.PdfReader(io.BytesIO(pdf)).pages if page.images]
    return page.extract_text()


@pytest.mark.libreoffice
def test_libreoffice_needs_no_help() -> None:
    engine = get_engine("libreoffice")
    docx = torn_document(get_engine("embedded"), heading_and_text)
    plain = raw_pdf(engine, docx)
    assert hold_together(job(docx), plain, engine) == (plain, ())
    assert not is_torn(pages(plain.pdf))
