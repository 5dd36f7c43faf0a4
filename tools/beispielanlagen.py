"""Makes the attachments and the pictures of the examples: ``python tools/beispielanlagen.py [FOLDER]``.

The texts stand in ``beispielanlagen.yaml``; equal texts give equal files. Text attachments
are tagged PDF/UA-1 and PDF/A-2b, drawings are plain pages as engineers deliver them.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import font_source_sans_pro
import office2pdf
import yaml
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from balkenbild import draw_shares
from buerodateien import office_files
from lageplan import draw_site_plan
from planzeichnung import draw_sheets

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import _Cell

FONT = "Source Sans Pro"
MADE = dt.datetime(2026, 5, 4, tzinfo=dt.UTC)
TEXT_WIDTH = 16.5
NUMBER = re.compile(r"[\d.,]*( ?(€|%|m²|m³|m|t))?|–")
YEAR = re.compile(r"\d{4}|–")
TOTALS = {"Baukosten", "Gesamtkosten", "Zusammen", "Kosten zusammen", "Zu deckende Kosten"}
STYLES = {"Normal": 10.5, "Heading 1": 17, "Heading 2": 12}


def main() -> None:
    """Write all files below ``examples`` or the folder named."""
    here = Path(__file__).resolve().parent
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else here.parent / "examples"
    entries = yaml.safe_load((here / "beispielanlagen.yaml").read_text(encoding="utf-8"))
    files = {entry["datei"]: make_attachment(entry) for entry in entries}
    files["lindenfurt/bilder/lageplan.png"] = draw_site_plan()
    files |= office_files()
    files["lindenfurt/bilder/radanteil.png"] = draw_shares()
    for name, data in files.items():
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(f"{path}: {len(data)} Bytes")


def make_attachment(entry: dict[str, Any]) -> bytes:
    """The PDF of one entry of the texts."""
    if "zeichnung" in entry:
        return draw_sheets(entry["zeichnung"], entry["titel"], entry["behoerde"])
    document = _document(entry["titel"], entry["behoerde"])
    for block in entry["inhalt"]:
        if isinstance(block, list):
            _add_table(document, [row.split("|") for row in block])
        elif block.startswith("# "):
            document.add_heading(block[2:], 2)
        else:
            document.add_paragraph(block)
    out = io.BytesIO()
    document.save(out)
    fonts = Path(font_source_sans_pro.__file__).parent / "files"
    options = office2pdf.ConvertOptions(tagged=True, pdf_ua=True, pdf_standard="pdf/a-2b", font_paths=[fonts])
    return office2pdf.convert_bytes(out.getvalue(), "docx", options).pdf


def _document(title: str, office: str) -> Word:
    document = Document()
    core = document.core_properties
    core.title, core.author, core.language, core.comments = title, office, "de-DE", ""
    core.created = core.modified = MADE
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    language.set(qn("w:val"), "de-DE")
    for name, size in STYLES.items():
        _set_style(document.styles[name], size)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(2.5), Cm(2), Cm(2), Cm(2)
    document.add_paragraph(office)
    document.add_heading(title, 1)
    return document


def _set_style(style: Any, size: float) -> None:  # noqa: ANN401 - python-docx has no type for it
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()  # the default document names theme fonts, which win over plain names
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    style.font.size = Pt(size)
    style.paragraph_format.space_after = Pt(6)
    style.font.color.rgb = RGBColor(0x22, 0x22, 0x22)
    # Left aligned explicitly: otherwise the converter joins paragraphs into one element.
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _add_table(document: Word, rows: list[list[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    table.autofit = False
    columns = list(zip(*rows, strict=True))
    totals = {at for at, row in enumerate(rows) if TOTALS.intersection(row)}
    widths = [min(max(map(len, column)), 44) + 3 for column in columns]
    for at, column in enumerate(columns):
        numbers = all(map(NUMBER.fullmatch, column[1:])) and not all(map(YEAR.fullmatch, column[1:]))
        table.columns[at].width = Cm(TEXT_WIDTH * widths[at] / sum(widths))  # the converter goes by the grid
        for line, text in enumerate(column):
            cell = table.cell(line, at)
            cell.width = table.columns[at].width
            _fill(cell, text, bold=line == 0 or line in totals, right=numbers)
    head = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - not offered otherwise
    head.append(OxmlElement("w:tblHeader"))
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill(cell: _Cell, text: str, *, bold: bool, right: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.add_run(text).bold = bold
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_before = Pt(1)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


if __name__ == "__main__":
    main()
