"""Copying sources into the joined file: pages first, then what hangs above them, then the source is closed."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pikepdf import Array

from vorlagen.errors import VorlagenError
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pikepdf

    from vorlagen.pdf.mappe.baustein import Baustein, Quelle

_ABOVE: Final = ("/StructTreeRoot", "/OCProperties", "/AcroForm")
_SHEAF: Final = 64
"""Pages that are copied at once."""


@dataclass(slots=True)
class Abschrift:
    """A source within the joined file.

    Attributes:
        quelle: the source; its file is closed once everything has been copied.
        letzter: the last part that takes pages of it.
        oben: what hangs above its pages, by key in its catalogue: tags, layers, form.
    """

    quelle: Quelle
    letzter: int
    oben: dict[str, pikepdf.Object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Platz:
    """Where a part lies in the joined file.

    Attributes:
        baustein: the part.
        start: its first page, 0-based.
        gewaehlt: the pages of its source that were taken, 0-based.
        seiten: these pages as objects of the joined file.
        abschrift: its source.
    """

    baustein: Baustein
    start: int
    gewaehlt: tuple[int, ...]
    seiten: list[pikepdf.Object]
    abschrift: Abschrift


def copy_parts(pdf: pikepdf.Pdf, parts: Sequence[Baustein]) -> list[Platz]:
    """Copy the pages of all parts, and close their sources.

    Copying a page reads its streams into memory, so that a source can go as soon as it is
    copied: a meeting is never in memory twice.

    Args:
        pdf: the new file.
        parts: in the order of their pages.

    Raises:
        VorlagenError: a part has more or fewer stamps or page labels than pages, which is our bug.
    """
    copies: dict[int, Abschrift] = {}
    for position, part in enumerate(parts):
        copies.setdefault(id(part.quelle), Abschrift(part.quelle, position)).letzter = position
    places: list[Platz] = []
    kids: list[pikepdf.Object] = []
    for position, part in enumerate(parts):
        source, copy, start = part.quelle.pdf, copies[id(part.quelle)], len(kids)
        chosen = tuple(range(len(source.pages))) if part.seiten is None else part.seiten
        _agree(part, len(chosen))
        _detach(copy)
        taken = [page for at in range(0, len(chosen), _SHEAF) for page in _copy(pdf, source, chosen[at : at + _SHEAF])]
        kids += taken
        places.append(Platz(part, start, chosen, taken, copy))
        if position == copy.letzter:
            copy.oben = {key: pdf.copy_foreign(value) for key, value in copy.oben.items()}
            _close(source)
    _plant(pdf, kids)
    return places


def _copy(pdf: pikepdf.Pdf, source: pikepdf.Pdf, chosen: Sequence[int]) -> list[pikepdf.Object]:
    """A few pages, copied but in no page tree: pikepdf adds a page in time by the number of those that are there."""
    for number in chosen:
        pdf.pages.append(source.pages[number])
    copied: list[pikepdf.Object] = [page.obj for page in pdf.pages]
    del pdf.pages[:]
    return copied


def _plant(pdf: pikepdf.Pdf, kids: Sequence[pikepdf.Object]) -> None:
    """The page tree in one go; from here on ``pdf.pages`` is out of date, and the file is only good for saving."""
    root = pdf.Root["/Pages"]
    for page in kids:
        page["/Parent"] = root
    root["/Kids"], root["/Count"] = Array(kids), len(kids)


def _detach(copy: Abschrift) -> None:
    """Take out what hangs above the pages; pikepdf warns if pages are copied from a file with a form."""
    source = copy.quelle.pdf
    for key in _ABOVE:
        if key in source.Root:
            copy.oben[key] = source.make_indirect(source.Root[key])
            del source.Root[key]


def _close(source: pikepdf.Pdf) -> None:
    """Close a file and let go of its bytes, which pikepdf holds as long as the Pdf object lives."""
    stream = getattr(source, "_input_stream", None)
    source.close()
    if isinstance(stream, io.BytesIO):
        stream.close()


def _agree(part: Baustein, pages: int) -> None:
    if not pages == len(part.stempel) == len(part.marken):
        raise VorlagenError(
            t("{titel}: {seiten} Seiten, aber {stempel} Stempel und {marken} Seitenzahlen.", titel=part.titel,
              seiten=pages, stempel=len(part.stempel), marken=len(part.marken))
        )  # fmt: skip
