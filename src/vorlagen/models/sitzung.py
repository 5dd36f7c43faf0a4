"""A meeting: who meets when and where, and what stands on its agenda."""

from __future__ import annotations

from vorlagen.models.angaben import Anlage, Pruefung, Unterschrift
from vorlagen.models.auswahl import Auswahl
from vorlagen.models.auswahlen import Status
from vorlagen.models.basis import Liste, Modell, describe
from vorlagen.models.dokument import Dokument
from vorlagen.models.ladungsfrist import Zugangsweg
from vorlagen.models.werte import Datum, JaNein, Langtext, Uhrzeit, Zeichenfolge


class PunktArt(Auswahl):
    """How an item came onto the agenda."""

    REGULAER = "regulaer", "regulär", "ordentlich"
    NACHTRAG = "nachtrag", "Nachtrag", "Nachtragstagesordnung", "Ergänzung der Tagesordnung"
    TISCHVORLAGE = "tischvorlage", "Tischvorlage"


class Einladung(Modell):
    """The invitation, from which the Ladungsfrist counts."""

    kurzform = "datum"

    datum: Datum | None = describe(
        "Datum", "Tag, an dem eingeladen wird: Versand oder Bereitstellung.", synonyme=("versand", "versandt"),
        beispiel="12.06.2026",
    )  # fmt: skip
    zugang: Zugangsweg | None = describe(
        "Zugang", "Auf welchem Weg die Einladung zugeht.", synonyme=("zugangsweg", "form"), beispiel="elektronisch"
    )
    zugegangen: Datum | None = describe(
        "Zugegangen am", "Tag, an dem sie tatsächlich zugegangen ist; geht der Zugangsfiktion vor.",
        synonyme=("zugangsdatum", "tag_des_zugangs"), beispiel="13.06.2026",
    )  # fmt: skip
    dringlichkeit: Langtext | None = describe(
        "Dringlichkeit", "Warum mit verkürzter Frist eingeladen wird.",
        synonyme=("begruendung_der_dringlichkeit", "eilbeduerftigkeit", "grund"),
    )  # fmt: skip
    text: Langtext | None = describe("Text", "Anschreiben der Einladung, in Markdown.", synonyme=("anschreiben",))
    unterschrift: Unterschrift | None = describe(
        "Unterschrift", "Wer einlädt.", synonyme=("gez", "unterzeichner"), beispiel="Erika Beispiel"
    )


class Bekanntmachung(Modell):
    """The public notice of a meeting."""

    kurzform = "datum"

    datum: Datum | None = describe(
        "Datum", "Tag der Veröffentlichung; ohne Angabe der Tag der Einladung.", beispiel="12.06.2026"
    )
    text: Langtext | None = describe("Text", "Steht unter der Tagesordnung, in Markdown.")
    unterschrift: Unterschrift | None = describe(
        "Unterschrift", "Wer bekannt macht; ohne Angabe, wer einlädt.", synonyme=("gez", "unterzeichner"),
        beispiel="Erika Beispiel",
    )  # fmt: skip


class Tagesordnungspunkt(Modell):
    """One item of the agenda (OParl: AgendaItem)."""

    kurzform = "titel"

    titel: Zeichenfolge | None = describe(
        "Titel", "Worum es geht; geht dem Betreff der Vorlage vor.", synonyme=("bezeichnung", "betreff", "thema"),
        beispiel="Bebauungsplan Nordfeld",
    )  # fmt: skip
    titel_oeffentlich: Zeichenfolge | None = describe(
        "Öffentlicher Titel",
        "Neutraler Titel eines nichtöffentlichen Punkts; nur er steht in der öffentlichen Tagesordnung.",
        synonyme=("neutraler_titel",), beispiel="Grundstücksangelegenheit",
    )  # fmt: skip
    vorlage: Zeichenfolge | None = describe(
        "Vorlage", "Pfad der Vorlage von der Sitzung aus: YAML, Word oder PDF.", synonyme=("datei", "drucksache"),
        beispiel="vorlagen/2026-0184.yaml", technisch=True,
    )  # fmt: skip
    nummer: Zeichenfolge | None = describe(
        "TOP", "Nummer, wenn sie von der Reihenfolge abweicht.", synonyme=("nr", "top_nr"), beispiel="7"
    )
    ueberschrift: JaNein | None = describe(
        "Überschrift",
        "ja: Zwischenüberschrift ohne Nummer; Punkte darunter zählen wie die daneben.",
        synonyme=("ohne_nummer", "zwischenueberschrift"),
        beispiel="nein",
    )
    art: PunktArt | None = describe(
        "Art", "Nachtrag oder Tischvorlage, wenn der Punkt nach der Einladung dazukam.", beispiel="nachtrag"
    )
    nach: Zeichenfolge | None = describe(
        "Nach TOP", "Nummer des Punkts, hinter dem er steht: nach 7 wird er 7a.", beispiel="7"
    )
    grund: Langtext | None = describe(
        "Grund", "Warum der Punkt dringlich ist oder warum er abgesetzt wurde.",
        synonyme=("dringlichkeit", "begruendung", "begruendung_der_dringlichkeit"),
    )  # fmt: skip
    abgesetzt: JaNein | None = describe(
        "Abgesetzt", "ja: wird nicht behandelt; der Punkt behält seine Nummer.", beispiel="nein"
    )
    ohne_unterlagen: JaNein | None = describe(
        "Ohne Unterlagen", "ja: Zu diesem Punkt gibt es absichtlich keine Unterlagen.", beispiel="nein"
    )
    block: JaNein | None = describe(
        "Blockabstimmung", "ja: wird mit anderen ohne Aussprache abgestimmt.",
        synonyme=("sammelabstimmung", "blockabstimmung"), beispiel="nein",
    )  # fmt: skip
    berichterstattung: Zeichenfolge | None = describe(
        "Berichterstattung", "Wer vorträgt.", synonyme=("berichterstatter", "referent", "vortrag"),
        beispiel="Erika Beispiel",
    )  # fmt: skip
    hinweis: Langtext | None = describe(
        "Hinweis", "Steht unter dem Titel, zum Beispiel auf ein Mitwirkungsverbot.", synonyme=("bemerkung",)
    )
    anlagen: Liste[Anlage] = describe(
        "Weitere Unterlagen", "Unterlagen außer denen, die die Vorlage selbst nennt.", synonyme=("anlage",), leer=(),
    )  # fmt: skip
    punkte: Liste[Tagesordnungspunkt] = describe(
        "Unterpunkte", "Punkte darunter: 6.1, 6.2 …", synonyme=("unterpunkte",), leer=()
    )


class Tagesordnung(Modell):
    """The agenda in its two parts."""

    oeffentlich: Liste[Tagesordnungspunkt] = describe(
        "Öffentlicher Teil", "Punkte der öffentlichen Sitzung.",
        synonyme=("oeffentliche_sitzung", "oeffentlicher_teil", "oe"), leer=(),
    )  # fmt: skip
    nichtoeffentlich: Liste[Tagesordnungspunkt] = describe(
        "Nichtöffentlicher Teil", "Punkte der nichtöffentlichen Sitzung.",
        synonyme=("nicht_oeffentlich", "nichtoeffentliche_sitzung", "nicht_oeffentlicher_teil", "noe"), leer=(),
    )  # fmt: skip


class Sitzung(Dokument):
    """A meeting of a body. Every field may be absent; what is missing is a matter of rules."""

    status: Status | None = describe(
        "Status", "entwurf oder freigegeben (so ohne Angabe).", beispiel="entwurf", technisch=True
    )
    gremium: Zeichenfolge | None = describe("Gremium", "Wer tagt.", synonyme=("ausschuss",), beispiel="Stadtrat")
    gemeinsam_mit: Liste[Zeichenfolge] = describe(
        "Gemeinsam mit", "Weitere Gremien bei einer gemeinsamen Sitzung.", leer=(), beispiel="Bauausschuss"
    )
    nummer: Zeichenfolge | None = describe(
        "Nr. der Sitzung", "Die wievielte Sitzung.", synonyme=("sitzungsnummer", "sitzung_nr"), beispiel="12"
    )
    wahlperiode: Zeichenfolge | None = describe("Wahlperiode", "In welcher Wahlperiode.", beispiel="2025–2030")
    bezeichnung: Zeichenfolge | None = describe(
        "Bezeichnung", "Name der Sitzung, wenn es keine gewöhnliche ist.", synonyme=("name",),
        beispiel="Sondersitzung zum Haushalt",
    )  # fmt: skip
    datum: Datum | None = describe(
        "Datum", "Tag der Sitzung.", synonyme=("termin", "sitzungstermin", "tag"), beispiel="23.06.2026"
    )
    beginn: Uhrzeit | None = describe(
        "Beginn", "Uhrzeit, zu der die Sitzung beginnt.", synonyme=("uhrzeit",), beispiel="18:30"
    )
    beginn_nichtoeffentlich: Uhrzeit | None = describe(
        "Beginn des nichtöffentlichen Teils", "Wenn er zu einer festen Zeit beginnt.", beispiel="20:00"
    )
    ende: Uhrzeit | None = describe("Ende", "Uhrzeit, zu der sie endet.", beispiel="21:30")
    ort: Zeichenfolge | None = describe(
        "Ort", "Wo sie stattfindet.", synonyme=("sitzungsort", "raum"), beispiel="Rathaus, Großer Saal"
    )
    einladung: Einladung | None = describe("Einladung", "Wann, wie und durch wen eingeladen wird.")
    bekanntmachung: Bekanntmachung | None = describe(
        "Bekanntmachung", "Was in der öffentlichen Bekanntmachung steht.", synonyme=("oeffentliche_bekanntmachung",)
    )
    vorsitz: Zeichenfolge | None = describe(
        "Vorsitz", "Wer die Sitzung leitet.", synonyme=("leitung", "sitzungsleitung", "vorsitzende", "vorsitzender"),
        beispiel="Erika Beispiel",
    )  # fmt: skip
    schriftfuehrung: Zeichenfolge | None = describe(
        "Schriftführung", "Wer die Niederschrift führt.", synonyme=("protokoll", "schriftfuehrer", "schriftfuehrerin"),
        beispiel="Otto Muster",
    )  # fmt: skip
    gaeste: Liste[Zeichenfolge] = describe(
        "Gäste", "Wer außer den Mitgliedern teilnimmt.", synonyme=("gast",), leer=(), beispiel="Büro Plan GmbH (TOP 7)"
    )
    hinweise: Langtext | None = describe(
        "Hinweise", "Stehen unter der Tagesordnung, zum Beispiel auf das Mitwirkungsverbot.", synonyme=("hinweis",)
    )
    tagesordnung: Tagesordnung | None = describe(
        "Tagesordnung", "Die Punkte, öffentlich und nichtöffentlich.", synonyme=("to",)
    )
    pruefung: Pruefung | None = describe("Prüfung", "Ausnahmen von Regeln, mit Grund.", technisch=True)

    @property
    def ist_entwurf(self) -> bool:
        """Whether this is a draft; without ``status`` a meeting is called."""
        return self.status is Status.ENTWURF

    @property
    def gremien(self) -> tuple[str, ...]:
        """All bodies that meet."""
        return tuple(name for name in (self.gremium, *self.gemeinsam_mit) if name)
