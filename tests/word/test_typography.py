"""Protected spaces by DIN 5008."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlagen.word.typography import protect, unprotect


@pytest.mark.parametrize(
    "expected",
    [
        "nach §_5 Abs._1 Nr._3 BauGB",
        "§§_3, 4 und Art._5 GG",
        "z._B. und i._H._v. sowie u._a., d._h. auch i._V._m.",
        "um 18:30_Uhr",
        "1.250_€ und 4,5_Mio._€, 120_EUR, €_5",
        "5_% von 3.000_m²",
        "am 4._Mai 2026",
        "Frau Dr._Muster, Prof._Dr._Beispiel",
        "S._12, Buchst._a",
        "TOP_7 und TOP_Ö_7",
        "§§_5 bis 7, Absatz_2, Artikel_3, Art._IV, lfd._Nr._3, S._12_ff., Abb._2, Fn._4",
        "i._d._R., i._Allg., u._dgl., o._g., 5_v._H.",
        "T€_5, 1_250_000_€, 2,5_Millionen_Euro, rd._300_kWh, 12_ct",
        "Prof._Dr._med._Muster, Hauptstr._5, Flur_2, Flurstück_118",
    ],
)
def test_groups_stay_together(expected: str) -> None:
    """Every group of DOMAIN 3.7 gets its no-break space, and no other space does."""
    assert protect(expected.replace("_", " ")) == expected.replace("_", "\u00a0")


@pytest.mark.parametrize(
    "text",
    [
        "Der Rat tagt.",
        "am Ende. Mai war",
        "Punkt 5 ist",
        "Nr.3",
        "A  B",
        "die S. im Satz",
        "im Jahr 2027 500",
        "Anlage Iris",
    ],
)
def test_ordinary_text_is_left_alone(text: str) -> None:
    """Where nothing belongs together nothing changes."""
    assert protect(text) == text


_PIECES = st.sampled_from(
    ["§", "5", " ", "Abs.", "z.", "B.", "Mio.", "€", "Mai", "4.", "\n", "Dr.", "M", "\u00a0", "%"]
)


@given(st.one_of(st.text(), st.lists(_PIECES).map("".join)))
def test_only_spaces_change_and_only_once(text: str) -> None:
    """Nothing but U+0020 becomes U+00A0, and a second time changes nothing."""
    once = protect(text)
    assert len(once) == len(text)
    assert all(new == old or (old, new) == (" ", "\u00a0") for old, new in zip(text, once, strict=True))
    assert protect(once) == once


_DIN = st.lists(
    st.sampled_from(["§", "5", " ", "Abs.", "z.", "B.", "v.", "H.", "TOP", "Ö", "1", "250", "Mio.", "€", "Dr.", "M"])
)


@given(st.one_of(st.text(), _DIN.map("".join), _DIN.map(" ".join)))
def test_the_way_back_gives_the_text_as_it_was_written(text: str) -> None:
    """Nothing is left of our no-break spaces."""
    written = text.replace("\u00a0", " ")
    assert unprotect(protect(written)) == written


@given(st.lists(_PIECES).map("".join))
def test_the_way_back_keeps_what_the_author_protected(text: str) -> None:
    """Where we would protect nothing; where we would, printing again gives the same."""
    back = unprotect(protect(text))
    assert protect(back) == protect(text)
    assert all(
        new == old or (old == "\u00a0" and ours == "\u00a0")
        for old, new, ours in zip(text, back, protect(text.replace("\u00a0", " ")), strict=True)
    )


def test_only_the_authors_own_protected_spaces_survive_the_way_back() -> None:
    assert unprotect("Bad\u00a0Orb nach §\u00a05") == "Bad\u00a0Orb nach § 5"
