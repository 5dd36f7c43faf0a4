"""What a Mappe is joined from: parts with their stamps, bookmarks, jumps and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence
    from pathlib import Path

    import pikepdf


class Gliederungspunkt(Protocol):
    """An entry of a source's own outline; ``seite`` is 0-based within the source."""

    @property
    def titel(self) -> str: ...  # noqa: D102
    @property
    def seite(self) -> int: ...  # noqa: D102
    @property
    def sicht(self) -> tuple[str | float | None, ...]: ...  # noqa: D102
    @property
    def kinder(self) -> Sequence[Gliederungspunkt]: ...  # noqa: D102


class Quelle(Protocol):
    """An opened, harmless PDF that is joined once; links in it lead to explicit destinations."""

    @property
    def pdf(self) -> pikepdf.Pdf: ...  # noqa: D102
    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def tagged(self) -> bool:
        """Whether it has a sound structure tree."""
        ...

    @property
    def sprache(self) -> str: ...  # noqa: D102
    @property
    def gliederung(self) -> Sequence[Gliederungspunkt]: ...  # noqa: D102
    @property
    def behauptet_ua(self) -> bool: ...  # noqa: D102
    @property
    def behauptet_a(self) -> bool: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Baustein:
    """One part of a Mappe: a paper, an attachment, or a page of our own.

    Attributes:
        titel: its name in the structure tree, in alternative texts and in messages.
        quelle: the opened file; several parts may take different pages of the same one.
        stempel: one text a page for the bottom right corner, ``""`` for none.
        marken: one page label a page, as printed.
        seiten: the pages of the source that are taken, 0-based; ``None`` takes all. A source
            that several parts share must begin a new structure element on each new page.
        geschlossen: whether each page bears „Nichtöffentlich“.
        eigen: whether we made it (cover, agenda, divider); only such parts hold jumps.
        datei: the source as it came in, to find out which part breaks a standard; ``None``
            where that is nobody's business (our own pages).
    """

    titel: str
    quelle: Quelle = field(repr=False)
    stempel: tuple[str, ...]
    marken: tuple[str, ...]
    seiten: tuple[int, ...] | None = None
    geschlossen: bool = False
    eigen: bool = False
    datei: bytes | Path | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Lesezeichen:
    """A bookmark of the Mappe.

    Attributes:
        titel: its words.
        seite: page of the Mappe, 0-based.
        kinder: bookmarks below it.
        baustein: position of the part whose own outline hangs below it, before ``kinder``.
        offen: whether the bookmarks below it show when the file is opened.
    """

    titel: str
    seite: int
    kinder: tuple[Lesezeichen, ...] = ()
    baustein: int | None = None
    offen: bool = False


@dataclass(frozen=True, slots=True)
class Sprung:
    """Where a placeholder address leads.

    Attributes:
        seite: page of the Mappe, 0-based.
        worte: what a screen reader says of the link, such as „Ö 7, Seite 143“.
    """

    seite: int
    worte: str


@dataclass(frozen=True, slots=True)
class Mappeninfo:
    """What a Mappe says of itself.

    Attributes:
        titel: document title, never empty.
        sprache: its language; parts in another one are marked as such.
        datum: creation date, with time zone; ``None`` writes none, so that equal sources give equal bytes.
    """

    titel: str
    sprache: str = "de-DE"
    datum: dt.datetime | None = None
