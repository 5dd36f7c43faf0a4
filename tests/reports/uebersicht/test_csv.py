"""The overview as CSV, read back as Excel and Python read it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from vorlagen import render_overview

if TYPE_CHECKING:
    from vorlagen import Uebersicht
    from vorlagen.reports.uebersicht import Tables


def read(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf"), "without the mark a German Excel reads umlauts wrong"
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def rows(whole: Uebersicht, tables: Tables = "both") -> list[dict[str, str]]:
    return read(render_overview(whole, output_format="csv", tables=tables))


def test_every_paper_is_a_row_with_german_dates_and_amounts(examples: Uebersicht) -> None:
    found = rows(examples)
    assert len(found) == len(examples.papiere) == 8
    (paper,) = [row for row in found if row["Nummer"] == "2026/0184"]
    assert paper["Betreff"] == "Neubau der Radwegbrücke am Mühlgraben"
    assert paper["Datum"] == "04.05.2026"
    assert (paper["Entscheidung durch"], paper["Entscheidung am"]) == ("Rat", "23.06.2026")
    assert paper["Gesamtkosten in Euro"] == "1250000,00"
    assert paper["Gesamtkosten wie angegeben"] == "1.250.000 €"
    assert paper["Beratungsfolge"].split(" | ")[1] == (
        "16.06.2026 Haupt- und Finanzausschuss, nichtöffentlich, Vorberatung"
    )
    (closed,) = [row for row in found if row["Öffentlichkeit"] == "nichtöffentlich"]
    assert closed["Nummer"] == "2026/0190"
    (draft,) = [row for row in found if row["Status"] == "Entwurf"]
    assert int(draft["Warnungen"]) > 0


def test_projects_are_a_table_of_their_own(examples: Uebersicht) -> None:
    found = rows(examples, "projects")
    assert len(found) == len(examples.vorhaben) >= 10
    assert found[5]["Vorhaben"] == "Lesesaal im Netz"
    assert found[5]["Ziele"] == "Dienste ohne Wege, Daten gemeinsam nutzen"
    assert (found[5]["Stand"], found[5]["Finanzierung"]) == ("in Planung", "teilweise finanziert")
    assert found[5]["Vorlage"] == "2026/0219"


def test_what_cannot_be_read_is_a_row_too(evil: Uebersicht) -> None:
    last = rows(evil)[-1]
    assert last["Status"] == "nicht lesbar"
    assert last["Datei"].endswith("kaputt.yaml")
    assert "L001" in last["Anmerkung"]


@pytest.mark.parametrize("tables", ["papers", "projects"])
def test_no_cell_is_run_as_a_formula(evil: Uebersicht, tables: Tables) -> None:
    found = rows(evil, tables)
    cells = [(name, cell) for row in found for name, cell in row.items()]
    assert sum(1 for _, cell in cells if cell.startswith("'")) >= 1
    harmful = [(name, cell) for name, cell in cells if cell[:1] in {"=", "+", "-", "@"}]
    assert harmful == ([("Gesamtkosten in Euro", "-1250,50")] if tables == "papers" else [])


def test_equal_overviews_give_equal_bytes(examples: Uebersicht) -> None:
    assert render_overview(examples, output_format="csv") == render_overview(examples, output_format="csv")
