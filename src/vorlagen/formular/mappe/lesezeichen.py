"""The bookmarks of a Mappe: item, paper, attachment."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vorlagen.formular.mappe.eintrag import Eintrag, Eintragsart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.formular.mappe.plan import Mappenplan


@dataclass(frozen=True, slots=True)
class Lesezeichen:
    """One bookmark.

    Attributes:
        titel: its words.
        seite: position of its page in the file, from 0.
        eintrag: key of the paper or attachment whose own outline belongs below it, else empty.
        kinder: the bookmarks below it.
    """

    titel: str
    seite: int
    eintrag: str = ""
    kinder: tuple[Lesezeichen, ...] = ()


@dataclass(slots=True)
class _Knoten:
    """A bookmark while those below it are gathered."""

    titel: str
    ebene: int
    seite: int | None
    eintrag: str = ""
    kinder: list[_Knoten] = field(default_factory=list)

    def finish(self) -> Lesezeichen | None:
        """The bookmark; an item without pages leads to the first below it, and is none if there is none."""
        below = tuple(mark for child in self.kinder if (mark := child.finish()) is not None)
        page = self.seite if self.seite is not None else below[0].seite if below else None
        return None if page is None else Lesezeichen(self.titel, page, self.eintrag, below)


def bookmarks(plan: Mappenplan) -> tuple[Lesezeichen, ...]:
    """Cover, agenda and items, below each item its paper, and below that its attachments.

    Items nest as they do in the agenda. An item or heading without pages stands here only for
    the sake of those below it.
    """
    own = [_Knoten(entry.titel, 0, entry.erste) for entry in plan.eintraege if not entry.punkt and entry.art
           is not Eintragsart.LEERSEITE]  # fmt: skip
    top = _Knoten("", -1, 0)
    path = [top]
    for punkt in plan.punkte:
        line = punkt.zeile
        entries = list(plan.of_item(line.schluessel))
        node = _Knoten(f"{line.zeichen} {line.titel}".strip(), line.ebene, entries[0].erste if entries else None)
        node.kinder += _papers(entries)
        while path[-1].ebene >= line.ebene:
            path.pop()
        path[-1].kinder.append(node)
        path.append(node)
    return tuple(mark for node in (*own, *top.kinder) if (mark := node.finish()) is not None)


def _papers(entries: list[Eintrag]) -> Iterator[_Knoten]:
    paper: _Knoten | None = None
    for entry in entries:
        if entry.art.ist_eigen:
            continue
        node = _Knoten(entry.titel, entry.ebene, entry.erste, entry.schluessel)
        if entry.ebene and paper is not None:
            paper.kinder.append(node)
            continue
        if paper is not None:
            yield paper
        paper = node
    if paper is not None:
        yield paper
