"""Rules on impacts: climate, participation, inclusion (W)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.checks.pflicht import asks
from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.findings import Level
from vorlagen.i18n import t
from vorlagen.models.auswahlen import Beteiligungsstand, InklusionsStand, KlimaAuswirkung

if TYPE_CHECKING:
    from collections.abc import Iterator

KATALOG = Katalog()


@KATALOG.regel(
    "W401",
    Level.ERROR,
    t("Die Frage nach den Auswirkungen auf den Klimaschutz ist nicht beantwortet."),
    t(
        "Schreiben Sie unter „klimaschutz“ zum Beispiel „auswirkung: keine“ oder „positiv“; "
        "auch „keine“ ist eine Antwort."
    ),
    t("154 Vorlagen einer Stadt ließen die Frage offen (gemessen); viele Städte haben beschlossen, sie zu stellen."),
)
def check_klimaschutz(p: Pruefling) -> Iterator[Fund]:
    """Details do not answer the question."""
    block = p.vorlage.klimaschutz
    answer = block.auswirkung if block else None
    if answer in (None, KlimaAuswirkung.OFFEN) and asks(p, "klimaschutz"):
        yield Fund(("klimaschutz", "auswirkung"))


@KATALOG.regel(
    "W407",
    Level.ERROR,
    t("Die Frage nach der Bürgerbeteiligung ist nicht beantwortet."),
    t("Schreiben Sie unter „buergerbeteiligung“: erfolgt, geplant oder nicht_noetig."),
    t("Formular der Stadt Leipzig."),
)
def check_buergerbeteiligung(p: Pruefling) -> Iterator[Fund]:
    """Asked only where the form requires the block."""
    block = p.vorlage.buergerbeteiligung
    answer = block.stand if block else None
    if answer in (None, Beteiligungsstand.OFFEN) and asks(p, "buergerbeteiligung"):
        yield Fund(("buergerbeteiligung", "stand"))


@KATALOG.regel(
    "W409",
    Level.ERROR,
    t("Die Frage nach der Inklusion ist nicht beantwortet."),
    t("Schreiben Sie unter „inklusion“: beruecksichtigt oder nicht_betroffen."),
    t("Formular der Stadt Sankt Augustin."),
)
def check_inklusion(p: Pruefling) -> Iterator[Fund]:
    """Asked only where the form requires the block."""
    block = p.vorlage.inklusion
    answer = block.stand if block else None
    if answer in (None, InklusionsStand.OFFEN) and asks(p, "inklusion"):
        yield Fund(("inklusion", "stand"))
