"""``vorlagen overview`` as people call it."""

from __future__ import annotations

import csv
import io
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Aufruf

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_text_goes_to_stdout_and_nothing_to_stderr(vorlagen: Aufruf) -> None:
    run = vorlagen("overview", EXAMPLES / "lindenfurt")
    assert (run.code, run.err) == (0, "")
    assert "2026/0184  Neubau der Radwegbrücke am Mühlgraben" in run.out
    assert "nichtöffentliche Vorlagen enthalten" in run.out


def test_findings_do_not_change_the_exit_code(vorlagen: Aufruf, faulty: Path, tmp_path: Path) -> None:
    (tmp_path / "kaputt.yaml").write_text("betreff: [\n", encoding="utf-8")
    run = vorlagen("overview", ".")
    assert faulty.exists()
    assert run.code == 0
    assert "mit Fehlern: 1." in run.out
    assert "kaputt.yaml: Zeile 1: " in run.out


def test_a_folder_that_is_not_there_is_exit_3_with_words(vorlagen: Aufruf) -> None:
    run = vorlagen("overview", "nirgends")
    assert (run.code, run.out) == (3, "")
    assert "nirgends gibt es nicht." in run.err
    assert "Hinweis: " in run.err


def test_an_empty_folder_says_so(vorlagen: Aufruf) -> None:
    run = vorlagen("overview", ".")
    assert run.code == 0
    assert "Keine Vorlagen gefunden." in run.out


def test_a_named_file_that_is_no_text_is_exit_3_and_the_others_are_shown(
    vorlagen: Aufruf, sound: Path, tmp_path: Path
) -> None:
    (tmp_path / "bild.yaml").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    run = vorlagen("overview", sound.name, "bild.yaml")
    assert run.code == 3
    assert "bild.yaml ist keine Textdatei." in run.out
    assert "2026/0301" in run.out
    assert vorlagen("overview", ".").code == 0


@pytest.mark.parametrize("name", ["nirgends", "kaputt.yaml"])
def test_a_form_that_cannot_be_used_stops_it_even_over_an_empty_folder(
    vorlagen: Aufruf, tmp_path: Path, name: str
) -> None:
    (tmp_path / "leer").mkdir()
    (tmp_path / "kaputt.yaml").write_text("name: stadt\nabschnitte: [{feld: gibtsnicht}]\n", encoding="utf-8")
    run = vorlagen("overview", "leer", "--form", name)
    assert (run.code, run.out) == ({"nirgends": 2, "kaputt.yaml": 4}[name], "")


def test_csv_in_a_pipe_is_the_file_itself(vorlagen: Aufruf, sound: Path) -> None:
    run = vorlagen("overview", sound.name, "--output-format", "csv")
    assert run.raw.startswith(b"\xef\xbb\xbfNummer;")
    (row,) = csv.DictReader(io.StringIO(run.raw.decode("utf-8-sig"), newline=""), delimiter=";")
    assert (row["Nummer"], row["Betreff"]) == ("2026/0301", "Fahrradbügel am Bahnhof")
    assert "nichtöffentliche Vorlagen enthalten" in run.err


@pytest.mark.parametrize(
    ("name", "start"),
    [("u.csv", b"\xef\xbb\xbf"), ("u.xlsx", b"PK"), ("u.html", b"<!DOCTYPE html>"), ("u.txt", b"Nur")],
)
def test_the_ending_says_the_format_and_stdout_names_the_file(
    vorlagen: Aufruf, sound: Path, tmp_path: Path, name: str, start: bytes
) -> None:
    run = vorlagen("overview", sound.name, "-o", name)
    assert (run.code, run.out.strip()) == (0, name)
    assert (tmp_path / name).read_bytes().startswith(start)


def test_an_ending_that_contradicts_the_format_is_a_wrong_call(vorlagen: Aufruf, sound: Path, tmp_path: Path) -> None:
    run = vorlagen("overview", sound.name, "--output-format", "csv", "-o", "u.xlsx")
    assert run.code == 2
    assert "passt nicht zum Format csv" in run.err
    assert not (tmp_path / "u.xlsx").exists()


@pytest.mark.parametrize("name", ["u.xlsx", "u.html"])
def test_our_own_file_is_renewed_and_an_edited_one_is_left_alone(
    vorlagen: Aufruf, sound: Path, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    assert vorlagen("overview", sound.name, "-o", name).code == 0
    first = file.read_bytes()
    sound.write_text(sound.read_text(encoding="utf-8").replace("Bahnhof", "Markt"), encoding="utf-8")
    assert vorlagen("overview", sound.name, "-o", name).code == 0
    assert file.read_bytes() != first
    edit(file)
    edited = file.read_bytes()
    run = vorlagen("overview", sound.name, "-o", name)
    assert run.code == 7
    assert "--force" in run.err
    assert file.read_bytes() == edited
    assert vorlagen("overview", sound.name, "-o", name, "--force").code == 0
    assert file.read_bytes() != edited


def edit(file: Path) -> None:
    """Change a word as somebody would in Excel or an editor."""
    data = file.read_bytes()
    if file.suffix != ".xlsx":
        file.write_bytes(data.replace(b"Markt", b"Platz"))
        return
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content.replace(b"Markt", b"Platz"))


def test_a_csv_that_is_there_is_not_overwritten_silently(vorlagen: Aufruf, sound: Path, tmp_path: Path) -> None:
    (tmp_path / "u.csv").write_text("meins", encoding="utf-8")
    assert vorlagen("overview", sound.name, "-o", "u.csv").code == 7
    assert (tmp_path / "u.csv").read_text(encoding="utf-8") == "meins"


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="Windows has no pseudo terminal")
def test_a_workbook_is_not_thrown_at_a_terminal(command: list[str], sound: Path, tmp_path: Path) -> None:
    import subprocess  # noqa: PLC0415 - this test alone

    reader, writer = os.openpty()
    try:
        run = subprocess.run([*command, "overview", sound.name, "--output-format", "xlsx"], stdout=writer,
                             stderr=subprocess.PIPE, cwd=tmp_path, check=False, timeout=60)  # fmt: skip
    finally:
        os.close(writer)
        os.close(reader)
    assert run.returncode == 2
    assert "-o uebersicht.xlsx" in run.stderr.decode()
