"""``.vorlagenignore`` holds as ``.gitignore`` does."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from vorlagen.errors import UnreadableError
from vorlagen.sources.ordner import find_files, list_folder


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name in ("a.yaml", "b.yaml", "archiv/alt.yaml", "neu/a.yaml", "neu/tief/a.yaml", "neu/tief/c.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("betreff: x\n", encoding="utf-8")
    return tmp_path


def found(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in list_folder(folder).dateien]


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        ("", ["a.yaml", "b.yaml", "archiv/alt.yaml", "neu/a.yaml", "neu/tief/a.yaml", "neu/tief/c.json"]),
        ("# nur ein Kommentar\n\n/a.yaml\n", ["b.yaml", "archiv/alt.yaml", "neu/a.yaml", "neu/tief/a.yaml",
                                              "neu/tief/c.json"]),
        ("a.yaml\narchiv/\n", ["b.yaml", "neu/tief/c.json"]),
        ("**/tief/*.json\n", ["a.yaml", "b.yaml", "archiv/alt.yaml", "neu/a.yaml", "neu/tief/a.yaml"]),
        ("*\n!b.yaml\n", ["b.yaml"]),
        ("alt.yaml/\nneu\n", ["a.yaml", "b.yaml", "archiv/alt.yaml"]),
    ],
)  # fmt: skip
def test_patterns_leave_out_files_and_whole_folders(tree: Path, patterns: str, left: list[str]) -> None:
    (tree / ".vorlagenignore").write_text(patterns, encoding="utf-8")
    assert found(tree) == left


def test_the_file_of_a_folder_within_wins(tree: Path) -> None:
    (tree / ".vorlagenignore").write_text("a.yaml\n", encoding="utf-8")
    (tree / "neu" / ".vorlagenignore").write_text("!/a.yaml\n*.json\n", encoding="utf-8")
    assert found(tree) == ["b.yaml", "archiv/alt.yaml", "neu/a.yaml"]


def test_what_stands_beside_the_settings_holds_below_and_nothing_above_them(tree: Path) -> None:
    (tree / ".vorlagenignore").write_text("neu/tief/\n", encoding="utf-8")
    assert found(tree / "neu") == ["a.yaml", "tief/a.yaml", "tief/c.json"]
    (tree / "vorlagen.yaml").write_text("", encoding="utf-8")
    assert found(tree / "neu") == ["a.yaml"]
    (tree / "neu" / "vorlagen.yaml").write_text("", encoding="utf-8")
    assert found(tree / "neu") == ["a.yaml", "tief/a.yaml", "tief/c.json"]


def test_a_named_file_is_never_left_out(tree: Path) -> None:
    (tree / ".vorlagenignore").write_text("*\n", encoding="utf-8")
    assert find_files([tree, tree / "a.yaml"]).dateien == [tree / "a.yaml"]


def test_relative_folders_are_the_same(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / ".vorlagenignore").write_text("/neu/\n/archiv\n", encoding="utf-8")
    monkeypatch.chdir(tree / "neu")
    assert [path.name for path in list_folder(Path("..")).dateien] == ["a.yaml", "b.yaml"]


def test_umlauts_fit_in_either_unicode_form(tmp_path: Path) -> None:
    (tmp_path / unicodedata.normalize("NFD", "brücke.yaml")).write_text("betreff: x\n", encoding="utf-8")
    (tmp_path / ".vorlagenignore").write_text(unicodedata.normalize("NFC", "brücke.yaml"), encoding="utf-8")
    assert found(tmp_path) == []


@pytest.mark.parametrize(("content", "words"), [(b"ok\n!\n", ":2: Das Muster „!“"), ("ü".encode("latin-1"), "UTF-8")])
def test_a_file_that_cannot_be_understood_is_told_and_never_taken_as_empty(
    tree: Path, content: bytes, words: str
) -> None:
    (tree / ".vorlagenignore").write_bytes(content)
    with pytest.raises(UnreadableError, match=words):
        list_folder(tree)
    (tree / ".vorlagenignore").rename(tree / "neu" / ".vorlagenignore")
    inside = list_folder(tree)
    assert [path.name for path in inside.dateien] == ["a.yaml", "b.yaml", "alt.yaml"]
    assert [path for path, _ in inside.verschlossen] == [tree / "neu"]
