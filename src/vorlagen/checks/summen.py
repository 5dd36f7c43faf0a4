"""Rules on sums of money (F): what covers must fit what is to be covered, positions must fit the total."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from vorlagen.checks.kosten import BLOCK, Summe, position_sums
from vorlagen.checks.pflicht import prints
from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.findings import Level
from vorlagen.i18n import t
from vorlagen.models.auswahlen import FinanzAuswirkung, Finanzierungsstatus
from vorlagen.models.betrag import Betrag
from vorlagen.models.blaetter import leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.models import FinanzielleAuswirkungen

KATALOG = Katalog()
_BUDGETIERT = frozenset({Finanzierungsstatus.VOLLSTAENDIG, Finanzierungsstatus.NICHT_BENOETIGT})


@KATALOG.regel(
    "F307",
    Level.ERROR,
    t("Die Deckung ergibt {summe}, zu decken sind {bedarf}; Unterschied {unterschied}."),
    t("Prüfen Sie die Beträge unter „deckung“. Zu decken sind die Gesamtkosten, vermindert um „bereits_veranschlagt“."),
    t("Die Deckung muss den beantragten Betrag ergeben (Vordruck der Stadt Braunschweig)."),
)
def check_deckung(p: Pruefling) -> Iterator[Fund]:
    """Partly budgeted without the figure, only too much is wrong; a Deckung without an amount is not judged."""
    block = _block(p)
    lines = [line for line in block.deckung if any(leaves(line))] if block else []
    if block is None or block.gesamtkosten is None or not lines or any(line.betrag is None for line in lines):
        return
    if block.finanzierungsstatus in _BUDGETIERT:
        return
    covered, total = Summe.of(line.betrag for line in lines if line.betrag), Summe.of([block.gesamtkosten])
    known = block.bereits_veranschlagt or (
        Betrag(Decimal(0)) if block.finanzierungsstatus is Finanzierungsstatus.NICHT else None
    )
    if known is None:
        if covered.euro > total.euro and covered.differs_from(total):
            text = t("Die Deckung ergibt {summe}, die Gesamtkosten sind nur {bedarf}; Unterschied {unterschied}.")
            yield Fund((BLOCK, "deckung"), _both(covered, total, "bedarf"), text=text)
        return
    planned = Summe.of([known])
    needed = Summe(
        total.euro - planned.euro,
        total.spielraum + planned.spielraum,
        total.steuern | planned.steuern if planned.euro else total.steuern,
    )
    if covered.differs_from(needed):
        yield Fund((BLOCK, "deckung"), _both(covered, needed, "bedarf"))


@KATALOG.regel(
    "F308",
    Level.ERROR,
    t("Die Positionen ergeben {summe}, die Gesamtkosten sind {gesamt}; Unterschied {unterschied}."),
    t("Prüfen Sie „gesamtkosten“ und die Beträge unter „positionen“; auch die Summe über die Jahre muss stimmen."),
    t("Beträge im Text und Summen der Tabelle weichen in veröffentlichten Vorlagen voneinander ab (Oldenburg); "
      "Summe der Jahre = Gesamtbetrag (Köln)."),
)  # fmt: skip
def check_positionen(p: Pruefling) -> Iterator[Fund]:
    """Wrong only if no reading of the positions gives the total; the nearest is printed."""
    block = _block(p)
    if block is None or block.gesamtkosten is None:
        return
    total = Summe.of([block.gesamtkosten])
    sums = position_sums(block)
    if sums and all(found.differs_from(total) for found in sums):
        nearest = min(sums, key=lambda found: abs(found.euro - total.euro))
        yield Fund((BLOCK, "positionen"), _both(nearest, total, "gesamt"))


def _block(p: Pruefling) -> FinanzielleAuswirkungen | None:
    block = p.vorlage.finanzielle_auswirkungen
    asked = block is not None and block.auswirkung is not FinanzAuswirkung.KEINE and prints(p, BLOCK)
    return block if asked else None


def _both(found: Summe, wanted: Summe, name: str) -> dict[str, object]:
    """Both sums and how far they lie apart, as amounts are printed."""
    values = {"summe": found.euro, name: wanted.euro, "unterschied": abs(found.euro - wanted.euro)}
    return {key: str(Betrag(value)) for key, value in values.items()}
