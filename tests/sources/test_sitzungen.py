"""What a text becomes: a meeting, or findings L001 to L008 with their places."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlagen.findings import Finding, Level
from vorlagen.models import Sitzung
from vorlagen.models.sitzung import PunktArt
from vorlagen.sources import (
    Papier,
    Sitzungsdatei,
    read_document_bytes,
    read_document_file,
    read_paper,
    read_sitzung,
    read_sitzung_file,
)

HERE = Path(__file__).parent
FULL = """\
Gremium: Stadtrat
Datum: 23. Juni 2026
Beginn: 18.30 Uhr
Ort: Rathaus
Nummer: 012
Einladung: 12.06.2026
Sitzungsleitung: Erika Beispiel
Tagesordnung:
  Öffentlicher Teil:
    - Eröffnung
    - {Vorlage: a.yaml, Berichterstatter: Otto Muster}
    - titel: Anträge
      punkte: {vorlage: b.yaml}
    - {vorlage: c.yaml, art: Tischvorlage, nach: 2}
  Nicht öffentlich:
    - {vorlage: d.yaml, titel öffentlich: Grundstücksangelegenheit}
"""


def meeting(text: str) -> Sitzung:
    found = read_sitzung(text, "s.yaml", HERE)
    assert found.sitzung is not None, found.findings
    return found.sitzung


def only(text: str) -> Finding:
    (finding,) = read_sitzung(text, "s.yaml", HERE).findings
    return finding


def test_a_meeting_is_read_as_people_write_it() -> None:
    found = meeting(FULL)
    assert (found.gremium, found.nummer, found.vorsitz) == ("Stadtrat", "012", "Erika Beispiel")
    assert (found.datum, found.beginn) == (dt.date(2026, 6, 23), dt.time(18, 30))
    assert found.einladung is not None
    assert found.einladung.datum == dt.date(2026, 6, 12)
    assert found.tagesordnung is not None
    opening, first, group, late = found.tagesordnung.oeffentlich
    assert (opening.titel, first.vorlage, first.berichterstattung) == ("Eröffnung", "a.yaml", "Otto Muster")
    assert [below.vorlage for below in group.punkte] == ["b.yaml"]
    assert (late.art, late.nach) == (PunktArt.TISCHVORLAGE, "2")
    assert found.tagesordnung.nichtoeffentlich[0].titel_oeffentlich == "Grundstücksangelegenheit"


def test_json_is_read_too_and_python_builds_the_same() -> None:
    data = {"gremium": "Rat", "tagesordnung": {"oeffentlich": ["Eröffnung"]}}
    assert meeting(json.dumps(data)) == Sitzung.model_validate(data) == meeting(json.dumps(data, indent=1))


def test_a_meeting_knows_where_it_was_read_and_is_compared_without_it() -> None:
    found = read_sitzung(FULL, "s.yaml", HERE)
    assert found.sitzung is not None
    assert found.sitzung.herkunft is found
    assert meeting(FULL) == found.sitzung
    assert Sitzung().herkunft is None


CASES = {
    "L001": ("gremium: Rat\nort: Saal: oben\n", 2, 10),
    "L002": ("gremium: Rat\nGremium: Rat\n", 2, 1),
    "L003": ("gremium: Rat\ntagesordnung:\n  oeffentlich:\n    - {titel: a, vorlge: b}\n", 4, 18),
    "L004": ("gremium: Rat\nbeginn: abends\n", 2, 9),
    "L005": ("gremium: Rat\nformular: atlantis\n", 2, 11),
    "L006": ("gremium: Rat\nort: \x07\n", 2, 6),
    "L007": ("- gremium: Rat\n", 1, 1),
    "L008": ("# Kommentar\nbetreff: Brücke\n", 2, 1),
}


@pytest.mark.parametrize("code", CASES)
def test_each_code_tells_its_place_and_what_to_do(code: str) -> None:
    text, line, column = CASES[code]
    found = only(text)
    assert (found.code, found.level, found.file) == (code, Level.ERROR, "s.yaml")
    assert (found.line, found.column) == (line, column)
    assert str(found.message)
    assert str(found.hint)


def test_an_unknown_version_and_a_wrong_number_of_days_are_told() -> None:
    assert only("gremium: Rat\nversion: 2\n").code == "L004"
    assert only("gremium: Rat\neinladung: {zugang: Brieftaube}\n").path == "einladung.zugang"


@pytest.mark.parametrize(
    ("text", "is_meeting"),
    [
        ("tagesordnung: {oeffentlich: [a]}\n", True),
        ("Tagesordnung:\n", True),
        ("GREMIUM: Rat\n", True),
        ("gremium: Rat\ntitel: 12. Sitzung\n", True),
        ("betreff: x\ngremium: Rat\n", False),
        ("betreff: x\ntagesordnung: y\n", False),
        ("nummer: 1\n", False),
        ("", False),
        ("- tagesordnung\n", False),
    ],
)
def test_a_file_is_a_meeting_if_it_has_a_body_or_an_agenda_and_no_subject(text: str, is_meeting: bool) -> None:
    assert isinstance(read_document_bytes(text.encode()), Sitzungsdatei if is_meeting else Papier)


def test_a_meeting_where_a_paper_is_wanted_is_told_in_one_finding() -> None:
    (found,) = read_paper(FULL, "s.yaml", HERE).findings
    assert (found.code, found.line) == ("L008", 1)
    assert "Sitzung" in str(found.message)


def test_files_are_read_with_the_settings_above_them(tmp_path: Path) -> None:
    (tmp_path / "vorlagen.yaml").write_text("ladungsfrist: 10\n", encoding="utf-8")
    (tmp_path / "rat").mkdir()
    file = tmp_path / "rat" / "s.yaml"
    file.write_text(FULL, encoding="utf-8")
    found = read_sitzung_file(file)
    assert found.stellen.file == str(file)
    period = found.umgebung.einstellungen.ladungsfrist
    assert period is not None
    assert period.tage == 10
    assert found.allowed() == (tmp_path,)
    assert isinstance(read_document_file(file), Sitzungsdatei)


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_no_text_crashes_the_reader(text: str) -> None:
    found = read_sitzung("gremium: Rat\n" + text, "s.yaml", HERE)
    assert (found.sitzung is None) == bool(found.findings)
