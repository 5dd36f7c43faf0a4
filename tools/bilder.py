"""Renders the pictures of the README and of docs/ from the examples and tutorials: ``make pictures``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
from PIL import ImageChops

import vorlagen
from anleitung import follow

if TYPE_CHECKING:
    from PIL import Image

    from vorlagen.formular.druckbild import Audience
    from vorlagen.formular.mappe import Mappenplan
    from vorlagen.workflow.mappe.ergebnis import Mappe

ROOT = Path(__file__).resolve().parent.parent
PICTURES = {
    "fahrradbuegel.png": ("lindenfurt/2026-0231-fahrradbuegel.yaml", 0),
    "radwegbruecke-1.png": ("lindenfurt/2026-0184-radwegbruecke.yaml", 0),
    "sankt-augustin-1.png": ("sankt-augustin/26-0117-digitalisierung.yaml", 0),
}
"""Picture, example and page (from 0)."""
MEETING = ROOT / "examples" / "lindenfurt" / "sitzung-2026-06-23.yaml"
SHEETS = {"mappe-deckblatt.png": "deckblatt", "mappe-tagesordnung.png": "tagesordnung",
          "mappe-trennblatt.png": "trennblatt/2026-0184-radwegbruecke.yaml",
          "mappe-stempel.png": "anlagen/0184-2-kostenberechnung.pdf"}  # fmt: skip
"""Picture and entry of the internal Mappe, whose first page it shows."""
AGENDAS: dict[str, Audience] = {"mappe-intern.png": "internal", "mappe-oeffentlich.png": "public"}
"""The closed part of the agenda, as each audience sees it."""
CLOSED_PART = ("Nichtöffentlicher Teil", "Hinweise")
"""The headings at which it begins and ends."""
DPI = 80
FINE = 130
"""For cuts, which are shown larger than pages."""
RIM = 10
"""Points round a cut."""


def main() -> int:
    """Write all pictures."""
    for name, (example, page) in PICTURES.items():
        draw(name, ROOT / "examples" / example, page)
    draw_meeting()
    with tempfile.TemporaryDirectory() as folder:
        draw_tutorial(Path(folder))
    return 0


def draw(name: str, paper: Path, page: int = 0) -> None:
    """Render a page of a paper as a picture."""
    word = vorlagen.render(vorlagen.load(paper))
    save(name, picture_of(vorlagen.convert(word), page))


def draw_meeting() -> None:
    """Pages of the example meeting, and the closed part of its agenda inside and outside."""
    mappen: dict[str, Mappe] = {mappe.audience: mappe for mappe in vorlagen.bundle(MEETING).mappen}
    inside = mappen["internal"]
    for name, key in SHEETS.items():
        save(name, picture_of(inside.dateien["sitzungsmappe.pdf"], place(inside.plaene[0], key)))
    for name, audience in AGENDAS.items():
        mappe = mappen[audience]
        page = place(mappe.plaene[0], "tagesordnung")
        save(name, cut(mappe.dateien["sitzungsmappe.pdf"], page, *CLOSED_PART))


def place(plan: Mappenplan, key: str) -> int:
    """The first page of an entry, from 0."""
    return next(entry.erste for entry in plan.eintraege if entry.schluessel == key)


def picture_of(pdf: bytes, page: int, dpi: int = DPI) -> Image.Image:
    """A page as a picture."""
    picture: Image.Image = pypdfium2.PdfDocument(pdf)[page].render(scale=dpi / 72).to_pil()
    return picture


def cut(pdf: bytes, page: int, first: str, last: str) -> Image.Image:
    """What stands on a page from one heading down to another, over the width of the text."""
    sheet = pypdfium2.PdfDocument(pdf)[page]
    text = sheet.get_textpage()
    (at, _), (end, _) = (text.search(heading).get_next() for heading in (first, last))
    top, bottom = (sheet.get_height() - text.get_charbox(place, loose=True)[3] - RIM for place in (at, end))
    scale = FINE / 72
    strip = picture_of(pdf, page, FINE).crop(
        (0, round(top * scale), round(sheet.get_width() * scale), round(bottom * scale))
    )
    left, _, right, _ = ImageChops.invert(strip.convert("L")).getbbox() or (0, 0, *strip.size)
    return strip.crop((left - round(RIM * scale), 0, right + round(RIM * scale), strip.height))


def save(name: str, picture: Image.Image) -> None:
    """Write a picture with few colours, which is what makes it small."""
    picture.quantize(64).save(ROOT / "docs" / "bilder" / name, optimize=True)
    print(f"docs/bilder/{name}")


def draw_tutorial(folder: Path) -> None:
    """The first paper of „Die eigene Stadt“ with the form as it is made, and after all that the page says."""
    paper = folder / "spielplatz.yaml"
    follow(ROOT / "docs" / "eigene-stadt.md", folder)
    paper.write_text(
        paper.read_text(encoding="utf-8").replace("leitziel:\n", "leitziel: Grüne Stadt\n"), encoding="utf-8"
    )
    draw("eigene-stadt-nachher.png", paper)
    (folder / "vorher").mkdir()
    vorlagen.new_form("Musterstadt").save(folder / "vorher")
    draw("eigene-stadt-vorher.png", paper.rename(folder / "vorher" / paper.name))


if __name__ == "__main__":
    sys.exit(main())
