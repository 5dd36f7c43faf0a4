"""The closed lists of words (choices) that council papers use.

The lists are the union of the forms described for the field: canonical word, label,
synonyms. Forms may print other labels, but never other meanings.
"""

from __future__ import annotations

from vorlagen.models.auswahl import Auswahl


class Art(Auswahl):
    """Kind of paper."""

    BESCHLUSSVORLAGE = (
        "beschlussvorlage", "Beschlussvorlage", "Entscheidungsvorlage", "Beschlussdrucksache",
        "Vorlage zur Beschlussfassung", "Sitzungsvorlage", "Ausführungsbeschluss",
    )  # fmt: skip
    EMPFEHLUNGSVORLAGE = "empfehlungsvorlage", "Empfehlungsvorlage"
    INFORMATIONSVORLAGE = (
        "informationsvorlage", "Informationsvorlage", "Informationsdrucksache", "Kenntnisnahmevorlage",
        "Kenntnisnahme", "Berichtsvorlage", "Vorlage zur Kenntnisnahme",
    )  # fmt: skip
    MITTEILUNGSVORLAGE = "mitteilungsvorlage", "Mitteilungsvorlage", "Geschäftliche Mitteilung", "Mitteilung"
    ANTRAG = "antrag", "Antrag"
    AENDERUNGSANTRAG = "aenderungsantrag", "Änderungsantrag"
    ERGAENZUNGSANTRAG = "ergaenzungsantrag", "Ergänzungsantrag"
    ANFRAGE = "anfrage", "Anfrage"
    STELLUNGNAHME = "stellungnahme", "Stellungnahme", "Verwaltungsstandpunkt", "Beantwortung einer Anfrage"
    ERGAENZUNGSVORLAGE = "ergaenzungsvorlage", "Ergänzungsvorlage"
    TISCHVORLAGE = "tischvorlage", "Tischvorlage"
    DRINGLICHKEITSVORLAGE = "dringlichkeitsvorlage", "Dringlichkeitsvorlage", "Eilentscheidung"
    SATZUNG = "satzung", "Satzung"
    HAUSHALT = "haushalt", "Haushalt"
    PETITION = "petition", "Petition", "Einwohnerantrag"
    WAHLVORSCHLAG = "wahlvorschlag", "Wahlvorschlag"
    SONSTIGES = "sonstiges", "Sonstiges"


ENTSCHEIDENDE_ARTEN = frozenset({
    Art.BESCHLUSSVORLAGE, Art.DRINGLICHKEITSVORLAGE, Art.SATZUNG, Art.HAUSHALT, Art.WAHLVORSCHLAG,
})  # fmt: skip
"""Kinds of paper that a body decides on."""


class Status(Auswahl):
    """How far a paper is: a draft is marked on every page and judged more mildly."""

    ENTWURF = "entwurf", "Entwurf", "in Bearbeitung", "in Prüfung"
    FREIGEGEBEN = "freigegeben", "Freigegeben"


class Zustaendigkeit(Auswahl):
    """What a body does with the paper."""

    ENTSCHEIDUNG = "entscheidung", "Entscheidung", "Beschlussfassung", "Beschließend", "Beschluss", "Bestätigung"
    VORBERATUNG = "vorberatung", "Vorberatung", "Beratung", "Vorabstimmung"
    EMPFEHLUNG = "empfehlung", "Empfehlung", "Anhörung/Empfehlung"
    ANHOERUNG = "anhoerung", "Anhörung"
    KENNTNISNAHME = "kenntnisnahme", "Kenntnisnahme", "Information zur Kenntnis", "Information"
    GENEHMIGUNG = "genehmigung", "Genehmigung"
    SONSTIGES = "sonstiges", "Sonstiges"


ENTSCHEIDENDE_ZUSTAENDIGKEITEN = frozenset({Zustaendigkeit.ENTSCHEIDUNG, Zustaendigkeit.GENEHMIGUNG})
"""What a body does when it decides; the other steps prepare."""
VORBERATENDE_ZUSTAENDIGKEITEN = frozenset(
    {Zustaendigkeit.VORBERATUNG, Zustaendigkeit.EMPFEHLUNG, Zustaendigkeit.ANHOERUNG}
)
"""What a body does before another one decides."""


class Ergebnis(Auswahl):
    """What came of a step of the Beratungsfolge."""

    BESCHLOSSEN = "beschlossen", "beschlossen", "ungeändert beschlossen", "zugestimmt"
    GEAENDERT_BESCHLOSSEN = "geaendert_beschlossen", "geändert beschlossen"
    EINSTIMMIG_BESCHLOSSEN = "einstimmig_beschlossen", "einstimmig beschlossen", "einstimmig zugestimmt"
    MEHRHEITLICH_BESCHLOSSEN = "mehrheitlich_beschlossen", "mehrheitlich beschlossen"
    EMPFOHLEN = "empfohlen", "empfohlen", "ungeändert empfohlen", "vorberaten ohne Änderungen"
    GEAENDERT_EMPFOHLEN = "geaendert_empfohlen", "mit Änderungen empfohlen"
    ABGELEHNT = "abgelehnt", "abgelehnt", "mehrheitlich abgelehnt"
    VERTAGT = "vertagt", "vertagt"
    ZURUECKGESTELLT = "zurueckgestellt", "zurückgestellt"
    VERWIESEN = "verwiesen", "verwiesen", "verwiesen in Fachausschuss"
    OHNE_VOTUM = "ohne_votum", "ohne Votum weitergeleitet", "ohne Votum in nachfolgende Gremien"
    ZUR_KENNTNIS = "zur_kenntnis_genommen", "zur Kenntnis genommen", "Kenntnisnahme"
    ZURUECKGEZOGEN = "zurueckgezogen", "zurückgezogen"
    ABGESETZT = "abgesetzt", "abgesetzt"
    ERLEDIGT = "erledigt", "erledigt"
    GEWAEHLT = "gewaehlt", "gewählt"
    KEINE_ABSTIMMUNG = "keine_abstimmung", "keine Abstimmung"


class Fallgruppe(Auswahl):
    """Usual grounds for treating a matter in closed session."""

    PERSONAL = "personal", "Personalangelegenheit", "Personalangelegenheiten"
    GRUNDSTUECK = "grundstueck", "Grundstücksangelegenheit", "Grundstücksangelegenheiten", "Grundstückskauf"
    VERGABE = "vergabe", "Vergabe", "Vergaben"
    VERTRAG = "vertrag", "Vertragsangelegenheit", "Vertragsangelegenheiten"
    ABGABEN = "abgaben", "Abgabensache Einzelner", "Steuersache"
    RECHTSSTREIT = "rechtsstreit", "Rechtsstreit", "Rechtsstreitigkeiten"
    KREDIT = "kredit", "Kreditgeschäft", "Kreditgeschäfte"
    PRUEFBERICHT = "pruefbericht", "Prüfbericht", "Prüfberichte"
    SONSTIGES = "sonstiges", "Sonstiges"


class FinanzAuswirkung(Auswahl):
    """Whether the matter touches the budget."""

    KEINE = "keine", "keine", "nein", "keine Auswirkungen"
    JA = "ja", "ja"
    HAUSHALTSNEUTRAL = "haushaltsneutral", "haushaltsneutral"
    NICHT_BEZIFFERBAR = "nicht_bezifferbar", "nicht bezifferbar", "können nicht beziffert werden"
    NUR_ERTRAG = "nur_ertrag", "nur Ertrag oder Einsparung", "nur Ertrag", "Einsparung"
    ENTFAELLT = "entfaellt", "entfällt"
    OFFEN = "offen", "noch offen"


class FinanzArt(Auswahl):
    """Investment or running cost."""

    INVESTIV = "investiv", "investiv", "Investition"
    KONSUMTIV = "konsumtiv", "konsumtiv", "konsumtive Maßnahme"


class Haushalt(Auswahl):
    """Which part of the budget; the last two in cameralistic budgets (still in use in Bavaria)."""

    ERGEBNIS = "ergebnis", "Ergebnishaushalt", "Ergebnis-HH", "Ergebnisplan"
    FINANZ = "finanz", "Finanzhaushalt", "Finanz-HH", "Finanzplan"
    VERWALTUNG = "verwaltung", "Verwaltungshaushalt", "Vwhh"
    VERMOEGEN = "vermoegen", "Vermögenshaushalt", "Vmhh"


class Richtung(Auswahl):
    """Which way the money goes."""

    ERTRAG = "ertrag", "Ertrag", "Erträge"
    AUFWAND = "aufwand", "Aufwand", "Aufwendung", "Aufwendungen"
    EINZAHLUNG = "einzahlung", "Einzahlung", "Einzahlungen"
    AUSZAHLUNG = "auszahlung", "Auszahlung", "Auszahlungen"


class Kostenart(Auswahl):
    """What an amount is spent on, as forms sort it in rows."""

    INVESTITION = "investition", "Investitionskosten", "Investition"
    SACHKOSTEN = "sachkosten", "Sachkosten", "Sachaufwand"
    PERSONALKOSTEN = "personalkosten", "Personalkosten", "Personalaufwand"
    ABSCHREIBUNGEN = "abschreibungen", "Abschreibungen", "Abschreibung"
    SONSTIGES = "sonstiges", "Sonstiges"


class Turnus(Auswahl):
    """How often an amount falls due."""

    EINMALIG = "einmalig", "einmalig"
    JAEHRLICH = "jaehrlich", "jährlich"
    BEFRISTET = "befristet", "befristet"


class Finanzierungsstatus(Auswahl):
    """Whether the money stands in the budget."""

    VOLLSTAENDIG = "vollstaendig_budgetiert", "vollständig budgetiert", "bereits vollständig budgetiert", "veranschlagt"
    TEILWEISE = "teilweise_budgetiert", "teilweise budgetiert"
    NICHT = "nicht_budgetiert", "nicht budgetiert", "nicht veranschlagt"
    NICHT_BENOETIGT = "nicht_benoetigt", "Haushaltsmittel nicht benötigt", "nicht benötigt"


class Deckungslage(Auswahl):
    """Whether the amount is covered, as some forms ask."""

    GEGEBEN = "gegeben", "Deckung gegeben", "Deckung ist gegeben"
    NICHT_AUSREICHEND = "nicht_ausreichend", "keine ausreichende Deckung vorhanden"
    NOTHAUSHALT = "nothaushalt", "Nothaushalt/Übergangswirtschaft", "Übergangswirtschaft"


class Deckungsart(Auswahl):
    """Where the money to cover comes from."""

    MEHRERTRAEGE = "mehrertraege", "Mehrerträge/-einzahlungen", "Mehrerträge"
    MINDERAUFWAND = "minderaufwand", "Minderaufwand/-auszahlungen", "Minderaufwand"
    WEGFALL_AUFGABEN = "wegfall_aufgaben", "Wegfall bestehender Aufgaben"
    UMSCHICHTUNG = "umschichtung", "Umschichtung innerhalb des Dezernates", "Umschichtung"
    RUECKLAGE = "ruecklage", "Entnahme aus der Rücklage", "Rücklage"
    KREDIT = "kredit", "Kredit", "Kreditaufnahme"
    FOERDERMITTEL = "foerdermittel", "Fördermittel", "Zuwendung", "Zuschuss"
    SONSTIGES = "sonstiges", "Sonstiges"


class Planabweichung(Auswahl):
    """Spending beyond the budget: an estimate that is too small, or none at all (§ 84 GemO BW, § 83 GO NRW)."""

    UEBERPLANMAESSIG = "ueberplanmaessig", "überplanmäßig", "ueber"
    AUSSERPLANMAESSIG = "ausserplanmaessig", "außerplanmäßig", "ausser"


class KlimaAuswirkung(Auswahl):
    """Effect on climate protection or adaptation."""

    KEINE = "keine", "keine", "nein", "keine Auswirkungen"
    POSITIV = "positiv", "positiv", "ja, positiv"
    NEGATIV = "negativ", "negativ", "ja, negativ"
    NEUTRAL = "neutral", "neutral"
    RELEVANT = "ja", "ja", "relevant"
    NICHT_EINSCHAETZBAR = "nicht_einschaetzbar", "nicht einschätzbar", "nicht eindeutig"
    ENTFAELLT = "entfaellt", "entfällt"
    OFFEN = "offen", "noch offen"


class Ausmass(Auswahl):
    """Extent of an effect."""

    GERINGFUEGIG = "geringfuegig", "geringfügig", "gering"
    MITTEL = "mittel", "mittel"
    ERHEBLICH = "erheblich", "erheblich", "groß"


class Kompensation(Auswahl):
    """How far a negative effect on the climate is made up for."""

    VOLLSTAENDIG = "vollstaendig", "vollständig"
    UEBERWIEGEND = "ueberwiegend", "überwiegend"
    TEILWEISE = "teilweise", "teilweise"
    NICHT = "nicht", "nicht", "keine"
    UNBEKANNT = "unbekannt", "nicht bekannt", "unbekannt"


class Beteiligungsstand(Auswahl):
    """Participation of citizens."""

    ERFOLGT = "erfolgt", "bereits erfolgt", "erfolgt", "ja"
    GEPLANT = "geplant", "geplant"
    NICHT_NOETIG = "nicht_noetig", "nicht nötig", "nein", "nicht erforderlich", "keine"
    GESETZLICH = "gesetzlich", "gesetzlich vorgesehen (BauGB)", "gesetzlich"
    ENTFAELLT = "entfaellt", "entfällt"
    OFFEN = "offen", "noch offen"


class InklusionsStand(Auswahl):
    """Concerns of people with disabilities."""

    BERUECKSICHTIGT = "beruecksichtigt", "berücksichtigt", "ja"
    NICHT_BETROFFEN = "nicht_betroffen", "nicht betroffen", "keine Auswirkungen", "keine", "nein"
    NICHT_BERUECKSICHTIGT = "betroffen_nicht_beruecksichtigt", "betroffen, nicht berücksichtigt"
    ENTFAELLT = "entfaellt", "entfällt"
    OFFEN = "offen", "noch offen"


class Wirkung(Auswahl):
    """Whether a matter is touched, for blocks that ask just this."""

    JA = "ja", "ja"
    NEIN = "nein", "nein", "keine", "keine Auswirkungen"
    ENTFAELLT = "entfaellt", "entfällt"
    OFFEN = "offen", "noch offen"


class Mitzeichnungsergebnis(Auswahl):
    """What an office said when the paper was passed round."""

    ZUGESTIMMT = "zugestimmt", "zugestimmt"
    MIT_HINWEIS = "zugestimmt_mit_hinweis", "zugestimmt mit Hinweis"
    KEINE_BEDENKEN = "keine_bedenken", "keine Bedenken", "keine rechtlichen Bedenken"
    ABGELEHNT = "abgelehnt", "abgelehnt"
    OFFEN = "offen", "noch offen"


class AnlassArt(Auswahl):
    """What gave rise to the paper."""

    RECHTSVORSCHRIFT = "rechtsvorschrift", "Rechtliche Vorschriften", "Rechtsvorschrift"
    RATSBESCHLUSS = "ratsbeschluss", "Stadtratsbeschluss", "Ratsbeschluss"
    VERWALTUNGSHANDELN = "verwaltungshandeln", "Verwaltungshandeln"
    SONSTIGES = "sonstiges", "Sonstiges"


class Ergaenzungsart(Auswahl):
    """How a paper relates to the one before it."""

    ERGAENZUNG = "ergaenzung", "Ergänzung"
    NEUFASSUNG = "neufassung", "Neufassung"
    NACHTRAG = "nachtrag", "Nachtrag"


class Vorhabenstatus(Auswahl):
    """How far a project of a programme is."""

    IN_UMSETZUNG = "in_umsetzung", "in Umsetzung", "in Arbeit", "läuft", "laufend", "begonnen"
    IN_PLANUNG = "in_planung", "in Planung", "geplant"
    ZUKUNFT = "zukunft", "Zukunft", "Zukunftsprojekt", "Idee", "nicht begonnen"
    ABGESCHLOSSEN = "abgeschlossen", "abgeschlossen", "fertig", "umgesetzt", "erledigt"


class Vorhabenfinanzierung(Auswahl):
    """Whether there is money for a project."""

    FINANZIERT = "finanziert", "finanziert", "ja", "vollständig finanziert"
    TEILWEISE = "teilweise_finanziert", "teilweise finanziert", "teilweise", "zum Teil"
    NICHT = "nicht_finanziert", "nicht finanziert", "nein"
