"""Projects are read as people write them."""

from __future__ import annotations

import pytest

from vorlagen.models.auswahlen import Vorhabenfinanzierung, Vorhabenstatus
from vorlagen.sources import read_paper


def projects(text: str) -> tuple[object, ...]:
    paper = read_paper(text)
    assert paper.findings == ()
    assert paper.vorlage is not None
    return paper.vorlage.vorhaben


def test_keys_and_values_are_read_in_the_words_of_offices() -> None:
    text = """\
Projektliste:
  - Projekt: Lesesaal im Netz
    Ziel der Agenda: Dienste ohne Wege
    Themenfeld: Daten
    Projektstatus: Zukunftsprojekt
    Finanziert: nein
    Amt: Stadtarchiv
    Synergie: [Bauordnungsamt, Netze in Turnhallen]
"""
    (one,) = projects(text)
    assert one.titel == "Lesesaal im Netz"
    assert one.ziele == ("Dienste ohne Wege",)
    assert one.handlungsfeld == "Daten"
    assert one.status is Vorhabenstatus.ZUKUNFT
    assert one.finanzierung is Vorhabenfinanzierung.NICHT
    assert one.federfuehrung == "Stadtarchiv"
    assert one.synergien == ("Bauordnungsamt", "Netze in Turnhallen")


def test_a_project_may_be_just_its_title() -> None:
    assert [one.titel for one in projects("vorhaben: [Lesesaal, Bücherei]")] == ["Lesesaal", "Bücherei"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [("in Arbeit", "in_umsetzung"), ("geplant", "in_planung"), ("Idee", "zukunft"), ("fertig", "abgeschlossen")],
)
def test_a_stage_has_many_names(word: str, meant: str) -> None:
    assert Vorhabenstatus.read(word) == meant


def test_a_misspelt_stage_is_told_with_its_line() -> None:
    paper = read_paper("vorhaben:\n  - titel: A\n    status: in Umsetzng\n", "v.yaml")
    (finding,) = paper.findings
    assert (finding.code, finding.line) == ("L004", 3)
    assert "in_umsetzung" in str(finding.hint)
