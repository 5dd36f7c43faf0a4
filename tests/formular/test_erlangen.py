"""Erlangen's form prints what the town's published papers print, in their order (17/014/2021, 13-2/100/2022)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

import vorlagen
from vorlagen.formular import Druckbild, compose, vorlage_model
from vorlagen.sources import load_form

sys.path.insert(0, str(Path(__file__).parent))
from gedruckt import (
    EXAMPLES,
    boxes,
    codes,
    docx_text,
    headings,
    in_order,
    left_empty,
    section,
    sentences,
    table,
    ticked,
)

FORM = load_form("erlangen").formular
MODEL = vorlage_model(FORM)
FULLEST = EXAMPLES / "erlangen/52-087-2026-kunststoffrasen.yaml"
LEAST = EXAMPLES / "erlangen/33-014-2026-oeffnungszeiten.yaml"

PRINTED = [
    "Stadt Erlangen",
    "Betreff", "Umbau des Tennenplatzes", "Vorlage", "52/087/2026", "Aktenzeichen", "I/52", "Art", "Beschlussvorlage",
    "Der Stadtrat beschließt",
    "Sachbericht",
    "1. Ergebnis/Wirkungen", "(Welche Ergebnisse bzw. Wirkungen sollen erzielt werden?)",
    "2. Programme / Produkte / Leistungen / Auflagen",
    "(Was soll getan werden, um die Ergebnisse bzw. Wirkungen zu erzielen?)",
    "3. Prozesse und Strukturen", "(Wie sollen die Programme / Leistungsangebote erbracht werden?)",
    "\nKlimaschutz:", "Entscheidungsrelevante Auswirkungen auf den Klimaschutz:",
    "ja, positiv*", "ja, negativ*", "nein",
    "5. Ressourcen", "(Welche Ressourcen sind zur Realisierung des Leistungsangebotes erforderlich?)",
    "bei IPNr.", "bei Sachkonto",
    "Investitionskosten:", "Sachkosten:", "Personalkosten (brutto):", "Folgekosten", "Korrespondierende Einnahmen",
    "Weitere Ressourcen",
    "Haushaltsmittel", "werden nicht benötigt", "sind vorhanden auf IvP-Nr. bzw. im Budget auf Kst/KTr/Sk",
    "sind nicht vorhanden",
    "Anlagen:",
]  # fmt: skip
"""Head, headings, questions, rows and boxes of the published form, in its order."""
ROWS = [
    "Investitionskosten:", "Sachkosten:", "Personalkosten (brutto):", "Folgekosten", "Korrespondierende Einnahmen",
    "Weitere Ressourcen",
]  # fmt: skip


def plan(**data: Any) -> Druckbild:  # noqa: ANN401 - any field of a paper
    return compose(MODEL.model_validate(data), FORM)


def test_the_fullest_paper_has_everything_in_the_order_of_the_published_form() -> None:
    assert in_order(docx_text(vorlagen.load(FULLEST)), PRINTED) == []


def test_the_headings_are_those_of_the_form_and_climate_has_no_number() -> None:
    found = headings(compose(vorlagen.load(FULLEST), FORM))
    assert found == [
        "Sachbericht", "1. Ergebnis/Wirkungen", "2. Programme / Produkte / Leistungen / Auflagen",
        "3. Prozesse und Strukturen", "Klimaschutz:", "5. Ressourcen", "Anlagen:",
    ]  # fmt: skip


def test_resources_are_number_five_whatever_is_left_out_before() -> None:
    found = headings(plan(sachverhalt="a", klimaschutz="keine", finanzielle_auswirkungen="keine"))
    assert found == ["Sachbericht", "Klimaschutz:", "5. Ressourcen"]
    assert headings(plan(finanzielle_auswirkungen="keine")) == ["Sachbericht", "5. Ressourcen"]


def test_the_least_paper_prints_all_rows_and_boxes_empty() -> None:
    """As the published papers do; what the town does not need stays blank."""
    printed = compose(vorlagen.load(LEAST), FORM)
    rows = table(printed, "finanzielle_auswirkungen")
    assert [row[0] for row in rows.zeilen] == ROWS
    assert {cell for row in rows.zeilen for cell in row[1:]} == {""}
    assert [head.titel for head in rows.spalten] == ["Ressourcen", "Betrag", "bei IPNr.", "bei Sachkonto"]
    assert boxes(printed, "klimaschutz") == [("ja, positiv*", False), ("ja, negativ*", False), ("nein", True)]
    assert ticked(printed, "finanzielle_auswirkungen") == ["werden nicht benötigt"]
    missing = in_order(docx_text(vorlagen.load(LEAST)), ["Betreff", "Bürgeramt", "Vorlage", "33/014/2026", "Art"])
    assert missing == []


@pytest.mark.parametrize(
    ("answer", "box"),
    [
        ("positiv", "ja, positiv*"), ("negativ", "ja, negativ*"), ("keine", "nein"),
        ("neutral", "neutral"), ("nicht_einschaetzbar", "nicht einschätzbar"),
    ],
)  # fmt: skip
def test_one_climate_box_is_ticked_and_other_answers_get_a_box_of_their_own(answer: str, box: str) -> None:
    assert ticked(plan(klimaschutz=answer), "klimaschutz") == [box]


QUESTION = "Wenn ja, negativ: Bestehen alternative Handlungsoptionen?"


@pytest.mark.parametrize(("answer", "asked"), [("negativ", [QUESTION]), ("positiv", [])])
def test_the_question_for_alternatives_stands_where_they_are_told_of_a_negative_effect(
    answer: str, asked: list[str]
) -> None:
    block = {"auswirkung": answer, "begruendung": "Weil.", "alternativen": "Keine."}
    assert sentences(plan(klimaschutz=block), "klimaschutz") == asked
    assert sentences(plan(klimaschutz={"auswirkung": answer, "begruendung": "Weil."}), "klimaschutz") == []


VORHANDEN = "sind vorhanden auf IvP-Nr. bzw. im Budget auf Kst/KTr/Sk 520090"


@pytest.mark.parametrize(
    ("block", "box", "words"),
    [
        ({"auswirkung": "keine"}, ["werden nicht benötigt"], []),
        ({"auswirkung": "ja", "finanzierungsstatus": "vollstaendig_budgetiert"}, [VORHANDEN], []),
        ({"auswirkung": "ja", "finanzierungsstatus": "nicht_budgetiert"}, ["sind nicht vorhanden"], []),
        ({"auswirkung": "ja", "finanzierungsstatus": "teilweise_budgetiert"}, [VORHANDEN],
         ["Stand im Haushalt: teilweise budgetiert."]),
        ({"auswirkung": "ja"}, [], []),
        ({"auswirkung": "haushaltsneutral"}, [], ["Finanzielle Auswirkungen: haushaltsneutral."]),
        ({"auswirkung": "ja", "finanzierungsstatus": "nicht_benoetigt"}, [],
         ["Stand im Haushalt: Haushaltsmittel nicht benötigt."]),
    ],
)  # fmt: skip
def test_budget_boxes_say_which_money_there_is_and_words_say_the_rest(
    block: dict[str, str], box: list[str], words: list[str]
) -> None:
    printed = plan(finanzielle_auswirkungen=block | {"veranschlagt_bei": "520090"})
    assert ticked(printed, "finanzielle_auswirkungen") == box
    assert sentences(printed, "finanzielle_auswirkungen") == words
    for field in block:
        assert ("finanzielle_auswirkungen", field) in printed.gedruckt


def test_each_amount_stands_in_the_row_of_its_kind() -> None:
    entries = [
        {"kostenart": "investition", "betrag": "10 €", "investitionsnummer": "I-1"},
        {"kostenart": "sachkosten", "betrag": "20 €", "sachkonto": "52"},
        {"kostenart": "personalkosten", "betrag": "30 €"},
        {"richtung": "ertrag", "betrag": "40 €"},
        {"kostenart": "sonstiges", "bezeichnung": "Stunden"},
        {"kostenart": "abschreibungen", "betrag": "60 €"},
        {"richtung": "aufwand", "betrag": "70 €"},
    ]
    block = {"auswirkung": "ja", "positionen": entries, "folgekosten": [{"betrag": "50 €", "ab": 2028}]}
    rows = table(plan(finanzielle_auswirkungen=block), "finanzielle_auswirkungen")
    assert [head.titel for head in rows.spalten][-2:] == ["Zeit", "Erläuterung"]
    assert [(row[0], row[1], row[2] + row[3], row[4], row[5]) for row in rows.zeilen] == [
        ("Investitionskosten:", "10 €", "I-1", "", ""),
        ("Sachkosten:", "20 €", "52", "", ""),
        ("Personalkosten (brutto):", "30 €", "", "", ""),
        ("Folgekosten", "50 €", "", "ab 2028", ""),
        ("Korrespondierende Einnahmen", "40 €", "", "", "Ertrag"),
        ("Weitere Ressourcen", "", "", "", "Stunden"),
        ("Abschreibungen", "60 €", "", "", ""),
        ("Weiteres", "70 €", "", "", "Aufwand"),
    ]


def test_the_decision_bears_no_heading_and_stands_before_the_report() -> None:
    printed = compose(vorlagen.load(LEAST), FORM)
    assert section(printed, "beschlussvorschlag").ueberschrift == ""
    assert [part.feld for part in printed.abschnitte] == ["beratungsfolge", "beschlussvorschlag", "sachverhalt"]


def test_a_report_or_the_first_question_must_be_answered() -> None:
    assert codes(LEAST) == set()
    assert codes(LEAST, ergebnis_wirkungen=None) == {("S110", "sachverhalt")}
    assert codes(LEAST, ergebnis_wirkungen=None, sachverhalt="Die Sache.") == set()


@pytest.mark.parametrize(
    ("field", "code", "path"),
    [
        ("beschlussvorschlag", "S110", "beschlussvorschlag"), ("klimaschutz", "W401", "klimaschutz.auswirkung"),
        ("finanzielle_auswirkungen", "F301", "finanzielle_auswirkungen.auswirkung"),
    ],
)  # fmt: skip
def test_decision_climate_and_resources_must_be_filled(field: str, code: str, path: str) -> None:
    assert codes(LEAST, **{field: () if field == "beschlussvorschlag" else None}) == {(code, path)}


def test_what_the_town_does_not_have_is_not_lost_unnoticed() -> None:
    assert codes(LEAST, buergerbeteiligung="geplant") == {("S116", "buergerbeteiligung.stand")}


@pytest.mark.parametrize("number", ["17/014/2021", "13-2/100/2022", "13-2/346/2014/1", "EB77/039/2021"])
def test_numbers_of_published_papers_fit(number: str) -> None:
    assert codes(LEAST, nummer=number) == set()
    assert codes(LEAST, nummer=number.replace("/", "-")) == {("S102", "nummer")}


def test_everything_that_the_form_prints_is_in_the_fullest_example() -> None:
    """Else the pages that people look at show less than the form has."""
    assert left_empty(FULLEST, FORM) == {"finanzielle_auswirkungen.keine_folgekosten"}  # there are some
