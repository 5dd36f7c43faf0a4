from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlagen.formular.tagesordnung import Reihenfolge, Tagesordnungsform, Zaehlung, bare_number, number_agenda
from vorlagen.models.sitzung import Tagesordnung

GOES_ON = Tagesordnungsform(zaehlung=Zaehlung.DURCHGEHEND)


def numbers(public: list[Any], closed: list[Any] | None = None, form: Tagesordnungsform | None = None) -> list[str]:
    """What is printed before each item, with its title: ``Ö 1 a``."""
    agenda = Tagesordnung.model_validate({"oeffentlich": public, "nichtoeffentlich": closed or []})
    return [f"{top.zeichen} {top.punkt.titel}".strip() for top in number_agenda(agenda, form)]


def late(title: str, **more: object) -> dict[str, object]:
    return {"titel": title, "art": "nachtrag", **more}


def test_each_part_begins_with_1_unless_the_form_says_otherwise() -> None:
    assert numbers(["a", "b"], ["c"]) == ["Ö 1 a", "Ö 2 b", "N 1 c"]
    assert numbers(["a", "b"], ["c"], GOES_ON) == ["Ö 1 a", "Ö 2 b", "N 3 c"]


def test_a_form_may_begin_with_the_closed_part_and_leave_out_the_prefixes() -> None:
    form = Tagesordnungsform(
        reihenfolge=Reihenfolge.NICHTOEFFENTLICH, zaehlung=Zaehlung.DURCHGEHEND, praefix_oeffentlich="",
        praefix_nichtoeffentlich="NÖ",
    )  # fmt: skip
    assert numbers(["a", "b"], ["c"], form) == ["NÖ 1 c", "2 a", "3 b"]


def test_items_below_an_item_bear_its_number() -> None:
    public = ["a", {"titel": "b", "punkte": ["c", {"titel": "d", "punkte": ["e"]}]}, "f"]
    assert numbers(public) == ["Ö 1 a", "Ö 2 b", "Ö 2.1 c", "Ö 2.2 d", "Ö 2.2.1 e", "Ö 3 f"]


def test_a_heading_has_no_number_and_what_is_below_it_counts_as_if_beside() -> None:
    public = ["a", {"titel": "Anträge", "ueberschrift": "ja", "punkte": ["b", "c"]}, "d"]
    assert numbers(public) == ["Ö 1 a", "Anträge", "Ö 2 b", "Ö 3 c", "Ö 4 d"]


def test_an_item_taken_off_keeps_its_number() -> None:
    assert numbers(["a", {"titel": "b", "abgesetzt": "ja"}, "c"]) == ["Ö 1 a", "Ö 2 b", "Ö 3 c"]


def test_a_late_item_stands_behind_the_one_it_names_and_what_belongs_to_that_one() -> None:
    public = [{"titel": "a", "punkte": ["b"]}, "c", late("x", nach="1"), late("y", nach="TOP Ö 1"), late("z", nach="2")]
    assert numbers(public) == ["Ö 1 a", "Ö 1.1 b", "Ö 1a x", "Ö 1b y", "Ö 2 c", "Ö 2a z"]


def test_a_late_item_may_stand_behind_a_late_one_and_behind_one_below() -> None:
    public = [{"titel": "a", "punkte": ["b", "c"]}, late("x", nach="1.1"), late("y", nach="1"), late("z", nach="1a")]
    assert numbers(public) == ["Ö 1 a", "Ö 1.1 b", "Ö 1.1a x", "Ö 1.2 c", "Ö 1a y", "Ö 1b z"]


def test_one_is_not_found_in_eleven() -> None:
    public = [*"abcdefghijk", late("x", nach="1")]
    assert numbers(public)[:3] == ["Ö 1 a", "Ö 1a x", "Ö 2 b"]


def test_a_late_item_without_a_place_takes_a_letter_only_where_others_are_counted_after_it() -> None:
    assert numbers(["a", late("x"), "b"]) == ["Ö 1 a", "Ö 1a x", "Ö 2 b"]
    assert numbers(["a", late("x")], ["b"]) == ["Ö 1 a", "Ö 2 x", "N 1 b"]
    assert numbers(["a", late("x")], ["b"], GOES_ON) == ["Ö 1 a", "Ö 1a x", "N 2 b"]


def test_after_27_late_items_there_are_two_letters() -> None:
    found = numbers(["a", *(late("x", nach="1") for _ in range(28))])
    assert [word.split()[1] for word in found[26:]] == ["1z", "1aa", "1ab"]


def test_a_number_of_its_own_is_kept_and_counting_goes_on_from_a_whole_one() -> None:
    public = ["a", {"titel": "b", "nummer": "TOP 9."}, "c", {"titel": "d", "nummer": "9a"}, "e"]
    assert numbers(public) == ["Ö 1 a", "Ö 9 b", "Ö 10 c", "Ö 9a d", "Ö 11 e"]


def test_a_letter_that_somebody_gave_away_is_not_given_again() -> None:
    assert numbers(["a", {"titel": "b", "nummer": "1A"}, late("x", nach="1")])[-1] == "Ö 1b x"
    lettered = [{"titel": "a", "nummer": "A"}, late("x"), late("y"), "b"]
    assert numbers(lettered) == ["Ö A a", "Ö Aa x", "Ö Ab y", "Ö 1 b"]


def test_a_late_item_behind_no_item_is_counted_at_the_end() -> None:
    assert numbers(["a", late("x", nach="7")]) == ["Ö 1 a", "Ö 2 x"]
    assert numbers(["a"], [late("x", nach="1")], GOES_ON) == ["Ö 1 a", "N 2 x"]


def test_nothing_has_no_numbers() -> None:
    assert number_agenda(None) == ()
    assert number_agenda(Tagesordnung()) == ()


@pytest.mark.parametrize(
    ("written", "bare"), [("7", "7"), ("TOP 7 a", "7a"), ("Ö 6.1.", "6.1"), ("N12", "12"), ("I", "I"), (" ", "")]
)
def test_people_write_numbers_with_words_round_them(written: str, bare: str) -> None:
    assert bare_number(written) == bare


PLAIN = st.fixed_dictionaries({"titel": st.just("a")}, optional={"ueberschrift": st.booleans()})
ITEMS = st.recursive(
    st.lists(PLAIN, max_size=4),
    lambda below: st.lists(st.fixed_dictionaries({"titel": st.just("b"), "punkte": below}), max_size=4),
    max_leaves=12,
)
LATE = st.lists(
    st.tuples(st.integers(0, 9), st.sampled_from([None, "1", "2", "1.1", "2a", "99", "x"])).map(
        lambda pair: (pair[0], late("neu", **({"nach": pair[1]} if pair[1] else {})))
    ),
    max_size=6,
)


@given(ITEMS, LATE, ITEMS, st.sampled_from([None, GOES_ON]))
def test_numbers_are_unique_and_late_items_behind_others_change_none(
    public: list[Any], more: list[tuple[int, Any]], closed: list[Any], form: Tagesordnungsform | None
) -> None:
    before = numbers(public, closed, form)
    assert len({word for word in before if word[0] in "ÖN"}) == sum(word[0] in "ÖN" for word in before)
    longer = list(public)
    for at, item in more:
        longer.insert(at + 1, item)
    after = numbers(longer, closed, form)
    assert len(after) == len(before) + len(more)
    given = [word.rsplit(" ", 1)[0] for word in after if word[0] in "ÖN"]
    assert len(set(given)) == len(given)
    behind = public and all(item.get("nach") in (None, "1") for _, item in more)
    if behind and not public[0].get("ueberschrift") and form is None:
        assert [word for word in after if not word.endswith("neu")] == before
