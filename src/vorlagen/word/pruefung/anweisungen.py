"""A placeholder taken apart: its kind, its command, what it says, where in the markup it acts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vorlagen.word.marken import Marke, find_marks
from vorlagen.word.pruefung.orte import CELL, PARAGRAPH, ROW, RUN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

    from vorlagen.word.pruefung.orte import Absatz

_WIDE: Final = re.compile(r"[-+]?(p|tr|tc|r) ([^}%]*)", re.DOTALL)
"""What docxtpl takes for a placeholder that stands for its whole paragraph, row, cell or run."""
_COMMAND: Final = re.compile(r"\s*(\w+)(.*)", re.DOTALL)
_STRAIGHT: Final = str.maketrans("“”‘’", "\"\"''")
"""docxtpl reads these quotes as straight ones."""
_HOLDERS: Final = {"p": PARAGRAPH, "tr": ROW, "tc": CELL, "r": RUN}


@dataclass(frozen=True, slots=True)
class Anweisung:
    """A placeholder.

    Attributes:
        marke: where it stands in the words of its paragraph.
        absatz: that paragraph.
        weite: ``p``, ``tr``, ``tc`` or ``r`` if it stands for its whole paragraph, row, cell
            or run; else empty.
        inhalt: what it says, as Jinja reads it.
        befehl: the first word of a command such as ``for``; empty for a value.
    """

    marke: Marke
    absatz: Absatz
    weite: str
    inhalt: str
    befehl: str

    @classmethod
    def of(cls, marke: Marke, absatz: Absatz) -> Anweisung:
        """Take a placeholder apart."""
        text = marke.inhalt.translate(_STRAIGHT)
        wide = _WIDE.fullmatch(text)
        inner = wide[2] if wide else text.lstrip("-+") if text[:1] in "-+" else text
        inner = inner[:-1] if inner[-1:] in ("-", "+") and marke.ganz else inner
        command = _COMMAND.match(inner) if marke.kante == "{%" else None
        return cls(marke, absatz, wide[1] if wide else "", inner.strip(), command[1] if command else "")

    @property
    def schreibweise(self) -> str:
        """The placeholder as it stands in the file, its blanks made one each."""
        words = self.absatz.worte[self.marke.start : self.marke.ende]
        return " ".join(words.replace("\u00a0", " ").split())

    @property
    def rang(self) -> tuple[int, int]:
        """Its rank among all places of its part."""
        return self.absatz.piece_at(self.marke.start).rang, self.marke.start

    @property
    def element(self) -> etree._Element:
        """The text element that it begins in."""
        return self.absatz.piece_at(self.marke.start).element

    @property
    def traeger(self) -> etree._Element | None:
        """The element that it stands for: its paragraph, row, cell or run; ``None`` if there is none."""
        return next(self.element.iterancestors(_HOLDERS[self.weite]), None) if self.weite else self.element

    def find(self, word: str) -> int:
        """Where ``word`` stands in the paragraph, from 0; the start of the placeholder if it is not in it."""
        found = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)").search(
            self.absatz.worte, self.marke.start, self.marke.ende
        )
        return found.start() if word and found else self.marke.start


def read_marks(absaetze: Iterable[Absatz]) -> list[Anweisung]:
    """All placeholders of a part, unbalanced ones too, in the order in which they act."""
    found = [Anweisung.of(marke, absatz) for absatz in absaetze for marke in find_marks(absatz.worte)]
    return sorted(found, key=lambda anweisung: anweisung.rang)
