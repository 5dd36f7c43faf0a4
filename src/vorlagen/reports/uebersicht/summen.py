"""What adds up over all papers and projects, and what does not stand in the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.i18n import format_number, t
from vorlagen.models import Status
from vorlagen.reports.excerpt import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vorlagen.i18n import Language, Text
    from vorlagen.models import Auswahl
    from vorlagen.models.uebersicht import Uebersicht

_NAMED = 5
"""So many of the files that were passed over are named."""


def closing_lines(uebersicht: Uebersicht, language: Language) -> tuple[str, ...]:
    """Sums and counts in sentences."""
    return tuple(
        text.translate(language)
        for part in (_papers, _costs, _projects, _left_out)
        for text in part(uebersicht, language)
    )


def _papers(uebersicht: Uebersicht, _: Language) -> Iterator[Text]:
    papers = uebersicht.papiere
    if not papers:
        yield t("Keine Vorlagen gefunden.")
        return
    yield t(
        "Vorlagen: {n}, davon Entwürfe: {drafts}, nichtöffentlich: {closed}, mit Fehlern: {wrong}.",
        n=len(papers),
        drafts=sum(1 for paper in papers if paper.status is Status.ENTWURF),
        closed=sum(1 for paper in papers if not paper.oeffentlich),
        wrong=sum(1 for paper in papers if paper.fehler),
    )


def _costs(uebersicht: Uebersicht, _: Language) -> Iterator[Text]:
    cost = uebersicht.kosten
    if not cost.papiere:
        return
    places = 0 if cost.euro == cost.euro.to_integral_value() else 2
    amount = f"{format_number(cost.euro, places)} €"
    yield t(
        "Gesamtkosten zusammen: {amount}. Mit Betrag: {n}, ohne Kosten: {nothing}, ohne Betrag: {silent}.",
        amount=t("ca. {amount}", amount=amount) if cost.circa else amount,
        n=cost.papiere,
        nothing=cost.keine,
        silent=cost.ohne_betrag,
    )
    if cost.netto:
        yield t("Darin {n} Beträge ohne Umsatzsteuer (netto).", n=cost.netto)
    if uebersicht.doppelte_nummern:
        numbers = ", ".join(map(clean, uebersicht.doppelte_nummern))
        yield t("Mehrfach vergebene Nummern, ihre Kosten zählen mehrfach: {numbers}.", numbers=numbers)


def _projects(uebersicht: Uebersicht, language: Language) -> Iterator[Text]:
    if uebersicht.vorhaben:
        yield t("Vorhaben: {n}.", n=len(uebersicht.vorhaben))
        yield t("Nach Stand: {counts}.", counts=_counts(uebersicht.count_by_status(), language))
        yield t("Nach Finanzierung: {counts}.", counts=_counts(uebersicht.count_by_financing(), language))


def _counts(counted: Sequence[tuple[Auswahl | None, int]], language: Language) -> str:
    silent = t("ohne Angabe").translate(language)
    return ", ".join(f"{choice.bezeichnung if choice else silent}: {number}" for choice, number in counted)


def _left_out(uebersicht: Uebersicht, _: Language) -> Iterator[Text]:
    if uebersicht.unlesbar:
        yield t("Nicht lesbar: {n}.", n=len(uebersicht.unlesbar))
    if uebersicht.uebergangen:
        names = ", ".join(map(clean, uebersicht.uebergangen[:_NAMED]))
        more = len(uebersicht.uebergangen) - _NAMED
        what = t("{names} und {n} weitere", names=names, n=more) if more > 0 else names
        yield t("Übergangen, weil keine Vorlage oder eine Verknüpfung: {names}.", names=what)
