"""Printed words with marks: which of them are values, and what values other words at the same place hold."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vorlagen.formular.spuren import FIRST_CLOSE, FIRST_OPEN, Kastenspur, Spaltenspur, Wertspur, close_mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vorlagen.findings import Path
    from vorlagen.formular.spuren import Spur

_MARKS = re.compile(f"[{chr(FIRST_OPEN)}-{chr(FIRST_CLOSE + 0xFFFD)}]")
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Wertstueck:
    """Words that are a value."""

    spur: Wertspur
    text: str


@dataclass(frozen=True, slots=True)
class Muster:
    """The words of one paragraph or cell.

    Attributes:
        stuecke: fixed words and values in order.
        kasten: the box that they stand behind.
        spalte: the column that they are the heading of.
    """

    stuecke: tuple[str | Wertstueck, ...]
    kasten: Kastenspur | None = None
    spalte: Spaltenspur | None = None

    @classmethod
    def read(cls, words: str, spuren: Sequence[Spur]) -> Muster:
        """The pattern of words that bear marks."""
        stuecke: list[str | Wertstueck] = []
        kasten: Kastenspur | None = None
        spalte: Spaltenspur | None = None
        at = 0
        while at < len(words):
            spur = _opened(words[at], spuren)
            end = words.find(close_mark(ord(words[at]) - FIRST_OPEN), at) if spur else -1
            if spur is None or end < 0:
                following = next((m.start() for m in _MARKS.finditer(words, at + 1)), len(words))
                stuecke.append(bare(words[at:following]))
                at = following
                continue
            if isinstance(spur, Wertspur):
                stuecke.append(Wertstueck(spur, tidy(bare(words[at:end]))))
            elif isinstance(spur, Kastenspur):
                kasten = spur
            else:
                spalte = spur
            at = end + 1
        return cls(tuple(part for part in stuecke if part), kasten, spalte)

    @property
    def text(self) -> str:
        """The words without marks."""
        return tidy("".join(part if isinstance(part, str) else part.text for part in self.stuecke))

    @property
    def werte(self) -> tuple[Wertstueck, ...]:
        """The values."""
        return tuple(part for part in self.stuecke if isinstance(part, Wertstueck))

    def values_in(self, words: str) -> tuple[str, ...] | None:
        """What stands in ``words`` at the places of the values; ``None`` if the fixed words are others.

        Of several ways to read them that one counts which leaves most values as they are.
        """
        count = len(self.werte)
        wanted = tidy(words)
        for free in itertools.islice(_subsets(count), 64):
            match = self._pattern(free).fullmatch(wanted)
            if match:
                return tuple(group.strip() for group in match.groups())
        return None

    def _pattern(self, free: frozenset[int], *, numbers: bool = False) -> re.Pattern[str]:
        parts: list[str] = []
        place = 0
        for part in self.stuecke:
            if isinstance(part, str):
                fixed = r"\s*".join(re.escape(word) for word in part.split())
                fixed = _DIGITS.sub(r"\\d+", fixed) if numbers else fixed
                parts.append((r"\s*" if part[:1].isspace() else "") + fixed + (r"\s*" if part[-1:].isspace() else ""))
                continue
            parts.append("(.*?)" if place in free else f"({re.escape(part.text)})")
            place += 1
        return re.compile(r"\s*" + "".join(parts) + r"\s*", re.DOTALL)

    def entry_in(self, words: str) -> tuple[str, ...] | None:
        """The values of another entry that is printed the same way, running numbers aside."""
        match = self._pattern(frozenset(range(len(self.werte))), numbers=True).fullmatch(tidy(words))
        return tuple(group.strip() for group in match.groups()) if match else None


def _subsets(count: int) -> Iterator[frozenset[int]]:
    """Which values may have changed: none, one, two … all."""
    for size in range(min(count, 2) + 1):
        yield from map(frozenset, itertools.combinations(range(count), size))
    yield frozenset(range(count))


def _opened(char: str, spuren: Sequence[Spur]) -> Spur | None:
    number = ord(char) - FIRST_OPEN
    return spuren[number] if 0 <= number < len(spuren) else None


def bare(words: str) -> str:
    """``words`` without marks."""
    return _MARKS.sub("", words)


def tidy(words: str) -> str:
    """``words`` with every run of white space as one space."""
    return " ".join(words.split())


def long_text_mark(words: str, spuren: Sequence[Spur]) -> tuple[Path, bool] | None:
    """The field whose long text begins (true) or ends (false) with a paragraph of these words alone."""
    mark = words.strip()
    if len(mark) != 1 or ord(mark) < FIRST_OPEN:
        return None
    opens = ord(mark) < FIRST_CLOSE
    number = ord(mark) - (FIRST_OPEN if opens else FIRST_CLOSE)
    spur = spuren[number] if number < len(spuren) else None
    return (spur.pfad, opens) if isinstance(spur, Wertspur) else None
