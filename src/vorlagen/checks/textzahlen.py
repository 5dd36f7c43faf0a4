"""Amounts and dates that stand in texts."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_STUFEN = {
    "t": 10**3, "tsd": 10**3, "tausend": 10**3, "mio": 10**6, "million": 10**6, "millionen": 10**6,
    "mrd": 10**9, "milliarde": 10**9, "milliarden": 10**9,
}  # fmt: skip
_BETRAG = re.compile(
    r"(?P<circa>\b(?:rund|ca\.|circa|etwa|knapp|gut)\s+)?"
    r"(?<![\d.,])(?P<zahl>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<cent>\d+)|,[-–]+)?\s*"
    r"(?P<stufe>T(?=€|EUR)|Tsd\.|Tausend|Mio\.?|Millionen|Million|Mrd\.?|Milliarden|Milliarde)?\s*(?:€|EUR\b|Euro\b)"
)
_MONATE = ("januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
           "dezember")  # fmt: skip
_DATUM = re.compile(
    rf"(?<![\d.])(?P<tag>\d{{1,2}})\.\s?(?:(?P<monat>\d{{1,2}})\.|(?P<name>{'|'.join(_MONATE)})\s)\s?(?P<jahr>\d{{4}})\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Textzahl:
    """An amount or a date in a text.

    Attributes:
        wert: the amount in Euro, or the number of the day.
        at: where it begins.
        worte: how it is written.
        spielraum: how far the writer rounded, in Euro; 0 for a date.
        ist_tag: whether it is a date.
    """

    wert: Decimal
    at: int
    worte: str
    spielraum: Decimal = Decimal(0)
    ist_tag: bool = False


def amounts_in(text: str) -> Iterator[Textzahl]:
    """All amounts with a currency: ``1.250.000 €``, ``rund 1,3 Mio. Euro``, ``120 T€``."""
    if "€" not in text and "EUR" not in text and "Euro" not in text:
        return
    for match in _BETRAG.finditer(text):
        step = _STUFEN[match["stufe"].lower().rstrip(".")] if match["stufe"] else 1
        cents = match["cent"] or ""
        number = Decimal(match["zahl"].replace(".", "") + (f".{cents}" if cents else "")) * step
        last_digit = Decimal(step) / 10 ** len(cents) if step > 1 else Decimal(0)
        rounded = max(last_digit / 2, number / 20 if match["circa"] else Decimal(0))
        yield Textzahl(number, match.start("zahl"), text[match.start("zahl") : match.end()], rounded)


def dates_in(text: str) -> Iterator[Textzahl]:
    """All full dates: ``04.05.2026``, ``4. Mai 2026``; days that no calendar has are left out."""
    for match in _DATUM.finditer(text):
        month = int(match["monat"]) if match["monat"] else _MONATE.index(match["name"].lower()) + 1
        try:
            day = dt.date(int(match["jahr"]), month, int(match["tag"]))
        except ValueError:
            continue
        yield Textzahl(Decimal(day.toordinal()), match.start(), match[0], ist_tag=True)
