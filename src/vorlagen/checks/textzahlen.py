"""Figures of texts that can be compared: amounts and dates."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from vorlagen.checks.betraege import amounts_in

if TYPE_CHECKING:
    from collections.abc import Iterator

_RUND = Decimal("0.05")
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


def money_in(text: str) -> Iterator[Textzahl]:
    """All amounts with a currency, as far as they may be rounded: „rund“ means within five per cent."""
    for found in amounts_in(text):
        euro = found.betrag.euro
        rounded = abs(euro) * _RUND if found.betrag.circa else Decimal(0)
        yield Textzahl(euro, found.start, found.worte, max(found.betrag.spielraum, rounded))


def dates_in(text: str) -> Iterator[Textzahl]:
    """All full dates: ``04.05.2026``, ``4. Mai 2026``; days that no calendar has are left out."""
    for match in _DATUM.finditer(text):
        month = int(match["monat"]) if match["monat"] else _MONATE.index(match["name"].lower()) + 1
        try:
            day = dt.date(int(match["jahr"]), month, int(match["tag"]))
        except ValueError:
            continue
        yield Textzahl(Decimal(day.toordinal()), match.start(), match[0], ist_tag=True)
