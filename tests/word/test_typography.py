"""Protected spaces by DIN 5008."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlagen.word.typography import protect


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
        "TOP_7",
    ],
)
def test_groups_stay_together(expected: str) -> None:
    """Every group of DOMAIN 3.7 gets its no-break space, and no other space does."""
    assert protect(expected.replace("_", " ")) == expected.replace("_", "\u00a0")


@pytest.mark.parametrize("text", ["Der Rat tagt.", "am Ende. Mai war", "Punkt 5 ist", "Nr.3", "A  B", "die S. im Satz"])
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
