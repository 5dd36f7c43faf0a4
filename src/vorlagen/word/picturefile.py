"""A picture file becomes a PNG or JPEG that Word and PDF show alike: upright, in sRGB, no larger than it is printed.

What needs no change is not decoded and written again, so that no quality is lost: only its
metadata goes.
"""

from __future__ import annotations

import contextlib
import io
import struct
import threading
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vorlagen.i18n import t
from vorlagen.word.picturekind import JPEG, PNG, kind_of, refusal
from vorlagen.word.picturemeta import without_metadata

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PIL import Image

MAX_PIXELS: Final = 80_000_000
"""Larger ones are refused by what their header says, before they are decoded: a file of 100 kB may
ask for gigabytes. Photographs of telephones have up to 50 million. Below Pillow's own limit
(89 million), beyond which it would warn."""
BOX: Final = (2100, 3000)
"""At most so many pixels are kept: 300 dpi on 17.8 by 25.4 cm, which is more than the text area of an A4 page."""
_QUALITY: Final = 90
_UPRIGHT, _SIDEWAYS, _ORIENTATION = 1, 5, 0x0112
_SCREEN_DPI: Final = 96.0
_ONE_AT_A_TIME: Final = threading.Lock()
_SANE_DPI: Final = (36.0, 2400.0)
_BIT_DEPTH_AT: Final = 24
_WEBP_CHUNK_AT: Final = slice(12, 16)
_DEEP: Final = 16
_PLAIN: Final = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
"""Modes that both kinds of file, Word and both PDF engines know."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture ready for Word.

    Attributes:
        data: a PNG or JPEG file without metadata.
        kind: ``PNG`` or ``JPEG``.
        pixels: width and height of the file that was read, upright.
        dpi: its resolution, across and down; 96 where it says none.
    """

    data: bytes
    kind: str
    pixels: tuple[int, int]
    dpi: tuple[float, float]


def read_picture_file(data: bytes, name: str) -> PictureFile:
    """Read a picture file: PNG, JPEG, or a still GIF, TIFF, BMP or WebP.

    Args:
        data: the file.
        name: its name, for messages.

    Raises:
        InputError: it is none, cut off, damaged, moving, or has more than ``MAX_PIXELS``.
    """
    kind = kind_of(data, name)
    try:
        with _silence(), _open(data, kind) as image:
            if image.width * image.height > MAX_PIXELS:
                raise refusal(
                    t(
                        "Das Bild „{name}“ ist mit {breite} × {hoehe} Bildpunkten zu groß; erlaubt sind {grenze} Mio.",
                        name=name, breite=image.width, hoehe=image.height, grenze=MAX_PIXELS // 1_000_000,
                    )
                )  # fmt: skip
            if kind != JPEG and getattr(image, "n_frames", 1) > 1:
                raise refusal(t("Das Bild „{name}“ hat mehrere Seiten oder bewegt sich.", name=name))
            return _prepared(image, data, kind)
    except (OSError, SyntaxError, ValueError, EOFError, IndexError, struct.error) as error:
        raise refusal(t("Das Bild „{name}“ ist beschädigt oder unvollständig.", name=name)) from error


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Pillow says on standard error what it thinks of faulty EXIF data, which nobody sees in print.

    What Python shows as a warning is one for the whole process; so one thread after the other.
    """
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _open(data: bytes, kind: str) -> Image.Image:
    """The file's header. ``Image.open`` would warn of large pictures on standard error, and refuse the largest."""
    from PIL import (  # noqa: PLC0415 - 30 ms that most papers never need
        BmpImagePlugin,
        GifImagePlugin,
        JpegImagePlugin,
        PngImagePlugin,
        TiffImagePlugin,
        WebPImagePlugin,
    )

    plugins: dict[str, Callable[[io.BytesIO], Image.Image]] = {
        JPEG: JpegImagePlugin.JpegImageFile,
        PNG: PngImagePlugin.PngImageFile,
        "GIF": GifImagePlugin.GifImageFile,
        "BMP": BmpImagePlugin.BmpImageFile,
        "TIFF": TiffImagePlugin.TiffImageFile,
        "WEBP": WebPImagePlugin.WebPImageFile,
    }
    return plugins[kind](io.BytesIO(data))


def _prepared(image: Image.Image, data: bytes, kind: str) -> PictureFile:
    from PIL import Image, ImageOps  # noqa: PLC0415 - as above

    pixels = image.size
    dpi = _resolution(image)
    turn = image.getexif().get(_ORIENTATION, _UPRIGHT)
    if turn >= _SIDEWAYS:
        pixels, dpi = pixels[::-1], dpi[::-1]
    factor = min(1.0, BOX[0] / pixels[0], BOX[1] / pixels[1])
    if kind == JPEG:  # a large photograph is decoded at a fraction of its size at once
        image.draft(None, (round(image.width * factor), round(image.height * factor)))
    image.load()
    depth = data[_BIT_DEPTH_AT] if kind == PNG else 0
    as_it_is = kind in (JPEG, PNG) and turn == _UPRIGHT and factor >= 1 and depth != _DEEP
    if as_it_is and image.mode in _PLAIN and _profile(image) is None:
        return PictureFile(without_metadata(data, kind), kind, pixels, dpi)
    shown = _in_srgb(ImageOps.exif_transpose(image))
    if factor < 1:
        shown = shown.convert({"1": "L", "P": "RGBA"}.get(shown.mode, shown.mode))
        shown.thumbnail(BOX, Image.Resampling.LANCZOS)
    lossy = kind == JPEG or (data[_WEBP_CHUNK_AT] == b"VP8 " and kind == "WEBP")
    return PictureFile(_written(shown, JPEG if lossy else PNG), JPEG if lossy else PNG, pixels, dpi)


def _written(image: Image.Image, kind: str) -> bytes:
    """A photograph becomes a JPEG; everything else a PNG, which loses nothing."""
    buffer = io.BytesIO()
    image.info = {}  # texts, profiles and EXIF would be written again
    image.save(buffer, kind, **({"quality": _QUALITY, "optimize": True} if kind == JPEG else {}))
    return buffer.getvalue()


def _in_srgb(image: Image.Image) -> Image.Image:
    """The picture in grey or sRGB with eight bits a channel, which every program shows alike."""
    from PIL import ImageCms  # noqa: PLC0415 - as above

    profile = _profile(image)
    if profile is not None and image.mode in ("RGB", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            shown = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            pass  # a damaged profile, or one for another kind of picture: the plain way below
        else:
            if shown is not None:
                return shown
    if image.mode.startswith("I"):  # sixteen bits of grey; Pillow would cut off all above 255
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return image if image.mode in _PLAIN else image.convert("RGBA" if image.mode in ("PA", "La", "RGBa") else "RGB")


def _profile(image: Image.Image) -> bytes | None:
    """The colour profile, if it is another than sRGB."""
    profile = image.info.get("icc_profile")
    known = isinstance(profile, bytes) and profile and b"sRGB" not in profile and b"s\0R\0G\0B" not in profile
    return profile if known else None


def _resolution(image: Image.Image) -> tuple[float, float]:
    across, down = image.info.get("dpi", (_SCREEN_DPI, _SCREEN_DPI))
    return _sane(across), _sane(down)


def _sane(dpi: float) -> float:
    low, high = _SANE_DPI
    return float(dpi) if low <= dpi <= high else _SCREEN_DPI
