"""Volumes under a limit: broken at papers, each with cover and agenda, the page numbers those of the whole."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING

import pikepdf
import pytest
from bau import datei
from mappenprobe import HEAD, Gebunden, gebunden, write

from vorlagen.models.manifest import as_json

if TYPE_CHECKING:
    from pathlib import Path


def heavy(pages: int, seed: int) -> bytes:
    """Pages of a file that cannot be packed: some 300 kB."""
    noise = random.Random(seed).randbytes(300_000)  # noqa: S311 - the same each time

    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(Im0=pdf.make_stream(
            noise, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=500, Height=200,
            ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8))  # fmt: skip

    return datei(pages, edit)


@pytest.fixture(scope="module")
def volumes(tmp_path_factory: pytest.TempPathFactory) -> tuple[Gebunden, Path]:
    folder = tmp_path_factory.mktemp("baende")
    items = []
    for at in range(1, 6):
        (folder / f"{at}.pdf").write_bytes(heavy(at, at))
        items.append(f"    - titel: Gegenstand {at}\n      anlagen: [{{titel: Plan {at}, datei: {at}.pdf}}]\n")
    meeting = write(folder / "sitzung.yaml", HEAD + "  oeffentlich:\n" + "".join(items))
    found = gebunden(meeting, folder / "mappe", max_size=850_000)
    return found, meeting


def test_volumes_hold_their_limit_and_break_at_papers(volumes: tuple[Gebunden, Path]) -> None:
    found, _ = volumes
    names = [name for name in found.mappe.dateien if name.startswith("sitzungsmappe")]
    assert names == ["sitzungsmappe-band-1.pdf", "sitzungsmappe-band-2.pdf", "sitzungsmappe-band-3.pdf"]
    for name in names:
        assert len(found.mappe.dateien[name]) <= 850_000
    sources = [one for one in found.manifest.eintraege if one.quelle]
    assert [one.quelle for one in sources] == [f"{at}.pdf" for at in range(1, 6)]
    assert [one.datei[-5] for one in sources] == ["1", "1", "2", "2", "3"]


def test_each_volume_has_cover_and_agenda_and_counts_through(volumes: tuple[Gebunden, Path]) -> None:
    """A page number of the agenda is right in all of them; links lead where the item is in the same file."""
    found, _ = volumes
    seen: list[str] = []
    for at in (1, 2, 3):
        volume = Gebunden(found.mappe, f"sitzungsmappe-band-{at}.pdf")
        entries = [one for one in found.manifest.eintraege if one.datei == volume.name]
        assert [one.art for one in entries[:2]] == ["deckblatt", "tagesordnung"]
        labels = volume.reader.page_labels
        assert labels == [mark for one in entries for mark in one.marken]
        for page, mark in enumerate(labels):
            assert f"Seite {mark} von {found.manifest.gesamt}" in volume.text(page)
        assert f"Band {at} von 3" in volume.text(0)
        agenda = volume.text(1)
        dividers = [one for one in found.manifest.eintraege if one.art == "trennblatt"]
        for one in dividers:
            assert re.search(rf"{one.titel} .*?\b{one.marken[0]}\b", agenda), (at, one.titel)
        here = {one.erste_seite - 1 for one in dividers if one.datei == volume.name}
        assert set(volume.goals(1)) == here
        seen += [mark for one in entries[2:] for mark in one.marken]
    assert seen == [str(page) for page in range(3, found.manifest.gesamt + 1)]


def test_for_both_sides_each_entry_of_each_volume_begins_on_a_front_page(volumes: tuple[Gebunden, Path]) -> None:
    """The backs of cover and agenda are common to all volumes; that of a paper stays with it."""
    _, meeting = volumes
    found = gebunden(meeting, None, max_size=850_000, duplex=True)
    names = list(dict.fromkeys(one.datei for one in found.manifest.eintraege))
    assert len(names) == 3
    for name in names:
        volume = Gebunden(found.mappe, name)
        entries = [one for one in found.manifest.eintraege if one.datei == name]
        assert [one.art for one in entries[:5]] == ["deckblatt", "leerseite", "tagesordnung", "leerseite", "trennblatt"]
        assert [one.schluessel for one in entries if one.art != "leerseite" and not one.erste_seite % 2] == []
        assert [one.top for one in entries[:4]] == [""] * 4
        assert volume.text(3) == f"Seite 4 von {found.manifest.gesamt}"
        assert volume.reader.page_labels == [mark for one in entries for mark in one.marken]
    whole = dict.fromkeys(mark for one in found.manifest.eintraege for mark in one.marken)
    assert list(whole) == [str(page) for page in range(1, found.manifest.gesamt + 1)]


def test_each_volume_points_to_the_next(volumes: tuple[Gebunden, Path]) -> None:
    found, _ = volumes
    covers = [Gebunden(found.mappe, f"sitzungsmappe-band-{at}.pdf").text(0) for at in (1, 2, 3)]
    assert "Band 2" in covers[0].replace("Band 1 von 3", "")
    assert "Band 3" in covers[1].replace("Band 2 von 3", "")


def test_files_of_an_older_issue_that_are_no_longer_made_go(volumes: tuple[Gebunden, Path]) -> None:
    """Volumes, when one file is enough again; what somebody else put there stays."""
    _, meeting = volumes
    folder = meeting.parent / "mappe" / "intern"
    (folder / "notizen.txt").write_text("x", encoding="utf-8")
    assert len(list(folder.glob("sitzungsmappe*.pdf"))) == 3
    gebunden(meeting, meeting.parent / "mappe")
    assert [path.name for path in folder.glob("sitzungsmappe*.pdf")] == ["sitzungsmappe.pdf"]
    assert (folder / "notizen.txt").exists()


def test_our_own_pages_count_towards_the_limit(volumes: tuple[Gebunden, Path]) -> None:
    """What two plans alone would just hold, they do not hold with cover, agenda and dividers."""
    _, meeting = volumes
    two = sum((meeting.parent / f"{at}.pdf").stat().st_size for at in (1, 2))
    found = gebunden(meeting, None, max_size=two + 10_000)
    files = {name: data for name, data in found.mappe.dateien.items() if name.startswith("sitzungsmappe")}
    assert len(files) == 5
    assert max(map(len, files.values())) <= two + 10_000


def test_changes_are_those_of_all_volumes(volumes: tuple[Gebunden, Path]) -> None:
    found, meeting = volumes
    write(meeting.parent / "alt.json", as_json(found.manifest))
    (meeting.parent / "5.pdf").write_bytes(heavy(5, 55))
    again = gebunden(meeting, None, max_size=850_000, diff=meeting.parent / "alt.json")
    (meeting.parent / "5.pdf").write_bytes(heavy(5, 5))
    assert [line.split(" (Seite")[0] for line in again.manifest.aenderungen] == ["Geändert: Ö 5 Anlage 1: Plan 5"]


def test_one_paper_larger_than_the_limit_is_a_volume_and_told(volumes: tuple[Gebunden, Path]) -> None:
    _, meeting = volumes
    found = gebunden(meeting, None, max_size=250_000)
    assert sum(name.startswith("sitzungsmappe-band-") for name in found.mappe.dateien) == 5
    assert any("größer" in str(line) for line in found.mappe.describe(verbose=True))
