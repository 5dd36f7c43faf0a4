"""The manifest of a Sitzungsmappe: what it was made from, and where each source stands in it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

MANIFEST_VERSION = 1


def _field(titel: str, beschreibung: str, default: Any = ...) -> Any:  # noqa: ANN401 - stands where the value will stand
    return Field(default, title=titel, description=beschreibung)


class Angabe(BaseModel):
    """Base of all parts: values that a program wrote and programs read, none typed by people."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")


class Manifesteintrag(Angabe):
    """An entry of the Mappe."""

    schluessel: str = _field("Schlüssel", "Bleibt von Fassung zu Fassung gleich.")
    art: str = _field("Art", "deckblatt, tagesordnung, trennblatt, vorlage, anlage oder leerseite.")
    top: str = _field("TOP", "Zeichen des Tagesordnungspunkts, leer für Deckblatt und Tagesordnung.")
    titel: str = _field("Titel", "Was Leserinnen und Leser sehen.")
    oeffentlich: bool = _field("Öffentlich", "Ob die Öffentlichkeit die Seiten sehen darf.")
    quelle: str = _field("Quelle", "Datei, von der Sitzung aus gesehen; leer für eigene Seiten.")
    sha256: str = _field("SHA-256", "Prüfsumme der Quelle; leer für eigene Seiten.")
    datei: str = _field("Datei", "In welcher Datei der Mappe der Eintrag steht.")
    seiten: int = _field("Seiten", "Anzahl der Seiten.")
    erste_seite: int = _field("Erste Seite", "Stelle der ersten Seite in der Datei, von 1 an.")
    marken: tuple[str, ...] = _field("Marken", "Aufgedruckte Nummer jeder Seite; zugleich Seitenzahl im PDF.")
    ersatz: bool = _field("Ersatzblatt", "Ob statt der Quelle ein Ersatzblatt darin steht.", default=False)
    verluste: tuple[str, ...] = _field("Verluste", "Was entfernt, umbenannt oder berichtigt wurde.", default=())


class Manifestdatei(Angabe):
    """A file of the Mappe."""

    name: str = _field("Name", "Dateiname.")
    sha256: str = _field("SHA-256", "Prüfsumme der Datei.")
    bytes: int = _field("Bytes", "Größe.")
    seiten: int = _field("Seiten", "Anzahl der Seiten; 0 für andere Dateien als PDF.")
    zusagen: tuple[str, ...] = _field("Zusagen", "Standards, die das PDF zusagt und einhält.", default=())
    eigene: tuple[int, ...] = _field(
        "Eigene Seiten", "Stellen der Seiten, die das Programm selbst gesetzt hat, von 1 an.", default=()
    )


class Manifest(Angabe):
    """A Mappe for one audience: its entries, files and published numbers."""

    version: int = _field("Version", "Version dieses Formats.", default=MANIFEST_VERSION)
    programm: str = _field("Programm", "Womit die Mappe erzeugt wurde.", default="vorlagen")
    fassung: int = _field("Fassung", "Die wievielte veröffentlichte Fassung; 0 vor der ersten.", default=0)
    audience: str = _field("Für wen", "public oder internal.")
    gremium: str = _field("Gremium", "Wer tagt.")
    datum: str = _field("Datum", "Tag der Sitzung, JJJJ-MM-TT.")
    nummer: str = _field("Nummer", "Nummer der Sitzung.")
    gesamt: int = _field("Gesamt", "Höchste Seitenzahl ohne Buchstaben.")
    entwurf: bool = _field("Entwurf", "Ob die Mappe ein Entwurf ist.", default=False)
    dateien: tuple[Manifestdatei, ...] = _field("Dateien", "Alle Dateien außer dieser.")
    eintraege: tuple[Manifesteintrag, ...] = _field("Einträge", "In der Reihenfolge der Mappe.")
    nicht_barrierefrei: tuple[str, ...] = _field(
        "Nicht barrierefrei", "Teile, derentwegen PDF/UA-1 nicht zugesagt ist, mit Grund.", default=()
    )
    aenderungen: tuple[str, ...] = _field("Änderungen", "Was gegenüber der vorigen Fassung anders ist.", default=())


class Seitenstand(Angabe):
    """The published page numbers of a Mappe, and what was published: the lock file."""

    version: int = _field("Version", "Version dieses Formats.", default=MANIFEST_VERSION)
    programm: str = _field("Programm", "Womit die Mappe erzeugt wurde.", default="vorlagen")
    fassung: int = _field("Fassung", "Die wievielte veröffentlichte Fassung.")
    gesamt: int = _field("Gesamt", "Höchste Seitenzahl ohne Buchstaben.")
    vergeben: int = _field("Vergeben", "Höchste Seitenzahl, auch der Nachträge; der nächste zählt weiter.", default=0)
    marken: dict[str, tuple[str, ...]] = _field(
        "Marken", "Nummern der Seiten jedes Eintrags, nach Schlüssel; was entfallen ist, nur nach dessen Prüfsumme."
    )
    eintraege: tuple[Manifesteintrag, ...] = _field("Einträge", "Was veröffentlicht wurde.")


def as_json(angabe: Angabe) -> str:
    """The text of its file: equal values are equal texts."""
    return angabe.model_dump_json(indent=1) + "\n"
