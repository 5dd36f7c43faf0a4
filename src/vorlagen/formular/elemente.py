"""The closed vocabulary in which a form says how a section is printed and when it is due.

There is no expression language: a condition names a field and the values it may have.
"""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from vorlagen.i18n import t
from vorlagen.models.auswahl import Auswahl
from vorlagen.models.auswahlen import Art
from vorlagen.models.basis import Liste, Modell, describe, value_error
from vorlagen.models.schreibweise import normalise_key
from vorlagen.models.werte import Ganzzahl, JaNein, Langtext, Zeichenfolge


class Ausrichtung(Auswahl):
    """How a column is set."""

    LINKS = "links", "links"
    RECHTS = "rechts", "rechts"


class Bedingung(Modell):
    """Holds if the field is filled, or has one of the values named."""

    kurzform = "feld"

    feld: Zeichenfolge | None = describe(
        "Feld", "Feld der Vorlage; im Block genügt der Name im Block.", beispiel="auswirkung"
    )
    ist: Liste[Zeichenfolge] = describe("Ist", "Einer dieser Werte; ohne Angabe: irgendeiner.", leer=(), beispiel="ja")
    nicht: Liste[Zeichenfolge] = describe("Nicht", "Keiner dieser Werte.", leer=(), beispiel="keine")
    leer: JaNein | None = describe("Leer", "ja: nur wenn das Feld leer ist.", beispiel="ja")


class Pflicht(Modell):
    """When a section must be filled: always, or for some kinds of paper under conditions."""

    kurzform = "arten"
    kurzwoerter = ("immer",)

    immer: JaNein | None = describe("Immer", "ja: für jede Vorlage.", beispiel="ja")
    arten: Liste[Art] = describe("Arten", "Nur für diese Arten.", leer=(), beispiel="beschlussvorlage")
    wenn: Liste[Bedingung] = describe("Wenn", "Nur wenn alle Bedingungen zutreffen.", leer=())

    @model_validator(mode="before")
    @classmethod
    def _always(cls, data: object) -> object:
        return {"immer": True} if isinstance(data, str) and normalise_key(data) == "immer" else data


class Option(Modell):
    """One box of a group with the words behind it."""

    text: Zeichenfolge | None = describe(
        "Text",
        "Die Worte hinter dem Kästchen; {feld} steht für einen Wert der Vorlage.",
        beispiel="hat finanzielle Auswirkungen",
    )
    werte: Liste[Zeichenfolge] = describe(
        "Werte", "Werte des Feldes, bei denen das Kästchen angekreuzt ist.", leer=(), beispiel="ja"
    )
    wenn: Liste[Bedingung] = describe("Wenn", "Angekreuzt, wenn alle Bedingungen zutreffen.", leer=())
    darunter: Liste[Option] = describe("Darunter", "Kästchen, die zu diesem gehören.", leer=())


class Spalte(Modell):
    """One column of a table: a heading and the fields whose values stand below it."""

    titel: Zeichenfolge | None = describe(
        "Titel", "Überschrift der Spalte; {feld} steht für einen Wert der Vorlage.", beispiel="Gremium"
    )
    felder: Liste[Zeichenfolge] = describe(
        "Felder", "Felder, deren Werte verbunden werden.", leer=(), beispiel="gremium"
    )
    trenner: Zeichenfolge | None = describe("Trenner", "Steht zwischen den Werten.", beispiel="/")
    bezeichnet: JaNein | None = describe("Bezeichnet", "ja: vor jedem Wert steht, was er ist.", beispiel="ja")
    ausrichtung: Ausrichtung | None = describe("Ausrichtung", "links (so ohne Angabe) oder rechts.", beispiel="rechts")
    anteil: Ganzzahl | None = describe("Anteil", "Anteil an der Breite der Tabelle in Prozent.", beispiel=40)
    immer: JaNein | None = describe(
        "Immer",
        "ja: auch drucken, wenn keine Zeile etwas enthält; nein: nie leer drucken, auch nicht neben festen Zeilen.",
        beispiel="ja",
    )
    gegen: Zeichenfolge | None = describe(
        "Gegen", "Feld einer anderen Spalte, mit der ein Vergleich diese vergleicht.", beispiel="ansatz"
    )


class Zeile(Modell):
    """A row that a form's table always has: chosen entries, named fields, or a sum of other rows."""

    kurzform = "titel"

    titel: Zeichenfolge | None = describe("Titel", "Steht in der ersten Spalte.", beispiel="Sachkosten")
    aus: Zeichenfolge | None = describe(
        "Aus", "Liste, aus der die Einträge kommen; ohne Angabe die der Tabelle.", beispiel="folgekosten"
    )
    wenn: Liste[Bedingung] = describe("Wenn", "Welche Einträge hier stehen: alle Bedingungen treffen zu.", leer=())
    felder: Liste[Zeichenfolge] = describe(
        "Felder", "Statt der Einträge: je ein Feld für die Spalten ab der zweiten.", leer=(), beispiel="gesamtkosten"
    )
    plus: Liste[Zeichenfolge] = describe(
        "Plus", "Titel von Zeilen, deren Beträge zusammengezählt werden.", leer=(), beispiel="Einzahlungen"
    )
    minus: Liste[Zeichenfolge] = describe(
        "Minus", "Titel von Zeilen, deren Beträge abgezogen werden.", leer=(), beispiel="Auszahlungen"
    )
    vergleich: JaNein | None = describe(
        "Vergleich", "ja: die Summe einer Spalte weniger die der Spalte unter „gegen“.", beispiel="ja"
    )


class Angabe(Modell):
    """A labelled line: „Gesamtkosten: 1.250.000 €“."""

    kurzform = "feld"

    feld: Zeichenfolge | None = describe("Feld", "Feld, dessen Wert gedruckt wird.", beispiel="gesamtkosten")
    text: Zeichenfolge | None = describe(
        "Text", "Feste Worte statt eines Feldes, etwa unter einer Bedingung.", beispiel="öffentlich"
    )
    wenn: Liste[Bedingung] = describe("Wenn", "Nur drucken, wenn alle Bedingungen zutreffen.", leer=())
    bezeichnung: Zeichenfolge | None = describe(
        "Bezeichnung", "Steht vor dem Wert; ohne Angabe die des Feldes.", beispiel="Gesamtkosten"
    )
    leer: Zeichenfolge | None = describe("Leer", "Steht da, wenn das Feld leer ist; ohne Angabe entfällt die Zeile.")


class Feld(Modell):
    """One of several fields of a form that stand beside each other, with a heading of its own."""

    titel: Zeichenfolge | None = describe("Titel", "Überschrift des Feldes.", beispiel="Finanzierung")
    aufbau: Liste[Element] = describe("Aufbau", "Was darin steht.", leer=())


ARTEN_DER_ELEMENTE = ("satz", "auswahl", "angaben", "tabelle", "liste", "langtext", "unterschrift", "nebeneinander")
"""The kinds of element; each is named by the one key that it bears."""


class Element(Modell):
    """One printed element. Exactly one of the kinds is named, the rest refines it."""

    satz: Zeichenfolge | None = describe(
        "Satz", "Ein Satz mit {feld} an der Stelle der Werte; er entfällt, wenn einer fehlt.",
        beispiel="Die Gesamtkosten betragen {gesamtkosten}.",
    )  # fmt: skip
    auswahl: Zeichenfolge | None = describe(
        "Auswahl", "Ein Feld mit Auswahl, als Kästchen und Worte.", beispiel="stand"
    )
    angaben: Liste[Angabe] = describe("Angaben", "Zeilen aus Bezeichnung und Wert.", leer=(), beispiel="gesamtkosten")
    tabelle: Zeichenfolge | None = describe("Tabelle", "Eine Liste von Einträgen als Tabelle.", beispiel="positionen")
    liste: Zeichenfolge | None = describe("Liste", "Eine Liste von Einträgen als Aufzählung.", beispiel="ziele")
    langtext: Zeichenfolge | None = describe("Langtext", "Ein Text in Markdown.", beispiel="erlaeuterung")
    unterschrift: Zeichenfolge | None = describe("Unterschrift", "Liste der Unterschriften.", beispiel="unterschriften")
    nebeneinander: Liste[Feld] = describe("Nebeneinander", "Felder nebeneinander, jedes mit Überschrift.", leer=())

    wenn: Liste[Bedingung] = describe("Wenn", "Nur drucken, wenn alle Bedingungen zutreffen.", leer=())
    titel: Zeichenfolge | None = describe("Titel", "Zeile über dem Element.", beispiel="Im Haushalt wirksam")
    anschluss: JaNein | None = describe(
        "Anschluss", "ja: im selben Absatz wie der Satz oder die Kästchen davor.", beispiel="ja"
    )
    immer: JaNein | None = describe(
        "Immer", "ja: leere Kästchen drucken, wenn nichts gewählt ist, auch in einem leeren Abschnitt.", beispiel="ja"
    )
    optionen: Liste[Option] = describe("Optionen", "Die Kästchen; ohne Angabe alle Werte der Auswahl.", leer=())
    spalten: Liste[Spalte] = describe("Spalten", "Die Spalten der Tabelle.", leer=())
    zeilen: Liste[Zeile] = describe(
        "Zeilen", "Feste Zeilen; ihre Titel stehen in der ersten Spalte. Ohne Angabe eine Zeile je Eintrag.", leer=()
    )
    felder: Liste[Zeichenfolge] = describe("Felder", "Felder eines Eintrags der Aufzählung.", leer=(), beispiel="ziel")
    trenner: Zeichenfolge | None = describe("Trenner", "Steht zwischen den Feldern.", beispiel="–")

    @property
    def kind(self) -> str:
        """Which of the kinds this is."""
        return next(name for name in ARTEN_DER_ELEMENTE if getattr(self, name))

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        named = [name for name in ARTEN_DER_ELEMENTE if getattr(self, name)]
        if len(named) == 1:
            return self
        raise value_error(
            t("Ein Element muss genau eine Art haben, hier sind es {n}.", n=len(named)),
            t("Schreiben Sie eines von: {choices}.", choices=", ".join(ARTEN_DER_ELEMENTE)),
        )


Feld.model_rebuild()
"""It names ``Element`` before there is one; without this, what it holds is known only once a form was read."""


class Nummerierung(Auswahl):
    """How the sections of a group are numbered."""

    KEINE = "keine", "keine"
    ROEMISCH = "roemisch", "römisch: I., II., III."
    ARABISCH = "arabisch", "arabisch: 1., 2., 3."
    BUCHSTABEN = "buchstaben", "Buchstaben: a), b), c)"


class Abschnitt(Modell):
    """A section of the printed paper: a field, or a group of sections."""

    kurzform = "feld"

    feld: Zeichenfolge | None = describe("Feld", "Feld der Vorlage, das hier steht.", beispiel="sachverhalt")
    ueberschrift: Zeichenfolge | None = describe("Überschrift", "Wie der Abschnitt heißt.", beispiel="Sachverhalt")
    ohne_ueberschrift: JaNein | None = describe("Ohne Überschrift", "ja: der Abschnitt beginnt mit seinem Inhalt.")
    neue_seite: JaNein | None = describe("Neue Seite", "ja: die Überschrift beginnt eine neue Seite.", beispiel="ja")
    abschnitte: Liste[Abschnitt] = describe("Abschnitte", "Abschnitte darunter (dann ist dies eine Gruppe).", leer=())
    nummerierung: Nummerierung | None = describe("Nummerierung", "Wie die Abschnitte darunter gezählt werden.")
    feste_nummern: JaNein | None = describe(
        "Feste Nummern", "ja: Abschnitte, die entfallen, zählen mit; jeder behält seine Nummer.", beispiel="ja"
    )
    ohne_nummer: JaNein | None = describe(
        "Ohne Nummer", "ja: zählt in der Nummerierung mit, zeigt aber keine Nummer.", beispiel="ja"
    )
    leitfrage: Zeichenfolge | None = describe(
        "Leitfrage",
        "Frage des Formulars; steht unter der Überschrift.",
        beispiel="Welche Wirkungen sind das Ziel?",
    )
    arten: Liste[Art] = describe("Arten", "Nur für diese Arten von Vorlagen; ohne Angabe für alle.", leer=())
    pflicht: Pflicht | None = describe("Pflicht", "Wann der Abschnitt ausgefüllt sein muss.")
    fragt: Liste[Zeichenfolge] = describe("Fragt", "Angaben, nach denen das Formular hier fragt.", leer=())
    leer: Zeichenfolge | None = describe(
        "Leer", "Text, wenn nichts eingetragen ist; ohne Angabe entfällt der Abschnitt.", beispiel="entfällt"
    )
    entfaellt_genuegt: JaNein | None = describe("Entfällt genügt", "ja: „entfällt“ gilt als Antwort.", beispiel="ja")
    hilfe: Langtext | None = describe("Hilfe", "Was hier hineingehört; steht als Kommentar in neuen Vorlagen.")
    aufbau: Liste[Element] = describe(
        "Aufbau", "Wie der Abschnitt gedruckt wird; ohne Angabe wie im Standard.", leer=()
    )
