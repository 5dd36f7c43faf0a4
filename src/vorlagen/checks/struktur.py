"""Rules on the structure of a paper (S)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.findings import Level, format_path
from vorlagen.i18n import t
from vorlagen.models.blaetter import field_flag, field_title, leaves, without_positions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.formular import Abschnitt

KATALOG = Katalog()
_ALLE_FORMULARE = t("Alle untersuchten Formulare haben das Feld.")

EIGENE_REGELN = frozenset({"finanzielle_auswirkungen", "klimaschutz", "inklusion", "buergerbeteiligung"})
"""Blocks whose missing answer has a rule of its own (F301, W401, W407, W409) instead of S110."""

_AUSWEICHEND = re.compile(
    r"(entfällt|entfaellt|keine angaben?|k\. ?a\.|siehe (die )?(anlage|anlagen|anhang)( \d+)?|s\. ?anlage( \d+)?"
    r"|./\.|[-–—]+)\.?",
    re.IGNORECASE,
)


@KATALOG.regel("S101", Level.ERROR, t("Die Nummer der Vorlage fehlt."), t("Tragen Sie „nummer“ ein."), _ALLE_FORMULARE)
def check_nummer(p: Pruefling) -> Iterator[Fund]:
    """A paper is cited, announced and voted on by its number."""
    if not p.vorlage.nummer:
        yield Fund(("nummer",))


@KATALOG.regel(
    "S102",
    Level.WARNING,
    t("Die Nummer „{nummer}“ passt nicht zum Muster des Formulars."),
    t("So sieht eine Nummer hier aus: {beispiel}."),
    t("Nummernmuster im Formular der Stadt."),
)
def check_nummernmuster(p: Pruefling) -> Iterator[Fund]:
    """The pattern is the form's; without one every number fits."""
    rule, number = p.formular.nummer, p.vorlage.nummer
    if rule and rule.muster and number and not re.fullmatch(rule.muster, number):
        yield Fund(("nummer",), {"nummer": number, "beispiel": rule.beispiel or rule.muster})


@KATALOG.regel(
    "S103", Level.ERROR, t("Der Betreff fehlt."), t("Tragen Sie „betreff“ ein, in einer Zeile."), _ALLE_FORMULARE
)
def check_betreff(p: Pruefling) -> Iterator[Fund]:
    """The subject becomes the item on the agenda and the document's title."""
    if not p.vorlage.betreff:
        yield Fund(("betreff",))


@KATALOG.regel(
    "S104",
    Level.WARNING,
    t("Der Betreff hat {laenge} Zeichen, das Formular erlaubt {grenze}."),
    t("Kürzen Sie ihn, oder nutzen Sie „untertitel“ für den zweiten Teil."),
    t("Ratsinformationssysteme schneiden lange Betreffe ab (gemessen an 1.675 Tagesordnungen)."),
)
def check_betreff_laenge(p: Pruefling) -> Iterator[Fund]:
    """The limit is the form's."""
    limit, subject = p.formular.betreff_laenge, p.vorlage.betreff or ""
    if limit and len(subject) > limit:
        yield Fund(("betreff",), {"laenge": len(subject), "grenze": limit})


@KATALOG.regel(
    "S105", Level.ERROR, t("Das Datum der Vorlage fehlt."), t("Tragen Sie „datum“ ein: 04.05.2026."), _ALLE_FORMULARE
)
def check_datum(p: Pruefling) -> Iterator[Fund]:
    """OParl: Paper.date, where deadlines start."""
    if p.vorlage.datum is None:
        yield Fund(("datum",))


@KATALOG.regel(
    "S106",
    Level.ERROR,
    t("Die Federführung fehlt."),
    t("Tragen Sie unter „federfuehrung“ das Amt ein, das die Vorlage verantwortet."),
    _ALLE_FORMULARE,
)
def check_federfuehrung(p: Pruefling) -> Iterator[Fund]:
    """OParl: Paper.underDirectionOf."""
    if not p.vorlage.federfuehrung:
        yield Fund(("federfuehrung",))


@KATALOG.regel(
    "S107",
    Level.ERROR,
    t("Die Art der Vorlage fehlt."),
    t("Tragen Sie „art“ ein, zum Beispiel beschlussvorlage oder informationsvorlage."),
    _ALLE_FORMULARE,
)
def check_art(p: Pruefling) -> Iterator[Fund]:
    """Which sections are required depends on the kind."""
    if p.vorlage.art is None:
        yield Fund(("art",))


@KATALOG.regel(
    "S110",
    Level.ERROR,
    t("Der Abschnitt „{abschnitt}“ fehlt oder ist leer."),
    t("Füllen Sie „{feld}“ aus; das Formular verlangt es für diese Art von Vorlage."),
    t("Pflichtangaben des Formulars; Beschlussvorlagen ohne Beschluss: 154 von 1.439 (gemessen)."),
)
def check_pflichtabschnitte(p: Pruefling) -> Iterator[Fund]:
    """One finding a section, named by the form's own heading."""
    for section in p.verlangt:
        name = section.feld or ""
        if name in EIGENE_REGELN or any(leaves(getattr(p.vorlage, name, None))):
            continue
        yield Fund((name,), {"abschnitt": _heading(section, p), "feld": name})


@KATALOG.regel(
    "S111",
    Level.WARNING,
    t("Der Abschnitt „{abschnitt}“ sagt nur „{text}“."),
    t("Schreiben Sie in einem Satz, worum es geht; die Vorlage muss ohne Anlagen verständlich sein."),
    t("Das Formular nimmt „entfällt“ hier nicht als Antwort."),
)
def check_ausweichende_texte(p: Pruefling) -> Iterator[Fund]:
    """Only for required sections, and not where the form accepts „entfällt“."""
    for section in p.verlangt:
        if section.entfaellt_genuegt or section.feld in EIGENE_REGELN:
            continue
        found = list(leaves(getattr(p.vorlage, section.feld or "", None), (section.feld or "",)))
        texts = [(path, value) for path, value in found if isinstance(value, str)]
        if texts and all(_AUSWEICHEND.fullmatch(value.strip()) for _, value in texts):
            yield Fund(texts[0][0], {"abschnitt": _heading(section, p), "text": texts[0][1].strip()})


@KATALOG.regel(
    "S116",
    Level.WARNING,
    t("Die Angabe „{feld}“ druckt dieses Formular nicht; sie ginge verloren."),
    t("Löschen Sie „{pfad}“, oder schreiben Sie den Inhalt in einen Abschnitt, den das Formular hat."),
    t("Kein Text darf unbemerkt verloren gehen."),
)
def check_ungedrucktes(p: Pruefling) -> Iterator[Fund]:
    """Compares every filled leaf with the plan of the printed paper; one finding a field."""
    seen: set[tuple[str, ...]] = set()
    for path, _ in p.blaetter:
        field = without_positions(path)
        if path in p.gedruckt or field_flag(type(p.vorlage), field, "technisch") or field in seen:
            continue
        if field[0] == "nichtoeffentlichkeit":  # answers O501, also where the form has no place for it
            continue
        seen.add(field)
        yield Fund(path, {"feld": field_title(type(p.vorlage), field), "pfad": format_path(path)})


def _heading(section: Abschnitt, p: Pruefling) -> str:
    name = section.feld or ""
    return (section.ueberschrift or field_title(type(p.vorlage), (name,))).rstrip(":")
