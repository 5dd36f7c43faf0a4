"""The seal: a hash of the whole file inside the file, so that a later run knows whether somebody changed it.

It is no signature. Anybody can write a new one; it only keeps the program from
overwriting a PDF that a person has worked on.
"""

from __future__ import annotations

import hashlib
import io
import re
from typing import BinaryIO, Final

from vorlagen.pdf.packet import BLANK_SEAL

_SEAL: Final = re.compile(rb"<xmpMM:InstanceID>uuid:([0-9a-f]{32})</xmpMM:InstanceID>")
_BEGIN: Final = b"<xmpMM:InstanceID>uuid:"
_CHUNK: Final = 1 << 20
_TAIL: Final = 1 << 23
"""Cross-reference and trailer of a file of some hundred thousand objects lie within."""


def seal(pdf: bytes) -> bytes:
    """Write the hash of the file into its XMP packet, in place of the blank seal.

    Args:
        pdf: a file whose uncompressed XMP packet came from ``write_packet``.

    Raises:
        ValueError: there is no packet of ours, or more than one, or it is sealed already.
    """
    found = _SEAL.findall(pdf)
    if found != [BLANK_SEAL.encode()]:
        raise ValueError(found)
    return _SEAL.sub(_entry(_digest(pdf)), pdf)


def seal_file(file: BinaryIO, identifier: bytes = b"") -> None:
    """Seal a file in place, without holding it in memory.

    Args:
        file: open for reading and writing, as ``seal`` wants its bytes.
        identifier: stands twice near the end of the file, in its trailer, and gives way to a hash of the
            content of the same length (at most 64 digits) before it is sealed; empty if the file has its own.

    Raises:
        ValueError: as ``seal``, or the identifier does not stand there twice.
    """
    begin = max(0, file.seek(0, io.SEEK_END) - _TAIL)
    state, places, position, before = hashlib.sha256(), [], 0, b""
    file.seek(0)
    while position < begin and (chunk := file.read(min(_CHUNK, begin - position))):
        state.update(chunk)
        places += _seals(before + chunk, position - len(before))
        before = chunk[-(len(_BEGIN) - 1) :]
        position += len(chunk)
    tail = file.read()
    places += _seals(before + tail, position - len(before))
    blank = _entry(BLANK_SEAL.encode())
    if len(places) != 1 or tail.count(identifier) != (2 if identifier else len(tail) + 1):
        raise ValueError(places)
    file.seek(places[0])
    if file.read(len(blank)) != blank:
        raise ValueError(places)
    if identifier:
        whole = state.copy()
        whole.update(tail)
        tail = tail.replace(identifier, whole.hexdigest()[: len(identifier)].encode())
        file.seek(position)
        file.write(tail)
    state.update(tail)
    file.seek(places[0])
    file.write(_entry(state.hexdigest()[: len(BLANK_SEAL)].encode()))


def _seals(data: bytes, start: int) -> list[int]:
    return [start + found.start() for found in re.finditer(_BEGIN, data)] if _BEGIN in data else []


def is_ours_unchanged(pdf: bytes) -> bool:
    """Whether this program wrote the file and not one byte of it has changed since."""
    found = _SEAL.findall(pdf)
    return len(found) == 1 and found[0] == _digest(_SEAL.sub(_entry(BLANK_SEAL.encode()), pdf))


def _digest(blank: bytes) -> bytes:
    return hashlib.sha256(blank).hexdigest()[: len(BLANK_SEAL)].encode()


def _entry(digits: bytes) -> bytes:
    return b"<xmpMM:InstanceID>uuid:" + digits + b"</xmpMM:InstanceID>"
