from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from vorlagen.i18n import format_number
from vorlagen.models import Betrag, FinanzielleAuswirkungen
from vorlagen.models.betrag import Einheit, Umsatzsteuer

READ = [
    ("1.250.000,00 €", "1250000"),
    ("1250000", "1250000"),
    ("1.250", "1250"),
    ("1 250 000 EUR", "1250000"),
    ("1\u202f250\u202f000 €", "1250000"),
    ("1\u00a0250 Euro", "1250"),
    ("€ 5", "5"),
    ("EUR 5", "5"),
    ("5.000,- €", "5000"),
    ("5.000,-- €", "5000"),
    ("5.000,– €", "5000"),
    ("0,5 €", "0.5"),
    ("12,34€", "12.34"),
    ("-5 €", "-5"),
    ("− 5 €", "-5"),
    ("– 5 €", "-5"),
    ("+5", "5"),
    ("4,55 Mio. €", "4550000"),
    ("4,555 Mio", "4555000"),
    ("2 Milliarden Euro", "2000000000"),
    ("1 Mrd. €", "1000000000"),
    ("T€ 120", "120000"),
    ("120 T€", "120000"),
    ("120 TEUR", "120000"),
    ("Tsd. € 120", "120000"),
    ("120 Tsd. Euro", "120000"),
    ("ca. 100.000 €", "100000"),
    ("rund 4,5 Mio. Euro", "4500000"),
    ("etwa T€ 5", "5000"),
    ("5.000 € netto", "5000"),
    ("5.000 € brutto", "5000"),
    ("017", "17"),
    ("0 €", "0"),
]
REFUSED = [
    "", "€", "1.25", "1.25 €", "12.5", "1250000.50", "1,250,000", "1,250 €", "1.2.3", "1.250 000", "1.250.00",
    "1e3", "0x1F", "NaN", "fünf", "5 USD", "$5", "5 % ", "5-10 €", "1.000 bis 2.000 €", "T€ 5 Mio.", "5,", ",5",
    "٣ €", "1" * 16, "1,23456 €", "ja",
]  # fmt: skip


@pytest.mark.parametrize(("text", "euro"), READ)
def test_an_amount_is_read_however_offices_write_it(text: str, euro: str) -> None:
    amount = Betrag.read(text)
    assert amount.euro == Decimal(euro)
    assert isinstance(amount.zahl, Decimal)
    assert Betrag.read(str(amount)) == amount


@pytest.mark.parametrize("text", REFUSED)
def test_what_can_be_read_in_two_ways_or_in_none_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        Betrag.read(text)


@pytest.mark.parametrize("value", [1.5, 0.1, 1.125, True, None, [1], {"a": 1}, Decimal("NaN"), Decimal("Infinity")])
def test_neither_floats_nor_other_values_become_amounts(value: object) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        Betrag.read(value)
    assert "[" not in str(caught.value)
    assert "{'" not in str(caught.value)


@pytest.mark.parametrize(("value", "euro"), [(5, "5"), (-5, "-5"), (Decimal("12.34"), "12.34")])
def test_exact_numbers_of_other_programs_are_amounts(value: object, euro: str) -> None:
    assert Betrag.read(value).euro == Decimal(euro)


def test_unit_circa_and_tax_are_kept_as_written() -> None:
    amount = Betrag.read("ca. 4,5 Mio. € netto")
    assert amount == Betrag(Decimal("4.5"), Einheit.MILLION, circa=True, umsatzsteuer=Umsatzsteuer.NETTO)
    assert str(amount) == "ca. 4,5 Mio. € netto"


@pytest.mark.parametrize(
    ("text", "printed"),
    [("1250000", "1.250.000 €"), ("0,5", "0,50 €"), ("-0", "0 €"), ("T€ 120", "120 T€"), ("1.250,00", "1.250 €")],
)
def test_amounts_are_printed_after_din_5008(text: str, printed: str) -> None:
    assert str(Betrag.read(text)) == printed


AMOUNTS = st.builds(
    lambda cents, unit, circa, tax: Betrag(Decimal(cents) / 100, unit, circa, tax),
    st.integers(-(10**14), 10**14),
    st.sampled_from(Einheit),
    st.booleans(),
    st.none() | st.sampled_from(Umsatzsteuer),
)


@given(AMOUNTS)
def test_every_amount_survives_the_german_format(amount: Betrag) -> None:
    assert Betrag.read(str(amount)) == amount


@given(AMOUNTS)
def test_every_amount_survives_a_model_and_its_dump(amount: Betrag) -> None:
    block = FinanzielleAuswirkungen(gesamtkosten=amount)
    assert FinanzielleAuswirkungen.model_validate(block.model_dump(mode="json")).gesamtkosten == amount


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**12))
def test_german_numbers_are_exact(number: Decimal) -> None:
    assert Betrag.read(f"{format_number(number, 2)} €").euro == number


@pytest.mark.parametrize(
    ("text", "euro"),
    [("5.000,50 €", "0"), ("T€ 120", "500"), ("4,55 Mio. €", "5000"), ("4 Mio. €", "500000"),
     ("ca. 100.000 €", "50000"), ("ca. 1.247.000 €", "500"), ("ca. 5 €", "0.5"), ("0 €", "0")],
)  # fmt: skip
def test_what_is_rounded_leaves_room(text: str, euro: str) -> None:
    """Half of the last place of T€ and Mio. €, of „ca.“ half of the last digit that is not 0."""
    assert Betrag.read(text).spielraum == Decimal(euro)
