"""Every example checks clean and becomes a valid Word file and a PDF that holds what it claims."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pypdf import PdfReader

import vorlagen
from vorlagen.findings import Level
from vorlagen.pdf.standards import judge
from vorlagen.workflow.rendern import Rendered, convert_rendered

sys.path.insert(0, str(Path(__file__).parents[1] / "pdf"))
from tagprobe import read_tags

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlagen import Vorlage
    from vorlagen.pdf.convert import Converted

EXAMPLES = Path(__file__).parents[2] / "examples"
PAPERS = sorted(path for path in EXAMPLES.glob("*/*.yaml") if not path.name.startswith(("vorlagen", "sitzung")))


@dataclass(frozen=True)
class Gedruckt:
    """An example with all that was made of it."""

    paper: Vorlage
    word: Rendered
    pdf: Converted


@pytest.fixture(scope="module")
def printed() -> Callable[[Path], Gedruckt]:
    """Each example is rendered and converted once."""
    done: dict[Path, Gedruckt] = {}

    def _printed(path: Path) -> Gedruckt:
        if path not in done:
            paper = vorlagen.load(path)
            word = vorlagen.render(paper)
            done[path] = Gedruckt(paper, word, convert_rendered([word])[0])
        return done[path]

    return _printed


@pytest.fixture(params=PAPERS, ids=lambda path: path.stem)
def example(request: pytest.FixtureRequest, printed: Callable[[Path], Gedruckt]) -> Gedruckt:
    """Each example in turn."""
    return printed(request.param)


def test_it_checks_clean(example: Gedruckt) -> None:
    """A draft may have warnings: that is what it is for."""
    report = vorlagen.check(example.paper)
    assert report.ok
    if not example.paper.ist_entwurf:
        assert [finding.code for finding in report.findings if finding.level is not Level.NOTE] == []


def test_its_word_file_is_valid(example: Gedruckt, assert_valid_docx: Callable[[bytes], None]) -> None:
    assert_valid_docx(example.word.docx)


def test_its_pdf_claims_both_standards_and_the_validator_agrees(example: Gedruckt) -> None:
    assert example.pdf.claims == ("PDF/UA-1", "PDF/A-2b")
    assert [finding.code for finding in example.pdf.findings if finding.level is Level.ERROR] == []
    for standard in example.pdf.claims:
        assert judge(example.pdf.pdf, standard).holds


def test_its_tags_hold(example: Gedruckt) -> None:
    with pikepdf.open(io.BytesIO(example.pdf.pdf)) as pdf:
        tags = read_tags(pdf)
        assert tags.faults == []
        assert len(tags.types("P")) >= 5
        assert tags.types("H1")


def test_title_number_language_and_pages_are_read_back(example: Gedruckt) -> None:
    reader = PdfReader(io.BytesIO(example.pdf.pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == example.paper.betreff
    assert reader.root_object["/Lang"] == "de-DE"
    assert 1 <= len(reader.pages) <= 14
    text = "".join(page.extract_text() for page in reader.pages)
    assert (example.paper.nummer or "Seite 1 von") in text
    assert f"Seite 1 von {len(reader.pages)}" in text.replace("\u00a0", " ")
    marks = ["ENTWURF" in page.extract_text() for page in reader.pages]
    assert marks == [example.paper.ist_entwurf] * len(reader.pages)


def test_examples_are_as_varied_as_papers_are(printed: Callable[[Path], Gedruckt]) -> None:
    pages = [printed(path).pdf.pages for path in PAPERS]
    assert len(pages) >= 7
    assert min(pages) <= 3
    assert max(pages) >= 5


def test_public_forms_hold_nothing_closed() -> None:
    made = 0
    for path in PAPERS:
        paper = vorlagen.load(path)
        if paper.hat_oeffentlichen_schritt:
            vorlagen.render(paper, audience="public")
            made += 1
    assert made >= 4


@pytest.mark.libreoffice
def test_libreoffice_agrees(printed: Callable[[Path], Gedruckt]) -> None:
    """The same paper through the other engine: same standards, title and number."""
    path = next(path for path in PAPERS if path.parent.name == "sankt-augustin")
    pdf = vorlagen.convert(printed(path).word, engine="libreoffice")
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.metadata is not None
    assert reader.metadata.title == printed(path).paper.betreff
    assert abs(len(reader.pages) - printed(path).pdf.pages) <= 1
    assert str(printed(path).paper.nummer) in "".join(page.extract_text() for page in reader.pages)
