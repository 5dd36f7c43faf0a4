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
_MARKUP = re.compile(r"\[\^[^\]\s]+\]|[*_~`]+")
"""References to footnotes and marks of emphasis: neither makes an amount a word."""

_CHARACTER = 132
"""Width of a character in twips: a digit of a wide sans at 10.5 pt, with a little air."""
_PADDING = 260
_LONGEST_WORD = 24
_LONGEST_CELL = 60


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        width: in twips.
        numeric: whether all its filled cells below the heading are numbers or amounts.
        least: the width below which words, or whole amounts, are torn apart.
    """

    width: int
    numeric: bool
    least: int


def is_number(text: str) -> bool:
    """Whether ``text`` is nothing but a German number or amount, such as „1.250,00 €“ or „5 %“."""
    return _NUMBER.fullmatch(text.replace("\u00a0", " ").strip()) is not None


def fit_columns(rows: Sequence[Sequence[str]], width: int) -> tuple[Column, ...]:
    """Columns that fill ``width`` and give each as much room as its content asks for.

    Args:
        rows: the text of all cells, headings first, paragraphs of a cell as lines; all rows have the same length.
        width: width of the table in twips.
    """
    columns = [[_MARKUP.sub("", cell).strip() for cell in column] for column in zip(*rows, strict=True)]
    numeric = [_is_numeric(column[1:]) for column in columns]
    least = [_least(column, whole=number) for column, number in zip(columns, numeric, strict=True)]
    most = [
        max(
            low,
            _PADDING + _CHARACTER * min(_LONGEST_CELL, max(len(line) for cell in column for line in cell.split("\n"))),
        )
        for low, column in zip(least, columns, strict=True)
    ]
    widths = share_out(least, most, width)
    return tuple(map(Column, widths, numeric, least))


def _is_numeric(cells: Sequence[str]) -> bool:
    filled = [line for cell in cells for line in cell.split("\n") if not _NOTHING.fullmatch(line)]
    return bool(filled) and all(map(is_number, filled))


def _least(column: Sequence[str], *, whole: bool) -> int:
    """The width below which words, or whole amounts, would be torn apart."""
    words = [word for cell in column[:1] for word in cell.split()]
    words += [word for cell in column[1:] for word in (cell.split("\n") if whole else cell.split())]
    return _PADDING + _CHARACTER * min(_LONGEST_WORD, max(map(len, words), default=1))


def share_out(least: Sequence[int], most: Sequence[int], width: int) -> list[int]:
    """Widths that fill ``width``: each its least, the rest as each would need it for its most."""
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
