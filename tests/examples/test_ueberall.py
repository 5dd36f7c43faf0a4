"""Each example opens everywhere: strict in Word's way, and both PDF engines print every word."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import vorlagen
from vorlagen.formular import compose
from vorlagen.models.blaetter import leaves
from vorlagen.pdf.convert import Converted
from vorlagen.sources import read_paper_file
from vorlagen.workflow.rendern import Rendered, convert_rendered

sys.path.insert(0, str(Path(__file__).parent))
from streng import faults
from wortfolge import missing, passages, pdf_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vorlagen.findings import Path as FieldPath

EXAMPLES = Path(__file__).parents[2] / "examples"
PAPERS = sorted(path for path in EXAMPLES.glob("*/*.yaml") if not path.name.startswith(("vorlagen", "sitzung")))
FULLEST = "2026-0242-radverkehrskonzept"


@pytest.fixture(scope="module")
def rendered() -> Mapping[Path, Rendered]:
    """Each example as a Word file."""
    return {path: vorlagen.render(vorlagen.load(path)) for path in PAPERS}


def test_there_are_examples() -> None:
    """No test below passes because a folder was empty."""
    assert len(PAPERS) >= 24
    assert FULLEST in {path.stem for path in PAPERS}


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.stem)
def test_word_opens_it_without_repairs(path: Path, rendered: Mapping[Path, Rendered]) -> None:
    """What openxml-audit says is tested with the output; this is what it does not see."""
    assert faults(rendered[path].docx) == []


def lost_words(path: Path, pdf: bytes) -> dict[FieldPath, str]:
    """By field, the end of what the PDF says of it, with the first word that is missing there."""
    papier = read_paper_file(path)
    assert papier.vorlage is not None
    assert papier.quelle is not None
    fields = compose(papier.vorlage, papier.quelle.formular).gedruckt
    texts = {field: value for field, value in leaves(papier.vorlage) if type(value) is str and field in fields}
    assert len(texts) >= 4, path
    printed = pdf_text(pdf)
    lost = ((field, missing(passage, printed)) for field, text in texts.items() for passage in passages(text))
    return {field: words for field, words in lost if words}


@pytest.mark.parametrize("engine", ["embedded", pytest.param("libreoffice", marks=pytest.mark.libreoffice)])
def test_every_printed_word_stands_in_a_pdf_that_holds_both_standards(
    rendered: Mapping[Path, Rendered], engine: str
) -> None:
    """All in one call, as the engine likes it best."""
    outcomes = dict(zip(rendered, convert_rendered(list(rendered.values()), engine), strict=True))
    pdfs = {path: pdf for path, pdf in outcomes.items() if isinstance(pdf, Converted)}
    assert {path.stem: pdf.claims for path, pdf in pdfs.items()} == {
        path.stem: ("PDF/UA-1", "PDF/A-2b") for path in PAPERS
    }
    assert {path.stem: lost for path, pdf in pdfs.items() if (lost := lost_words(path, pdf.pdf))} == {}


def test_a_lost_word_and_a_changed_order_are_noticed() -> None:
    printed = "DerRatbeschließtdasKonzeptKopfderSeiteunddieMittel"
    assert missing("Der Rat beschließt das Konzept und die Mittel", printed) == ""
    assert missing("Der Rat beschließt kein Konzept", printed) == "Der Rat beschließt kein"
    assert missing("Konzept das", printed) == "Konzept das"
    assert missing("", printed) == ""
    assert missing("Fehlt", printed) == "Fehlt"


def test_marks_are_no_words() -> None:
    """Notes are passages of their own, with their further paragraphs; addresses and descriptions are not printed."""
    text = "1. Eins[^a] ^[kurz]\n   (b) [zwei](https://x.example) ![drei](vier.png)\n\n[^a]: Note\n\n    weiter\n\nEnde"
    assert [" ".join(passage.split()) for passage in passages(text)] == ["Note weiter", "kurz", "Eins [zwei Ende"]
