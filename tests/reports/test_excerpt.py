from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vorlagen.reports.excerpt import clean, excerpt


def cells(text: str) -> int:
    """Cells on a terminal, for characters of ordinary and double width."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("art: x", 6, "art: x", "     ^"),
        ("art: x", 1, "art: x", "^"),
        ("art: x", 7, "art: x", "      ^"),
        ("art: x", 99, "art: x", "      ^"),
        ("\tart: x", 2, "    art: x", "    ^"),
        ("a\tb", 3, "a    b", "     ^"),
        ("日本: x", 5, "日本: x", "      ^"),
        ("u\u0308ber: x", 4, "u\u0308ber: x", "  ^"),
        ("a\u200db: x", 3, "a\u200db: x", " ^"),
        ("", 1, "", "^"),
    ],
    ids=["middle", "start", "end", "beyond", "tab", "inner tab", "wide", "combining", "joiner", "empty"],
)
def test_the_caret_stands_under_the_column(line: str, column: int, shown: str, caret: str) -> None:
    assert excerpt(line, column, 40) == (shown, caret)


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        (1, "012345678901234567…"),
        (50, "…012345678901234567…"),
        (100, "…234567890123456789"),
        (None, "012345678901234567…"),
    ],
)
def test_a_long_line_is_cut_round_the_column(column: int | None, shown: str) -> None:
    cut, caret = excerpt("0123456789" * 10, column, 20)
    assert cut == shown
    if column is not None:
        assert cut[len(caret) - 1] == str((column - 1) % 10)


def test_without_a_column_the_beginning_is_shown_without_caret() -> None:
    assert excerpt("abc" * 100, None, 10)[0].startswith("abc")
    assert excerpt("abc", None, 10) == ("abc", "")


def test_a_line_of_ten_megabytes_is_cut_without_being_read_through() -> None:
    shown, caret = excerpt("x" * 5_000_000 + "!" + "x" * 5_000_000, 5_000_001, 80)
    assert shown[len(caret) - 1] == "!"


@given(
    line=st.text(alphabet="abc äß\t日本", max_size=300),
    column=st.integers(min_value=1, max_value=320),
    width=st.integers(min_value=10, max_value=120),
)
@example(line="a" * 100, column=101, width=100)
@example(line="a" * 101, column=1, width=100)
@example(line="a" * 105, column=106, width=100)
def test_any_line_fits_and_the_caret_meets_its_character(line: str, column: int, width: int) -> None:
    shown, caret = excerpt(line, column, width)
    assert cells(shown) <= width
    assert caret.endswith("^")
    if column <= len(line):
        before = next(i for i in range(len(shown) + 1) if cells(shown[:i]) == len(caret) - 1)
        assert shown[before] == (" " if line[column - 1] == "\t" else line[column - 1])


@given(st.text())
def test_cleaned_text_is_one_line_without_control_characters(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned.splitlines()) <= 1
    assert not {unicodedata.category(char) for char in cleaned} & {"Cc", "Cs"}
