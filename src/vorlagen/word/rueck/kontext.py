"""What the readers of one file share: its styles, targets, numbering, and what they find to tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vorlagen.word.rueck.lesung import Verlust, Verlustart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

    from vorlagen.i18n import Text
    from vorlagen.word.rueck.nummern import Nummern
    from vorlagen.word.rueck.stile import Stile

SHOWN = 160
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
        verluste: what Markdown cannot hold.
        verwiesen: the notes that the field refers to, by kind and id.
    """

    stile: Stile
    nummern: Nummern
    ziele: Mapping[str, str]
    orte: dict[etree._Element, Text]
    noten: Mapping[tuple[str, str], etree._Element]
    feld: str = ""
    verluste: list[Verlust] = field(default_factory=list)
    verwiesen: dict[tuple[str, str], int] = field(default_factory=dict)

    def lose(self, art: Verlustart, ort: Text, words: str) -> None:
        """Note a loss; a second one of the same kind and place goes to the first."""
        line = " ".join(words.split())
        last = self.verluste[-1] if self.verluste else None
        if last is not None and (last.art, last.ort, last.feld) == (art, ort, self.feld):
            line = f"{last.worte} {line}".strip()
            self.verluste.pop()
        short = line if len(line) <= SHOWN else line[: SHOWN - 2] + " …"
        self.verluste.append(Verlust(art, ort, short, self.feld))

    def refer(self, kind: str, ident: str) -> int:
        """The number of a note within the field, by the order of first use."""
        return self.verwiesen.setdefault((kind, ident), len(self.verwiesen) + 1)
