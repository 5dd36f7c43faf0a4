"""How a plan is made of the items of a meeting: the fixed order of what lies in a Mappe."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vorlagen.formular.mappe.eintrag import Eintrag, Eintragsart
from vorlagen.formular.mappe.plan import Mappenplan
from vorlagen.formular.mappe.wiedererkennung import Schluesselvergabe, divider_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.formular.druckbild import Audience
    from vorlagen.formular.mappe.punkte import Mappenpunkt, Unterlage
    from vorlagen.formular.mappe.seitenzahlen import Nummernstand

COVER, AGENDA = "deckblatt", "tagesordnung"
"""Keys of the two entries that every Mappe has."""


def plan_mappe(punkte: tuple[Mappenpunkt, ...], audience: Audience, *, beidseitig: bool = False) -> Mappenplan:
    """The plan of a Mappe: cover, agenda, then for each item divider, paper and its attachments.

    Items without papers, headings, and items that were taken off have no pages; they stand
    in the agenda. What is closed gets no entry in a public plan.

    Args:
        punkte: the items as this audience may see them.
        audience: for whom it is.
        beidseitig: whether each entry is to begin on a front page.

    Raises:
        PublicnessError: the items hold more than the public may see.
    """
    names = Schluesselvergabe({COVER, AGENDA})
    entries = [
        Eintrag(Eintragsart.DECKBLATT, COVER, "Deckblatt"),
        Eintrag(Eintragsart.TAGESORDNUNG, AGENDA, "Tagesordnung"),
    ]
    for punkt in punkte:
        own = [_entry(punkt, paper, level, names) for paper, level in _in_print(punkt, audience)]
        if own:
            line = punkt.zeile
            title = f"{line.zeichen} {line.titel}".strip()
            key = divider_key(own[0].schluessel)
            entries.append(Eintrag(Eintragsart.TRENNBLATT, key, title, line.schluessel, line.zeichen,
                                   oeffentlich=line.oeffentlich))  # fmt: skip
            entries += own
    return Mappenplan(audience, punkte, tuple(entries), beidseitig=beidseitig)


def plan_nachtrag(plan: Mappenplan, stand: Nummernstand, nummer: int) -> Mappenplan:
    """What came after a published Mappe, as a file of its own that goes on counting, behind earlier ones too.

    The divider of an item goes before what came late for it, also one that was published:
    it says whose papers these are, and leads back to the agenda.

    Args:
        plan: the whole plan, late papers included.
        stand: the published numbers.
        nummer: the how many-th Nachtrag, for the names of its cover and agenda.
    """
    own = {COVER: f"nachtrag-{nummer}/{COVER}", AGENDA: f"nachtrag-{nummer}/{AGENDA}"}
    late = [entry for entry in plan.eintraege if not entry.art.ist_eigen and not stand.of(entry.schluessel)]
    items = {entry.punkt for entry in late}
    kept = {entry.schluessel for entry in late}
    entries = tuple(
        replace(entry, schluessel=own.get(entry.schluessel, entry.schluessel))
        for entry in plan.eintraege
        if entry.schluessel in kept or entry.schluessel in own
        or (entry.art is Eintragsart.TRENNBLATT and entry.punkt in items)
    )  # fmt: skip
    begin = max(stand.gesamt, stand.vergeben) + 1
    return replace(plan, eintraege=entries, stand=None, beginn=begin).with_pages({})


def _in_print(punkt: Mappenpunkt, audience: Audience) -> Iterator[tuple[Unterlage, int]]:
    for paper, level in punkt.unterlagen:
        if paper.im_druck and paper.quelle and (audience == "internal" or paper.oeffentlich):
            yield paper, level


def _entry(punkt: Mappenpunkt, paper: Unterlage, level: int, names: Schluesselvergabe) -> Eintrag:
    line = punkt.zeile
    kind = Eintragsart.VORLAGE if paper is punkt.vorlage else Eintragsart.ANLAGE
    lead = f"{paper.art} {paper.nummer}".strip() if kind is Eintragsart.VORLAGE else paper.nummer
    title = ": ".join(filter(None, (lead, paper.titel))) or paper.quelle
    return Eintrag(
        kind, names.take(paper.quelle), title, line.schluessel, line.zeichen, level, paper.oeffentlich, paper.quelle,
        paper.nummer,
    )  # fmt: skip
