from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlagen.i18n import format_date, format_number, t


def test_a_text_among_the_values_is_translated_too() -> None:
    text = t("Hinweis: {hinweis}", hinweis=t("Warnung"))
    assert str(text) == "Hinweis: Warnung"
    assert text.translate("en") == "Hint: warning"


def test_a_text_without_translation_stays_german() -> None:
    assert t("Dies steht in keinem Katalog").translate("en") == "Dies steht in keinem Katalog"


def test_an_empty_text_is_not_the_head_of_the_catalogue() -> None:
    assert t("").translate("en") == ""


def test_doubled_braces_are_braces_with_and_without_values() -> None:
    assert str(t("{{ Feld }}")) == "{ Feld }"
    assert str(t("{{ {feld} }}", feld="x")) == "{ x }"


@given(st.text())
def test_values_are_printed_as_they_are(value: str) -> None:
    assert str(t("„{w}“", w=value)) == f"„{value}“"


def test_dates_are_german() -> None:
    assert format_date(dt.date(2026, 5, 4)) == "04.05.2026"


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("1250000", None, "1.250.000"),
        ("1250000.5", 2, "1.250.000,50"),
        ("0.125", None, "0,125"),
        ("-1000.00", None, "−1.000,00"),
        ("1E+6", None, "1.000.000"),
        ("0.005", 2, "0,00"),
        ("0.015", 2, "0,02"),
    ],
)
def test_numbers_bear_german_marks(value: str, decimals: int | None, text: str) -> None:
    assert format_number(Decimal(value), decimals) == text
