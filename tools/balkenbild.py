"""Draws the bar chart that an example shows in print: ways by bicycle, year by year, and the aim.

Drawn like the site plan, three times as large and then scaled down, so that edges are smooth.
"""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from lageplan import FINE, INK, Canvas, Look

WIDTH, HEIGHT = 1200, 520
BASE, LEFT, WIDE = 430, 150, 110
PER_PERCENT, PITCH = 14, 200
BAR, AIM, GRID = "#2C6E8F", "#C8402F", "#C9C9C9"
SHARES = (("2008", 11), ("2013", 13), ("2018", 16), ("2023", 19), ("Ziel 2030", 25))
"""Year and share of the ways in percent; the last one is the aim, drawn hollow."""


def _grid(canvas: Canvas) -> None:
    for percent in range(0, 30, 5):
        y = BASE - percent * PER_PERCENT
        canvas.line([(LEFT - 40, y), (WIDTH - 40, y)], INK if percent == 0 else GRID, 2 if percent == 0 else 1)
        canvas.text((LEFT - 84, y), f"{percent} %", Look(26))


def _bars(canvas: Canvas) -> None:
    for at, (label, percent) in enumerate(SHARES):
        left, top = LEFT + 20 + at * PITCH, BASE - percent * PER_PERCENT
        aim = at == len(SHARES) - 1
        _bar(canvas, left, top, AIM if aim else BAR)
        if aim:
            _bar(canvas, left, top, "#FFFFFF", edge=5)
        canvas.text((left + WIDE / 2, top - 26), f"{percent} %", Look(30, bold=True, colour=AIM if aim else INK))
        canvas.text((left + WIDE / 2, BASE + 34), label, Look(28, bold=aim))


def _bar(canvas: Canvas, left: float, top: float, colour: str, edge: float = 0) -> None:
    west, east, north, south = left + edge, left + WIDE - edge, top + edge, BASE - edge
    canvas.area([(west, north), (east, north), (east, south), (west, south)], colour)


def draw_shares() -> bytes:
    """The bar chart as PNG of 1,200 by 520 pixels."""
    image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), "#FFFFFF")
    canvas = Canvas(image, ImageDraw.Draw(image))
    for part in (_grid, _bars):
        part(canvas)
    small = image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    palette = small.quantize(32, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    palette.save(out, "PNG", optimize=True, dpi=(190, 190))
    return out.getvalue()
