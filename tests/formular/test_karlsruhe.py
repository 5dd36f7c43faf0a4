"""The form of Karlsruhe: its headings, boxes and questions as published papers have them."""

from __future__ import annotations

import pytest
from druckprobe import boxes, codes, docx_lines, missing_in_order, printed_sections, ticked

from vorlagen.formular.zeilen import Angabenblock, Feldblock, Satzblock

FULLEST = "karlsruhe/2026-0412-schulhof.yaml"
SMALLEST = "karlsruhe/2026-0437-sprechtage.yaml"
FIRST_PAGE = (
    "Finanzielle Auswirkungen", "Art der Maßnahme", "Gesamtkosten:", "Jährliche/r Budgetbedarf/Folgekosten:",
    "Gesamteinzahlung:", "Jährlicher Ertrag:", "Gesamteinsparung:", "Jährlicher Betrag:",
    "Finanzierung", "Gegenfinanzierung durch",
    "CO2-Relevanz: Auswirkung auf den Klimaschutz",
    "Bei Ja: Begründung | Optimierung (im Text ergänzende Erläuterungen)",
    "IQ-relevant",
)  # fmt: skip
HEAD = ("Vorlage Nr.:", "Verantwortlich:", "Dienststelle:")
BODIES = ("Gremien", "Termin", "TOP", "Ö / N", "Zuständigkeit")


def section(paper: str, name: str) -> list[str]:
    return ticked(printed_sections("karlsruhe", paper)[name])


def test_all_headings_stand_in_the_order_of_the_town() -> None:
    """DOMAIN 1.2, Karlsruhe."""
    wanted = (
        "Beschlussvorlage", *HEAD, "Grundschule", *BODIES, "Kurzfassung", *FIRST_PAGE, "Korridorthema: Grüne Stadt",
        "Anhörung Ortschaftsrat (§ 70 Abs. 1 GemO)", "durchgeführt am 06.05.2026",
        "Abstimmung mit städtischen Gesellschaften", "abgestimmt mit",
        "Ergänzende Erläuterungen", "Erläuterungen zu den finanziellen Auswirkungen",
        "Beschluss:", "Antrag an den Gemeinderat", "Der Gemeinderat beschließt", "Anlagen",
    )  # fmt: skip
    assert missing_in_order(wanted, docx_lines(FULLEST)) == []


def test_the_questions_of_the_first_page_stand_there_unanswered_too() -> None:
    lines = docx_lines(SMALLEST)
    wanted = (
        "Informationsvorlage", *HEAD, "Sprechtage", *BODIES, "Kurzfassung", *FIRST_PAGE,
        "Abstimmung mit städtischen Gesellschaften", "Ergänzende Erläuterungen",
    )  # fmt: skip
    assert missing_in_order(wanted, lines) == []
    assert "☑" not in "".join(lines)
    assert "☐ Ja ☐ Nein" in lines
    assert "Gesamtkosten: –" in lines
    assert not [line for line in lines if line.startswith(("Anhörung", "Korridorthema", "Beschluss:", "Erläuterungen"))]


MONEY = "finanzielle_auswirkungen"


@pytest.mark.parametrize(
    ("answer", "boxes_ticked"),
    [
        ("keine", ["Nein"]), ("ja", ["Ja"]), ("nur_ertrag", ["Ja"]), ("nicht_bezifferbar", ["Ja"]),
        ("haushaltsneutral", ["haushaltsneutral"]), ("entfaellt", ["entfällt"]),
    ],
)  # fmt: skip
def test_the_answer_on_money_ticks_its_box_and_what_has_none_gets_one(answer: str, boxes_ticked: list[str]) -> None:
    assert section(f"{MONEY}: {answer}", MONEY) == boxes_ticked


def test_what_yes_alone_does_not_say_is_said_in_words() -> None:
    blocks = printed_sections("karlsruhe", f"{MONEY}: nur_ertrag")[MONEY].bloecke
    assert Satzblock("Art der Auswirkung: nur Ertrag oder Einsparung.") in blocks
    assert not [b for b in printed_sections("karlsruhe", f"{MONEY}: ja")[MONEY].bloecke if isinstance(b, Satzblock)]


@pytest.mark.parametrize(
    ("details", "box"),
    [
        ("art: investiv", "Investition"), ("art: konsumtiv", "Konsumtive Maßnahme"),
        ("finanzierungsstatus: vollstaendig_budgetiert", "bereits vollständig budgetiert"),
        ("finanzierungsstatus: teilweise_budgetiert", "teilweise budgetiert"),
        ("finanzierungsstatus: nicht_budgetiert", "nicht budgetiert"),
        ("deckung: [{art: mehrertraege}]", "Mehrerträge/-einzahlung"),
        ("deckung: [{art: wegfall_aufgaben}]", "Wegfall bestehender Aufgaben"),
        ("deckung: [{art: umschichtung}]", "Umschichtung innerhalb des Dezernates"),
        ("deckung: [{art: ruecklage}]", "Entnahme aus der Rücklage"),
    ],
)  # fmt: skip
def test_boxes_of_the_block_on_money(details: str, box: str) -> None:
    assert section(f"{MONEY}: {{auswirkung: ja, {details}}}", MONEY) == ["Ja", box]


def test_several_sources_of_money_are_ticked_at_once_and_point_to_the_explanations() -> None:
    paper = f"{MONEY}: {{deckung: [{{art: mehrertraege}}, {{art: umschichtung}}, {{art: umschichtung}}]}}"
    block = printed_sections("karlsruhe", paper)[MONEY]
    assert ticked(block) == ["Mehrerträge/-einzahlung", "Umschichtung innerhalb des Dezernates"]
    said = Satzblock("Die Gegenfinanzierung ist im Erläuterungsteil dargestellt.")
    assert said in dict(block.bloecke[-1].felder)["Gegenfinanzierung durch"]  # type: ignore[union-attr]
    empty = printed_sections("karlsruhe", f"{MONEY}: ja")[MONEY].bloecke[-1]
    assert isinstance(empty, Feldblock)
    assert said not in dict(empty.felder)["Gegenfinanzierung durch"]


def test_yearly_amounts_of_the_town_stand_with_the_others() -> None:
    paper = f"{MONEY}: ja\njaehrlicher_ertrag: 2.400 €\njaehrliche_einsparung: 3.600 €\n"
    block = printed_sections("karlsruhe", paper)[MONEY]
    amounts = next(part for part in block.bloecke if isinstance(part, Feldblock)).felder[1][1][0]
    assert isinstance(amounts, Angabenblock)
    assert [line.wert for line in amounts.zeilen] == ["–", "–", "–", "2.400 €", "–", "3.600 €"]


CLIMATE = [("Nein", False), ("Ja", False), ("positiv", False), ("negativ", False), ("geringfügig", False),
           ("erheblich", False)]  # fmt: skip


@pytest.mark.parametrize(
    ("answer", "boxes_ticked"),
    [
        ("keine", ["Nein"]), ("ja", ["Ja"]),
        ("{auswirkung: positiv, ausmass: erheblich}", ["Ja", "positiv", "erheblich"]),
        ("{auswirkung: negativ, ausmass: geringfuegig}", ["Ja", "negativ", "geringfügig"]),
        ("{auswirkung: positiv, ausmass: mittel}", ["Ja", "positiv", "mittel"]), ("neutral", ["neutral"]),
    ],
)  # fmt: skip
def test_the_boxes_on_the_climate_stand_in_one_line(answer: str, boxes_ticked: list[str]) -> None:
    block = printed_sections("karlsruhe", f"klimaschutz: {answer}")["klimaschutz"]
    assert ticked(block) == boxes_ticked
    assert len(block.bloecke) == 1
    assert [text for text, _ in boxes(block)][:4] == [text for text, _ in CLIMATE][:4]
    assert boxes(printed_sections("karlsruhe", "betreff: x")["klimaschutz"]) == CLIMATE


@pytest.mark.parametrize(
    ("field", "paper"),
    [
        ("iq_relevant", "iq_relevant: {}"), ("anhoerung_ortschaftsrat", "anhoerung_ortschaftsrat: {}"),
        ("abstimmung_gesellschaften", "abstimmung_gesellschaften: {}"),
    ],
)  # fmt: skip
def test_questions_of_one_line(field: str, paper: str) -> None:
    assert section(paper.format("ja"), field) == ["Ja"]
    assert section(paper.format("nein"), field) == ["Nein"]


def test_a_section_of_its_own_explains_the_money_and_the_climate() -> None:
    paper = (
        f"{MONEY}: {{auswirkung: ja, erlaeuterung: Weil., deckung: [{{art: kredit, betrag: 5 €}}]}}\n"
        "klimaschutz: {auswirkung: negativ, begruendung: Beton., optimierung: Holz.}\nsachverhalt: Text.\n"
    )
    parts = printed_sections("karlsruhe", paper)
    texts = repr(parts["Erläuterungen zu den finanziellen Auswirkungen"])
    assert "Weil." in texts
    assert "Kredit" in texts
    explanations = parts["Ergänzende Erläuterungen"]
    assert explanations.neue_seite
    assert "Beton." in repr(explanations)
    assert "Beton." not in repr(parts["klimaschutz"])


@pytest.mark.parametrize(("body", "printed"), [("Gemeinderat", True), ("Bauausschuss", False)])
def test_the_motion_is_addressed_to_the_council_where_it_decides(body: str, printed: object) -> None:
    paper = f"art: beschlussvorlage\nberatungsfolge: [{{gremium: {body}}}]\nbeschlussvorschlag: Er beschließt.\n"
    found = Satzblock("Antrag an den Gemeinderat") in printed_sections("karlsruhe", paper)["beschlussvorschlag"].bloecke
    assert found is printed


@pytest.mark.parametrize(
    ("paper", "code", "path", "due"),
    [
        ("art: beschlussvorlage", "F301", f"{MONEY}.auswirkung", True),
        ("art: informationsvorlage", "F301", f"{MONEY}.auswirkung", False),
        ("art: beschlussvorlage", "W401", "klimaschutz.auswirkung", True),
        ("art: informationsvorlage", "W401", "klimaschutz.auswirkung", False),
        ("art: beschlussvorlage", "S110", "beschlussvorschlag", True),
        ("art: informationsvorlage", "S110", "beschlussvorschlag", False),
        ("art: informationsvorlage", "S110", "kurzfassung", True),
        ("iq_relevant: ja", "S110", "korridorthema", True),
        ("iq_relevant: nein", "S110", "korridorthema", False),
        ("{iq_relevant: ja, korridorthema: grüne stadt}", "S110", "korridorthema", False),
        ("nummer: 2026/0365/1", "S102", "nummer", False),
        ("nummer: 26/0365", "S102", "nummer", True),
        (f"{{{MONEY}: nur_ertrag, jaehrlicher_ertrag: 5 €}}", "F303", f"{MONEY}.auswirkung", False),
        (f"{MONEY}: nur_ertrag", "F303", f"{MONEY}.auswirkung", True),
        ("raeumlicher_bezug: Süd", "S116", "raeumlicher_bezug", True),
    ],
)
def test_what_the_form_demands(paper: str, code: str, path: str, due: object) -> None:
    assert ((code, path) in codes("karlsruhe", paper)) is due
