"""Attachments of the examples that are no PDF: Word, Excel, PowerPoint, a photo, a scan. Same bytes each time."""

from __future__ import annotations

import datetime as dt
import io
import random
import zipfile
from typing import TYPE_CHECKING

import pptx
import xlsxwriter
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from PIL import Image, ImageDraw, ImageFont
from pptx.util import Pt as SlidePt

from vorlagen import resources

if TYPE_CHECKING:
    from collections.abc import Sequence

FONT = "Source Sans Pro"
MADE = dt.datetime(2026, 5, 19, tzinfo=dt.UTC)
OFFICE = "Stadt Lindenfurt"
THRESHOLD = 150
THRESHOLD = 150
EPOCH = (1980, 1, 1, 0, 0, 0)
STATUTE = (
    ("§ 1 Aufgabe", ("Der Jugendbeirat vertritt die jungen Menschen der Stadt Lindenfurt gegenüber Rat und Verwaltung.",
                     "Er kann sich mit allen Angelegenheiten befassen, die junge Menschen betreffen.")),
    ("§ 2 Mitglieder", ("Der Jugendbeirat hat elf Mitglieder. Sie werden für zwei Jahre gewählt.",
                        "Wer während der Amtszeit das 22. Lebensjahr vollendet, bleibt bis zu deren Ende Mitglied.")),
    ("§ 3 Wahl", ("Wahlberechtigt und wählbar ist, wer am ersten Wahltag mindestens 13 und höchstens 20 Jahre alt ist.",
                  "Gewählt sind die elf Personen mit den meisten Stimmen, darunter mindestens eine aus jeder Schule.")),
    ("§ 4 Rederecht", ("Ein vom Jugendbeirat bestimmtes Mitglied erhält in den Ausschüssen auf Verlangen das Wort.",)),
    ("§ 5 Budget", ("Über das Budget, das der Haushalt vorsieht, entscheidet der Jugendbeirat selbst.",)),
    ("§ 6 Inkrafttreten", ("Diese Satzung tritt am Tag nach ihrer Bekanntmachung in Kraft.",)),
)  # fmt: skip
BUDGET = (("Maßnahme", "2027", "2028"), ("Eigene Projekte", 4500, 4500), ("Öffentlichkeitsarbeit", 1200, 1000),
          ("Fortbildung der Mitglieder", 1300, 1500), ("Fahrten und Sitzungen", 1000, 1000))  # fmt: skip
BIDS = (
    ("Bieter", "Angebot netto", "Umsatzsteuer", "Angebot brutto", "Preis (60)", "Technik (40)", "Punkte"),
    ("Großküchen Tiemeyer OHG", 155142.86, 29477.14, 184620, 60, 33, 93),
    ("Gastrotechnik Wennekamp GmbH", 160798.32, 30551.68, 191350, 56, 32, 88),
    ("Edelstahlbau Rosendahl KG", 171344.54, 32555.46, 203900, 47, 24, 71),
)
SLIDES = (
    ("Jugendkonferenz am 14. März 2026", ("94 Jugendliche aus fünf Schulen", "Acht Werkstätten, ein Tag, ein Ziel:",
                                          "Lindenfurt aus unserer Sicht")),
    ("Was uns wichtig ist", ("Eine eigene Vertretung mit Rederecht", "Busse bis 23 Uhr am Wochenende",
                             "Ein überdachter Treffpunkt am Wehr", "Schnelleres Netz in den Schulen")),
    ("So geht es weiter", ("Satzung für den Jugendbeirat im Juni", "Wahl im Oktober", "Erste Sitzung am 9. November")),
)  # fmt: skip


def office_files() -> dict[str, bytes]:
    """All files by their name below ``examples``."""
    folder = "lindenfurt/anlagen"
    return {
        f"{folder}/0224-1-satzung.docx": _statute(),
        f"{folder}/0224-2-budget.xlsx": _sheet("Budget", BUDGET, (30, 12, 12), (1, 2)),
        f"{folder}/0224-3-jugendkonferenz.pptx": _slides(),
        f"{folder}/0224-4-plakat.jpg": _poster(),
        f"{folder}/0226-1-preisspiegel.xlsx": _sheet(
            "Preisspiegel", BIDS, (31, 15, 15, 15, 11, 12, 9), money=(1, 2, 3)
        ),
        f"{folder}/0226-2-niederschrift.tif": _scan(),
    }


def _statute() -> bytes:
    document = Document()
    core = document.core_properties
    core.title, core.author, core.language, core.comments = "Satzung für den Jugendbeirat", OFFICE, "de-DE", ""
    core.created = core.modified = MADE
    for style in ("Normal", "Heading 1", "Heading 2"):
        fonts = document.styles[style].element.get_or_add_rPr().get_or_add_rFonts()
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{kind}"), FONT)
        document.styles[style].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    document.styles["Normal"].font.size = Pt(10.5)
    document.sections[0].page_width, document.sections[0].page_height = Cm(21), Cm(29.7)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "de-DE")
    document.styles.element.find(qn("w:docDefaults")).find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}").append(language)
    document.add_heading("Satzung für den Jugendbeirat der Stadt Lindenfurt", 1)
    document.add_paragraph("Entwurf, Stand 19.05.2026")
    for title, sentences in STATUTE:
        document.add_heading(title, 2)
        for sentence in sentences:
            document.add_paragraph(sentence)
    return _packed(document.save)


def _sheet(name: str, rows: Sequence[Sequence[object]], widths: Sequence[int], money: Sequence[int]) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.set_properties({"title": name, "author": OFFICE, "created": MADE.replace(tzinfo=None)})
        sheet = book.add_worksheet(name)
        sheet.set_paper(9)
        sheet.set_landscape()
        bold = book.add_format({"bold": True, "bottom": 1, "font_name": FONT})
        plain = book.add_format({"font_name": FONT})
        euro = book.add_format({"num_format": '#,##0.00 "€"', "font_name": FONT})
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        for line, row in enumerate(rows):
            for at, value in enumerate(row):
                sheet.write(line, at, value, bold if line == 0 else euro if at in money else plain)
    return stream.getvalue()


def _slides() -> bytes:
    show = pptx.Presentation()
    core = show.core_properties
    core.title, core.author, core.last_modified_by = SLIDES[0][0], OFFICE, OFFICE
    core.created = core.modified = MADE.replace(tzinfo=None)
    for title, points in SLIDES:
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = title
        frame = slide.placeholders[1].text_frame
        frame.text = "\n".join(points)
        for shape in slide.placeholders:
            for paragraph in shape.text_frame.paragraphs:
                paragraph.font.name = FONT
                paragraph.font.size = SlidePt(40 if shape == slide.shapes.title else 26)
    return _packed(show.save)


def _packed(save: object) -> bytes:
    """What ``save`` writes, with one date for all parts."""
    stream, packed = io.BytesIO(), io.BytesIO()
    save(stream)  # type: ignore[operator]
    with zipfile.ZipFile(stream) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            target.writestr(zipfile.ZipInfo(info.filename, EPOCH), source.read(info), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _font(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    ending = "SourceSansPro-Bold.ttf" if bold else "SourceSansPro-Regular.ttf"
    return ImageFont.truetype(str(next(file for file in resources.font_files() if file.name == ending)), size)


def _poster() -> bytes:
    """A poster in portrait, as a phone would take it: lying, with the turn noted in EXIF."""
    image = Image.new("RGB", (1200, 1600), "#0b5d6b")
    draw = ImageDraw.Draw(image)
    for at, colour in enumerate(("#f2b632", "#e4572e", "#76b041")):
        draw.ellipse((620 - 190 * at, 560 + 190 * at, 1240 - 190 * at, 1180 + 190 * at), fill=colour)
    draw.text((90, 120), "Deine Stadt.", font=_font(150, bold=True), fill="white")
    draw.text((90, 290), "Deine Stimme.", font=_font(150, bold=True), fill="#f2b632")
    draw.text((90, 1330), "Jugendkonferenz Lindenfurt", font=_font(74, bold=True), fill="white")
    draw.text((90, 1420), "Samstag, 14. März 2026, 10 Uhr, Aula im Schulzentrum Süd", font=_font(40), fill="white")
    lying = image.transpose(Image.Transpose.ROTATE_90)
    exif = lying.getexif()
    exif[0x0112] = 6
    stream = io.BytesIO()
    lying.save(stream, "JPEG", quality=85, exif=exif, dpi=(150, 150))
    return stream.getvalue()


def _scan() -> bytes:
    """Two sheets in black and white, a little askew and with dust, as a scanner delivers them."""
    chance = random.Random(1)  # noqa: S311 - dust, no secret
    sheets = [_scanned(lines, chance) for lines in (
        ("Niederschrift über die Öffnung der Angebote", "", "Küchentechnik Mensa Schulzentrum Süd",
         "Donnerstag, 7. Mai 2026, 11.00 Uhr, Rathaus, Raum 118", "",
         "Anwesend: Frau Niehoff, Herr Dirkmann (Zentrale Vergabestelle)", "",
         "Eingegangen sind drei Angebote, alle fristgerecht und verschlossen:", "",
         "1   Großküchen Tiemeyer OHG                    184.620,00 €",
         "2   Gastrotechnik Wennekamp GmbH           191.350,00 €",
         "3   Edelstahlbau Rosendahl KG                  203.900,00 €"),
        ("Noch Niederschrift vom 7. Mai 2026", "", "Nachlässe wurden nicht gewährt. Nebenangebote liegen nicht vor.",
         "Ende der Öffnung: 11.20 Uhr", "", "", "gez. Niehoff            gez. Dirkmann"),
    )]  # fmt: skip
    stream = io.BytesIO()
    sheets[0].save(stream, "TIFF", save_all=True, append_images=sheets[1:], compression="group4", dpi=(150, 150))
    return stream.getvalue()


def _scanned(lines: Sequence[str], chance: random.Random) -> Image.Image:
    sheet = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(sheet)
    for at, line in enumerate(lines):
        draw.text((150, 200 + 58 * at), line, font=_font(42 if at == 0 else 32, bold=at == 0), fill=0)
    for _ in range(60):
        x, y = chance.randrange(1240), chance.randrange(1754)
        draw.ellipse((x, y, x + 2, y + 2), fill=0)
    return (
        sheet.rotate(0.6, fillcolor=255, resample=Image.Resampling.BICUBIC)
        .point(lambda v: 255 * (v > THRESHOLD))
        .convert("1")
    )
