"""Forms by the command line: a new one, and every way to name it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Aufruf

MARK = "Darstellung der Sache"
"""A heading that only the new form has."""


@pytest.fixture
def town(vorlagen: Aufruf, tmp_path: Path) -> Path:
    """A new form in a folder with a space and an umlaut."""
    run = vorlagen("form", "new", "Bad Müllheim", "-o", "Unsere Städte")
    assert run.code == 0
    return tmp_path / "Unsere Städte" / "bad-muellheim"


@pytest.fixture
def text(sound: Path) -> str:
    """A sound paper that names no form."""
    return sound.read_text(encoding="utf-8").replace("formular: standard\n", "")


@pytest.fixture
def paper(text: str, tmp_path: Path) -> Path:
    """That paper in a folder of its own."""
    file = tmp_path / "akte" / "blatt.yaml"
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    return file


def test_the_folder_goes_to_stdout_and_the_next_steps_to_stderr(vorlagen: Aufruf, tmp_path: Path) -> None:
    run = vorlagen("form", "new", "Musterstadt")
    assert (run.code, run.out) == (0, "musterstadt\n")
    assert f"vorlagen form check {Path('musterstadt')}" in run.err
    assert sorted(file.name for file in (tmp_path / "musterstadt").iterdir()) == ["formular.yaml", "vorlage.docx"]
    assert b"\r" not in (tmp_path / "musterstadt" / "formular.yaml").read_bytes()


def test_nothing_is_overwritten_and_wrong_names_are_refused(vorlagen: Aufruf, tmp_path: Path) -> None:
    assert vorlagen("form", "new", "Musterstadt").code == 0
    (tmp_path / "musterstadt" / "formular.yaml").write_text("name: meins\n")
    again = vorlagen("form", "new", "MUSTERSTADT")
    assert again.code == 7
    assert "formular.yaml gibt es schon" in again.err
    assert (tmp_path / "musterstadt" / "formular.yaml").read_text() == "name: meins\n"
    for name in ("standard", "Sankt Augustin", "con", "a/b", ""):
        run = vorlagen("form", "new", name)
        assert run.code == 2, name
        assert "Hinweis: " in run.err
    (tmp_path / "datei").write_text("x")
    assert vorlagen("form", "new", "Neustadt", "-o", "datei").code == 7
    assert sorted(place.name for place in tmp_path.iterdir()) == ["datei", "musterstadt"]


NAMED = [
    "./Unsere Städte/bad-muellheim",
    "Unsere Städte/bad-muellheim",
    "Unsere Städte/bad-muellheim/",
    "Unsere Städte/bad-muellheim/formular.yaml",
    ".\\Unsere Städte\\bad-muellheim",
    "Unsere Städte\\bad-muellheim\\formular.yaml",
    "~/Unsere Städte/bad-muellheim",
    "{here}/Unsere Städte/bad-muellheim",
    "{here}/Unsere Städte/bad-muellheim/formular.yaml",
]


@pytest.mark.parametrize("named", NAMED)
@pytest.mark.usefixtures("town")
def test_a_form_is_found_however_its_path_is_written(vorlagen: Aufruf, paper: Path, tmp_path: Path, named: str) -> None:
    """Relative, absolute, from home, as Windows writes it; the folder or the file; the paper lies elsewhere."""
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    form = named.format(here=tmp_path)
    shown = vorlagen("form", "show", form, env=home)
    assert shown.code == 0, shown.err
    assert MARK in shown.out
    paper.write_text(paper.read_text(encoding="utf-8") + "leitziel: kein Leitziel\n", encoding="utf-8")
    assert "L0" not in vorlagen("check", "--form", form, paper, env=home).out


@pytest.mark.usefixtures("town")
def test_every_command_takes_a_form_by_its_path(vorlagen: Aufruf, paper: Path, tmp_path: Path) -> None:
    form = "./Unsere Städte/bad-muellheim"
    assert vorlagen("form", "check", form).code == 0
    schema = vorlagen("schema", "vorlage", "--form", form)
    assert schema.code == 0
    assert "leitziel" in json.loads(schema.out)["properties"]
    assert vorlagen("check", "--strict", "--form", form, paper).code == 0
    assert vorlagen("render", "--pdf", "--form", form, paper).code == 0
    new = vorlagen("new", "--form", form, "-o", "neu.yaml")
    assert new.code == 0, new.err
    assert "leitziel:" in (tmp_path / "neu.yaml").read_text(encoding="utf-8")
    checked = vorlagen("check", "neu.yaml")
    assert checked.code == 0, checked.out
    assert "L0" not in checked.out


def test_a_paper_beside_the_form_and_the_settings_name_it_too(vorlagen: Aufruf, town: Path, text: str) -> None:
    folder = town.parent
    for name, form in (("a.yaml", "./bad-muellheim"), ("b.yaml", "bad-muellheim/formular.yaml"),
                       ("c.yaml", ".\\bad-muellheim")):  # fmt: skip
        (folder / name).write_text(f"formular: {form}\n{text}leitziel: Quark\n", encoding="utf-8")
        run = vorlagen("check", folder / name)
        assert run.code == 1
        assert "Lebendige Mitte" in run.out, form
    (folder / "vorlagen.yaml").write_text("formular: ./bad-muellheim\n", encoding="utf-8")
    (folder / "akten").mkdir()
    (folder / "akten" / "d.yaml").write_text(text, encoding="utf-8")
    assert vorlagen("render", folder / "akten" / "d.yaml").code == 0
    assert vorlagen("new", "-o", folder / "akten" / "neu.yaml").code == 0
    assert "leitziel:" in (folder / "akten" / "neu.yaml").read_text(encoding="utf-8")
    assert vorlagen("check", folder / "vorlagen.yaml").code == 0


def test_an_own_folder_called_like_a_shipped_form_is_meant_where_it_is_written_as_a_path(
    vorlagen: Aufruf, tmp_path: Path
) -> None:
    (tmp_path / "standard").mkdir()
    (tmp_path / "standard" / "formular.yaml").write_text("name: eigen\nbezeichnung: Eigenstadt\n", encoding="utf-8")
    assert vorlagen("form", "show", "./standard").out.startswith("Eigenstadt\n")
    assert vorlagen("form", "show", "standard").out.startswith("Standardformular\n")
    assert "# Formular der Stadt" in vorlagen("new", "--form", "standard").out
    assert "Eigenstadt" in vorlagen("new", "--form", f".{os.sep}standard").out


def test_a_form_is_named_from_inside_its_folder(vorlagen: Aufruf, tmp_path: Path) -> None:
    assert vorlagen("form", "check", ".").code == 2
    (tmp_path / "formular.yaml").write_text("name: eigen\nbezeichnung: Eigenstadt\n", encoding="utf-8")
    assert vorlagen("form", "show", ".").out.startswith("Eigenstadt\n")


def test_a_folder_without_a_form_says_so(vorlagen: Aufruf, paper: Path, tmp_path: Path) -> None:
    (tmp_path / "leer").mkdir()
    for command in (("form", "show", "./leer"), ("form", "check", "leer"), ("check", "--form", "./leer", paper),
                    ("new", "--form", "leer"), ("schema", "--form", "leer")):  # fmt: skip
        run = vorlagen(*command)
        assert run.code == 2, command
        assert "liegt keine formular.yaml" in run.err + run.out


def test_show_speaks_english_where_asked(vorlagen: Aufruf) -> None:
    """The words of the form stay as they are; a missing translation would stay German too."""
    assert vorlagen("form", "show", "sankt-augustin", "--lang", "en").out.startswith("Stadt Sankt Augustin\n")
