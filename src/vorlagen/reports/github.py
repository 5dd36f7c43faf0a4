"""The report as workflow commands, which GitHub shows beside the lines of a change.

Source of the form and its escapes: GitHub Docs, „Workflow commands for GitHub Actions“,
and ``@actions/core`` (``escapeData``, ``escapeProperty``), which the page leaves out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.findings import Finding, Level, Report
from vorlagen.i18n import t
from vorlagen.reports.location import relative_name

if TYPE_CHECKING:
    from vorlagen.reports.context import Context

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def render(report: Report, context: Context) -> str:
    """One line a finding; a waived one is a notice that tells the reason, a known one is left out."""
    return "".join(_command(finding, context) + "\n" for finding in report.findings if not finding.known)


def _command(finding: Finding, context: Context) -> str:
    title = f"{finding.level.label.translate(context.language)} {finding.code}"
    message = finding.message.translate(context.language)
    if finding.waived is not None:
        command = "notice"
        title += f" ({t('ausgenommen').translate(context.language)})"
        message += "\n" + t("Grund: {grund}", grund=finding.waived).translate(context.language)
    else:
        command = _COMMANDS[finding.level]
        if hint := finding.hint.translate(context.language):
            message += "\n" + t("Hinweis: {hinweis}", hinweis=hint).translate(context.language)
    properties = {
        "file": None if finding.file is None else relative_name(finding.file, context.root),
        "line": finding.line,
        "col": finding.column,
        "title": title,
    }
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value is not None)
    return f"::{command} {given}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
