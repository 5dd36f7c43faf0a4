"""Where placeholders begin and end in the words of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

EDGES: Final = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
CLOSES: Final = {"{{": "}}", "{%": "%}", "{#": "#}"}


@dataclass(frozen=True, slots=True)
class Marke:
    """A placeholder, or one edge of it whose partner is missing.

    Attributes:
        kante: its first edge; a closing one where nothing was opened.
        start: where it begins in the words of its paragraph, from 0.
        ende: just behind it, or where the next one begins.
        inhalt: what stands inside.
        ganz: whether it opens and closes.
    """

    kante: str
    start: int
    ende: int
    inhalt: str
    ganz: bool = True


def find_marks(words: str) -> Iterator[Marke]:
    """All placeholders of a paragraph in their order, unbalanced ones too.

    docxtpl would take the text up to the next closing mark, in whatever paragraph, for a
    part of one that does not close.
    """
    opened: re.Match[str] | None = None
    for edge in EDGES.finditer(words):
        if opened is not None:
            if edge[0] == CLOSES[opened[0]]:
                yield Marke(opened[0], opened.start(), edge.end(), words[opened.end() : edge.start()])
                opened = None
                continue
            yield _unclosed(opened, words, edge.start())
            opened = None
            if edge[0] not in CLOSES:  # the wrong end of the same placeholder
                continue
        if edge[0] in CLOSES:
            opened = edge
        else:
            yield Marke(edge[0], edge.start(), edge.end(), "", ganz=False)
    if opened is not None:
        yield _unclosed(opened, words, len(words))


def _unclosed(opened: re.Match[str], words: str, end: int) -> Marke:
    return Marke(opened[0], opened.start(), end, words[opened.end() : end], ganz=False)
