"""Tables of a long text as native Word: header row, widths by content, amounts at the comma, cell paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vorlagen.i18n import t
from vorlagen.word import styles as names
from vorlagen.word import wml
from vorlagen.word.dezimal import filled_up, pad_amounts
from vorlagen.word.grid import fit_columns
from vorlagen.word.spalten import Spaltensatz, set_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markdown_it.token import Token

    from vorlagen.word.grid import Column
    from vorlagen.word.inline import Inline
    from vorlagen.word.styles import Styles

_CELL_MARGINS = 230
_ALIGNS: Mapping[str, wml.Align] = {
    "text-align:left": "left",
    "text-align:center": "center",
    "text-align:right": "right",
}


@dataclass(frozen=True, slots=True)
class Zelle:
    """One cell: its paragraphs as ``inline`` tokens, and the alignment that the text asks for."""

    absaetze: tuple[Token, ...]
    align: wml.Align | None

    @property
    def text(self) -> str:
        """The text of its paragraphs, one a line."""
        return "\n".join(token.content for token in self.absaetze)


def read_rows(tokens: Iterator[Token]) -> list[list[Zelle]]:
    """The rows of the table whose opening token was taken; takes its closing one too."""
    rows: list[list[Zelle]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            inner = []
            while (inline := next(tokens)).type == "inline":
                inner.append(inline)
            rows[-1].append(Zelle(tuple(inner), _ALIGNS.get(str(token.attrGet("style") or ""))))
    return rows


@dataclass(frozen=True, slots=True)
class TextTable:
    """How one table is written.

    Attributes:
        inline: writes the paragraphs.
        styles: the template's styles.
        width: room in twips.
        left: distance from the left edge of the text in twips.
        title: its caption, for assistive technology.
        keep_next: whether its last row stays with the paragraph behind it.
    """

    inline: Inline
    styles: Styles
    width: int
    left: int = 0
    title: str = ""
    keep_next: bool = False

    def write(self, rows: Sequence[Sequence[Zelle]]) -> str:
        """The table's XML; the first row is its heading."""
        texts = [[cell.text for cell in row] for row in rows]
        columns = fit_columns(texts, self.width)
        padded = _padded(rows, columns)
        measured = [[filled_up(cell.text) for cell in row] for row in padded]
        if measured != texts:
            columns = fit_columns(measured, self.width)
        sizes = _sizes(measured, columns, self.width)
        last = len(rows) - 1
        xml = "".join(
            self._row(row, columns, sizes, header=not at, keep=not at or (self.keep_next and at == last))
            for at, row in enumerate(padded)
        )
        headings = ", ".join(text.replace("\n", " ") for text in texts[0] if text)
        look = wml.TableFormat(
            sizes.widths,
            self.styles[names.TABLE],
            self.left,
            title=self.title,
            description=str(t("Tabelle mit den Spalten {spalten}", spalten=headings)),
            padding=sizes.padding,
        )
        return wml.table(xml, look)

    def _row(
        self, row: Sequence[Zelle], columns: Sequence[Column], sizes: Spaltensatz, *, header: bool, keep: bool
    ) -> str:
        style = self.styles[names.TABLE_HEAD if header else names.TABLE_TEXT]
        run = wml.RunFormat(size=sizes.size)
        margins = _CELL_MARGINS if sizes.padding is None else 2 * sizes.padding
        cells = []
        for cell, column, width in zip(row, columns, sizes.widths, strict=True):
            shown = cell.align or ("right" if column.numeric else None)
            look = wml.ParagraphFormat(style, keep_next=keep, align=shown)
            room = max(1, width - margins)
            paragraphs = (self.inline.runs(inline.children or [], run, room) for inline in cell.absaetze)
            cells.append(wml.cell("".join(wml.paragraph(runs, look) for runs in paragraphs), width))
        return wml.row("".join(cells), header=header)


def _sizes(texts: Sequence[Sequence[str]], columns: Sequence[Column], width: int) -> Spaltensatz:
    """The usual letters where no word is torn, else smaller ones."""
    if sum(column.least for column in columns) <= width:
        return Spaltensatz([column.width for column in columns])
    return set_columns(texts, [None] * len(columns), width)


def _padded(rows: Sequence[Sequence[Zelle]], columns: Sequence[Column]) -> Sequence[Sequence[Zelle]]:
    """The rows with amounts of different decimals brought below each other."""
    body = [list(row) for row in rows[1:]]
    for at, column in enumerate(columns):
        if not column.numeric or not any("," in row[at].text for row in body):
            continue
        if any(row[at].align in ("left", "center") or "\n" in row[at].text for row in body):
            continue
        texts = [row[at].text for row in body]
        for row, before, after in zip(body, texts, pad_amounts(texts), strict=True):
            if before != after:
                row[at] = _with_text(row[at], after)
    return [rows[0], *body]


def _with_text(cell: Zelle, text: str) -> Zelle:
    """The cell with another text; one with markup stays as it is."""
    (inline,) = cell.absaetze
    children = inline.children or []
    if len(children) != 1 or children[0].type != "text":
        return cell
    return Zelle((replace(inline, content=text, children=[replace(children[0], content=text)]),), cell.align)
