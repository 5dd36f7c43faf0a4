"""One table of the overview as CSV, as a German Excel opens it with a double click."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING

from vorlagen.i18n import format_date
from vorlagen.models import Betrag

if TYPE_CHECKING:
    from vorlagen.i18n import Language
    from vorlagen.reports.uebersicht.tabelle import Tabelle, Zelle

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A cell that begins so is run as a formula (OWASP, CSV Injection), whatever somebody wrote into a paper."""


def render(table: Tabelle, language: Language) -> bytes:
    """The table with semicolons, comma amounts, German dates; UTF-8 with the mark that Excel looks for."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([column.titel.translate(language) for column in table.spalten])
    writer.writerows([_written(cell) for cell in row] for row in table.zeilen)
    return stream.getvalue().encode("utf-8-sig")


def _written(cell: Zelle) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Betrag):
        return f"{cell.euro:.2f}".replace(".", ",")
    if isinstance(cell, dt.date):
        return format_date(cell)
    if isinstance(cell, int):
        return str(cell)
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_FORMULA) else cell
