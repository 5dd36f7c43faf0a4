"""The agenda as a table of Word: header row, links, items below items set in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vorlagen.formular.mappe.plan import LINK
from vorlagen.word import styles as names
from vorlagen.word import wml
from vorlagen.word.plain import plain_blocks
from vorlagen.word.typography import protect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.formular.sitzungsinhalt import Agendateil, Agendazeile
    from vorlagen.word.body import Body
    from vorlagen.word.styles import Styles

ITEM = "Vorlage Punkt"
"""Style of number and title of an item."""
REFERENCE = "Vorlage Verweis"
"""Style of links within a Mappe: no underlines, for the whole table is links."""
_SIGN, _PAPER, _PAGE, _BAND = 1020, 1870, 790, 1360
_STEP = 340
_BOLD = wml.RunFormat(bold=True)


@dataclass(frozen=True, slots=True)
class Agendatabelle:
    """Writes the parts of one agenda; all of its tables have the same columns.

    Attributes:
        styles: the template's styles.
        body: collects the links of the document.
        teile: the agenda.
    """

    styles: Styles
    body: Body
    teile: tuple[Agendateil, ...]

    @property
    def _columns(self) -> tuple[tuple[str, int], ...]:
        """Heading and width of each column; papers and pages only where there are any."""
        lines = [line for part in self.teile for line in part.zeilen]
        pages = [line.seite for line in lines if line.seite]
        paper = ("Vorlage", _PAPER) if any(line.vorlage for line in lines) else None
        page = ("Seite", _BAND if any("," in seite for seite in pages) else _PAGE) if pages else None
        fixed = [column for column in (paper, page) if column]
        rest = self.body.text_width - _SIGN - sum(width for _, width in fixed)
        return (("TOP", _SIGN), ("Gegenstand", rest), *fixed)

    def write(self, part: Agendateil) -> str:
        """The table of one part; a sentence if it has no items."""
        if not part.zeilen:
            look = wml.ParagraphFormat(self.styles[names.BODY_TEXT])
            return wml.paragraph(wml.text_run("Keine Tagesordnungspunkte."), look)
        columns = self._columns
        look = wml.ParagraphFormat(self.styles[names.TABLE_HEAD], keep_next=True)
        right = wml.ParagraphFormat(self.styles[names.TABLE_HEAD], keep_next=True, align="right")
        head = "".join(
            wml.cell(wml.paragraph(wml.text_run(title), right if title == "Seite" else look), width)
            for title, width in columns
        )
        rows = "".join(self._row(line, columns) for line in part.zeilen)
        about = f"Tagesordnung, {part.ueberschrift}"
        titles = ", ".join(title for title, _ in columns)
        table = wml.TableFormat([width for _, width in columns], self.styles[names.TABLE], title=about,
                                description=f"Tabelle mit den Spalten {titles}")  # fmt: skip
        return wml.table(wml.row(head, header=True) + rows, table)

    def _row(self, line: Agendazeile, columns: tuple[tuple[str, int], ...]) -> str:
        cells = ""
        for title, width in columns:
            match title:
                case "TOP":
                    cells += wml.cell(self._paragraph(wml.text_run(protect(line.punkt.zeichen), _BOLD)), width)
                case "Gegenstand":
                    cells += wml.cell("".join(self._subject(line)), width)
                case "Vorlage":
                    cells += wml.cell(self._paper(line), width)
                case _:
                    cells += wml.cell(self._paragraph(self._linked(line, line.seite), align="right"), width)
        return wml.row(cells)

    def _subject(self, line: Agendazeile) -> Iterator[str]:
        item = line.punkt
        indent = item.ebene * _STEP or None
        run = wml.RunFormat(bold=item.ueberschrift, strike=item.abgesetzt)
        yield self._paragraph(self._linked(line, item.titel, run), indent=indent)
        if item.vermerke:
            marks = wml.text_run(protect(" · ".join(item.vermerke)), _BOLD)
            yield self._paragraph(marks, names.TABLE_TEXT, indent=indent)
        told = [f"Berichterstattung: {item.berichterstattung}"] if item.berichterstattung else []
        for text in (*told, *plain_blocks(item.hinweis)):
            yield self._paragraph(wml.text_run(protect(text)), names.TABLE_TEXT, indent=indent)

    def _paper(self, line: Agendazeile) -> str:
        first, *others = line.vorlage or ("",)
        rest = "".join(self._paragraph(wml.text_run(protect(text)), names.TABLE_TEXT) for text in others)
        return self._paragraph(wml.text_run(protect(first))) + rest

    def _linked(self, line: Agendazeile, text: str, look: wml.RunFormat = wml.PLAIN) -> str:
        if not line.ziel or not text:
            return wml.text_run(protect(text), look)
        return link_to(line.ziel, text, self.styles, self.body)

    def _paragraph(
        self, runs: str, style: str = ITEM, *, indent: int | None = None, align: wml.Align | None = None
    ) -> str:
        return wml.paragraph(runs, wml.ParagraphFormat(self.styles[style], indent=indent, align=align))


def link_to(target: str, text: str, styles: Styles, body: Body) -> str:
    """A link within a Mappe; whoever joins its pages makes a page of the address."""
    look = wml.RunFormat(style=styles[REFERENCE] if REFERENCE in styles else styles[names.HYPERLINK])
    return wml.hyperlink(body.link(LINK.format(target=target)), wml.text_run(protect(text), look))
