"""The overview as a workbook, read back by another library."""

from __future__ import annotations

import datetime as dt
import io
import os
import time
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from vorlagen import render_overview
from vorlagen.word.siegel import is_ours_unchanged

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from vorlagen import Uebersicht


def book(whole: Uebersicht) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_overview(whole, output_format="xlsx")))


def column(sheet: Worksheet, title: str) -> list[object]:
    heads = [cell.value for cell in sheet[1]]
    return [row[heads.index(title)].value for row in sheet.iter_rows(min_row=2)]


def test_dates_are_dates_and_amounts_are_numbers(examples: Uebersicht) -> None:
    sheet = book(examples)["Vorlagen"]
    at = column(sheet, "Nummer").index("2026/0184")
    assert column(sheet, "Datum")[at] == dt.datetime(2026, 5, 4)  # noqa: DTZ001 - a sheet knows no zone
    assert column(sheet, "Entscheidung am")[at] == dt.datetime(2026, 6, 23)  # noqa: DTZ001 - as above
    assert column(sheet, "Gesamtkosten in Euro")[at] == 1250000
    assert str(column(sheet, "Beratungsfolge")[at]).count("\n") == 2
    assert len(column(sheet, "Nummer")) == len(examples.papiere)


def test_projects_and_sums_have_their_own_sheets(examples: Uebersicht) -> None:
    made = book(examples)
    assert made.sheetnames == ["Vorlagen", "Vorhaben", "Zusammenfassung"]
    assert len(column(made["Vorhaben"], "Vorhaben")) == len(examples.vorhaben)
    said = "\n".join(str(row[0].value) for row in made["Zusammenfassung"].iter_rows())
    assert "Nur für den internen Gebrauch" in said
    assert "Gesamtkosten zusammen: 1.580.400 €" in said


def test_the_head_stays_filters_and_is_printed_on_every_page(examples: Uebersicht) -> None:
    for sheet in book(examples).worksheets[:2]:
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert "internen Gebrauch" in str(sheet.oddFooter.left.text)


def test_the_file_says_its_title_and_language(examples: Uebersicht) -> None:
    made = book(examples)
    assert (made.properties.title, made.properties.language) == ("Übersicht der Vorlagen", "de-DE")


def test_nothing_somebody_wrote_becomes_a_formula_or_a_link(evil: Uebersicht) -> None:
    made = book(evil)
    cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert any(str(cell.value).startswith('=HYPERLINK("http://x","y")') for cell in cells)
    assert [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink] == []


def test_an_amount_that_is_about_says_so(evil: Uebersicht) -> None:
    sheet = book(evil)["Vorlagen"]
    (cell,) = [row[7] for row in sheet.iter_rows(min_row=2) if isinstance(row[7].value, float)]
    assert cell.value == -1250.5
    assert cell.number_format.startswith('"ca. "')


def test_what_cannot_be_read_stands_in_the_table_and_in_the_sums(evil: Uebersicht) -> None:
    made = book(evil)
    assert "nicht lesbar" in column(made["Vorlagen"], "Status")
    assert any("kaputt.yaml" in str(row[0].value) for row in made["Zusammenfassung"].iter_rows())


def test_an_overview_of_nothing_is_a_workbook_all_the_same(tmp_path_factory: pytest.TempPathFactory) -> None:
    import vorlagen  # noqa: PLC0415 - this test alone

    made = book(vorlagen.overview(tmp_path_factory.mktemp("leer")))
    assert made["Vorlagen"]["A1"].value == "Nummer"


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows cannot change its zone for one process")
def test_equal_overviews_give_equal_bytes_wherever_and_whenever(
    examples: Uebersicht, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = render_overview(examples, output_format="xlsx")
    monkeypatch.setitem(os.environ, "TZ", "Pacific/Auckland")
    time.tzset()
    second = render_overview(examples, output_format="xlsx")
    monkeypatch.undo()
    time.tzset()
    assert first == second


def test_it_bears_the_seal_by_which_a_later_run_knows_it(examples: Uebersicht) -> None:
    data = render_overview(examples, output_format="xlsx")
    assert is_ours_unchanged(data)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"Radweg", b"Rodweg"))
    assert not is_ours_unchanged(stream.getvalue())
