from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vorlagen.errors import InputError
from vorlagen.sources import UnknownFormError, find_settings, read_paper

if TYPE_CHECKING:
    from pathlib import Path


def test_settings_are_searched_upwards_and_their_folder_is_the_root(tmp_path: Path) -> None:
    (tmp_path / "vorlagen.yaml").write_text("formular: sankt-augustin\nstadt: Lindenfurt\n", encoding="utf-8")
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    found = find_settings(deep)
    assert (found.datei, found.wurzel) == (tmp_path / "vorlagen.yaml", tmp_path)
    paper = read_paper("betreff: x", "v.yaml", deep)
    assert paper.quelle is not None
    assert paper.quelle.formular.name == "sankt-augustin"
    assert paper.behoerde.name == "Lindenfurt"


def test_the_nearest_settings_win(tmp_path: Path) -> None:
    (tmp_path / "vorlagen.yaml").write_text("formular: sankt-augustin\n", encoding="utf-8")
    near = tmp_path / "a"
    near.mkdir()
    (near / "vorlagen.yaml").write_text("formular: standard\n", encoding="utf-8")
    assert find_settings(near).einstellungen.formular == "standard"


def test_without_settings_the_form_is_standard_and_the_root_the_own_folder(tmp_path: Path) -> None:
    found = find_settings(tmp_path)
    assert (found.datei, found.wurzel, found.einstellungen.formular) == (None, tmp_path, None)
    paper = read_paper("betreff: x", "v.yaml", tmp_path)
    assert paper.quelle is not None
    assert paper.quelle.formular.name == "standard"


@pytest.mark.parametrize("text", ["", "\n", "# noch nichts\n"])
def test_an_empty_settings_file_marks_the_root_and_sets_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "vorlagen.yaml").write_text(text, encoding="utf-8")
    assert find_settings(tmp_path).datei == tmp_path / "vorlagen.yaml"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("formular: a\nfromular: b\n", "L003", 2),
        ("a: [", "L001", 1),
        ("- a", "L007", 1),
        ("\npdf_engine: word\n", "L004", 2),
    ],
)
def test_faulty_settings_stop_with_all_findings(tmp_path: Path, text: str, code: str, line: int) -> None:
    file = tmp_path / "vorlagen.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_paper("betreff: x", "v.yaml", tmp_path)
    assert [(f.code, f.line, f.file) for f in caught.value.findings] == [(code, line, str(file))]  # type: ignore[attr-defined]


def test_an_unknown_form_of_the_settings_is_told_with_their_file(tmp_path: Path) -> None:
    (tmp_path / "vorlagen.yaml").write_text("formular: atlantis\n", encoding="utf-8")
    with pytest.raises(UnknownFormError, match=r"vorlagen\.yaml: Das Formular „atlantis“"):
        read_paper("betreff: x", "v.yaml", tmp_path)


def test_the_form_of_the_call_wins_over_paper_and_settings(tmp_path: Path) -> None:
    (tmp_path / "vorlagen.yaml").write_text("formular: atlantis\n", encoding="utf-8")
    paper = read_paper("formular: quark\n", "v.yaml", tmp_path, form="sankt-augustin")
    assert paper.findings == ()
    assert paper.quelle is not None
    assert paper.quelle.formular.name == "sankt-augustin"


@pytest.mark.parametrize("written", ["~", "null", ""])
def test_a_form_left_empty_is_the_default(tmp_path: Path, written: str) -> None:
    paper = read_paper(f"formular: {written}\n", "v.yaml", tmp_path)
    assert paper.findings == ()
