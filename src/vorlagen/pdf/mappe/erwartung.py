"""What a finished Mappe must hold, taken from what was asked for, not from what was written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vorlagen.pdf.mappe.baustein import Baustein, Gliederungspunkt, Lesezeichen, Sprung

Zeile = tuple[int, str, int]
"""A bookmark: depth from 0, words, page of the Mappe from 0."""


@dataclass(frozen=True, slots=True)
class Erwartung:
    """What the read-back has to find.

    Attributes:
        marken: page labels, one a page.
        stempel: stamps, one a page, ``""`` for none.
        geschlossen: whether each page bears „Nichtöffentlich“.
        lesezeichen: all bookmarks in order.
        eigene: our own pages, 0-based.
        spruenge: words and target page of each jump; one may stand on several pages.
    """

    marken: tuple[str, ...]
    stempel: tuple[str, ...]
    geschlossen: tuple[bool, ...]
    lesezeichen: tuple[Zeile, ...]
    eigene: frozenset[int]
    spruenge: frozenset[tuple[str, int]]

    @classmethod
    def of(
        cls,
        parts: Sequence[Baustein],
        bookmarks: Sequence[Lesezeichen],
        outlines: Sequence[tuple[Sequence[Gliederungspunkt], Mapping[int, int]]],
        jumps: Mapping[str, Sprung],
    ) -> Erwartung:
        """What joining these has to bring about.

        Args:
            parts: in order.
            bookmarks: those of the first level.
            outlines: for each part its own outline and where its pages stand in the Mappe.
            jumps: where placeholder addresses lead.
        """
        flags = [(part.geschlossen, part.eigen) for part in parts for _ in part.marken]
        return cls(
            marken=tuple(label for part in parts for label in part.marken),
            stempel=tuple(text for part in parts for text in part.stempel),
            geschlossen=tuple(closed for closed, _ in flags),
            lesezeichen=tuple(_lines(bookmarks, outlines, 0)),
            eigene=frozenset(page for page, (_, own) in enumerate(flags) if own),
            spruenge=frozenset((jump.worte, jump.seite) for jump in jumps.values()),
        )


def _lines(
    bookmarks: Sequence[Lesezeichen],
    outlines: Sequence[tuple[Sequence[Gliederungspunkt], Mapping[int, int]]],
    depth: int,
) -> Iterator[Zeile]:
    for entry in bookmarks:
        yield depth, entry.titel, entry.seite
        if entry.baustein is not None:
            outline, places = outlines[entry.baustein]
            yield from _foreign(outline, places, depth + 1)
        yield from _lines(entry.kinder, outlines, depth + 1)


def _foreign(outline: Sequence[Gliederungspunkt], places: Mapping[int, int], depth: int) -> Iterator[Zeile]:
    for point in outline:
        if point.seite in places:
            yield depth, point.titel, places[point.seite]
            yield from _foreign(point.kinder, places, depth + 1)
