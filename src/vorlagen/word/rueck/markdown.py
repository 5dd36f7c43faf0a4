"""Blocks → Markdown, as ``word/markdown.py`` reads it: one line a paragraph, escaped no more than needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vorlagen.word.grid import fit_columns
from vorlagen.word.rueck.bloecke import (
    Absatz,
    Angabe,
    Begriff,
    Kaestchenzeile,
    Liste,
    Tabelle,
    Trennlinie,
    Ueberschrift,
    Worte,
    Zitat,
    plain,
)
from vorlagen.word.rueck.zeile import write_line
from vorlagen.word.rueck.ziffern import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vorlagen.word.rueck.bloecke import Ausrichtung, Block, Fussnote, Spannen, Zahlform, Zelle

_DEEPEST: Final = 6
_RULES: Final[dict[Ausrichtung, str]] = {"": "---", "left": ":---", "center": ":---:", "right": "---:"}
_BETWEEN_PARAGRAPHS: Final = " ¶ "
"""Stands between the paragraphs of a cell, which Markdown does not know."""
_NOTE_INDENT: Final = 4


def to_markdown(bloecke: Sequence[Block], *, level: int, fussnoten: Sequence[Fussnote] = ()) -> str:
    """Blocks as Markdown, with a line feed at its end unless it is empty.

    Args:
        bloecke: the blocks.
        level: level of the heading above them; a heading one below becomes ``#``.
        fussnoten: the footnotes that they refer to, printed behind them.
    """
    writer = _Writer(level)
    lines = writer.blocks(bloecke)
    for note in fussnoten:
        text = writer.blocks(note.bloecke) or [""]
        lines += ["", f"[^{note.nummer}]: {text[0]}".rstrip(), *_indented(text[1:], _NOTE_INDENT)]
    return "\n".join(lines).strip("\n") + "\n" if any(lines) else ""


def _indented(lines: Sequence[str], width: int) -> list[str]:
    return [" " * width + line if line else "" for line in lines]


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes blocks as lines; an empty one stands between two blocks."""

    level: int

    def blocks(self, blocks: Sequence[Block], *, tight: bool = False) -> list[str]:
        lines: list[str] = []
        before: Block | None = None
        sign = ""
        for block in blocks:
            sign = _other(sign) if _would_join(before, block, sign) else _usual(block)
            written = self._block(block, sign)
            if not written:
                continue
            if lines and not (tight and _may_follow(block)):
                lines.append("")
            lines += written
            before = block
        return lines

    def _block(self, block: Block, sign: str) -> list[str]:  # noqa: PLR0911 - one for each kind of block
        match block:
            case Absatz():
                return _lines(block.spannen)
            case Kaestchenzeile():
                return _lines(block.spannen)
            case Angabe():
                return _lines((Worte(f"{block.bezeichnung}: "), *block.wert))
            case Ueberschrift():
                return self._heading(block)
            case Liste():
                return self._list(block, sign)
            case Zitat():
                return [f"> {line}" if line else ">" for line in self.blocks(block.bloecke)]
            case Tabelle():
                return _table(block)
            case Trennlinie():
                return ["---"]
            case Begriff():
                return self._term(block)

    def _heading(self, block: Ueberschrift) -> list[str]:
        marks = "#" * max(1, min(block.ebene - self.level, _DEEPEST))
        words = write_line(block.spannen, "heading")
        return [f"{marks} {words}"] if words else []

    def _list(self, block: Liste, sign: str) -> list[str]:
        items = [self._item(block, item.nummer, item.bloecke, sign) for item in block.punkte]
        loose = not all(_is_tight(item.bloecke) for item in block.punkte)
        lines: list[str] = []
        for item in items:
            if lines and loose:
                lines.append("")
            lines += item
        return lines

    def _item(self, block: Liste, number: int, blocks: Sequence[Block], sign: str) -> list[str]:
        marker = _marker(number, block.form, sign) if block.form else sign
        content = self.blocks(blocks, tight=_is_tight(blocks))
        if not content:
            return [marker]
        return [f"{marker} {content[0]}", *_indented(content[1:], len(marker) + 1)]

    def _term(self, block: Begriff) -> list[str]:
        lines = [write_line(block.spannen, "heading")]
        for explanation in block.erklaerungen:
            content = self.blocks(explanation) or [""]
            lines += [f": {content[0]}".rstrip(), *_indented(content[1:], 2)]
        return lines


def _lines(spans: Spannen) -> list[str]:
    text = write_line(spans)
    return text.split("\n") if text else []


def _usual(block: Block) -> str:
    if not isinstance(block, Liste):
        return ""
    return block.zeichen if block.form else "-"


def _other(sign: str) -> str:
    """Another sign for a list behind a list: Markdown would go on with the first one."""
    return {"-": "*", "*": "-", ".": ")", ")": ".", "()": "()"}[sign]


def _would_join(before: Block | None, block: Block, sign: str) -> bool:
    if not (isinstance(before, Liste) and isinstance(block, Liste)):
        return False
    return before.form == block.form and _usual(block) == sign


def _is_tight(blocks: Sequence[Block]) -> bool:
    """Whether an item holds nothing but a paragraph and lists below it."""
    return all(isinstance(part, Liste) for part in blocks[1:])


def _marker(number: int, form: Zahlform, sign: str) -> str:
    shown = counted(number, form)
    return f"({shown})" if sign == "()" else f"{shown}{sign}"


def _may_follow(block: Block) -> bool:
    """Whether a list may stand directly below a paragraph: one that begins with 1, and not with an empty item."""
    if not isinstance(block, Liste) or not block.punkte[0].bloecke:
        return False
    return not block.form or block.punkte[0].nummer == 1


def _table(block: Tabelle) -> list[str]:
    rows = [[_BETWEEN_PARAGRAPHS.join(_cell_lines(cell)) for cell in row] for row in block.zeilen]
    if not rows or not rows[0]:
        return []
    numeric = [column.numeric for column in fit_columns(rows, len(rows[0]))]
    rules = [
        "---" if number and align == "right" else _RULES[align]
        for number, align in zip(numeric, block.ausrichtung, strict=True)
    ]
    return [_row(rows[0]), "|" + "|".join(rules) + "|", *map(_row, rows[1:])]


def _row(cells: Sequence[str]) -> str:
    return "|" + "|".join(f" {cell} " if cell else " " for cell in cells) + "|"


def _cell_lines(cell: Zelle) -> Iterator[str]:
    """The paragraphs of a cell, whatever they lie in."""
    yield from (line for line in _flat(cell.bloecke) if line)


def _flat(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Absatz() | Kaestchenzeile() | Ueberschrift():
                yield write_line(block.spannen, "cell")
            case Angabe():
                yield write_line((Worte(f"{block.bezeichnung}: "), *block.wert), "cell")
            case Liste():
                for item in block.punkte:
                    mark = _marker(item.nummer, block.form, block.zeichen) if block.form else "–"
                    yield f"{mark} {' '.join(_flat(item.bloecke))}"
            case Zitat():
                yield from _flat(block.bloecke)
            case Tabelle():
                yield from (" – ".join(_flat_row(row)) for row in block.zeilen)
            case Begriff():
                yield f"{plain(block.spannen)}: " + " ".join(
                    line for explanation in block.erklaerungen for line in _flat(explanation)
                )
            case Trennlinie():
                pass


def _flat_row(row: Sequence[Zelle]) -> Iterator[str]:
    return (" ".join(_cell_lines(cell)) for cell in row)
