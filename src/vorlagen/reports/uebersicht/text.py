"""The overview as text: tables as wide as the window on a terminal, one line a paper in a pipe."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from vorlagen.i18n import format_date
from vorlagen.reports.excerpt import text_width
from vorlagen.reports.uebersicht.summen import closing_lines
from vorlagen.reports.uebersicht.tabelle import Tabelle, Zellart, paper_table, project_table
from vorlagen.reports.uebersicht.worte import INTERNAL, unread_line

if TYPE_CHECKING:
    from vorlagen.i18n import Language
    from vorlagen.models.uebersicht import Uebersicht
    from vorlagen.reports.context import Context
    from vorlagen.reports.uebersicht.tabelle import Zelle

_GAP = "  "
_PAPER = ("nummer", "betreff", "art", "status", "oeffentlich", "angabe", "klimaschutz",
          "fehler", "warnungen", "hinweise", "beratungsfolge")  # fmt: skip
_PROJECT = ("vorhaben", "handlungsfeld", "ziele", "stand", "finanzierung", "federfuehrung", "synergien", "nummer")


def render(uebersicht: Uebersicht, context: Context, *, papers: bool = True, projects: bool = True) -> str:
    """The tables, what could not be read, and what adds up.

    Args:
        uebersicht: the overview.
        context: language and terminal.
        papers: whether the table of papers is wanted.
        projects: whether the table of projects is wanted.
    """
    language = context.language
    parts = [INTERNAL.translate(language)]
    if context.terminal:
        from vorlagen.reports.uebersicht import terminal  # noqa: PLC0415 - rich is 40 ms that a pipe never needs

        parts += terminal.draw(uebersicht, context, papers=papers, projects=projects)
    else:
        if papers and uebersicht.papiere:
            parts.append(_aligned(paper_table(uebersicht, language, unread=False).only(*_PAPER), language))
        if projects and uebersicht.vorhaben:
            parts.append(_aligned(project_table(uebersicht, language).only(*_PROJECT), language))
    unread = [unread_line(entry, language) for entry in uebersicht.unlesbar]
    parts += ["\n".join(lines) for lines in (unread, closing_lines(uebersicht, language)) if lines]
    return "\n\n".join(parts) + "\n"


def _aligned(table: Tabelle, language: Language) -> str:
    """One line a row; all cells of a column begin, or numbers and amounts end, below each other."""
    head = [column.titel.translate(language) for column in table.spalten]
    rows = [head, *([_written(cell) for cell in row] for row in table.zeilen)]
    widths = [max(map(text_width, column)) for column in zip(*rows, strict=True)]
    right = [column.art is Zellart.ANZAHL or column.name == "angabe" for column in table.spalten]
    return "\n".join(_line(row, widths, right) for row in rows)


def _line(row: list[str], widths: list[int], right: list[bool]) -> str:
    cells = (
        " " * (width - text_width(cell)) + cell if ends else cell + " " * (width - text_width(cell))
        for cell, width, ends in zip(row, widths, right, strict=True)
    )
    return _GAP.join(cells).rstrip()


def _written(cell: Zelle) -> str:
    return format_date(cell) if isinstance(cell, dt.date) else "" if cell is None else str(cell)
