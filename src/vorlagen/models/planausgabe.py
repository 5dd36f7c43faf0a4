"""The plan of a Sitzungsmappe as programs get it: what ``bundle --plan --plan-format json`` prints."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from vorlagen.models.manifest import Angabe


class Planband(Angabe):
    """Which volume a file is."""

    nummer: Annotated[int, Field(description="Nummer des Bandes, von 1 an.")]
    anzahl: Annotated[int, Field(description="Wie viele Bände es sind.")]


class Planpunkt(Angabe):
    """An item as this file shows it."""

    schluessel: Annotated[str, Field(description="Bleibt in dieser Sitzung gleich, zum Beispiel oe-7a.")]
    top: Annotated[str, Field(description="Zeichen und Nummer, leer für Überschriften.")]
    titel: Annotated[str, Field(description="Was Leserinnen und Leser sehen.")]
    ebene: Annotated[int, Field(description="0 für Punkte, 1 für Unterpunkte, und so weiter.")]
    oeffentlich: Annotated[bool, Field(description="Ob er im öffentlichen Teil steht.")]
    ueberschrift: Annotated[bool, Field(description="Ob es eine Überschrift zwischen Punkten ist.")]
    vermerke: Annotated[tuple[str, ...], Field(description="Zum Beispiel Tischvorlage oder abgesetzt.")]


class Planeintrag(Angabe):
    """An entry: a sheet of our own, a paper or an attachment."""

    schluessel: Annotated[str, Field(description="Bleibt von Fassung zu Fassung gleich.")]
    art: Annotated[str, Field(description="deckblatt, tagesordnung, trennblatt, vorlage, anlage oder leerseite.")]
    titel: Annotated[str, Field(description="Was Leserinnen und Leser sehen.")]
    punkt: Annotated[str, Field(description="Schlüssel des Punktes, leer für Deckblatt und Tagesordnung.")]
    top: Annotated[str, Field(description="Zeichen des Punktes.")]
    ebene: Annotated[int, Field(description="0 für Vorlagen, 1 für das, was zu ihnen gehört.")]
    oeffentlich: Annotated[bool, Field(description="Ob die Öffentlichkeit die Seiten sehen darf.")]
    quelle: Annotated[str, Field(description="Datei, von der Sitzung aus gesehen; leer für eigene Seiten.")]
    nummer: Annotated[str, Field(description="Nummer der Vorlage, oder Anlage 2.")]
    seiten: Annotated[int, Field(description="Anzahl der Seiten.")]
    erste_seite: Annotated[int, Field(description="Stelle der ersten Seite in der Datei, von 1 an.")]
    marken: Annotated[tuple[str, ...], Field(description="Aufgedruckte Nummer jeder Seite.")]
    stempel: Annotated[tuple[str, ...], Field(description="Was auf jeder Seite unten rechts steht.")]


class Planlesezeichen(Angabe):
    """A bookmark."""

    titel: Annotated[str, Field(description="Seine Worte.")]
    seite: Annotated[int, Field(description="Seite in der Datei, von 1 an.")]
    kinder: Annotated[tuple[Planlesezeichen, ...], Field(description="Die Lesezeichen darunter.")]


class Planfassung(Angabe):
    """A file that would be made."""

    fassung: Annotated[str, Field(description="oeffentlich oder intern.")]
    seiten: Annotated[int, Field(description="Anzahl der Seiten dieser Datei.")]
    gesamt: Annotated[int, Field(description="Höchste Seitenzahl ohne Buchstaben, über alle Bände.")]
    band: Annotated[Planband | None, Field(description="Welcher Band; null, wenn es nur eine Datei ist.")]
    punkte: Annotated[tuple[Planpunkt, ...], Field(description="Die Tagesordnung.")]
    eintraege: Annotated[tuple[Planeintrag, ...], Field(description="In der Reihenfolge der Mappe.")]
    lesezeichen: Annotated[tuple[Planlesezeichen, ...], Field(description="Die Lesezeichen im PDF.")]


class Planausgabe(Angabe):
    """The plan of a Mappe: each file that would be made."""

    version: Annotated[int, Field(description="Version dieses Formats.")] = 1
    mappen: Annotated[tuple[Planfassung, ...], Field(description="Jede Datei, die entstünde.")]
