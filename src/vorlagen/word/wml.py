"""WordprocessingML as text: small pure functions that return XML.

Every function takes plain text or XML made by another function of this module and
keeps the order of elements that the schema demands (ECMA-376 part 1, 17.3 to 17.5).
The prefix ``w`` is bound by the part that the XML is put into; all other prefixes
are declared where they are used, so that a piece fits into any template.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from vorlagen.errors import InputError
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Sequence

Align = Literal["left", "center", "right"]

EMU_PER_TWIP = 635
_OFFICE = "http://schemas.openxmlformats.org"
_NS_R = f'xmlns:r="{_OFFICE}/officeDocument/2006/relationships"'
_NS_WP = f'xmlns:wp="{_OFFICE}/drawingml/2006/wordprocessingDrawing"'
_NS_A = f"{_OFFICE}/drawingml/2006/main"
_NS_PIC = f"{_OFFICE}/drawingml/2006/picture"

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile('[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff&<>"]')
"""Every illegal character and all markup; the line feed and the tab are neither."""
_MARKUP = re.compile(r'[&<>"\r]')
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "\n"}
_TEXT_PARTS = re.compile(r"[\t\n]|[^\t\n]+")
_TABLE_LOOK = (
    '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
    ' w:noHBand="0" w:noVBand="1"/>'
)
_CELL_MARGINS = (
    '<w:tblCellMar><w:top w:w="45" w:type="dxa"/><w:left w:w="{padding}" w:type="dxa"/>'
    '<w:bottom w:w="45" w:type="dxa"/><w:right w:w="{padding}" w:type="dxa"/></w:tblCellMar>'
)
_BUILDING_BLOCK = '<w:docPartObj><w:docPartGallery w:val="Vorlagen"/></w:docPartObj>'
_BREAK = "<w:br/>"
_BREAKS = {"\t": "<w:tab/>", "\n": _BREAK}


def refuse_illegal(text: str) -> None:
    """Pass if XML 1.0 can hold every character of ``text``.

    Raises:
        InputError: it cannot (control characters, U+FFFE, lone surrogates); Word would
            call the file damaged.
    """
    bad = _ILLEGAL.search(text)
    if bad:
        raise InputError(
            t(
                "Das Zeichen U+{code} vor „{rest}“ kann in keiner Word-Datei stehen.",
                code=f"{ord(bad[0]):04X}",
                rest=_ILLEGAL.sub("", text[bad.end() : bad.end() + 30]),
            ),
            t("Löschen Sie das Steuerzeichen; es kommt meist vom Kopieren aus einem anderen Programm."),
        )


def escape(text: str) -> str:
    """``text`` for element content and quoted attributes.

    Raises:
        InputError: see ``refuse_illegal``.
    """
    if _SPECIAL.search(text) is None:
        return text
    refuse_illegal(text)
    return _MARKUP.sub(lambda found: _ENTITIES[found[0]], text.replace("\r\n", "\n"))


def _attribute(text: str) -> str:
    return " ".join(escape(text).split())


@dataclass(frozen=True, slots=True)
class RunFormat:
    """How a run looks.

    Attributes:
        style: id of a character style, empty for none.
        bold: bold.
        italic: italic.
        strike: struck through.
        superscript: raised, as in m².
        subscript: lowered, as in CO₂; raised if it is both.
        size: in half points; ``None`` leaves it to the style.
    """

    style: str = ""
    bold: bool = False
    italic: bool = False
    strike: bool = False
    superscript: bool = False
    subscript: bool = False
    size: int | None = None


PLAIN = RunFormat()


@functools.lru_cache(maxsize=256)
def run_properties(look: RunFormat) -> str:
    """``w:rPr`` of ``look``, empty if there is nothing to say."""
    raised = "superscript" if look.superscript else "subscript" if look.subscript else ""
    parts = (
        f'<w:rStyle w:val="{_attribute(look.style)}"/>' if look.style else "",
        "<w:b/><w:bCs/>" if look.bold else "",
        "<w:i/><w:iCs/>" if look.italic else "",
        "<w:strike/>" if look.strike else "",
        f'<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>' if look.size else "",
        f'<w:vertAlign w:val="{raised}"/>' if raised else "",
    )
    inner = "".join(parts)
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def text_run(text: str, look: RunFormat = PLAIN) -> str:
    """One run with ``text``; line ends become line breaks, tabs become tabs.

    Raises:
        InputError: see ``refuse_illegal``.
    """
    if not text:
        return ""
    safe = escape(text)
    if "\n" not in safe and "\t" not in safe:
        return f'<w:r>{run_properties(look)}<w:t xml:space="preserve">{safe}</w:t></w:r>'
    parts = (_BREAKS.get(part) or f'<w:t xml:space="preserve">{part}</w:t>' for part in _TEXT_PARTS.findall(safe))
    return f"<w:r>{run_properties(look)}{''.join(parts)}</w:r>"


def hyperlink(relationship: str, runs: str, tooltip: str = "") -> str:
    """A link to the external target of ``relationship`` round ``runs``."""
    tip = f' w:tooltip="{_attribute(tooltip)}"' if tooltip else ""
    return f'<w:hyperlink {_NS_R} r:id="{relationship}"{tip} w:history="1">{runs}</w:hyperlink>'


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """What a paragraph says beyond its text; lengths in twips (1/1440 inch).

    Attributes:
        style: id of the paragraph style, empty for the template's default.
        keep_next: stays on the page of the next paragraph.
        new_page: begins a new page.
        numbering: id of a ``w:num`` and the level in it (0 to 8).
        before: space before the paragraph; ``None`` leaves it to the style.
        after: space behind it; ``None`` leaves it to the style.
        indent: left indentation; ``None`` leaves it to the style or the numbering.
        hanging: how far the first line stands left of ``indent``.
        align: alignment; ``None`` leaves it to the style.
        tab: a tab stop; ``None`` leaves them to the style.
    """

    style: str = ""
    keep_next: bool = False
    new_page: bool = False
    numbering: tuple[int, int] | None = None
    before: int | None = None
    indent: int | None = None
    hanging: int = 0
    align: Align | None = None
    tab: int | None = None
    after: int | None = None


@functools.lru_cache(maxsize=512)
def paragraph_properties(look: ParagraphFormat) -> str:
    """``w:pPr`` of ``look``, empty if there is nothing to say."""
    parts: list[str] = []
    if look.style:
        parts.append(f'<w:pStyle w:val="{_attribute(look.style)}"/>')
    if look.keep_next:
        parts.append("<w:keepNext/>")
    if look.new_page:
        parts.append("<w:pageBreakBefore/>")
    if look.numbering is not None:
        number, level = look.numbering
        parts.append(f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    if look.tab is not None:
        parts.append(f'<w:tabs><w:tab w:val="left" w:pos="{look.tab}"/></w:tabs>')
    room = "".join(
        f' w:{side}="{twips}"' for side, twips in (("before", look.before), ("after", look.after)) if twips is not None
    )
    if room:
        parts.append(f"<w:spacing{room}/>")
    if look.indent is not None:
        first = f'w:hanging="{look.hanging}"' if look.hanging else 'w:firstLine="0"'
        parts.append(f'<w:ind w:left="{look.indent}" {first}/>')
    if look.align is not None:
        parts.append(f'<w:jc w:val="{look.align}"/>')
    return f"<w:pPr>{''.join(parts)}</w:pPr>" if parts else ""


def paragraph(runs: str, look: ParagraphFormat | None = None) -> str:
    """A paragraph of ``runs``."""
    return f"<w:p>{paragraph_properties(look) if look else ''}{runs}</w:p>"


def gap(height: int) -> str:
    """A paragraph without text, ``height`` twips high, that keeps two tables or lists apart.

    Word joins tables, and the embedded PDF engine some lists, that nothing separates.
    """
    return f'<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{height}" w:lineRule="exact"/></w:pPr></w:p>'


def cell(content: str, width: int) -> str:
    """A table cell of ``width`` twips; ``content`` is at least one paragraph and ends with one."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def row(cells: str, *, header: bool = False) -> str:
    """A table row that no page break splits; a header row is repeated on each page.

    ``w:tblHeader`` stands without a value: the Open XML SDK refuses ``true``.
    """
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if header else ''}</w:trPr>{cells}</w:tr>"


@dataclass(frozen=True, slots=True)
class TableFormat:
    """What a table says beyond its rows; lengths in twips.

    Attributes:
        widths: width of each column.
        style: id of the table style, empty for the template's default.
        indent: distance from the left edge of the text.
        title: short name for assistive technology (``w:tblCaption``).
        description: what the table shows (``w:tblDescription``).
        padding: at either side of each cell; ``None`` leaves it to the style.
    """

    widths: Sequence[int]
    style: str = ""
    indent: int = 0
    title: str = ""
    description: str = ""
    padding: int | None = None


def table(rows: str, look: TableFormat) -> str:
    """A table with fixed column widths of ``rows``."""
    properties = (
        f'<w:tblStyle w:val="{_attribute(look.style)}"/>' if look.style else "",
        f'<w:tblW w:w="{sum(look.widths)}" w:type="dxa"/>',
        f'<w:tblInd w:w="{look.indent}" w:type="dxa"/>' if look.indent else "",
        '<w:tblLayout w:type="fixed"/>',
        _CELL_MARGINS.format(padding=look.padding) if look.padding is not None else "",
        _TABLE_LOOK,
        f'<w:tblCaption w:val="{_attribute(look.title)}"/>' if look.title else "",
        f'<w:tblDescription w:val="{_attribute(look.description)}"/>' if look.description else "",
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in look.widths)
    return f"<w:tbl><w:tblPr>{''.join(properties)}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def sdt(content: str, *, tag: str, alias: str, number: int) -> str:
    """A block content control round ``content`` (paragraphs and tables).

    It says that it holds a building block: LibreOffice 7.4 then keeps it round its
    paragraphs, and all their formatting. Of any other kind it makes one run of the first
    paragraph, without bold, links or the text before a footnote, in which people cannot
    press Enter (tried).

    Args:
        content: at least one paragraph or table; Word repairs empty controls.
        tag: what programs find it by, at most 64 characters (Word refuses more).
        alias: the name that Word shows.
        number: id, positive and unique in the document.
    """
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{_attribute(alias)}"/><w:tag w:val="{_attribute(tag)}"/>'
        f'<w:id w:val="{number}"/>{_BUILDING_BLOCK}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
    )


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture in the text.

    Attributes:
        relationship: id of the relationship to the media part.
        number: id, positive and unique among the drawings of the document.
        width: shown width in EMU (1/914400 inch).
        height: shown height in EMU.
        description: alternative text.
        title: title, shown by some readers as a tooltip.
        name: what Word calls it, by which the way back finds the source's file again; „Bild 1000“ if empty.
    """

    relationship: str
    number: int
    width: int
    height: int
    description: str
    title: str = ""
    name: str = ""


def picture(drawing: Drawing) -> str:
    """A run with an inline picture."""
    title = f' title="{_attribute(drawing.title)}"' if drawing.title else ""
    size = f'cx="{drawing.width}" cy="{drawing.height}"'
    called = _attribute(drawing.name or f"Bild {drawing.number}")
    name = f'id="{drawing.number}" name="{called}" descr="{_attribute(drawing.description)}"{title}'
    return (
        f'<w:r><w:drawing><wp:inline {_NS_WP} distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f"<wp:docPr {name}/>"
        f'<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_NS_A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_NS_A}"><a:graphicData uri="{_NS_PIC}"><pic:pic xmlns:pic="{_NS_PIC}">'
        f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip {_NS_R} r:embed="{drawing.relationship}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        f"</wp:inline></w:drawing></w:r>"
    )
