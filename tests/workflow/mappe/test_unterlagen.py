"""Files that papers and meetings name and that are missing or broken: named together, with their cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vorlagen.errors import SourceError
from vorlagen.findings import carried
from vorlagen.workflow.mappe.bundle import bundle

if TYPE_CHECKING:
    from pathlib import Path


def test_missing_and_broken_attachments_of_a_paper_are_named_with_all_others(small: Path) -> None:
    """They are errors of the paper too, but what stops the Mappe is the file; marked sheets go on without ``draft``."""
    (small / "0184-3-buergerbeteiligung.pdf").unlink()
    (small / "0190-1-flurkarte.pdf").write_bytes(b"<html>")
    with pytest.raises(SourceError) as caught:
        bundle(small / "sitzung.yaml")
    found = {(str(finding.file), finding.code) for finding in carried(caught.value)}
    assert found == {("0184-3-buergerbeteiligung.pdf", "E021"), ("0190-1-flurkarte.pdf", "E002")}
    result = bundle(small / "sitzung.yaml", placeholder_sheets=True)
    assert [entry.quelle for entry in result.mappen[0].manifest.eintraege if entry.ersatz] == [
        "0184-3-buergerbeteiligung.pdf", "0190-1-flurkarte.pdf",
    ]  # fmt: skip


def test_a_paper_that_is_not_there_is_a_source_that_cannot_be_used(small: Path) -> None:
    (small / "offen.yaml").unlink()
    with pytest.raises(SourceError) as caught:
        bundle(small / "sitzung.yaml")
    assert [finding.code for finding in carried(caught.value)] == ["E021"]
