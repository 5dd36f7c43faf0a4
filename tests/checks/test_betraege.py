"""Amounts in running text: what is one, what is none, where it stands."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlagen.checks.betraege import amounts_in

READ = [
    ("Es sind 1.250.000,00 € nötig.", ["1250000"]),
    ("von 18.400 € auf 20.000 €", ["18400", "20000"]),
    ("5.000,- €, 5.000,-- Euro und 5.000,– EUR", ["5000", "5000", "5000"]),
    ("4,55 Mio. €, 2 Millionen Euro, 120 T€ und 3 TEUR", ["4550000", "2000000", "120000", "3000"]),
    ("€ 5.000, EUR 12,50 und T€ 120", ["5000", "12.50", "120000"]),
    ("1 250 000 € und 1\u00a0250\u202f000\u00a0€", ["1250000", "1250000"]),
    ("**5.000 €** | 6.000 € |", ["5000", "6000"]),
    ("18.400\n€", ["18400"]),
    ("(12,34€)", ["12.34"]),
    ("Mehr: -5.000 €, –6.000 €", ["5000", "6000"]),
    ("bis zum 01.07.2026 500 € zahlen", ["500"]),
]
NONE = [
    "Im Jahr 2026 sind 45 % von 1.250 Personen dabei.",
    "Az. 12.345/2026, Vorlage 2026/0184, § 41 Abs. 1",
    "am 04.05.2026 um 18:30 Uhr",
    "12.50 € kann man zweifach lesen, 1.25 Mio. € auch.",
    "Angaben in € 2026 und 2027",
    "Tel. 0123/456789 Eurobahn, 100 Europäer",
    "A5 €, v2 €",
    "12.345.6 €",
]


@pytest.mark.parametrize(("text", "euros"), READ)
def test_amounts_are_read_as_people_write_them(text: str, euros: list[str]) -> None:
    assert [abs(found.betrag.euro) for found in amounts_in(text)] == [Decimal(euro) for euro in euros]
    for found in amounts_in(text):
        assert text[found.start :].startswith(found.worte)


@pytest.mark.parametrize("text", NONE)
def test_other_numbers_are_no_amounts(text: str) -> None:
    assert amounts_in(text) == ()


@pytest.mark.parametrize("word", ["ca.", "rund", "etwa", "knapp", "gut", "~", "Rund"])
def test_round_amounts_are_known_by_the_word_before(word: str) -> None:
    assert [found.betrag.circa for found in amounts_in(f"{word} 5.000 €, genau 5.000 €")] == [True, False]


def test_paragraphs_and_tables_are_told_apart() -> None:
    text = "A 1.000 €\nB 2.000 €\n\n| 3.000 € |\n| 4.000 € |\n\n\nC 5.000 €"
    blocks = [found.absatz for found in amounts_in(text)]
    assert blocks[0] == blocks[1] < blocks[2] == blocks[3] < blocks[4]


@given(st.text(alphabet="0123456789.,- €TEUROMio\n\u00a0", max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    for found in amounts_in(text):
        assert found.worte in text


def test_a_page_of_digits_takes_no_time() -> None:
    """Groups without an end were tried from each of their beginnings, which took minutes."""
    assert len(amounts_in("111 " * 50_000 + "€")) <= 1
