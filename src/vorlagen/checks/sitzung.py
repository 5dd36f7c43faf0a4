"""Rules on a meeting and its agenda (M)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vorlagen.checks.regel import Fund, Regelbuch
from vorlagen.checks.sitzungspruefling import Sitzungspruefling
from vorlagen.findings import Level
from vorlagen.formular.tagesordnung import LATE, bare_number
from vorlagen.i18n import t
from vorlagen.models import Sitzung
from vorlagen.models.blaetter import field_title, leaves

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.formular.tagesordnung import Top

KATALOG = Regelbuch[Sitzungspruefling]()
_PFLICHT = ("gremium", "datum", "beginn", "ort")
_FERTIG = (".docx", ".pdf")
"""Files that do not say their own subject."""
_FORMALIEN = re.compile(
    r"eröffnung|begrüßung|feststellung|beschlussfähigkeit|\btagesordnung|niederschrift|protokoll|bekanntgabe|"
    r"bekanntmachung|mitteilung|anfrage|fragestunde|fragezeit|anregung|verschiedenes|sonstiges|verpflichtung|"
    r"vereidigung|ehrung|verabschiedung|schließung|\bbericht(?:e|erstattung)?\b|informationen|aussprache|pause|"
    r"herstellung der (?:nicht)?öffentlichkeit|mitwirkungsverbot|befangenheit",
    re.IGNORECASE,
)
"""Items that as a rule have no papers: the formal ones, and those where somebody speaks or asks."""


@KATALOG.regel(
    "M701",
    Level.ERROR,
    t("Der Tagesordnungspunkt hat weder Titel noch Vorlage."),
    t("Tragen Sie „titel“ oder „vorlage“ ein."),
    t("Die Tagesordnung nennt jeden Gegenstand der Beratung: § 34 Abs. 1 GemO BW, Art. 46 Abs. 2 GO BY."),
)
def check_titel(p: Sitzungspruefling) -> Iterator[Fund]:
    """A YAML paper brings its subject along; Word files and PDFs do not say theirs."""
    for top in p.tops:
        name, paper = top.punkt.vorlage, p.paper(top)
        if top.punkt.titel or (paper and paper.betreff):
            continue
        if not name:
            yield Fund(top.pfad)
        elif name.lower().endswith(_FERTIG):
            text = t("Zu „{datei}“ fehlt der Titel; Word- und PDF-Dateien bringen keinen mit.", datei=name)
            yield Fund((*top.pfad, "vorlage"), text=text, hinweis=t("Tragen Sie „titel“ ein."))
        elif paper is not None:
            yield Fund((*top.pfad, "vorlage"), text=t("Die Vorlage „{datei}“ hat keinen Betreff.", datei=name))


@KATALOG.regel(
    "M702",
    Level.ERROR,
    t("Die TOP-Nummer {nummer} steht zweimal: auch bei „{titel}“."),
    t("Ändern Sie „nummer“, oder löschen Sie sie; dann wird der Reihe nach gezählt."),
    t("Niederschrift und Beschlüsse werden nach der TOP-Nummer zitiert."),
)
def check_nummern(p: Sitzungspruefling) -> Iterator[Fund]:
    """Where each part counts from 1, a number may stand once in each."""
    each_part = p.formular.tagesordnung is None or not p.formular.tagesordnung.durchgehend
    first: dict[tuple[str, bool], Top] = {}
    for top in p.tops:
        if not top.nummer:
            continue
        other = first.setdefault((top.nummer.lower(), top.oeffentlich and each_part), top)
        if other is not top:
            # The one that somebody numbered by hand is the one to change.
            at, named = (other, top) if other.punkt.nummer and not top.punkt.nummer else (top, other)
            yield Fund((*at.pfad, "nummer"), {"nummer": top.zeichen, "titel": _title(named, p)})


@KATALOG.regel(
    "M705",
    Level.WARNING,
    t("Der Punkt „{titel}“ kam nach der Einladung dazu, eine Begründung der Dringlichkeit fehlt."),
    t("Begründen Sie es unter „grund“, und prüfen Sie, ob die Tagesordnung erweitert werden darf."),
    t("Erweiterung nur bei Dringlichkeit: § 48 Abs. 1 GO NRW, § 58 HGO, § 59 NKomVG. Prüfen Sie den Einzelfall."),
)
def check_dringlichkeit(p: Sitzungspruefling) -> Iterator[Fund]:
    """The reason may stand at the item or in its paper."""
    for top in p.tops:
        paper = p.paper(top)
        reasons = top.punkt.grund or (paper and any(leaves(paper.eilbeduerftigkeit)))
        if top.punkt.art in LATE and not reasons and not top.punkt.abgesetzt:
            yield Fund((*top.pfad, "art"), {"titel": _title(top, p)})


@KATALOG.regel(
    "M707",
    Level.NOTE,
    t("Zu „{titel}“ gibt es keine Unterlagen."),
    t("Nennen Sie „vorlage“ oder „anlagen“, oder schreiben Sie „ohne_unterlagen: ja“."),
    t("Erforderliche Unterlagen sind beizufügen: § 34 Abs. 1 GemO BW, § 36 Abs. 3 SächsGemO."),
)
def check_unterlagen(p: Sitzungspruefling) -> Iterator[Fund]:
    """Formal items and those where somebody only reports or asks need none; nor do headings and collections."""
    for top in p.tops:
        punkt = top.punkt
        told = punkt.ohne_unterlagen or punkt.abgesetzt or punkt.ueberschrift
        if told or punkt.vorlage or punkt.anlagen or punkt.punkte or not punkt.titel:
            continue
        if not _FORMALIEN.search(punkt.titel):
            yield Fund(top.pfad, {"titel": punkt.titel})


@KATALOG.regel(
    "M713",
    Level.ERROR,
    t("Einen Tagesordnungspunkt {nummer}, hinter dem dieser stehen soll, gibt es in diesem Teil nicht."),
    t("Hier gibt es: {nummern}."),
    t("Format der Sitzung: „nach“ nennt die Nummer eines Punkts im selben Teil."),
)
def check_nach(p: Sitzungspruefling) -> Iterator[Fund]:
    """Also where ``nach`` stands at an item that is no late one and would do nothing."""
    for top in p.tops:
        if not top.punkt.nach:
            continue
        wanted = bare_number(top.punkt.nach).lower()
        others = [other for other in p.tops if other.oeffentlich is top.oeffentlich and other is not top]
        numbers = [other.nummer for other in others if other.nummer]
        path = (*top.pfad, "nach")
        if wanted not in {number.lower() for number in numbers}:
            yield Fund(path, {"nummer": top.punkt.nach, "nummern": ", ".join(numbers) or "–"})
        elif top.punkt.art not in LATE or top.punkt.nummer:
            text = t("„nach“ wirkt hier nicht.")
            hint = t("Schreiben Sie „art: nachtrag“ oder „art: tischvorlage“ dazu, ohne „nummer“; "
                     "andere Punkte stehen in ihrer Reihenfolge.")  # fmt: skip
            yield Fund(path, text=text, hinweis=hint)


@KATALOG.regel(
    "M714",
    Level.ERROR,
    t("Der Sitzung fehlt die Angabe „{angabe}“."),
    t("Tragen Sie „{feld}“ ein."),
    t("Einladung und Bekanntmachung nennen Zeit, Ort und Tagesordnung: § 34 Abs. 1 GemO BW, Art. 52 Abs. 1 GO BY."),
)
def check_angaben(p: Sitzungspruefling) -> Iterator[Fund]:
    """Body, day, time, place and at least one item."""
    missing = [name for name in _PFLICHT if getattr(p.sitzung, name) is None or getattr(p.sitzung, name) == ""]
    for name in (*missing, *(() if p.tops else ("tagesordnung",))):
        yield Fund((name,), {"angabe": field_title(Sitzung, (name,)), "feld": name})


def _title(top: Top, p: Sitzungspruefling) -> str:
    paper = p.paper(top)
    return top.punkt.titel or (paper.betreff if paper else None) or top.punkt.vorlage or top.zeichen
