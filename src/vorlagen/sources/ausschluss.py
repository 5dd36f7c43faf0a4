"""``.vorlagenignore``: what is left out when a folder is searched, in the words of ``.gitignore``."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vorlagen.errors import UnreadableError
from vorlagen.i18n import t
from vorlagen.sources.einstellungen import settings_file
from vorlagen.sources.textfile import read_text_file

if TYPE_CHECKING:
    from pathlib import Path

    from pathspec import GitIgnoreSpec

IGNORE_NAME = ".vorlagenignore"


@dataclass(frozen=True, slots=True)
class Ausschluss:
    """The patterns that hold in a folder.

    Attributes:
        muster: patterns of each ``.vorlagenignore`` with the folder it lies in, outermost first.
    """

    muster: tuple[tuple[Path, GitIgnoreSpec], ...] = ()

    @classmethod
    def above(cls, folder: Path) -> Ausschluss:
        """What holds in the folder where a search begins: its own patterns, and those up to the settings' folder.

        Raises:
            UnreadableError: one of the files cannot be read or understood.
        """
        start = folder.resolve()
        settings = settings_file(start)
        outer = [place for place in (start, *start.parents) if settings and place.is_relative_to(settings.parent)]
        found = cls()
        for place in reversed(outer or [start]):
            found = found.below(place)
        return found

    def below(self, folder: Path) -> Ausschluss:
        """The same with the patterns of a folder within, which win.

        Raises:
            UnreadableError: its file cannot be read or understood.
        """
        file = folder / IGNORE_NAME
        return Ausschluss((*self.muster, (folder.resolve(), _read(file)))) if file.is_file() else self

    def hides(self, path: Path, *, folder: bool) -> bool:
        """Whether the file or folder is left out; the innermost pattern that fits decides, of several the last."""
        if not self.muster:
            return False
        place = path.parent.resolve() / path.name  # a link lies where it stands, not where it leads
        for base, patterns in reversed(self.muster):
            name = unicodedata.normalize("NFC", place.relative_to(base).as_posix())
            fits = patterns.check_file(name + "/" * folder).include
            if fits is not None:
                return fits
        return False


def _read(file: Path) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - 30 ms that most folders never need

    lines = unicodedata.normalize("NFC", read_text_file(file)).splitlines()
    for number, line in enumerate(lines, 1):
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:
            raise UnreadableError(
                t("{file}:{line}: Das Muster „{pattern}“ ist unverständlich.", file=file, line=number, pattern=line),
                t("Schreiben Sie Muster wie in einer .gitignore, zum Beispiel entwuerfe/ oder *.json."),
            ) from None
    return GitIgnoreSpec.from_lines(lines)
