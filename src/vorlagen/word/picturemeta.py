"""Picture files without what they carry along unseen: place, camera, author, previews, films.

A phone notes in its photographs where and when they were taken, and some put a second picture or
a short film behind the first. Nothing of that belongs into a public paper. It is cut out of the
file; what is seen stays as it was, byte for byte.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from vorlagen.word.picturekind import JPEG

if TYPE_CHECKING:
    from collections.abc import Iterator

_SEEN_CHUNKS: Final = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"pHYs", b"sRGB", b"gAMA", b"cHRM"})
"""What a PNG needs to be seen as it is (PNG, 4.3); texts, times, EXIF and profiles are left out."""
_SIGNATURE: Final = 8
_START_OF_SCAN, _END = 0xDA, 0xD9
_ADOBE, _JFIF = 0xEE, 0xE0
_APPLICATION: Final = range(0xE0, 0xF0)
_COMMENT: Final = 0xFE
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers without a length."""


def without_metadata(data: bytes, kind: str) -> bytes:
    """The same picture without metadata.

    Args:
        data: a whole PNG or JPEG file that a decoder has read.
        kind: ``PNG`` or ``JPEG``.
    """
    parts = _jpeg_parts(data) if kind == JPEG else _png_parts(data)
    return b"".join(parts)


def _png_parts(data: bytes) -> Iterator[bytes]:
    yield data[:_SIGNATURE]
    at = _SIGNATURE
    while at + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if name in _SEEN_CHUNKS:
            yield data[at:end]
        at = len(data) if name == b"IEND" else end


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    """JFIF and Adobe's marker stay: they say how the colours are stored (ITU-T T.81, B.1.1)."""
    yield data[:2]
    at = 2
    while at + 4 <= len(data):
        marker = data[at + 1]
        if marker == 0xFF:  # a filler  # noqa: PLR2004 - the byte that begins every marker
            at += 1
        elif marker in _ALONE:
            yield data[at : at + 2]
            at += 2
        elif marker == _END:
            break
        else:
            end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
            if marker == _START_OF_SCAN:
                end = _scan_end(data, end)
            if marker in (_JFIF, _ADOBE) or (marker not in _APPLICATION and marker != _COMMENT):
                yield data[at:end]
            at = end
    yield b"\xff\xd9"


def _scan_end(data: bytes, at: int) -> int:
    """Where the coded pixels end: at the next marker that is none of their own."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        follower = data[at + 1]
        if follower == 0xFF:  # noqa: PLR2004 - as above
            at += 1
        elif not follower or follower in _ALONE:
            at += 2
        else:
            return at
    return len(data)
