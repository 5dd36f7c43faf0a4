"""The overview as plain tables: what every column is called and what stands in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from vorlagen.i18n import Text, t
from vorlagen.models import Betrag
from vorlagen.reports.excerpt import clean
from vorlagen.reports.uebersicht.worte import public_words, status_words, step_words, unread_words

if TYPE_CHECKING:
    from vorlagen.i18n import Language
    from vorlagen.models.uebersicht import Papierzeile, Uebersicht, Unlesbar, Vorhabenzeile

Zelle = str | int | Betrag | dt.date | None
"""What a cell holds; numbers, amounts and dates stay what they are as long as the format can."""


class Zellart(StrEnum):
    """What a column holds."""

    TEXT = "text"
    DATUM = "datum"
    BETRAG = "betrag"
    ANZAHL = "anzahl"


@dataclass(frozen=True, slots=True)
class Spalte:
    """One column.

    Attributes:
        name: by which formats that show a part of the columns know it.
        titel: its heading.
        art: what it holds.
        breite: how wide a sheet makes it, in characters.
    """

    name: str
    titel: Text
    art: Zellart = Zellart.TEXT
    breite: int = 16


@dataclass(frozen=True, slots=True)
class Tabelle:
    """One of the two tables.

    Attributes:
        titel: what it is called.
        spalten: its columns.
        zeilen: its rows, as many cells as there are columns.
    """

    titel: Text
    spalten: tuple[Spalte, ...]
    zeilen: tuple[tuple[Zelle, ...], ...]

    def only(self, *names: str) -> Tabelle:
        """The same with some of its columns, in the order named."""
        places = [next(at for at, column in enumerate(self.spalten) if column.name == name) for name in names]
        rows = tuple(tuple(row[at] for at in places) for row in self.zeilen)
        return Tabelle(self.titel, tuple(self.spalten[at] for at in places), rows)


PAPIERE = (
    Spalte("nummer", t("Nummer"), breite=14),
    Spalte("betreff", t("Betreff"), breite=48),
    Spalte("art", t("Art"), breite=20),
    Spalte("federfuehrung", t("Federführung"), breite=24),
    Spalte("datum", t("Datum"), Zellart.DATUM, 12),
    Spalte("status", t("Status"), breite=13),
    Spalte("oeffentlich", t("Öffentlichkeit"), breite=16),
    Spalte("beratungsfolge", t("Beratungsfolge"), breite=56),
    Spalte("entscheidung", t("Entscheidung durch"), breite=24),
    Spalte("entscheidung_am", t("Entscheidung am"), Zellart.DATUM, 16),
    Spalte("gesamtkosten", t("Gesamtkosten in Euro"), Zellart.BETRAG, 21),
    Spalte("angabe", t("Gesamtkosten wie angegeben"), breite=27),
    Spalte("finanzen", t("Finanzielle Auswirkungen"), breite=25),
    Spalte("finanzierung", t("Finanzierung"), breite=22),
    Spalte("klimaschutz", t("Klimaschutz"), breite=20),
    Spalte("buergerbeteiligung", t("Bürgerbeteiligung"), breite=19),
    Spalte("fehler", t("Fehler"), Zellart.ANZAHL, 10),
    Spalte("warnungen", t("Warnungen"), Zellart.ANZAHL, 12),
    Spalte("hinweise", t("Hinweise"), Zellart.ANZAHL, 11),
    Spalte("vorhaben", t("Vorhaben"), Zellart.ANZAHL, 11),
    Spalte("datei", t("Datei"), breite=40),
    Spalte("anmerkung", t("Anmerkung"), breite=40),
)
"""The columns of the table of papers."""

VORHABEN = (
    Spalte("vorhaben", t("Vorhaben"), breite=36),
    Spalte("beschreibung", t("Beschreibung"), breite=44),
    Spalte("handlungsfeld", t("Handlungsfeld"), breite=20),
    Spalte("ziele", t("Ziele"), breite=32),
    Spalte("stand", t("Stand"), breite=16),
    Spalte("finanzierung", t("Finanzierung"), breite=20),
    Spalte("federfuehrung", t("Federführung"), breite=24),
    Spalte("synergien", t("Synergien"), breite=32),
    Spalte("nummer", t("Vorlage"), breite=14),
    Spalte("betreff", t("Betreff der Vorlage"), breite=48),
    Spalte("status", t("Status der Vorlage"), breite=19),
    Spalte("oeffentlich", t("Öffentlichkeit"), breite=16),
    Spalte("datei", t("Datei"), breite=40),
)
"""The columns of the table of projects."""


def paper_table(uebersicht: Uebersicht, language: Language, *, unread: bool = True) -> Tabelle:
    """One row a paper.

    Args:
        uebersicht: the overview.
        language: language of the words that no form says.
        unread: whether what could not be read stands at the end, with the reason.
    """
    rows = [_paper(paper, language) for paper in uebersicht.papiere]
    rows += [_unread(entry, language) for entry in uebersicht.unlesbar if unread]
    return Tabelle(t("Vorlagen"), PAPIERE, tuple(rows))


def project_table(uebersicht: Uebersicht, language: Language) -> Tabelle:
    """One row a project."""
    return Tabelle(t("Vorhaben"), VORHABEN, tuple(_project(line, language) for line in uebersicht.vorhaben))


def _paper(paper: Papierzeile, language: Language) -> tuple[Zelle, ...]:
    decides = paper.entscheidung
    cost = paper.gesamtkosten
    return (
        clean(paper.nummer),
        clean(paper.betreff),
        clean(paper.art),
        clean(paper.federfuehrung),
        paper.datum,
        status_words(paper, language),
        public_words(public=paper.oeffentlich, language=language),
        " | ".join(step_words(step, language) for step in paper.beratungsfolge),
        clean(decides.gremium) if decides else "",
        decides.termin if decides else None,
        cost,
        str(cost) if cost is not None else "",
        clean(paper.finanzen),
        clean(paper.finanzierung),
        clean(paper.klimaschutz),
        clean(paper.buergerbeteiligung),
        paper.fehler,
        paper.warnungen,
        paper.hinweise,
        paper.vorhaben,
        clean(paper.datei),
        "",
    )


def _unread(entry: Unlesbar, language: Language) -> tuple[Zelle, ...]:
    filled: dict[str, Zelle] = {
        "status": t("nicht lesbar").translate(language),
        "fehler": entry.fehler,
        "datei": clean(entry.datei),
        "anmerkung": unread_words(entry, language),
    }
    return tuple(filled.get(column.name, "" if column.art is Zellart.TEXT else None) for column in PAPIERE)


def _project(line: Vorhabenzeile, language: Language) -> tuple[Zelle, ...]:
    project, paper = line.vorhaben, line.papier
    return (
        clean(project.titel or ""),
        clean(project.beschreibung or ""),
        clean(project.handlungsfeld or ""),
        clean(", ".join(project.ziele)),
        project.status.bezeichnung if project.status else "",
        project.finanzierung.bezeichnung if project.finanzierung else "",
        clean(project.federfuehrung or ""),
        clean(", ".join(project.synergien)),
        clean(paper.nummer),
        clean(paper.betreff),
        status_words(paper, language),
        public_words(public=paper.oeffentlich, language=language),
        clean(paper.datei),
    )
