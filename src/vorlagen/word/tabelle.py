"""Tables of a form as native Word: entries in rows, and fields beside each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vorlagen.formular import zeilen
from vorlagen.i18n import t
from vorlagen.word import styles as names
from vorlagen.word import wml
from vorlagen.word.grid import is_number
from vorlagen.word.spalten import set_columns
from vorlagen.word.typography import protect

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vorlagen.word.styles import Styles

TICKED, EMPTY = "☑", "☐"
"""Both are in the shipped fonts; ☒ is not and would come from whatever the machine has."""
_BOLD = wml.RunFormat(bold=True)
_HANGING = 284


def box_runs(box: zeilen.Kaestchen, gap: str) -> str:
    """A box, what stands between it and its words, and the words: bold if it is ticked."""
    mark = wml.text_run(TICKED if box.gewaehlt else EMPTY) + wml.text_run(gap)
    return mark + wml.text_run(protect(box.text), _BOLD if box.gewaehlt else wml.PLAIN)


def write_table(block: zeilen.Tabellenblock, styles: Styles, text_width: int) -> str:
    """A table with a repeated header row; rows that sum up others are bold.

    Args:
        block: the table.
        styles: the template's styles.
        text_width: width of the text column in twips.
    """
    heads = tuple(column.titel for column in block.spalten)
    columns = set_columns([heads, *block.zeilen], [column.anteil for column in block.spalten], text_width)
    plain, bold = wml.RunFormat(size=columns.size), wml.RunFormat(bold=True, size=columns.size)
    right = [
        column.rechts or (all(is_number(row[at]) or not row[at] for row in block.zeilen) and _is_money(block, at))
        for at, column in enumerate(block.spalten)
    ]
    rows = [_row(heads, columns.widths, right, styles[names.TABLE_HEAD], header=True, look=plain)]
    for at, cells in enumerate(block.zeilen):
        run = bold if at in block.summen else plain
        kept = bool(block.summen) and at < len(block.zeilen) - 1  # sums stay on the page of what they sum up
        rows.append(_row(cells, columns.widths, right, styles[names.TABLE_TEXT], keep=kept, look=run))
    look = replace(_format(heads, columns.widths, styles, block.titel), padding=columns.padding)
    return wml.table("".join(rows), look)


def write_fields(block: zeilen.Feldblock, styles: Styles, text_width: int) -> str:
    """Fields beside each other: a table whose header row holds their headings."""
    heads = tuple(title for title, _ in block.felder)
    widths = [text_width // len(heads)] * len(heads)
    widths[-1] += text_width - sum(widths)
    cells = "".join(
        wml.cell(
            "".join(_in_cell(blocks, styles)) or wml.paragraph("", wml.ParagraphFormat(styles[names.TABLE_TEXT])), w
        )
        for (_, blocks), w in zip(block.felder, widths, strict=True)
    )
    head = _row(heads, widths, [False] * len(heads), styles[names.TABLE_HEAD], header=True)
    return wml.table(head + wml.row(cells), _format(heads, widths, styles, ""))


def _format(heads: Sequence[str], widths: Sequence[int], styles: Styles, title: str) -> wml.TableFormat:
    description = str(t("Tabelle mit den Spalten {spalten}", spalten=", ".join(heads)))
    return wml.TableFormat(widths, styles[names.TABLE], title=title, description=description)


def _in_cell(blocks: Iterable[zeilen.Block], styles: Styles) -> Iterator[str]:
    """Short blocks as paragraphs of a cell."""
    look = wml.ParagraphFormat(styles[names.TABLE_TEXT])
    for block in blocks:
        match block:
            case zeilen.Satzblock():
                yield wml.paragraph(wml.text_run(protect(block.text)), look)
            case zeilen.Angabenblock():
                for line in block.zeilen:
                    label = wml.text_run(f"{line.bezeichnung}: ", wml.RunFormat(style=styles[names.LABEL]))
                    yield wml.paragraph(label + wml.text_run(protect(line.wert)), look)
            case zeilen.Listenblock():
                lines = (block.titel, *block.punkte) if block.titel else block.punkte
                yield from (wml.paragraph(wml.text_run(protect(line)), look) for line in lines)
            case zeilen.Auswahlblock():
                if block.einleitung:
                    yield wml.paragraph(wml.text_run(protect(block.einleitung)), look)
                yield from _boxes(block.kaestchen, styles[names.TABLE_TEXT], 1)


def _boxes(boxes: Iterable[zeilen.Kaestchen], style: str, depth: int) -> Iterator[str]:
    look = wml.ParagraphFormat(style, indent=depth * _HANGING, hanging=_HANGING)
    for box in boxes:
        yield wml.paragraph(box_runs(box, "\u00a0"), look)
        yield from _boxes(box.darunter, style, depth + 1)


def _row(  # noqa: PLR0913 - a row has that many sides
    cells: Sequence[str], widths: Sequence[int], right: Sequence[bool], style: str, *,
    header: bool = False, keep: bool = False, look: wml.RunFormat = wml.PLAIN,
) -> str:  # fmt: skip
    xml = ""
    for text, width, is_right in zip(cells, widths, right, strict=True):
        paragraph = wml.ParagraphFormat(style, keep_next=header or keep, align="right" if is_right else None)
        xml += wml.cell(wml.paragraph(wml.text_run(protect(text), look), paragraph), width)
    return wml.row(xml, header=header)


def _is_money(block: zeilen.Tabellenblock, at: int) -> bool:
    return any("€" in row[at] for row in block.zeilen)
