"""Lübeck's form prints what the town's published papers print, in their order (VO/2023/12779, VO/2022/11638)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

import vorlagen
from vorlagen import PublicnessError
from vorlagen.formular import Druckbild, compose, vorlage_model
from vorlagen.sources import load_form
from vorlagen.workflow.stapel import Druckoptionen, render_files

sys.path.insert(0, str(Path(__file__).parent))
from gedruckt import (
    EXAMPLES,
    boxes,
    codes,
    docx_text,
    headings,
    in_order,
    left_empty,
    sections,
    sentences,
    table,
    ticked,
)

FORM = load_form("luebeck").formular
MODEL = vorlage_model(FORM)
CLOSED = EXAMPLES / "luebeck/vo-2026-14802-grundstueck.yaml"
ANNOUNCED = EXAMPLES / "luebeck/vo-2026-14871-pavillon.yaml"
LEAST = EXAMPLES / "luebeck/vo-2026-14905-markttag.yaml"

BEKANNTGABE = "Beschlusstext zur Bekanntgabe im öffentlichen Teil (nur bei nichtöffentlichen Vorlagen)"
GRUENDE = "Begründung der Nichtöffentlichkeit gem. § 35 GO:"
PRINTED = [
    "Hansestadt Lübeck",
    "Vorlage – VO/2026/14802-01",
    "Betreff", "Status", "nichtöffentlich", "Dezernent/in", "Federführend", "Bearbeiter/-in",
    "Beratungsfolge",
    "Beschlussvorschlag",
    BEKANNTGABE,
    "Verfahren", "Bereiche/Projektgruppen", "Ergebnis", "1.300 Bereich Recht", "keine Bedenken",
    "Beteiligung von Kindern und Jugendlichen gem. § 47 f GO ist erfolgt:", "Ja", "Nein – Begründung:",
    "Die Maßnahme ist:", "neu", "freiwillig", "vorgeschrieben durch: Brandschutzgesetz",
    "Finanzielle Auswirkungen:", "Ja (Anlage 1)", "Nein",
    "Auswirkung auf den Klimaschutz:", "Nein", "Ja – Begründung:",
    GRUENDE,
    "\nBegründung",
    "\nAnlagen",
]  # fmt: skip
"""Head, headings and boxes of the published form, in its order."""
STEP = {"gremium": "Bürgerschaft der Hansestadt Lübeck", "termin": "29.10.2026", "zustaendigkeit": "entscheidung"}


def plan(**data: Any) -> Druckbild:  # noqa: ANN401 - any field of a paper
    return compose(MODEL.model_validate(data), FORM)


def steps(*public: str) -> list[dict[str, str]]:
    return [STEP | {"oeffentlich": word} for word in public]


def test_the_fullest_paper_has_everything_in_the_order_of_the_published_form() -> None:
    assert in_order(docx_text(vorlagen.load(CLOSED)), PRINTED) == []


def test_the_questions_stand_below_the_procedure() -> None:
    printed = compose(vorlagen.load(CLOSED), FORM)
    assert headings(printed) == [
        "Beratungsfolge", "Beschlussvorschlag", BEKANNTGABE, "Verfahren",
        "Beteiligung von Kindern und Jugendlichen gem. § 47 f GO ist erfolgt:", "Die Maßnahme ist:",
        "Finanzielle Auswirkungen:", "Auswirkung auf den Klimaschutz:", GRUENDE, "Begründung", "Anlagen",
    ]  # fmt: skip
    levels = {part.ueberschrift: part.ebene for part in sections(printed.abschnitte)}
    assert (levels["Verfahren"], levels[GRUENDE], levels["Begründung"]) == (1, 2, 1)


@pytest.mark.parametrize(
    ("public", "status"),
    [(("ja",), "öffentlich"), (("nein",), "nichtöffentlich"), (("nein", "ja"), "öffentlich/nichtöffentlich")],
)
def test_the_status_follows_from_the_steps(public: tuple[str, ...], status: str) -> None:
    lines = {line.bezeichnung: line.wert for line in plan(beratungsfolge=steps(*public)).kopf}
    assert lines == {"Status": status}


def test_nothing_is_said_of_a_status_that_nobody_named() -> None:
    assert plan(beratungsfolge=[STEP]).kopf == ()
    assert plan(betreff="x").kopf[0].bezeichnung == "Betreff"


@pytest.mark.parametrize(
    ("public", "shown"), [(("ja",), False), (("nein",), True), (("nein", "ja"), True), ((), False)]
)
def test_the_text_to_announce_is_for_papers_with_a_closed_step(public: tuple[str, ...], shown: object) -> None:
    printed = plan(beratungsfolge=steps(*public), bekanntgabetext="Zugestimmt.")
    assert (BEKANNTGABE in headings(printed)) is shown
    assert (("bekanntgabetext",) in printed.gedruckt) is shown


def test_a_text_to_announce_in_a_public_paper_is_told_and_not_lost_unnoticed() -> None:
    assert codes(LEAST, bekanntgabetext="Zugestimmt.") == {("S116", "bekanntgabetext")}


def test_offices_stand_with_what_they_said() -> None:
    parts = [
        {"stelle": "1.300 Bereich Recht", "ergebnis": "keine_bedenken"},
        {"stelle": "Haushalt", "ergebnis": "zugestimmt_mit_hinweis", "bemerkung": "ab 2027"},
    ]
    found = table(plan(mitzeichnung=parts), "mitzeichnung")
    assert [head.titel for head in found.spalten] == ["Bereiche/Projektgruppen", "Ergebnis"]
    assert found.zeilen == (
        ("1.300 Bereich Recht", "keine Bedenken"), ("Haushalt", "zugestimmt mit Hinweis – ab 2027")
    )  # fmt: skip


@pytest.mark.parametrize(("answer", "box"), [("ja", "Ja"), ("nein", "Nein – Begründung:"), ("entfaellt", "entfällt")])
def test_participation_of_the_young_is_answered_by_a_box(answer: str, box: str) -> None:
    assert ticked(plan(kinder_jugend=answer), "kinder_jugend") == [box]


@pytest.mark.parametrize(
    ("block", "box"),
    [
        ({"neu": "ja"}, ["neu"]),
        ({"freiwillig": "ja"}, ["freiwillig"]),
        ({"vorgeschrieben_durch": "§ 1"}, ["vorgeschrieben durch: § 1"]),
        ({"neu": "ja", "freiwillig": "ja"}, ["neu", "freiwillig"]),
        ({"neu": "nein", "freiwillig": "nein", "vorgeschrieben_durch": "§ 1"}, ["vorgeschrieben durch: § 1"]),
    ],
)
def test_the_boxes_on_the_task_are_independent(block: dict[str, str], box: list[str]) -> None:
    printed = plan(aufgabenart=block)
    assert ticked(printed, "aufgabenart") == box
    assert len(boxes(printed, "aufgabenart")) == 3
    assert {("aufgabenart", name) for name in block} <= printed.gedruckt  # an empty box says „nein“


@pytest.mark.parametrize(
    ("answer", "box"),
    [("ja", "Ja (Anlage 1)"), ("keine", "Nein"), ("nicht_bezifferbar", "können nicht beziffert werden"),
     ("haushaltsneutral", "haushaltsneutral")],
)  # fmt: skip
def test_money_is_answered_by_a_box(answer: str, box: str) -> None:
    assert ticked(plan(finanzielle_auswirkungen=answer), "finanzielle_auswirkungen") == [box]


@pytest.mark.parametrize(
    ("answer", "box", "words"),
    [
        ("keine", "Nein", []), ("ja", "Ja – Begründung:", []), ("neutral", "neutral", []),
        ("positiv", "Ja – Begründung:", ["Die Auswirkung ist positiv."]),
        ("negativ", "Ja – Begründung:", ["Die Auswirkung ist negativ."]),
    ],
)  # fmt: skip
def test_climate_is_answered_by_a_box_and_its_direction_in_words(answer: str, box: str, words: list[str]) -> None:
    printed = plan(klimaschutz=answer)
    assert ticked(printed, "klimaschutz") == [box]
    assert sentences(printed, "klimaschutz") == words


def test_the_least_paper_prints_what_the_form_always_prints() -> None:
    text = docx_text(vorlagen.load(LEAST))
    wanted = [words for words in PRINTED if words not in (BEKANNTGABE, "\nAnlagen")]
    dropped = ["Dezernent/in", "Bearbeiter/-in", "Bereiche/Projektgruppen", "Ergebnis", "1.300 Bereich Recht",
               "keine Bedenken", "Die Maßnahme ist:", "neu", "freiwillig", "vorgeschrieben durch: Brandschutzgesetz",
               "Vorlage – VO/2026/14802-01", "nichtöffentlich"]  # fmt: skip
    assert in_order(text, [words for words in wanted if words not in dropped]) == []
    assert in_order(text, [GRUENDE, "Entfällt."]) == []
    assert BEKANNTGABE not in text


@pytest.mark.parametrize(
    ("field", "code", "path"),
    [
        ("beschlussvorschlag", "S110", "beschlussvorschlag"), ("begruendung", "S110", "begruendung"),
        ("kinder_jugend", "S110", "kinder_jugend"), ("klimaschutz", "W401", "klimaschutz.auswirkung"),
        ("finanzielle_auswirkungen", "F301", "finanzielle_auswirkungen.auswirkung"),
    ],
)  # fmt: skip
def test_what_the_form_asks_must_be_answered(field: str, code: str, path: str) -> None:
    assert codes(LEAST) == set()
    assert codes(LEAST, **{field: () if field == "beschlussvorschlag" else None}) == {(code, path)}


def test_reasons_for_closed_doors_are_due_when_no_step_is_public() -> None:
    closed = {"beratungsfolge": steps("nein"), "bekanntgabetext": "Der Markttag ist verlegt."}
    assert codes(LEAST, **closed) == {("O501", "beratungsfolge")}
    assert codes(LEAST, **closed, nichtoeffentlichkeit={"begruendung": "Verträge."}) == set()


def test_a_closed_decision_has_a_text_to_announce() -> None:
    reasons = {"nichtoeffentlichkeit": {"begruendung": "Verträge."}}
    assert codes(LEAST, beratungsfolge=steps("nein"), **reasons) == {("O503", "bekanntgabetext")}


@pytest.mark.parametrize("number", ["VO/2023/12779", "VO/2025/14067-03", "2023/12331-01-01"])
def test_numbers_of_published_papers_fit(number: str) -> None:
    assert codes(LEAST, nummer=number) == set()
    assert codes(LEAST, nummer=number.replace("/", ".")) == {("S102", "nummer")}


SECRETS = ("Uferküche", "Holk", "Prognose", "prognose", "Geschäftsgeheimnis", "Vertragsangelegenheit", "§ 35 Abs. 1")


def test_the_public_paper_of_a_closed_decision_holds_nothing_closed() -> None:
    paper = vorlagen.load(ANNOUNCED)
    internal, public = docx_text(paper), docx_text(paper, "public")
    assert [secret for secret in SECRETS if secret in public] == []
    assert [secret for secret in SECRETS if secret not in internal] == ["Prognose"]  # written small inside a word
    assert GRUENDE not in public
    assert in_order(public, [BEKANNTGABE, "Der Hauptausschuss hat beschlossen", "Anlage 2 (nichtöffentlich)"]) == []


def test_the_public_file_of_a_closed_decision_holds_nothing_closed_in_any_part(tmp_path: Path) -> None:
    import zipfile  # noqa: PLC0415 - only here

    render_files([ANNOUNCED], Druckoptionen(out=tmp_path, audience="public"))
    written = list(tmp_path.glob("*.docx"))
    assert len(written) == 1
    with zipfile.ZipFile(written[0]) as package:
        everything = "\n".join((*package.namelist(), *(package.read(name).decode() for name in package.namelist())))
    assert [secret for secret in SECRETS if secret in everything.replace("\u00a0", " ")] == []


def test_of_a_paper_that_nobody_treats_in_public_nothing_is_written(tmp_path: Path) -> None:
    (done,) = render_files([CLOSED], Druckoptionen(out=tmp_path, audience="public", pdf=True))
    assert isinstance(done.fehler, PublicnessError)
    assert "Kein Gremium" in str(done.fehler)
    assert list(tmp_path.iterdir()) == []


def test_everything_that_the_form_prints_is_in_the_fullest_example() -> None:
    """Else the pages that people look at show less than the form has."""
    assert left_empty(CLOSED, FORM) == {"finanzielle_auswirkungen.keine_folgekosten"}  # there are some
