"""What kind of file a picture is, told by its first bytes and never by its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vorlagen.errors import InputError
from vorlagen.i18n import Text, t

if TYPE_CHECKING:
    from collections.abc import Mapping

JPEG, PNG = "JPEG", "PNG"
_MAGIC: Final[Mapping[bytes, str]] = {
    b"\xff\xd8\xff": JPEG,
    b"\x89PNG\r\n\x1a\n": PNG,
    b"GIF87a": "GIF",
    b"GIF89a": "GIF",
    b"BM": "BMP",
    b"II*\x00": "TIFF",
    b"MM\x00*": "TIFF",
}
_APPLE: Final = (b"heic", b"heix", b"mif1", b"msf1", b"hevc")
_HINT: Final = t("Öffnen Sie es in einem Bildprogramm, und speichern Sie es als PNG oder JPEG.")
_WEBP_AT, _BRAND_AT = slice(8, 12), slice(8, 12)


def refusal(text: Text) -> InputError:
    """A picture that cannot be printed, and why."""
    return InputError(text, _HINT)


def kind_of(data: bytes, name: str) -> str:
    """The kind of picture, as Pillow calls it.

    Args:
        data: the file.
        name: its name, for messages.

    Raises:
        InputError: it is empty, a drawing, a PDF, or nothing that is known here.
    """
    if not data:
        raise refusal(t("Das Bild „{name}“ ist leer (0 Bytes).", name=name))
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            return kind
    if data.startswith(b"RIFF") and data[_WEBP_AT] == b"WEBP":
        return "WEBP"
    raise refusal(_stranger(data, name))


def _stranger(data: bytes, name: str) -> Text:
    """What people try to use as a picture."""
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"<") and b"<svg" in head:
        return t("Das Bild „{name}“ ist eine SVG-Zeichnung; Word und PDF brauchen Bildpunkte.", name=name)
    if head.startswith(b"%pdf"):
        return t("„{name}“ ist ein PDF und kein Bild; nennen Sie es unter „anlagen“.", name=name)
    if data[4:8] == b"ftyp" and data[_BRAND_AT] in _APPLE:
        return t("Das Bild „{name}“ ist eine HEIC-Datei, wie sie Mobiltelefone speichern.", name=name)
    return t("„{name}“ ist keines der Bilder, die sich drucken lassen: PNG, JPEG, GIF, TIFF, BMP, WebP.", name=name)
