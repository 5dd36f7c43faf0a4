"""Smaller parts of a paper: reasons, references, aims, signatures, attachments, waivers."""

from __future__ import annotations

from vorlagen.models.auswahlen import AnlassArt, Ergaenzungsart, Fallgruppe, Mitzeichnungsergebnis
from vorlagen.models.basis import Liste, Modell, describe
from vorlagen.models.werte import Datum, Ganzzahl, JaNein, Langtext, Zeichenfolge


class Ergaenzung(Modell):
    """This paper supplements or replaces an earlier one (``2026/0365/1``)."""

    kurzform = "zu"

    nummer: Ganzzahl | None = describe("Nummer", "Die wievielte Ergänzung oder Fassung.", beispiel=1)
    art: Ergaenzungsart | None = describe("Art", "Ergänzung, Neufassung oder Nachtrag.", beispiel="ergaenzung")
    zu: Zeichenfolge | None = describe("zu Vorlage", "Nummer der früheren Vorlage.", beispiel="2026/0184")


class Nichtoeffentlichkeit(Modell):
    """Why the matter is treated in closed session (such as § 35 GO SH, § 48 Abs. 2 GO NRW)."""

    kurzform = "begruendung"

    fallgruppe: Fallgruppe | None = describe("Fallgruppe", "Üblicher Grund.", beispiel="grundstueck")
    rechtsgrundlage: Zeichenfolge | None = describe("Rechtsgrundlage", "Vorschrift.", beispiel="§ 48 Abs. 2 GO NRW")
    begruendung: Langtext | None = describe("Begründung", "Warum Belange entgegenstehen.", synonyme=("text", "grund"))


class Eilbeduerftigkeit(Modell):
    """Why the matter cannot wait."""

    kurzform = "begruendung"

    begruendung: Langtext | None = describe("Begründung", "Warum die Sache eilt.", synonyme=("text", "grund"))


class Anlass(Modell):
    """What gave rise to the paper."""

    kurzform = "text"

    art: Liste[AnlassArt] = describe(
        "Art des Anlasses", "Aus der Liste des Formulars.", leer=(), beispiel="ratsbeschluss"
    )
    text: Langtext | None = describe("Anlass", "Der Anlass in Worten.", synonyme=("erlaeuterung",))


class Ziel(Modell):
    """An aim that the matter serves, with the figure it is measured by."""

    kurzform = "ziel"

    ziel: Zeichenfolge | None = describe("Ziel", "Strategisches Ziel oder Handlungsfeld.", beispiel="Mobilität")
    kennzahl: Zeichenfolge | None = describe("Kennzahl", "Woran man es misst.", beispiel="Radverkehrsanteil 30 %")


class Bezug(Modell):
    """An earlier paper, motion or decision that this one refers to."""

    kurzform = "titel"

    nummer: Zeichenfolge | None = describe("Nummer", "Nummer der Drucksache.", beispiel="2025/0410")
    titel: Zeichenfolge | None = describe("Titel", "Worum es ging.", beispiel="Radverkehrskonzept 2030")
    datum: Datum | None = describe("Datum", "Tag des Beschlusses oder Antrags.", beispiel="18.11.2025")


class Mitzeichnung(Modell):
    """What another office said when the paper was passed round."""

    kurzform = "stelle"

    stelle: Zeichenfolge | None = describe("Stelle", "Das beteiligte Amt.", beispiel="Kämmerei")
    ergebnis: Mitzeichnungsergebnis | None = describe("Ergebnis", "Was es erklärt hat.", beispiel="keine_bedenken")
    datum: Datum | None = describe("Datum", "Tag der Erklärung.", beispiel="28.04.2026")
    bemerkung: Zeichenfolge | None = describe("Bemerkung", "Hinweis.", beispiel="Mittel ab 2027 anmelden")


class Unterschrift(Modell):
    """Who signs, printed with „gez.“ or „In Vertretung“."""

    kurzform = "name"

    name: Zeichenfolge | None = describe("Name", "Wer unterschreibt.", beispiel="Erika Beispiel")
    funktion: Zeichenfolge | None = describe("Funktion", "Amt der Person.", beispiel="Bürgermeisterin")
    zusatz: Zeichenfolge | None = describe("Zusatz", "Steht über dem Namen.", beispiel="In Vertretung")


class Anlage(Modell):
    """An attachment. Publicness belongs to each one: a public paper may have a closed Anlage."""

    kurzform = "titel"

    nr: Zeichenfolge | None = describe("Nr.", "Nummer, wenn sie von der Reihenfolge abweicht.", synonyme=("nummer",))
    titel: Zeichenfolge | None = describe("Titel", "Bezeichnung der Anlage.", beispiel="Lageplan")
    datei: Zeichenfolge | None = describe(
        "Datei",
        "Pfad der Datei, von der Vorlage aus.",
        synonyme=("pfad",),
        beispiel="anlagen/lageplan.pdf",
        technisch=True,
    )
    oeffentlich: JaNein | None = describe("Öffentlich", "nein: nur für die interne Fassung.", beispiel="ja")
    in_mappe: JaNein | None = describe("In der Sitzungsmappe", "nein: liegt nur aus.", beispiel="ja", technisch=True)


class Ausnahme(Modell):
    """A rule waived in this paper, with the reason; it stays visible in the report."""

    regel: Zeichenfolge | None = describe("Regel", "Code der Regel.", beispiel="F309")
    grund: Zeichenfolge | None = describe(
        "Grund", "Warum sie hier nicht gilt.", beispiel="Folgekosten trägt der Verein"
    )


class Pruefung(Modell):
    """How this paper is to be checked."""

    ausnahmen: Liste[Ausnahme] = describe("Ausnahmen", "Regeln, die hier begründet nicht gelten.", leer=())
