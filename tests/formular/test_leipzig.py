"""Leipzig's form in both layouts: headings, boxes, tables, duties, and what stays when nothing is filled in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import vorlagen
from vorlagen.formular.druckbild import Auswahlblock, Druckabschnitt, Langtextblock, Satzblock, Tabellenblock
from vorlagen.formular.zeilen import Angabenblock
from vorlagen.word.facts import read_word_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vorlagen import Vorlage
    from vorlagen.formular import Druckbild

    Town = Callable[[str, str], Vorlage]
    Plan = Callable[..., Druckbild]

EXAMPLES = Path(__file__).parents[2] / "examples" / "leipzig"

# The layout of a published Informationsvorlage on eCulture.
OF_2019 = [
    "Beschlussvorschlag:", "Räumlicher Bezug:", "Beschreibung des Abwägungsprozesses:",
    "I. Eilbedürftigkeitsbegründung", "II. Begründung Nichtöffentlichkeit", "III. Strategische Ziele",
    "IV. Sachverhalt", "1. Anlass", "2. Beschreibung der Maßnahme", "3. Realisierungs-/Zeithorizont",
    "4. Finanzielle Auswirkungen", "5. Auswirkungen auf den Stellenplan", "6. Bürgerbeteiligung", "7. Besonderheiten",
    "8. Folgen bei Nichtbeschluss", "Anlage:",
]  # fmt: skip
# The layout of DS-00009/14 and VI-DS-05726-DS-03-Ifo-01.
OF_2020 = [
    "Anlass der Vorlage:", "Räumlicher Bezug:", "Zusammenfassung:", "Finanzielle Auswirkungen",
    "Kostengünstigere Alternativen geprüft", "Folgen bei Ablehnung",
    "Handelt es sich um eine Investition (damit aktivierungspflichtig)?", "Im Haushalt wirksam",
    "Entstehen Folgekosten oder Einsparungen?", "Steuerrechtliche Prüfung", "Auswirkungen auf den Stellenplan",
    "Hintergrund zum Beschlussvorschlag:", "Klimawirkung durch den Beschluss der Vorlage",
    "Stufe 1: Grobe Einordnung zur Klimawirkung",
    "Stufe 2: Berücksichtigung der zentralen energie- und klimapolitischen Beschlüsse",
    "Stufe 3: Detaillierte Darstellung zur abschätzbaren Klimawirkung",
]  # fmt: skip
FILLED_2019 = {"2. Beschreibung der Maßnahme", "4. Finanzielle Auswirkungen", "6. Bürgerbeteiligung"}


def walk(sections: tuple[Druckabschnitt, ...]) -> Iterator[Druckabschnitt]:
    for section in sections:
        yield section
        yield from walk(section.abschnitte)


def section(plan: Druckbild, heading: str) -> Druckabschnitt:
    return next(part for part in walk(plan.abschnitte) if part.ueberschrift == heading)


def boxes(part: Druckabschnitt) -> list[tuple[str, bool]]:
    return [(box.text, box.gewaehlt) for block in part.bloecke if isinstance(block, Auswahlblock)
            for box in block.kaestchen]  # fmt: skip


def table(part: Druckabschnitt) -> Tabellenblock:
    return next(block for block in part.bloecke if isinstance(block, Tabellenblock))


def codes(paper: Vorlage) -> set[tuple[str, str]]:
    return {(finding.code, finding.path) for finding in vorlagen.check(paper).findings}


@pytest.mark.parametrize(
    ("name", "wanted", "level_two"),
    [
        ("ds-01217-trinkbrunnen.yaml", OF_2019, OF_2019[7:15]),
        ("ds-01288-hallenbeleuchtung.yaml", OF_2020, [*OF_2020[4:9], *OF_2020[13:]]),
    ],
)
def test_the_headings_stand_in_the_towns_order_in_plan_and_word_file(
    plan_of: Plan, name: str, wanted: list[str], level_two: list[str]
) -> None:
    paper = vorlagen.load(EXAMPLES / name)
    levels = {part.ueberschrift: part.ebene for part in walk(plan_of(paper).abschnitte)}
    assert [heading for heading in levels if heading in wanted] == wanted
    assert [heading for heading in wanted if levels[heading] == 2] == level_two
    flow = read_word_facts(vorlagen.render(paper).docx).flow
    headings = [fact.text.replace("\u00a0", " ") for fact in flow if fact.heading]
    assert [heading for heading in headings if heading in wanted] == wanted


def test_the_layout_of_2019_is_the_one_of_papers_that_name_none(town: Town, plan_of: Plan) -> None:
    plan = plan_of(town("leipzig", "art: beschlussvorlage\n"))
    assert section(plan, "IV. Sachverhalt").abschnitte[0].ueberschrift == "1. Anlass"


def test_empty_sections_of_2019_stay_and_say_so(plan_of: Plan) -> None:
    plan = plan_of(vorlagen.load(EXAMPLES / "ds-01304-fundbuero.yaml"))
    parts = {part.ueberschrift: part for part in walk(plan.abschnitte)}
    empty = [heading for heading in OF_2019 if heading not in FILLED_2019 and not parts[heading].abschnitte]
    assert len(empty) == 12
    assert all(parts[heading].bloecke == (Satzblock("entfällt"),) for heading in empty)
    assert parts["4. Finanzielle Auswirkungen"].bloecke == (Satzblock("Keine"),)


def test_questions_that_nobody_answered_are_not_answered_by_the_form(town: Town, plan_of: Plan) -> None:
    plan = plan_of(town("leipzig", "betreff: x\n"))
    for heading in ("4. Finanzielle Auswirkungen", "6. Bürgerbeteiligung"):
        assert section(plan, heading).bloecke == (Satzblock("keine Angabe"),)
    plan = plan_of(town("leipzig", "fassung: 2020\nbetreff: x\n"))
    for heading in ("Anlass der Vorlage:", "Finanzielle Auswirkungen", "Steuerrechtliche Prüfung"):
        assert section(plan, heading).bloecke == (Satzblock("keine Angabe"),)


@pytest.mark.parametrize(("value", "ticked"), [("erfolgt", 0), ("geplant", 1), ("nicht_noetig", 2)])
def test_one_of_the_three_boxes_of_participation_is_ticked(town: Town, plan_of: Plan, value: str, ticked: int) -> None:
    plan = plan_of(town("leipzig", f"buergerbeteiligung: {value}\n"))
    words = ["bereits erfolgt", "geplant", "nicht nötig"]
    assert boxes(section(plan, "6. Bürgerbeteiligung")) == [(word, at == ticked) for at, word in enumerate(words)]


CLOSED = "nichtoeffentlichkeit: {fallgruppe: vergabe, begruendung: Angebotspreise von Firmen}\n"


def test_the_public_reads_that_there_are_reasons_and_all_numbers_stay(town: Town, plan_of: Plan) -> None:
    paper = town("leipzig", CLOSED)
    inside, outside = plan_of(paper), plan_of(paper, "public")
    heading = "II. Begründung Nichtöffentlichkeit"
    assert (
        Langtextblock("", "Angebotspreise von Firmen", "nichtoeffentlichkeit.begruendung")
        in section(inside, heading).bloecke
    )
    assert section(outside, heading).bloecke == (Satzblock("(nichtöffentlich)"),)
    assert section(outside, heading).feld == ""
    assert "Angebotspreise" not in repr(outside)
    assert [part.ueberschrift for part in walk(inside.abschnitte)] == [
        part.ueberschrift for part in walk(outside.abschnitte)
    ]
    assert section(plan_of(town("leipzig", "betreff: x\n"), "public"), heading).bloecke == (Satzblock("entfällt"),)


@pytest.mark.parametrize(
    ("value", "ticked"), [("rechtsvorschrift", 0), ("ratsbeschluss", 1), ("verwaltungshandeln", 2), ("sonstiges", 3)]
)
def test_the_four_boxes_of_the_occasion(town: Town, plan_of: Plan, value: str, ticked: int) -> None:
    plan = plan_of(town("leipzig", f"fassung: 2020\nanlass: {{art: {value}}}\n"))
    words = ["Rechtliche Vorschriften", "Stadtratsbeschluss", "Verwaltungshandeln", "Sonstiges"]
    assert boxes(section(plan, "Anlass der Vorlage:")) == [(word, at == ticked) for at, word in enumerate(words)]


@pytest.mark.parametrize(
    ("value", "ticked"),
    [
        ("keine", (True, False)),
        ("ja", (False, True)),
        ("nicht_bezifferbar", (False, True)),
        ("nur_ertrag", (False, True)),
    ],
)
def test_the_money_question_of_2020_has_two_boxes(
    town: Town, plan_of: Plan, value: str, ticked: tuple[bool, bool]
) -> None:
    plan = plan_of(town("leipzig", f"fassung: 2020\nfinanzielle_auswirkungen: {value}\n"))
    assert boxes(section(plan, "Finanzielle Auswirkungen")) == [("nein", ticked[0]), ("ja", ticked[1])]
    asked = {part.ueberschrift for part in walk(plan.abschnitte)} >= {"Im Haushalt wirksam"}
    assert asked is (value != "keine")


@pytest.mark.parametrize(
    ("kinds", "ticked"),
    [("[konsumtiv]", (True, False)), ("[investiv]", (False, True)), ("[investiv, konsumtiv]", (False, True)),
     ("[]", (False, False))],
)  # fmt: skip
def test_an_investment_is_said_to_be_one(town: Town, plan_of: Plan, kinds: str, ticked: tuple[bool, bool]) -> None:
    plan = plan_of(town("leipzig", f"fassung: 2020\nfinanzielle_auswirkungen: {{auswirkung: ja, art: {kinds}}}\n"))
    part = section(plan, "Handelt es sich um eine Investition (damit aktivierungspflichtig)?")
    assert boxes(part) == [("nein", ticked[0]), ("ja", ticked[1])]


@pytest.mark.parametrize(
    ("given", "ticked"),
    [
        ("keine_folgekosten: ja", (True, False)),
        ("folgekosten: [{betrag: 5}]", (False, True)),
        ("einsparung: 5", (False, True)),
        ("keine_folgekosten: ja, einsparung: 5", (False, True)),
        ("gesamtkosten: 5", (False, False)),
    ],
)
def test_running_costs_and_savings_answer_the_same_question(
    town: Town, plan_of: Plan, given: str, ticked: tuple[bool, bool]
) -> None:
    plan = plan_of(town("leipzig", f"fassung: 2020\nfinanzielle_auswirkungen: {{auswirkung: ja, {given}}}\n"))
    assert boxes(section(plan, "Entstehen Folgekosten oder Einsparungen?")) == [("nein", ticked[0]), ("ja", ticked[1])]


def test_the_budget_table_has_its_four_rows_and_loses_no_other_line(town: Town, plan_of: Plan) -> None:
    text = (
        "fassung: 2020\nfinanzielle_auswirkungen:\n  auswirkung: ja\n  positionen:\n"
        "    - {haushalt: finanz, richtung: auszahlung, jahr: 2026, betrag: 7, turnus: einmalig, bezeichnung: Bau}\n"
        "    - {haushalt: verwaltung, richtung: aufwand, jahr_von: 2027, jahr_bis: 2029, betrag: 9, produkt: '1'}\n"
    )
    found = table(section(plan_of(town("leipzig", text)), "Im Haushalt wirksam"))
    assert [head.titel for head in found.spalten] == ["Haushalt", "von", "bis", "Höhe in EUR", "wo veranschlagt"]
    assert found.zeilen == (
        ("Ergebnishaushalt: Erträge", "", "", "", ""),
        ("Ergebnishaushalt: Aufwendungen", "", "", "", ""),
        ("Finanzhaushalt: Einzahlungen", "", "", "", ""),
        ("Finanzhaushalt: Auszahlungen", "2026", "", "7 € einmalig", "Bau"),
        ("Verwaltungshaushalt, Aufwand", "2027", "2029", "9 €", "Produkt 1"),
    )


def test_what_falls_on_other_offices_has_rows_of_its_own(plan_of: Plan) -> None:
    plan = plan_of(vorlagen.load(EXAMPLES / "ds-01288-hallenbeleuchtung.yaml"))
    found = table(section(plan, "Entstehen Folgekosten oder Einsparungen?"))
    assert found.titel == "Folgekosten/Einsparungen wirksam"
    assert found.spalten[3].titel == "Höhe in EUR (jährlich)"
    assert [row[0] for row in found.zeilen] == [
        "Zu Lasten anderer OE: Erträge",
        "Zu Lasten anderer OE: Aufwand",
        "Nach Durchführung der Maßnahme zu erwarten",
    ]


@pytest.mark.parametrize(
    ("kind", "asked"), [("beschlussvorlage", True), ("stellungnahme", True), ("informationsvorlage", False)]
)
def test_the_climate_is_asked_of_deciding_kinds_only(town: Town, plan_of: Plan, kind: str, asked: object) -> None:
    paper = town("leipzig", f"fassung: 2020\nart: {kind}\nklimaschutz: keine\n")
    headings = [part.ueberschrift for part in walk(plan_of(paper).abschnitte)]
    assert (OF_2020[12] in headings) is asked
    assert (("S116", "klimaschutz.auswirkung") not in codes(paper)) is asked
    without = town("leipzig", f"fassung: 2020\nart: {kind}\n")
    assert (("W401", "klimaschutz.auswirkung") in codes(without)) is asked


DUTIES = [
    ("", "art: beschlussvorlage", "beschlussvorschlag", True),
    ("", "art: informationsvorlage", "beschlussvorschlag", False),
    ("", "art: informationsvorlage", "sachverhalt", True),
    ("", "art: informationsvorlage", "zeithorizont", False),
    ("2020", "art: informationsvorlage", "anlass", True),
    ("2020", "finanzielle_auswirkungen: ja", "alternativen", True),
    ("2020", "finanzielle_auswirkungen: keine", "alternativen", False),
    ("2020", "finanzielle_auswirkungen: ja", "ablehnung_hat_folgen", True),
    ("2020", "finanzielle_auswirkungen: keine", "ablehnung_hat_folgen", False),
    ("2020", "ablehnung_hat_folgen: ja", "folgen_bei_ablehnung", True),
    ("2020", "ablehnung_hat_folgen: nein", "folgen_bei_ablehnung", False),
    ("2020", "art: beschlussvorlage\nklimaschutz: {ausmass: erheblich}", "klimawirkung_im_einzelnen", True),
    ("2020", "art: beschlussvorlage\nklimaschutz: {ausmass: mittel}", "klimawirkung_im_einzelnen", False),
]


@pytest.mark.parametrize(("layout", "text", "field", "due"), DUTIES)
def test_duties_depend_on_kind_and_answers(town: Town, layout: str, text: str, field: str, due: object) -> None:
    named = f"fassung: '{layout}'\n" if layout else ""
    assert (("S110", field) in codes(town("leipzig", f"{named}{text}\n"))) is due


@pytest.mark.parametrize("layout", ["2019", "2020"])
def test_money_and_participation_are_asked_of_every_kind(town: Town, layout: str) -> None:
    found = codes(town("leipzig", f"fassung: '{layout}'\nart: informationsvorlage\n"))
    assert ("F301", "finanzielle_auswirkungen.auswirkung") in found
    assert (("W407", "buergerbeteiligung.stand") in found) is (layout == "2019")


@pytest.mark.parametrize(
    ("number", "fits"),
    [("VII-DS-00001-NF-01", True), ("VI-DS-05726-DS-03-Ifo-01", True), ("VI-A-03809", True), ("DS-00009/14", True),
     ("2026/0184", False), ("VII-DS-1", False)],
)  # fmt: skip
def test_numbers_of_the_town_are_known(town: Town, number: str, fits: object) -> None:
    assert (("S102", "nummer") not in codes(town("leipzig", f"nummer: {number}\n"))) is fits


def test_the_head_calls_things_as_the_town_does(plan_of: Plan) -> None:
    plan = plan_of(vorlagen.load(EXAMPLES / "ds-01217-trinkbrunnen.yaml"))
    assert [line.bezeichnung for line in plan.kopf] == [
        "Datum", "Eingereicht von", "Federführend", "Beteiligt", "Bezüglich"
    ]  # fmt: skip
    steps = table(section(plan, "Beratungsfolge (Änderungen vorbehalten):"))
    assert [row[2] for row in steps.zeilen][::3] == ["nichtöffentlich / Bestätigung", "öffentlich / Beschlussfassung"]


def test_details_that_the_layout_of_2019_has_no_boxes_for_are_printed(plan_of: Plan) -> None:
    plan = plan_of(vorlagen.load(EXAMPLES / "ds-01217-trinkbrunnen.yaml"))
    lines = [line for block in section(plan, "1. Anlass").bloecke if isinstance(block, Angabenblock)
             for line in block.zeilen]  # fmt: skip
    assert [(line.bezeichnung, line.wert) for line in lines] == [("Art des Anlasses", "Stadtratsbeschluss")]
    titles = [block.titel for block in section(plan, "4. Finanzielle Auswirkungen").bloecke
              if isinstance(block, Tabellenblock)]  # fmt: skip
    assert titles == ["Im Haushalt wirksam", "Deckung", "Folgekosten", "Verpflichtungsermächtigungen"]
