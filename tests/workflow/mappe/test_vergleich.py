"""An older issue is compared with the newer one for the same audience only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vorlagen.errors import UnreadableError, UsageError
from vorlagen.models.manifest import Manifest, Manifesteintrag, as_json
from vorlagen.workflow.mappe.fassungen import older_entries

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A folder with an issue for each audience, each with a paper named after it."""
    for folder, audience in (("oeffentlich", "public"), ("intern", "internal")):
        (tmp_path / folder).mkdir()
        entry = Manifesteintrag(schluessel=folder, art="vorlage", top="Ö 1", titel=folder, oeffentlich=True,
                                quelle="a", sha256="", datei="sitzungsmappe.pdf", seiten=1, erste_seite=1, marken=("1",))  # fmt: skip
        manifest = Manifest(audience=audience, gremium="Rat", datum="", nummer="", gesamt=1, dateien=(),
                            eintraege=(entry,))  # fmt: skip
        (tmp_path / folder / "manifest.json").write_text(as_json(manifest), encoding="utf-8")
    return tmp_path


def test_the_folder_of_both_gives_each_audience_its_own(older: Path) -> None:
    assert [entry.titel for entry in older_entries(older, "public", "oeffentlich")] == ["oeffentlich"]
    assert [entry.titel for entry in older_entries(older, "internal", "intern")] == ["intern"]


@pytest.mark.parametrize("name", ["oeffentlich", "oeffentlich/manifest.json"])
def test_the_folder_or_the_file_of_one_audience_will_do(older: Path, name: str) -> None:
    assert [entry.titel for entry in older_entries(older / name, "public", "oeffentlich")] == ["oeffentlich"]


def test_the_issue_for_others_is_refused(older: Path) -> None:
    """Else the titles of closed items would be among what is gone from the public one."""
    with pytest.raises(UsageError, match="für andere"):
        older_entries(older / "intern", "public", "oeffentlich")


def test_a_folder_without_a_manifest_is_named(older: Path) -> None:
    (older / "intern" / "manifest.json").unlink()
    with pytest.raises(UnreadableError, match=r"manifest\.json"):
        older_entries(older, "internal", "intern")
