"""A tagged PDF cut into parts: each part is sound by validator and by our own check, and nothing is lost."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from docx.enum.text import WD_BREAK
from papierbau import NUMBER, paper

from vorlagen.pdf.convert import convert
from vorlagen.pdf.eigene_blaetter import blank_page, first_pages
from vorlagen.pdf.engine import Job
from vorlagen.pdf.standards import judge
from vorlagen.word.facts import read_word_facts

if TYPE_CHECKING:
    from docx.document import Document

    from vorlagen.pdf.engine import Engine

STANDARDS = ("PDF/UA-1", "PDF/A-2b")
ADDRESS = "https://vorlagen.invalid/ziel/a"


def _more(document: Document) -> None:
    """Two sheets more with a heading each, and on the second a link."""
    for number in (2, 3):
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        document.add_heading(f"Blatt {number}", 1)
        link = document.add_paragraph("Ein Link: ")
        if number == 3:
            _link(document, link)


def _link(document: Document, paragraph: object) -> None:
    from docx.oxml import parse_xml  # noqa: PLC0415 - only here

    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ident = document.part.relate_to(ADDRESS, f"{kind}/hyperlink", is_external=True)
    paragraph._p.append(parse_xml(  # type: ignore[attr-defined]
        f'<w:hyperlink xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="{kind}" '
        f'r:id="{ident}" w:history="1"><w:r><w:t>zum Ziel</w:t></w:r></w:hyperlink>'
    ))  # fmt: skip


@pytest.fixture
def whole(engine: Engine) -> bytes:
    return made_by(engine)


def made_by(engine: Engine) -> bytes:
    """A paper of several pages."""
    docx = paper(paragraphs=4, alts=["Lageplan"], change=_more)
    (made,) = convert([Job(docx, "a.docx", read_word_facts(docx, "a.docx"), NUMBER)], engine)
    assert set(made.claims) == set(STANDARDS)
    return made.pdf


def test_the_page_that_links_to_an_address_is_found(embedded: Engine) -> None:
    whole = made_by(embedded)
    assert first_pages(whole, [ADDRESS]) == {ADDRESS: len(pikepdf.open(io.BytesIO(whole)).pages) - 1}


def test_an_address_that_nothing_links_is_not_found(whole: bytes) -> None:
    assert first_pages(whole, ["https://vorlagen.invalid/ziel/b"]) == {}


def test_a_blank_page_is_as_large_as_the_others_and_holds_both_standards(whole: bytes) -> None:
    blank = blank_page(whole)
    assert [judge(blank, standard).holds for standard in STANDARDS] == [True, True]
    with pikepdf.open(io.BytesIO(blank)) as pdf, pikepdf.open(io.BytesIO(whole)) as other:
        assert len(pdf.pages) == 1
        sizes = [[round(float(edge)) for edge in file.pages[0].mediabox] for file in (pdf, other)]
        assert sizes[0] == sizes[1]
