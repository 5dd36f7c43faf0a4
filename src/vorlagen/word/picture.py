"""A picture file: what kind it is and how large it wants to be shown."""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass

from vorlagen.errors import InputError
from vorlagen.i18n import t

EMU_PER_INCH = 914400
_EXTENSIONS = {"PNG": "png", "JPEG": "jpeg"}
_SCREEN_DPI = 96.0
_SANE_DPI = (36.0, 2400.0)
_UPRIGHT = 1
_ORIENTATION = 0x0112
_SIDEWAYS = 5


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG picture, upright.

    Attributes:
        data: the file.
        extension: ``png`` or ``jpeg``.
        width: natural width in EMU, by the file's resolution (96 dpi if it has none).
        height: natural height in EMU.
    """

    data: bytes
    extension: str
    width: int
    height: int

    @classmethod
    def read(cls, data: bytes, name: str) -> Picture:
        """Read a picture file.

        Args:
            data: the file.
            name: its name, for messages.

        Raises:
            InputError: neither PNG nor JPEG, or damaged.
        """
        from PIL import Image  # noqa: PLC0415 - 30 ms that most papers never need

        try:
            return _decode(data)
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
            raise InputError(
                t("Das Bild „{name}“ ist beschädigt oder weder PNG noch JPEG.", name=name),
                t("Öffnen Sie es in einem Bildprogramm, und speichern Sie es als PNG oder JPEG."),
            ) from error

    def fitted(self, width: int, height: int) -> tuple[int, int]:
        """Width and height in EMU, shrunk to fit into a box, never enlarged, same proportions."""
        factor = min(1.0, width / self.width, height / self.height)
        return max(1, round(self.width * factor)), max(1, round(self.height * factor))


@functools.lru_cache(maxsize=4)  # checking and printing look at the same files; few, for they may be large
def _decode(data: bytes) -> Picture:
    from PIL import Image, ImageOps  # noqa: PLC0415 - as above

    with Image.open(io.BytesIO(data), formats=tuple(_EXTENSIONS)) as image:
        image.load()
        extension = _EXTENSIONS[str(image.format)]
        dpi = tuple(_sane(value) for value in image.info.get("dpi", (_SCREEN_DPI, _SCREEN_DPI)))
        turn = image.getexif().get(_ORIENTATION, _UPRIGHT)
        if turn >= _SIDEWAYS:
            dpi = dpi[::-1]
        size = image.size
        if turn != _UPRIGHT:  # Word and the PDF engine ignore the turn that a camera notes in EXIF
            upright = ImageOps.exif_transpose(image)
            buffer = io.BytesIO()
            upright.save(buffer, str(image.format), quality=95)
            data, size = buffer.getvalue(), upright.size
    return Picture(data, extension, round(size[0] / dpi[0] * EMU_PER_INCH), round(size[1] / dpi[1] * EMU_PER_INCH))


def _sane(dpi: float) -> float:
    low, high = _SANE_DPI
    return float(dpi) if low <= dpi <= high else _SCREEN_DPI


@functools.cache
def placeholder() -> bytes:
    """A crossed-out grey box, printed in drafts where a picture is missing; equal bytes every time."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - as above

    width, height = 480, 120
    image = Image.new("L", (width, height), 235)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, width - 1, height - 1), outline=110, width=2)
    draw.line((0, 0, width, height), fill=110, width=2)
    draw.line((0, height, width, 0), fill=110, width=2)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()
