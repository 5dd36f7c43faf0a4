"""Bytes of a file as text, or the reason why there is none."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from vorlagen.errors import UnreadableError
from vorlagen.i18n import system_reason, t

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 2_000_000
"""Larger files are no papers: the longest real ones have some 300 kB of text."""
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Enough of a file to see that it is over the limit, in UTF-16 too; the text is refused then (L006).
_ENOUGH = 2 * MAX_BYTES + 4


def read_text_file(path: Path, name: str | None = None) -> str:
    """The text of a file; UTF-8, or what its byte-order mark says.

    Args:
        path: the file.
        name: what messages call it, by default the path.

    Raises:
        UnreadableError: absent, a folder, not readable, or no text in UTF-8.
    """
    shown = name or str(path)
    return decode(read_bytes(path, shown, _ENOUGH), shown)


def read_bytes(path: Path, name: str, limit: int) -> bytes:
    """The first ``limit`` bytes of a regular file.

    Args:
        path: the file.
        name: what messages call it.
        limit: no more is read.

    Raises:
        UnreadableError: absent, a folder, no regular file, or not readable.
    """
    try:
        if path.is_dir():
            raise UnreadableError(
                t("{file} ist ein Ordner, keine Datei.", file=name), t("Nennen Sie eine Datei in dem Ordner.")
            )
        if path.exists() and not path.is_file():  # a FIFO or a device would never end
            raise UnreadableError(
                t("{file} ist keine gewöhnliche Datei.", file=name), t("Nennen Sie eine Datei mit Text.")
            )
        with path.open("rb") as stream:
            return stream.read(limit)
    except (FileNotFoundError, ValueError):  # ValueError: a NUL in the name
        raise UnreadableError(
            t("{file} gibt es nicht.", file=name), t("Prüfen Sie den Namen und den Ordner.")
        ) from None
    except OSError as error:
        reason = system_reason(error)
        raise UnreadableError(
            t("{file} lässt sich nicht lesen: {reason}.", file=name, reason=reason),
            t("Prüfen Sie Namen und Zugriffsrechte."),
        ) from None


def decode(data: bytes, name: str) -> str:
    """The text that ``data`` holds.

    Raises:
        UnreadableError: it is no text, or in another encoding than UTF-8.
    """
    mark, encoding = next(((mark, named) for mark, named in _BOMS if data.startswith(mark)), (b"", "utf-8"))
    body = data[len(mark) :]
    if encoding == "utf-8" and b"\x00" in body[:8192]:
        raise UnreadableError(
            t("{file} ist keine Textdatei.", file=name),
            t("Eine Vorlage ist eine YAML-Datei; Word und PDF entstehen erst daraus."),
        )
    try:
        # Over the limit, the end of what was read may be half a character; the text is refused anyway.
        return body.decode(encoding, errors="strict" if len(body) <= MAX_BYTES else "replace")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            t("{file} ist kein Text in UTF-8: Zeile {line} enthält das Byte 0x{byte}.",
              file=name, line=line, byte=f"{body[error.start]:02x}"),
            t("Speichern Sie die Datei im Editor mit der Kodierung UTF-8."),
        ) from None  # fmt: skip


def encode_like(text: str, start: bytes) -> bytes:
    """A text in the encoding of a file.

    Args:
        text: the text.
        start: how the file begins; its byte-order mark decides, UTF-8 without one.
    """
    mark, encoding = next(((mark, named) for mark, named in _BOMS if start.startswith(mark)), (b"", "utf-8"))
    return mark + text.encode(encoding)
