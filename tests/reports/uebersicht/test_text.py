"""The overview as text: one line a paper in a pipe, as wide as the window on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vorlagen import render_overview
from vorlagen.reports import Context
from vorlagen.reports.excerpt import text_width

if TYPE_CHECKING:
    from vorlagen import Uebersicht
    from vorlagen.reports.uebersicht import Tables


def printed(whole: Uebersicht, tables: Tables = "both", **attributes: object) -> str:
    return render_overview(whole, tables=tables, context=Context(**attributes)).decode()  # type: ignore[arg-type]


def test_in_a_pipe_each_paper_is_one_line_and_columns_stand_below_each_other(examples: Uebersicht) -> None:
    lines = printed(examples, "papers").splitlines()
    head = next(line for line in lines if line.startswith("Nummer"))
    rows = lines[lines.index(head) + 1 :][: len(examples.papiere)]
    for paper, row in zip(examples.papiere, rows, strict=True):
        assert row.startswith(paper.nummer)
        place = head.index("Betreff")
        assert row[place:].startswith(paper.betreff)
        assert row[place - 2 : place] == "  "
    assert all(step.gremium in row for paper, row in zip(examples.papiere, rows, strict=True)
               for step in paper.beratungsfolge)  # fmt: skip


def test_it_says_first_that_it_is_internal_and_last_what_adds_up(examples: Uebersicht) -> None:
    lines = printed(examples).splitlines()
    assert lines[0].startswith("Nur für den internen Gebrauch")
    assert "Vorlagen: 8, davon Entwürfe: 1, nichtöffentlich: 1, mit Fehlern: 0." in lines
    assert "Gesamtkosten zusammen: 1.580.400 €. Mit Betrag: 3, ohne Kosten: 4, ohne Betrag: 1." in lines
    assert "Nach Stand: in Umsetzung: 4, in Planung: 3, Zukunft: 2, abgeschlossen: 1." in lines
    assert "Nach Finanzierung: finanziert: 5, teilweise finanziert: 2, nicht finanziert: 3." in lines


@pytest.mark.parametrize("width", [200, 140, 100, 80, 40, 12])
def test_on_a_terminal_no_line_is_wider_than_the_window(examples: Uebersicht, width: int) -> None:
    text = printed(examples, "papers", terminal=True, width=width)
    table = text.split("\n\n")[1]
    drawn = [line for line in table.splitlines() if "--output-format" not in line]
    assert len(drawn) > len(examples.papiere)
    assert max(map(text_width, drawn)) <= width
    assert "\x1b" not in text


def test_columns_that_do_not_fit_are_named(examples: Uebersicht) -> None:
    narrow = printed(examples, "papers", terminal=True, width=80)
    assert "Für Art, Federführung, Klimaschutz ist das Fenster zu schmal" in narrow
    assert "ist das Fenster zu schmal" not in printed(examples, "papers", terminal=True, width=200)


@pytest.mark.parametrize("width", [80, 74, 68])
def test_a_number_and_an_amount_are_never_torn_while_they_fit(examples: Uebersicht, width: int) -> None:
    text = printed(examples, "papers", terminal=True, width=width)
    for paper in examples.papiere:
        assert paper.nummer in text
        if paper.gesamtkosten:
            assert str(paper.gesamtkosten) in text.replace("\u00a0", " ")


def test_what_cannot_be_read_is_told_with_its_reason(evil: Uebersicht) -> None:
    assert "kaputt.yaml: Zeile 1: " in printed(evil)
    assert "Nicht lesbar: 1." in printed(evil)


@pytest.mark.parametrize("terminal", [False, True])
def test_a_paper_cannot_steer_the_terminal(evil: Uebersicht, terminal: bool) -> None:
    text = printed(evil, terminal=terminal, width=120)
    assert "alert(1)" in text
    assert not {"\x1b", "\u202e"} & set(text)


def test_colour_only_where_it_was_asked_for(examples: Uebersicht) -> None:
    assert "\x1b[" in printed(examples, terminal=True, width=100, color=True)
