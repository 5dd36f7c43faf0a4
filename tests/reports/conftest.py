"""Findings to print; invented ones, since printing is the same for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vorlagen.findings import Finding, Level, Report
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def make() -> Callable[..., Finding]:
    """A finding of F303 in line 14 of a paper, any attribute replaced by keyword."""

    def _make(**changes: object) -> Finding:
        attributes: dict[str, object] = {
            "code": "F303",
            "level": Level.ERROR,
            "message": t("Finanzielle Auswirkungen „ja“, aber kein Betrag."),
            "hint": t("Gesamtkosten angeben."),
            "file": "examples/x/vorlage.yaml",
            "line": 14,
            "column": 16,
            "path": "finanzielle_auswirkungen.auswirkung",
            "excerpt": "  auswirkung:  ja",
        }
        return Finding(**(attributes | changes))  # type: ignore[arg-type]

    return _make


@pytest.fixture
def mixed(make: Callable[..., Finding]) -> Report:
    """Two errors, a warning, a note and a waived error in three files."""
    findings = (
        make(),
        make(code="S101", line=None, column=None, excerpt=None, path="", message=t("Die Nummer fehlt.")),
        make(code="F309", level=Level.WARNING, file="b.yaml"),
        make(code="B210", level=Level.NOTE, file="b.yaml", hint=t("")),
        make(code="F305", file="b.yaml", waived="Beschluss vom 4. Mai"),
    )
    return Report(findings, files=3)
