"""Whole papers: no heading, caption, lead-in or signature stands alone at a page's end."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pypdf
import pytest

from vorlagen.models import Vorlage
from vorlagen.sources import read_paper_file
from vorlagen.word.ablauf import break_before
from vorlagen.word.facts import read_word_facts
from vorlagen.workflow.rendern import Rendered, convert_rendered, convert_word, render_paper

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[2] / "examples"
PAPERS = sorted(path for path in EXAMPLES.glob("*/*.yaml") if not path.name.startswith(("vorlagen", "sitzung")))
BOTH = ("PDF/UA-1", "PDF/A-2b")


def squeeze(text: str) -> str:
    return "".join(text.split())


def pages_of(word: Rendered, pdf: bytes) -> list[tuple[int, int]]:
    """First and last page of each paragraph, found by its text: an independent reader, no tags."""
    texts = [squeeze(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    found, page, at = [], 0, 0
    for fact in read_word_facts(word.docx).flow:
        places = []
        text = squeeze(fact.text)
        for piece in (text[:12], text[-12:]):
            # The number of a footnote may stand between two words.
            pattern = re.compile(re.sub(r"(?<=[^\d\\])(?=\D)", r"\\d{0,2}", re.escape(piece)))
            while page < len(texts) - 1 and not pattern.search(texts[page], at):
                page, at = page + 1, 0
            assert pattern.search(texts[page]), fact.text
            places.append(page)
        last = pattern.search(texts[page], at)
        at = last.end() if last else len(piece)
        found.append((places[0], places[1]))
    return found


def torn(word: Rendered, pdf: bytes) -> list[str]:
    pages = pages_of(word, pdf)
    flow = read_word_facts(word.docx).flow
    # A picture has no text to be found by.
    kept = (at for at, fact in enumerate(flow[:-1]) if fact.keep and fact.text)
    return [flow[at].text for at in kept if pages[at][1] < pages[at + 1][0]]


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_no_example_tears_what_belongs_together(path: Path, assert_valid_docx: Callable[[bytes], None]) -> None:
    paper = read_paper_file(path).vorlage
    assert paper is not None
    word = render_paper(paper, draft=True)
    (converted,) = convert_rendered([word])
    assert torn(word, converted.pdf) == []
    assert {finding.code for finding in converted.findings} & {"D817", "D818"} == set()
    assert converted.claims == BOTH
    assert word.docx == render_paper(paper, draft=True).docx
    movable = [at for at, fact in enumerate(read_word_facts(word.docx).flow) if fact.heading][:3]
    assert_valid_docx(break_before(word.docx, movable))


def paper_of(lines: int) -> Vorlage:
    """A long text of so many lines, then a table, a list with its lead-in, boxes and the signature."""
    filler = "\n\n".join(f"Zeile {number}." for number in range(lines))
    rest = "## Zahlen\n\n| Jahr | Betrag |\n|---|---|\n| 2027 | 10 |\n| 2028 | 20 |\n\nGeprüft wurden:\n\n- Ort\n- Zeit"
    return Vorlage.model_validate(
        {
            "art": "mitteilungsvorlage",
            "nummer": "2026/0301",
            "betreff": "Sanierung der Musterhalle",
            "sachverhalt": f"{filler}\n\n{rest}",
            "mitzeichnung": [{"stelle": "Kämmerei", "ergebnis": "zugestimmt"}],
            "unterschriften": [{"name": "Erika Muster", "funktion": "Dezernentin"}],
        }
    )


def test_every_group_of_a_paper_holds_wherever_the_page_ends() -> None:
    """Line by line the end of the first page wanders from the signature up to the heading."""
    pages = set()
    for lines in range(12, 30):
        word = render_paper(paper_of(lines), draft=True)
        (converted,) = convert_rendered([word])
        assert torn(word, converted.pdf) == [], f"{lines} lines"
        assert converted.findings == ()
        assert converted.claims == BOTH
        pages.add(converted.pages)
    assert pages == {1, 2}


def test_the_bytes_of_a_docx_are_mended_too() -> None:
    for lines in range(20, 30):
        word = render_paper(paper_of(lines), draft=True)
        assert torn(word, convert_word(word.docx)) == []
