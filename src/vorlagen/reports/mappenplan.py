"""The plan of a Mappe as a table for people and as JSON for programs."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich.box import HORIZONTALS
from rich.console import Console
from rich.table import Table

from vorlagen.formular.mappe import as_data, table_rows
from vorlagen.formular.mappe.tabelle import HEADS
from vorlagen.i18n import Text, t
from vorlagen.models.manifest import as_json
from vorlagen.models.planausgabe import Planausgabe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlagen.formular.mappe import Mappenplan
    from vorlagen.reports.context import Context

_RIGHT = frozenset({3, 4})
"""Columns of numbers."""
_WORDS = frozenset({2, 6})
"""Columns that may need more than a line."""
_LEAST = 140
"""Width in a pipe: lines are not cut there, and a file is read with a wide window."""


def plans_as_text(plans: Sequence[Mappenplan], context: Context) -> str:
    """Each plan as a table with a heading and its number of pages."""
    stream = io.StringIO()
    width = context.width if context.color else max(_LEAST, context.width)
    console = Console(file=stream, width=width, force_terminal=context.color, color_system="standard" if context.color
                      else None, highlight=False)  # fmt: skip
    for plan in plans:
        caption = t("{n} Seiten", n=plan.seiten).translate(context.language)
        table = Table(title=_title(plan, context), title_justify="left", box=HORIZONTALS, caption=caption,
                      caption_justify="left")  # fmt: skip
        for at, head in enumerate(HEADS):
            table.add_column(head.translate(context.language), justify="right" if at in _RIGHT else "left",
                             overflow="fold", no_wrap=at not in _WORDS)  # fmt: skip
        for row in table_rows(plan):
            table.add_row(*(_shown(value, context) for value in row))
        console.print(table)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def _title(plan: Mappenplan, context: Context) -> str:
    kind = t("Öffentliche Sitzungsmappe") if plan.audience == "public" else t("Interne Sitzungsmappe")
    band = t("Band {n} von {von}", n=plan.band.nummer, von=plan.band.anzahl) if plan.band else None
    return " · ".join(text.translate(context.language) for text in (kind, band) if text is not None)


def plans_as_json(plans: Sequence[Mappenplan]) -> str:
    """All plans as JSON; whole numbers count from 1, as people count pages."""
    return as_json(Planausgabe(mappen=tuple(as_data(plan) for plan in plans)))


def _shown(value: object, context: Context) -> str:
    text = value.translate(context.language) if isinstance(value, Text) else "" if value == 0 else str(value)
    return text.replace("[", "\\[")
