"""Streams whose last byte cannot be taken for a line end.

PDF puts a line end between a stream's data and ``endstream``. Data that itself ends with a
carriage return then reads as one byte too long, and validators say that ``/Length`` is wrong
(ISO 19005-2, 6.1.7.1). It hits about every hundredth packed stream.
"""

from __future__ import annotations

import base64
import io
import zlib
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Name

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE_ENDS: Final = (b"\r", b"\n")
_AMBIGUOUS: Final = (b"\r\nendstream", b"\n\nendstream")


def save(pdf: pikepdf.Pdf, version: str = "") -> bytes:
    """The file's bytes; every stream ends unambiguously, equal input gives equal bytes.

    Args:
        pdf: the file.
        version: such as ``1.7``; the file's own if empty.
    """
    for stream in _streams(pdf):
        _settle(stream)
    data = _save(pdf, pikepdf.ObjectStreamMode.generate, version)
    if any(mark in data for mark in _AMBIGUOUS):  # an object stream, which only exists in the saved file
        data = _save(pdf, pikepdf.ObjectStreamMode.disable, version)
    return data


def _save(pdf: pikepdf.Pdf, mode: pikepdf.ObjectStreamMode, version: str) -> bytes:
    buffer = io.BytesIO()
    pdf.save(
        buffer,
        # The packet stays readable, which the seal relies on; the rest is packed below.
        compress_streams=False,
        object_stream_mode=mode,
        force_version=version,
        deterministic_id=True,
        fix_metadata_version=False,
    )
    return buffer.getvalue()


def _streams(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    for entry in pdf.objects:
        if isinstance(entry, pikepdf.Stream) and entry.get("/Type") not in ("/Metadata", "/XRef", "/ObjStm"):
            yield entry


def _settle(stream: pikepdf.Stream) -> None:
    """Pack an unpacked stream; wrap one in text whose data end with a line end.

    The last byte of Flate data is that of a checksum, so packing it anew changes nothing. The text has no parameters,
    not empty ones: qpdf would refuse to unpack the stream, and with it whoever stamps or searches the page later.
    """
    if "/Filter" not in stream:
        stream.write(zlib.compress(stream.read_bytes(), 9), filter=Name.FlateDecode)
    raw = stream.read_raw_bytes()
    if raw[-1:] not in _LINE_ENDS:
        return
    filters = stream.Filter if isinstance(stream.Filter, Array) else Array([stream.Filter])
    parameters = stream.get("/DecodeParms")
    inner = parameters if isinstance(parameters, Array) else Array([parameters])
    # qpdf cannot read a stream whose text wrapping has parameters, not even empty ones: null is none.
    both = Array([None, *inner]) if parameters is not None else None
    wrapped = base64.a85encode(raw) + b"~>"
    stream.write(wrapped, filter=Array([Name.ASCII85Decode, *filters]), decode_parms=both)
