"""The order in which a body prints its paragraphs, what binds each to the next, and page breaks put between.

The embedded PDF engine (office2pdf 0.4) heeds neither ``w:keepNext`` nor ``w:keepLines``:
it sets a heading as the last line of a page. It does heed page breaks between blocks, so
it is given a copy of the docx with breaks where they are needed (``vorlagen.pdf.umbruch``).
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from lxml import etree

from vorlagen.facts import ParagraphFact
from vorlagen.word.absatzformat import Absatzformat, is_heading, is_on

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_DOCUMENT: Final = "word/document.xml"
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PICTURES: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_PARTING: Final = frozenset({"page", "column"})
_FAST: Final = 1
"""Packing level of a file that is read once and thrown away."""


def read_flow(body: etree._Element, styles: etree._Element | None) -> tuple[ParagraphFact, ...]:
    """What is known of each paragraph that prints text or a picture, in document order; text boxes are left out.

    Args:
        body: root of ``word/document.xml``.
        styles: root of ``word/styles.xml``, if there is one.
    """
    formats = Absatzformat(styles)
    facts: list[ParagraphFact] = []
    for paragraph in _paragraphs(body):
        values = formats.of(paragraph)
        ends = _ends_page(paragraph)
        if facts and (ends or is_on(values, "pageBreakBefore")):  # parted on purpose
            facts[-1] = replace(facts[-1], keep=False)
        if _is_printed(paragraph):
            keep, movable = is_on(values, "keepNext") and not ends, _block(paragraph) is not None
            facts.append(ParagraphFact(_text(paragraph), keep=keep, heading=is_heading(values), movable=movable))
    return tuple(facts)


def break_before(docx: bytes, paragraphs: Collection[int]) -> bytes:
    """A copy of a docx with a page break before each of these paragraphs.

    The break is a paragraph of its own: after ``w:pageBreakBefore`` the embedded engine
    keeps the space above a heading, which it drops at the top of any other page. Before a
    paragraph in a table it stands before the whole table, since breaks in cells are ignored.

    Args:
        docx: a file that ``read_word_facts`` has read.
        paragraphs: positions in ``WordFacts.flow``; one that is not movable is passed over.
    """
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx)) as package,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_FAST) as copy,
    ):
        for part in package.infolist():
            data = package.read(part)
            content = _with_breaks(data, paragraphs) if part.filename == _DOCUMENT else data
            copy.writestr(zipfile.ZipInfo(part.filename, part.date_time), content, zipfile.ZIP_DEFLATED, _FAST)
    return stream.getvalue()


def _with_breaks(document: bytes, paragraphs: Collection[int]) -> bytes:
    root = etree.fromstring(document, etree.XMLParser(resolve_entities=False, no_network=True))
    printed = [paragraph for paragraph in _paragraphs(root) if _is_printed(paragraph)]
    for position in sorted(paragraphs):
        block = _block(printed[position])
        if block is not None:
            mark = etree.Element(_W + "p")
            etree.SubElement(etree.SubElement(mark, _W + "r"), _W + "br", {_W + "type": "page"})
            block.addprevious(mark)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _paragraphs(body: etree._Element) -> Iterator[etree._Element]:
    for paragraph in body.iter(_W + "p"):
        if next(paragraph.iterancestors(_W + "txbxContent"), None) is None:
            yield paragraph


def _block(paragraph: etree._Element) -> etree._Element | None:
    """What a break before ``paragraph`` stands before; ``None`` if it would tear a table."""
    tables = list(paragraph.iterancestors(_W + "tbl"))
    if not tables:
        return paragraph
    outermost = tables[-1]
    *_, row = paragraph.iterancestors(_W + "tr")
    return outermost if row is next(outermost.iter(_W + "tr")) else None


def _is_printed(paragraph: etree._Element) -> bool:
    return bool(_text(paragraph)) or next(paragraph.iter(*_PICTURES), None) is not None


def _text(paragraph: etree._Element) -> str:
    pieces = (piece.text or "" if piece.tag == _W + "t" else " " for piece in paragraph.iter(_W + "t", _W + "tab"))
    return " ".join("".join(pieces).split())


def _ends_page(paragraph: etree._Element) -> bool:
    """Whether a page, column or section ends inside or right after the paragraph, as its author wants."""
    parted = any(mark.get(_W + "type") in _PARTING for mark in paragraph.iter(_W + "br"))
    return parted or paragraph.find(f"{_W}pPr/{_W}sectPr") is not None
