"""The hash that every Word file of ours carries, so that a later run knows if somebody edited it."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from vorlagen.word.grundpaket import CUSTOM_PART

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = "vorlagen-siegel"
_PART = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{name}">'
    "<vt:lpwstr>{digest}</vt:lpwstr></property></Properties>"
)
_DIGEST = re.compile(rf'name="{_NAME}"[^>]*>\s*<vt:lpwstr>([0-9a-f]{{64}})<'.encode())


def seal_part(parts: Mapping[str, bytes]) -> bytes:
    """The part that holds the hash of all other parts."""
    return _PART.format(name=_NAME, digest=_digest(parts)).encode()


def seal_of(docx: bytes) -> str:
    """The hash that a file bears, which Word and LibreOffice keep when somebody edits it; empty for none."""
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            found = _DIGEST.search(package.read(CUSTOM_PART)) if CUSTOM_PART in package.namelist() else None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
        return ""
    return found[1].decode() if found else ""


def is_ours_unchanged(docx: bytes) -> bool:
    """Whether ``docx`` bears our hash and all its parts still are what they were."""
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
        return False
    found = _DIGEST.search(parts.pop(CUSTOM_PART, b""))
    return found is not None and found[1].decode() == _digest(parts)


def _digest(parts: Mapping[str, bytes]) -> str:
    total = hashlib.sha256()
    for name in sorted(parts):
        total.update(f"{name}\0{len(parts[name])}\0".encode())
        total.update(parts[name])
    return total.hexdigest()
