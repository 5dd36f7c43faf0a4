"""What a form says by itself: fixed numbers, words in boxes and head lines, rows and columns that always stand."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vorlagen.sources.formulare import check_form

sys.path.insert(0, str(Path(__file__).parent))
from gedruckt import boxes, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlagen.formular import Druckbild

GROUP = (
    "abschnitte:\n  - ueberschrift: G\n    nummerierung: arabisch\n    {keep}abschnitte:\n      - sachverhalt\n"
    "      - {{feld: kurzfassung, ohne_ueberschrift: ja}}\n      - {{feld: abwaegung, ohne_nummer: ja}}\n"
    "      - begruendung\n"
)


@pytest.mark.parametrize(("keep", "number"), [("feste_nummern: ja\n    ", "3."), ("", "1.")])
def test_a_section_keeps_its_number_where_the_form_says_so(
    printed: Callable[..., Druckbild], keep: str, number: str
) -> None:
    """A section without a heading takes no number either way."""
    plan = printed(GROUP.format(keep=keep), "begruendung: b\n")
    assert [part.ueberschrift for part in plan.abschnitte[0].abschnitte] == [f"{number} Begründung"]


def test_a_fixed_number_goes_to_what_is_printed(printed: Callable[..., Druckbild]) -> None:
    plan = printed(GROUP.format(keep="feste_nummern: ja\n    "), "sachverhalt: a\nabwaegung: c\nbegruendung: b\n")
    found = [part.ueberschrift for part in plan.abschnitte[0].abschnitte]
    assert found == ["1. Sachverhalt", "Beschreibung des Abwägungsprozesses", "3. Begründung"]


BOXES = (
    "abschnitte:\n  - feld: aufgabenart\n    aufbau:\n      - auswahl: neu\n        optionen:\n"
    "          - {text: freiwillig, wenn: {feld: freiwillig, ist: ja}}\n"
    "          - {text: 'durch: {vorgeschrieben_durch}', wenn: vorgeschrieben_durch}\n"
)


def test_words_of_a_box_hold_values(printed: Callable[..., Druckbild]) -> None:
    plan = printed(BOXES, "aufgabenart: {vorgeschrieben_durch: § 9}")
    assert boxes(plan, "aufgabenart") == [("freiwillig", False), ("durch: § 9", True)]
    assert ("aufgabenart", "vorgeschrieben_durch") in plan.gedruckt
    assert boxes(printed(BOXES, "aufgabenart: {freiwillig: ja}"), "aufgabenart") == [
        ("freiwillig", True),
        ("durch:", False),
    ]


@pytest.mark.parametrize("answer", ["ja", "nein"])
def test_a_box_tells_yes_and_no_of_the_field_it_depends_on(printed: Callable[..., Druckbild], answer: str) -> None:
    assert ("aufgabenart", "freiwillig") in printed(BOXES, f"aufgabenart: {{freiwillig: {answer}}}").gedruckt


CHOICE = (
    "abschnitte:\n  - feld: klimaschutz\n    aufbau:\n      - auswahl: auswirkung\n        optionen:\n"
    "          - {text: stark, wenn: {feld: ausmass, ist: erheblich}}\n"
)


@pytest.mark.parametrize(("extent", "told"), [("erheblich", True), ("mittel", False)])
def test_only_a_ticked_box_tells_a_choice(printed: Callable[..., Druckbild], extent: str, told: object) -> None:
    """What no box says is not taken for printed: S116 finds it."""
    plan = printed(CHOICE, f"klimaschutz: {{auswirkung: ja, ausmass: {extent}}}")
    assert (("klimaschutz", "ausmass") in plan.gedruckt) is told


LINES = (
    "kopf:\n  - {bezeichnung: Status, text: offen, wenn: {feld: beratungsfolge.oeffentlich, ist: ja}}\n"
    "  - {feld: datum, wenn: nummer}\nabschnitte: [sachverhalt]\n"
)


def test_lines_of_the_head_have_words_of_the_form_under_conditions(printed: Callable[..., Druckbild]) -> None:
    paper = "datum: 04.05.2026\nberatungsfolge: [{oeffentlich: ja}]\n"
    assert [(line.bezeichnung, line.wert) for line in printed(LINES, paper).kopf] == [("Status", "offen")]
    assert [line.bezeichnung for line in printed(LINES, "datum: 04.05.2026\nnummer: '1'\n").kopf] == ["Datum"]


MONEY = "finanzielle_auswirkungen"
ROWS = (
    "abschnitte:\n  - feld: finanzielle_auswirkungen\n    aufbau:\n      - tabelle: positionen\n        spalten:\n"
    "          - {titel: Art}\n          - {titel: Betrag, felder: betrag}\n"
    "          - {titel: ab, felder: [ab, jahr], immer: nein}\n          - {titel: Richtung, felder: richtung}\n"
    "        zeilen:\n          - {titel: Sachkosten, wenn: {feld: kostenart, ist: sachkosten}}\n"
    "          - {titel: Einnahmen, wenn: {feld: richtung, ist: ertrag}}\n"
    "          - {titel: Später, aus: folgekosten}\n"
)


def test_beside_fixed_rows_an_empty_column_falls_away_only_where_the_form_says_so(
    printed: Callable[..., Druckbild],
) -> None:
    empty = table(printed(ROWS, "finanzielle_auswirkungen: ja"), MONEY)
    assert [head.titel for head in empty.spalten] == ["Art", "Betrag", "Richtung"]
    assert [row[0] for row in empty.zeilen] == ["Sachkosten", "Einnahmen", "Später"]
    filled = table(printed(ROWS, "finanzielle_auswirkungen: {folgekosten: [{betrag: 5, ab: 2028}]}"), MONEY)
    assert filled.zeilen[2] == ("Später", "5 €", "2028", "")


def test_an_entry_without_a_row_is_named_by_what_no_column_says(printed: Callable[..., Druckbild]) -> None:
    entries = "[{richtung: aufwand, betrag: 5}, {kostenart: abschreibungen, richtung: aufwand, betrag: 6}]"
    rows = table(printed(ROWS, f"finanzielle_auswirkungen: {{positionen: {entries}}}"), MONEY).zeilen
    assert rows[3:] == (("Weiteres", "5 €", "Aufwand"), ("Abschreibungen", "6 €", "Aufwand"))


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("abschnitte: [{feld: aufgabenart, aufbau: [{auswahl: neu, optionen: [{text: 'a {quark}', wenn: neu}]}]}]",
         "abschnitte[0].aufbau[0].optionen[0].text"),
        ("abschnitte: [sachverhalt]\nkopf: [{bezeichnung: S, text: x, wenn: {feld: quark}}]", "kopf[0].wenn[0].feld"),
        ("abschnitte: [{aufbau: [{angaben: [{feld: datum, wenn: quark}]}]}]",
         "abschnitte[0].aufbau[0].angaben[0].wenn[0].feld"),
    ],
)  # fmt: skip
def test_words_and_conditions_that_name_no_field_are_faults(tmp_path: Path, text: str, path: str) -> None:
    file = tmp_path / "formular.yaml"
    file.write_text(f"name: x\n{text}\n", encoding="utf-8")
    assert [(finding.code, finding.path) for finding in check_form(file)] == [("V201", path)]
