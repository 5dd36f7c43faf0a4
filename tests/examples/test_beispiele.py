"""The examples are papers as towns write them: they load, and their files and sums are right."""

from __future__ import annotations

from pathlib import Path

import pytest

from vorlagen.formular import compose, printed_paths
from vorlagen.sources import Papier, read_paper_file, read_sitzung_file
from vorlagen.sources.dateien import file_fact
from vorlagen.workflow.dokumente import check_document

EXAMPLES = Path(__file__).parents[2] / "examples"
PAPERS = sorted(path for path in EXAMPLES.glob("*/*.yaml") if not path.name.startswith(("vorlagen", "sitzung")))
MEETINGS = sorted(EXAMPLES.glob("*/sitzung*.yaml"))


@pytest.fixture(params=PAPERS, ids=lambda path: path.stem)
def paper(request: pytest.FixtureRequest) -> Papier:
    """Each example in turn."""
    return read_paper_file(request.param)


def test_there_are_examples_for_two_forms() -> None:
    """No test below passes because a folder was empty."""
    assert len(PAPERS) >= 7
    assert {path.parent.name for path in PAPERS} >= {"lindenfurt", "sankt-augustin"}


def test_example_loads_without_findings(paper: Papier) -> None:
    """An example is what people copy: it has no fault of reading."""
    assert paper.findings == ()
    assert paper.vorlage is not None


def test_every_attachment_is_there(paper: Papier) -> None:
    """Each file that an example names lies within its folder."""
    assert paper.vorlage is not None
    names = [anlage.datei for anlage in paper.vorlage.anlagen if anlage.datei]
    facts = [file_fact(name, paper.ordner, paper.allowed()) for name in names]
    assert [fact.name for fact in facts if not (fact.exists and fact.allowed)] == []


def test_cover_makes_up_what_is_not_in_the_budget(paper: Papier) -> None:
    """Gesamtkosten less what is budgeted equals the sum of the Deckung."""
    money = paper.vorlage.finanzielle_auswirkungen if paper.vorlage else None
    if money and money.gesamtkosten and money.bereits_veranschlagt:
        needed = money.gesamtkosten.euro - money.bereits_veranschlagt.euro
        assert sum(part.betrag.euro for part in money.deckung if part.betrag) == needed


def test_what_a_check_takes_for_printed_is_what_the_plan_prints(paper: Papier) -> None:
    """A check asks without setting any words, a render asks the plan; the rule on lost text judges alike."""
    assert paper.vorlage is not None
    assert paper.quelle is not None
    formular = paper.quelle.formular
    assert printed_paths(paper.vorlage, formular) == compose(paper.vorlage, formular).gedruckt


def test_there_is_a_meeting() -> None:
    """The test below is run at least once."""
    assert len(MEETINGS) >= 1


@pytest.mark.parametrize("path", MEETINGS, ids=lambda path: path.stem)
def test_a_meeting_and_its_papers_have_no_findings(path: Path) -> None:
    """An example is what people copy: its papers are there, and the agenda fits them."""
    assert read_sitzung_file(path).findings == ()
    assert check_document(path).findings == ()
