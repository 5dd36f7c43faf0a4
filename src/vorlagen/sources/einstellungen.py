"""A town's settings: ``vorlagen.yaml``, searched upwards from a paper."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vorlagen.errors import InputError
from vorlagen.i18n import t
from vorlagen.models import Einstellungen
from vorlagen.sources.lesen import read_model, read_tree
from vorlagen.sources.textfile import read_text_file

if TYPE_CHECKING:
    from pathlib import Path

    from vorlagen.findings import Finding

SETTINGS_NAME = "vorlagen.yaml"


@dataclass(frozen=True, slots=True)
class Umgebung:
    """Where a paper stands: the town's settings and the folder that papers may name files in.

    Attributes:
        einstellungen: the settings, empty if there is no file.
        datei: the settings file, ``None`` if there is none.
        wurzel: root folder within which papers may name files.
    """

    einstellungen: Einstellungen
    datei: Path | None
    wurzel: Path

    @property
    def erlaubt(self) -> tuple[Path, ...]:
        """The folders that papers may name files in."""
        return (self.wurzel, *(self.wurzel / name for name in self.einstellungen.erlaubte_ordner))


def find_settings(folder: Path) -> Umgebung:
    """The settings that hold for papers in ``folder``.

    Raises:
        InputError: the settings file has faults; ``findings`` carries them.
    """
    start = folder.resolve()
    file = settings_file(start)
    return Umgebung(_read(file), file, file.parent) if file else Umgebung(Einstellungen(), None, start)


def settings_file(folder: Path) -> Path | None:
    """The settings file that holds for papers in ``folder``, however sound it is.

    Args:
        folder: an absolute path.
    """
    return next((file for place in (folder, *folder.parents) if (file := place / SETTINGS_NAME).is_file()), None)


def check_settings(name: str, text: str) -> tuple[Finding, ...]:
    """All findings on the text of a settings file.

    Args:
        name: what findings call it.
        text: its content.
    """
    return _parse(text, name)[1]


def _read(file: Path) -> Einstellungen:
    value, findings = _parse(read_text_file(file), str(file))
    if value is None:
        raise InputError(t("Die Einstellungen {file} haben Fehler.", file=file), t("Beheben Sie sie zuerst."), findings)
    return value


@functools.lru_cache(maxsize=32)
def _parse(text: str, file: str) -> tuple[Einstellungen | None, tuple[Finding, ...]]:
    tree, stellen, findings = read_tree(text, file)
    if tree is None:
        empty = all(line.lstrip().startswith("#") or not line.strip() for line in stellen.lines)
        return (Einstellungen(), ()) if empty else (None, tuple(findings))
    read = read_model(tree, Einstellungen, stellen)
    return read.value, tuple(read.findings)
