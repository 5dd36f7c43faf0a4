"""What stands in a Word file, block by block, in a form in which two files can be laid side by side."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from vorlagen.i18n import Text
from vorlagen.word.rueck.bloecke import (
    Absatz,
    Angabe,
    Begriff,
    Fussnotenzeichen,
    Kaestchenzeile,
    Liste,
    Tabelle,
    Trennlinie,
    Ueberschrift,
    Zitat,
    plain,
)
from vorlagen.workflow.lesen_muster import Muster, bare, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vorlagen.formular.spuren import Spur
    from vorlagen.word.rueck.bloecke import Block, Kaestchen

Art = Literal["text", "ueberschrift", "kasten", "liste", "punkt", "tabelle", "begriff", "zitat", "linie"]
_NOWHERE = Text("")
_WHOLE_GRID = 40_000
"""Pairs that are weighed one by one; in longer texts blocks between equal ones are paired by position."""


@dataclass(frozen=True, slots=True)
class Zeile:
    """A block.

    Attributes:
        art: what it is.
        worte: its words; of a list or table those of all its parts.
        block: what was read.
        ort: where it stands.
        gewaehlt: of a box whether it is ticked.
        teile: of a list its items.
        zeilen: of a table its rows, each cell as blocks.
    """

    art: Art
    worte: str
    block: Block
    ort: Text = _NOWHERE
    gewaehlt: bool = False
    teile: tuple[Zeile, ...] = ()
    zeilen: tuple[tuple[tuple[Zeile, ...], ...], ...] = ()

    @property
    def schluessel(self) -> tuple[Art, str, bool]:
        """What two equal blocks have in common."""
        return self.art, tidy(bare(self.worte)), self.gewaehlt


def lines_of(blocks: Iterable[Block]) -> tuple[Zeile, ...]:
    """Blocks as lines; boxes that stand in one line are lines of their own."""
    return tuple(line for block in blocks for line in _lines(block))


def _lines(block: Block) -> Iterator[Zeile]:  # noqa: C901 - one for each kind of block
    match block:
        case Absatz():
            yield Zeile("text", plain(block.spannen), block, block.ort)
        case Angabe():
            yield Zeile("text", f"{block.bezeichnung}: {plain(block.wert)}", block, block.ort)
        case Ueberschrift():
            yield Zeile("ueberschrift", plain(block.spannen), block, block.ort)
        case Kaestchenzeile():
            if bare(block.vorspann).strip():
                yield Zeile("text", block.vorspann, block, block.ort)
            yield from (_box(box, block) for box in block.kaestchen)
        case Liste():
            items = tuple(_joined("punkt", lines_of(item.bloecke), block) for item in block.punkte)
            yield _joined("liste", items, block)
        case Tabelle():
            rows = tuple(tuple(lines_of(cell.bloecke) for cell in row) for row in block.zeilen)
            words = "\n".join("\t".join(" ".join(part.worte for part in cell) for cell in row) for row in rows)
            yield Zeile("tabelle", words, block, block.ort, zeilen=rows)
        case Zitat():
            yield _joined("zitat", lines_of(block.bloecke), block)
        case Begriff():
            parts = lines_of([part for explained in block.erklaerungen for part in explained])
            yield Zeile("begriff", " ".join([plain(block.spannen), *(part.worte for part in parts)]), block)
        case Trennlinie():
            yield Zeile("linie", "", block)


def _box(box: Kaestchen, block: Kaestchenzeile) -> Zeile:
    return Zeile("kasten", box.text, block, block.ort, gewaehlt=box.gewaehlt)


def _joined(art: Art, parts: tuple[Zeile, ...], block: Block) -> Zeile:
    ort = parts[0].ort if parts else _NOWHERE
    return Zeile(art, "\n".join(part.worte for part in parts), block, ort, teile=parts)


def blocks_of(lines: Iterable[Zeile]) -> list[Block]:
    """The blocks that lines came from, each once."""
    found: list[Block] = []
    for line in lines:
        if not found or found[-1] is not line.block:
            found.append(line.block)
    return found


def note_numbers(block: object) -> list[int]:
    """The footnotes that a block refers to, in order."""
    if isinstance(block, Fussnotenzeichen):
        return [block.nummer]
    if isinstance(block, tuple | list):
        return [number for part in block for number in note_numbers(part)]
    names = getattr(block, "__dataclass_fields__", ())
    return [number for name in names if name != "ort" for number in note_numbers(getattr(block, name))]


def align(
    printed: Sequence[Zeile], found: Sequence[Zeile], spuren: Sequence[Spur]
) -> list[tuple[int | None, int | None]]:
    """Which line of a print became which line of an edited file; ``None`` for one that went or came."""
    keys = [[line.schluessel for line in lines] for lines in (printed, found)]
    pairs: list[tuple[int | None, int | None]] = []
    matcher = difflib.SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    for tag, start, end, other, other_end in matcher.get_opcodes():
        if tag == "equal":
            pairs += zip(range(start, end), range(other, other_end), strict=True)
        else:
            gap = _nearest(printed[start:end], found[other:other_end], spuren)
            pairs += [(None if i is None else i + start, None if j is None else j + other) for i, j in gap]
    return pairs


def _nearest(
    printed: Sequence[Zeile], found: Sequence[Zeile], spuren: Sequence[Spur]
) -> list[tuple[int | None, int | None]]:
    """The pairs, in order, whose distances add up to least."""
    rows, columns = len(printed), len(found)
    if rows * columns > _WHOLE_GRID:
        shared = min(rows, columns)
        return [*((at, at) for at in range(shared)), *((at, None) for at in range(shared, rows)),
                *((None, at) for at in range(shared, columns))]  # fmt: skip
    patterns = [Muster.read(line.worte, spuren) for line in printed]
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    step = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows, -1, -1):
        for j in range(columns, -1, -1):
            ways = []
            if i < rows:
                ways.append((best[i + 1][j] + 1, 1))
            if j < columns:
                ways.append((best[i][j + 1] + 1, 2))
            if i < rows and j < columns:
                ways.append((best[i + 1][j + 1] + _distance(printed[i], patterns[i], found[j]), 0))
            best[i][j], step[i][j] = min(ways, default=(0.0, 0))
    return list(_way(step, rows, columns))


def _way(step: list[list[int]], rows: int, columns: int) -> Iterator[tuple[int | None, int | None]]:
    i = j = 0
    while i < rows or j < columns:
        if i < rows and j < columns and step[i][j] == 0:
            yield i, j
            i, j = i + 1, j + 1
        elif i < rows and (j == columns or step[i][j] == 1):
            yield i, None
            i += 1
        else:
            yield None, j
            j += 1


def _distance(printed: Zeile, pattern: Muster, found: Zeile) -> float:
    """0 for the same, 2 (as much as one that went and one that came) for what has nothing in common."""
    if printed.art != found.art:
        return 2.5
    if printed.art in {"tabelle", "liste"}:
        return 0.4
    one, other = pattern.text, tidy(found.worte)
    if one == other:
        return 0.1
    fixed = any(isinstance(part, str) and part.strip() for part in pattern.stuecke)
    values = pattern.entry_in(other) if pattern.werte and fixed else None
    if values is not None:  # the label is the same; whose value it is tells which of several such lines
        words = [word for part in pattern.werte for word in part.text.split()]
        return 0.2 + 1.2 * (1 - _ratio(words, [word for value in values for word in value.split()]))
    # A line that is nothing but a value, and a heading, may have become quite another at the same place.
    most = 1.8 if pattern.werte or printed.art == "ueberschrift" else 2.1
    return most * (1 - _ratio(one.split(), other.split()))


def _ratio(one: list[str], other: list[str]) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()
