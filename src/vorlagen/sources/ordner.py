"""Folders: which of their files may be papers."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vorlagen.errors import UnreadableError
from vorlagen.i18n import Text, system_reason, t
from vorlagen.models import Vorlage, normalise_key
from vorlagen.models.blaetter import field_flag
from vorlagen.sources.ausschluss import Ausschluss
from vorlagen.sources.baum import Abbildung
from vorlagen.sources.einstellungen import SETTINGS_NAME
from vorlagen.sources.lesen import read_tree
from vorlagen.sources.schluessel import spellings

if TYPE_CHECKING:
    from collections.abc import Iterable

ENDINGS = frozenset({".yaml", ".yml", ".json"})
"""Endings of the files that papers are written in."""
_NO_PAPER = frozenset({"abschnitte", "auswahltexte", "kopf", "regeln", "schriften", "zusatzfelder", "tagesordnung"})
"""Keys of forms and meetings that no paper has."""


@dataclass(slots=True)
class Ordnerinhalt:
    """What was found below some folders, each in the order of names.

    Attributes:
        dateien: files that may be papers.
        uebergangen: files of that kind that are not looked at, with the reason.
        verschlossen: folders that cannot be looked into, with the reason.
    """

    dateien: list[Path] = field(default_factory=list)
    uebergangen: list[tuple[Path, Text]] = field(default_factory=list)
    verschlossen: list[tuple[Path, UnreadableError]] = field(default_factory=list)


SETTINGS = t("Einstellungen")
LINK = t("Verknüpfung, ihr wird nicht gefolgt")
NO_FILE = t("keine gewöhnliche Datei")
NO_PAPER = t("keine Vorlage")
"""Why a file is passed over."""


def list_folder(folder: Path) -> Ordnerinhalt:
    """All files below ``folder`` that may be papers.

    Links are not followed: they may lead out of the folder, or round in circles. Hidden files
    and folders, and what a ``.vorlagenignore`` names, are left out; what is no regular file
    (a FIFO would never end) is passed over.

    Raises:
        UnreadableError: the folder itself cannot be looked into.
    """
    found = Ordnerinhalt()
    waiting: list[tuple[Path, Ausschluss | None]] = [(folder, None)]
    while waiting:
        place, above = waiting.pop()
        try:
            entries = sorted(_scan(place), key=lambda entry: name_order(entry.name))
            hidden = Ausschluss.above(folder) if above is None else above.below(place)
        except UnreadableError as refused:
            if place == folder:
                raise
            found.verschlossen.append((place, refused))
            continue
        entries = [entry for entry in entries if not hidden.hides(Path(entry.path), folder=_is_folder(entry))]
        _sort_in(entries, found)
        waiting += [(Path(entry.path), hidden) for entry in reversed(entries) if _is_folder(entry)]
    return found


def _scan(place: Path) -> list[os.DirEntry[str]]:
    """What lies in a folder, hidden entries left out."""
    try:
        return [entry for entry in os.scandir(place) if not entry.name.startswith(".")]
    except OSError as error:
        raise UnreadableError(
            t("Der Ordner {folder} lässt sich nicht lesen: {reason}.", folder=place, reason=system_reason(error)),
            t("Prüfen Sie Namen und Zugriffsrechte."),
        ) from None


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return entry.is_dir(follow_symlinks=False)


def _sort_in(entries: Iterable[os.DirEntry[str]], found: Ordnerinhalt) -> None:
    for entry in entries:
        path = Path(entry.path)
        if path.suffix.lower() not in ENDINGS or _is_folder(entry):
            continue
        if entry.is_symlink():
            found.uebergangen.append((path, LINK))
        elif not entry.is_file(follow_symlinks=False):
            found.uebergangen.append((path, NO_FILE))
        elif entry.name == SETTINGS_NAME:
            found.uebergangen.append((path, SETTINGS))
        else:
            found.dateien.append(path)


@dataclass(slots=True)
class Fundliste(Ordnerinhalt):
    """What was found at some places; a file named and found, or found twice, stands there once.

    Attributes:
        genannt: those of the files and folders that were named, not found in a folder.
    """

    genannt: set[Path] = field(default_factory=set)


def find_files(places: Iterable[Path]) -> Fundliste:
    """All files that may be papers in some folders, and the files that were named, whatever they are."""
    found = Fundliste()
    files: dict[Path, Path] = {}
    for place in places:
        if not is_folder(place):
            files[_resolved(place)] = place
            found.genannt.add(place)
            continue
        try:
            inside = list_folder(place)
        except UnreadableError as refused:
            found.genannt.add(place)
            found.verschlossen.append((place, refused))
            continue
        for path in inside.dateien:
            files.setdefault(_resolved(path), path)
        found.uebergangen += inside.uebergangen
        found.verschlossen += inside.verschlossen
    found.dateien = list(files.values())
    return found


def is_folder(place: Path) -> bool:
    """Whether there is a folder of that name; what the system cannot even look for is none."""
    try:
        return place.is_dir()
    except (OSError, ValueError):  # too long a name, no rights, a NUL
        return False


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, ValueError, RuntimeError):  # as above; links in a circle
        return path


def name_order(name: str) -> tuple[str, str]:
    """Names in one order on all systems, umlauts in either Unicode form."""
    return unicodedata.normalize("NFC", name).casefold(), name


def shown_name(path: Path) -> str:
    """A name as people write it: macOS stores ``u`` and a mark where others store ``ü``."""
    return unicodedata.normalize("NFC", str(path))


def is_other_file(text: str) -> bool:
    """Whether a text that does not read as a paper is none: a form, a meeting, data of another program.

    A text whose outline cannot be made out may be a paper with a slip in it, and is not.
    """
    tree, _, _ = read_tree(text, None)
    if not isinstance(tree, Abbildung):
        return False
    keys = {normalise_key(entry.key.text) for entry in tree.entries}
    meant = {spellings(Vorlage)[key] for key in keys if key in spellings(Vorlage)}
    own = any(not field_flag(Vorlage, (name,), "technisch") for name in meant)
    return bool(keys & _NO_PAPER) or not own
