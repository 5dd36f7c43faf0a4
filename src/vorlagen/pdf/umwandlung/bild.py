"""A picture file becomes A4 pages, one a frame: upright, sharp enough to print, without what a camera notes.

The pages have no tags: whoever joins them puts each under a Figure with an alternative text.
"""

from __future__ import annotations

import io
import warnings
import zlib
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Dictionary, Name

from vorlagen.errors import UnreadableError
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

_A4: Final = (595.276, 841.89)
_MARGIN: Final = 42.5
"""15 mm, so that a stamp finds room below most pictures and no printer cuts them off."""
_DPI: Final = 300
MAX_PIXELS: Final = 150_000_000
"""Of one frame; an A0 plan at 300 dpi has 140 million."""
MAX_FRAMES: Final = 500
_QUALITY: Final = 90
_FORMATS: Final = ("PNG", "JPEG", "GIF", "TIFF", "BMP", "WEBP")
_SINGLE: Final = frozenset({"GIF", "MPO"})
"""Formats whose further frames are an animation or a preview."""
_LOSSY: Final = frozenset({"JPEG", "MPO", "WEBP"})


def picture_pages(data: bytes, name: str) -> bytes:
    """A PDF with a page for each frame of a picture (a TIFF may have many, of a GIF the first is shown).

    Args:
        data: the picture file.
        name: its name, for messages.

    Raises:
        UnreadableError: damaged, of a kind that is not known, or far too large.
    """
    from PIL import Image  # noqa: PLC0415 - 30 ms that most papers never need

    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            warnings.simplefilter("ignore")  # of Pillow on large pictures; the limit below is ours
            with pikepdf.new() as pdf:
                for frame in _frames(image, name):
                    _add_page(pdf, frame, lossy=image.format in _LOSSY)
                stream = io.BytesIO()
                pdf.save(stream, deterministic_id=True)
                return stream.getvalue()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, MemoryError) as error:
        raise UnreadableError(
            t("Das Bild {file} ist beschädigt oder von unbekannter Art.", file=name),
            t("Öffnen Sie es in einem Bildprogramm, und speichern Sie es als PNG oder JPEG."),
        ) from error


def _frames(image: Image.Image, name: str) -> Iterator[Image.Image]:
    from PIL import ImageOps, ImageSequence  # noqa: PLC0415 - as above

    for at, frame in enumerate(ImageSequence.Iterator(image)):
        width, height = frame.size
        if width * height > MAX_PIXELS or at >= MAX_FRAMES:
            raise UnreadableError(
                t("Das Bild {file} ist zu groß: {breite} mal {hoehe} Bildpunkte, Bild {n}.",
                  file=name, breite=width, hoehe=height, n=at + 1),
                t("Verkleinern Sie es; für eine A4-Seite genügen 2.500 mal 3.500 Bildpunkte."),
            )  # fmt: skip
        frame.load()
        yield _plain(ImageOps.exif_transpose(frame))
        if image.format in _SINGLE:
            return


def _plain(frame: Image.Image) -> Image.Image:
    """Black and white, grey or sRGB on white, not finer than a printer shows."""
    from PIL import Image  # noqa: PLC0415 - as above

    if frame.mode in ("I", "I;16", "I;16B", "F"):
        frame = frame.convert("I").point(lambda value: value / 256).convert("L")
    if frame.mode in ("LA", "PA", "RGBA") or "transparency" in frame.info:
        whole = frame.convert("RGBA")
        ground = Image.new("RGBA", whole.size, "white")
        frame = Image.alpha_composite(ground, whole).convert("RGB")
    if frame.mode not in ("1", "L", "RGB"):
        frame = frame.convert("RGB")
    if frame.mode != "1":
        room = [round((side - 2 * _MARGIN) / 72 * _DPI) for side in _page_size(frame)]
        frame.thumbnail((room[0], room[1]), Image.Resampling.LANCZOS)
    return frame


def _page_size(frame: Image.Image) -> tuple[float, float]:
    return _A4 if frame.height >= frame.width else _A4[::-1]


def _add_page(pdf: pikepdf.Pdf, frame: Image.Image, *, lossy: bool) -> None:
    width, height = _page_size(frame)
    factor = min((width - 2 * _MARGIN) / frame.width, (height - 2 * _MARGIN) / frame.height)
    shown = (frame.width * factor, frame.height * factor)
    left, bottom = (width - shown[0]) / 2, (height - shown[1]) / 2
    page = pdf.add_blank_page(page_size=(width, height))
    page.obj["/Resources"] = Dictionary(XObject=Dictionary(Bild=_image(pdf, frame, lossy=lossy)))
    content = f"q {shown[0]:.3f} 0 0 {shown[1]:.3f} {left:.3f} {bottom:.3f} cm /Bild Do Q"
    page.obj["/Contents"] = pdf.make_stream(content.encode())


def _image(pdf: pikepdf.Pdf, frame: Image.Image, *, lossy: bool) -> pikepdf.Stream:
    common = {
        "Type": Name.XObject,
        "Subtype": Name.Image,
        "Width": frame.width,
        "Height": frame.height,
        "BitsPerComponent": 1 if frame.mode == "1" else 8,
        "ColorSpace": Name.DeviceRGB if frame.mode == "RGB" else Name.DeviceGray,
    }
    if lossy and frame.mode != "1":
        buffer = io.BytesIO()
        frame.save(buffer, "JPEG", quality=_QUALITY)
        return pdf.make_stream(buffer.getvalue(), Filter=Name.DCTDecode, **common)
    return pdf.make_stream(zlib.compress(frame.tobytes(), 6), Filter=Name.FlateDecode, **common)
