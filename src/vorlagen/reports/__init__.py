"""Reports: what was found, as text and as a page for people, as JSON, SARIF, JUnit and annotations for machines.

Every format is a module with one function ``render(report, context) -> str``; the table
below is the only place that knows all of them. What they return is complete and ends
with a line end (GitHub annotations of a clean report are empty).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from vorlagen.reports import as_json, github, junit, sarif, text
from vorlagen.reports.context import Context
from vorlagen.reports.statistik import render_statistics

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vorlagen.findings import Report

__all__ = ["FORMATS", "Context", "render_report", "render_statistics"]


def _html(report: Report, context: Context) -> str:
    from vorlagen.reports import befunde_html  # noqa: PLC0415 - 50 ms for jinja2, which no other format needs

    return befunde_html.render(report, context)


FORMATS: Mapping[str, Callable[[Report, Context], str]] = MappingProxyType(
    {
        "text": text.render,
        "json": as_json.render,
        "github": github.render,
        "sarif": sarif.render,
        "junit": junit.render,
        "html": _html,
    }
)
"""What ``--output-format`` offers, by name."""


def render_report(report: Report, *, output_format: str = "text", context: Context | None = None) -> str:
    """A report in one of the formats of ``FORMATS``.

    Args:
        report: what was found.
        output_format: a key of ``FORMATS``.
        context: language, colour and what else the printing needs; German and plain if left out.

    Raises:
        KeyError: there is no such format; a command line offers only those of ``FORMATS``.
    """
    output = FORMATS[output_format](report, context or Context())
    # A file name that is no UTF-8 reaches us with lone surrogates, which no output can
    # encode. „\\udc80“ is also how JSON writes them.
    return output.encode("utf-8", "backslashreplace").decode("utf-8")
