"""What kind of file an attachment is, told by its bytes; the name only tells apart what bytes cannot."""

from __future__ import annotations

import io
import zipfile
from enum import Enum
from pathlib import PurePosixPath
from typing import Final

from vorlagen.errors import UnreadableError
from vorlagen.i18n import t

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream that holds a docx, xlsx or pptx with a password (MS-OFFCRYPTO 2.3.4.4)."""
_PDF_START: Final = 1024
"""The header of a PDF stands within so many bytes (ISO 32000-1, annex H, note 13)."""
_PICTURES: Final = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"BM")
_PARTS: Final = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
_OPEN: Final = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
    b"application/vnd.oasis.opendocument.presentation": ".odp",
}
_OLD: Final = frozenset({".doc", ".xls", ".ppt"})


class Dateiart(Enum):
    """How a file becomes pages."""

    PDF = "pdf"
    WORD = "docx"
    TABELLE = "xlsx"
    FOLIEN = "pptx"
    BILD = "bild"
    LIBREOFFICE = "libreoffice"
    """Formats that only LibreOffice reads: odt, ods, odp, doc, xls, ppt, rtf."""
    UNBEKANNT = "unbekannt"


def kind_of(data: bytes, name: str) -> Dateiart:
    """The kind of a file.

    Args:
        data: its bytes.
        name: its name; decides only between the old formats of Office, which begin alike.

    Raises:
        UnreadableError: a file of Office that only a password opens; nothing tells which of them.
    """
    if data.startswith(_OLE) and _LOCKED in data:
        raise UnreadableError(
            t("{file} ist mit einem Kennwort verschlüsselt.", file=name),
            t("Öffnen Sie die Datei in ihrem Programm, entfernen Sie das Kennwort, und speichern Sie sie neu."),
        )
    if data.startswith(_ZIP):
        return _kind_of_zip(data)
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return Dateiart.BILD
    if b"%PDF-" in data[:_PDF_START]:
        return Dateiart.PDF
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if data.startswith(b"{\\rtf") or (data.startswith(_OLE) and ending in _OLD):
        return Dateiart.LIBREOFFICE
    return Dateiart.PDF if ending == ".pdf" else Dateiart.UNBEKANNT  # whoever opens it says what is wrong with it


def ending_of(data: bytes, name: str) -> str:
    """The ending that LibreOffice is to see for a file of kind ``LIBREOFFICE``, with its dot."""
    if data.startswith(b"{\\rtf"):
        return ".rtf"
    head = data[:200]  # an OpenDocument package begins with its type, unpacked
    found = next((ending for mark, ending in _OPEN.items() if mark in head), None)
    return found or PurePosixPath(name.replace("\\", "/")).suffix.lower()


def _kind_of_zip(data: bytes) -> Dateiart:
    if any(mark in data[:200] for mark in _OPEN):
        return Dateiart.LIBREOFFICE
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return Dateiart.UNBEKANNT
    found = next((kind for part, kind in _PARTS.items() if part in names), None)
    return Dateiart(found) if found else Dateiart.UNBEKANNT
