"""Rules on finished Word files and PDFs, whoever made them (family D)."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vorlagen.checks.gliederung import misplaced_sections, missing_sections
from vorlagen.checks.metadaten import telling_values
from vorlagen.findings import Finding, Level, RuleInfo
from vorlagen.i18n import Text, t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from vorlagen.checks.gliederung import Fertigpruefling

_FORMULAR = t("Das Formular der Stadt.")
_TAGS = t("BITV 2.0 und PDF/UA (ISO 14289-1): Vorleseprogramme finden sich nur mit diesen Angaben zurecht.")


@dataclass(frozen=True, slots=True)
class Stelle:
    """A place in a finished file where a rule fires.

    Attributes:
        ort: as people find it; ``None`` for the whole file.
        auszug: the words there.
        werte: parameters of the rule's text and hint.
        text: a text of its own, where a rule tells several cases apart.
        hinweis: a hint of its own.
    """

    ort: Text | None = None
    auszug: str = ""
    werte: Mapping[str, object] = field(default_factory=dict)
    text: Text | None = None
    hinweis: Text | None = None


@dataclass(frozen=True, slots=True)
class Fertigregel:
    """A rule on finished files.

    Attributes:
        info: code, level and texts.
        pruefe: yields every place where it fires.
        unverzichtbar: no form can switch it off or lower it.
    """

    info: RuleInfo
    pruefe: Callable[[Fertigpruefling], Iterator[Stelle]]
    unverzichtbar: bool = False


def _d801(pruefling: Fertigpruefling) -> Iterator[Stelle]:
    for section in missing_sections(pruefling):
        yield Stelle(werte={"abschnitt": section})
    for section, before, line in misplaced_sections(pruefling):
        yield Stelle(
            line.place if line.place.msgid else None,
            line.text,
            text=t("Der Abschnitt „{abschnitt}“ steht hinter „{danach}“, im Formular davor.",
                   abschnitt=section, danach=before),
            hinweis=t("Stellen Sie den Abschnitt an den Platz, den das Formular vorsieht."),
        )  # fmt: skip


def _d802(pruefling: Fertigpruefling) -> Iterator[Stelle]:
    for found in pruefling.fakten.leftovers:
        yield Stelle(found.place, found.text)


def _d803(pruefling: Fertigpruefling) -> Iterator[Stelle]:
    pdf = pruefling.fakten.kind == "pdf"
    for what in pruefling.fakten.private_matter:
        yield Stelle(
            werte={"was": what},
            text=t("Im PDF stehen noch: {was}.", was=what) if pdf else None,
            hinweis=t("Löschen Sie die Kommentare im PDF, oder erzeugen Sie es neu aus der Word-Datei.")
            if pdf else None,
        )  # fmt: skip


def _d804(pruefling: Fertigpruefling) -> Iterator[Stelle]:
    facts = pruefling.fakten
    if not facts.tagged:
        yield Stelle(
            text=t("Das PDF hat keine Tags; Vorleseprogramme erkennen weder Überschriften noch Tabellen."),
            hinweis=t("Erzeugen Sie es neu, mit „vorlagen render --pdf“ oder in Word mit der Option "
                      "„Dokumentstrukturtags für Barrierefreiheit“."),
        )  # fmt: skip
    if not facts.language.strip():
        yield Stelle(
            text=t("Die Sprache des Dokuments fehlt."),
            hinweis=t("Wählen Sie in Word „Überprüfen – Sprache – Deutsch (Deutschland)“ als Standard."),
        )
    if not facts.title.strip():
        yield Stelle(
            text=t("Der Titel des Dokuments fehlt."),
            hinweis=t("Tragen Sie in Word unter „Datei – Informationen“ einen Titel ein."),
        )


def _d805(pruefling: Fertigpruefling) -> Iterator[Stelle]:
    """Level 2 may come first: many files have their title where level 1 would be."""
    before = 1
    for line in pruefling.fakten.levels:
        if line.level > before + 1:
            yield Stelle(line.place, line.text, {"ebene": line.level, "davor": before})
        before = line.level


def _d806(pruefling: Fertigpruefling) -> Iterator[Stelle]:
    for found in pruefling.fakten.undescribed:
        yield Stelle(found.place, found.text)


def _d807(pruefling: Fertigpruefling) -> Iterator[Stelle]:
    for found in pruefling.fakten.headless:
        yield Stelle(found.place, found.text)


def _d808(pruefling: Fertigpruefling) -> Iterator[Stelle]:
    for number in pruefling.fakten.scans:
        yield Stelle(t("Seite {n}", n=number))


def _d809(pruefling: Fertigpruefling) -> Iterator[Stelle]:
    form = pruefling.formular
    own = form.behoerde.name or "" if form and form.behoerde else ""
    for fact in telling_values(pruefling.fakten.metadata, own):
        yield Stelle(werte={"angabe": fact.name, "wert": fact.value})


FERTIGREGELN: tuple[Fertigregel, ...] = (
    Fertigregel(RuleInfo(
        "D801", Level.ERROR, t("Der Abschnitt „{abschnitt}“ fehlt, den das Formular verlangt."),
        t("Ergänzen Sie ihn mit dieser Überschrift, oder nennen Sie mit --form das Formular, das hier gilt."),
        _FORMULAR), _d801),
    Fertigregel(RuleInfo(
        "D802", Level.ERROR, t("{ort}: Ein Platzhalter oder Feld ist nicht ausgefüllt."),
        t("Füllen Sie die Stelle aus, oder löschen Sie sie."),
        t("Reste einer Vorlage stehen sonst in der veröffentlichten Fassung.")), _d802),
    Fertigregel(RuleInfo(
        "D803", Level.ERROR, t("In der Word-Datei ist noch enthalten: {was}."),
        t("Nehmen Sie die Änderungen in Word an, oder lehnen Sie sie ab. Löschen Sie Kommentare und verborgenen Text."),
        t("Versuch: Beide PDF-Programme geben gelöschte Stellen, Kommentare oder verborgenen Text mit aus.")),
        _d803, unverzichtbar=True),
    Fertigregel(RuleInfo(
        "D804", Level.WARNING, t("Tags, Sprache oder Titel des Dokuments fehlen."),
        t("Tragen Sie Sprache und Titel in Word ein, und erzeugen Sie PDFs mit Tags."), _TAGS), _d804),
    Fertigregel(RuleInfo(
        "D805", Level.WARNING,
        t("{ort}: Auf eine Überschrift der Ebene {davor} folgt eine der Ebene {ebene}; dazwischen fehlt eine."),
        t("Geben Sie der Überschrift in Word die Formatvorlage der nächsten Ebene."), _TAGS), _d805),
    Fertigregel(RuleInfo(
        "D806", Level.WARNING, t("{ort}: Ein Bild hat keinen Alternativtext."),
        t("Klicken Sie in Word mit der rechten Maustaste auf das Bild, „Alternativtext bearbeiten“, und sagen Sie, "
          "was es zeigt; Schmuck markieren Sie dort als dekorativ."), _TAGS), _d806),
    Fertigregel(RuleInfo(
        "D807", Level.WARNING, t("{ort}: Eine Tabelle hat keine Kopfzeile."),
        t("Wählen Sie in Word die erste Zeile, dann „Layout – Überschriften wiederholen“."), _TAGS), _d807),
    Fertigregel(RuleInfo(
        "D808", Level.WARNING, t("{ort}: Die Seite zeigt ein Bild und keinen Text, wohl einen Scan."),
        t("Nehmen Sie das PDF aus dem Programm, in dem der Text entstand, oder lassen Sie eine Texterkennung laufen."),
        _TAGS), _d808),
    Fertigregel(RuleInfo(
        "D809", Level.NOTE, t("Die Datei trägt unter „{angabe}“ eine Person oder einen Ordner mit sich: {wert}."),
        t("Löschen Sie die Angabe vor dem Veröffentlichen; in Word unter „Datei – Informationen – Auf Probleme "
          "überprüfen“."),
        t("Datensparsamkeit, Art. 5 Abs. 1 Buchst. c DSGVO.")), _d809),
)  # fmt: skip
"""All rules on finished files, by code."""


def check_finished(pruefling: Fertigpruefling, file: str) -> tuple[Finding, ...]:
    """All findings on a finished file, by code and then in reading order.

    Args:
        pruefling: the facts with the form.
        file: what findings call the file.
    """
    found: list[Finding] = []
    for regel in FERTIGREGELN:
        level = pruefling.level(regel.info, fixed=regel.unverzichtbar)
        if level is not None:
            found += [_finding(regel.info, level, stelle, file) for stelle in regel.pruefe(pruefling)]
    return tuple(found)


def _finding(info: RuleInfo, level: Level, stelle: Stelle, file: str) -> Finding:
    place = {"ort": stelle.ort} if stelle.ort is not None else {}
    found = info.finding(file, **place, **stelle.werte)
    text = t("{ort}: {satz}", ort=stelle.ort, satz=stelle.text) if stelle.ort and stelle.text else stelle.text
    return dataclasses.replace(
        found,
        level=level,
        message=text or found.message,
        hint=stelle.hinweis or found.hint,
        path=str(stelle.ort) if stelle.ort else "",
        excerpt=stelle.auszug or None,
    )
