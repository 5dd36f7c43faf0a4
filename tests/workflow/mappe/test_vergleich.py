"""An older issue is compared with the newer one for the same audience only."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from vorlagen.errors import UnreadableError
from vorlagen.models.manifest import Manifest, Manifesteintrag, as_json
from vorlagen.workflow.mappe.fassungen import older_entries, read_manifest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """A folder with an issue for each audience, each with a paper named after it."""
    for folder, audience in (("oeffentlich", "public"), ("intern", "internal")):
        (tmp_path / folder).mkdir()
        entry = Manifesteintrag(schluessel=folder, art="vorlage", top="Ö 1", titel=folder, oeffentlich=True,
                                quelle="a", sha256="", datei="sitzungsmappe.pdf", seiten=1, erste_seite=1,
                                marken=("1",))  # fmt: skip
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


@pytest.mark.parametrize("name", ["intern", "intern/manifest.json"])
def test_the_issue_for_the_other_audience_leads_to_the_one_beside_it(older: Path, name: str) -> None:
    assert [entry.titel for entry in older_entries(older / name, "public", "oeffentlich")] == ["oeffentlich"]


def test_of_an_internal_issue_alone_the_public_learns_open_entries_only(older: Path) -> None:
    """Else the titles of closed items would be among what is gone from the public one, and internal page numbers."""
    shutil.rmtree(older / "oeffentlich")
    manifest = read_manifest(older / "intern")
    closed = tuple(entry.model_copy(update={"oeffentlich": False}) for entry in manifest.eintraege)
    mixed = manifest.model_copy(update={"eintraege": (*manifest.eintraege, *closed)})
    (older / "intern" / "manifest.json").write_text(as_json(mixed), encoding="utf-8")
    assert len(older_entries(older / "intern", "internal", "intern")) == 2
    (told,) = older_entries(older / "intern", "public", "oeffentlich")
    assert (told.oeffentlich, told.marken) == (True, ())


def test_a_folder_without_a_manifest_is_named(older: Path) -> None:
    (older / "intern" / "manifest.json").unlink()
    with pytest.raises(UnreadableError, match=r"manifest\.json"):
        older_entries(older, "internal", "intern")
