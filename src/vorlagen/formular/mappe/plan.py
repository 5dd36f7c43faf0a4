"""The plan of a Mappe: one value from which pages, numbers, bookmarks, links and lists all follow."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vorlagen.errors import PublicnessError
from vorlagen.formular.mappe.eintrag import Eintrag, Eintragsart
from vorlagen.formular.mappe.seitenzahlen import Nummernstand, last_number, number_pages
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Self

    from vorlagen.formular.druckbild import Audience
    from vorlagen.formular.mappe.punkte import Mappenpunkt

AGENDA_TARGET = "tagesordnung"
"""Name of the agenda among the targets of links."""
LINK = "https://vorlagen.invalid/ziel/{target}"
"""What links of our own pages name until the pages are joined; ``.invalid`` never resolves (RFC 2606)."""


@dataclass(frozen=True, slots=True)
class Band:
    """Which volume a plan is.

    Attributes:
        nummer: from 1.
        anzahl: how many there are.
        inhalt: what each holds, in order: ``Ö 1 bis Ö 7``.
        lage: in which volume each item begins, by its key.
        anfang: the printed number of each item's first page, by its key.
        zu_gross: whether it is larger than asked for, because one paper alone is.
    """

    nummer: int
    anzahl: int
    inhalt: tuple[str, ...]
    lage: Mapping[str, int]
    anfang: Mapping[str, str]
    zu_gross: bool = False


@dataclass(frozen=True, slots=True)
class Mappenplan:
    """A Mappe before there is a file.

    Attributes:
        audience: for whom it is; a public plan takes nothing that is closed.
        punkte: the items, also those without papers.
        eintraege: what lies there, in order.
        stand: the published numbers that it keeps; ``None`` for a first issue.
        beginn: the first printed number of a first issue.
        beidseitig: whether each entry begins on a front page, after a blank one if need be.
        gesamt: the highest printed number without a letter, over all volumes.
        band: which volume it is; ``None`` if there is only one.

    Raises:
        PublicnessError: a public plan was to hold something closed.
    """

    audience: Audience
    punkte: tuple[Mappenpunkt, ...]
    eintraege: tuple[Eintrag, ...]
    stand: Nummernstand | None = None
    beginn: int = 1
    beidseitig: bool = False
    gesamt: int = 0
    band: Band | None = None

    def __post_init__(self) -> None:
        """Refuse what is not allowed: whoever holds a public plan need not ask again."""
        if self.audience == "internal":
            return
        closed = [entry.schluessel for entry in self.eintraege if not entry.oeffentlich]
        closed += [item.zeile.schluessel for item in self.punkte if not _is_fit_for_public(item)]
        if closed:
            raise PublicnessError(
                t("Die öffentliche Sitzungsmappe enthielte Nichtöffentliches: {entries}.", entries=", ".join(closed)),
                t("Das ist ein Fehler im Programm; es wurde nichts geschrieben."),
            )

    @property
    def seiten(self) -> int:
        """How many pages the file has."""
        return sum(entry.seiten for entry in self.eintraege)

    @property
    def marken(self) -> tuple[str, ...]:
        """The printed number of every page of the file, which is its page label."""
        return tuple(mark for entry in self.eintraege for mark in entry.marken)

    @property
    def nummern(self) -> Nummernstand:
        """The numbers to publish, those kept from before included."""
        own = Nummernstand(self.gesamt, {entry.schluessel: entry.marken for entry in self.eintraege})
        return self.stand.joined(own) if self.stand else own

    @property
    def anfang(self) -> dict[str, str]:
        """The printed number of each item's first page in this file, by its key."""
        return {entry.punkt: entry.marken[0] for entry in reversed(self.eintraege)
                if entry.punkt and entry.marken and entry.art is not Eintragsart.LEERSEITE}  # fmt: skip

    @property
    def ziele(self) -> dict[str, int]:
        """Where links lead: position of a page, from 0, by the item's key; and that of the agenda."""
        found: dict[str, int] = {}
        for entry in self.eintraege:
            if entry.art is Eintragsart.TAGESORDNUNG:
                found[AGENDA_TARGET] = entry.erste
            elif entry.punkt and entry.art is not Eintragsart.LEERSEITE:
                found.setdefault(entry.punkt, entry.erste)
        return found

    def stamps(self, entry: Eintrag) -> tuple[str, ...]:
        """What is stamped on each page of an entry: ``Ö 7 · Seite 143 von 412``."""
        lead = f"{entry.zeichen} · " if entry.zeichen else ""
        return tuple(f"{lead}Seite {mark} von {self.gesamt}" for mark in entry.marken)

    def of_item(self, key: str) -> Iterator[Eintrag]:
        """The entries of an item, blank pages left out."""
        return (entry for entry in self.eintraege if entry.punkt == key and entry.art is not Eintragsart.LEERSEITE)

    def with_pages(self, counts: Mapping[str, int]) -> Self:
        """The same plan with the pages of some entries counted, and all pages numbered.

        Args:
            counts: number of pages by the entry's key.
        """
        entries = [replace(entry, seiten=counts.get(entry.schluessel, entry.seiten))
                   for entry in self.eintraege if entry.art is not Eintragsart.LEERSEITE]  # fmt: skip
        if self.beidseitig:
            entries = list(_on_front_pages(entries))
        numbers = number_pages([(entry.schluessel, entry.seiten) for entry in entries], self.stand, self.beginn)
        starts = itertools.accumulate((entry.seiten for entry in entries), initial=0)
        placed = tuple(replace(entry, erste=start, marken=numbers[entry.schluessel])
                       for entry, start in zip(entries, starts, strict=False))  # fmt: skip
        highest = last_number((mark for marks in numbers.values() for mark in marks), self.beginn - 1)
        return replace(self, eintraege=placed, gesamt=max(highest, self.stand.gesamt if self.stand else 0))

    def keeping(self, stand: Nummernstand) -> Self:
        """The same plan as a later version: published pages keep their numbers, new ones get letters."""
        return replace(self, stand=stand).with_pages({})


def back_target(key: str) -> str:
    """Name of the target of the link from an item's divider back to the agenda."""
    return f"{AGENDA_TARGET}/{key}"


def _is_fit_for_public(item: Mappenpunkt) -> bool:
    """A closed item says nothing but number and title; of a closed attachment there is no title and no file."""
    if not item.zeile.oeffentlich:
        return item.ist_neutral
    if item.vorlage is not None and not item.vorlage.oeffentlich:
        return False
    return all(paper.oeffentlich or not (paper.quelle or paper.titel) for paper, _ in item.unterlagen)


def _on_front_pages(entries: list[Eintrag]) -> Iterator[Eintrag]:
    """The entries with a blank page before each that would begin on a back page.

    The blank page is the back of the sheet before it: it belongs to that one's item, and stays
    with it where the Mappe is cut into volumes.
    """
    at = 0
    for before, entry in itertools.pairwise((*entries[:1], *entries)):
        if at % 2 and entry.seiten:
            yield Eintrag(
                Eintragsart.LEERSEITE, f"leer/{entry.schluessel}", "Leerseite", before.punkt, before.zeichen,
                oeffentlich=before.oeffentlich, seiten=1,
            )  # fmt: skip
            at += 1
        yield entry
        at += entry.seiten
