from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from vorlagen.i18n import format_date
from vorlagen.models import Vorlage
from vorlagen.models.werte import read_bool, read_date, read_int, read_long_text, read_text, read_time
from vorlagen.models.wirkungen import Personal


@pytest.mark.parametrize(
    "text",
    [
        "04.05.2026", "4.5.2026", " 4. 5. 2026 ", "2026-05-04", "4. Mai 2026", "04. mai 2026",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert read_date(text) == dt.date(2026, 5, 4)


@pytest.mark.parametrize("text", ["1. März 2026", "1. Ma\u0308rz 2026", "1. Maerz 2026"])
def test_the_umlaut_of_a_month_may_have_any_form(text: str) -> None:
    assert read_date(text) == dt.date(2026, 3, 1)


@pytest.mark.parametrize(
    "text",
    ["31.02.2026", "2026-02-31", "29.02.2025", "0.5.2026", "4.13.2026", "04.05.26", "5/4/2026", "2026-5-4",
     "4. Foo 2026", "01.01.0000", "٤.5.2026", "", "heute"],
)  # fmt: skip
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        read_date(text)


@given(st.dates(min_value=dt.date(1, 1, 1)))
def test_every_printed_date_is_read_back(day: dt.date) -> None:
    assert read_date(format_date(day)) == day
    assert read_date(day.isoformat()) == day


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 1, 1)))
def test_every_long_date_is_read_back(day: dt.date) -> None:
    months = (
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    )
    assert read_date(f"{day.day}. {months[day.month - 1]} {day.year}") == day


def test_a_moment_of_another_program_becomes_its_day() -> None:
    assert read_date(dt.datetime(2026, 5, 4, 18, 30, tzinfo=dt.UTC)) == dt.date(2026, 5, 4)


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [("18:30", 18, 30), ("18.30 Uhr", 18, 30), ("18 Uhr", 18, 0), ("9:05", 9, 5), ("0:00 uhr", 0, 0), ("18", 18, 0)],
)
def test_a_time_is_read_however_it_is_written(text: str, hour: int, minute: int) -> None:
    assert read_time(text) == dt.time(hour, minute)


@pytest.mark.parametrize("text", ["24:00", "18:60", "18:3", "18:30:00", "halb sieben", "", "1830"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        read_time(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("ja", True), ("Ja", True), ("true", True), ("öffentlich", True), ("Ö", True), ("nein", False), ("NEIN", False),
     ("false", False), ("nichtöffentlich", False), ("N", False)],
)  # fmt: skip
def test_yes_and_no_in_the_words_of_offices(text: str, value: object) -> None:
    assert read_bool(text) is value


@pytest.mark.parametrize("text", ["vielleicht", "", "NO", "0", "1"])
def test_other_words_are_neither_yes_nor_no(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        read_bool(text)


@pytest.mark.parametrize(("text", "value"), [("2027", 2027), ("2.027", 2027), ("+3", 3), ("-3", -3), ("007", 7)])
def test_whole_numbers_with_and_without_points(text: str, value: int) -> None:
    assert read_int(text) == value


@pytest.mark.parametrize("text", ["1.5", "1.50", "1,5", "1e3", "0x1F", "", "²", "1" * 13])
def test_a_broken_number_is_no_whole_one(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        read_int(text)


@pytest.mark.parametrize(("text", "value"), [("0,5", "0.5"), ("1.5", "1.5"), ("−2", "-2"), ("+1", "1")])
def test_posts_are_read_with_comma_and_any_minus(text: str, value: str) -> None:
    assert str(Personal(vzae=text).vzae) == value  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1_000", "1e5", "1.234,5", ""])
def test_what_is_no_number_of_posts_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="keine Zahl"):
        Personal(vzae=text)  # type: ignore[arg-type]


def test_numbers_of_other_programs_become_their_digits_but_yes_and_no_do_not() -> None:
    assert read_text(17) == "17"
    assert read_text(True) is True  # noqa: FBT003 - the value is the point
    with pytest.raises(ValueError, match="string"):
        Vorlage(betreff=1.5)  # type: ignore[arg-type]


def test_a_long_text_keeps_its_first_indent_and_loses_blank_lines_round_it() -> None:
    assert read_long_text("\n\n    Code\r\nText  \n\n") == "    Code\nText"
