"""Folders: which of their files may be papers."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vorlagen.errors import UnreadableError
from vorlagen.i18n import system_reason, t
from vorlagen.models import Vorlage, normalise_key
from vorlagen.models.blaetter import field_flag
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
        uebergangen: files of that kind that are not looked at: settings, links.
        verschlossen: folders that cannot be looked into, with the reason.
    """

    dateien: list[Path] = field(default_factory=list)
    uebergangen: list[Path] = field(default_factory=list)
    verschlossen: list[tuple[Path, UnreadableError]] = field(default_factory=list)


def list_folder(folder: Path) -> Ordnerinhalt:
    """All files below ``folder`` that may be papers.

    Links are not followed: they may lead out of the folder, or round in circles. Hidden files
    and folders, and what is no regular file (a FIFO would never end), are left out.

    Raises:
        UnreadableError: the folder itself cannot be looked into.
    """
    found = Ordnerinhalt()
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            entries = sorted(os.scandir(place), key=lambda entry: name_order(entry.name))
        except OSError as error:
            refused = UnreadableError(
                t("Der Ordner {folder} lässt sich nicht lesen: {reason}.", folder=place, reason=system_reason(error)),
                t("Prüfen Sie Namen und Zugriffsrechte."),
            )
            if place == folder:
                raise refused from None
            found.verschlossen.append((place, refused))
            continue
        _sort_in(entries, found)
        waiting += [Path(entry.path) for entry in reversed(entries) if entry.is_dir(follow_symlinks=False)
                    and not entry.name.startswith(".")]  # fmt: skip
    return found


def _sort_in(entries: Iterable[os.DirEntry[str]], found: Ordnerinhalt) -> None:
    for entry in entries:
        path = Path(entry.path)
        if entry.name.startswith(".") or path.suffix.lower() not in ENDINGS:
            continue
        if entry.name == SETTINGS_NAME or entry.is_symlink():
            found.uebergangen.append(path)
        elif entry.is_file(follow_symlinks=False):
            found.dateien.append(path)


def name_order(name: str) -> tuple[str, str]:
    """Names in one order on all systems, umlauts in either Unicode form."""
    return unicodedata.normalize("NFC", name).casefold(), name


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
