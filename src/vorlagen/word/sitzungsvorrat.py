"""What the Word files of a meeting may name: one declaration for filling them and for checking them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, get_type_hints

from markupsafe import Markup

from vorlagen.word.platzhaltervorrat import Briefkopf, Gruppe, Kopfzeile, Vorrat, type_behind


@dataclass(frozen=True, slots=True)
class Punktangaben:
    """One item, for towns that lay out the agenda themselves.

    Attributes:
        zeichen: ``Ö 7``; empty for a heading.
        titel: what it is about.
        vorlage: kind and number of its paper.
        vermerke: abgesetzt, Tischvorlage, Nachtrag, Blockabstimmung.
        berichterstattung: who presents it.
        hinweis: a note.
        seite: the number of its first page, in a Mappe.
    """

    zeichen: str
    titel: str
    vorlage: str
    vermerke: str
    berichterstattung: str
    hinweis: str
    seite: str


@dataclass(frozen=True, slots=True)
class Teilangaben:
    """A part of the agenda.

    Attributes:
        ueberschrift: ``Öffentlicher Teil``.
        tagesordnung: its items as a table.
        punkte: its items one by one.
    """

    ueberschrift: str
    tagesordnung: Markup
    punkte: list[Punktangaben]


@dataclass(frozen=True, slots=True)
class Blattangaben:
    """A divider.

    Attributes:
        zeichen: ``Ö 7``.
        titel: what the item is about.
        teil: the part it stands in.
        vorlage: kind and number of its paper.
        betreff: the paper's subject, where it is another than the item's title.
        vermerke: abgesetzt, Tischvorlage, Nachtrag, Blockabstimmung.
        anlagen: the attachments as a list of Word.
        zurueck: the link back to the agenda, as a paragraph.
    """

    zeichen: str
    titel: str
    teil: str
    vorlage: str
    betreff: str
    vermerke: str
    anlagen: Markup
    zurueck: Markup


@dataclass(frozen=True, slots=True)
class Deckblattangaben:
    """What the cover says of the Mappe; see ``vorlagen.formular.sitzungsinhalt.Mappenangaben``.

    Attributes:
        titel: ``Öffentliche Sitzungsmappe``.
        zusatz: a warning, or nothing.
        fassung: which version.
        aenderungen: what is new, as a list of Word.
        band: ``Band 1 von 3``.
        baende: what each volume holds, as a list of Word.
        weiter: where it goes on.
    """

    titel: str
    zusatz: str
    fassung: str
    aenderungen: Markup
    band: str
    baende: Markup
    weiter: str


@dataclass(frozen=True, slots=True)
class Sitzungsplatzhalter:
    """What the Word files of a meeting may name, the same names in all of them; see docs/word-dateien.md.

    Attributes:
        gremium: the body that meets.
        gemeinsam_mit: the others in a joint meeting, or nothing.
        sitzung: ``12. Sitzung``.
        datum: ``Dienstag, 23. Juni 2026``.
        kurztitel: body and day, for headers.
        fusszeile: the same with what the file is, for footers.
        entwurf: the mark of drafts, or nothing.
        verteiler: whom the invitation goes to.
        kopf: the lines of the head.
        anschreiben: the text before the agenda as Word paragraphs.
        teile: the agenda, part by part.
        hinweise: the texts below the agenda as Word paragraphs.
        ausgabe: place and day.
        unterschrift: who signs, as Word paragraphs.
        mappe: what the cover says.
        blaetter: the dividers.
        behoerde: who invites.
    """

    gremium: str
    gemeinsam_mit: str
    sitzung: str
    datum: str
    kurztitel: str
    fusszeile: str
    entwurf: str
    verteiler: str
    kopf: list[Kopfzeile]
    anschreiben: Markup
    teile: list[Teilangaben]
    hinweise: Markup
    ausgabe: str
    unterschrift: Markup
    mappe: Deckblattangaben
    blaetter: list[Blattangaben]
    behoerde: Briefkopf

    def context(self) -> dict[str, Any]:
        """All names with their values."""
        return {entry.name: getattr(self, entry.name) for entry in dataclasses.fields(self)}


class Sitzungsvorrat(Vorrat):
    """What the Word files of meetings may name, whichever the form."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__(felder=())

    def types(self) -> Gruppe:
        """Every name with what stands behind it."""
        return Gruppe({name: type_behind(hint) for name, hint in get_type_hints(Sitzungsplatzhalter).items()})

    def sample(self) -> dict[str, Any]:
        """Something for every name, to try a template with."""
        paragraph = Markup("<w:p/>")
        item = Punktangaben(*("x",) * 7)
        return Sitzungsplatzhalter(
            *("x",) * 8, [Kopfzeile("x", "x")], paragraph, [Teilangaben("x", paragraph, [item])], paragraph, "x",
            paragraph, Deckblattangaben("x", "x", "x", paragraph, "x", paragraph, "x"),
            [Blattangaben("x", "x", "x", "x", "x", "x", paragraph, paragraph)], Briefkopf("x", "x", "x", "x"),
        ).context()  # fmt: skip
