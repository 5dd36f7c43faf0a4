"""Whether a file is of the kind that its name says, by its first and last bytes."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final

from vorlagen.facts import FileContent, Unreadable
from vorlagen.i18n import Text, system_reason, t

if TYPE_CHECKING:
    from pathlib import Path

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PDF: Final = b"%PDF-"
_ENDUNGEN: Final[dict[str, tuple[bytes, ...]]] = {
    **dict.fromkeys((".docx", ".docm", ".xlsx", ".xlsm", ".pptx", ".odt", ".ods", ".odp", ".zip"), (_ZIP,)),
    **dict.fromkeys((".doc", ".xls", ".ppt", ".msg"), (_OLE,)),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    **dict.fromkeys((".jpg", ".jpeg"), (b"\xff\xd8\xff",)),
    ".gif": (b"GIF87a", b"GIF89a"),
    **dict.fromkeys((".tif", ".tiff"), (b"II*\x00", b"MM\x00*")),
}
_OFFICE: Final = frozenset({".docx", ".docm", ".xlsx", ".xlsm", ".pptx"})
_KENNZEICHEN: Final[tuple[tuple[bytes, Text], ...]] = (
    (_PDF, t("sie ist ein PDF")),
    (_ZIP, t("sie ist eine Word-, Excel- oder ZIP-Datei")),
    (_OLE, t("sie ist eine alte Word- oder Excel-Datei oder eine Outlook-Nachricht")),
    (b"\x89PNG", t("sie ist ein Bild (PNG)")),
    (b"\xff\xd8\xff", t("sie ist ein Bild (JPEG)")),
    (b"GIF8", t("sie ist ein Bild (GIF)")),
    (b"{\\rtf", t("sie ist eine RTF-Datei")),
    (b"<", t("sie ist eine Internetseite oder XML; vermutlich wurde statt der Datei eine Anmeldeseite gespeichert")),
)
_START: Final = 1024
"""So many bytes at the beginning tell the kind of a file; PDF programs look as far for the mark of a PDF."""


def look_into(path: Path) -> FileContent:
    """What the first and last bytes of a file say; kinds that are not known are only measured.

    Args:
        path: a file that exists. It is not executed, unpacked or read as a whole.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            start = stream.read(_START)
        return _judged(path, size, start)
    except OSError as error:
        return FileContent(0, Unreadable.REFUSED, system_reason(error))


def _judged(path: Path, size: int, start: bytes) -> FileContent:
    if size == 0:
        return FileContent(size, Unreadable.EMPTY)
    kind = path.suffix.lower()
    if kind == ".pdf":
        return FileContent(size) if _PDF in start else FileContent(size, Unreadable.NOT_A_PDF, _what_it_is(start))
    marks = _ENDUNGEN.get(kind, ())
    if kind in _OFFICE and start.startswith(_OLE):  # Office packs a document with a password so
        return FileContent(size, Unreadable.ENCRYPTED)
    if marks and not start.startswith(marks):
        return FileContent(size, Unreadable.OTHER_KIND, _what_it_is(start))
    if _ZIP in marks and not zipfile.is_zipfile(path):
        return FileContent(size, Unreadable.CUT_OFF)
    return FileContent(size)


def _what_it_is(start: bytes) -> Text:
    """What a file is that begins with these bytes, in words for people."""
    plain = start.lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    found = (words for mark, words in _KENNZEICHEN if plain.startswith(mark))
    return next(found, t("ihr Inhalt ist unbekannt"))
