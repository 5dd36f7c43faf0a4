"""Rules on accounts and on who decides over how much (F), as far as a form sets them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vorlagen.checks.kosten import BLOCK, position_sums
from vorlagen.checks.pflicht import prints
from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.checks.runden import last_decision
from vorlagen.findings import Level
from vorlagen.formular.satz import Setzer
from vorlagen.i18n import t
from vorlagen.models import normalise_key
from vorlagen.models.betrag import Betrag
from vorlagen.models.finanzen import Kontierung

if TYPE_CHECKING:
    from collections.abc import Iterator

KATALOG = Katalog()
_MIT_KONTO = ("positionen", "folgekosten", "deckung")


@KATALOG.regel(
    "F311",
    Level.WARNING,
    t("Über {betrag} entscheidet „{zustaendig}“, hier entscheidet „{gremium}“."),
    t("Prüfen Sie die Zuständigkeit in der Beratungsfolge: Die Grenze ist {grenze} ({quelle})."),
    t("Wertgrenzen im Formular der Stadt, aus Hauptsatzung oder Zuständigkeitsordnung."),
)
def check_wertgrenze(p: Pruefling) -> Iterator[Fund]:
    """The highest limit that is passed counts; a body of a higher one may decide as well.

    Limits whose conditions hold go before general ones.
    """
    block, decision = p.vorlage.finanzielle_auswirkungen, last_decision(p.vorlage)
    if block is None or decision is None or not decision[1].gremium or not p.formular.wertgrenzen:
        return
    total = block.gesamtkosten
    amount = total.euro if total else min((found.euro for found in position_sums(block)), default=None)
    if amount is None or not prints(p, BLOCK):
        return
    setzer = Setzer(p.vorlage, p.formular, public=False)
    limits = [
        (limit.ueber.euro, limit)
        for limit in p.formular.wertgrenzen
        if limit.ueber and all(setzer.holds((BLOCK,), condition) for condition in limit.wenn)
    ]
    limits = [pair for pair in limits if pair[1].wenn] or limits
    highest = max((euro for euro, _ in limits if amount > euro), default=None)
    if highest is None:
        return
    at, step = decision
    decides = {normalise_key(name) for euro, limit in limits if euro >= highest for name in limit.gremien}
    if normalise_key(step.gremium or "") not in decides:
        mine = [limit for euro, limit in limits if euro == highest]
        values = {
            "betrag": str(Betrag(amount)),
            "zustaendig": " / ".join(name for limit in mine for name in limit.gremien),
            "gremium": step.gremium,
            "grenze": str(mine[0].ueber),
            "quelle": mine[0].quelle or t("im Formular festgelegt"),
        }
        yield Fund(("beratungsfolge", at, "gremium"), values)


@KATALOG.regel(
    "F312",
    Level.WARNING,
    t("{feld} „{wert}“ passt nicht zum Muster des Formulars."),
    t("So sieht die Angabe hier aus: {beispiel}."),
    t("Kontenmuster im Formular der Stadt."),
)
def check_kontenmuster(p: Pruefling) -> Iterator[Fund]:
    """A field without a pattern takes anything."""
    block, patterns = p.vorlage.finanzielle_auswirkungen, p.formular.kontenmuster
    if block is None or patterns is None or not prints(p, BLOCK):
        return
    for part in _MIT_KONTO:
        for at, line in enumerate(getattr(block, part)):
            for name, info in Kontierung.model_fields.items():
                rule, value = getattr(patterns, name), getattr(line, name)
                if rule and rule.muster and value and not re.fullmatch(rule.muster, value):
                    values = {"feld": info.title, "wert": value, "beispiel": rule.beispiel or rule.muster}
                    yield Fund((BLOCK, part, at, name), values)
