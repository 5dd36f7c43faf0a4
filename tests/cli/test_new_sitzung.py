"""``vorlagen new sitzung``: folders in, a meeting out, messages to stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Aufruf

CALL = ("new", "sitzung", "--gremium", "bauausschuss", "--datum", "2. Juni 2026")


def test_a_meeting_is_written_once_and_names_its_papers_from_its_own_folder(
    vorlagen: Aufruf, sound: Path, tmp_path: Path
) -> None:
    (tmp_path / "vorlagen").mkdir()
    (tmp_path / "sitzungen").mkdir()
    sound.rename(tmp_path / "vorlagen/a.yaml")
    (tmp_path / "vorlagen.yaml").write_text("gremien: [Bauausschuss]\n", encoding="utf-8")
    run = vorlagen(*CALL, "vorlagen", "-o", "sitzungen/s.yaml")
    assert (run.code, run.out, run.err) == (0, "sitzungen/s.yaml\n", "")
    text = (tmp_path / "sitzungen/s.yaml").read_text(encoding="utf-8")
    assert "gremium: Bauausschuss " in text
    assert "- vorlage: ../vorlagen/a.yaml" in text
    assert vorlagen(*CALL, "vorlagen", "-o", "sitzungen/s.yaml").code == 7
    assert vorlagen("check", "sitzungen/s.yaml").code == 0


def test_without_folder_the_working_folder_is_searched_and_the_meeting_goes_to_stdout(
    vorlagen: Aufruf, sound: Path
) -> None:
    run = vorlagen(*CALL)
    assert run.code == 0
    assert f"- vorlage: {sound.name}" in run.out


def test_nothing_found_and_what_cannot_be_read_are_told_on_stderr(vorlagen: Aufruf, tmp_path: Path) -> None:
    (tmp_path / "kaputt.yaml").write_text("betreff: [offen\n", encoding="utf-8")
    run = vorlagen(*CALL)
    assert run.code == 0
    assert "kaputt.yaml" in run.err
    assert "Keine Vorlage nennt „bauausschuss“ am 02.06.2026." in run.err


def test_wrong_calls_say_what_is_missing(vorlagen: Aufruf) -> None:
    assert "fehlt --datum" in vorlagen("new", "sitzung", "--gremium", "Rat").err
    assert "fehlt --gremium" in vorlagen("new", "sitzung", "--datum", "23.06.2026").err
    wrong = vorlagen("new", "sitzung", "--gremium", "Rat", "--datum", "23.6.26")
    assert (wrong.code, "„23.6.26“ ist kein Datum" in wrong.err) == (2, True)
    astray = vorlagen("new", "beschlussvorlage", "ordner")
    assert (astray.code, "vorlagen new sitzung" in astray.err) == (2, True)
    assert vorlagen(*CALL, "gibt-es-nicht").code == 3
    assert vorlagen(*CALL, "--form", "gibt-es-nicht").code == 2
