"""Small Word files for the tests of this room, written with python-docx."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docx.document import Document

FONT = "Source Sans Pro"
NUMBER = "2026/0184"
TITLE = "Neubau der Radwegbrücke am Mühlgraben"
SENTENCE = (
    "Der Stadtrat von Musterstadt beschließt den Neubau der Brücke mit Gesamtkosten von 1.250.000 €. "
    "Die Verwaltung wird beauftragt, die Leistungen auszuschreiben. "
)
ALTS = ("Lageplan mit der neuen Brücke", "Ansicht der Brücke von Süden")


def blank(title: str = TITLE, language: str = "de-DE", font: str = FONT) -> Document:
    """An empty document in our font, left-aligned and German, without python-docx's own marks."""
    document = docx.Document()
    for style in document.styles:
        if style.type in {WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER}:
            fonts = style.element.get_or_add_rPr()._add_rFonts()
            for old in style.element.rPr.findall(qn("w:rFonts")):
                if old is not fonts:
                    style.element.rPr.remove(old)
            for script in ("ascii", "hAnsi", "cs", "eastAsia"):
                fonts.set(qn(f"w:{script}"), font)
    document.styles["Normal"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}").set(qn("w:val"), language)
    for level in document.part.numbering_part.element.iter(qn("w:lvl")):
        _plain_bullet(level, font)
    properties = document.core_properties
    properties.title, properties.author, properties.comments, properties.language = title, "", "", language
    return document


def _plain_bullet(level: docx.oxml.xmlchemy.BaseOxmlElement, font: str) -> None:
    """python-docx's bullets are a private character of the font Symbol."""
    text, fonts = level.find(qn("w:lvlText")), level.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    if fonts is not None:
        text.set(qn("w:val"), "•")
        for script in ("ascii", "hAnsi"):
            fonts.set(qn(f"w:{script}"), font)


def picture() -> io.BytesIO:
    """A small PNG."""
    stream = io.BytesIO()
    Image.new("RGB", (80, 60), (20, 90, 160)).save(stream, "PNG")
    stream.seek(0)
    return stream


def add_picture(document: Document, alt: str | None) -> None:
    """A picture in a paragraph of its own; ``""`` marks it as decorative, ``None`` leaves it undescribed."""
    document.add_picture(picture())
    properties = document.inline_shapes[len(document.inline_shapes) - 1]._inline.docPr
    if alt:
        properties.set("descr", alt)
    elif alt == "":
        main = "http://schemas.openxmlformats.org/drawingml/2006/main"
        decorative = "http://schemas.microsoft.com/office/drawing/2017/decorative"
        parse = docx.oxml.parse_xml
        properties.append(
            parse(
                f'<a:extLst xmlns:a="{main}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">'
                f'<d:decorative xmlns:d="{decorative}" val="1"/></a:ext></a:extLst>'
            )
        )


def to_bytes(document: Document) -> bytes:
    """The document as a docx file."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def paper(
    *,
    paragraphs: int = 12,
    alts: Sequence[str | None] = (),
    title: str = TITLE,
    change: Callable[[Document], object] = lambda _: None,
) -> bytes:
    """A paper with headings, paragraphs, a list, a table with a header row, pictures and a footer."""
    document = blank(title)
    document.sections[0].footer.paragraphs[0].text = f"Vorlage {NUMBER}"
    document.add_heading(f"Beschlussvorlage {NUMBER}", 1)
    for number in range(paragraphs):
        if number % 6 == 0:
            document.add_heading(f"Abschnitt {number // 6 + 1}", 2)
        document.add_paragraph(f"{number}. Absatz: {SENTENCE * 3}")
    for number in range(3):
        document.add_paragraph(f"Punkt {number}", style="List Bullet")
    add_table(document)
    for alt in alts:
        add_picture(document, alt)
    document.add_paragraph("Ende der Vorlage.")
    change(document)
    return to_bytes(document)


def add_table(document: Document) -> None:
    """A table of three columns whose first row is a header row."""
    table = document.add_table(3, 3)
    table.style = "Table Grid"
    for row, words in zip(
        table.rows, (("Jahr", "Art", "Betrag"), ("2027", "Bau", "900 T€"), ("2028", "Bau", "350 T€")), strict=True
    ):
        for cell, word in zip(row.cells, words, strict=True):
            cell.text = word
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def replace_part(docx_file: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A copy of the docx with one part changed; the part is added if it is missing."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx_file)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        names = old.namelist()
        for part in names:
            content = old.read(part)
            new.writestr(part, change(content) if part == name else content)
        if name not in names:
            new.writestr(name, change(b""))
    return stream.getvalue()
