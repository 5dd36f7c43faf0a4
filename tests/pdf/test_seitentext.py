"""Pages that are no text, or a trap, are not read for letters."""

from __future__ import annotations

import zlib

import pikepdf
import pytest
from pikepdf import Name

from vorlagen.pdf.seitentext import MAX_PAINTED, is_drawing


@pytest.mark.parametrize(
    ("data", "packing", "drawing"),
    [
        (zlib.compress(b"BT ET " * 100), Name.FlateDecode, False),
        (zlib.compress(b"0 0 l " * (MAX_PAINTED // 5)), Name.FlateDecode, True),
        (b"\x80\x0b" * 100, Name.LZWDecode, False),
        (b"\x80\x0b" * 20_000, Name.LZWDecode, True),
    ],
    ids=["text", "plan", "old text", "LZW that may grow a thousand times"],
)
def test_what_is_a_drawing(data: bytes, packing: Name, drawing: bool) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        stream = pdf.make_stream(b"")
        stream.write(data, filter=packing)
        page.obj["/Contents"] = stream
        assert is_drawing(page) is drawing
