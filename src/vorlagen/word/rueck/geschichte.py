"""One story of a Word file → its fields, and what stands round them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vorlagen.word.pruefung.orte import CELL, PARAGRAPH
from vorlagen.word.rueck.absaetze import read_paragraph
from vorlagen.word.rueck.anker import find_anchors, units
from vorlagen.word.rueck.bloecke import Fussnote
from vorlagen.word.rueck.gliederung import nested
from vorlagen.word.rueck.lesung import Feldlesung, Umgebung
from vorlagen.word.rueck.orte import place_of
from vorlagen.word.rueck.tabellen import read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

    from vorlagen.word.rueck.absaetze import Rohblock
    from vorlagen.word.rueck.anker import Anker
    from vorlagen.word.rueck.bloecke import Bloecke
    from vorlagen.word.rueck.kontext import Kontext


@dataclass(slots=True)
class Geschichte:
    """Reads one story: the body, a header, a footer.

    Attributes:
        kontext: what is known of its file; told of everything that cannot be kept.
        teil: the name of its part.
    """

    kontext: Kontext
    teil: str
    felder: list[tuple[Anker, Feldlesung]] = field(default_factory=list)
    umgebung: list[Umgebung] = field(default_factory=list)
    _owner: dict[etree._Element, Anker] = field(default_factory=dict, init=False)

    def read(self, container: etree._Element) -> None:
        """Read all paragraphs and tables of ``container`` into ``felder`` and ``umgebung``, in document order."""
        anchors = find_anchors(container)
        self._owner = {element: anchor for anchor in anchors for element in anchor.elemente}
        done: set[int] = set()
        waiting: list[etree._Element] = []
        last = ""
        for unit in units(container):
            owner = self._owner.get(unit)
            if owner is None:
                waiting.append(unit)
            elif id(owner) not in done:
                self._surroundings(waiting, last)
                done.add(id(owner))
                self._field(owner)
                last = owner.feld
        self._surroundings(waiting, last)
        for anchor in anchors:  # those in cells, and the emptied ones
            if id(anchor) not in done:
                self._field(anchor)
        order = {id(anchor): at for at, anchor in enumerate(anchors)}
        self.felder.sort(key=lambda found: order[id(found[0])])

    def fields(self) -> Iterator[Feldlesung]:
        """The fields in document order; those whose name has occurred before are marked."""
        seen: set[str] = set()
        for _, found in self.felder:
            yield replace(found, doppelt=found.feld in seen)
            seen.add(found.feld)

    def blocks(self, elements: Iterable[etree._Element], anchor: Anker | None = None) -> Bloecke:
        """The blocks of ``elements`` as far as they belong to ``anchor`` or to nobody."""
        return nested(self._rows(elements, anchor))

    def _rows(self, elements: Iterable[etree._Element], anchor: Anker | None) -> Iterator[Rohblock]:
        for element in elements:
            owner = self._owner.get(element)
            if owner is not None and owner is not anchor:
                continue
            place = place_of(element, self.kontext.orte)
            if element.tag == PARAGRAPH:
                in_cell = next(element.iterancestors(CELL), None) is not None
                row = read_paragraph(element, self.kontext, place, in_cell=in_cell)
                if row is not None:
                    yield row
            else:
                yield read_table(element, self.kontext, place, lambda cell: self.blocks(units(cell), anchor))

    def _field(self, anchor: Anker) -> None:
        self.kontext.feld = anchor.feld
        blocks = () if anchor.platzhalter else self.blocks(anchor.elemente, anchor)
        notes = self._notes()
        self.kontext.feld = ""
        place = place_of(anchor.elemente[0] if anchor.elemente else anchor.wurzel, self.kontext.orte)
        self.felder.append((anchor, Feldlesung(
            anchor.feld, place, anchor.herkunft, blocks, notes, anchor.titel,
            platzhalter=anchor.platzhalter, in_feld=anchor.in_feld,
        )))  # fmt: skip

    def _surroundings(self, waiting: list[etree._Element], last: str) -> None:
        blocks = self.blocks(waiting)
        notes = self._notes()
        if blocks:
            place = place_of(waiting[0], self.kontext.orte)
            self.umgebung.append(Umgebung(last, place, blocks, self.teil, notes))
        waiting.clear()

    def _notes(self) -> tuple[Fussnote, ...]:
        """The notes referred to since the last call."""
        found = []
        for (kind, ident), number in list(self.kontext.verwiesen.items()):
            found.append(Fussnote(number, self.blocks(units(self.kontext.noten[kind, ident]))))
        self.kontext.verwiesen.clear()
        return tuple(found)
