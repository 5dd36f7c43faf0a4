from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from vorlagen.facts import FileFact
from vorlagen.sources.dateien import file_fact, locate

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A town's folder with a paper's folder in it, and something outside."""
    (tmp_path / "stadt" / "vorlagen").mkdir(parents=True)
    (tmp_path / "stadt" / "plan.pdf").write_bytes(b"x")
    (tmp_path / "stadt" / "vorlagen" / "eigen.pdf").write_bytes(b"x")
    (tmp_path / "geheim.pdf").write_bytes(b"x")
    return tmp_path / "stadt" / "vorlagen"


def fact(name: str, folder: Path) -> FileFact:
    return file_fact(name, folder, [folder.parent])


@pytest.mark.parametrize(
    "name", ["eigen.pdf", "./eigen.pdf", "../plan.pdf", "..\\plan.pdf", ".\\eigen.pdf", "../vorlagen/eigen.pdf"]
)
def test_files_inside_the_root_are_found_with_either_separator(folder: Path, name: str) -> None:
    assert fact(name, folder) == FileFact(name, exists=True, allowed=True, folder=str(folder))


@pytest.mark.parametrize(
    "name",
    ["../../geheim.pdf", "..\\..\\geheim.pdf", "/etc/passwd", "C:\\geheim.pdf", "c:geheim.pdf",
     "\\\\server\\freigabe\\x.pdf",
     "//server/x.pdf", "../../fehlt.pdf", "../../stadtx/plan.pdf"],
)  # fmt: skip
def test_nothing_outside_is_allowed_nor_looked_for(folder: Path, name: str) -> None:
    found = fact(name, folder)
    assert (found.allowed, found.exists) == (False, False)


def test_a_link_that_leads_out_is_outside(folder: Path) -> None:
    (folder / "link.pdf").symlink_to(folder.parent.parent / "geheim.pdf")
    (folder / "ordner").symlink_to(folder.parent.parent)
    assert not fact("link.pdf", folder).allowed
    assert not fact("ordner/geheim.pdf", folder).allowed
    assert file_fact("link.pdf", folder, [folder, folder.parent.parent]).exists


def test_a_link_inside_is_followed(folder: Path) -> None:
    (folder / "link.pdf").symlink_to(folder / "eigen.pdf")
    assert fact("link.pdf", folder).exists


@pytest.mark.parametrize("stored", ["NFC", "NFD"])
@pytest.mark.parametrize("written", ["NFC", "NFD"])
def test_umlauts_are_found_in_either_unicode_form(folder: Path, stored: str, written: str) -> None:
    name = "Übersicht-größe.pdf"
    (folder / unicodedata.normalize(stored, name)).write_bytes(b"x")  # type: ignore[arg-type]
    assert fact(unicodedata.normalize(written, name), folder).exists  # type: ignore[arg-type]
    assert locate(unicodedata.normalize(written, name), folder).is_file()  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["fehlt.pdf", "x" * 5000, "a\0b", "", ".", "eigen.pdf/x"])
def test_what_is_no_file_does_not_exist_and_breaks_nothing(folder: Path, name: str) -> None:
    found = fact(name, folder)
    assert (found.exists, found.allowed) == (False, True)


def test_a_loop_of_links_does_not_exist(folder: Path) -> None:
    (folder / "kreis.pdf").symlink_to(folder / "kreis.pdf")
    assert not fact("kreis.pdf", folder).exists
