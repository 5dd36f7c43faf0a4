"""Streams whose data end like a line are wrapped, and stay readable for whoever opens the file next."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest

from vorlagen.pdf.ends import save

CONTENT = next(text for n in range(2000) if zlib.compress(text := b"%% %d" % n, 9).endswith(b"\r"))


@pytest.mark.parametrize("parameters", [None, pikepdf.Dictionary(Predictor=1)])
def test_a_wrapped_stream_is_unpacked_again(parameters: pikepdf.Dictionary | None) -> None:
    """Filters whose parameters qpdf does not know make it refuse, and be they empty."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    stream = pdf.make_stream(b"")
    stream.write(zlib.compress(CONTENT, 9), filter=pikepdf.Name.FlateDecode, decode_parms=parameters)
    pdf.pages[0].obj.Contents = stream
    with pikepdf.open(io.BytesIO(save(pdf))) as saved:
        found = saved.pages[0].obj.Contents
        assert found.Filter == pikepdf.Array([pikepdf.Name.ASCII85Decode, pikepdf.Name.FlateDecode])
        assert found.read_bytes() == CONTENT
