"""The report as one JSON object, for programs; keys and words never depend on the language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from vorlagen.findings import Finding, Level, Report
from vorlagen.reports.statistik import as_data, count_rules

if TYPE_CHECKING:
    from vorlagen.i18n import Language
    from vorlagen.reports.context import Context


def render(report: Report, context: Context) -> str:
    """The object ``{"findings": [...], "summary": {...}}``; texts in the language asked for."""
    content: dict[str, object] = {
        "findings": [_finding(finding, context.language) for finding in report.findings],
        "summary": {
            "files": report.files,
            "errors": report.count(Level.ERROR),
            "warnings": report.count(Level.WARNING),
            "notes": report.count(Level.NOTE),
        },
    }
    if context.statistics:
        content["statistics"] = as_data(count_rules(report))
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding, language: Language) -> dict[str, str | int | bool | None]:
    return {
        "code": finding.code,
        "level": finding.level.value,
        "message": finding.message.translate(language),
        "hint": finding.hint.translate(language),
        "file": finding.file,
        "line": finding.line,
        "column": finding.column,
        "path": finding.path,
        "waived": finding.waived,
        "known": finding.known,
    }
