"""The report for people: one finding a paragraph, with the source line and a hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.findings import Finding, Level, Report
from vorlagen.i18n import t
from vorlagen.reports.excerpt import clean, excerpt
from vorlagen.reports.statistik import count_rules, statistics_lines
from vorlagen.reports.summary import summarize
from vorlagen.reports.zeilen import print_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vorlagen.reports.context import Context
    from vorlagen.reports.zeilen import Span

_STYLES = {Level.ERROR: "bold red", Level.WARNING: "bold yellow", Level.NOTE: "bold blue"}
_INDENT = "    "


def render(report: Report, context: Context) -> str:
    """All findings in the order of the report, known ones only if asked for, and a closing line."""
    shown = [finding for finding in report.findings if context.known or not finding.known]
    lines = [line for finding in shown for line in _finding(finding, context)]
    lines.append([(summarize(report, context.language), "bold")])
    if context.statistics:
        lines += statistics_lines(count_rules(report), context)
    return print_lines(lines, color=context.color)


def _finding(finding: Finding, context: Context) -> Iterable[list[Span]]:
    message = clean(finding.message.translate(context.language))
    place = _place(finding)
    style = _STYLES[finding.level] if finding.counts else "dim"
    head = [(f"{place}: ", "bold")] if place else []
    head.append((f"{finding.level.label.translate(context.language)} {finding.code}", style))
    if finding.waived is not None:
        yield [*head, (f" ({t('ausgenommen').translate(context.language)}): {message}", "dim")]
        yield [(_INDENT + t("Grund: {grund}", grund=clean(finding.waived)).translate(context.language), "dim")]
        return
    if finding.known:
        yield [*head, (f" ({t('schon bekannt').translate(context.language)}): {message}", "dim")]
        return
    yield [*head, (f": {message}", "")]
    if finding.excerpt is not None and finding.excerpt.strip():
        shown, caret = excerpt(finding.excerpt, finding.column, context.width)
        yield [(_INDENT + shown, "")]
        if caret:
            yield [(_INDENT + caret, _STYLES[finding.level])]
    if hint := clean(finding.hint.translate(context.language)):
        yield [(_INDENT + t("Hinweis: {hinweis}", hinweis=hint).translate(context.language), "italic")]


def _place(finding: Finding) -> str:
    """``file:line:column`` as editors and terminals link it; for a model in memory its data path."""
    if finding.file is None:
        return clean(finding.path)
    numbers = [finding.line, finding.column] if finding.line is not None else []
    return clean(":".join([finding.file, *(str(number) for number in numbers if number is not None)]))
