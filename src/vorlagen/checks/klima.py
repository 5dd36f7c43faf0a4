"""Rules on climate protection and adaptation (W401 to W405)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vorlagen.checks.druckprobe import would_print
from vorlagen.checks.pflicht import asks, asks_detail, prints
from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.findings import Level
from vorlagen.i18n import t
from vorlagen.models.auswahlen import KlimaAuswirkung, Kompensation
from vorlagen.models.blaetter import field_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.models import Klimaschutz

KATALOG = Katalog()
_BLOECKE = ("klimaschutz", "klimaanpassung")
_BETROFFEN = frozenset({KlimaAuswirkung.RELEVANT, KlimaAuswirkung.POSITIV, KlimaAuswirkung.NEGATIV})
_AUSMASS = ("ausmass", "stufe", "co2")
_AUSWEGE = ("alternativen", "optimierung")
_KLIMAWORT = re.compile(
    r"klima(?!anlage|gerät)|co2|co₂|kohlendioxid|treibhaus|emission|energie|photovoltaik|solar|erneuerbar|dämmung"
    r"|versiegel|hitze|starkregen",
    re.IGNORECASE,
)


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
    "W402",
    Level.ERROR,
    t("„{block}“ ist mit „ja“ beantwortet, aber nicht, ob die Auswirkung positiv oder negativ ist."),
    t("Schreiben Sie „auswirkung: positiv“ oder „auswirkung: negativ“; ist es offen, „nicht_einschaetzbar“."),
    t("Klimarelevante Vorlagen einer Stadt ohne Richtung: 17, ohne Ausmaß: 37 von 295 (gemessen)."),
)
def check_richtung_und_ausmass(p: Pruefling) -> Iterator[Fund]:
    """The direction is always wanted, the extent where the form asks for it."""
    for name, block in _betroffene(p):
        title = _title(p, name)
        if block.auswirkung is KlimaAuswirkung.RELEVANT:
            yield Fund((name, "auswirkung"), {"block": title})
        for detail in _AUSMASS:
            if getattr(block, detail) is None and asks_detail(p, name, detail):
                yield _missing(p, name, detail)


@KATALOG.regel(
    "W403",
    Level.WARNING,
    t("„{block}“ ist bejaht, aber nicht begründet."),
    t("Schreiben Sie unter „begruendung“ in ein, zwei Sätzen, worin die Auswirkung besteht."),
    t("87 von 298 klimarelevanten Vorlagen einer Stadt sagten kein Wort dazu (gemessen)."),
)
def check_begruendung(p: Pruefling) -> Iterator[Fund]:
    """Forms that do not ask for reasons in the block find them in the text: there one word on it is enough."""
    for name, block in _betroffene(p):
        if block.begruendung or any(getattr(block, way) for way in _AUSWEGE):
            continue
        unsaid = asks(p, name) and not _says_anything(p, name)
        if asks_detail(p, name, "begruendung") or (unsaid and would_print(p, name, begruendung="Text")):
            yield Fund((name, "begruendung"), {"block": _title(p, name)})


@KATALOG.regel(
    "W404",
    Level.ERROR,
    t("„{block}“ ist negativ, aber „{angabe}“ fehlt."),
    t("Schreiben Sie unter „{feld}“, was geprüft wurde; auch „keine“ mit Grund ist eine Antwort."),
    t("Formulare wie das der Stadt Erlangen fragen bei negativer Auswirkung nach Handlungsalternativen."),
)
def check_alternativen(p: Pruefling) -> Iterator[Fund]:
    """The paper's own section on alternatives answers it too."""
    elsewhere = p.vorlage.alternativen is not None and bool(p.vorlage.alternativen.text)
    for name, block in _betroffene(p):
        if block.auswirkung is not KlimaAuswirkung.NEGATIV:
            continue
        for detail in _AUSWEGE:
            answered = getattr(block, detail) or (detail == "alternativen" and elsewhere)
            if not answered and asks_detail(p, name, detail):
                werte = {"block": _title(p, name), "angabe": _title(p, name, detail), "feld": detail}
                yield Fund((name, detail), werte)


@KATALOG.regel(
    "W405",
    Level.ERROR,
    t("„{block}“: „keine“, aber es stehen Angaben dazu in der Vorlage: {angaben}."),
    t("Ändern Sie die Antwort, oder löschen Sie die Angaben. Eine Begründung darf stehen bleiben."),
    t("„Nein“ mit ausgefüllten Feldern: 26 Vorlagen einer Stadt (gemessen)."),
)
def check_widerspruch(p: Pruefling) -> Iterator[Fund]:
    """Reasons explain the „keine“, and a Stufe says how it was found; extent, amount and ways out contradict it."""
    for name in _BLOECKE:
        block: Klimaschutz | None = getattr(p.vorlage, name)
        if block is None or block.auswirkung is not KlimaAuswirkung.KEINE or not prints(p, name):
            continue
        named = [_title(p, name, detail) for detail in _details(block)]
        if named:
            yield Fund((name, "auswirkung"), {"block": _title(p, name), "angaben": ", ".join(named)})


def _betroffene(p: Pruefling) -> Iterator[tuple[str, Klimaschutz]]:
    """The blocks that the form prints and that are answered with an effect."""
    for name in _BLOECKE:
        block: Klimaschutz | None = getattr(p.vorlage, name)
        if block is not None and block.auswirkung in _BETROFFEN and prints(p, name):
            yield name, block


def _title(p: Pruefling, *path: str) -> str:
    return field_title(type(p.vorlage), path)


def _missing(p: Pruefling, name: str, detail: str) -> Fund:
    werte = {"block": _title(p, name), "angabe": _title(p, name, detail), "feld": detail}
    text = t("„{block}“ ist bejaht, aber „{angabe}“ fehlt.")
    return Fund((name, detail), werte, text=text, hinweis=t("Tragen Sie unter „{block}“ ein: „{feld}: …“."))


def _details(block: Klimaschutz) -> Iterator[str]:
    if block.ausmass is not None:
        yield "ausmass"
    if any(digit in (block.co2 or "") for digit in "123456789"):  # „0 t“ says the same as „keine“
        yield "co2"
    if block.kompensation not in (None, Kompensation.NICHT, Kompensation.UNBEKANNT):
        yield "kompensation"
    yield from (way for way in _AUSWEGE if not _is_nothing(getattr(block, way)))


def _is_nothing(text: str | None) -> bool:
    return not text or text.strip().rstrip(".").casefold() in {"keine", "entfällt", "nein", "-", "–", "./"}


def _says_anything(p: Pruefling, name: str) -> bool:
    return any(_KLIMAWORT.search(stelle.text) for stelle in p.texte if stelle.pfad[0] != name)
