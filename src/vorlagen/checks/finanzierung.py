"""Rules on how a matter is paid for (F): financing, Deckung, later costs, spending beyond the budget."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from vorlagen.checks.druckprobe import would_print
from vorlagen.checks.kosten import BLOCK, block_with_costs
from vorlagen.checks.pflicht import prints
from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.findings import Level
from vorlagen.i18n import t
from vorlagen.models.auswahlen import Deckungsart, Deckungslage, FinanzArt, Finanzierungsstatus
from vorlagen.models.betrag import Betrag
from vorlagen.models.blaetter import leaves
from vorlagen.models.finanzen import Deckung, FinanzielleAuswirkungen, Folgekosten

if TYPE_CHECKING:
    from collections.abc import Iterator

KATALOG = Katalog()
_OHNE_DECKUNG = frozenset({Deckungslage.NICHT_AUSREICHEND, Deckungslage.NOTHAUSHALT})
_NICHT_VOLL = frozenset({Finanzierungsstatus.NICHT, Finanzierungsstatus.TEILWEISE})
_FOLGEKOSTEN = re.compile(
    r"folge(?:kosten|lasten|aufw[aä]nd)|laufende[nr]? kosten|(?:betriebs|unterhaltungs|bewirtschaftungs)kosten"
    r"|unterhaltungsaufwand",
    re.IGNORECASE,
)


@KATALOG.regel(
    "F305",
    Level.ERROR,
    t("Finanzielle Auswirkungen „ja“, aber es steht nicht da, wie finanziert wird."),
    t("Schreiben Sie „finanzierungsstatus: vollstaendig_budgetiert“, „teilweise_budgetiert“ oder „nicht_budgetiert“, "
      "oder wo die Mittel stehen („veranschlagt_bei“)."),
    t("163 von 809 Vorlagen einer Stadt mit „Ja“ sagten es nicht (gemessen)."),
)  # fmt: skip
def check_finanzierung(p: Pruefling) -> Iterator[Fund]:
    """Not for pure revenue. The account, Deckung or spending beyond the budget tells it as well."""
    block = block_with_costs(p)
    if block is None or block.finanzierungsstatus or block.veranschlagt_bei or block.planabweichung:
        return
    if block.deckungslage or any(leaves(block.deckung)) or _is_planned(block):
        return
    if would_print(p, BLOCK, finanzierungsstatus=Finanzierungsstatus.VOLLSTAENDIG, veranschlagt_bei="Produkt"):
        yield Fund((BLOCK, "finanzierungsstatus"))


@KATALOG.regel(
    "F306",
    Level.ERROR,
    t("Die Mittel sind {status}, aber es steht nicht da, wie gedeckt wird."),
    t("Tragen Sie unter „deckung“ ein, woher das Geld kommt, mit Betrag. Gibt es keine Deckung, schreiben Sie "
      "„deckungslage: nicht_ausreichend“."),
    t("88 von 171 nicht oder teilweise budgetierten Vorlagen einer Stadt nannten keine Deckung (gemessen)."),
)  # fmt: skip
def check_deckung_genannt(p: Pruefling) -> Iterator[Fund]:
    """That there is no Deckung is an answer too."""
    block = block_with_costs(p)
    if block is None or block.finanzierungsstatus not in _NICHT_VOLL:
        return
    if any(leaves(block.deckung)) or block.deckungslage in _OHNE_DECKUNG:
        return
    if would_print(p, BLOCK, deckung=(Deckung(art=Deckungsart.KREDIT),)):
        yield Fund((BLOCK, "deckung"), {"status": block.finanzierungsstatus.bezeichnung})


@KATALOG.regel(
    "F309",
    Level.WARNING,
    t("Eine Investition, aber kein Wort zu den Folgekosten."),
    t("Tragen Sie „folgekosten“ ein (ab wann, wie viel), oder schreiben Sie „keine_folgekosten: ja“."),
    t("Formulare von Leipzig, Erlangen, Karlsruhe und Aachen fragen danach; prüfen Sie auch die Vorschriften Ihres "
      "Landes zu Investitionen."),
)  # fmt: skip
def check_folgekosten(p: Pruefling) -> Iterator[Fund]:
    """A figure, „keine“ or a word in any text is enough."""
    block = block_with_costs(p)
    if block is None or FinanzArt.INVESTIV not in block.art:
        return
    if block.keine_folgekosten or block.jaehrlich or any(leaves(block.folgekosten)):
        return
    if any(_FOLGEKOSTEN.search(stelle.text) for stelle in p.texte):
        return
    if would_print(p, BLOCK, folgekosten=(Folgekosten(betrag=Betrag(Decimal(1))),), keine_folgekosten=True):
        yield Fund((BLOCK, "folgekosten"))


@KATALOG.regel(
    "F310",
    Level.ERROR,
    t("Die Ausgabe ist {abweichung}, aber nicht begründet."),
    t("Schreiben Sie unter „planabweichung_begruendung“, warum sie dringend oder unabweisbar ist und wie sie gedeckt "
      "wird. Prüfen Sie, ob der Rat zustimmen muss."),
    t("§ 84 GemO BW, § 83 GO NRW, § 117 NKomVG: Bedürfnis und Deckung, oder Unabweisbarkeit. Prüfen Sie den "
      "Einzelfall."),
)  # fmt: skip
def check_planabweichung(p: Pruefling) -> Iterator[Fund]:
    """Where the form has no place for the grounds, the general explanation holds them."""
    block = p.vorlage.finanzielle_auswirkungen
    if block is None or not block.planabweichung or block.planabweichung_begruendung or not prints(p, BLOCK):
        return
    what = " und ".join(kind.bezeichnung for kind in block.planabweichung)
    if would_print(p, BLOCK, planabweichung_begruendung="Text"):
        yield Fund((BLOCK, "planabweichung"), {"abweichung": what})
    elif not block.erlaeuterung and would_print(p, BLOCK, erlaeuterung="Text"):
        hint = t("Schreiben Sie unter „erlaeuterung“, warum sie unabweisbar ist und wie sie gedeckt wird.")
        yield Fund((BLOCK, "planabweichung"), {"abweichung": what}, hinweis=hint)


def _is_planned(block: FinanzielleAuswirkungen) -> bool:
    """Whether all that it costs already stands in the budget."""
    planned, total = block.bereits_veranschlagt, block.gesamtkosten
    return planned is not None and total is not None and planned.euro >= total.euro
