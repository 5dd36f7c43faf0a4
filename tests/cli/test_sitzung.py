"""Meetings on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Aufruf

MEETING = Path(__file__).resolve().parents[2] / "examples" / "lindenfurt" / "sitzung-2026-06-23.yaml"


def test_check_takes_papers_and_meetings_alike(vorlagen: Aufruf, tmp_path: Path) -> None:
    assert vorlagen("check", MEETING, MEETING.parent / "2026-0212-satzung.yaml").code == 0
    (tmp_path / "s.yaml").write_text("gremium: Rat\ntagesordnung: {oeffentlich: [{vorlage: x.yaml}]}\n", "utf-8")
    found = vorlagen("check", "s.yaml")
    assert found.code == 1
    assert "s.yaml:2:40: Fehler M710: Die Datei „x.yaml“ gibt es nicht." in found.out


def test_a_meeting_may_come_in_on_stdin(vorlagen: Aufruf) -> None:
    found = vorlagen("check", "--output-format", "json", "-", stdin=b"gremium: Rat\n")
    codes = {finding["code"] for finding in json.loads(found.out)["findings"]}
    assert (found.code, codes) == (1, {"M714"})


def test_a_meeting_is_not_rendered_as_a_paper(vorlagen: Aufruf, tmp_path: Path) -> None:
    found = vorlagen("render", MEETING, "-o", "aus")
    assert found.code == 1
    assert "L008" in found.err
    assert "ist eine Sitzung, keine Vorlage" in found.err
    assert not (tmp_path / "aus").exists()


def test_schema_of_meetings(vorlagen: Aufruf) -> None:
    found = vorlagen("schema", "sitzung")
    assert found.code == 0
    assert json.loads(found.out)["properties"]["gremium"]["examples"] == ["Stadtrat"]


def test_explain_knows_rules_on_meetings(vorlagen: Aufruf) -> None:
    found = vorlagen("explain", "m706")
    assert found.code == 0
    assert "M706" in found.out
