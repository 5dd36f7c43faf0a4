"""An entry of a Mappe: what lies there, whose pages they are, and which numbers they bear."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Eintragsart(StrEnum):
    """What an entry is."""

    DECKBLATT = "deckblatt"
    TAGESORDNUNG = "tagesordnung"
    TRENNBLATT = "trennblatt"
    VORLAGE = "vorlage"
    ANLAGE = "anlage"
    LEERSEITE = "leerseite"

    @property
    def ist_eigen(self) -> bool:
        """Whether we set its pages ourselves; those of papers and attachments come from their files."""
        return self not in (Eintragsart.VORLAGE, Eintragsart.ANLAGE)


@dataclass(frozen=True, slots=True)
class Eintrag:
    """One entry.

    Attributes:
        art: what it is.
        schluessel: stable name; that of a paper or attachment follows from its file, so that
            a later version of the Mappe finds it again wherever it stands then.
        titel: what readers see of it.
        punkt: key of its item; empty for cover and agenda.
        zeichen: sign of its item: ``Ö 7``.
        ebene: 0 for a paper, 1 for what belongs to it.
        oeffentlich: whether the public may have its pages.
        quelle: its file, as seen from the meeting; empty for pages of our own.
        nummer: the paper's number, or ``Anlage 2``.
        seiten: how many pages it has; 0 until they were counted.
        erste: position of its first page in the file, from 0.
        marken: the printed number of each page, which is its page label too.
    """

    art: Eintragsart
    schluessel: str
    titel: str
    punkt: str = ""
    zeichen: str = ""
    ebene: int = 0
    oeffentlich: bool = True
    quelle: str = ""
    nummer: str = ""
    seiten: int = 0
    erste: int = 0
    marken: tuple[str, ...] = ()
