from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vorlagen.checks import Fertigpruefling, check_finished
from vorlagen.checks.metadaten import telling_values
from vorlagen.facts import FinishedFacts, LineFact, MetaFact
from vorlagen.findings import Level
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlagen.formular import Formular

OWN = """\
abschnitte:
  - {feld: beschlussvorschlag, ueberschrift: "Antrag:", pflicht: immer}
  - {feld: sachverhalt, ueberschrift: IV. Sachverhalt, pflicht: immer}
  - {feld: anlagen}
"""


def messages(form: Formular, *lines: tuple[str, int], genannt: bool = True) -> list[str]:
    """What D801 says of a file with these lines, each with the level of its heading or 0."""
    facts = tuple(LineFact(t("Absatz {n}", n=n), text, level) for n, (text, level) in enumerate(lines, 1))
    found = check_finished(Fertigpruefling(FinishedFacts("docx", "T", "de", lines=facts), form, genannt=genannt), "a")
    return [str(finding.message) for finding in found if finding.code == "D801"]


@pytest.mark.parametrize(
    "heading",
    [
        "IV. Sachverhalt:",
        "SACHVERHALT",
        "4.2 Sachverhalt",
        "a) Sachverhalt",
        "Sachverhalt (Darstellung)",
        "Sachverhallt",
        "Sachverhalt und Begründung",
        "Sachdarstellung",
    ],
)
def test_a_heading_is_known_whatever_its_number_case_and_colon(heading: str, form: Callable[[str], Formular]) -> None:
    assert messages(form(OWN), ("Antrag", 1), (heading, 1)) == []


@pytest.mark.parametrize("heading", ["Sachgebiet", "Verhalten", "IV.", "Zum Sachverhalt wird verwiesen"])
def test_another_heading_is_not_taken_for_it(heading: str, form: Callable[[str], Formular]) -> None:
    assert messages(form(OWN), ("Antrag", 1), (heading, 1)) == [
        "Der Abschnitt „IV. Sachverhalt“ fehlt, den das Formular verlangt."
    ]


def test_a_line_that_only_looks_like_a_heading_counts(form: Callable[[str], Formular]) -> None:
    """Many offices make headings bold and nothing else."""
    assert messages(form(OWN), ("Beschlussvorschlag:", 0), ("Sachverhalt", 0)) == []


def test_sections_in_another_order_are_told_with_the_place(form: Callable[[str], Formular]) -> None:
    assert messages(form(OWN), ("Sachverhalt", 1), ("Antrag", 1)) == [
        "Absatz 2: Der Abschnitt „Antrag“ steht hinter „IV. Sachverhalt“, im Formular davor."
    ]


def test_an_attachment_beside_settings_is_no_paper(form: Callable[[str], Formular]) -> None:
    """Nobody said that it follows the form, and it bears none of its headings."""
    assert messages(form(OWN), ("Gutachten", 1), genannt=False) == []
    assert len(messages(form(OWN), ("Gutachten", 1))) == 2
    assert len(messages(form(OWN), ("Sachverhalt", 1), genannt=False)) == 1


def test_a_form_sets_the_level_of_a_rule_on_finished_files(form: Callable[[str], Formular]) -> None:
    own = form("regeln: {D804: aus, D801: hinweis}\n" + OWN)
    facts = FinishedFacts("pdf", private_matter=(t("Kommentare ({n})", n=1),))
    found = {(finding.code, finding.level) for finding in check_finished(Fertigpruefling(facts, own), "a")}
    assert found == {("D801", Level.NOTE), ("D803", Level.ERROR)}


@pytest.mark.parametrize(
    "value", ["Erika Musterfrau", "e.musterfrau", "Musterfrau, Erika (Amt)"[:16], "Dr. Max Mustermann"]
)
def test_an_author_is_taken_for_a_person(value: str) -> None:
    assert [fact.value for fact in telling_values([MetaFact(t("Verfasser"), value, personal=True)])] == [value]


@pytest.mark.parametrize(
    "value", ["Stadt Lindenfurt", "Tiefbauamt", "python-docx", "Microsoft Word", "Lindenfurt", "Benutzer", "2026", " "]
)
def test_an_office_or_a_program_is_nobody(value: str) -> None:
    assert list(telling_values([MetaFact(t("Verfasser"), value, personal=True)], "Lindenfurt")) == []


@pytest.mark.parametrize(
    "value",
    [r"C:\Benutzer\em\logo.png", r"\\server01\amt61\v.dotx", "file:///C:/Users/em/v.dotx", "/home/em/v.odt",
     "Microsoft Word - D:/ablage/v.docx"],
)  # fmt: skip
def test_a_folder_is_told_wherever_it_stands(value: str) -> None:
    assert [fact.value for fact in telling_values([MetaFact(t("Titel"), value)])] == [value]


@pytest.mark.parametrize(
    "value", ["https://stadt.example/home/rat", "Maßstab 1:500", "A: Lageplan", "Ja/Nein", "B / C"]
)
def test_an_address_or_a_scale_is_no_folder(value: str) -> None:
    assert list(telling_values([MetaFact(t("Titel"), value)])) == []
