"""The shipped fonts as a folder for the engines, and whose fonts a finished PDF carries."""

from __future__ import annotations

import functools
import re
import shutil
from typing import TYPE_CHECKING, Final

from fontTools.ttLib import TTFont

from vorlagen import resources

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_FACES: Final = ("-Regular.ttf", "-It.ttf", "-Bold.ttf", "-BoldIt.ttf")
"""The faces that Word's bold and italic switches reach. Each further file costs an engine
start-up time, and LibreOffice offers the other weights as families of their own anyway."""
_SUBSET: Final = re.compile(r"^[A-Z]{6}\+")
_SEPARATORS: Final = re.compile(r"[\s_]")


def lay_out_fonts(folder: Path) -> None:
    """Put the shipped TrueType files into ``folder``, as links where the system lets us.

    Args:
        folder: an existing, private folder.
    """
    for source in _faces():
        target = folder / source.name
        try:
            target.symlink_to(source)
        except OSError:  # Windows grants links to administrators and developers only
            shutil.copyfile(source, target)


def _faces() -> tuple[Path, ...]:
    return tuple(file for file in resources.font_files() if file.name.endswith(_FACES))


def foreign_families(names: Iterable[str], allowed: Iterable[str]) -> tuple[str, ...]:
    """Those font names that belong to none of the allowed families, sorted, subset prefix removed.

    Args:
        names: PostScript names such as ``ABCDEF+SourceSansPro-Bold``.
        allowed: family names such as ``Source Sans Pro``.
    """
    stems = tuple(_SEPARATORS.sub("", family) for family in allowed)
    plain = {_SUBSET.sub("", name) for name in names}
    return tuple(sorted(name for name in plain if _SEPARATORS.sub("", name).split("-")[0] not in stems))


def shipped_code_points(name: str) -> frozenset[int] | None:
    """The Unicode code points of a shipped face, or ``None`` if the face is not one that we ship.

    Args:
        name: PostScript name as PDFs have it, such as ``ABCDEF+SourceSansPro-BoldIt``.
    """
    stem = _SUBSET.sub("", name)
    face = next((face for face in _faces() if face.stem == stem), None)
    return None if face is None else _code_points(face)


def first_foreign(text: str, known: str = "") -> int:
    """Where in a text the first character stands that no shipped face has and that is not known; -1 if none does."""
    present = _all_code_points().union(map(ord, known))
    return next((at for at, character in enumerate(text) if ord(character) not in present), -1)


@functools.cache
def _all_code_points() -> frozenset[int]:
    return frozenset(b"\t\n\r").union(*map(_code_points, _faces()))


@functools.cache
def _code_points(face: Path) -> frozenset[int]:
    with TTFont(face, lazy=True) as font:
        return frozenset(font.getBestCmap())
