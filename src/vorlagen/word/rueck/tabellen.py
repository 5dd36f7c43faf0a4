"""Tables of WordprocessingML → rows of cells, merged ones spread out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from vorlagen.word.pruefung.orte import CELL, ROW, W, nearest
from vorlagen.word.rueck.absaetze import Rohblock
from vorlagen.word.rueck.bloecke import Absatz, Liste, Tabelle, Worte, Zelle, Zitat, plain
from vorlagen.word.rueck.lesung import Verlustart
from vorlagen.word.rueck.orte import place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml import etree

    from vorlagen.i18n import Text
    from vorlagen.word.rueck.bloecke import Ausrichtung, Block, Bloecke
    from vorlagen.word.rueck.kontext import Kontext

    Inhalt = Callable[[etree._Element], Bloecke]  # noqa: SLF001 - lxml's only name of the type

_ALIGNMENTS: Final[dict[str, Ausrichtung]] = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right",
}  # fmt: skip
_OFF: Final = frozenset({"0", "false", "off"})
_PADDING: Final = re.compile("[\u00a0 ]?\u2007+")
_WIDEST: Final = 1_000


def read_table(table: etree._Element, kontext: Kontext, ort: Text, content: Inhalt) -> Rohblock:
    """A table.

    Args:
        table: a ``w:tbl``.
        kontext: what its story shares.
        ort: its place.
        content: reads the blocks of a cell.
    """
    rows = list(nearest(table, (ROW,)))
    cells = [_row(row, kontext, content) for row in rows]
    width = max((len(row) for row in cells), default=0)
    filled = tuple((*row, *(Zelle(()) for _ in range(width - len(row)))) for row in cells)
    head = 0
    while head < len(rows) and _is_head(rows[head]):
        head += 1
    title = table.find(f"{W}tblPr/{W}tblCaption")
    grid = [list(nearest(row, (CELL,))) for row in rows]
    aligned = tuple(_alignment([row[column] for row in grid if column < len(row)]) for column in range(width))
    value = Tabelle(filled, head, aligned, title.get(W + "val", "") if title is not None else "", ort)
    left = table.find(f"{W}tblPr/{W}tblInd")
    indent = left.get(W + "w", "0") if left is not None else "0"
    return Rohblock(value, left=int(indent) if indent.removeprefix("-").isdigit() else 0)


def _row(row: etree._Element, kontext: Kontext, content: Inhalt) -> list[Zelle]:
    cells: list[Zelle] = []
    for cell in nearest(row, (CELL,)):
        blocks = tuple(map(_unpadded, content(cell)))
        place = place_of(cell, kontext.orte)
        properties = cell.find(W + "tcPr")
        span = _span(properties)
        merge = properties.find(W + "vMerge") if properties is not None else None
        if span > 1 or merge is not None:
            kontext.lose(Verlustart.MERGED_CELLS, place, _text(blocks))
        if any(isinstance(block, Tabelle) for block in blocks):
            kontext.lose(Verlustart.NESTED_TABLE, place, _text(blocks))
        elif any(isinstance(block, Liste | Zitat) for block in blocks):
            kontext.lose(Verlustart.CELL_CONTENT, place, _text(blocks))
        cells.append(Zelle(blocks, place))
        cells += [Zelle(()) for _ in range(span - 1)]
    return cells


def _unpadded(block: Block) -> Block:
    """A paragraph without the spaces that printing puts behind amounts so that their commas stand below each other."""
    if not isinstance(block, Absatz):
        return block
    spans = (
        replace(span, text=_PADDING.sub("", span.text)) if isinstance(span, Worte) else span for span in block.spannen
    )
    return replace(block, spannen=tuple(spans))


def _span(properties: etree._Element | None) -> int:
    mark = properties.find(W + "gridSpan") if properties is not None else None
    value = mark.get(W + "val", "1") if mark is not None else "1"
    return min(int(value), _WIDEST) if value.isdigit() else 1


def _text(blocks: Bloecke) -> str:
    return " ".join(plain(block.spannen) for block in blocks if isinstance(block, Absatz))


def _is_head(row: etree._Element) -> bool:
    mark = row.find(f"{W}trPr/{W}tblHeader")
    return mark is not None and mark.get(W + "val", "1") not in _OFF


def _alignment(cells: Sequence[etree._Element]) -> Ausrichtung:
    """What all paragraphs of a column say themselves; empty if they differ or are silent."""
    found: set[str] = set()
    for cell in cells:
        for paragraph in cell.iterchildren(W + "p"):
            own = paragraph.find(f"{W}pPr/{W}jc")
            found.add(own.get(W + "val", "") if own is not None else "")
    return _ALIGNMENTS.get(found.pop(), "") if len(found) == 1 else ""
