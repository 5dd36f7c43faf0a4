"""Rules on the papers that a meeting names (M)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.checks.regel import Fund, Regelbuch
from vorlagen.checks.sitzungspruefling import Sitzungspruefling
from vorlagen.findings import Level
from vorlagen.formular.tagesordnung import bare_number
from vorlagen.i18n import format_date, t
from vorlagen.models import ENTSCHEIDENDE_ZUSTAENDIGKEITEN, VORBERATENDE_ZUSTAENDIGKEITEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.facts import FileFact
    from vorlagen.findings import Path
    from vorlagen.models import Vorlage
    from vorlagen.models.beratung import Beratung

KATALOG = Regelbuch[Sitzungspruefling]()


@KATALOG.regel(
    "M703",
    Level.ERROR,
    t("Die Beratungsfolge der Vorlage {vorlage} sieht „{gremium}“ am {datum} nicht vor."),
    t("Berichtigen Sie die Beratungsfolge der Vorlage oder die Sitzung. Die Vorlage nennt: {schritte}."),
    t("Die Vorlage und die Sitzung müssen dasselbe Gremium und denselben Tag nennen."),
)
def check_beratungsfolge(p: Sitzungspruefling) -> Iterator[Fund]:
    """Spelling with or without umlauts and hyphens is the same; a joint meeting serves each of its bodies."""
    day = p.sitzung.datum
    if not p.sitzung.gremien or day is None:
        return
    for top, paper in p.papers():
        if not p.steps(paper):
            steps = "; ".join(_step(step) for step in paper.beratungsfolge) or "–"
            body = {"gremium": p.sitzung.gremien[0], "datum": format_date(day), "schritte": steps}
            yield Fund((*top.pfad, "vorlage"), {"vorlage": _name(paper, top.punkt.vorlage), **body})


@KATALOG.regel(
    "M706",
    Level.ERROR,
    t("Die Vorlage {vorlage} wird in dieser Sitzung nichtöffentlich beraten, steht aber im öffentlichen Teil."),
    t("Verschieben Sie den Punkt unter „nichtoeffentlich“, oder schreiben Sie in der Beratungsfolge der Vorlage "
      "„oeffentlich: ja“."),
    t("Nichtöffentliche Beratung: § 35 GemO BW, Art. 52 GO BY, § 48 Abs. 2 GO NRW. Was nicht als öffentlich bezeichnet "
      "ist, wird nicht veröffentlicht."),
    unverzichtbar=True,
)  # fmt: skip
def check_oeffentlich(p: Sitzungspruefling) -> Iterator[Fund]:
    """The step of this meeting counts; of a paper without one, whether any step is public. An item taken off too."""
    for top in p.tops:
        paper = p.paper(top)
        if paper is None or not top.oeffentlich:
            continue
        steps = p.steps(paper) or paper.beratungsfolge
        if not any(step.oeffentlich for step in steps):
            yield Fund((*top.pfad, "vorlage"), {"vorlage": _name(paper, top.punkt.vorlage)})


@KATALOG.regel(
    "M708",
    Level.WARNING,
    t("Zur Vorlage {vorlage} fehlt das Ergebnis der Vorberatung: {schritt}."),
    t("Tragen Sie in der Beratungsfolge der Vorlage „ergebnis“ ein."),
    t("Das entscheidende Gremium braucht das Votum der Ausschüsse, die vorberaten haben."),
)
def check_vorberatung(p: Sitzungspruefling) -> Iterator[Fund]:
    """Asked before a decision, of steps that lie before the invitation; later ones cannot have a result yet."""
    invited = p.sitzung.einladung.datum if p.sitzung.einladung else None
    until = invited or p.sitzung.datum
    for top, paper in p.papers():
        here = p.steps(paper)
        if not any(step.zustaendigkeit in ENTSCHEIDENDE_ZUSTAENDIGKEITEN for step in here):
            continue
        for step in paper.beratungsfolge[: paper.beratungsfolge.index(here[0])]:
            over = until is None or step.termin is None or step.termin < until
            if step.zustaendigkeit in VORBERATENDE_ZUSTAENDIGKEITEN and step.ergebnis is None and over:
                values = {"vorlage": _name(paper, top.punkt.vorlage), "schritt": _step(step)}
                yield Fund((*top.pfad, "vorlage"), values)


@KATALOG.regel(
    "M709",
    Level.ERROR,
    t("Die Datei „{datei}“ liegt außerhalb der erlaubten Ordner."),
    t("Legen Sie sie in den Ordner der Sitzung, oder erlauben Sie den Ordner: „erlaubte_ordner“ in vorlagen.yaml "
      "oder --allow-path."),
    t("Eine Sitzung darf keine fremden Dateien in eine Sitzungsmappe ziehen."),
    unverzichtbar=True,
)  # fmt: skip
def check_ordner(p: Sitzungspruefling) -> Iterator[Fund]:
    """Links are followed before comparing, so that none leads out unseen."""
    for path, fact in _files(p):
        if not fact.allowed:
            yield Fund(path, {"datei": fact.name})


@KATALOG.regel(
    "M710",
    Level.ERROR,
    t("Die Datei „{datei}“ gibt es nicht."),
    t("Gesucht wurde ab dem Ordner {ordner}. Prüfen Sie Namen und Groß- und Kleinschreibung, oder legen Sie sie "
      "dorthin."),
    t("Was die Tagesordnung nennt, muss in die Sitzungsmappe gelangen; eine stille Lücke gibt es nicht."),
)  # fmt: skip
def check_lesbar(p: Sitzungspruefling) -> Iterator[Fund]:
    """A paper that cannot be read is named at the meeting's line, with the first of its findings."""
    for path, fact in _files(p):
        if fact.allowed and not fact.exists:
            yield Fund(path, {"datei": fact.name, "ordner": fact.folder})
    for top in p.tops:
        befund = p.vorlagen.get(top.punkt.vorlage or "")
        if befund and befund.problem:
            text = t("Die Vorlage „{datei}“ ist nicht lesbar: {grund}", datei=befund.datei.name, grund=befund.problem)
            hint = t("Prüfen Sie sie für sich: vorlagen check „{datei}“.", datei=befund.datei.name)
            yield Fund((*top.pfad, "vorlage"), text=text, hinweis=hint)


@KATALOG.regel(
    "M712",
    Level.WARNING,
    t("Die Vorlage {vorlage} wird in dieser Sitzung öffentlich beraten, steht aber im nichtöffentlichen Teil."),
    t("Verschieben Sie den Punkt unter „oeffentlich“, oder schreiben Sie in der Beratungsfolge der Vorlage "
      "„oeffentlich: nein“."),
    t("Sitzungen sind öffentlich, soweit nicht Gründe entgegenstehen: § 35 GemO BW, Art. 52 GO BY, § 48 Abs. 2 GO NRW. "
      "Prüfen Sie den Einzelfall."),
)  # fmt: skip
def check_nichtoeffentlich(p: Sitzungspruefling) -> Iterator[Fund]:
    """Only where every step of the paper in this meeting is public."""
    for top, paper in p.papers():
        steps = p.steps(paper)
        if not top.oeffentlich and steps and all(step.oeffentlich for step in steps):
            yield Fund((*top.pfad, "vorlage"), {"vorlage": _name(paper, top.punkt.vorlage)})


@KATALOG.regel(
    "M715",
    Level.WARNING,
    t("Die Vorlage {vorlage} ist noch ein Entwurf."),
    t("Geben Sie sie frei („status: freigegeben“); Entwürfe kommen nicht in die Sitzungsmappe."),
    t("In die Sitzung geht nur, was freigegeben ist."),
)
def check_entwurf(p: Sitzungspruefling) -> Iterator[Fund]:
    """A paper without ``status`` is released."""
    for top, paper in p.papers():
        if paper.ist_entwurf:
            yield Fund((*top.pfad, "vorlage"), {"vorlage": _name(paper, top.punkt.vorlage)})


@KATALOG.regel(
    "M716",
    Level.WARNING,
    t("Die Vorlage {vorlage} nennt für diese Sitzung TOP {dort}, hier ist es TOP {hier}."),
    t("Berichtigen Sie „top“ in der Beratungsfolge der Vorlage, oder setzen Sie hier „nummer“."),
    t("Die TOP-Nummer auf der Vorlage muss zur Tagesordnung passen; Vorlagen werden nach ihr aufgerufen."),
)
def check_top(p: Sitzungspruefling) -> Iterator[Fund]:
    """Prefixes do not matter; a paper that names no number is fine."""
    for top, paper in p.papers():
        named = [step.top for step in p.steps(paper) if step.top]
        if named and top.nummer and top.nummer.lower() not in {bare_number(name).lower() for name in named}:
            values = {"vorlage": _name(paper, top.punkt.vorlage), "dort": named[0], "hier": top.nummer}
            yield Fund((*top.pfad, "vorlage"), values)


@KATALOG.regel(
    "M717",
    Level.ERROR,
    t("Die Vorlage {vorlage} hat Fehler ({n}) und kommt so nicht in die Sitzungsmappe."),
    t("Beheben Sie sie: vorlagen check „{datei}“."),
    t("In die Sitzung geht nur, was ohne Fehler ist."),
)
def check_fehlerfrei(p: Sitzungspruefling) -> Iterator[Fund]:
    """What is wrong with a paper, checking it tells; here stands that something is."""
    for top, paper in p.papers():
        befund = p.vorlagen[top.punkt.vorlage or ""]
        if befund.fehler:
            values = {"vorlage": _name(paper, top.punkt.vorlage), "n": befund.fehler, "datei": befund.datei.name}
            yield Fund((*top.pfad, "vorlage"), values)


def _files(p: Sitzungspruefling) -> Iterator[tuple[Path, FileFact]]:
    """The files that items name, each with its place."""
    for top in p.tops:
        befund = p.vorlagen.get(top.punkt.vorlage or "")
        if befund:
            yield (*top.pfad, "vorlage"), befund.datei
        for at, anlage in enumerate(top.punkt.anlagen):
            fact = p.dateien.get(anlage.datei or "")
            if fact:
                yield (*top.pfad, "anlagen", at, "datei"), fact


def _name(paper: Vorlage, file: str | None) -> str:
    return paper.nummer or f"„{file}“"


def _step(step: Beratung) -> str:
    words = [step.gremium or "–", format_date(step.termin) if step.termin else None]
    return " am ".join(word for word in words if word)
