"""The overview as a workbook: real dates and amounts, filters, ready to print."""

from __future__ import annotations

import datetime as dt
import io
import textwrap
import zipfile
from typing import TYPE_CHECKING

import xlsxwriter

from vorlagen.i18n import t
from vorlagen.models import Betrag
from vorlagen.reports.excerpt import clean
from vorlagen.reports.uebersicht.summen import closing_lines
from vorlagen.reports.uebersicht.tabelle import BETWEEN_STEPS, Tabelle, paper_table, project_table
from vorlagen.reports.uebersicht.worte import INTERNAL, TITLE, unread_line
from vorlagen.word.siegel import seal_part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from vorlagen.i18n import Language
    from vorlagen.models.uebersicht import Uebersicht
    from vorlagen.reports.context import Context
    from vorlagen.reports.uebersicht.tabelle import Zelle

_FIRST_DAY = dt.date(2000, 1, 1)
_LAST_STAMP = (1980, 1, 1, 0, 0, 0)
_A4 = 9
_LINE_HEIGHT, _ROW_GAP = 14, 3
"""In points, for the font size below."""
_LANDSCAPE_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.7}
_SEAL_PART, _CORE_PART = "docProps/custom.xml", "docProps/core.xml"
_LOOKS: Mapping[str, dict[str, object]] = {
    "text": {"bottom": 7, "text_wrap": True},
    "date": {"bottom": 7, "num_format": "dd.mm.yyyy", "align": "left"},
    "money": {"bottom": 7, "num_format": '#,##0.00 "€"'},
    "circa": {"bottom": 7, "num_format": '"ca. "#,##0.00 "€"'},
    "count": {"bottom": 7, "num_format": "0"},
    "line": {"text_wrap": True},
    "head": {"bold": True, "text_wrap": True, "bg_color": "#E3ECF0", "bottom": 1},
    "title": {"bold": True, "font_size": 14},
}
"""Cell formats by name; all stand at the top of their row."""


def render(uebersicht: Uebersicht, context: Context, *, papers: bool = True, projects: bool = True) -> bytes:
    """A workbook with a sheet a table and one that sums up.

    Equal overviews give equal bytes: the file bears the date of the youngest paper, no clock's.

    Args:
        uebersicht: the overview.
        context: its language.
        papers: whether the sheet of papers is wanted.
        projects: whether the sheet of projects is wanted.
    """
    stream = io.BytesIO()
    language = context.language
    book: Workbook = xlsxwriter.Workbook(stream, {"in_memory": True})
    days = [paper.datum for paper in uebersicht.papiere if paper.datum]
    made = dt.datetime.combine(max(days, default=_FIRST_DAY), dt.time())
    title = TITLE.translate(language)
    book.set_properties({"title": title, "comments": INTERNAL.translate(language), "created": made})
    book.set_custom_property("vorlagen-siegel", "0" * 64)
    looks = {name: book.add_format({"valign": "top", "font_size": 10} | look) for name, look in _LOOKS.items()}
    tables = [paper_table(uebersicht, language)] if papers else []
    tables += [project_table(uebersicht, language)] if projects else []
    for table in tables:
        _fill(_sheet(book, table.titel.translate(language), language), table, looks, language)
    _sum_up(_sheet(book, t("Zusammenfassung").translate(language), language), uebersicht, looks, language)
    book.close()
    return _finished(stream.getvalue(), language)


def _sheet(book: Workbook, name: str, language: Language) -> Worksheet:
    sheet: Worksheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(**_LANDSCAPE_MARGINS)
    sheet.fit_to_pages(1, 0)
    page = t("Seite {page} von {pages}", page="&P", pages="&N").translate(language)
    sheet.set_footer(f"&L&8{INTERNAL.translate(language)}&R&8{page}")
    return sheet


def _fill(sheet: Worksheet, table: Tabelle, looks: dict[str, Format], language: Language) -> None:
    last = len(table.zeilen)
    for at, column in enumerate(table.spalten):
        sheet.set_column(at, at, column.breite)
        sheet.write_string(0, at, column.titel.translate(language), looks["head"])
    for line, row in enumerate(table.zeilen, 1):
        sheet.set_row(line, _LINE_HEIGHT * _lines(table, row) + _ROW_GAP)
        for at, cell in enumerate(row):
            _write(sheet, line, at, cell, looks)
    sheet.freeze_panes(1, 2 if table.spalten[0].name == "nummer" else 1)
    sheet.autofilter(0, 0, max(1, last), len(table.spalten) - 1)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, max(1, last), table.gedruckt - 1)
    # Excel marks numbers of papers such as 0184 as „number stored as text“.
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})


def _lines(table: Tabelle, row: tuple[Zelle, ...]) -> int:
    """How many lines the fullest cell of a row takes; only Excel finds it out by itself."""
    return (
        max(
            sum(len(textwrap.wrap(part, column.breite)) for part in cell.split(BETWEEN_STEPS))
            for column, cell in zip(table.spalten, (cell if isinstance(cell, str) else "" for cell in row), strict=True)
        )
        or 1
    )


def _write(sheet: Worksheet, line: int, at: int, cell: Zelle, looks: dict[str, Format]) -> None:
    if cell is None or cell == "":
        sheet.write_blank(line, at, None, looks["text"])
    elif isinstance(cell, Betrag):
        sheet.write_number(line, at, float(cell.euro), looks["circa" if cell.circa else "money"])
    elif isinstance(cell, dt.date):
        sheet.write_datetime(line, at, dt.datetime.combine(cell, dt.time()), looks["date"])
    elif isinstance(cell, int):
        sheet.write_number(line, at, cell, looks["count"])
    else:  # never a formula, a link or a number, whatever somebody wrote into a paper
        sheet.write_string(line, at, cell.replace(BETWEEN_STEPS, "\n"), looks["text"])


def _sum_up(sheet: Worksheet, uebersicht: Uebersicht, looks: dict[str, Format], language: Language) -> None:
    sheet.set_column(0, 0, 120)
    unread = (unread_line(entry, language) for entry in uebersicht.unlesbar)
    places = t("Gelesen: {places}.", places=", ".join(map(clean, uebersicht.orte))).translate(language)
    sheet.write_string(0, 0, TITLE.translate(language), looks["title"])
    lines = (INTERNAL.translate(language), places, *closing_lines(uebersicht, language), *unread)
    for at, text in enumerate(lines, 1):
        sheet.write_string(at, 0, text, looks["line"])


def _finished(data: bytes, language: Language) -> bytes:
    """The package with its language, which the library cannot set, and the seal that Word files bear too."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    spoken = "de-DE" if language == "de" else "en"
    parts[_CORE_PART] = parts[_CORE_PART].replace(
        b"<dc:creator>", f"<dc:language>{spoken}</dc:language><dc:creator>".encode()
    )
    del parts[_SEAL_PART]
    parts[_SEAL_PART] = seal_part(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, _LAST_STAMP), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
