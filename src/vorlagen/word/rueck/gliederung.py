"""Blocks one after another → lists and quotations that lie in each other.

Word knows no nesting: a paragraph has a numbering with a level, a style and an
indentation. ``word/markdown.py`` indents by ``STEP`` for each list and quotation round a
paragraph; in files of others the indentation of the item before decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vorlagen.word.beschriftung import names_picture
from vorlagen.word.numbering import LEVELS, STEP
from vorlagen.word.rueck.bloecke import (
    Absatz,
    Angabe,
    Begriff,
    Bild,
    Kaestchenzeile,
    Liste,
    Listenpunkt,
    Tabelle,
    Trennlinie,
    Ueberschrift,
    Worte,
    Zitat,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vorlagen.word.rueck.absaetze import Rohblock
    from vorlagen.word.rueck.bloecke import Block, Bloecke
    from vorlagen.word.rueck.nummern import Marke

_NEAR: Final = 40
"""Twips by which indentations may differ that mean the same; programs round."""
_DEEPER: Final = 150


@dataclass(slots=True)
class _Punkt:
    nummer: int
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Liste:
    """A list that may still grow."""

    marke: Marke
    left: int
    items: list[_Punkt] = field(default_factory=list)
    alike: bool = True
    """Whether all its numbers are equal."""

    def add(self, number: int, blocks: list[Block]) -> None:
        self.alike = self.alike and (not self.items or self.items[0].nummer == number)
        self.items.append(_Punkt(number, blocks))

    def value(self) -> Block:
        items = tuple(Listenpunkt(item.nummer, joined(item.blocks)) for item in self.items)
        return Liste(self.marke.form, self.marke.zeichen, items)


@dataclass(slots=True)
class _Zitat:
    """A quotation that may still grow."""

    blocks: list[Block] = field(default_factory=list)

    def value(self) -> Block:
        return Zitat(joined(self.blocks))


@dataclass(slots=True)
class _Begriff:
    """A term whose explanation may still grow; the explanation begins at ``left``."""

    term: Absatz
    left: int
    blocks: list[Block] = field(default_factory=list)

    def value(self) -> Block:
        if not self.blocks:
            return self.term
        spans = tuple(replace(span, fett=False) if isinstance(span, Worte) else span for span in self.term.spannen)
        return Begriff(spans, (joined(self.blocks),))


def nested(rows: Iterable[Rohblock]) -> Bloecke:
    """The blocks of ``rows`` in their lists and quotations."""
    builder = _Bau()
    for row in rows:
        builder.add(row)
    builder.close(0)
    return joined(builder.blocks)


def joined(blocks: Sequence[Block]) -> Bloecke:
    """``blocks`` with the caption below a picture as its title, unless its words alone make it one."""
    found: list[Block] = []
    for block in blocks:
        before = found[-1] if found else None
        if isinstance(block, Absatz) and block.rolle == "beschriftung" and isinstance(before, Absatz):
            picture = before.spannen[0] if len(before.spannen) == 1 else None
            if isinstance(picture, Bild) and not picture.titel and not names_picture(plain(block.spannen)):
                titled = Bild(picture.name, picture.beschreibung, plain(block.spannen), picture.teil, picture.eigen)
                found[-1] = Absatz((titled,), before.rolle, before.ort)
                continue
        found.append(block)
    return tuple(found)


@dataclass(slots=True)
class _Bau:
    blocks: list[Block] = field(default_factory=list)
    stack: list[_Liste | _Zitat | _Begriff] = field(default_factory=list)

    def add(self, row: Rohblock) -> None:
        if row.linie:
            self.add(replace(row, block=Trennlinie(), marke=None, linie=False, begriff=False))
        if row.marke is not None:
            self._item(row, row.marke)
            return
        if isinstance(row.block, Ueberschrift | Angabe | Kaestchenzeile):  # lines of a form lie in no list
            self.close(0)
        elif row.zitat:
            self._quote(row)
        elif isinstance(row.block, Tabelle):
            self._table(row.left or 0)
        else:
            self.close(self._indented(row.left or 0))
            if row.begriff and isinstance(row.block, Absatz):
                self.stack.append(_Begriff(row.block, (row.left or 0) + STEP))
                return
        self._put(row.block)

    def close(self, length: int) -> None:
        """Finish what lies deeper than ``length`` lists and quotations."""
        while len(self.stack) > length:
            done = self.stack.pop().value()
            self._put(done)

    def _put(self, block: Block) -> None:
        top = self.stack[-1] if self.stack else None
        if isinstance(top, _Liste):
            top.items[-1].blocks.append(block)
        else:
            (top.blocks if top is not None else self.blocks).append(block)

    def _table(self, left: int) -> None:
        """Go to where a table lies. Only ours is indented by whole steps without a list round it: by quotations."""
        if any(isinstance(part, _Zitat) for part in self.stack):
            self.close(min(round(left / STEP), len(self.stack)))
            beyond = left - STEP * len(self.stack)
        else:
            self.close(self._indented(left))
            top = self.stack[-1] if self.stack else None
            beyond = left - (top.left if isinstance(top, _Liste | _Begriff) else 0)
        steps = min(round(beyond / STEP), LEVELS)
        if abs(beyond - STEP * steps) <= _NEAR // 4:
            self.stack += [_Zitat() for _ in range(steps)]

    def _indented(self, left: int) -> int:
        """How many of the open lists and quotations something lies in that begins at ``left``."""
        length = 0
        for at, part in enumerate(self.stack, 1):
            if isinstance(part, _Zitat) or left < part.left - _NEAR:
                break  # only paragraphs of its own style lie in a quotation
            length = at
        return length

    def _quote(self, row: Rohblock) -> None:
        depth = min(max(1, round(row.eigen / STEP)), LEVELS) if row.eigen is not None else 1
        if row.eigen is None:
            self.close(1 if self.stack and isinstance(self.stack[0], _Zitat) else 0)
        else:
            self.close(min(depth, len(self.stack)))
            while len(self.stack) == depth and not any(isinstance(part, _Zitat) for part in self.stack):
                self.close(len(self.stack) - 1)
        for _ in range(depth - len(self.stack)):
            self.stack.append(_Zitat())

    def _item(self, row: Rohblock, marke: Marke) -> None:
        left = row.left or 0
        quotes = self._quotes_round(row, marke)
        self.close(self._prefix(marke, quotes, left))
        missing = quotes - sum(isinstance(part, _Zitat) for part in self.stack)
        for _ in range(missing):
            self.stack.append(_Zitat())
        top = self.stack[-1] if self.stack else None
        if not (isinstance(top, _Liste) and self._continues(top, marke, left)):
            if isinstance(top, _Liste) and not self._lies_in(top, marke, left):
                self.close(len(self.stack) - 1)
            self.stack.append(_Liste(marke, left))
        current = self.stack[-1]
        if isinstance(current, _Liste):
            blocks = [row.block] if not (isinstance(row.block, Absatz) and not row.block.spannen) else []
            current.add(marke.nummer, blocks)

    def _quotes_round(self, row: Rohblock, marke: Marke) -> int:
        """The quotations round an item: what our indentation says beyond its level."""
        if row.eigen is None or abs(row.eigen - STEP * round(row.eigen / STEP)) > _NEAR // 4:
            return 0
        terms = sum(isinstance(part, _Begriff) and row.eigen > part.left - _NEAR for part in self.stack)
        return max(0, min(round(row.eigen / STEP), LEVELS) - marke.stufe - 1 - terms)

    def _prefix(self, marke: Marke, quotes: int, left: int) -> int:
        """How many of the open lists and quotations an item lies in or goes on with."""
        best, seen = 0, 0
        for at, part in enumerate(self.stack, 1):
            if isinstance(part, _Zitat):
                seen += 1
                if seen > quotes:
                    break
                best = at
            elif isinstance(part, _Begriff):
                if left < part.left - _NEAR:
                    break
                best = at
            elif self._lies_in(part, marke, left):
                best = at
            else:
                if self._same_level(part, marke, left) and seen == quotes:
                    best = at
                break
        return best

    def _same_level(self, part: _Liste, marke: Marke, left: int) -> bool:
        return part.marke.stufe == marke.stufe and not self._lies_in(part, marke, left)

    def _lies_in(self, part: _Liste, marke: Marke, left: int) -> bool:
        """Whether an item belongs below the last item of a list."""
        if part.marke.stufe != marke.stufe:
            return part.marke.stufe < marke.stufe
        return part.marke.reihe != marke.reihe and left > part.left + _DEEPER and not marke.stufe

    def _continues(self, part: _Liste, marke: Marke, left: int) -> bool:
        first = part.marke
        if not self._same_level(part, marke, left) or (first.form, first.zeichen) != (marke.form, marke.zeichen):
            return False
        if not marke.form:
            return not marke.neu and first.reihe == marke.reihe
        return not self._would_count_on(part, marke)

    def _would_count_on(self, part: _Liste, marke: Marke) -> bool:
        """Equal numbers one after another mean „count on“ in Markdown: they have to be two lists."""
        return part.alike and part.items[0].nummer == marke.nummer
