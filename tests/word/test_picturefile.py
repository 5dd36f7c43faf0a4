"""Pictures from everywhere: what cannot be printed is refused with its cause, the rest becomes fit for Word."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import zlib
from typing import Any

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from vorlagen.errors import InputError
from vorlagen.word.picturefile import BOX, MAX_PIXELS, read_picture_file

BLUE = (20, 90, 160)
GPS, ORIENTATION, MAKE = 0x8825, 0x0112, 0x010F


def file(kind: str, size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: Any) -> bytes:  # noqa: ANN401
    """A picture of one colour."""
    colour: Any = {"RGB": BLUE, "RGBA": (*BLUE, 128), "CMYK": (255, 110, 0, 95), "P": 3, "1": 1}.get(mode, 90)
    buffer = io.BytesIO()
    Image.new(mode, size, colour).save(buffer, kind, **options)
    return buffer.getvalue()


def photo(size: tuple[int, int], orientation: int = 1, **options: Any) -> bytes:  # noqa: ANN401
    """A JPEG as a telephone makes it: with its place, its make and a comment."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKE] = orientation, "Mustertelefon"
    exif.get_ifd(GPS).update({1: "N", 2: (51.0, 20.0, 30.0), 3: "E", 4: (12.0, 22.0, 0.0)})
    return file("JPEG", size, exif=exif, comment=b"Aufgenommen von Musterfrau", **options)


def png(width: int, height: int, depth: int = 8, rows: bytes = b"") -> bytes:
    """A PNG made by hand; without rows, a hundred bytes that say they are huge."""
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, depth, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    ]
    parts = (struct.pack(">I", len(c)) + n + c + struct.pack(">I", zlib.crc32(n + c)) for n, c in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def shown(data: bytes, name: str = "bild") -> Image.Image:
    """What a picture file is turned into, decoded."""
    return Image.open(io.BytesIO(read_picture_file(data, name).data))


FRAMES = [Image.new("L", (9, 9), grey) for grey in (0, 90, 200)]


def moving(kind: str) -> bytes:
    buffer = io.BytesIO()
    FRAMES[0].save(buffer, kind, save_all=True, append_images=FRAMES[1:])
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"", "ist leer"),
        (b"GIF89a", "beschädigt oder unvollständig"),
        (b"\x89PNG\r\n\x1a\n", "beschädigt oder unvollständig"),
        (file("PNG")[:60], "beschädigt oder unvollständig"),
        (file("JPEG", (400, 300))[:700], "beschädigt oder unvollständig"),
        (file("WEBP")[:30], "beschädigt oder unvollständig"),
        (file("TIFF")[:40], "beschädigt oder unvollständig"),
        (file("BMP")[:30], "beschädigt oder unvollständig"),
        (b"Kein Bild, nur Text.", "keines der Bilder"),
        (b"\xd7\xcd\xc6\x9a" + bytes(40), "keines der Bilder"),
        (b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>', "SVG-Zeichnung"),
        (b"\xef\xbb\xbf<SVG></SVG>", "SVG-Zeichnung"),
        (b"%PDF-1.7\n", "ist ein PDF"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "HEIC"),
        (png(20_000, 20_000), r"20.?000 × 20.?000 Bildpunkten zu groß"),
        (png(10_000, 10_000), "zu groß"),
        (png(2**31 - 1, 2**31 - 1), "zu groß|beschädigt"),
        (moving("GIF"), "bewegt sich"),
        (moving("PNG"), "bewegt sich"),
        (moving("WEBP"), "bewegt sich"),
        (moving("TIFF"), "mehrere Seiten"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_its_cause(data: bytes, cause: str) -> None:
    """Nothing warns on the way (warnings are errors here), and nothing huge is decoded."""
    with pytest.raises(InputError, match=cause) as refused:
        read_picture_file(data, "plan.png")
    assert "plan.png" in str(refused.value.message)
    assert "PNG oder JPEG" in str(refused.value.hint)


def test_the_largest_picture_is_read_and_the_next_is_not() -> None:
    """The limit is on pixels, not on bytes."""
    assert read_picture_file(file("PNG", (MAX_PIXELS // 8_000, 8_000), "1"), "a").pixels == (10_000, 8_000)
    with pytest.raises(InputError, match="zu groß"):
        read_picture_file(file("PNG", (MAX_PIXELS // 8_000 + 1, 8_000), "1"), "a")


@pytest.mark.parametrize("cut", range(0, 1200, 61))
def test_a_damaged_photograph_never_crashes(cut: int) -> None:
    """Some bytes changed: read or refused, never anything else."""
    data = bytearray(photo((200, 150)))
    chance = random.Random(cut)  # noqa: S311 - the same each time
    for _ in range(12):
        data[chance.randrange(cut % len(data), len(data))] = chance.randrange(256)
    with contextlib.suppress(InputError):
        assert read_picture_file(bytes(data), "a").data


@pytest.mark.parametrize(("kind", "becomes"), [("GIF", "PNG"), ("TIFF", "PNG"), ("BMP", "PNG"), ("WEBP", "JPEG")])
def test_what_word_or_the_pdf_does_not_know_is_converted(kind: str, becomes: str) -> None:
    """WebP with losses is a photograph and becomes one again."""
    data = file(kind)
    assert read_picture_file(data, "a").kind == becomes
    pixel = shown(data).convert("RGB").getpixel((5, 5))
    assert isinstance(pixel, tuple)
    assert pixel == pytest.approx(BLUE, abs=6)


def test_a_webp_without_losses_or_with_transparency_becomes_a_png() -> None:
    assert shown(file("WEBP", lossless=True)).format == "PNG"
    assert shown(file("WEBP", mode="RGBA", lossless=True)).getpixel((5, 5)) == (*BLUE, 128)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photograph_stands_upright(orientation: int) -> None:
    """All eight ways to hold a camera; the mark in the corner ends up top left."""
    upright = Image.new("L", (64, 32), 255)
    upright.paste(0, (0, 0, 16, 16))
    back = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}.get(orientation)
    stored = upright if back is None else upright.transpose(Image.Transpose(back))
    exif, buffer = Image.Exif(), io.BytesIO()
    exif[ORIENTATION] = orientation
    stored.save(buffer, "JPEG", exif=exif, quality=95)
    picture = shown(buffer.getvalue())
    assert picture.size == (64, 32)
    corners = [picture.getpixel(place) for place in ((4, 4), (60, 4), (4, 28), (60, 28))]
    assert [isinstance(value, int) and value < 100 for value in corners] == [True, False, False, False]


def test_a_cmyk_photograph_becomes_srgb() -> None:
    """Word shows inverted colours where a program left Adobe's marker out, and PDF/A has one output intent."""
    picture = shown(file("JPEG", mode="CMYK"))
    assert picture.mode == "RGB"
    pixel = picture.getpixel((5, 5))
    assert isinstance(pixel, tuple)
    assert pixel[0] < 30 < pixel[1] < pixel[2]


def test_sixteen_bits_of_grey_keep_their_shades() -> None:
    """A plain conversion would make everything above 255 white."""
    buffer = io.BytesIO()
    Image.new("I;16", (9, 9), 0x8000).save(buffer, "PNG")
    picture = shown(buffer.getvalue())
    assert (picture.mode, picture.getpixel((4, 4))) == ("L", 128)
    deep = read_picture_file(png(9, 9, 16, bytes([0, *([*BLUE, *BLUE] * 9)] * 9)), "a").data
    assert deep[24] == 8
    assert Image.open(io.BytesIO(deep)).getpixel((0, 0)) == (20, 160, 90)


def test_a_foreign_colour_profile_is_applied_and_srgb_is_left_out() -> None:
    """Lab stands for any profile that is not sRGB; a damaged one does not stop the picture."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert shown(file("PNG", icc_profile=srgb)).info.get("icc_profile") is None
    assert shown(file("JPEG", icc_profile=srgb)).getpixel((5, 5)) == shown(file("JPEG")).getpixel((5, 5))
    wide = bytearray(srgb.replace("sRGB".encode("utf-16-be"), "Wide".encode("utf-16-be")))
    red = wide.index(b"rXYZ", 128)
    at = int.from_bytes(wide[red + 4 : red + 8], "big")
    wide[at + 8 : at + 20] = struct.pack(">3i", *(round(value * 65536) for value in (0.6097, 0.3111, 0.0195)))
    plain = read_picture_file(file("PNG"), "a").data
    assert read_picture_file(file("PNG", icc_profile=bytes(wide)), "a").data != plain
    assert shown(file("PNG", icc_profile=bytes(wide))).info.get("icc_profile") is None
    assert shown(file("JPEG", icc_profile=b"kaputt" * 40)).info.get("icc_profile") is None


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_photograph_tells_nothing_of_where_and_by_whom_it_was_taken(orientation: int) -> None:
    """Cut out where it is kept as it is, not written again where it is turned; nor a film behind its end."""
    data = photo((300, 200), orientation) + b"MotionPhoto_Data" + bytes(500)
    assert b"Musterfrau" in data
    clean = read_picture_file(data, "a").data
    for secret in (b"Exif", b"Mustertelefon", b"Musterfrau", b"MotionPhoto"):
        assert secret not in clean
    if orientation == 1:
        assert shown(data).tobytes() == Image.open(io.BytesIO(data)).tobytes()


def test_a_png_tells_nothing_but_its_picture() -> None:
    info = PngInfo()
    info.add_text("Author", "Musterfrau")
    info.add_itxt("Location", "Musterstraße 1")
    exif = Image.Exif()
    exif[MAKE] = "Mustertelefon"
    data = (
        file("PNG", mode="P", pnginfo=info, exif=exif, dpi=(300, 300), transparency=3) + b"\0\0\0\6IDATAnhang\0\0\0\0"
    )
    clean = read_picture_file(data, "a").data
    for secret in (b"Musterfrau", "Musterstraße".encode(), b"Mustertelefon", b"Anhang"):
        assert secret in data
        assert secret not in clean
    picture = Image.open(io.BytesIO(clean))
    assert picture.info["transparency"] == Image.open(io.BytesIO(data)).info["transparency"]
    assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.1)


def test_what_needs_no_change_keeps_every_byte_of_its_picture() -> None:
    """A photograph loses quality each time it is written."""
    data = file("JPEG", progressive=True)
    assert read_picture_file(data, "a").data == data
    assert read_picture_file(file("PNG"), "a").data == file("PNG")


def test_a_huge_photograph_is_kept_at_300_dpi_of_a_page_and_says_its_own_size() -> None:
    """Fifty million pixels would make a Word file of twenty megabytes."""
    picture = read_picture_file(photo((8160, 6120), 6, dpi=(300, 300)), "a")
    assert picture.pixels == (6120, 8160)
    assert picture.dpi == (300, 300)
    width, height = Image.open(io.BytesIO(picture.data)).size
    assert (width, height) == (2100, 2800)
    assert max(width / BOX[0], height / BOX[1]) == 1
    assert shown(file("PNG", (4000, 100), "P")).size == (2100, 53)
    assert shown(file("PNG", (4000, 100), "1")).mode == "L"


def test_equal_files_give_equal_bytes() -> None:
    data = [photo((3000, 2000), 6), file("TIFF"), file("JPEG", mode="CMYK")]
    assert [read_picture_file(one, "a") for one in data] == [read_picture_file(bytes(one), "a") for one in data]
