"""Findings by file, and the place of one in words: for formats that have a heading for every file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.i18n import t
from vorlagen.reports.location import relative_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vorlagen.findings import Finding
    from vorlagen.i18n import Language
    from vorlagen.reports.context import Context


def by_file(findings: Iterable[Finding], context: Context) -> dict[str, list[Finding]]:
    """The findings by the name of their file, relative to the root, in the order in which files occur.

    What a program built in memory stands under words that say so.
    """
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        name = t("Ohne Datei").translate(context.language)
        if finding.file is not None:
            name = relative_name(finding.file, context.root)
        groups.setdefault(name, []).append(finding)
    return groups


def place_words(finding: Finding, language: Language) -> str:
    """Where in its file a finding is: ``Zeile 14, Spalte 16 · finanzielle_auswirkungen.auswirkung``."""
    line = t("Zeile {n}", n=finding.line)
    if finding.column is not None:
        line = t("Zeile {n}, Spalte {m}", n=finding.line, m=finding.column)
    parts = ["" if finding.line is None else line.translate(language), finding.path]
    return " · ".join(filter(None, parts))
