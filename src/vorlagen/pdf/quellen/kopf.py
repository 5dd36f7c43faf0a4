"""What the first and last bytes of a source say, before a PDF library sees it."""

from __future__ import annotations

import re
from typing import Final

from vorlagen.i18n import Text, t
from vorlagen.pdf.quellen.ursache import Ursache, refuse

_HEAD: Final = 1024
"""PDF programs look so far for the mark of a PDF (ISO 32000-1, Annex H.3.4.1)."""
_TAIL: Final = 1024
"""And so far back for the mark of the end (H.3.4.4)."""
_MARK: Final = b"%PDF-"
_END: Final = b"%%EOF"
_OBJECT: Final = re.compile(rb"\d+\s+\d+\s+obj\b|\bendobj\b|\bstartxref\b|\bendstream\b")
_KINDS: Final[tuple[tuple[bytes, Text], ...]] = (
    (b"PK\x03\x04", t("Es ist eine Word-, Excel- oder ZIP-Datei")),
    (b"\xd0\xcf\x11\xe0", t("Es ist eine alte Word- oder Excel-Datei oder eine Outlook-Nachricht")),
    (b"\x89PNG", t("Es ist ein Bild (PNG)")),
    (b"\xff\xd8\xff", t("Es ist ein Bild (JPEG)")),
    (b"GIF8", t("Es ist ein Bild (GIF)")),
    (b"II*\x00", t("Es ist ein Bild (TIFF)")),
    (b"MM\x00*", t("Es ist ein Bild (TIFF)")),
    (b"{\\rtf", t("Es ist eine RTF-Datei")),
    (b"%!PS", t("Es ist eine PostScript-Datei")),
    (b"<", t("Es ist eine Internetseite oder XML; vermutlich wurde statt der Datei eine Anmeldeseite gespeichert")),
)


def judge_bytes(data: bytes, name: str) -> tuple[bytes, bool]:
    """Refuse what is no PDF at all, and tell a cut-off file from one with rubbish behind its end.

    qpdf looks for the end in the last kilobyte as PDF programs do, so rubbish longer than
    that (mail gateways append whole pages) makes a sound file look cut off.

    Args:
        data: the file.
        name: what to call it in messages.

    Returns:
        The PDF, and whether rubbish behind its end was left out.

    Raises:
        SourceError: empty, no PDF, or its end is missing.
    """
    if not data:
        raise refuse(Ursache.LEER, name)
    if _MARK not in data[:_HEAD]:
        raise refuse(Ursache.KEIN_PDF, name, was=_kind(data[:_HEAD]))
    end = data.rfind(_END)
    if end >= max(0, len(data) - _TAIL):
        return data, False
    if end < 0 or _OBJECT.search(data, end):  # a part of the file stands behind an earlier end of it
        raise refuse(Ursache.ABGESCHNITTEN, name)
    return data[: end + len(_END)] + b"\n", True


def _kind(head: bytes) -> Text:
    """What a file is that begins with these bytes, in words for people."""
    plain = head.lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if not plain:
        return t("Sie besteht aus Nullen oder Leerzeichen")
    found = next((words for mark, words in _KINDS if plain.startswith(mark)), None)
    if found is not None:
        return found
    try:
        plain[: _HEAD // 2].decode("utf-8")
    except UnicodeDecodeError:
        return t("Ihr Inhalt ist unbekannt")
    return t("Es ist eine Textdatei") if b"\x00" not in plain else t("Ihr Inhalt ist unbekannt")
