"""``vorlagen check`` over many files, flag by flag, as people call it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Aufruf


def test_a_folder_is_searched_with_all_below(vorlagen: Aufruf, sound: Path, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "unter").mkdir()
    faulty.rename(tmp_path / "unter" / "fehler.yaml")
    run = vorlagen("check", ".")
    assert (run.code, run.err) == (1, "")
    assert "unter/fehler.yaml:1:1: Fehler S101".replace("/", os.sep) in run.out
    assert "in 2 Dateien." in run.out
    assert sound.exists()


def test_an_empty_folder_is_not_said_to_be_sound(vorlagen: Aufruf) -> None:
    run = vorlagen("check", ".")
    assert (run.code, run.out) == (0, "Keine Vorlagen gefunden.\n")


def test_what_is_passed_over_is_counted_and_on_demand_named_on_stderr(
    vorlagen: Aufruf, sound: Path, tmp_path: Path
) -> None:
    (tmp_path / "paket.json").write_text('{"name": "x"}', encoding="utf-8")
    run = vorlagen("check", ".")
    assert (run.code, run.out, run.err) == (0, "Keine Befunde.\n", "1 Datei übergangen; -v nennt sie.\n")
    assert vorlagen("check", "-v", ".").err == "Übergangen: paket.json (keine Vorlage)\n"
    assert vorlagen("check", "-q", ".").err == ""
    assert sound.exists()


def test_vorlagenignore(vorlagen: Aufruf, sound: Path, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / ".vorlagenignore").write_text("fehler.*\n", encoding="utf-8")
    assert vorlagen("check", ".").code == 0
    assert vorlagen("check", faulty.name).code == 1
    assert sound.exists()
    (tmp_path / ".vorlagenignore").write_text("!\n", encoding="utf-8")
    run = vorlagen("check", ".")
    assert run.code == 3
    assert ".vorlagenignore:1: Das Muster „!“ ist unverständlich." in run.out


def test_select_and_ignore(vorlagen: Aufruf, faulty: Path) -> None:
    def codes(*flags: str) -> set[str]:
        data = json.loads(vorlagen("check", "--output-format", "json", *flags, faulty.name).out)
        return {found["code"] for found in data["findings"]}

    whole = codes()
    assert {"S101", "S110"} <= whole
    assert codes("--select", "S101,S110") == {"S101", "S110"}
    assert codes("--select", "S101", "--select", "s110") == {"S101", "S110"}
    assert codes("--ignore", "S1") == {code for code in whole if not code.startswith("S1")}
    assert vorlagen("check", "--select", "X303", faulty.name).code == 0


def test_two_processes_print_the_same(vorlagen: Aufruf, sound: Path, faulty: Path, tmp_path: Path) -> None:
    for at in range(6):
        for file in (sound, faulty):
            (tmp_path / f"{file.stem}{at}.yaml").write_bytes(file.read_bytes())
    one, two = vorlagen("check", "."), vorlagen("check", "-j", "2", ".")
    assert (one.code, one.out, one.err) == (two.code, two.out, two.err)
    assert one.code == 1


def test_a_baseline_is_written_and_then_only_new_findings_count(vorlagen: Aufruf, faulty: Path, tmp_path: Path) -> None:
    run = vorlagen("check", "-q", "--write-baseline", "alt.json", ".")
    assert run.code == 0
    assert "Befunde als bekannt geschrieben: alt.json" in run.err
    run = vorlagen("check", "--baseline", "alt.json", faulty.name)
    assert run.code == 0
    assert run.out.startswith("Keine Befunde (")
    assert "schon bekannt" in run.out
    assert "Fehler S101 (schon bekannt): " in vorlagen("check", "-v", "--baseline", "alt.json", faulty.name).out
    faulty.write_text(faulty.read_text(encoding="utf-8") + "nummer: ''\ndatum: 99.99.2026\n", encoding="utf-8")
    assert vorlagen("check", "--baseline", "alt.json", faulty.name).code == 1
    assert vorlagen("check", "--baseline", "fehlt.json", faulty.name).code == 3
    foreign = tmp_path / "fremd.json"
    foreign.write_text("{}", encoding="utf-8")
    assert vorlagen("check", "--write-baseline", foreign.name, faulty.name).code == 7
    assert foreign.read_text(encoding="utf-8") == "{}"


def test_a_baseline_in_the_folder_is_no_paper(vorlagen: Aufruf, sound: Path) -> None:
    assert vorlagen("check", "--write-baseline", "alt.json", ".").code == 0
    run = vorlagen("check", "--baseline", "alt.json", ".")
    assert (run.code, run.out) == (0, "Keine Befunde.\n")
    assert sound.exists()


def test_a_file_that_cannot_be_read_counts_although_a_baseline_is_written(vorlagen: Aufruf, tmp_path: Path) -> None:
    (tmp_path / "bild.yaml").write_bytes(b"\x00")
    assert vorlagen("check", "--write-baseline", "alt.json", "bild.yaml").code == 3
    assert vorlagen("check", "--baseline", "alt.json", "bild.yaml").code == 3


@pytest.mark.parametrize(("output_format", "stream"), [("text", "out"), ("github", "err"), ("sarif", "err")])
def test_statistics_for_people(vorlagen: Aufruf, faulty: Path, output_format: str, stream: str) -> None:
    run = vorlagen("check", "--statistics", "--output-format", output_format, faulty.name)
    assert run.code == 1
    shown = getattr(run, stream)
    assert "Wie oft welche Regel anschlug (1 lesbare Vorlage)" in shown
    assert "S101  Fehler  1×  in 1 Datei  Die Nummer der Vorlage fehlt." in shown
    assert "ohne Angabe" in shown
    if stream == "err":
        assert "Wie oft" not in run.out


def test_statistics_in_json(vorlagen: Aufruf, sound: Path, faulty: Path) -> None:
    run = vorlagen("check", "--statistics", "--output-format", "json", sound.name, faulty.name)
    data = json.loads(run.out)
    assert data["statistics"]["papers"] == 2
    assert data["statistics"]["rules"]["S101"]["findings"] == 1
    assert [office["name"] for office in data["statistics"]["offices"]] == ["Tiefbauamt", ""]
    assert run.err == ""


def test_stdin_filename(vorlagen: Aufruf, tmp_path: Path) -> None:
    (tmp_path / "amt").mkdir()
    (tmp_path / "amt" / "vorlagen.yaml").write_text("formular: gibtsnicht\n", encoding="utf-8")
    run = vorlagen("check", "--stdin-filename", "amt/neu.yaml", "-", stdin=b"betreff: a\nbetreff: b\n")
    assert "amt/neu.yaml" in run.out
    assert "gibtsnicht" in run.out
    (tmp_path / "amt" / "vorlagen.yaml").unlink()
    run = vorlagen("check", "--stdin-filename", "amt/neu.yaml", "-", stdin=b"betreff: a\nbetreff: b\n")
    assert run.code == 1
    assert "amt/neu.yaml:2:1: Fehler L002" in run.out
    assert not (tmp_path / "amt" / "neu.yaml").exists()


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="Windows has no pseudo terminal")
def test_a_bar_moves_on_a_terminal_only_and_stdout_stays_clean(command: list[str], sound: Path, tmp_path: Path) -> None:
    for at in range(60):
        (tmp_path / f"{at}.yaml").write_bytes(sound.read_bytes())
    reader, writer = os.openpty()
    os.set_blocking(reader, False)  # nothing shown is a failure, not a test that waits for ever
    try:
        env = os.environ | {"TERM": "xterm"}
        run = subprocess.run([*command, "check", "."], stdout=subprocess.PIPE, stderr=writer, cwd=tmp_path, check=False,
                             timeout=60, env=env)  # fmt: skip
        shown = os.read(reader, 100_000).decode()
    finally:
        os.close(writer)
        os.close(reader)
    assert (run.returncode, run.stdout.decode()) == (0, "Keine Befunde.\n")
    assert "Vorlagen prüfen" in shown


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="an administrator may read everything")
def test_a_file_without_rights_is_named_and_the_others_checked(vorlagen: Aufruf, sound: Path, faulty: Path) -> None:
    sound.chmod(0)
    run = vorlagen("check", ".")
    assert run.code == 3
    assert "gut.yaml lässt sich nicht lesen: keine Berechtigung." in run.out
    assert faulty.name in run.out
