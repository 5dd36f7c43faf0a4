"""Bytes of a file as text, or the reason why there is none."""

from __future__ import annotations

import codecs
from pathlib import Path

from vorlagen.errors import UnreadableError
from vorlagen.i18n import t

MAX_BYTES = 2_000_000
"""Larger files are no papers: the longest real ones have some 300 kB of text."""
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def read_text_file(path: Path, name: str | None = None) -> str:
    """The text of a file; UTF-8, or what its byte-order mark says.

    Args:
        path: the file.
        name: what messages call it, by default the path.

    Raises:
        UnreadableError: absent, a folder, not readable, or no text in UTF-8.
    """
    shown = name or str(path)
    try:
        if path.is_dir():
            raise UnreadableError(
                t("{file} ist ein Ordner, keine Datei.", file=shown), t("Nennen Sie eine Datei in dem Ordner.")
            )
        if path.exists() and not path.is_file():  # a FIFO or a device would never end
            raise UnreadableError(t("{file} ist keine gewöhnliche Datei.", file=shown))
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableError(
            t("{file} gibt es nicht.", file=shown), t("Prüfen Sie den Namen und den Ordner.")
        ) from None
    except OSError as error:
        raise UnreadableError(
            t("{file} lässt sich nicht lesen: {reason}.", file=shown, reason=error.strerror or error),
            t("Prüfen Sie die Zugriffsrechte."),
        ) from None
    return decode(data, shown)


def decode(data: bytes, name: str) -> str:
    """The text that ``data`` holds.

    Raises:
        UnreadableError: it is no text, or in another encoding than UTF-8.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if b"\x00" in data[:8192]:
        raise UnreadableError(
            t("{file} ist keine Textdatei.", file=name),
            t("Eine Vorlage ist eine YAML-Datei; Word und PDF entstehen erst daraus."),
        )
    try:
        return data[:MAX_BYTES].decode("utf-8", errors="strict") if len(data) <= MAX_BYTES else data.decode(
            "utf-8", errors="ignore"
        )
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            t("{file} ist kein Text in UTF-8: Zeile {line} enthält das Byte 0x{byte}.",
              file=name, line=line, byte=f"{data[error.start]:02x}"),
            t("Speichern Sie die Datei im Editor mit der Kodierung UTF-8."),
        ) from None  # fmt: skip
