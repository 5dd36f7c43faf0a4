"""Streams that end with a line end are wrapped, and stay readable."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from vorlagen.pdf.ends import save


def flate(end: bytes) -> tuple[bytes, bytes]:
    """A text whose packed form ends with ``end``, and that form."""
    texts = (f"BT {number} ET".encode() for number in range(9999))
    return next((text, packed) for text in texts if (packed := zlib.compress(text)).endswith(end))


@pytest.mark.parametrize("end", [b"\r", b"\n"])
@pytest.mark.parametrize("parameters", [None, Dictionary(Predictor=1)])
def test_a_stream_ending_with_a_line_end_is_wrapped_and_still_read(end: bytes, parameters: Dictionary | None) -> None:
    """The library below pikepdf reads no stream whose wrapping has parameters, not even empty ones."""
    text, packed = flate(end)
    pdf = pikepdf.new()
    stream = pdf.make_stream(b"")
    stream.write(packed, filter=Name.FlateDecode, decode_parms=parameters)
    pdf.Root.Test = stream
    with pikepdf.open(io.BytesIO(save(pdf))) as saved:
        wrapped = saved.Root.Test
        assert [str(name) for name in wrapped.Filter] == ["/ASCII85Decode", "/FlateDecode"]
        assert wrapped.read_raw_bytes().endswith(b"~>")
        assert wrapped.read_bytes() == text
