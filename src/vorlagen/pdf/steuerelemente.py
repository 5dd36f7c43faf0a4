"""Content controls taken off a docx before LibreOffice makes a PDF of it.

LibreOffice 7.4 turns a block control into one of its own, and the first paragraph inside
loses what its runs say themselves (tried): bold and struck text becomes plain, „CO₂“
with a lowered 2 becomes „CO2“, „10⁶“ becomes „106“. In a PDF a control shows nothing
but its content, so nothing is lost with it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final

_PARTS: Final = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_FRAME: Final = re.compile(
    rb"<w:(sdtPr|sdtEndPr)(?:\s[^<>]*)?(?:/>|>.*?</w:\1>)"  # what the control is
    rb"|</?w:(?:sdt|sdtContent)(?:\s[^<>]*)?/?>",  # where it begins and ends
    re.DOTALL,
)


def without_controls(docx: bytes) -> bytes:
    """The same docx with the content of its controls in their place.

    Args:
        docx: a Word file; what is none is for the PDF engine to refuse.

    Returns:
        ``docx`` itself if it has no controls, or cannot be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            return _rewritten(package) or docx
    except (zipfile.BadZipFile, zlib.error):
        return docx


def _rewritten(package: zipfile.ZipFile) -> bytes:
    """The package without controls; empty if there are none."""
    changed = {
        name: _FRAME.sub(b"", data)
        for name in package.namelist()
        if _PARTS.fullmatch(name) and b"<w:sdt>" in (data := package.read(name))
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in package.infolist() if changed else ():
            copy.writestr(entry, changed.get(entry.filename) or package.read(entry))
    return stream.getvalue() if changed else b""
