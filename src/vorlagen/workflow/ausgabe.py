"""Files written whole or not at all, and never over somebody's work."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from vorlagen.errors import OutputError
from vorlagen.i18n import t
from vorlagen.pdf import seal as pdf_seal
from vorlagen.word import siegel as word_seal


def write_output(path: Path, data: bytes, *, force: bool = False) -> None:
    """Put ``data`` at ``path`` in one step; on failure the old file stays as it was.

    A file that is there already is replaced only if it is equal, or ours and unchanged since
    (it carries a hash of itself), or ``force`` is set.

    Raises:
        OutputError: it was edited by hand, is not ours, is open elsewhere, or cannot be written.
    """
    refuse_foreign(path, data, force=force)
    temporary: str | None = None
    try:
        handle, temporary = tempfile.mkstemp(prefix=".vorlagen-", suffix=".tmp", dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, _mode(path))  # noqa: PTH101 - the name is a string from mkstemp
        Path(temporary).replace(path)
        temporary = None
    except PermissionError as error:
        raise OutputError(
            t("{file} lässt sich nicht schreiben: {reason}.", file=path, reason=error.strerror or error),
            t("Schließen Sie die Datei, wenn sie noch geöffnet ist, und prüfen Sie die Zugriffsrechte des Ordners."),
        ) from None
    except OSError as error:
        raise OutputError(
            t("{file} lässt sich nicht schreiben: {reason}.", file=path, reason=error.strerror or error),
            t("Prüfen Sie den Ordner und den freien Speicherplatz."),
        ) from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def refuse_foreign(path: Path, data: bytes, *, force: bool) -> None:
    """Raise if ``path`` holds something that must not be overwritten.

    Raises:
        OutputError: see ``write_output``.
    """
    if path.is_dir():
        raise OutputError(t("{file} ist ein Ordner.", file=path), t("Wählen Sie mit -o einen anderen Namen."))
    if force or not path.exists():
        return
    try:
        old = path.read_bytes()
    except OSError as error:
        raise OutputError(
            t("{file} lässt sich nicht lesen: {reason}.", file=path, reason=error.strerror or error),
            t("Prüfen Sie die Zugriffsrechte."),
        ) from None
    if old == data or word_seal.is_ours_unchanged(old) or pdf_seal.is_ours_unchanged(old):
        return
    if path.suffix.lower() == ".docx":
        raise OutputError(
            t("Die Datei {file} gibt es schon, und sie wurde seit dem Erzeugen geändert.", file=path),
            t("Übernehmen Sie die Änderungen in die YAML-Datei, oder überschreiben Sie sie mit --force."),
        )
    raise OutputError(
        t("Die Datei {file} gibt es schon; sie ist fremd oder wurde seit dem Erzeugen geändert.", file=path),
        t("Wählen Sie mit -o einen anderen Namen, oder überschreiben Sie sie mit --force."),
    )


def make_folder(path: Path) -> None:
    """Make a folder for output, with all above it.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            t("Der Ordner {folder} lässt sich nicht anlegen: {reason}.", folder=path, reason=error.strerror or error),
            t("Wählen Sie mit -o einen anderen Ordner."),
        ) from None


def _mode(path: Path) -> int:
    """The rights of the old file, or those that a new one gets from the process."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
