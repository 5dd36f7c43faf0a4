"""Amounts of one column below each other at the comma, in every program that opens the file.

A decimal tab stop aligns cells in Word alone. Spaces as wide as a digit do so everywhere,
and each shipped font has them; a protected space is about as wide as the comma.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_AMOUNT = re.compile(r"(?P<whole>\D*\d[\d.\s]*?)(?:,(?P<places>\d+|[-–]{1,2}))?(?P<unit>\s*[^\d\s,.].*)?")
_DIGIT, _COMMA = "\u2007", "\u00a0"


def pad_amounts(cells: Sequence[str]) -> list[str]:
    """The cells of a column of amounts, all with room for as many decimals as the one that has most.

    Args:
        cells: their texts; empty ones and dashes stay as they are.

    Returns:
        The same texts in the same order; unchanged if units differ, for then no comma
        could stand below another.
    """
    found = [_AMOUNT.fullmatch(cell.strip()) if any(map(str.isdigit, cell)) else None for cell in cells]
    parsed = [match for match in found if match is not None]
    places = {len(match["places"] or "") for match in parsed}
    units = {" ".join((match["unit"] or "").split()) for match in parsed}
    if len(places) < 2 or len(units) > 1:  # noqa: PLR2004 - all alike
        return list(cells)
    return [
        cell if match is None else _padded(match, max(places)) for cell, match in zip(cells, found, strict=True)
    ]  # fmt: skip


def filled_up(cell: str) -> str:
    """A padded cell as wide, with digits: „5,00 €“ for „5 €“; to measure it, for it is still a number."""
    return cell.replace(_COMMA + _DIGIT, ",0").replace(_DIGIT, "0")


def _padded(amount: re.Match[str], places: int) -> str:
    own = amount["places"] or ""
    room = _DIGIT * (places - len(own)) if own else _COMMA + _DIGIT * places
    return f"{amount[0][: amount.start('unit')] if amount['unit'] else amount[0]}{room}{amount['unit'] or ''}"
