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
        gedruckt: how many of them, from the left, go on paper.
        zeilen: its rows, as many cells as there are columns.
    """

    titel: Text
    spalten: tuple[Spalte, ...]
    gedruckt: int
    zeilen: tuple[tuple[Zelle, ...], ...]

    def only(self, *names: str) -> Tabelle:
        """The same with some of its columns, in the order named."""
        places = [next(at for at, column in enumerate(self.spalten) if column.name == name) for name in names]
        rows = tuple(tuple(row[at] for at in places) for row in self.zeilen)
        return Tabelle(self.titel, tuple(self.spalten[at] for at in places), len(places), rows)


PAPIERE = (
    Spalte("nummer", t("Nummer"), breite=12),
    Spalte("betreff", t("Betreff"), breite=38),
    Spalte("art", t("Art"), breite=19),
    Spalte("federfuehrung", t("Federführung"), breite=22),
    Spalte("status", t("Status"), breite=12),
    Spalte("oeffentlich", t("Öffentlichkeit"), breite=16),
    Spalte("beratungsfolge", t("Beratungsfolge"), breite=54),
    Spalte("gesamtkosten", t("Gesamtkosten in Euro"), Zellart.BETRAG, 16),
    Spalte("klimaschutz", t("Klimaschutz"), breite=14),
    Spalte("fehler", t("Fehler"), Zellart.ANZAHL, 9),
    Spalte("datum", t("Datum"), Zellart.DATUM, 12),
    Spalte("entscheidung", t("Entscheidung durch"), breite=22),
    Spalte("entscheidung_am", t("Entscheidung am"), Zellart.DATUM, 15),
    Spalte("angabe", t("Gesamtkosten wie angegeben"), breite=19),
    Spalte("finanzen", t("Finanzielle Auswirkungen"), breite=20),
    Spalte("finanzierung", t("Finanzierung"), breite=20),
    Spalte("buergerbeteiligung", t("Bürgerbeteiligung"), breite=19),
    Spalte("warnungen", t("Warnungen"), Zellart.ANZAHL, 12),
    Spalte("hinweise", t("Hinweise"), Zellart.ANZAHL, 11),
    Spalte("vorhaben", t("Vorhaben"), Zellart.ANZAHL, 11),
    Spalte("datei", t("Datei"), breite=44),
    Spalte("anmerkung", t("Anmerkung"), breite=44),
)
"""The columns of the table of papers."""
PAPIERE_GEDRUCKT = 10
"""So many of them, from the left, go on paper; more would not be readable."""

VORHABEN = (
    Spalte("vorhaben", t("Vorhaben"), breite=30),
    Spalte("beschreibung", t("Beschreibung"), breite=36),
    Spalte("handlungsfeld", t("Handlungsfeld"), breite=18),
    Spalte("ziele", t("Ziele"), breite=28),
    Spalte("stand", t("Stand"), breite=14),
    Spalte("finanzierung", t("Finanzierung"), breite=19),
    Spalte("federfuehrung", t("Federführung"), breite=20),
    Spalte("synergien", t("Synergien"), breite=26),
    Spalte("nummer", t("Vorlage"), breite=12),
    Spalte("betreff", t("Betreff der Vorlage"), breite=38),
    Spalte("status", t("Status der Vorlage"), breite=18),
    Spalte("oeffentlich", t("Öffentlichkeit"), breite=16),
    Spalte("datei", t("Datei"), breite=44),
)
"""The columns of the table of projects."""
VORHABEN_GEDRUCKT = 9
"""See ``PAPIERE_GEDRUCKT``."""
BETWEEN_STEPS = " | "
"""Between the steps of a Beratungsfolge in one cell."""


def paper_table(uebersicht: Uebersicht, language: Language, *, unread: bool = True) -> Tabelle:
    """One row a paper.

    Args:
        uebersicht: the overview.
        language: language of the words that no form says.
        unread: whether what could not be read stands at the end, with the reason.
    """
    rows = [_paper(paper, language) for paper in uebersicht.papiere]
    rows += [_unread(entry, language) for entry in uebersicht.unlesbar if unread]
    return Tabelle(t("Vorlagen"), PAPIERE, PAPIERE_GEDRUCKT, tuple(rows))


def project_table(uebersicht: Uebersicht, language: Language) -> Tabelle:
    """One row a project."""
    rows = tuple(_project(line, language) for line in uebersicht.vorhaben)
    return Tabelle(t("Vorhaben"), VORHABEN, VORHABEN_GEDRUCKT, rows)


def _paper(paper: Papierzeile, language: Language) -> tuple[Zelle, ...]:
    decides, cost = paper.entscheidung, paper.gesamtkosten
    cells: dict[str, Zelle] = {
        "nummer": paper.nummer,
        "betreff": paper.betreff,
        "art": paper.art,
        "federfuehrung": paper.federfuehrung,
        "status": status_words(paper, language),
        "oeffentlich": public_words(public=paper.oeffentlich, language=language),
        "beratungsfolge": BETWEEN_STEPS.join(step_words(step, language) for step in paper.beratungsfolge),
        "gesamtkosten": cost,
        "klimaschutz": paper.klimaschutz,
        "fehler": paper.fehler,
        "datum": paper.datum,
        "entscheidung": decides.gremium if decides else "",
        "entscheidung_am": decides.termin if decides else None,
        "angabe": str(cost) if cost is not None else "",
        "finanzen": paper.finanzen,
        "finanzierung": paper.finanzierung,
        "buergerbeteiligung": paper.buergerbeteiligung,
        "warnungen": paper.warnungen,
        "hinweise": paper.hinweise,
        "vorhaben": paper.vorhaben,
        "datei": paper.datei,
    }
    return _row(PAPIERE, cells)


def _row(columns: tuple[Spalte, ...], cells: dict[str, Zelle]) -> tuple[Zelle, ...]:
    """The cells in the order of the columns, each text on one line; what is absent is empty."""
    found = (cells.get(column.name, "" if column.art is Zellart.TEXT else None) for column in columns)
    return tuple(clean(cell) if isinstance(cell, str) else cell for cell in found)


def _unread(entry: Unlesbar, language: Language) -> tuple[Zelle, ...]:
    cells: dict[str, Zelle] = {
        "status": t("nicht lesbar").translate(language),
        "fehler": entry.fehler,
        "datei": entry.datei,
        "anmerkung": unread_words(entry, language),
    }
    return _row(PAPIERE, cells)


def _project(line: Vorhabenzeile, language: Language) -> tuple[Zelle, ...]:
    project, paper = line.vorhaben, line.papier
    cells: dict[str, Zelle] = {
        "vorhaben": project.titel or "",
        "beschreibung": project.beschreibung or "",
        "handlungsfeld": project.handlungsfeld or "",
        "ziele": ", ".join(project.ziele),
        "stand": project.status.bezeichnung if project.status else "",
        "finanzierung": project.finanzierung.bezeichnung if project.finanzierung else "",
        "federfuehrung": project.federfuehrung or "",
        "synergien": ", ".join(project.synergien),
        "nummer": paper.nummer,
        "betreff": paper.betreff,
        "status": status_words(paper, language),
        "oeffentlich": public_words(public=paper.oeffentlich, language=language),
        "datei": paper.datei,
    }
    return _row(VORHABEN, cells)
