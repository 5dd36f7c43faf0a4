"""A town's form: which papers it has, what they ask, and how they are printed."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from pydantic import create_model

from vorlagen.formular.elemente import Abschnitt, Angabe
from vorlagen.models import Art, Auswahl, Vorlage
from vorlagen.models.basis import Liste, Modell, describe
from vorlagen.models.betrag import Betrag
from vorlagen.models.einstellungen import Behoerde
from vorlagen.models.werte import Datum, Ganzzahl, JaNein, Langtext, Zeichenfolge

if TYPE_CHECKING:
    from collections.abc import Iterator


class Regelstufe(Auswahl):
    """Level that a form gives a rule."""

    FEHLER = "fehler", "Fehler"
    WARNUNG = "warnung", "Warnung"
    HINWEIS = "hinweis", "Hinweis"
    AUS = "aus", "aus"


class Vorlagenart(Modell):
    """A kind of paper that the form knows, and how it calls it."""

    kurzform = "art"

    art: Art | None = describe("Art", "Art der Vorlage.", beispiel="beschlussvorlage")
    bezeichnung: Zeichenfolge | None = describe("Bezeichnung", "Wie die Stadt sie nennt.", beispiel="Sitzungsvorlage")


class Feldtyp(Auswahl):
    """Type of a field that only this form has."""

    TEXT = "text", "eine Zeile Text"
    LANGTEXT = "langtext", "Text in Markdown"
    BETRAG = "betrag", "Betrag in Euro"
    DATUM = "datum", "Datum"
    JA_NEIN = "ja_nein", "ja oder nein"
    ZAHL = "zahl", "ganze Zahl"
    AUSWAHL = "auswahl", "Wort aus einer Liste"
    LISTE = "liste", "mehrere Zeilen Text"


class Zusatzfeld(Modell):
    """A field that only this town has; it stands at the top level of a paper like any other."""

    name: Zeichenfolge | None = describe("Name", "Schlüssel in der Vorlage.", beispiel="korridorthema")
    typ: Feldtyp | None = describe("Typ", "Was hineingehört.", beispiel="auswahl")
    bezeichnung: Zeichenfolge | None = describe("Bezeichnung", "Wie das Feld heißt.", beispiel="Korridorthema")
    beschreibung: Zeichenfolge | None = describe("Beschreibung", "Was es bedeutet.")
    auswahl: Liste[Zeichenfolge] = describe("Auswahl", "Die erlaubten Worte.", leer=(), beispiel="Grüne Stadt")


class Nummernmuster(Modell):
    """What numbers of papers look like."""

    kurzform = "muster"

    muster: Zeichenfolge | None = describe(
        "Muster", "Regulärer Ausdruck für die ganze Nummer.", beispiel=r"\d{2}/\d{4}(-\d{2})?"
    )
    beispiel: Zeichenfolge | None = describe("Beispiel", "Eine gültige Nummer.", beispiel="21/0219")


class Schriften(Modell):
    """The font families of the printed paper; only those that are shipped."""

    text: Zeichenfolge | None = describe("Text", "Schrift des Textes.", beispiel="Source Sans Pro")
    ueberschrift: Zeichenfolge | None = describe(
        "Überschrift", "Schrift der Überschriften.", beispiel="Source Serif Pro"
    )


class WordDateien(Modell):
    """The form's own Word files; what is absent comes from the standard ones."""

    vorlage: Zeichenfolge | None = describe(
        "Vorlage", "Word-Datei der Vorlage, vom Formular aus.", beispiel="vorlage.docx"
    )


class Formular(Modell):
    """A town's form as data. Shipped ones lie in ``templates/formulare``."""

    version: Ganzzahl | None = describe("Version", "Version dieses Formats; ohne Angabe 1.", beispiel=1)
    name: Zeichenfolge | None = describe("Name", "Kurzer Name, unter dem Vorlagen es nennen.", beispiel="musterstadt")
    bezeichnung: Zeichenfolge | None = describe("Bezeichnung", "Wie das Formular heißt.", beispiel="Stadt Musterstadt")
    beschreibung: Langtext | None = describe("Beschreibung", "Wofür es gedacht ist.")
    quelle: Zeichenfolge | None = describe("Quelle", "Woher man das Formular kennt.")
    behoerde: Behoerde | None = describe("Behörde", "Wer die Vorlagen herausgibt; steht im Briefkopf.")
    arten: Liste[Vorlagenart] = describe("Arten", "Welche Arten von Vorlagen es gibt.", leer=())
    kopf: Liste[Angabe] = describe("Kopf", "Die Zeilen am Anfang der Vorlage.", leer=())
    abschnitte: Liste[Abschnitt] = describe("Abschnitte", "Die Abschnitte in gedruckter Reihenfolge.", leer=())
    auswahltexte: dict[str, dict[str, str]] | None = describe(
        "Auswahltexte", "Eigene Worte für Werte: Feld, dann Wert und Text.",
        beispiel={"beratungsfolge.oeffentlich": {"ja": "öffentlich", "nein": "nichtöffentlich"}},
    )  # fmt: skip
    zusatzfelder: Liste[Zusatzfeld] = describe("Zusatzfelder", "Felder, die nur diese Stadt hat.", leer=())
    nummer: Nummernmuster | None = describe("Nummer", "Wie Nummern von Vorlagen aussehen.")
    betreff_laenge: Ganzzahl | None = describe("Länge des Betreffs", "Höchstens so viele Zeichen.", beispiel=200)
    gremien: Liste[Zeichenfolge] = describe("Gremien", "Die Gremien der Stadt.", leer=(), beispiel="Stadtrat")
    land: Zeichenfolge | None = describe("Land", "Bundesland, abgekürzt.", beispiel="NW")
    regeln: dict[str, Regelstufe] | None = describe("Regeln", "Andere Stufen für Regeln.", beispiel={"F309": "fehler"})
    word: WordDateien | None = describe("Word-Dateien", "Eigene Word-Dateien.")
    schriften: Schriften | None = describe("Schriften", "Schriftfamilien.")

    def kind_label(self, art: Art | None) -> str:
        """How this form calls a kind of paper; the general name where it has none of its own."""
        own = next((kind.bezeichnung for kind in self.arten if kind.art is art and kind.bezeichnung), None)
        return own or (art.bezeichnung if art else "Vorlage")

    def sections(self, art: Art | None = None) -> Iterator[Abschnitt]:
        """All sections in printed order, groups before their members.

        Args:
            art: only those that this kind of paper has; ``None`` for all.
        """
        yield from _walk(self.abschnitte, art)

    def section_of(self, name: str, art: Art | None = None) -> Abschnitt | None:
        """The section that prints the field ``name``, if the form has one."""
        return next((section for section in self.sections(art) if section.feld == name), None)


def _walk(sections: tuple[Abschnitt, ...], art: Art | None) -> Iterator[Abschnitt]:
    for section in sections:
        if art is not None and section.arten and art not in section.arten:
            continue
        yield section
        yield from _walk(section.abschnitte, art)


_TYPES: dict[Feldtyp, Any] = {
    Feldtyp.TEXT: Zeichenfolge, Feldtyp.LANGTEXT: Langtext, Feldtyp.BETRAG: Betrag, Feldtyp.DATUM: Datum,
    Feldtyp.JA_NEIN: JaNein, Feldtyp.ZAHL: Ganzzahl, Feldtyp.LISTE: Liste[Zeichenfolge],
}  # fmt: skip


@functools.lru_cache(maxsize=64)
def _vorlage_model(fields: tuple[Zusatzfeld, ...]) -> type[Vorlage]:
    if not fields:
        return Vorlage
    types: dict[str, Any] = {}
    for extra in fields:
        if extra.name is None:
            continue
        kind = _choice(extra) if extra.typ is Feldtyp.AUSWAHL else _TYPES[extra.typ or Feldtyp.TEXT]
        many = extra.typ is Feldtyp.LISTE
        types[extra.name] = (
            kind if many else kind | None,
            describe(extra.bezeichnung or extra.name, extra.beschreibung or "", leer=() if many else None),
        )
    return create_model("Vorlage", __base__=Vorlage, **types)


def _choice(extra: Zusatzfeld) -> Any:  # noqa: ANN401 - a type made at run time
    members = {f"W{at}": (word, word) for at, word in enumerate(extra.auswahl)}
    make: Any = Auswahl  # the functional form of Enum, which mypy takes for a member's constructor
    return make(str(extra.name), members)


def vorlage_model(formular: Formular) -> type[Vorlage]:
    """The model of papers of this form: ``Vorlage`` and the fields that only this form has."""
    return _vorlage_model(formular.zusatzfelder)
