"""Which files of a folder may be papers."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from vorlagen import resources
from vorlagen.errors import UnreadableError
from vorlagen.sources.ordner import LINK, NO_FILE, SETTINGS, find_files, is_other_file, list_folder


def names(found: list[Path], folder: Path) -> list[str]:
    return [unicodedata.normalize("NFC", path.relative_to(folder).as_posix()) for path in found]


def make(folder: Path, *files: str) -> None:
    for name in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("betreff: x\n", encoding="utf-8")


def test_texts_of_all_folders_below_in_the_order_of_names(tmp_path: Path) -> None:
    make(
        tmp_path,
        "b.yaml",
        "a.yml",
        "c.JSON",
        "d.txt",
        "e.docx",
        "unter/tiefer/z.yaml",
        ".git/x.yaml",
        ".versteckt.yaml",
    )
    assert names(list_folder(tmp_path).dateien, tmp_path) == ["a.yml", "b.yaml", "c.JSON", "unter/tiefer/z.yaml"]


def test_umlauts_in_either_form_have_one_place(tmp_path: Path) -> None:
    make(tmp_path, unicodedata.normalize("NFD", "ä.yaml"), "z.yaml", "Ü.yaml", "a.yaml")
    assert names(list_folder(tmp_path).dateien, tmp_path) == ["a.yaml", "z.yaml", "ä.yaml", "Ü.yaml"]


def test_settings_and_links_are_passed_over_and_told(tmp_path: Path) -> None:
    make(tmp_path, "drin/vorlagen.yaml", "drin/a.yaml", "draussen/fremd.yaml")
    inside = tmp_path / "drin"
    (inside / "link.yaml").symlink_to(tmp_path / "draussen" / "fremd.yaml")
    (inside / "kreis").symlink_to(inside, target_is_directory=True)
    (inside / "hinaus").symlink_to(tmp_path / "draussen", target_is_directory=True)
    found = list_folder(inside)
    assert names(found.dateien, inside) == ["a.yaml"]
    assert names([path for path, _ in found.uebergangen], inside) == ["link.yaml", "vorlagen.yaml"]
    assert [reason for _, reason in found.uebergangen] == [LINK, SETTINGS]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no FIFO")
def test_what_would_never_end_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rohr.yaml")
    found = list_folder(tmp_path)
    assert (found.dateien, found.uebergangen) == ([], [(tmp_path / "rohr.yaml", NO_FILE)])


def test_a_folder_that_is_closed_does_not_hide_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal is put in by hand: to an administrator no folder is closed."""
    make(tmp_path, "a/eins.yaml", "b/zwei.yaml")
    scan = os.scandir

    def refuse(place: Path) -> object:
        if Path(place).name == "a":
            raise PermissionError(13, "Permission denied")
        return scan(place)

    monkeypatch.setattr(os, "scandir", refuse)
    found = list_folder(tmp_path)
    assert names(found.dateien, tmp_path) == ["b/zwei.yaml"]
    ((place, error),) = found.verschlossen
    assert place == tmp_path / "a"
    assert "keine Berechtigung" in str(error)
    with pytest.raises(UnreadableError, match="lässt sich nicht lesen"):
        list_folder(tmp_path / "a")


def test_a_file_named_and_found_stands_there_once_and_as_named(tmp_path: Path) -> None:
    make(tmp_path, "a.yaml", "b.yaml")
    found = find_files([tmp_path, tmp_path / "b.yaml", tmp_path / "unter" / ".." / "fehlt.yaml"])
    assert [path.name for path in found.dateien] == ["a.yaml", "b.yaml", "fehlt.yaml"]
    assert [path.name for path in found.dateien if path in found.genannt] == ["b.yaml", "fehlt.yaml"]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("betreff: x\nquatsch: y\n", False),
        ("Bürgerbeteiligung: quatsch\n", False),
        ("gremium: Rat\ntagesordnung: {oeffentlich: []}\n", True),
        ('{"name": "paket", "version": "1.0"}', True),
        ("offen: [\n", False),
        ("", False),
    ],
    ids=["paper with a fault", "paper in other words", "meeting", "another program's", "broken", "empty"],
)
def test_a_text_that_is_no_paper_is_told_from_one_with_faults(text: str, other: bool) -> None:
    assert is_other_file(text) is other


def test_every_shipped_form_is_no_paper() -> None:
    files = [resources.form_file(name) for name in resources.form_names()]
    assert len(files) >= 2
    for file in files:
        assert file is not None
        assert is_other_file(file.read_text(encoding="utf-8"))
