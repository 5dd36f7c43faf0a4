"""The files of a Mappe written all together or not at all, and never over somebody's work."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
from typing import TYPE_CHECKING

from vorlagen.errors import OutputError, UnreadableError
from vorlagen.i18n import system_reason, t
from vorlagen.workflow.ausgabe import make_folder, refuse_foreign
from vorlagen.workflow.mappe.fassungen import LOCK_NAME, MANIFEST_NAME, read_lock, read_manifest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_together(folders: Mapping[Path, Mapping[str, bytes]], *, force: bool = False) -> tuple[Path, ...]:
    """Put files into their folders in one step; on failure everything stays as it was, in all of them.

    A file that is there is replaced only if the manifest beside it says that it is ours and
    unchanged, or its own seal does. Files of the issue before that are no longer made go.

    Args:
        folders: content by file name, by folder; folders are made if absent.
        force: overwrite what somebody changed.

    Returns:
        The files, in their order.

    Raises:
        OutputError: something there is not ours, was changed, is open elsewhere, or cannot be written.
    """
    targets: dict[Path, bytes] = {}
    gone: list[Path] = []
    for folder, files in folders.items():
        known = _known(folder)
        for name, data in files.items():
            if not _is_known(folder / name, known):
                refuse_foreign(folder / name, data, force=force)
            targets[folder / name] = data
        gone += [folder / name for name in known if name not in files and _is_known(folder / name, known)]
    for folder in folders:
        make_folder(folder)
    _exchange(targets, gone)
    return tuple(targets)


def _known(folder: Path) -> dict[str, str]:
    """Names and checksums of the files that an older issue left here."""
    try:
        manifest = read_manifest(folder)
    except UnreadableError:
        return {}
    return {entry.name: entry.sha256 for entry in manifest.dateien} | {MANIFEST_NAME: ""}


def _is_known(path: Path, known: Mapping[str, str]) -> bool:
    if path.name == LOCK_NAME:
        with contextlib.suppress(UnreadableError):
            return read_lock(path.parent) is not None
        return False
    if path.name not in known or not path.is_file():
        return False
    return path.name == MANIFEST_NAME or hashlib.sha256(path.read_bytes()).hexdigest() == known[path.name]


def _exchange(targets: Mapping[Path, bytes], gone: list[Path]) -> None:
    """Write beside the targets, then exchange all; whatever stops it, Ctrl-C too, all is undone."""
    mark = secrets.token_hex(8)
    current = next(iter(targets))
    backups: list[Path] = []
    with contextlib.ExitStack() as undo:
        try:
            fresh: dict[Path, Path] = {}
            for current, data in targets.items():
                fresh[current] = current.with_name(f".vorlagen-{mark}-{len(fresh)}.neu")
                undo.callback(_forget, fresh[current])
                _write(fresh[current], data)
            for current in (*targets, *gone):
                if current.exists():
                    backups.append(current.with_name(f".vorlagen-{mark}-{len(backups)}.alt"))
                    current.rename(backups[-1])
                    undo.callback(backups[-1].replace, current)
                elif current in fresh:
                    undo.callback(_forget, current)
                if current in fresh:
                    fresh[current].replace(current)
        except OSError as error:
            raise OutputError(
                t("{file} lässt sich nicht schreiben: {reason}.", file=current, reason=system_reason(error)),
                t("Schließen Sie die Datei, wenn sie noch geöffnet ist, und prüfen Sie Rechte und Speicherplatz. "
                  "Alle Dateien sind noch die alten."),
            ) from None  # fmt: skip
        undo.pop_all()
    for backup in backups:
        _forget(backup)


def _forget(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
