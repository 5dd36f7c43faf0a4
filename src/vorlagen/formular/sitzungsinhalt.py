"""What the papers of a meeting say that it prints itself: values in words, for one audience, no formatting."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from vorlagen.formular.druckbild import Audience
    from vorlagen.formular.mappe.punkte import Punktzeile
    from vorlagen.formular.zeilen import Wertzeile
    from vorlagen.models import Behoerde, Unterschrift


class Blattart(StrEnum):
    """What a meeting prints itself; each has a Word file of that name."""

    EINLADUNG = "einladung"
    TAGESORDNUNG = "tagesordnung"
    DECKBLATT = "deckblatt"
    TRENNBLATT = "trennblatt"
    BEKANNTMACHUNG = "bekanntmachung"

    @property
    def datei(self) -> str:
        """Name of its Word file."""
        return f"{self}.docx"


@dataclass(frozen=True, slots=True)
class Agendazeile:
    """A line of the agenda.

    Attributes:
        punkt: the item as the audience may see it.
        vorlage: kind and number of its paper: ``Beschlussvorlage 2026/0184``.
        seite: the printed number of its first page, in a Mappe.
        ziel: the target of its link, in a Mappe; empty for none.
    """

    punkt: Punktzeile
    vorlage: tuple[str, ...] = ()
    seite: str = ""
    ziel: str = ""


@dataclass(frozen=True, slots=True)
class Agendateil:
    """A part of the agenda: its heading, and its lines."""

    ueberschrift: str
    oeffentlich: bool
    zeilen: tuple[Agendazeile, ...]


@dataclass(frozen=True, slots=True)
class Trennblatt:
    """The sheet before the papers of an item.

    Attributes:
        punkt: the item.
        teil: the part it stands in.
        vorlage: kind and number of its paper.
        titel: subject of the paper, where it is another than the item's title.
        anlagen: the attachments, closed ones by number.
        ziel: the target of its link back to the agenda.
    """

    punkt: Punktzeile
    teil: str
    vorlage: str
    titel: str
    anlagen: tuple[str, ...]
    ziel: str


@dataclass(frozen=True, slots=True)
class Mappenangaben:
    """What the cover says of the Mappe.

    Attributes:
        titel: ``Öffentliche Sitzungsmappe``.
        zusatz: a warning below it, or nothing.
        fassung: ``Fassung 2 vom 18. Juni 2026``.
        aenderungen: what is new since the version before, a line each.
        band: ``Band 1 von 3``.
        baende: what each volume holds.
        weiter: where it goes on.
    """

    titel: str
    zusatz: str = ""
    fassung: str = ""
    aenderungen: tuple[str, ...] = ()
    band: str = ""
    baende: tuple[str, ...] = ()
    weiter: str = ""


@dataclass(frozen=True, slots=True)
class Sitzungsinhalt:
    """Everything that goes into a Word file of a meeting, in words.

    Attributes:
        audience: for whom it is.
        behoerde: who invites.
        gremium: the body that meets.
        sitzung: ``12. Sitzung``, or the name of an unusual one.
        datum: the day, which becomes the document's date.
        tag: the day in words: ``Dienstag, 23. Juni 2026``.
        gemeinsam_mit: the others in a joint meeting: ``gemeinsam mit: Bauausschuss``; else nothing.
        kopf: the lines of the head.
        verteiler: whom the invitation goes to.
        anschreiben: the text before the agenda, in Markdown.
        teile: the agenda.
        hinweise: texts below the agenda, in Markdown.
        ausgabe: place and day above the signature.
        unterschrift: who signs.
        mappe: what the cover says.
        blaetter: the dividers.
        entwurf: whether every page bears the draft's mark.
    """

    audience: Audience
    behoerde: Behoerde
    gremium: str
    sitzung: str
    datum: dt.date | None
    tag: str
    gemeinsam_mit: str = ""
    kopf: tuple[Wertzeile, ...] = ()
    verteiler: str = ""
    anschreiben: str = ""
    teile: tuple[Agendateil, ...] = ()
    hinweise: tuple[str, ...] = ()
    ausgabe: str = ""
    unterschrift: Unterschrift | None = None
    mappe: Mappenangaben | None = None
    blaetter: tuple[Trennblatt, ...] = ()
    entwurf: bool = False
