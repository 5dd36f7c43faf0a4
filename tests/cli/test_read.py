"""``vorlagen read`` as people call it."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import docx as python_docx
from wordaenderung import retyped

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Aufruf


def _printed(vorlagen: Aufruf, sound: Path) -> Path:
    assert vorlagen("render", sound.name).code == 0
    return sound.with_suffix(".docx")


def test_without_a_target_the_yaml_goes_to_stdout(vorlagen: Aufruf, sound: Path) -> None:
    """Byte for byte what the Word file was made from; from standard input too."""
    word = _printed(vorlagen, sound)
    assert vorlagen("read", word.name).raw == sound.read_bytes()
    assert vorlagen("read", "-", stdin=word.read_bytes()).raw == sound.read_bytes()


def test_an_update_puts_changes_into_the_yaml_and_leaves_it_alone_otherwise(vorlagen: Aufruf, sound: Path) -> None:
    """Then the Word file may be made anew without --force? No: it was edited; reading it made that safe."""
    word, text = _printed(vorlagen, sound), sound.read_text(encoding="utf-8")
    before = sound.stat().st_mtime_ns
    run = vorlagen("read", word.name, "--update", sound.name)
    assert (run.code, sound.stat().st_mtime_ns) == (0, before)
    assert "nichts zu ändern" in run.err
    word.write_bytes(retyped(word.read_bytes(), "zwölf Bügel", "zehn Bügel"))
    assert f"vorlagen read {word.name} --update {sound.name}" in vorlagen("render", sound.name).err
    run = vorlagen("read", word.name, "--update", sound.name)
    assert (run.code, run.out) == (0, "")
    assert sound.read_text(encoding="utf-8") == text.replace("zwölf", "zehn")


def test_what_does_not_come_back_is_exit_1_and_the_rest_is_written(vorlagen: Aufruf, sound: Path) -> None:
    """Findings as text on stderr, or as JSON on stdout."""
    word = _printed(vorlagen, sound)
    data = retyped(retyped(word.read_bytes(), "zwölf Bügel", "zehn Bügel"), "04.05.2026", "bald")
    word.write_bytes(data)
    run = vorlagen("read", word.name, "-o", "neu.yaml", "--output-format", "json")
    assert run.code == 1
    assert [found["code"] for found in json.loads(run.out)["findings"]] == ["R021"]
    assert (sound.parent / "neu.yaml").read_text(encoding="utf-8") == sound.read_text(encoding="utf-8").replace(
        "zwölf", "zehn"
    )
    again = vorlagen("read", word.name, "-o", "neu.yaml")
    assert (again.code, "R021" in again.err) == (1, True)


def test_nothing_is_written_over_another_file(vorlagen: Aufruf, sound: Path) -> None:
    """Exit 7; --force overwrites."""
    word = _printed(vorlagen, sound)
    other = sound.parent / "anders.yaml"
    other.write_text("betreff: Anderes\n", encoding="utf-8")
    assert vorlagen("read", word.name, "-o", other.name).code == 7
    assert other.read_text(encoding="utf-8") == "betreff: Anderes\n"
    assert vorlagen("read", word.name, "-o", other.name, "--force").code == 0
    assert other.read_bytes() == sound.read_bytes()


def test_a_byte_order_mark_of_the_yaml_stays(vorlagen: Aufruf, sound: Path) -> None:
    """Windows editors write it."""
    text = sound.read_bytes()
    sound.write_bytes(b"\xef\xbb\xbf" + text)
    word = _printed(vorlagen, sound)
    word.write_bytes(retyped(word.read_bytes(), "zwölf Bügel", "zehn Bügel"))
    assert vorlagen("read", word.name, "--update", sound.name).code == 0
    assert sound.read_bytes() == b"\xef\xbb\xbf" + text.replace("zwölf".encode(), b"zehn")


def test_no_word_file_and_one_without_data_are_exit_3(vorlagen: Aufruf, tmp_path: Path) -> None:
    """With the reason and what to do."""
    (tmp_path / "a.docx").write_text("kein Word", encoding="utf-8")
    stream = io.BytesIO()
    python_docx.Document().save(stream)
    (tmp_path / "b.docx").write_bytes(stream.getvalue())
    for name, words in (("a.docx", "keine Word-Datei"), ("b.docx", "R001"), ("fehlt.docx", "gibt es nicht")):
        run = vorlagen("read", name)
        assert (run.code, words in run.err) == (3, True), run.err
