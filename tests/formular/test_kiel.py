"""Kiel's Geschäftliche Mitteilung: three headings, no decision, no questions on impacts, a signature with office."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import vorlagen
from vorlagen.formular.druckbild import Satzblock, Unterschriftblock
from vorlagen.word.facts import read_word_facts

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlagen import Vorlage
    from vorlagen.formular import Druckbild

EXAMPLES = Path(__file__).parents[2] / "examples" / "kiel"
NAMES = ["0318-2026-fahrradparken.yaml", "0327-2026-winterdienst.yaml"]
HEADINGS = ["Beratungsfolge", "Antrag", "Sachverhalt/Begründung"]


@pytest.mark.parametrize("name", NAMES)
def test_the_three_headings_stand_in_order_in_plan_and_word_file(plan_of: Callable[..., Druckbild], name: str) -> None:
    paper = vorlagen.load(EXAMPLES / name)
    sections = plan_of(paper).abschnitte
    assert [part.ueberschrift for part in sections][:3] == HEADINGS
    assert {part.ueberschrift for part in sections[3:]} <= {"", "Anlagen"}
    flow = read_word_facts(vorlagen.render(paper).docx).flow
    assert [fact.text for fact in flow if fact.heading and fact.text in HEADINGS] == HEADINGS


def test_the_motion_is_empty_and_takes_no_decision(
    plan_of: Callable[..., Druckbild], town: Callable[[str, str], Vorlage]
) -> None:
    paper = town("kiel", "beschlussvorschlag: Der Rat beschließt.\nfinanzielle_auswirkungen: ja\nklimaschutz: keine\n")
    plan = plan_of(paper)
    assert plan.abschnitte[0].ueberschrift == "Antrag"
    assert plan.abschnitte[0].bloecke == (Satzblock("entfällt"),)
    assert "beschließt" not in repr(plan.abschnitte)
    lost = {finding.path for finding in vorlagen.check(paper).findings if finding.code == "S116"}
    assert lost == {"beschlussvorschlag[0].text", "finanzielle_auswirkungen.auswirkung", "klimaschutz.auswirkung"}


def test_nothing_is_asked_but_the_matter(town: Callable[[str, str], Vorlage]) -> None:
    findings = vorlagen.check(town("kiel", "art: mitteilungsvorlage\n")).findings
    assert {finding.code for finding in findings} == {"S101", "S103", "S105", "S106", "S110", "B201"}
    assert [finding.path for finding in findings if finding.code == "S110"] == ["sachverhalt"]


def test_it_is_signed_with_the_office(plan_of: Callable[..., Druckbild]) -> None:
    plan = plan_of(vorlagen.load(EXAMPLES / NAMES[0]))
    block = next(part.bloecke[0] for part in plan.abschnitte if part.feld == "unterschriften")
    assert isinstance(block, Unterschriftblock)
    assert [(one.zusatz, one.name, one.funktion) for one in block.personen] == [
        ("In Vertretung", "Dr. Femke Brodersen", "Stadträtin für Mobilität")
    ]


def test_kind_and_number_stand_above_the_subject() -> None:
    word = vorlagen.render(vorlagen.load(EXAMPLES / NAMES[1])).docx
    words = read_word_facts(word).paragraphs
    assert [text.replace("\u00a0", " ") for text in words[:2]] == [
        "Geschäftliche Mitteilung – 0327/2026", "Abschluss des Winterdienstes 2025/2026"
    ]  # fmt: skip


@pytest.mark.parametrize(("number", "fits"), [("0161/2018", True), ("161/18", False)])
def test_numbers_of_the_town_are_known(town: Callable[[str, str], Vorlage], number: str, fits: object) -> None:
    codes = {finding.code for finding in vorlagen.check(town("kiel", f"nummer: {number}\n")).findings}
    assert ("S102" not in codes) is fits


def test_lists_in_lists_keep_their_depth() -> None:
    """The deep text of a published Mitteilung: four levels, in Word's own lists."""
    docx = vorlagen.render(vorlagen.load(EXAMPLES / NAMES[0])).docx
    xml = zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml").decode()
    assert {int(level) for level in re.findall(r'<w:ilvl w:val="(\d)"', xml)} == {0, 1, 2, 3}
