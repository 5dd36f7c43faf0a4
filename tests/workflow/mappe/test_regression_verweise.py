"""Links and bookmarks of odd sources lead to the right pages of the Mappe, or are told as lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bau import aktion, datei, lesezeichen, namensbaum, verkette, verweis
from mappenprobe import Gebunden, gebunden, sitzung
from pikepdf import Array, Dictionary, Name, String

if TYPE_CHECKING:
    from collections.abc import Callable

    import pikepdf

LONG = "Begründung der Abwägung zu den Stellungnahmen " * 9


def named(goal: int, *, old: bool = False) -> Callable[[pikepdf.Pdf], None]:
    """Four links on page 1 to the one name, in each of the four ways, and one that names its page."""

    def change(pdf: pikepdf.Pdf) -> None:
        dest = Array([pdf.pages[goal].obj, Name.XYZ, 72, 700, 0])
        if old:
            pdf.Root.Dests = Dictionary(ziel=dest)
        else:
            pdf.Root.Names = Dictionary(Dests=namensbaum([("ziel", dest)]))
        for value in (String("ziel"), Name.ziel):
            verweis(pdf, 0, Dest=value)
            verweis(pdf, 0, A=aktion("GoTo", D=value))
        verweis(pdf, 0, Dest=Array([pdf.pages[goal].obj, Name.Fit]))

    return change


def dropped(pdf: pikepdf.Pdf) -> None:
    """Links to a page that was taken out of the file, and to one that it never had."""
    gone = pdf.make_indirect(Dictionary(Type=Name.Page, MediaBox=Array([0, 0, 9, 9])))
    verweis(pdf, 0, Dest=Array([gone, Name.Fit]))
    verweis(pdf, 0, A=aktion("GoTo", D=Array([7, Name.Fit])))
    verweis(pdf, 0, Dest=Array([pdf.pages[1].obj, Name.Fit]))


def annots(kind: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        verweis(pdf, 0, Dest=Array([pdf.pages[1].obj, Name.Fit]))
        page = pdf.pages[0].obj
        match kind:
            case "indirect":
                page.Annots = pdf.make_indirect(page.Annots)
            case "null":
                page.Annots = Array([None, *page.Annots, None])
            case _:
                page.Annots = String("keine Liste")

    return change


def cycle(pdf: pikepdf.Pdf) -> None:
    one, two = lesezeichen(pdf, *({"Title": String(f"Kreis {n}"), "Dest": Array([pdf.pages[n].obj, Name.Fit])}
                                  for n in range(2)))  # fmt: skip
    two.Next = one
    one.First = one


def odd_entries(pdf: pikepdf.Pdf) -> None:
    lesezeichen(
        pdf,
        {"Dest": Array([pdf.pages[1].obj, Name.Fit])},
        {"Title": String("ohne Ziel")},
        {"Title": String("hinter dem Ende"), "Dest": Array([99, Name.Fit])},
        {"Title": String(LONG), "Dest": Array([pdf.pages[1].obj, Name.Fit])},
    )


def deep(pdf: pikepdf.Pdf) -> None:
    (above,) = lesezeichen(pdf, {"Title": String("Stufe 1"), "Dest": Array([pdf.pages[0].obj, Name.Fit])})
    for level in range(2, 31):
        below = pdf.make_indirect(Dictionary(Title=String(f"Stufe {level}"), Dest=Array([pdf.pages[1].obj, Name.Fit])))
        verkette([below])
        above.First = above.Last = below
        above = below


FILES = {
    "nord/ziele.pdf": datei(3, named(1)),
    "sued/ziele.pdf": datei(3, named(2)),
    "alt.pdf": datei(3, named(2, old=True)),
    "fort.pdf": datei(2, dropped),
    "annots-indirect.pdf": datei(2, annots("indirect")),
    "annots-null.pdf": datei(2, annots("null")),
    "annots-text.pdf": datei(2, annots("text")),
    "kreis.pdf": datei(2, cycle),
    "lesezeichen.pdf": datei(2, odd_entries),
    "tief.pdf": datei(2, deep),
}


@pytest.fixture(scope="module")
def mappe(tmp_path_factory: pytest.TempPathFactory) -> Gebunden:
    return gebunden(sitzung(tmp_path_factory.mktemp("verweise"), FILES))


def below(mappe: Gebunden, quelle: str) -> list[tuple[int, str, int]]:
    """The bookmarks below that of a source: level, title and page of the source, from 0."""
    title = mappe.entry(quelle).titel
    entries = list(mappe.outline())
    at = next(number for number, entry in enumerate(entries) if entry[1] == title)
    found = []
    for level, words, page in entries[at + 1 :]:
        if level <= entries[at][0]:
            break
        found.append((level - entries[at][0], words, page - mappe.first(quelle)))
    return found


@pytest.mark.parametrize(("quelle", "goal"), [("nord/ziele.pdf", 1), ("sued/ziele.pdf", 2), ("alt.pdf", 2)])
def test_the_same_name_in_several_files_leads_each_to_its_own_page(mappe: Gebunden, quelle: str, goal: int) -> None:
    """Named by string or by name, as destination or as action, in the new way or the old one."""
    first = mappe.first(quelle)
    assert mappe.goals(first) == [first + goal] * 5
    assert mappe.losses(quelle) == []


def test_links_to_pages_that_are_not_there_go_and_are_told(mappe: Gebunden) -> None:
    first = mappe.first("fort.pdf")
    assert mappe.goals(first) == [first + 1]
    assert mappe.losses("fort.pdf") == ["E108"]
    assert any("Verweise ohne Ziel" in loss for loss in mappe.entry("fort.pdf").verluste)


@pytest.mark.parametrize(("kind", "links"), [("indirect", 1), ("null", 1), ("text", 0)])
def test_annotations_in_odd_lists_do_no_harm(mappe: Gebunden, kind: str, links: int) -> None:
    first = mappe.first(f"annots-{kind}.pdf")
    assert mappe.goals(first) == [first + 1] * links
    assert "Seite 1" in mappe.text(first)


def test_an_outline_that_bites_its_tail_is_cut(mappe: Gebunden) -> None:
    assert below(mappe, "kreis.pdf") == [(1, "Kreis 0", 0), (1, "Kreis 1", 1)]
    assert mappe.losses("kreis.pdf") == ["E111"]


def test_bookmarks_without_title_or_goal(mappe: Gebunden) -> None:
    """The first gets a title, the second and third go and are told, the fourth is shortened."""
    (one, long) = below(mappe, "lesezeichen.pdf")
    assert one == (1, "Seite 2", 1)
    assert long[0] == 1
    assert long[2] == 1
    assert long[1].startswith("Begründung der Abwägung")
    assert len(long[1]) <= 201 < len(LONG)
    assert mappe.losses("lesezeichen.pdf") == ["E111"]


def test_thirty_levels_of_bookmarks_end_at_the_tenth(mappe: Gebunden) -> None:
    found = below(mappe, "tief.pdf")
    assert [entry[1] for entry in found] == [f"Stufe {level}" for level in range(1, 11)]
    assert [entry[0] for entry in found] == list(range(1, 11))
    assert mappe.losses("tief.pdf") == ["E111"]


def test_bookmarks_of_the_mappe_name_the_pages_of_its_entries(mappe: Gebunden) -> None:
    outline = {title: page for _, title, page in mappe.outline()}
    papers = [entry for entry in mappe.manifest.eintraege if entry.quelle]
    assert len(papers) == len(FILES)
    assert {entry.titel: entry.erste_seite - 1 for entry in papers}.items() <= outline.items()
