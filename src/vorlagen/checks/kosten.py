"""What a paper says it costs: its block on money, sums of its positions."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from vorlagen.checks.pflicht import prints
from vorlagen.models.auswahlen import FinanzAuswirkung, Kostenart, Richtung, Turnus
from vorlagen.models.betrag import Betrag, Umsatzsteuer
from vorlagen.models.blaetter import leaves

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vorlagen.checks.regel import Pruefling
    from vorlagen.models import FinanzielleAuswirkungen
    from vorlagen.models.finanzen import Position

BLOCK = "finanzielle_auswirkungen"
ERTRAG = frozenset({Richtung.ERTRAG, Richtung.EINZAHLUNG})
"""Ways of money that bring it in."""


@dataclass(frozen=True, slots=True)
class Summe:
    """A sum of amounts.

    Attributes:
        euro: in Euro, exact as far as its parts are.
        spielraum: how far it may be off since parts are rounded, in Euro.
        steuern: what the parts say of value added tax.
    """

    euro: Decimal
    spielraum: Decimal
    steuern: frozenset[Umsatzsteuer | None]

    @classmethod
    def of(cls, amounts: Iterable[Betrag]) -> Summe:
        """The sum of ``amounts``; of none of them 0."""
        parts = tuple(amounts)
        zero = Decimal(0)
        return cls(
            sum((part.euro for part in parts), zero),
            sum((part.spielraum for part in parts), zero),
            frozenset(part.umsatzsteuer for part in parts),
        )

    def differs_from(self, other: Summe) -> bool:
        """Whether the two are certainly not equal; net and gross amounts cannot be compared."""
        taxes = self.steuern | other.steuern
        if Umsatzsteuer.NETTO in taxes and len(taxes) > 1:
            return False
        return abs(self.euro - other.euro) > self.spielraum + other.spielraum


def block_with_costs(p: Pruefling) -> FinanzielleAuswirkungen | None:
    """The block on money, where the form prints it, it says „ja“ and it is not about revenue alone."""
    block = p.vorlage.finanzielle_auswirkungen
    if block is None or block.auswirkung is not FinanzAuswirkung.JA or not prints(p, BLOCK):
        return None
    revenue = block.ertraege or block.einsparung or any(line.richtung in ERTRAG for line in block.positionen)
    costs = block.gesamtkosten or block.jaehrlich or any(leaves(block.folgekosten))
    costs = costs or any(line.betrag and line.richtung not in ERTRAG for line in block.positionen)
    return None if revenue and not costs else block


def position_sums(block: FinanzielleAuswirkungen) -> tuple[Summe, ...]:
    """What the positions may add up to; nothing where that cannot be known.

    The same cost may stand as Aufwand and as Auszahlung, depreciation beside the investment,
    and an amount for several years may be meant once or each year: all readings are given.
    """
    lines = [line for line in block.positionen if line.richtung not in ERTRAG and any(leaves(line))]
    if not lines or any(line.betrag is None or _is_endless(line) for line in lines):
        return ()
    ways = {line.richtung for line in lines}
    found: dict[Summe, None] = {}
    chosen = [ways, *({way, None} for way in ways - {None})]
    for kept, yearly, depreciation in itertools.product(chosen, (False, True), (True, False)):
        taken = [line for line in lines if line.richtung in kept and (depreciation or not _is_depreciation(line))]
        if taken:
            found[Summe.of(_amount(line, yearly=yearly) for line in taken if line.betrag)] = None
    return tuple(found)


def _amount(line: Position, *, yearly: bool) -> Betrag:
    amount = line.betrag or Betrag(Decimal(0))
    first, last = line.jahr_von, line.jahr_bis
    if first is None or last is None or last < first or not (yearly or line.turnus is Turnus.JAEHRLICH):
        return amount
    return Betrag(amount.zahl * (last - first + 1), amount.einheit, amount.circa, amount.umsatzsteuer)


def _is_endless(line: Position) -> bool:
    """A yearly amount with no last year has no sum."""
    return line.turnus is Turnus.JAEHRLICH and (line.jahr_von is None or line.jahr_bis is None) and line.jahr is None


def _is_depreciation(line: Position) -> bool:
    return line.kostenart is Kostenart.ABSCHREIBUNGEN or "abschreibung" in (line.bezeichnung or "").lower()
