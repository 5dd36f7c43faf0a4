"""Columns of a table: which are numbers, and how wide each becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNITS = (
    r"(?:Mio\.|Mrd\.|Tsd\.)?\s?(?:€|EUR|Euro|T€|TEUR)|Mio\.|Mrd\.|%|‰|°C|Stk\.|Std\."
    r"|m²|m³|km²|km|cm|mm|m|ha|kg|t|g|l|h|kWh|MWh|GWh|kWp?|MW"
)
_DIGITS = r"(?:\d{1,3}(?:[.\s]\d{3})+|\d+)(?:,(?:\d+|[-–]{1,2}))?"
_NUMBER = re.compile(rf"(?:ca\.\s?|rd\.\s?)?[-–−+±]?\s?(?:(?:€|EUR|T€)\s?)?{_DIGITS}\s?(?:{_UNITS})?")
_NOTHING = re.compile(r"[-–—\s]*")
_MARKUP = re.compile(r"[*_~`]+")

_LONGEST_WORD = 24
_LONGEST_CELL = 60


@dataclass(frozen=True, slots=True)
class Measure:
    """What text in cells takes, in twips.

    Attributes:
        character: width of a character, with a little air.
        padding: room beside the text, both sides together.
    """

    character: int
    padding: int


LONG_TEXT = Measure(132, 260)
"""A digit of a wide sans at 10.5 pt."""
TABLE_TEXT = Measure(100, 276)
"""Bold sans at 9.5 pt; the room allows for short words in capitals, such as TOP."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        width: in twips.
        numeric: whether all its filled cells below the heading are numbers or amounts.
    """

    width: int
    numeric: bool


def is_number(text: str) -> bool:
    """Whether ``text`` is nothing but a German number or amount, such as „1.250,00 €“ or „5 %“."""
    return _NUMBER.fullmatch(text.replace("\u00a0", " ").strip()) is not None


def fit_columns(rows: Sequence[Sequence[str]], width: int, measure: Measure = LONG_TEXT) -> tuple[Column, ...]:
    """Columns that fill ``width`` and give each as much room as its content asks for.

    Args:
        rows: the text of all cells, headings first; all rows have the same length.
        width: width of the table in twips.
        measure: what the text of its cells takes.
    """
    columns = _columns(rows)
    numeric = [_is_numeric(column[1:]) for column in columns]
    least = least_widths(rows, measure)
    most = [
        max(low, measure.padding + measure.character * min(_LONGEST_CELL, max(map(len, column))))
        for low, column in zip(least, columns, strict=True)
    ]
    widths = _share(least, most, width)
    return tuple(Column(size, number) for size, number in zip(widths, numeric, strict=True))


def _is_numeric(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if not _NOTHING.fullmatch(cell)]
    return bool(filled) and all(is_number(cell) for cell in filled)


def least_widths(rows: Sequence[Sequence[str]], measure: Measure) -> list[int]:
    """The width of each column in twips below which words, or whole amounts, would be torn apart."""
    longest = (max(map(len, _pieces(column)), default=1) for column in _columns(rows))
    return [measure.padding + measure.character * min(_LONGEST_WORD, length) for length in longest]


def _columns(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[_MARKUP.sub("", cell).strip() for cell in column] for column in zip(*rows, strict=True)]


def _pieces(column: Sequence[str]) -> list[str]:
    """What must stay in one line: the words of the heading and of the cells, or whole numbers."""
    whole = _is_numeric(column[1:])
    words = [word for cell in column[:1] for word in cell.split()]
    return words + [word for cell in column[1:] for word in ([cell] if whole else cell.split())]


def _share(least: Sequence[int], most: Sequence[int], width: int) -> list[int]:
    rest = width - sum(least)
    if rest < 0:
        shares = [width * low // sum(least) for low in least]
    else:
        wishes = [high - low for low, high in zip(least, most, strict=True)]
        if not sum(wishes):
            wishes = list(most)
        shares = [low + rest * wish // sum(wishes) for low, wish in zip(least, wishes, strict=True)]
    shares[-1] += width - sum(shares)
    return shares
