"""Draws the site plan of the bridge that an example shows in print.

Six pixels are one metre; everything is drawn three times as large and then scaled down,
so that edges are smooth. North is up.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from pathlib import Path

import font_source_sans_pro
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT, FINE = 1200, 700, 3
COLOURS = 96
BRIDGE_Y, STEG_Y = 290, 530

GROUND, WATER, BANK, GRASS = "#F5F2EA", "#B9D9EB", "#6FA3C4", "#DDE8CC"
HOUSE, HOUSE_EDGE, STREET, STREET_EDGE = "#D9D2C5", "#A69C8A", "#FFFFFF", "#B8B2A6"
NEW, NEW_EDGE, OLD, INK, TREE, TREE_EDGE = "#C8402F", "#7E2016", "#6B6B6B", "#222222", "#8DB36A", "#5F8543"

Point = tuple[float, float]

BUILDINGS: tuple[tuple[Point, ...], ...] = (
    ((24, 40), (134, 32), (140, 118), (30, 126)),
    ((214, 30), (296, 26), (300, 86), (258, 89), (260, 122), (218, 124)),
    ((24, 160), (118, 156), (120, 232), (28, 234)),
    ((20, 360), (116, 353), (122, 452), (26, 460)),
    ((24, 486), (128, 480), (132, 560), (30, 566)),
    ((218, 400), (290, 396), (294, 470), (222, 474)),
    ((930, 40), (1166, 40), (1166, 118), (1068, 118), (1068, 176), (1004, 176), (1004, 118), (930, 118)),
    ((1010, 400), (1096, 396), (1100, 466), (1014, 470)),
    ((1118, 394), (1180, 391), (1183, 461), (1122, 464)),
    ((772, 54), (848, 50), (852, 120), (776, 124)),
)
TREES: tuple[Point, ...] = (
    (352, 60), (366, 128), (398, 196), (436, 400), (428, 462), (424, 600), (404, 656),
    (640, 70), (662, 140), (648, 206), (690, 392), (716, 446), (700, 612), (742, 650),
    (800, 200), (880, 176), (310, 180), (320, 630), (836, 420), (880, 470), (930, 206),
)  # fmt: skip


@dataclass(frozen=True)
class Look:
    """How a text looks; the angle turns it to the left, in degrees."""

    size: int = 23
    bold: bool = False
    colour: str = INK
    angle: float = 0


@dataclass(frozen=True)
class Canvas:
    """A picture to draw on in plan coordinates."""

    image: Image.Image
    draw: ImageDraw.ImageDraw

    def area(self, points: list[Point], fill: str, edge: str | None = None, width: float = 1.5) -> None:
        """A filled area with an edge."""
        fine = _fine(points)
        self.draw.polygon(fine, fill=fill)
        if edge:
            self.draw.line([*fine, fine[0]], fill=edge, width=round(width * FINE), joint="curve")

    def line(self, points: list[Point], colour: str, width: float) -> None:
        """A line through points, with round ends."""
        fine, thick = _fine(points), round(width * FINE)
        self.draw.line(fine, fill=colour, width=thick, joint="curve")
        for x, y in (fine[0], fine[-1]):
            self.draw.ellipse((x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2), fill=colour)

    def text(self, at: Point, text: str, look: Look) -> None:
        """A text centred on a point, with a bright seam so that it reads on any ground."""
        face = _face(look.size * FINE, bold=look.bold)
        left, top, right, bottom = (round(side) for side in face.getbbox(text, stroke_width=3 * FINE))
        plate = Image.new("RGBA", (right - left, bottom - top), (0, 0, 0, 0))
        ImageDraw.Draw(plate).text(
            (-left, -top), text, font=face, fill=look.colour, stroke_width=3 * FINE, stroke_fill="#FFFFFFD0"
        )
        ImageDraw.Draw(plate).text((-left, -top), text, font=face, fill=look.colour)
        plate = plate.rotate(look.angle, expand=True, resample=Image.Resampling.BICUBIC)
        x, y = round(at[0] * FINE - plate.width / 2), round(at[1] * FINE - plate.height / 2)
        self.image.paste(plate, (x, y), plate)


def _fine(points: list[Point]) -> list[Point]:
    return [(x * FINE, y * FINE) for x, y in points]


def _face(size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    folder = Path(font_source_sans_pro.__file__).parent / "files"
    return ImageFont.truetype(str(folder / f"SourceSansPro-{'Semibold' if bold else 'Regular'}.ttf"), size)


def _bank(side: float) -> list[Point]:
    """One bank of the stream; ``side`` is its distance from the middle in pixels."""
    return [(_middle(y) + side, y) for y in range(-20, HEIGHT + 21, 10)]


def _middle(y: float) -> float:
    return 520 + 34 * math.sin((y - 120) / 150) + (y - BRIDGE_Y) * 0.08


def _ground(canvas: Canvas) -> None:
    canvas.area([*_bank(-150), *reversed(_bank(160))], GRASS)
    canvas.area([*_bank(-54), *reversed(_bank(54))], WATER)
    for side in (-54, 54):
        canvas.line(_bank(side), BANK, 2.5)
    for x, y in TREES:
        box = [(x - 13) * FINE, (y - 13) * FINE, (x + 13) * FINE, (y + 13) * FINE]
        canvas.draw.ellipse(box, fill=TREE, outline=TREE_EDGE, width=FINE)


def _streets() -> list[tuple[list[Point], float]]:
    steg_west, steg_east = _middle(STEG_Y) - 72, _middle(STEG_Y) + 72
    return [
        ([(178, 720), (172, 480), (166, BRIDGE_Y), (176, 150), (174, -20)], 38),
        ([(-20, 312), (166, BRIDGE_Y)], 26),
        ([(166, BRIDGE_Y), (_middle(BRIDGE_Y) - 282, BRIDGE_Y)], 24),
        ([(_middle(BRIDGE_Y) + 306, BRIDGE_Y), (960, 292), (1060, 262), (1220, 250)], 24),
        ([(960, 292), (972, 420), (968, 720)], 20),
        ([(172, STEG_Y), (steg_west, STEG_Y)], 11),
        ([(steg_east, STEG_Y), (968, STEG_Y + 6)], 11),
    ]


def _town(canvas: Canvas) -> None:
    for colour, kerb in ((STREET_EDGE, 3), (STREET, 0)):  # all kerbs first: junctions stay open
        for points, width in _streets():
            canvas.line(points, colour, width + kerb)
    for building in BUILDINGS:
        canvas.area(list(building), HOUSE, HOUSE_EDGE)


def _steg(canvas: Canvas) -> None:
    west, east = _middle(STEG_Y) - 72, _middle(STEG_Y) + 72
    canvas.area([(west, STEG_Y - 6), (east, STEG_Y - 6), (east, STEG_Y + 6), (west, STEG_Y + 6)], "#FFFFFF")
    for offset in (-6, 6):
        for step in range(0, 144, 16):
            canvas.line([(west + step, STEG_Y + offset), (west + step + 8, STEG_Y + offset)], OLD, 2.5)
    for x in (west + 30, west + 72, west + 114):
        canvas.line([(x - 7, STEG_Y - 12), (x + 7, STEG_Y + 12)], OLD, 2.5)
        canvas.line([(x - 7, STEG_Y + 12), (x + 7, STEG_Y - 12)], OLD, 2.5)


def _bridge(canvas: Canvas) -> None:
    """Ramp 32 m, span 28 m, ramp 36 m, and 4 m in width, true to scale."""
    west = _middle(BRIDGE_Y) - 84
    east = west + 168
    top, bottom = BRIDGE_Y - 12, BRIDGE_Y + 12
    for start, end in ((west - 192, west), (east, east + 216)):
        canvas.area([(start, top), (end, top), (end, bottom), (start, bottom)], "#F0B9AE", NEW_EDGE, 2)
    for tip, tail in ((west - 70, west - 130), (east + 70, east + 130)):
        canvas.line([(tail, BRIDGE_Y), (tip, BRIDGE_Y)], NEW_EDGE, 2.5)
        back = 10 if tail > tip else -10
        canvas.area([(tip - back, BRIDGE_Y), (tip + back, BRIDGE_Y - 7), (tip + back, BRIDGE_Y + 7)], NEW_EDGE)
    canvas.area([(west, top - 2), (east, top - 2), (east, bottom + 2), (west, bottom + 2)], NEW, NEW_EDGE, 3)
    for x in (west, east):
        canvas.line([(x, top - 12), (x, bottom + 12)], NEW_EDGE, 7)


def _labels(canvas: Canvas) -> None:
    canvas.text((_middle(BRIDGE_Y), 236), "Neue Brücke, 28 m", Look(27, bold=True, colour=NEW_EDGE))
    canvas.text((338, 326), "Rampe West, 32 m", Look(23, colour=NEW_EDGE))
    canvas.text((_middle(BRIDGE_Y) + 192, 326), "Rampe Ost, 36 m", Look(23, colour=NEW_EDGE))
    canvas.text((_middle(STEG_Y), STEG_Y + 34), "Alter Steg (Abbruch)", Look(23, colour="#444444"))
    canvas.text((_middle(112), 112), "Mühlgraben", Look(27, colour="#1F5F86", angle=-74))
    canvas.text((174, 614), "Gerbergasse", Look(23, angle=88))
    canvas.text((1110, 222), "Schulweg", Look(23, angle=3))
    canvas.text((1040, 78), "Schulzentrum Süd", Look(24, bold=True))
    canvas.text((86, 262), "GERBERVIERTEL", Look(22, bold=True, colour="#6A6152"))
    canvas.text((1092, 358), "SÜDSTADT", Look(22, bold=True, colour="#6A6152"))
    tip = 452
    canvas.line([(_middle(tip - 56), tip - 56), (_middle(tip), tip)], "#1F5F86", 3)
    x = _middle(tip)
    canvas.area([(x + 1, tip + 14), (x - 9, tip - 5), (x + 11, tip - 5)], "#1F5F86")


def _frame(canvas: Canvas) -> None:
    """North arrow, scale and edge."""
    canvas.area([(1016, 500), (1184, 500), (1184, 684), (1016, 684)], "#FFFFFF", STREET_EDGE)
    canvas.area([(1100, 512), (1084, 566), (1100, 556)], INK)
    canvas.area([(1100, 512), (1116, 566), (1100, 556)], "#FFFFFF", INK)
    canvas.text((1100, 586), "N", Look(26, bold=True))
    for step, fill in ((0, INK), (60, "#FFFFFF")):
        canvas.area([(1040 + step, 622), (1100 + step, 622), (1100 + step, 632), (1040 + step, 632)], fill, INK)
    for x, label in ((1040, "0"), (1100, "10"), (1156, "20 m")):
        canvas.text((x, 654), label, Look(22))
    canvas.line([(1, 1), (WIDTH - 2, 1), (WIDTH - 2, HEIGHT - 2), (1, HEIGHT - 2), (1, 1)], INK, 2)


def draw_site_plan() -> bytes:
    """The site plan as PNG of 1,200 by 700 pixels."""
    image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), GROUND)
    canvas = Canvas(image, ImageDraw.Draw(image))
    for part in (_ground, _town, _steg, _bridge, _labels, _frame):
        part(canvas)
    small = image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    palette = small.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    palette.save(out, "PNG", optimize=True, dpi=(190, 190))
    return out.getvalue()
