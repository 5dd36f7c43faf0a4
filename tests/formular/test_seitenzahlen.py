"""Printed numbers: counted once, then kept; late pages bear letters, a Nachtrag goes on, volumes do not count anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from planbau import PUBLIC, meeting, plan

from vorlagen.formular.mappe import Nummernstand, number_pages, plan_nachtrag, split_volumes

if TYPE_CHECKING:
    from vorlagen.formular.mappe import Mappenplan

LATE: dict[str, Any] = {"titel": "Eilsache", "vorlage": "eil.pdf", "art": "nachtrag", "nach": "2", "grund": "eilig"}


def marks(made: Mappenplan, key: str) -> tuple[str, ...]:
    return next(entry.marken for entry in made.eintraege if entry.schluessel == key)


def test_a_late_paper_becomes_2a_with_letters_behind_the_page_before_it() -> None:
    first = plan()
    late = plan(meeting([*PUBLIC, LATE])).keeping(first.nummern)
    assert marks(late, "trennblatt/eil.pdf") == ("9a",)
    assert marks(late, "eil.pdf") == ("9b", "9c")
    entry = next(entry for entry in late.eintraege if entry.schluessel == "eil.pdf")
    assert late.stamps(entry)[0] == "Ö 2a · Seite 9b von 18"
    assert (late.gesamt, late.seiten) == (18, 21)
    kept = {entry.schluessel: entry.marken for entry in first.eintraege}
    assert {entry.schluessel: entry.marken for entry in late.eintraege if entry.schluessel in kept} == kept


def test_a_page_more_of_a_published_paper_bears_a_letter_and_one_less_leaves_a_gap() -> None:
    first = plan()
    longer = first.keeping(first.nummern).with_pages({"v/radweg.yaml": 4, "a.pdf": 1})
    assert marks(longer, "v/radweg.yaml") == ("4", "5", "5a", "5b")
    assert marks(longer, "a.pdf") == ("11",)
    again = longer.with_pages({"a.pdf": 2}).keeping(longer.nummern)
    assert marks(again, "a.pdf") == ("11", "12")


def test_a_letter_is_never_given_twice_even_if_its_paper_is_gone() -> None:
    first = plan()
    second = plan(meeting([*PUBLIC, LATE])).keeping(first.nummern)
    other = LATE | {"titel": "Andere", "vorlage": "andere.pdf"}
    third = plan(meeting([*PUBLIC, other])).keeping(second.nummern)
    assert marks(third, "andere.pdf") == ("9e", "9f")
    assert third.nummern.marken["eil.pdf"] == ("9b", "9c")


def test_a_hidden_key_is_unreadable_and_keeps_its_numbers() -> None:
    """Also those of more pages than it has when it comes back."""
    first = plan()
    hidden = first.nummern.hiding({"deckblatt"})
    assert set(hidden.marken) >= {"deckblatt"}
    assert not [key for key in hidden.marken if "pdf" in key]
    assert hidden.hiding(set()).hiding(set()) == hidden.hiding(set())
    again = first.keeping(hidden)
    assert again.marken == first.marken
    assert again.nummern.marken == first.nummern.marken
    shorter = again.with_pages({"a.pdf": 1})
    assert shorter.nummern.marken["a.pdf"] == ("11", "12")


def test_a_nachtrag_of_its_own_goes_on_counting_and_later_issues_keep_its_numbers() -> None:
    first = plan()
    whole = plan(meeting([*PUBLIC, LATE]))
    nachtrag = plan_nachtrag(whole, first.nummern, 1)
    assert [entry.schluessel for entry in nachtrag.eintraege] == [
        "nachtrag-1/deckblatt", "nachtrag-1/tagesordnung", "trennblatt/eil.pdf", "eil.pdf",
    ]  # fmt: skip
    assert nachtrag.marken == ("19", "20", "21", "22", "23")
    assert nachtrag.stamps(nachtrag.eintraege[-1])[0] == "Ö 2a · Seite 22 von 23"
    later = whole.keeping(first.nummern.joined(nachtrag.nummern))
    assert marks(later, "eil.pdf") == ("22", "23")
    assert later.gesamt == 23


def test_a_second_nachtrag_goes_on_behind_the_first() -> None:
    first = plan()
    given = Nummernstand(first.gesamt, first.nummern.marken, vergeben=23)
    assert plan_nachtrag(plan(meeting([*PUBLIC, LATE])), given, 2).marken[0] == "24"
    assert first.keeping(given).nummern.vergeben == given.hiding(set()).vergeben == 23


@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40), min_size=1),
    st.dictionaries(st.sampled_from("abcdefghijkl"), st.integers(0, 40), min_size=1),
)
def test_no_number_is_ever_given_twice_and_none_of_a_page_that_stays_changes(
    before: dict[str, int], after: dict[str, int]
) -> None:
    first = number_pages(list(before.items()))
    total = sum(before.values())
    second = number_pages(list(after.items()), Nummernstand(total, first))
    given_now = [mark for key in after for mark in second[key]]
    assert len(set(given_now)) == len(given_now)
    assert {key: len(marks) for key, marks in second.items()} == after
    for key, pages in after.items():
        assert second[key][: before.get(key, 0)] == first.get(key, ())[:pages]


# --- volumes

SIZES = {"v/radweg.yaml": 50, "plaene/lageplan.pdf": 30, "a.pdf": 40, "s.pdf": 40, "kauf.pdf": 200}


def test_volumes_are_cut_at_items_and_keep_the_numbers_of_the_whole() -> None:
    whole = plan()
    volumes = split_volumes(whole, SIZES, 100)
    assert [volume.band.inhalt for volume in volumes if volume.band] == [("Ö 2", "Ö 3.1 bis Ö 4", "N 1")] * 3
    second = volumes[1]
    assert second.marken == ("1", "2", *map(str, range(10, 16)))
    assert second.ziele["oe-3.1"] == 2
    assert (second.gesamt, second.seiten) == (18, 8)
    assert second.band is not None
    assert second.band.lage == {"oe-2": 1, "oe-3.1": 2, "oe-4": 2, "noe-1": 3}
    assert [volume.band.zu_gross for volume in volumes if volume.band] == [False, False, True]


def test_every_page_of_the_whole_is_in_exactly_one_volume() -> None:
    whole = plan()
    volumes = split_volumes(whole, SIZES, 100)
    assert len(volumes) == 3
    own = [mark for volume in volumes for entry in volume.eintraege if entry.punkt for mark in entry.marken]
    assert own == [mark for entry in whole.eintraege if entry.punkt for mark in entry.marken]


@pytest.mark.parametrize("limit", [360, 10_000])
def test_what_fits_stays_one_file(limit: int) -> None:
    assert split_volumes(plan(), SIZES, limit) == (plan(),)
