"""Files written whole or not at all, and never over somebody's work."""

from __future__ import annotations

import contextlib
import os
import secrets
from typing import TYPE_CHECKING

from vorlagen.errors import OutputError
from vorlagen.i18n import system_reason, t
from vorlagen.pdf import seal as pdf_seal
from vorlagen.word import siegel as word_seal
from vorlagen.workflow import seitensiegel

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_SEALS = (word_seal, pdf_seal, seitensiegel)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_RIGHTS = 0o666
"""Of a new file, less what the process withholds (umask); asking for the umask would change it for all threads."""


def write_output(path: Path, data: bytes, *, force: bool = False) -> None:
    """Put ``data`` at ``path`` in one step; on failure the old file stays as it was.

    A file that is there already is left alone if it is equal. It is replaced only if it is ours
    and unchanged since (it carries a hash of itself), or ``force`` is set. A link is followed.

    Raises:
        OutputError: it was edited by hand, is not ours, is open elsewhere, or cannot be written.
    """
    old = refuse_foreign(path, data, force=force)
    if old == data:
        return
    try:
        target = path.resolve() if path.is_symlink() else path
        _replace(target, data)
    except PermissionError as error:
        raise OutputError(
            t("{file} lässt sich nicht schreiben: {reason}.", file=path, reason=system_reason(error)),
            t("Schließen Sie die Datei, wenn sie noch geöffnet ist, und prüfen Sie die Zugriffsrechte des Ordners."),
        ) from None
    except OSError as error:
        raise OutputError(
            t("{file} lässt sich nicht schreiben: {reason}.", file=path, reason=system_reason(error)),
            t("Prüfen Sie den Ordner und den freien Speicherplatz."),
        ) from None


def _replace(target: Path, data: bytes) -> None:
    temporary = target.parent / f".vorlagen-{secrets.token_hex(8)}.tmp"
    try:
        with os.fdopen(os.open(temporary, _NEW, _RIGHTS), "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    except BaseException:  # Ctrl-C too leaves nothing behind
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def refuse_foreign(path: Path, data: bytes, *, force: bool) -> bytes | None:
    """Raise if ``path`` holds something that must not be overwritten.

    Returns:
        What stands there now, ``None`` if nothing does.

    Raises:
        OutputError: see ``write_output``.
    """
    try:
        old = _present(path)
    except OSError as error:
        raise OutputError(
            t("{file} lässt sich nicht lesen: {reason}.", file=path, reason=system_reason(error)),
            t("Prüfen Sie den Namen und die Zugriffsrechte, oder wählen Sie mit -o ein anderes Ziel."),
        ) from None
    if force or old is None or old == data or any(seal.is_ours_unchanged(old) for seal in _SEALS):
        return old
    if path.suffix.lower() == ".docx":
        raise OutputError(
            t("Die Datei {file} gibt es schon, und sie wurde seit dem Erzeugen geändert.", file=path),
            t(
                "Übernehmen Sie die Änderungen mit „vorlagen read {file} --update {yaml}“ in die YAML-Datei, oder "
                "überschreiben Sie sie mit --force.",
                file=path,
                yaml=path.with_suffix(".yaml").name,
            ),
        )
    raise OutputError(
        t("Die Datei {file} gibt es schon; sie ist fremd oder wurde seit dem Erzeugen geändert.", file=path),
        t("Wählen Sie mit -o einen anderen Namen, oder überschreiben Sie sie mit --force."),
    )


def _present(path: Path) -> bytes | None:
    if path.is_dir():
        raise OutputError(t("{file} ist ein Ordner.", file=path), t("Wählen Sie mit -o einen anderen Namen."))
    if not path.exists():
        return None
    if not path.is_file():  # reading a FIFO would never end
        raise OutputError(
            t("{file} ist keine gewöhnliche Datei.", file=path), t("Wählen Sie mit -o einen anderen Namen.")
        )
    return path.read_bytes()


def write_new(files: Mapping[Path, bytes], folder: Path | None = None) -> None:
    """Write new files, all of them or none; nothing that is there is ever overwritten.

    Args:
        files: content by name.
        folder: a folder to be made for them if it is absent, with all above it.

    Raises:
        OutputError: one of them exists, or cannot be written.
    """
    made: list[Path] = []
    try:
        for absent in reversed([place for place in (folder, *folder.parents) if not place.exists()] if folder else []):
            absent.mkdir()
            made.append(absent)
        for path, data in files.items():
            with path.open("xb") as stream:
                made.append(path)
                stream.write(data)
        made.clear()
    except FileExistsError as error:
        raise OutputError(
            t("{file} gibt es schon.", file=error.filename), t("Wählen Sie einen anderen Namen oder Ordner.")
        ) from None
    except OSError as error:
        raise OutputError(
            t(
                "{file} lässt sich nicht schreiben: {reason}.",
                file=error.filename or made[-1],
                reason=system_reason(error),
            ),
            t("Prüfen Sie den Ordner und die Zugriffsrechte."),
        ) from None
    finally:
        for path in reversed(made):  # Ctrl-C too leaves nothing behind
            with contextlib.suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()


def make_folder(path: Path) -> None:
    """Make a folder for output, with all above it.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            t("Der Ordner {folder} lässt sich nicht anlegen: {reason}.", folder=path, reason=system_reason(error)),
            t("Wählen Sie mit -o einen anderen Ordner."),
        ) from None
