"""Papers with errors and drafts stop a bundle, unless a draft is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mappenprobe import HEAD, PAPER, change, gebunden, write
from PIL import Image

import vorlagen
from vorlagen.errors import PaperError, SourceError
from vorlagen.findings import Level
from vorlagen.workflow.mappe.bundle import bundle

if TYPE_CHECKING:
    from pathlib import Path

TWO_PAPERS = "  oeffentlich:\n    - vorlage: gut.yaml\n    - vorlage: schlecht.yaml\n"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    write(tmp_path / "gut.yaml", PAPER)
    write(tmp_path / "schlecht.yaml", PAPER.replace("2026/0301", "2026/0302"))
    return write(tmp_path / "sitzung.yaml", HEAD + TWO_PAPERS)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("betreff: Neue Bänke am Stadtwall\n", "", "Fehler"),
        ("formular: standard", "formular: standard\nstatus: entwurf", "schlecht.yaml"),
        ("sachverhalt: Am", "sachverhaltt: Am", "Fehler"),
    ],
    ids=["error", "draft", "unreadable"],
)
def test_papers_with_errors_and_drafts_stop_it_unless_a_draft_is_asked_for(
    papers: Path, old: str, new: str, words: str
) -> None:
    change(papers.parent / "schlecht.yaml", old, new)
    with pytest.raises(PaperError, match=words) as caught:
        bundle(papers, papers.parent / "aus")
    assert caught.value.exit_code == 1
    assert "--draft" in str(caught.value.hint)
    assert not (papers.parent / "aus").exists()


def test_a_draft_bears_its_mark_and_is_called_one(papers: Path) -> None:
    change(papers.parent / "schlecht.yaml", "formular: standard", "formular: standard\nstatus: entwurf")
    found = gebunden(papers, draft=True)
    assert found.manifest.entwurf
    for entry in found.manifest.eintraege:
        assert "ENTWURF" in found.text(entry.erste_seite - 1), entry.titel


def test_a_paper_that_cannot_be_read_is_a_marked_sheet_in_a_draft(papers: Path) -> None:
    change(papers.parent / "schlecht.yaml", "sachverhalt: Am", "sachverhaltt: Am")
    with pytest.raises(SourceError) as caught:
        bundle(papers, None, draft=True, audience="internal")
    assert [(finding.code, finding.file) for finding in caught.value.findings] == [("E025", "schlecht.yaml")]
    found = gebunden(papers, draft=True, placeholder_sheets=True)
    assert "Ersatzblatt" in found.text(found.first("schlecht.yaml"))
    assert not found.entry("gut.yaml").ersatz


def test_what_turns_out_to_be_usable_is_no_fault_of_the_meeting(papers: Path) -> None:
    """A picture that is called .pdf: checking the paper tells of it, but the Mappe shows its page."""
    Image.new("L", (300, 400), 200).save(papers.parent / "plan.png")
    (papers.parent / "plan.png").rename(papers.parent / "plan.pdf")
    change(papers.parent / "schlecht.yaml", "sachverhalt: Am",
           "anlagen: [{titel: Plan, datei: plan.pdf}]\nsachverhalt: Nach Anlage 1. Am")  # fmt: skip
    assert "M717" in {found.code for found in vorlagen.check(papers).findings}
    result = bundle(papers, None, audience="internal")
    assert [entry.quelle for entry in result.mappen[0].manifest.eintraege if entry.quelle][-1] == "plan.pdf"
    assert not {found.code for found in result.report.findings if found.level is Level.ERROR}
