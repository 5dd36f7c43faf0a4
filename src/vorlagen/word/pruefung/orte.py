"""The paragraphs of a Word file, each with its words and its place as people find it in Word."""

from __future__ import annotations

import bisect
import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vorlagen.i18n import Text, t

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DOC_PR: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
PARAGRAPH, TABLE, ROW, CELL, RUN = (W + name for name in ("p", "tbl", "tr", "tc", "r"))
_TEXT: Final = W + "t"
_BOX: Final = W + "txbxContent"
_FIELD: Final = W + "instrText"
_ALTERNATIVES: Final = _MC + "AlternateContent"
_SIGNS: Final = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": "\u00ad"}


@dataclass(frozen=True, slots=True)
class Stueck:
    """A piece of text in the markup.

    Attributes:
        start: where it begins in the words of its paragraph.
        rang: its rank among all pieces of the part.
        element: the element that holds it.
    """

    start: int
    rang: int
    element: etree._Element


@dataclass(frozen=True, slots=True)
class Absatz:
    """A paragraph, or another place that holds words, such as an alternative text.

    Attributes:
        ort: where it stands.
        worte: its words.
        stuecke: the pieces they come from; none is empty.
        element: the paragraph.
    """

    ort: Text
    worte: str
    stuecke: tuple[Stueck, ...]
    element: etree._Element

    def piece_at(self, place: int) -> Stueck:
        """The piece that holds the character at ``place``."""
        return self.stuecke[bisect.bisect_right(self.stuecke, place, key=lambda piece: piece.start) - 1]

    def pieces_in(self, start: int, end: int) -> tuple[Stueck, ...]:
        """The pieces that hold the characters from ``start`` up to ``end``."""
        first = bisect.bisect_right(self.stuecke, start, key=lambda piece: piece.start) - 1
        last = bisect.bisect_left(self.stuecke, end, key=lambda piece: piece.start)
        return self.stuecke[first:last]


@dataclass(slots=True)
class Leser:
    """Reads one part; ranks go on from story to story (footnotes are many in one part)."""

    _rang: Iterator[int] = field(default_factory=itertools.count)

    def story(self, container: etree._Element, ort: Text) -> list[Absatz]:
        """The paragraphs of a story in the order in which they end.

        Args:
            container: what holds its paragraphs and tables, such as ``w:body``.
            ort: what the story is called.
        """
        found: list[Absatz] = []
        self._blocks(container, ort, found, _Kaesten(ort))
        return found

    def _blocks(self, container: etree._Element, ort: Text, found: list[Absatz], boxes: _Kaesten) -> None:
        paragraphs, tables = itertools.count(1), itertools.count(1)
        for block in nearest(container, (PARAGRAPH, TABLE)):
            if block.tag == PARAGRAPH:
                self._paragraph(block, t("{ort}, Absatz {n}", ort=ort, n=next(paragraphs)), found, boxes)
                continue
            table = next(tables)
            for row, line in enumerate(nearest(block, (ROW,)), 1):
                for column, cell in enumerate(nearest(line, (CELL,)), 1):
                    place = t("{ort}, Tabelle {tabelle}, Zeile {zeile}, Spalte {spalte}",
                              ort=ort, tabelle=table, zeile=row, spalte=column)  # fmt: skip
                    self._blocks(cell, place, found, boxes)

    def _paragraph(self, paragraph: etree._Element, ort: Text, found: list[Absatz], boxes: _Kaesten) -> None:
        words, fields = _Worte(ort, paragraph), _Worte(t("{ort}, Feldfunktion", ort=ort), paragraph)
        for element in _leaves(paragraph):
            if element.tag == _BOX:
                self._blocks(element, boxes.next(), found, boxes)
            elif element.tag == _DOC_PR:
                other = _Worte(t("{ort}, Alternativtext", ort=ort), element)
                other.add(element.get("descr") or element.get("title") or "", next(self._rang), element)
                found += other.finish()
            else:
                target = fields if element.tag == _FIELD else words
                target.add(_SIGNS.get(element.tag) or element.text or "", next(self._rang), element)
        found += [*words.finish(), *fields.finish()]


@dataclass(slots=True)
class _Kaesten:
    """Numbers the text boxes of a story."""

    ort: Text
    number: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def next(self) -> Text:
        return t("{ort}, Textfeld {n}", ort=self.ort, n=next(self.number))


@dataclass(slots=True)
class _Worte:
    """Collects the words of one paragraph."""

    ort: Text
    element: etree._Element
    length: int = 0
    words: list[str] = field(default_factory=list)
    pieces: list[Stueck] = field(default_factory=list)

    def add(self, text: str, rank: int, element: etree._Element) -> None:
        if text:
            self.pieces.append(Stueck(self.length, rank, element))
            self.words.append(text)
            self.length += len(text)

    def finish(self) -> list[Absatz]:
        return [Absatz(self.ort, "".join(self.words), tuple(self.pieces), self.element)] if self.pieces else []


def nearest(element: etree._Element, tags: tuple[str, ...]) -> Iterator[etree._Element]:
    """The nearest elements of these names, in whatever (content controls, custom XML) they are wrapped."""
    for child in children(element):
        if child.tag in tags:
            yield child
        elif child.tag not in (PARAGRAPH, TABLE):
            yield from nearest(child, tags)


def _leaves(element: etree._Element) -> Iterator[etree._Element]:
    """What holds words in a paragraph, and its text boxes, in the order of the markup."""
    for child in children(element):
        if child.tag in (_TEXT, _BOX, _FIELD) or child.tag in _SIGNS:
            yield child
        else:
            if child.tag == _DOC_PR:
                yield child
            yield from _leaves(child)


def children(element: etree._Element) -> Iterator[etree._Element]:
    """The children of ``element``, of alternatives only the one that today's Word shows; the other says the same."""
    for child in element:
        if child.tag != _ALTERNATIVES:
            yield child
            continue
        shown = child.find(_MC + "Choice")
        fallback = child.find(_MC + "Fallback")
        if shown is not None or fallback is not None:
            yield shown if shown is not None else fallback  # type: ignore[misc]
