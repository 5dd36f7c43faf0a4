"""Bad input: a clear message in German, the right exit code, no traceback, nothing written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Aufruf

BAD: dict[str, tuple[bytes, int, str]] = {
    "empty": (b"", 1, "Die Datei ist leer."),
    "white space": (b" \n\n", 1, "Die Datei ist leer."),
    "comment": (b"# nur ein Kommentar\n", 1, "Die Datei ist leer."),
    "a text": (b"nur ein Satz", 1, "keine Angaben der Form"),
    "a list": (b"- a\n- b\n", 1, "keine Angaben der Form"),
    "binary": (bytes(range(256)), 3, "ist keine Textdatei"),
    "latin-1": ("betreff: Straße\n".encode("latin-1"), 3, "kein Text in UTF-8"),
    "tabs": (b"beratungsfolge:\n\t- gremium: Rat\n", 1, "L001"),
    "duplicate key": (b"betreff: a\nbetreff: b\n", 1, "L002"),
    "unknown key": (b"bedreff: a\n", 1, "Meinten Sie „betreff“?"),
    "alias bomb": (
        b"a: &a [x,x,x,x,x,x,x,x,x]\n"
        + b"".join(b"%c: &%c [%s]\n" % (c, c, b",".join([b"*%c" % (c - 1)] * 9)) for c in b"bcdefghi"),
        1, "L00",
    ),
    "nested lists": (b"[" * 5_000_000 + b"]" * 5_000_000, 1, "L00"),
    "nested blocks": (b"sachverhalt:\n" + b"".join(b" " * n + b"-\n" for n in range(1, 1500)), 1, "L00"),
    "control character": (b"betreff: a\x0bb\n", 1, "Steuerzeichen"),
    "escaped NUL": (b'betreff: "a\\0b"\n', 1, "Steuerzeichen"),
    "lone surrogate": (b'betreff: "a\\uD800b"\n', 1, "L00"),
    "unclosed": (b"betreff: [a\n", 1, "L001"),
    "tag": (b"betreff: !!python/object:os.system x\n", 1, "L00"),
    "unknown form": (b"formular: nirgends\nbetreff: a\n", 1, "L005"),
    "future version": (b"version: 99\nbetreff: a\n", 1, "L004"),
    "json cut off": (b'{"betreff": "a"', 1, "L001"),
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_bad_input_is_told_in_german(vorlagen: Aufruf, tmp_path: Path, kind: str) -> None:
    data, code, message = BAD[kind]
    file = tmp_path / "x.yaml"
    file.write_bytes(data)
    check = vorlagen("check", "x.yaml")
    assert (check.code, message in check.out) == (code, True), check.out[:800]
    assert len(check.out) < 5_000
    render = vorlagen("render", "--draft", "x.yaml")
    assert (render.code, message in render.err) == (code, True), render.err[:800]
    assert [path.name for path in tmp_path.iterdir()] == ["x.yaml"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_is_no_fault(vorlagen: Aufruf, sound: Path, encoding: str) -> None:
    """As Windows editors and PowerShell write them."""
    sound.write_bytes(sound.read_text(encoding="utf-8").replace("\n", "\r\n").encode(encoding))
    run = vorlagen("check", sound)
    assert (run.code, run.out) == (0, "Keine Befunde.\n")


def test_two_files_of_one_name_go_into_their_own_folders(vorlagen: Aufruf, sound: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "gut.yaml").write_bytes(sound.read_bytes())
    assert vorlagen("render", "a/gut.yaml", "b/gut.yaml").code == 0
    run = vorlagen("render", "a/gut.yaml", "b/gut.yaml", "-o", "alle")
    assert run.code == 2
    assert "a/gut.yaml und b/gut.yaml ergäben dieselbe Datei" in run.err
    assert not (tmp_path / "alle").exists()


def test_standard_input_is_read_where_a_dash_stands(vorlagen: Aufruf, sound: Path, tmp_path: Path) -> None:
    data = sound.read_bytes()
    assert vorlagen("check", "-", stdin=data).out == "Keine Befunde.\n"
    assert "<stdin>:2:1: Fehler L002" in vorlagen("check", "-", stdin=b"betreff: a\nbetreff: b\n").out
    assert vorlagen("check", "-", stdin=b"\xff\x00").code == 3
    run = vorlagen("render", "-", "-o", "aus", stdin=data)
    assert (run.code, run.out.strip()) == (0, str((tmp_path / "aus" / "vorlage.docx").relative_to(tmp_path)))
    assert vorlagen("render", "-", "-o", "x.docx", stdin=data).code == 0
    assert (tmp_path / "x.docx").read_bytes() == (tmp_path / "aus" / "vorlage.docx").read_bytes()


def test_a_form_by_path_is_seen_from_where_the_command_is_called(vorlagen: Aufruf, sound: Path, tmp_path: Path) -> None:
    """Not from the folder of the paper."""
    (tmp_path / "akten").mkdir()
    sound.rename(tmp_path / "akten" / "gut.yaml")
    (tmp_path / "stadt.yaml").write_text("name: stadt\n", encoding="utf-8")
    for command in ("check", "render"):
        assert vorlagen(command, "akten/gut.yaml", "--form", "stadt.yaml").code == 0
    assert vorlagen("schema", "--form", "stadt.yaml").code == 0
    assert vorlagen("form", "show", "stadt.yaml").code == 0
