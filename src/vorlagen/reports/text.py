"""The report for people: one finding a paragraph, with the source line and a hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.findings import Finding, Level, Report
from vorlagen.i18n import t
from vorlagen.reports.excerpt import clean, excerpt
from vorlagen.reports.summary import summarize

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vorlagen.reports.context import Context

_Span = tuple[str, str]
"""A piece of a line and its style, in the words of rich; plain output drops the style."""

_STYLES = {Level.ERROR: "bold red", Level.WARNING: "bold yellow", Level.NOTE: "bold blue"}
_INDENT = "    "


def render(report: Report, context: Context) -> str:
    """All findings in the order of the report and a closing line."""
    lines = [line for finding in report.findings for line in _finding(finding, context)]
    lines.append([(summarize(report, context.language), "bold")])
    return _in_color(lines) if context.color else "".join(_plain(line) + "\n" for line in lines)


def _finding(finding: Finding, context: Context) -> Iterable[list[_Span]]:
    message = clean(finding.message.translate(context.language))
    place = _place(finding)
    style = "dim" if finding.waived is not None else _STYLES[finding.level]
    head = [(f"{place}: ", "bold")] if place else []
    head.append((f"{finding.level.label.translate(context.language)} {finding.code}", style))
    if finding.waived is not None:
        yield [*head, (f" ({t('ausgenommen').translate(context.language)}): {message}", "dim")]
        yield [(_INDENT + t("Grund: {grund}", grund=clean(finding.waived)).translate(context.language), "dim")]
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


def _plain(line: list[_Span]) -> str:
    return "".join(text for text, _ in line)


def _in_color(lines: list[list[_Span]]) -> str:
    import io  # noqa: PLC0415 - as rich below

    from rich.console import Console  # noqa: PLC0415 - 40 ms that a pipe never needs
    from rich.text import Text  # noqa: PLC0415

    target = io.StringIO()
    # Everything that rich would guess from the surroundings is said, so that equal
    # reports give equal text; whether colour is wanted was decided by the caller.
    console = Console(file=target, force_terminal=True, color_system="standard", legacy_windows=False, no_color=False)
    for line in lines:
        console.print(Text.assemble(*line), soft_wrap=True, highlight=False)
    return target.getvalue()
