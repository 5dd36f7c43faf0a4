"""``vorlagen form check`` and what happens to papers on a form whose Word file is faulty."""

from __future__ import annotations

import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from vorlagen import resources

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Aufruf


def own_form(folder: Path, *changes: tuple[str, str], word: bytes | None = None) -> None:
    """A form with a changed copy of the standard Word file beside it."""
    folder.mkdir(exist_ok=True)
    (folder / "formular.yaml").write_text("name: stadt\nabschnitte: [{feld: sachverhalt, pflicht: immer}]\n", "utf-8")
    if word is None:
        with zipfile.ZipFile(resources.word_file("standard", "vorlage")) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        for old, new in changes:
            hit = [name for name, data in parts.items() if old.encode() in data]
            assert hit
            parts |= {name: parts[name].replace(old.encode(), new.encode()) for name in hit}
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in parts.items():
                package.writestr(name, data)
        word = stream.getvalue()
    (folder / "vorlage.docx").write_bytes(word)


@pytest.mark.parametrize("form", resources.form_names())
def test_shipped_forms_are_sound(vorlagen: Aufruf, form: str) -> None:
    run = vorlagen("form", "check", form)
    assert (run.code, run.out) == (0, "Keine Befunde.\n")


def test_all_faults_are_listed_with_place_excerpt_caret_and_hint(vorlagen: Aufruf, tmp_path: Path) -> None:
    own_form(tmp_path / "stadt", ("{{ betreff }}", "Betreff: {{ betref }}"), ("{{ kurztitel }}", "{{ kurztitel"),
             ("{{p abschnitt }}", "{{p abschnitt.sachverhlat }}"))  # fmt: skip
    run = vorlagen("form", "check", "stadt")
    assert run.code == 1
    assert run.out.count("vorlage.docx: Fehler P9") == 3
    assert (
        "vorlage.docx: Fehler P920: Text, Absatz 2: Den Platzhalter „betref“ gibt es nicht.\n"
        "    Betreff: {{ betref }}\n"
        "                ^\n"
        "    Hinweis: Meinten Sie „betreff“?\n"
    ) in run.out
    assert "Fehler P910: Kopfzeile, Absatz 1: „{{“ wird nicht mit „}}“ geschlossen." in run.out
    assert "in 2 Dateien." in run.out


def test_printing_names_all_of_them_and_writes_nothing(vorlagen: Aufruf, sound: Path, tmp_path: Path) -> None:
    own_form(tmp_path / "stadt", ("{{ betreff }}", "{{ betref }}"), ("{{ kurztitel }}", "{{ kurztitel"))
    run = vorlagen("render", sound, "--form", "stadt")
    assert run.code == 4
    assert run.err.count("Fehler P9") == 2
    assert "Fehler Z400: " in run.err
    assert not list(tmp_path.glob("*.docx"))


BAD_FILES = {
    "no docx": (b"Nur Text", "P901"),
    "password": (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "P902"),
    "empty": (b"", "P901"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_what_is_no_word_file_is_a_finding_or_exit_code_4(
    vorlagen: Aufruf, sound: Path, tmp_path: Path, name: str
) -> None:
    data, code = BAD_FILES[name]
    own_form(tmp_path / "stadt", word=data)
    checked, rendered = vorlagen("form", "check", "stadt"), vorlagen("render", sound, "--form", "stadt")
    assert (checked.code, rendered.code) == (1, 4)
    assert f"Fehler {code}: " in checked.out
    assert f"Fehler {code}: " in rendered.err


def test_a_word_file_elsewhere_is_never_read(vorlagen: Aufruf, sound: Path, tmp_path: Path) -> None:
    own_form(tmp_path / "stadt")
    (tmp_path / "stadt" / "vorlage.docx").rename(tmp_path / "fremd.docx")
    form = tmp_path / "stadt" / "formular.yaml"
    form.write_text(form.read_text("utf-8") + "word: {vorlage: ../fremd.docx}\n", "utf-8")
    run = vorlagen("form", "check", "stadt")
    assert run.code == 1
    assert "formular.yaml:3:17: Fehler V211: " in run.out
    for words in (("render", sound), ("check", sound), ("new",)):
        run = vorlagen(*words, "--form", "stadt")
        assert run.code == 4
        assert "V211" in run.err + run.out


def test_every_code_is_explained(vorlagen: Aufruf) -> None:
    run = vorlagen("explain", "P916")
    assert run.code == 0
    assert "AutoKorrektur" in run.out


def test_the_library_gives_the_same_report(tmp_path: Path) -> None:
    import vorlagen  # noqa: PLC0415 - the fixture of that name is the command

    own_form(tmp_path / "stadt", ("{{ betreff }}", "{{ betref }}"))
    report = vorlagen.check_form("stadt", folder=tmp_path)
    assert not report.ok
    assert [finding.path for finding in report.findings] == ["Text, Absatz 2"]
    assert json.dumps([finding.code for finding in report.findings]) == '["P920"]'
