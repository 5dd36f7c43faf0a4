"""Printed page numbers: counted through, or kept from a published version with letters for what came late."""

from __future__ import annotations

import hashlib
import itertools
import re
import string
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

_PLAIN = re.compile(r"[0-9]+")
_ABC = string.ascii_lowercase
_HIDDEN = "sha256:"


@dataclass(frozen=True, slots=True)
class Nummernstand:
    """The numbers that were published: nobody may find another page behind them later.

    Attributes:
        gesamt: the highest number, „von 412“; pages with a letter do not count.
        marken: the numbers of each entry's pages, by the entry's key; that of an entry that is gone
            may be hidden.
        vergeben: the highest number ever given, those of each Nachtrag included; 0 if there was none.
    """

    gesamt: int
    marken: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    vergeben: int = 0

    def of(self, key: str) -> tuple[str, ...]:
        """The numbers of an entry's pages, also under its hidden key; none if it was never published."""
        return self.marken.get(key) or self.marken.get(_hidden(key), ())

    def joined(self, later: Nummernstand) -> Nummernstand:
        """Both, where ``later`` goes on: entries that it does not have keep their numbers all the same."""
        marks = {key: max((self.of(key), later.of(key)), key=len) for key in (*self.marken, *later.marken)}
        known_again = {_hidden(key) for key in marks}
        kept = {key: given for key, given in marks.items() if key not in known_again}
        return Nummernstand(max(self.gesamt, later.gesamt), kept, max(self.vergeben, later.vergeben))

    def hiding(self, there: Collection[str]) -> Nummernstand:
        """The same with unreadable keys of all entries but those that are there.

        Keys are file names, and a file that is gone from a public Mappe may be closed now. Its
        numbers stay taken, and are its own again should it come back.
        """
        marks = {key if key in there or key.startswith(_HIDDEN) else _hidden(key): given
                 for key, given in self.marken.items()}  # fmt: skip
        return replace(self, marken=marks)


def number_pages(
    entries: Sequence[tuple[str, int]], stand: Nummernstand | None = None, beginn: int = 1
) -> dict[str, tuple[str, ...]]:
    """The printed number of every page.

    In a first issue pages are counted through. After a published one, each page keeps its
    number; new pages bear the number of the page before them with a letter: ``143a``, ``143b``.

    Args:
        entries: key and number of pages of each entry, in order.
        stand: the published numbers.
        beginn: the first number, where nothing was published.

    Returns:
        The numbers by key.
    """
    if stand is None:
        count = itertools.count(beginn)
        return {key: tuple(str(next(count)) for _ in range(pages)) for key, pages in entries}
    kept = {key: stand.of(key)[:pages] for key, pages in entries}
    taken = {mark for marks in stand.marken.values() for mark in marks}
    numbers: dict[str, tuple[str, ...]] = {}
    before = ""
    for key, pages in entries:
        marks = list(kept[key])
        letters = _lettered(_digits(marks[-1] if marks else before), taken)
        marks += itertools.islice(letters, pages - len(marks))
        before = marks[-1] if marks else before
        numbers[key] = tuple(marks)
    return numbers


def last_number(marks: Iterable[str], otherwise: int = 0) -> int:
    """The highest number without a letter."""
    return max((int(mark) for mark in marks if _PLAIN.fullmatch(mark)), default=otherwise)


def _hidden(key: str) -> str:
    return f"{_HIDDEN}{hashlib.sha256(key.encode()).hexdigest()}"


def _digits(mark: str) -> str:
    found = _PLAIN.match(mark)
    return found[0] if found else "0"


def _lettered(number: str, taken: set[str]) -> Iterator[str]:
    """``143a``, ``143b`` … ``143z``, ``143aa``: those that no page ever had, each then taken."""
    for size in itertools.count(1):
        for letters in itertools.product(_ABC, repeat=size):
            mark = f"{number}{''.join(letters)}"
            if mark not in taken:
                taken.add(mark)
                yield mark
