"""Rules on impacts: staff plan, participation, inclusion, children and youth (W406 to W411)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vorlagen.checks.druckprobe import would_print
from vorlagen.checks.pflicht import asks, asks_detail, prints
from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.findings import Level
from vorlagen.i18n import t
from vorlagen.models.auswahlen import Beteiligungsstand, InklusionsStand, Wirkung
from vorlagen.models.blaetter import field_title

if TYPE_CHECKING:
    from collections.abc import Iterator

KATALOG = Katalog()
_ENTFAELLT = "entfaellt"
_ANTWORTEN = ("auswirkung", "stand")
_GRUENDE = ("begruendung", "erlaeuterung")
_BETEILIGUNG = re.compile(
    r"Bürgerinnen und Bürger|Einwohnerinnen und Einwohner|Anliegerversammlung|Informationsveranstaltung"
    r"|(?:Bürger|Einwohner)(?:versammlung|beteiligung|werkstatt|rat\b|information)|Öffentlichkeitsbeteiligung"
    r"|öffentlich(?:e[nr]?)? Auslegung|Beteiligung der Öffentlichkeit|Befragung|Umfrage|Ideenwerkstatt"
    r"|Stadtteilkonferenz|Onlinebeteiligung"
)
_MIT_BETEILIGUNG = frozenset({Beteiligungsstand.ERFOLGT, Beteiligungsstand.GEPLANT})
_LAENDER_MIT_JUGENDBETEILIGUNG = frozenset({"SH", "BB"})


@KATALOG.regel(
    "W406",
    Level.ERROR,
    t("Der Stellenplan ist berührt, aber es steht nicht da, wie."),
    t("Tragen Sie unter „personal“ die Stellen ein („vzae: 0,5“), oder erläutern Sie es unter „erlaeuterung“."),
    t("Formulare fragen nach Stellenerweiterung oder Stellenabbau (Leipzig, Aachen, Hildesheim)."),
)
def check_stellenplan(p: Pruefling) -> Iterator[Fund]:
    """A number of posts or a text is enough."""
    block = p.vorlage.personal
    if block is None or block.auswirkung is not Wirkung.JA or not prints(p, "personal"):
        return
    if block.vzae is None and not block.erlaeuterung:
        yield Fund(("personal", "auswirkung"))


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
    "W408",
    Level.WARNING,
    t("Bürgerbeteiligung „{stand}“, aber kein Wort dazu, wie."),
    t("Schreiben Sie unter „erlaeuterung“, wer wann und wie beteiligt wurde oder wird."),
    t("Formulare fragen nach Art und Stand der Beteiligung (Leipzig, Leverkusen)."),
)
def check_beteiligungsweg(p: Pruefling) -> Iterator[Fund]:
    """A form without a place for it is not asked; a word on it in the Sachverhalt is enough."""
    block = p.vorlage.buergerbeteiligung
    if block is None or block.erlaeuterung or block.stand not in _MIT_BETEILIGUNG:
        return
    if any(_BETEILIGUNG.search(stelle.text) for stelle in p.texte):
        return
    if would_print(p, "buergerbeteiligung", erlaeuterung="Text"):
        yield Fund(("buergerbeteiligung", "stand"), {"stand": block.stand.bezeichnung})


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


@KATALOG.regel(
    "W410",
    Level.WARNING,
    t("„{block}“ entfällt, aber der Grund fehlt."),
    t("Schreiben Sie unter „{feld}“ in einem Satz, warum die Frage hier nicht zu beantworten ist."),
    t("Das Formular fragt hier nach einem Grund; Pflichtangaben entfallen nur begründet (Lüneburg, Norderstedt)."),
)
def check_entfaellt(p: Pruefling) -> Iterator[Fund]:
    """Blocks answered with „entfällt“; where a form takes that as an answer, no reason is asked."""
    for section in p.formular.sections(p.vorlage.art):
        block = getattr(p.vorlage, section.feld or "", None) if section.fragt else None
        if block is None or section.entfaellt_genuegt:
            continue
        answer = next((name for name in _ANTWORTEN if getattr(block, name, None) == _ENTFAELLT), None)
        wanted = [name for name in _GRUENDE if asks_detail(p, section.feld or "", name)]
        if answer and wanted and not any(getattr(block, name) for name in wanted):
            title = field_title(type(p.vorlage), (section.feld or "",))
            yield Fund((section.feld or "", answer), {"block": title, "feld": wanted[0]})


@KATALOG.regel(
    "W411",
    Level.ERROR,
    t("Beteiligung von Kindern und Jugendlichen „nein“, aber ohne Begründung."),
    t("Schreiben Sie unter „kinder_jugend“ als „erlaeuterung“, warum; prüfen Sie, ob ihre Belange berührt sind."),
    t("§ 47 f GO SH, § 18a BbgKVerf (seit 2024 § 19): Die Beteiligung ist darzulegen. Prüfen Sie den Einzelfall."),
)
def check_kinder_und_jugend(p: Pruefling) -> Iterator[Fund]:
    """Only where the form belongs to a Land with that duty and prints the block."""
    block = p.vorlage.kinder_jugend
    if block is None or block.erlaeuterung or not prints(p, "kinder_jugend"):
        return
    if (p.formular.land or "").upper() not in _LAENDER_MIT_JUGENDBETEILIGUNG:
        return
    if block.auswirkung is Wirkung.NEIN:
        yield Fund(("kinder_jugend", "auswirkung"))
    elif block.beruecksichtigt is False:
        yield Fund(("kinder_jugend", "beruecksichtigt"))
