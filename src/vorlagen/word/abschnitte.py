"""Printed sections as native Word: headings, content controls, boxes, tables, signatures."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vorlagen.formular import zeilen
from vorlagen.word import styles as names
from vorlagen.word import wml
from vorlagen.word.markdown import render_markdown
from vorlagen.word.numbering import STEP, ListKind
from vorlagen.word.tabelle import box_runs, write_fields, write_table
from vorlagen.word.typography import protect

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vorlagen.formular.druckbild import Druckabschnitt
    from vorlagen.word.body import Body
    from vorlagen.word.styles import Styles

_ITALIC = wml.RunFormat(italic=True)
_INLINE_BOXES = 92
"""So many characters of boxes stand in one line; more are set below each other."""
_SHORT = 34
_ROOM_TO_SIGN = 720
_BETWEEN_SIGNERS = 480
_AFTER_TABLE = 120
_AFTER_SIGNERS = 360
_MAX_HEADING = 6
_KEPT_ROWS = 10
"""Rows of a table that stays whole with the signature behind it."""
_PARAGRAPH = re.compile("<w:p>")
_TABLE_END = ("</w:tbl>", "</w:tbl></w:sdtContent></w:sdt>")


@dataclass(frozen=True, slots=True)
class SectionWriter:
    """Writes sections of one document.

    Attributes:
        styles: the template's styles.
        body: collects links, pictures and lists of the document.
        pictures: picture files by the name that texts use.
    """

    styles: Styles
    body: Body
    pictures: Mapping[str, bytes]

    def sections(self, sections: Iterable[Druckabschnitt]) -> list[str]:
        """The XML of each section of one level; a signature is kept with the text before it.

        A section without a heading stands off from a signature or a table before it.
        """
        written: list[str] = []
        room = 0
        for section in sections:
            xml = self.section(section)
            if written and not section.ueberschrift:
                xml = below(written[-1], space_before(xml, room) if room else xml)
            last = section.bloecke[-1] if section.bloecke else None
            signed = isinstance(last, zeilen.Unterschriftblock)
            room = _AFTER_SIGNERS if signed else _AFTER_TABLE * 2 if isinstance(last, zeilen.Tabellenblock) else 0
            if signed and written:
                written[-1] = keep_last_paragraph(written[-1])
            written.append(xml)
        return written

    def section(self, section: Druckabschnitt) -> str:
        """Heading, the content control with the blocks, and the sections below."""
        parts = []
        if section.ueberschrift:
            parts = [self.heading(section.ueberschrift, section.ebene, new_page=section.neue_seite)]
        if section.leitfrage:
            look = wml.ParagraphFormat(self.styles[names.BODY_TEXT], keep_next=True)
            parts.append(wml.paragraph(wml.text_run(protect(section.leitfrage), _ITALIC), look))
        level = section.ebene if section.ueberschrift else section.ebene - 1
        content = self._blocks(section.bloecke, level)
        if content and section.feld:
            alias = section.ueberschrift or section.feld
            content = self.body.control(content, tag=section.feld, alias=alias[:64])
        children = self.sections(section.abschnitte)
        if children and not section.abschnitte[0].ueberschrift:
            children[0] = below(content, children[0])
        return "".join([*parts, content, *children])

    def _blocks(self, blocks: Sequence[zeilen.Block], level: int) -> str:
        content = ""
        for block, following in itertools.zip_longest(blocks, blocks[1:]):
            xml = below(content, self.block(block, level))
            content += keep_last_paragraph(xml) if _leads_to(block, following) else xml
        return content

    def heading(self, text: str, level: int, *, new_page: bool = False) -> str:
        """A heading of ``level``."""
        style = self.styles[f"heading {min(level, _MAX_HEADING)}"]
        return wml.paragraph(wml.text_run(protect(text)), wml.ParagraphFormat(style, new_page=new_page))

    def block(self, block: zeilen.Block, level: int) -> str:  # noqa: PLR0911 - one for each kind of block
        """One block below a heading of ``level``."""
        match block:
            case zeilen.Satzblock():
                return self._text(block.text)
            case zeilen.Angabenblock():
                last = len(block.zeilen) - 1
                return "".join(self._line(line, keep=at < last) for at, line in enumerate(block.zeilen))
            case zeilen.Auswahlblock():
                return self._choice(block)
            case zeilen.Tabellenblock():
                return self._caption(block.titel) + write_table(block, self.styles, self.body.text_width)
            case zeilen.Listenblock():
                return self._list(block)
            case zeilen.Langtextblock():
                title = self.heading(block.titel, level + 1) if block.titel else ""
                inner = level + 1 if block.titel else level
                return title + render_markdown(
                    block.markdown, level=inner, styles=self.styles, body=self.body, pictures=self.pictures
                )
            case zeilen.Unterschriftblock():
                return self._signatures(block)
            case zeilen.Feldblock():
                return write_fields(block, self.styles, self.body.text_width)

    def _text(self, text: str, style: str = names.BODY_TEXT, *, keep: bool = False) -> str:
        look = wml.ParagraphFormat(self.styles[style], keep_next=keep)
        return wml.paragraph(wml.text_run(protect(text)), look)

    def _line(self, line: zeilen.Wertzeile, *, keep: bool) -> str:
        label = wml.text_run(f"{line.bezeichnung}:", wml.RunFormat(style=self.styles[names.LABEL]))
        value = wml.text_run("\t" + protect(line.wert))
        return wml.paragraph(label + value, wml.ParagraphFormat(self.styles[names.LINE], keep_next=keep))

    def _choice(self, block: zeilen.Auswahlblock) -> str:
        lead, boxes = block.einleitung, block.kaestchen
        short = all(len(box.text) <= _SHORT and not box.darunter for box in boxes)
        if short and len(lead) + sum(len(box.text) + 5 for box in boxes) <= _INLINE_BOXES:
            label = [wml.text_run(protect(lead), wml.RunFormat(style=self.styles[names.LABEL]))] if lead else []
            runs = wml.text_run("\u2003").join([*label, *(box_runs(box, "\u00a0") for box in boxes)])
            return wml.paragraph(runs, wml.ParagraphFormat(self.styles[names.BODY_TEXT]))
        return (self._text(lead, keep=True) if lead else "") + "".join(self._box_lines(boxes, 0))

    def _box_lines(self, boxes: Sequence[zeilen.Kaestchen], depth: int) -> Iterable[str]:
        for at, box in enumerate(boxes):
            indent = (depth + 1) * STEP
            last = at == len(boxes) - 1 and not box.darunter
            look = wml.ParagraphFormat(self.styles[names.BOX], keep_next=not last, indent=indent, hanging=STEP)
            yield wml.paragraph(box_runs(box, "\t"), look)
            yield from self._box_lines(box.darunter, depth + 1)

    def _caption(self, title: str) -> str:
        return self._text(title, names.CAPTION, keep=True) if title else ""

    def _list(self, block: zeilen.Listenblock) -> str:
        title = self._text(block.titel, keep=True) if block.titel else ""
        number = self.body.numbering.add(ListKind(), 0)
        look = wml.ParagraphFormat(self.styles[names.BULLETS], numbering=(number, 0))
        return title + "".join(wml.paragraph(wml.text_run(protect(point)), look) for point in block.punkte)

    def _signatures(self, block: zeilen.Unterschriftblock) -> str:
        lines: list[tuple[str, int]] = []
        for at, person in enumerate(block.personen):
            room = _ROOM_TO_SIGN if at == 0 else _BETWEEN_SIGNERS
            words = [word for word in (person.zusatz, person.name, person.funktion) if word]
            lines += [(word, room if place == 0 else 0) for place, word in enumerate(words)]
        return "".join(
            wml.paragraph(
                wml.text_run(protect(word)),
                wml.ParagraphFormat(self.styles[names.SIGNATURE], keep_next=at < len(lines) - 1, before=before or None),
            )
            for at, (word, before) in enumerate(lines)
        )


def below(before: str, xml: str) -> str:
    """``xml`` with room above it if ``before`` ends with a table; Word joins two tables that nothing separates."""
    if not before.endswith(_TABLE_END):
        return xml
    return wml.gap(_AFTER_TABLE) + xml if _begins_with_table(xml) else space_before(xml, _AFTER_TABLE)


def _begins_with_table(xml: str) -> bool:
    return 0 <= xml.find("<w:tbl>") < xml.find("<w:p>")  # a cell always holds a paragraph


def _leads_to(block: zeilen.Block, following: zeilen.Block | None) -> bool:
    """Whether a page must not end between them: an answer and its reasons, a sentence and the text it announces."""
    match block, following:
        case zeilen.Auswahlblock(), zeilen.Satzblock() | zeilen.Langtextblock():
            return True
        case zeilen.Satzblock(), zeilen.Langtextblock():
            return True
        case _:
            return False


def keep_last_paragraph(xml: str) -> str:
    """``xml`` with its end bound to what follows, so that no signature stands alone.

    A short table at the end is bound as a whole: its last row alone on a new page would
    hardly be better, and the embedded PDF engine cannot break inside a table.
    """
    start = xml.rfind("<w:p>")
    if start < 0:
        return xml
    last = xml.rfind("</w:tbl>")
    table_end = last + len("</w:tbl>") if last >= 0 else -1
    if start < table_end or (start == table_end and "<w:r>" not in xml[start:]):  # in the table, or the gap behind it
        table = xml.rfind("<w:tbl>", 0, start)
        rows = xml.count("<w:tr>", table, table_end)
        start = table if rows <= _KEPT_ROWS else xml.rfind("<w:tr>", 0, table_end)
    tail = xml[start:]  # each change copies what it is made in: not the whole section
    for found in reversed(list(_PARAGRAPH.finditer(tail))):
        tail = _keep(tail, found.start())
    return xml[:start] + tail


def _keep(xml: str, start: int) -> str:
    head, properties, rest = _split(xml, start)
    if "<w:keepNext/>" in properties:
        return xml
    style = properties.find("/>") + 2 if properties.startswith("<w:pStyle") else 0
    return f"{head}{properties[:style]}<w:keepNext/>{properties[style:]}{rest}"


def space_before(xml: str, twips: int) -> str:
    """``xml`` with more room above its first paragraph, unless that one has its own."""
    start = xml.find("<w:p>")
    if start < 0 or _begins_with_table(xml):
        return xml
    head, properties, rest = _split(xml, start)
    if "<w:spacing" in properties:
        return xml
    places = [at for at in (properties.find("<w:ind "), properties.find("<w:jc ")) if at >= 0]
    place = min(places, default=len(properties))
    return f'{head}{properties[:place]}<w:spacing w:before="{twips}"/>{properties[place:]}{rest}'


def _split(xml: str, start: int) -> tuple[str, str, str]:
    """What stands before, in and after the properties of the paragraph at ``start``."""
    begin = start + len("<w:p>")
    if not xml.startswith("<w:pPr>", begin):
        return f"{xml[:begin]}<w:pPr>", "", f"</w:pPr>{xml[begin:]}"
    inner = begin + len("<w:pPr>")
    end = xml.index("</w:pPr>", inner)
    return xml[:inner], xml[inner:end], xml[end:]
