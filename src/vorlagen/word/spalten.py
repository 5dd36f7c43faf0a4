"""Columns of a form's table: how wide each is, and how small its letters become so that no word is torn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vorlagen.word.grid import share_out
from vorlagen.word.typography import protect

if TYPE_CHECKING:
    from collections.abc import Sequence

_EM = 10.2
"""Twips in an em for each half point of the letters, and a little air."""
_WIDTHS = dict.fromkeys("\u00a0 .,:;'", 0.26) | dict.fromkeys("fijlrtI!()[]/-|", 0.34) | dict.fromkeys("mwMW@%&", 0.82)
_CAPITAL, _OTHER = 0.64, 0.53
"""Widths of letters in em: bold ones of a sans such as those that are shipped."""
_SIZES = ((19, 108), (17, 70), (16, 70), (14, 40), (12, 20))
"""Half points and padding at either side of a cell in twips, as the table style has them and smaller."""
_AIR = 20
"""Twips that programs differ by when they set a word."""
_LONGEST_CELL = 60


@dataclass(frozen=True, slots=True)
class Spaltensatz:
    """How the columns of a table are set.

    Attributes:
        widths: width of each in twips.
        size: of the letters, in half points; ``None`` leaves it to the style.
        padding: at either side of a cell, in twips; ``None`` leaves it to the style.
    """

    widths: Sequence[int]
    size: int | None = None
    padding: int | None = None


def set_columns(rows: Sequence[Sequence[str]], shares: Sequence[int | None], width: int) -> Spaltensatz:
    """Columns that fill ``width`` and tear no word, in smaller letters where there are too many for the usual ones.

    Args:
        rows: the text of all cells, headings first; all rows have the same length.
        shares: the width in percent that a form asks for; heeded if all columns have one and no word is torn.
        width: width of the table in twips.
    """
    columns = [[protect(cell) for cell in column] for column in zip(*rows, strict=True)]
    for size, padding in _SIZES:
        least = [2 * padding + _AIR + _longest(column, size) for column in columns]
        if sum(least) <= width:
            break
    wanted = _by_share(shares, width)
    if size == _SIZES[0][0] and wanted and all(has >= low for has, low in zip(wanted, least, strict=True)):
        return Spaltensatz(wanted)
    whole = [max(_extent(cell[:_LONGEST_CELL], size) for cell in column) for column in columns]
    most = [max(low, 2 * padding + high) for low, high in zip(least, whole, strict=True)]
    widths = share_out(least, most, width)
    return Spaltensatz(widths) if size == _SIZES[0][0] else Spaltensatz(widths, size, padding)


def _by_share(shares: Sequence[int | None], width: int) -> list[int]:
    known = [share for share in shares if share]
    if len(known) < len(shares):
        return []
    widths = [width * share // sum(known) for share in known]
    widths[-1] += width - sum(widths)
    return widths


def _longest(column: Sequence[str], size: int) -> int:
    """Width of the longest word; protected spaces do not part words."""
    return max(_extent(word, size) for cell in column for word in cell.replace("\n", " ").split(" "))


def _extent(text: str, size: int) -> int:
    em = sum(_WIDTHS.get(letter) or (_CAPITAL if letter.isupper() else _OTHER) for letter in text)
    return round(em * size * _EM)
