"""A picture in a text: a file that Word takes, and how large it wants to be shown."""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass

from vorlagen.word.picturefile import read_picture_file

EMU_PER_INCH = 914400
_TEXT_WIDTH = round(16.5 / 2.54 * EMU_PER_INCH)
"""Usual width of the text area of an A4 page; what is larger is shrunk to the width there is."""
_SMALL = round(5 / 2.54 * EMU_PER_INCH)


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG picture, upright, in sRGB, without metadata.

    Attributes:
        data: the file.
        extension: ``png`` or ``jpeg``.
        width: natural width in EMU, by the file's resolution (96 dpi if it has none).
        height: natural height in EMU.
        pixels: width in pixels of the file that was read.
    """

    data: bytes
    extension: str
    width: int
    height: int
    pixels: int

    @classmethod
    def read(cls, data: bytes, name: str) -> Picture:
        """Read a picture file.

        Args:
            data: the file: PNG, JPEG, or a still GIF, TIFF, BMP or WebP.
            name: its name, for messages.

        Raises:
            InputError: it cannot be printed; see ``picturefile.read_picture_file``.
        """
        return _read(data, name)

    def fitted(self, width: int, height: int) -> tuple[int, int]:
        """Width and height in EMU, shrunk to fit into a box, never enlarged, same proportions."""
        factor = min(1.0, width / self.width, height / self.height)
        return max(1, round(self.width * factor)), max(1, round(self.height * factor))

    @property
    def print_dpi(self) -> float | None:
        """Its resolution on an A4 page of text; ``None`` for one of less than 5 cm, a sign or a logo."""
        shown = min(self.width, _TEXT_WIDTH)
        return self.pixels / shown * EMU_PER_INCH if shown >= _SMALL else None


@functools.lru_cache(maxsize=4)  # checking and printing look at the same files; few, for they may be large
def _read(data: bytes, name: str) -> Picture:
    file = read_picture_file(data, name)
    width, height = (round(size / dpi * EMU_PER_INCH) for size, dpi in zip(file.pixels, file.dpi, strict=True))
    return Picture(file.data, file.kind.lower(), width, height, file.pixels[0])


@functools.cache
def placeholder() -> bytes:
    """A crossed-out grey box, printed in drafts where a picture is missing; equal bytes every time."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - 30 ms that most papers never need

    width, height = 480, 120
    image = Image.new("L", (width, height), 235)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width - 1, height - 1), outline=110, width=2)
    draw.line((0, 0, width, height), fill=110, width=2)
    draw.line((0, height, width, 0), fill=110, width=2)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
