"""The paper itself."""

from __future__ import annotations

from vorlagen.models.angaben import (
    Anlage,
    Anlass,
    Bezug,
    Eilbeduerftigkeit,
    Ergaenzung,
    Mitzeichnung,
    Nichtoeffentlichkeit,
    Pruefung,
    Unterschrift,
    Ziel,
)
from vorlagen.models.auswahlen import Art, Status
from vorlagen.models.basis import Liste, describe
from vorlagen.models.beratung import Beratung, Beschlusspunkt
from vorlagen.models.dokument import Dokument
from vorlagen.models.finanzen import FinanzielleAuswirkungen
from vorlagen.models.klimaschutz import Klimaanpassung, Klimaschutz
from vorlagen.models.vorhaben import Vorhaben
from vorlagen.models.werte import Datum, Langtext, Zeichenfolge
from vorlagen.models.wirkungen import (
    AbstimmungGesellschaften,
    Alternativen,
    AnhoerungOrtschaftsrat,
    Aufgabenart,
    Buergerbeteiligung,
    Folgenblock,
    Inklusion,
    KinderJugend,
    Personal,
)

FORMAT_VERSION = 1
"""Version of the paper format that this release writes; older ones still load."""


class Kopf(Dokument):
    """What stands at the head of a paper."""

    fassung: Zeichenfolge | None = describe(
        "Fassung des Formulars",
        "Welche Fassung, wenn das Formular mehrere hat.",
        beispiel="2019",
        technisch=True,
    )
    art: Art | None = describe(
        "Art der Vorlage", "Was für eine Vorlage es ist.", synonyme=("vorlageart", "vorlagenart", "drucksachenart"),
        beispiel="beschlussvorlage",
    )  # fmt: skip
    status: Status | None = describe(
        "Status", "entwurf oder freigegeben (so ohne Angabe).", beispiel="entwurf", technisch=True
    )
    nummer: Zeichenfolge | None = describe(
        "Vorlage-Nr.", "Nummer der Vorlage, eindeutig in der Stadt.",
        synonyme=("vorlagennummer", "vorlagen_nr", "drucksache_nr", "drucksachennummer", "ds_nr", "drucksache"),
        beispiel="2026/0184",
    )  # fmt: skip
    ergaenzung: Ergaenzung | None = describe("Ergänzung", "Wenn die Vorlage eine frühere ergänzt oder ersetzt.")
    betreff: Zeichenfolge | None = describe(
        "Betreff", "Worum es geht, in einer Zeile.", synonyme=("titel", "bezeichnung", "gegenstand"),
        beispiel="Neubau der Radwegbrücke am Mühlgraben",
    )  # fmt: skip
    untertitel: Zeichenfolge | None = describe(
        "Untertitel", "Zweite Zeile des Betreffs.", synonyme=("hier",), beispiel="hier: Baubeschluss"
    )
    datum: Datum | None = describe("Datum", "Tag, von dem die Vorlage ist.", beispiel="04.05.2026")
    federfuehrung: Zeichenfolge | None = describe(
        "Federführung", "Welches Amt die Vorlage verantwortet.",
        synonyme=("federfuehrend", "federfuehrendes_amt", "dienststelle", "federfuehrende_dienststelle",
                  "verantwortlich", "eingereicht_von"),
        beispiel="Tiefbauamt",
    )  # fmt: skip
    dezernat: Zeichenfolge | None = describe(
        "Dezernat", "Dezernat oder Referat.", synonyme=("dez", "referat"), beispiel="Dezernat III"
    )
    beteiligte: Liste[Zeichenfolge] = describe(
        "Beteiligte Stellen", "Ämter, die mitgewirkt haben.",
        synonyme=("beteiligt", "beteiligte_dienststelle", "beteiligte_dienststellen"), beispiel="Kämmerei", leer=(),
    )  # fmt: skip
    bearbeiter: Zeichenfolge | None = describe(
        "Bearbeitung", "Wer die Vorlage verfasst hat.",
        synonyme=("bearbeitung", "verfasser", "berichterstatter", "ansprechpartner"), beispiel="Erika Beispiel",
    )  # fmt: skip
    aktenzeichen: Zeichenfolge | None = describe(
        "Aktenzeichen", "Zeichen der Akte.", synonyme=("az", "gz", "geschaeftszeichen"), beispiel="66-12/2026"
    )
    beratungsfolge: Liste[Beratung] = describe(
        "Beratungsfolge", "Welche Gremien sich wann und wie befassen.", synonyme=("gremien",), leer=()
    )


class Vorlage(Kopf):
    """A council paper. Every field may be absent; what must be there is said by the form."""

    nichtoeffentlichkeit: Nichtoeffentlichkeit | None = describe(
        "Begründung der Nichtöffentlichkeit", "Warum nichtöffentlich beraten wird.",
        synonyme=("begruendung_nichtoeffentlichkeit", "begruendung_der_nichtoeffentlichkeit"), intern=True,
    )  # fmt: skip
    bekanntgabetext: Langtext | None = describe(
        "Beschlusstext zur Bekanntgabe", "Wortlaut für die Bekanntgabe eines nichtöffentlichen Beschlusses.",
        synonyme=("beschlusstext_zur_bekanntgabe_im_oeffentlichen_teil",), quelle="§ 35 Abs. 1 GemO BW",
    )  # fmt: skip
    eilbeduerftigkeit: Eilbeduerftigkeit | None = describe(
        "Begründung der Eilbedürftigkeit", "Warum die Sache nicht warten kann.",
        synonyme=("eilbeduerftigkeitsbegruendung", "dringlichkeitsbegruendung", "dringlichkeit"),
    )  # fmt: skip
    kurzfassung: Langtext | None = describe(
        "Kurzfassung", "Das Wichtigste in wenigen Sätzen.", synonyme=("zusammenfassung",)
    )
    beschlussvorschlag: Liste[Beschlusspunkt] = describe(
        "Beschlussvorschlag", "Was beschlossen werden soll: ein Text, oder je Gremium einer.",
        synonyme=("beschlussantrag", "beschlussentwurf", "antrag", "beschluss", "beschlusstext"), leer=(),
    )  # fmt: skip
    sachverhalt: Langtext | None = describe(
        "Sachverhalt", "Die Darstellung der Sache, in Markdown.",
        synonyme=("sachbericht", "sachdarstellung", "sach_und_rechtslage", "erlaeuterungen", "vortrag", "tatbestand",
                  "darstellung_des_sachverhalts", "sachverhalt_begruendung"),
    )  # fmt: skip
    begruendung: Langtext | None = describe(
        "Begründung", "Warum so entschieden werden soll.", synonyme=("begruendung_der_verwaltungsempfehlung",)
    )
    anlass: Anlass | None = describe("Anlass", "Was die Vorlage ausgelöst hat.", synonyme=("anlass_der_vorlage",))
    rechtsgrundlage: Liste[Zeichenfolge] = describe(
        "Rechtsgrundlage", "Vorschriften, auf denen der Beschluss beruht.",
        synonyme=("rechtsgrundlagen", "beschlussvorschriften"), beispiel="§ 41 GO NRW", leer=(),
    )  # fmt: skip
    aufgabenart: Aufgabenart | None = describe(
        "Die Maßnahme ist", "Ob die Aufgabe neu, freiwillig oder vorgeschrieben ist.", synonyme=("die_massnahme_ist",)
    )
    alternativen: Alternativen | None = describe(
        "Alternativen", "Andere Wege und warum sie verworfen wurden.",
        synonyme=("entscheidungsalternative", "entscheidungsalternativen"),
    )  # fmt: skip
    abwaegung: Langtext | None = describe(
        "Beschreibung des Abwägungsprozesses", "Wie abgewogen wurde.", synonyme=("abwaegungsprozess",)
    )
    folgen_bei_ablehnung: Langtext | None = describe(
        "Folgen bei Nichtbeschluss",
        "Was geschieht, wenn nicht beschlossen wird.",
        synonyme=("folgen_bei_nichtbeschluss",),
    )
    zeithorizont: Langtext | None = describe(
        "Realisierungs- und Zeithorizont", "Wann was geschieht.", synonyme=("realisierungs_zeithorizont", "zeitplan")
    )
    besonderheiten: Langtext | None = describe("Besonderheiten", "Was sonst zu beachten ist.")
    ziele: Liste[Ziel] = describe(
        "Strategische Ziele", "Ziele, denen die Maßnahme dient.", synonyme=("ziel", "strategische_ziele", "leitbild"),
        leer=(),
    )  # fmt: skip
    vorhaben: Liste[Vorhaben] = describe(
        "Vorhaben", "Die Vorhaben eines Programms, je Vorhaben ein Eintrag.",
        synonyme=("projekte", "vorhabenliste", "projektliste"), leer=(),
    )  # fmt: skip
    raeumlicher_bezug: Langtext | None = describe(
        "Räumlicher Bezug", "Ort, Stadtteil oder Straße.", beispiel="Ortsteil Süd"
    )
    finanzielle_auswirkungen: FinanzielleAuswirkungen | None = describe(
        "Finanzielle Auswirkungen", "Was die Maßnahme kostet und woher das Geld kommt.",
        synonyme=("finanzen", "haushaltsvermerk", "kostentabelle", "finanzierung"),
    )  # fmt: skip
    personal: Personal | None = describe(
        "Auswirkungen auf den Stellenplan", "Ob Stellen entstehen oder wegfallen.",
        synonyme=("personelle_auswirkungen", "stellenplan"),
    )  # fmt: skip
    klimaschutz: Klimaschutz | None = describe(
        "Auswirkungen auf den Klimaschutz", "Wie sich die Maßnahme auf das Klima auswirkt.",
        synonyme=("klima", "klimarelevanz", "klimacheck", "co2_relevanz", "klimawirkung"),
    )  # fmt: skip
    klimaanpassung: Klimaanpassung | None = describe(
        "Klimafolgenanpassung", "Wie sie der Anpassung dient.", synonyme=("klimafolgenanpassung",)
    )
    nachhaltigkeit: Folgenblock | None = describe(
        "Umwelt und Nachhaltigkeit", "Auswirkungen auf die Umwelt.",
        synonyme=("umweltauswirkungen", "nachhaltigkeitspruefung", "umwelt_nachhaltigkeit"),
    )  # fmt: skip
    kinder_jugend: KinderJugend | None = describe(
        "Beteiligung von Kindern und Jugendlichen", "Ob Kinder und Jugendliche beteiligt wurden.",
        quelle="§ 47 f GO SH, § 19 BbgKVerf",
    )  # fmt: skip
    inklusion: Inklusion | None = describe(
        "Inklusion", "Belange von Menschen mit Behinderung.", synonyme=("barrierefreiheit",)
    )
    gleichstellung: Langtext | None = describe(
        "Gleichstellung", "Berücksichtigung von Gender-Aspekten.", synonyme=("gender_aspekte", "gender")
    )
    demografie: Folgenblock | None = describe(
        "Demografie", "Demografische Auswirkungen.", synonyme=("demografie_check",)
    )
    familie: Folgenblock | None = describe("Familienverträglichkeit", "Auswirkungen auf Familien.")
    buergerbeteiligung: Buergerbeteiligung | None = describe("Bürgerbeteiligung", "Ob und wie Bürger beteiligt werden.")
    anhoerung_ortschaftsrat: AnhoerungOrtschaftsrat | None = describe(
        "Anhörung Ortschaftsrat", "Anhörung der Ortschaft.", quelle="§ 70 Abs. 1 GemO BW"
    )
    abstimmung_gesellschaften: AbstimmungGesellschaften | None = describe(
        "Abstimmung mit städtischen Gesellschaften", "Mit wem abgestimmt ist."
    )
    steuern: Folgenblock | None = describe(
        "Steuerrechtliche Prüfung", "Ob steuerlich geprüft wurde.", synonyme=("steuerrechtliche_pruefung",)
    )
    mitzeichnung: Liste[Mitzeichnung] = describe(
        "Mitzeichnung", "Wer mitgezeichnet hat.", synonyme=("verfahren", "mitzeichnungen"), leer=()
    )
    bezug: Liste[Bezug] = describe(
        "Bezug", "Frühere Drucksachen und Anträge.",
        synonyme=("bezueglich", "vorliegende_antraege_anfragen", "vorliegende_antraege"), leer=(),
    )  # fmt: skip
    unterschriften: Liste[Unterschrift] = describe(
        "Unterschrift", "Wer unterschreibt.", synonyme=("unterschrift", "gez"), leer=()
    )
    anlagen: Liste[Anlage] = describe(
        "Anlagen", "Anlagen mit Titel und Datei.", synonyme=("anlage", "anlagenverzeichnis"), leer=()
    )
    interne_hinweise: Langtext | None = describe(
        "Interne Hinweise",
        "Nur in der internen Fassung, nie öffentlich.",
        synonyme=("interner_hinweis",),
        intern=True,
    )
    pruefung: Pruefung | None = describe("Prüfung", "Ausnahmen von Regeln, mit Grund.", technisch=True)

    @property
    def ist_entwurf(self) -> bool:
        """Whether this is a draft; without ``status`` a paper is released."""
        return self.status is Status.ENTWURF

    @property
    def hat_oeffentlichen_schritt(self) -> bool:
        """Whether at least one body treats the paper in public."""
        return any(schritt.oeffentlich for schritt in self.beratungsfolge)
