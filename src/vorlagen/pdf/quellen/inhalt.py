"""Reading streams of a source, with a limit to what they may unpack to, and the marks in the content of a page."""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Dictionary, Name, Stream

from vorlagen.pdf.quellen.objekte import FEHLER, dictionary, entry, items, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

_MARK: Final = re.compile(rb"/MCID\s+(\d+)")
_NAMED: Final = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+BDC")
_RATIO: Final = 1_100
"""Flate packs no better (RFC 1951); a filter before it does not change that."""
_FLATE: Final = frozenset({"/FlateDecode", "/Fl"})
_FILTERS: Final = _FLATE | {"/LZWDecode", "/LZW", "/RunLengthDecode", "/RL", "/ASCII85Decode", "/A85",
                            "/ASCIIHexDecode", "/AHx", "/Crypt"}  # fmt: skip
"""What content may be packed with; the other filters of ISO 32000-1, 7.4 are for pictures."""


def painted_marks(page: Dictionary, largest: int) -> frozenset[int] | None:
    """The MCIDs on a page, those in property lists of its resources included.

    Args:
        page: a page.
        largest: how many bytes its content may unpack to.

    Returns:
        ``None`` if the content is too large or cannot be read.
    """
    parts: list[bytes] = []
    for stream in items(entry(page, "/Contents")):
        data = unpacked(stream, largest) if isinstance(stream, Stream) else None
        if data is None:
            return None
        largest -= len(data)
        parts.append(data)
    content = b"\n".join(parts)
    marks = {int(mark) for mark in _MARK.findall(content)}
    lists = dict(_mark_lists(page))
    if lists:
        marks |= {lists[name] for name in _NAMED.findall(content) if name in lists}
    return frozenset(marks)


def unpacked(stream: Stream, largest: int) -> bytes | None:
    """What a stream holds, never unpacking more than allowed.

    Args:
        stream: a stream of a foreign file.
        largest: how many bytes it may unpack to.

    Returns:
        ``None`` if it is larger or cannot be read.
    """
    filters = entry(stream, "/Filter")
    raw = stream.read_raw_bytes()
    if filters is None:
        return raw if len(raw) <= largest else None
    names = [str(one) for one in items(filters) if isinstance(one, Name)]
    if names == ["/FlateDecode"] and entry(stream, "/DecodeParms") is None:
        return _inflated(raw, largest)
    if len(raw) * _RATIO > largest or sum(name in _FLATE for name in names) > 1:
        return None
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return None


def is_sealed(stream: Stream) -> bool:
    """Whether nobody can unpack a stream of page content, by what it says of itself.

    Only where its filters have parameters, which hardly any content needs, is it unpacked to tell.
    """
    if "/Filter" not in stream:
        return False
    if any(not isinstance(one, Name) or str(one) not in _FILTERS for one in items(stream["/Filter"])):
        return True
    if "/DecodeParms" not in stream:
        return False
    try:
        content_of(stream)
    except FEHLER:
        return True
    return False


def content_of(stream: Stream) -> bytes:
    """What a stream of page content holds, in any way that content may be packed.

    Raises:
        pikepdf.PdfError: it cannot be unpacked.
    """
    return stream.read_bytes(pikepdf.StreamDecodeLevel.specialized)  # RunLengthDecode is no „general“ filter to qpdf


def _inflated(raw: bytes, largest: int) -> bytes | None:
    unpack = zlib.decompressobj()
    try:
        data = unpack.decompress(raw, max(1, largest))
    except zlib.error:
        return None
    return None if unpack.unconsumed_tail and not unpack.eof else data


def _mark_lists(page: Dictionary) -> Iterator[tuple[bytes, int]]:
    """Property lists of a page's resources that bear an MCID, by name."""
    lists = dictionary(dictionary(page, "/Resources"), "/Properties")
    for name in lists.keys() if lists is not None else ():
        mark = whole(entry(entry(lists, name), "/MCID"))
        if mark is not None:
            yield name[1:].encode(), mark
