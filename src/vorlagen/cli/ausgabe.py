"""What commands print: reports, errors, names of files."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vorlagen.findings import Finding, Report, carried
from vorlagen.i18n import Language, t, translate

if TYPE_CHECKING:
    from vorlagen.errors import VorlagenError
    from vorlagen.reports import Context


_DATA = frozenset({"json", "sarif", "junit", "html"})
_WITH_RULES = frozenset({"sarif", "html"})
"""Formats that explain the rules and name the version."""


def output_context(language: Language, *, err: bool = False, **more: Any) -> Context:  # noqa: ANN401 - fields of Context
    """What the stream printed to can show: colour and width of a terminal, plain text in a pipe."""
    from vorlagen.reports import Context  # noqa: PLC0415 - only where something is printed

    stream = sys.stderr if err else sys.stdout
    return Context(
        language=language,
        color=stream.isatty() and "NO_COLOR" not in os.environ,
        width=shutil.get_terminal_size().columns if stream.isatty() else 100,
        root=Path.cwd(),
        **more,
    )


def print_report(  # noqa: PLR0913 - what a caller may want shown
    report: Report, language: Language, output_format: str = "text", *, err: bool = False, known: bool = False,
    statistics: bool = False,
) -> None:  # fmt: skip
    """A report in one of the formats, coloured on a terminal.

    Args:
        report: what was found.
        language: language of all texts.
        output_format: a key of ``reports.FORMATS``.
        err: print on stderr.
        known: show findings too that a baseline lists.
        statistics: say how often each rule fired; beside the formats that have no place for it, on stderr.
    """
    from vorlagen.reports import render_report, render_statistics  # noqa: PLC0415 - only where something is printed

    context = output_context(
        language,
        err=err,
        **_about_rules() if statistics or output_format in _WITH_RULES else {},
        known=known,
        statistics=statistics,
    )
    text = render_report(report, output_format=output_format, context=context)
    if output_format in _DATA:
        echo_data(text)
    else:
        click.echo(text, nl=False, err=err, color=context.color)
    if statistics and output_format not in {"text", "json"}:
        click.echo(
            render_statistics(report, output_context(language, err=True, rules=context.rules)), nl=False, err=True
        )


def _about_rules() -> dict[str, Any]:
    from vorlagen.workflow.regeln import all_rules  # noqa: PLC0415 - only some formats need it

    return {"rules": all_rules(), "version": program_version()}


def echo_data(text: str) -> None:
    """Print what a program will read again, as it is: in a file or pipe always UTF-8.

    A German Windows writes cp1252 there, which ``vorlagen check`` could not read back.
    """
    if sys.stdout.isatty():
        click.echo(text, nl=False)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def print_findings(findings: tuple[Finding, ...], language: Language) -> None:
    """Findings on stderr, without a closing line when there are none."""
    if findings:
        print_report(Report(findings, files=len({finding.file for finding in findings})), language, err=True)


def print_error(error: VorlagenError, language: Language) -> None:
    """An error with its findings and what to do next, on stderr; what a finding says is not said again."""
    found = carried(error)
    print_findings(found, language)
    message = translate(error.message, language)
    if message in (translate(one.message, language) for one in found):
        return
    click.echo(f"{t('Fehler').translate(language)} {error.code}: {message}", err=True)
    hint = translate(error.hint, language)
    if hint:
        click.echo(t("Hinweis: {hinweis}", hinweis=hint).translate(language), err=True)


def program_version() -> str:
    """The installed version; empty in a bare source tree."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - 30 ms that few commands need

    try:
        return version("vorlagen")
    except PackageNotFoundError:
        return ""
