"""The seal: a hash of the whole file inside the file, so that a later run knows whether somebody changed it.

It is no signature. Anybody can write a new one; it only keeps the program from
overwriting a PDF that a person has worked on.
"""

from __future__ import annotations

import hashlib
import re
from typing import BinaryIO, Final

from vorlagen.pdf.packet import BLANK_SEAL

_SEAL: Final = re.compile(rb"<xmpMM:InstanceID>uuid:([0-9a-f]{32})</xmpMM:InstanceID>")
_BEGIN: Final = b"<xmpMM:InstanceID>uuid:"
_CHUNK: Final = 1 << 20


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


def seal_file(file: BinaryIO) -> None:
    """Seal a file in place, without holding it in memory.

    Args:
        file: open for reading and writing, as ``seal`` wants its bytes.

    Raises:
        ValueError: as ``seal``.
    """
    digest, places, position, tail = hashlib.sha256(), [], 0, b""
    blank = _entry(BLANK_SEAL.encode())
    file.seek(0)
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
        window = tail + chunk
        if _BEGIN in window:
            places += [position - len(tail) + found.start() for found in re.finditer(_BEGIN, window)]
        tail = window[-(len(_BEGIN) - 1) :]
        position += len(chunk)
    if len(places) != 1:
        raise ValueError(places)
    file.seek(places[0])
    if file.read(len(blank)) != blank:
        raise ValueError(places)
    file.seek(places[0])
    file.write(_entry(digest.hexdigest()[: len(BLANK_SEAL)].encode()))


def is_ours_unchanged(pdf: bytes) -> bool:
    """Whether this program wrote the file and not one byte of it has changed since."""
    found = _SEAL.findall(pdf)
    return len(found) == 1 and found[0] == _digest(_SEAL.sub(_entry(BLANK_SEAL.encode()), pdf))


def _digest(blank: bytes) -> bytes:
    return hashlib.sha256(blank).hexdigest()[: len(BLANK_SEAL)].encode()


def _entry(digits: bytes) -> bytes:
    return b"<xmpMM:InstanceID>uuid:" + digits + b"</xmpMM:InstanceID>"
