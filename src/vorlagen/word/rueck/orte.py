"""Where the paragraphs, tables and cells of a story stand, as people find them in Word."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from vorlagen.i18n import Text, t
from vorlagen.word.pruefung.orte import CELL, PARAGRAPH, ROW, nearest
from vorlagen.word.rueck.anker import units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_NOWHERE = Text("")


def places(container: etree._Element, story: Text = _NOWHERE) -> dict[etree._Element, Text]:
    """The place of each paragraph, table and cell; those inside a cell have the cell's place.

    Args:
        container: what holds the paragraphs and tables of a story, such as ``w:body``.
        story: what the story is called; empty for the body.
    """
    return dict(_places(container, story))


def place_of(element: etree._Element, known: dict[etree._Element, Text]) -> Text:
    """The place of whatever holds ``element``; an empty text if nothing does."""
    if element in known:
        return known[element]
    return next((known[node] for node in element.iterancestors() if node in known), _NOWHERE)


def _places(container: etree._Element, story: Text) -> Iterator[tuple[etree._Element, Text]]:
    paragraphs, tables = itertools.count(1), itertools.count(1)
    for unit in units(container):
        if unit.tag == PARAGRAPH:
            yield unit, _within(story, t("Absatz {n}", n=next(paragraphs)))
            continue
        number = next(tables)
        yield unit, _within(story, t("Tabelle {n}", n=number))
        for row, line in enumerate(nearest(unit, (ROW,)), 1):
            for column, cell in enumerate(nearest(line, (CELL,)), 1):
                place = _within(story, t("Tabelle {tabelle}, Zeile {zeile}, Spalte {spalte}",
                                         tabelle=number, zeile=row, spalte=column))  # fmt: skip
                yield from ((node, place) for node in cell.iter(CELL, PARAGRAPH))


def _within(story: Text, place: Text) -> Text:
    return t("{ort}, {stelle}", ort=story, stelle=place) if story.msgid else place
