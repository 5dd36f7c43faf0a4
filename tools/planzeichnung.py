"""Drawings as PDF pages written by hand: untagged, landscape, fonts not embedded.

Plans from engineers arrive like this, so the examples need some too.
"""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

import pikepdf
from PIL import Image

from lageplan import draw_site_plan

if TYPE_CHECKING:
    from collections.abc import Callable

A4_LONG, A4_SHORT = 842, 595


class Blatt:
    """One landscape page; lengths are points, the origin is bottom left."""

    def __init__(self, title: str, office: str) -> None:
        """Begin a page with a frame and its title block."""
        self.parts: list[str] = []
        self.box(24, 24, A4_LONG - 48, A4_SHORT - 48)
        self.text(40, 545, title, 16)
        self.text(40, 528, office, 9)

    def line(self, x: float, y: float, to_x: float, to_y: float, width: float = 1) -> None:
        """A straight line."""
        self.parts.append(f"{width} w {x} {y} m {to_x} {to_y} l S")

    def box(self, x: float, y: float, width: float, height: float, grey: float | None = None) -> None:
        """A rectangle, filled if ``grey`` (0 black, 1 white) is given."""
        fill = f"{grey} g" if grey is not None else ""
        self.parts.append(f"1 w {fill} {x} {y} {width} {height} re {'B' if fill else 'S'} 0 g")

    def text(self, x: float, y: float, text: str, size: float = 10) -> None:
        """A text that begins at a point."""
        shown = text.encode("cp1252").hex()
        self.parts.append(f"BT /F1 {size} Tf {x} {y} Td <{shown}> Tj ET")

    def measure(self, x: float, to_x: float, y: float, text: str) -> None:
        """A dimension line with its figure."""
        self.line(x, y, to_x, y, 0.6)
        for end in (x, to_x):
            self.line(end, y - 4, end, y + 4, 0.6)
        self.text((x + to_x) / 2 - len(text) * 2.4, y + 4, text, 9)


def _querschnitt(sheet: Blatt) -> None:
    sheet.box(271, 300, 300, 24, 0.75)
    for x in (271, 565):
        sheet.box(x, 324, 6, 98, 0.4)
    sheet.line(240, 388, 271, 388, 2)
    sheet.line(571, 388, 602, 388, 2)
    for x in (311, 511):
        sheet.box(x, 240, 20, 60, 0.55)
    sheet.measure(277, 565, 440, "4,00 m zwischen den Geländern")
    sheet.text(585, 420, "Geländer 1,30 m")
    sheet.text(608, 384, "Handlauf 0,85 m, beleuchtet")
    sheet.text(585, 308, "Stahlüberbau, Belag rutschhemmend")
    sheet.line(150, 180, 692, 180, 0.8)
    sheet.text(150, 166, "Wasserstand bei hundertjährlichem Hochwasser")
    sheet.line(640, 180, 640, 240, 0.6)
    sheet.text(648, 206, "0,80 m frei")


def _lageplan(sheet: Blatt) -> None:
    sheet.parts.append("q 744 0 0 434 49 66 cm /Im1 Do Q")
    sheet.text(49, 48, "Längsneigung der Rampen höchstens 4 %, Spannweite der Brücke 28,00 m", 9)


def _flurkarte(sheet: Blatt) -> None:
    sheet.text(40, 505, "Nichtöffentlich. Gemarkung Lindenfurt, Flur 14, ohne Maßstab")
    sheet.box(120, 330, 260, 130)
    sheet.text(210, 390, "Flurstück 282")
    sheet.box(400, 190, 300, 270, 0.85)
    sheet.text(490, 330, "Flurstück 283", 14)
    sheet.text(505, 312, "6.420 m²")
    sheet.line(400, 208, 700, 208, 0.6)
    sheet.text(470, 195, "Leitungsrecht Stadtwerke, 4 m", 9)
    sheet.box(120, 190, 260, 120)
    sheet.text(210, 245, "Flurstück 281")
    sheet.box(60, 120, 720, 44, 0.94)
    sheet.text(380, 138, "Am Kalkwerk", 12)


def _sporthalle(sheet: Blatt) -> None:
    sheet.text(40, 505, "Erdgeschoss, Bestand")
    sheet.box(120, 200, 405, 225, 0.94)
    sheet.text(290, 310, "Halle", 14)
    sheet.text(272, 292, "27 m mal 15 m")
    for row, room in enumerate(("Umkleide 1", "Waschraum 1", "Umkleide 2", "Waschraum 2", "Geräte")):
        sheet.box(545, 380 - row * 45, 150, 45)
        sheet.text(590, 398 - row * 45, room)
    sheet.measure(120, 525, 450, "27,00 m")


_SHEETS: dict[str, tuple[tuple[Callable[[Blatt], None], int], ...]] = {
    "bruecke": ((_lageplan, 0), (_querschnitt, 90)),
    "flurkarte": ((_flurkarte, 0),),
    "sporthalle": ((_sporthalle, 90),),
}


def _picture(pdf: pikepdf.Pdf, png: bytes) -> pikepdf.Stream:
    """A picture with a palette, packed without loss."""
    image = Image.open(io.BytesIO(png))
    colours = bytes(image.getpalette() or ())
    picture = pdf.make_stream(zlib.compress(image.tobytes(), 9))
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Width, picture.Height, picture.BitsPerComponent = image.width, image.height, 8
    picture.ColorSpace = pikepdf.Array(
        [pikepdf.Name.Indexed, pikepdf.Name.DeviceRGB, len(colours) // 3 - 1, pikepdf.String(colours)]
    )
    picture.Filter = pikepdf.Name.FlateDecode
    return picture


def draw_sheets(name: str, title: str, office: str) -> bytes:
    """The drawing ``name`` as PDF; some of its pages lie on their side (``/Rotate``)."""
    pdf = pikepdf.new()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1,
        BaseFont=pikepdf.Name.Helvetica, Encoding=pikepdf.Name.WinAnsiEncoding,
    )  # fmt: skip
    resources = pdf.make_indirect(pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font)))
    if name == "bruecke":
        resources.XObject = pikepdf.Dictionary(Im1=_picture(pdf, draw_site_plan()))
    for draw, turn in _SHEETS[name]:
        sheet = Blatt(title, office)
        draw(sheet)
        page = pdf.add_blank_page(page_size=(A4_SHORT, A4_LONG) if turn else (A4_LONG, A4_SHORT))
        # A page that is shown turned by 90 degrees holds its content lying on the side.
        turned = f"0 1 -1 0 {A4_SHORT} 0 cm\n" if turn else ""
        page.Contents = pdf.make_stream((turned + "\n".join(sheet.parts)).encode("ascii"))
        page.Resources = resources
        if turn:
            page.Rotate = turn
    pdf.docinfo[pikepdf.Name.Title] = title
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()
