"""The single files of a Mappe as a ZIP, in folders of their items and with names that say what they are."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator

    from vorlagen.formular.mappe import Eintrag, Mappenplan

_UNSAFE: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
"""What no file name may hold on Windows."""
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST: Final = 80
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)


def zip_entries(plan: Mappenplan, source: Callable[[Eintrag], bytes], missing: Container[str]) -> bytes:
    """A ZIP with one PDF a paper and attachment; equal sources give equal bytes.

    Args:
        plan: the Mappe.
        source: gives the PDF of a paper or attachment.
        missing: names of the sources that cannot be used.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for entry, name in entry_names(plan):
            if entry.quelle in missing:
                continue
            info = zipfile.ZipInfo(name, _EPOCH)
            info.flag_bits |= 0x800  # the name is UTF-8
            package.writestr(info, source(entry), zipfile.ZIP_STORED)
    return stream.getvalue()


def entry_names(plan: Mappenplan) -> Iterator[tuple[Eintrag, str]]:
    """Each paper and attachment with its name: ``Ö 07 Radwegbrücke/02 Anlage 1 Lageplan.pdf``."""
    taken: set[str] = set()
    titles = {punkt.zeile.schluessel: f"{_sortable(punkt.zeile.zeichen)} {punkt.zeile.titel}" for punkt in plan.punkte}
    at: dict[str, int] = {}
    for entry in _papers(plan):
        folder = _safe(titles.get(entry.punkt, ""))
        at[entry.punkt] = at.get(entry.punkt, 0) + 1
        name = f"{folder}/{at[entry.punkt]:02d} {_safe(entry.titel)}.pdf"
        base, again = name, 1
        while name.casefold() in taken:  # file systems of Windows and macOS do not tell case apart
            again += 1
            name = f"{base.removesuffix('.pdf')} ({again}).pdf"
        taken.add(name.casefold())
        yield entry, name


def _papers(plan: Mappenplan) -> Iterable[Eintrag]:
    return (entry for entry in plan.eintraege if not entry.art.ist_eigen)


def _sortable(sign: str) -> str:
    """``Ö 7a`` as ``Ö 07a``, so that folders stand in the order of the agenda."""
    return re.sub(r"(?<!\d)(\d)(?!\d)", r"0\1", sign)


def _safe(text: str) -> str:
    """A text as a name that every file system takes, cut between words."""
    flat = _UNSAFE.sub("-", " ".join(unicodedata.normalize("NFC", text).split())).strip(" .-")
    if len(flat) > _LONGEST:
        flat = flat[:_LONGEST].rsplit(" ", 1)[0].rstrip(" .-,;:–")
    return f"_{flat}" if not flat or _RESERVED.fullmatch(flat) else flat
