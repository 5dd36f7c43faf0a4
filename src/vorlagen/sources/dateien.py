"""The files that a paper names: where they lie, and whether a paper may name them."""

from __future__ import annotations

import unicodedata
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from vorlagen.facts import FileFact

if TYPE_CHECKING:
    from collections.abc import Iterable


def locate(name: str, folder: Path) -> Path:
    """The place that ``name`` means, seen from ``folder``; it need not exist.

    Windows separators are understood everywhere. A file whose umlauts are stored in the
    other Unicode form is found too: macOS writes ``u`` and a mark where others write ``ü``.
    """
    plain = name.replace("\\", "/")
    for form in (plain, unicodedata.normalize("NFC", plain), unicodedata.normalize("NFD", plain)):
        path = folder / form
        if path.exists():
            return path
    return folder / plain


def file_fact(name: str, folder: Path, allowed: Iterable[Path]) -> FileFact:
    """What is known of a file that a paper in ``folder`` names.

    Args:
        name: as the paper writes it.
        folder: the paper's folder.
        allowed: folders that papers may name files in; links are followed before comparing.
    """
    drive = bool(PureWindowsPath(name).drive) and not Path(name).drive
    try:
        real = locate(name, folder).resolve()
        inside = not drive and any(real.is_relative_to(root.resolve()) for root in allowed)
        exists = inside and real.is_file()
    except (OSError, ValueError, RuntimeError):  # name too long, a NUL, a loop of links, no rights
        inside, exists = True, False
    return FileFact(name, exists, inside, str(folder))
