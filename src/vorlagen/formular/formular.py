"""A town's form: which papers it has, what they ask, and how they are printed."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from pydantic import create_model

from vorlagen.formular.elemente import Abschnitt, Angabe
from vorlagen.formular.haushalt import Kontenmuster, Wertgrenze
from vorlagen.formular.tagesordnung import Tagesordnungsform
from vorlagen.models import Art, Auswahl, Vorlage, normalise_key
from vorlagen.models.basis import Liste, Modell, describe
from vorlagen.models.betrag import Betrag
from vorlagen.models.einstellungen import Behoerde
from vorlagen.models.ladungsfrist import Ladungsfrist
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
    MEHRFACHAUSWAHL = "mehrfachauswahl", "mehrere Worte aus einer Liste"
    LISTE = "liste", "mehrere Zeilen Text"
    TABELLE = "tabelle", "mehrere Einträge mit eigenen Feldern"


class Zusatzfeld(Modell):
    """A field that only this town has; it stands at the top level of a paper like any other."""

    name: Zeichenfolge | None = describe("Name", "Schlüssel in der Vorlage.", beispiel="korridorthema")
    typ: Feldtyp | None = describe("Typ", "Was hineingehört.", beispiel="auswahl")
    bezeichnung: Zeichenfolge | None = describe("Bezeichnung", "Wie das Feld heißt.", beispiel="Korridorthema")
    beschreibung: Zeichenfolge | None = describe("Beschreibung", "Was es bedeutet.")
    intern: JaNein | None = describe("Intern", "ja: steht nie in öffentlichen Fassungen.", beispiel="nein")
    auswahl: Liste[Zeichenfolge] = describe("Auswahl", "Die erlaubten Worte.", leer=(), beispiel="Grüne Stadt")
    felder: Liste[Zusatzfeld] = describe("Felder", "Die Felder eines Eintrags der Tabelle.", leer=())


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


class Fassung(Modell):
    """One of several layouts of a form: an older one still in use, or one for some kinds of paper."""

    name: Zeichenfolge | None = describe("Name", "Wie Vorlagen sie unter „fassung“ nennen.", beispiel="2019")
    bezeichnung: Zeichenfolge | None = describe("Bezeichnung", "Wie die Stadt sie nennt.")
    arten: Liste[Art] = describe(
        "Arten", "Arten von Vorlagen, die sie ohne Angabe verwenden.", leer=(), beispiel="beschlussvorlage"
    )
    kopf: Liste[Angabe] = describe("Kopf", "Die Zeilen am Anfang; ohne Angabe die des Formulars.", leer=())
    abschnitte: Liste[Abschnitt] = describe("Abschnitte", "Die Abschnitte in gedruckter Reihenfolge.", leer=())


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
    fassungen: Liste[Fassung] = describe(
        "Fassungen", "Mehrere Fassungen statt der Abschnitte; die erste gilt, wenn keine genannt ist und keine passt.",
        leer=(),
    )  # fmt: skip
    auswahltexte: dict[str, dict[str, str]] | None = describe(
        "Auswahltexte", "Eigene Worte für Werte: Feld, dann Wert und Text.",
        beispiel={"beratungsfolge.oeffentlich": {"ja": "öffentlich", "nein": "nichtöffentlich"}},
    )  # fmt: skip
    zusatzfelder: Liste[Zusatzfeld] = describe("Zusatzfelder", "Felder, die nur diese Stadt hat.", leer=())
    nummer: Nummernmuster | None = describe("Nummer", "Wie Nummern von Vorlagen aussehen.")
    betreff_laenge: Ganzzahl | None = describe("Länge des Betreffs", "Höchstens so viele Zeichen.", beispiel=200)
    anlagen_groesse: Ganzzahl | None = describe(
        "Größe der Anlagen", "Höchstens so viele Megabyte je Anlage.", beispiel=20
    )
    tagesordnung: Tagesordnungsform | None = describe(
        "Tagesordnung", "Wie Tagesordnungen geordnet und nummeriert werden.", beispiel="durchgehend"
    )
    ladungsfrist: Ladungsfrist | None = describe(
        "Ladungsfrist", "Wie lange vor einer Sitzung die Einladung da sein muss; ohne Angabe die Vorgabe des Landes.",
        synonyme=("einladungsfrist",), beispiel=7,
    )  # fmt: skip
    gremien: Liste[Zeichenfolge] = describe("Gremien", "Die Gremien der Stadt.", leer=(), beispiel="Stadtrat")
    land: Zeichenfolge | None = describe("Land", "Bundesland, abgekürzt.", beispiel="NW")
    kontenmuster: Kontenmuster | None = describe("Kontenmuster", "Wie Produkte, Konten und Investitionen heißen.")
    wertgrenzen: Liste[Wertgrenze] = describe(
        "Wertgrenzen", "Über welchem Betrag welches Gremium entscheidet.", leer=()
    )
    regeln: dict[str, Regelstufe] | None = describe("Regeln", "Andere Stufen für Regeln.", beispiel={"F309": "fehler"})
    word: WordDateien | None = describe("Word-Dateien", "Eigene Word-Dateien.")
    schriften: Schriften | None = describe("Schriften", "Schriftfamilien.")

    def kind_label(self, art: Art | None) -> str:
        """How this form calls a kind of paper; the general name where it has none of its own."""
        own = next((kind.bezeichnung for kind in self.arten if kind.art is art and kind.bezeichnung), None)
        return own or (art.bezeichnung if art else "Vorlage")

    def layouts(self) -> tuple[Formular, ...]:
        """The form in each of its layouts; just the form where it has only one."""
        return tuple(self._laid_out(layout) for layout in self.fassungen) or (self,)

    def layout_named(self, name: str) -> Fassung | None:
        """The layout that papers name ``name``, however they spell it."""
        wanted = normalise_key(name)
        return next((layout for layout in self.fassungen if normalise_key(layout.name or "") == wanted), None)

    def layout_for(self, art: Art | None, name: str | None = None) -> Formular:
        """The form with the sections of one layout: the one named, else that of the kind, else the first."""
        layout = self.layout_named(name) if name else None
        if layout is None:
            of_kind = (layout for layout in self.fassungen if art is not None and art in layout.arten)
            layout = next(of_kind, self.fassungen[0] if self.fassungen else None)
        return self if layout is None else self._laid_out(layout)

    def _laid_out(self, layout: Fassung) -> Formular:
        return self.model_copy(update={"kopf": layout.kopf or self.kopf, "abschnitte": layout.abschnitte})

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
_LIST: Any = Liste
_MANY = frozenset({Feldtyp.LISTE, Feldtyp.MEHRFACHAUSWAHL, Feldtyp.TABELLE})


@functools.lru_cache(maxsize=64)
def _vorlage_model(fields: tuple[Zusatzfeld, ...]) -> type[Vorlage]:
    return create_model("Vorlage", __base__=Vorlage, **_typed(fields)) if fields else Vorlage


def _typed(fields: tuple[Zusatzfeld, ...], within: str = "") -> dict[str, Any]:
    """Type and description of each field by its name; ``within`` tells choices of several tables apart."""
    types: dict[str, Any] = {}
    for extra in fields:
        if extra.name is None:
            continue
        many = extra.typ in _MANY
        kind = _type(extra, within)
        title = extra.bezeichnung or extra.name
        # Editors and new papers say what belongs there also where the form does not.
        meaning = extra.beschreibung or f"{title}: {(extra.typ or Feldtyp.TEXT).bezeichnung}."
        about = describe(title, meaning, leer=() if many else None, intern=bool(extra.intern))
        types[extra.name] = (kind if many else kind | None, about)
    return types


def _type(extra: Zusatzfeld, within: str) -> Any:  # noqa: ANN401 - a type made at run time
    match extra.typ:
        case Feldtyp.AUSWAHL:
            return _choice(extra, within)
        case Feldtyp.MEHRFACHAUSWAHL:
            return _LIST[_choice(extra, within)]
        case Feldtyp.TABELLE:
            name = "".join(word.capitalize() for word in (extra.name or "").split("_"))
            made = create_model(name, __base__=Modell, __doc__=extra.beschreibung, **_typed(extra.felder, f"{name}."))
            return _LIST[made]
        case _:
            return _TYPES[extra.typ or Feldtyp.TEXT]


def _choice(extra: Zusatzfeld, within: str) -> Any:  # noqa: ANN401 - a type made at run time
    members = {f"W{at}": (word, word) for at, word in enumerate(extra.auswahl)}
    make: Any = Auswahl  # the functional form of Enum, which mypy takes for a member's constructor
    return make(f"{within}{extra.name}", members)


def vorlage_model(formular: Formular) -> type[Vorlage]:
    """The model of papers of this form: ``Vorlage`` and the fields that only this form has."""
    return _vorlage_model(formular.zusatzfelder)
