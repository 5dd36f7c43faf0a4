"""Reports on many papers: the overview as text, CSV, XLSX and one HTML page.

Every format is a module; the table below is the only place that knows all of them. What
they return is the complete file.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from vorlagen.reports.context import Context

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vorlagen.models.uebersicht import Uebersicht

Tables = Literal["both", "papers", "projects"]
TABLES: tuple[Tables, ...] = ("both", "papers", "projects")
"""Which of the two tables are wanted."""


def _text(uebersicht: Uebersicht, context: Context, tables: Tables) -> bytes:
    from vorlagen.reports.uebersicht import text  # noqa: PLC0415 - as below

    written = text.render(uebersicht, context, papers=tables != "projects", projects=tables != "papers")
    return written.encode()


def _csv(uebersicht: Uebersicht, context: Context, tables: Tables) -> bytes:
    from vorlagen.reports.uebersicht import as_csv, tabelle  # noqa: PLC0415 - as below

    make = tabelle.project_table if tables == "projects" else tabelle.paper_table
    return as_csv.render(make(uebersicht, context.language), context.language)


def _xlsx(uebersicht: Uebersicht, context: Context, tables: Tables) -> bytes:
    from vorlagen.reports.uebersicht import xlsx  # noqa: PLC0415 - a library that no other format needs

    return xlsx.render(uebersicht, context, papers=tables != "projects", projects=tables != "papers")


def _html(uebersicht: Uebersicht, context: Context, tables: Tables) -> bytes:
    from vorlagen.reports.uebersicht import html  # noqa: PLC0415 - as above

    return html.render(uebersicht, context, papers=tables != "projects", projects=tables != "papers").encode()


FORMATS: Mapping[str, Callable[[Uebersicht, Context, Tables], bytes]] = MappingProxyType(
    {"text": _text, "csv": _csv, "xlsx": _xlsx, "html": _html}
)
"""What ``--output-format`` offers, by name."""


def render_overview(
    uebersicht: Uebersicht, *, output_format: str = "text", context: Context | None = None, tables: Tables = "both"
) -> bytes:
    """An overview in one of the formats of ``FORMATS``.

    Args:
        uebersicht: papers and projects.
        output_format: a key of ``FORMATS``.
        context: language, terminal; German and plain if left out.
        tables: which tables; CSV holds one only, for ``both`` that of the papers.

    Raises:
        KeyError: there is no such format; a command line offers only those of ``FORMATS``.
    """
    return FORMATS[output_format](uebersicht, context or Context(), tables)
