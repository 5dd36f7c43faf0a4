"""Amounts of money in the texts of a paper."""

from __future__ import annotations

import dataclasses
import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic_core import PydanticCustomError

from vorlagen.models.betrag import GROESSE, WAEHRUNG, Betrag

if TYPE_CHECKING:
    from collections.abc import Iterator

# The first character is a class, so that all others are passed over at once; the look behind it
# refuses digits inside words, file numbers and dates. So few groups of three, lest a page of them take minutes.
_BETRAG = re.compile(
    rf"""[0-9](?<![\w.,/][0-9])
    (?:[0-9]{{0,2}}(?:[.][0-9]{{3}}){{1,4}}|[0-9]{{0,2}}(?:[\u00a0\u202f ][0-9]{{3}}){{1,4}}|[0-9]*)
    (?:,(?:[0-9]+|[-–—]+))?
    \s*(?:{GROESSE}\s*)?(?:T€|TEUR|{WAEHRUNG}(?!\w))
    |(?:T€|TEUR|€|EUR)[\u00a0\u202f ]?(?!(?:19|20)[0-9]{{2}}(?![.,][0-9]))
    [0-9]{{1,3}}(?:(?:[.][0-9]{{3}}){{1,4}}|[0-9]*)(?:,(?:[0-9]{{2}}|[-–—]+))?(?![0-9]|[.,][0-9])""",
    re.VERBOSE,
)
_LEERZEILE = "\n\n"
_GERUNDET = re.compile(r"(?:\b(?:ca|circa|rund|etwa|knapp|gut|fast|ungefähr|annähernd)\.?|~)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Textbetrag:
    """An amount as it stands in a text.

    Attributes:
        betrag: the amount; ``circa`` where the text calls it a round one.
        worte: as it is written.
        start: where it begins in the text.
        absatz: where the paragraph, list or table begins in which it stands.
    """

    betrag: Betrag
    worte: str
    start: int
    absatz: int


@functools.lru_cache(maxsize=64)  # four rules ask for the amounts of the same few texts
def amounts_in(text: str) -> tuple[Textbetrag, ...]:
    """All amounts of a text that bear a currency: ``1.250.000,00 €``, ``4,55 Mio. €``, ``EUR 500``."""
    return tuple(_find(text)) if _names_currency(text) else ()


def _names_currency(text: str) -> bool:
    return "€" in text or "EUR" in text or "Euro" in text


def _find(text: str) -> Iterator[Textbetrag]:
    begin, gap = 0, text.find(_LEERZEILE)
    for match in _BETRAG.finditer(text):
        start = match.start()
        while 0 <= gap < start:
            begin, gap = gap, text.find(_LEERZEILE, gap + 1)
        try:
            amount = Betrag.read(" ".join(match[0].split()))
        except PydanticCustomError:  # 1.25 Mio. €: it can be read in two ways
            continue
        if _GERUNDET.search(text, max(0, start - 12), start):
            amount = dataclasses.replace(amount, circa=True)
        yield Textbetrag(amount, match[0], start, begin)
