"""What the readers of one file share: its styles, targets, numbering, and what they find to tell."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vorlagen.word.rueck.lesung import Verlust, Verlustart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from vorlagen.i18n import Text
    from vorlagen.word.rueck.nummern import Nummern
    from vorlagen.word.rueck.stile import Stile

_SHOWN = 160
"""Characters of an excerpt."""


@dataclass(slots=True)
class Kontext:
    """The state of reading one story.

    Attributes:
        stile: the styles.
        nummern: the counters of its lists.
        ziele: targets of its relationships by id.
        orte: places of its paragraphs.
        noten: footnotes and endnotes by kind and id.
        feld: the field that is read now, empty for none.
        verwiesen: the notes that the field refers to, by kind and id.
    """

    stile: Stile
    nummern: Nummern
    ziele: Mapping[str, str]
    orte: dict[etree._Element, Text]
    noten: Mapping[tuple[str, str], etree._Element]
    feld: str = ""
    verwiesen: dict[tuple[str, str], int] = field(default_factory=dict)
    _lost: list[Verlust] = field(default_factory=list, init=False)

    def lose(self, art: Verlustart, ort: Text, words: str) -> None:
        """Note a loss; runs of the same kind and place that follow each other are one."""
        last = self._lost[-1] if self._lost else None
        if last is not None and (last.art, last.ort, last.feld) == (art, ort, self.feld):
            self._lost[-1] = replace(last, worte=last.worte + words)
        else:
            self._lost.append(Verlust(art, ort, words, self.feld))

    @property
    def verluste(self) -> tuple[Verlust, ...]:
        """What Markdown cannot hold, with short excerpts."""
        return tuple(replace(lost, worte=_short(lost.worte)) for lost in self._lost)

    def refer(self, kind: str, ident: str) -> int:
        """The number of a note within the field, by the order of first use."""
        return self.verwiesen.setdefault((kind, ident), len(self.verwiesen) + 1)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 2] + " …"
