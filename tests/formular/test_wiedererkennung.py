"""Each copy of a file that lies in a Mappe several times has one key in all versions."""

from __future__ import annotations

from planbau import meeting, plan

from vorlagen.formular.mappe import Mappenplan, recognise
from vorlagen.models.manifest import Manifesteintrag


def made(*items: tuple[str, str]) -> Mappenplan:
    """A plan of items with a title and one attachment each."""
    return plan(meeting([{"titel": title, "anlagen": [{"titel": "Plan", "datei": file}]} for title, file in items], []))


def listed(older: Mappenplan) -> list[Manifesteintrag]:
    """The plan as a manifest lists it."""
    return [Manifesteintrag(schluessel=one.schluessel, art=str(one.art), top=one.zeichen, titel=one.titel,
                            oeffentlich=True, quelle=one.quelle, sha256="", datei="", seiten=1, erste_seite=1,
                            marken=()) for one in older.eintraege]  # fmt: skip


def keys(now: Mappenplan, *older: Mappenplan) -> list[str]:
    """The keys of all attachments; dividers bear those of what follows them."""
    known = recognise(now, [entry for one in older for entry in listed(one)])
    found = [entry.schluessel for entry in known.eintraege if entry.quelle]
    assert [entry.schluessel for entry in known.eintraege if entry.art == "trennblatt"] == [
        f"trennblatt/{key}" for key in found
    ]
    return found


def test_without_an_older_issue_and_after_an_equal_one_keys_are_those_of_the_plan() -> None:
    twice = made(("A", "x.pdf"), ("B", "x.pdf"), ("C", "tagesordnung"))
    assert keys(twice) == keys(twice, twice) == ["x.pdf", "x.pdf#2", "tagesordnung#2"]


def test_the_copy_of_each_item_keeps_its_key() -> None:
    one, two = ("A", "x.pdf"), ("B", "x.pdf")
    assert keys(made(two, one), made(one)) == ["x.pdf#2", "x.pdf"]
    assert keys(made(two, one), made(one, two)) == ["x.pdf#2", "x.pdf"]
    assert keys(made(two), made(one, two)) == ["x.pdf#2"]


def test_a_file_that_belongs_to_another_item_now_keeps_its_key_if_no_copy_stayed() -> None:
    assert keys(made(("B", "x.pdf")), made(("A", "x.pdf"))) == ["x.pdf"]
    assert keys(made(("C", "x.pdf"), ("A", "x.pdf")), made(("A", "x.pdf"), ("B", "x.pdf"))) == ["x.pdf#2", "x.pdf"]


def test_what_lies_in_a_supplement_too_counts_once() -> None:
    older = made(("A", "x.pdf"))
    assert keys(made(("A", "x.pdf"), ("B", "x.pdf")), older, older) == ["x.pdf", "x.pdf#2"]
