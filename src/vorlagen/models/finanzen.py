"""What a matter costs, and where the money comes from."""

from __future__ import annotations

from vorlagen.models.auswahlen import (
    Deckungsart,
    Deckungslage,
    FinanzArt,
    FinanzAuswirkung,
    Finanzierungsstatus,
    Haushalt,
    Kostenart,
    Planabweichung,
    Richtung,
    Turnus,
)
from vorlagen.models.basis import Liste, Modell, describe
from vorlagen.models.betrag import Betrag
from vorlagen.models.werte import Ganzzahl, JaNein, Langtext, Zeichenfolge


class Kontierung(Modell):
    """Where in the budget an amount stands; formats differ by town, so all are free text."""

    produkt: Zeichenfolge | None = describe(
        "Produkt", "Produktnummer.", synonyme=("produktnummer", "produktgruppe"), beispiel="11.10.22"
    )
    sachkonto: Zeichenfolge | None = describe(
        "Sachkonto", "Nummer des Sachkontos.", synonyme=("haushaltsstelle", "hst", "budget_nr"), beispiel="421110"
    )
    investitionsnummer: Zeichenfolge | None = describe(
        "Investitionsnummer", "Nummer der Investition.",
        synonyme=("investitionsnr", "ivp_nr", "ip_nr", "massnahmen_nr"), beispiel="I-541-17",
    )  # fmt: skip
    kostenstelle: Zeichenfolge | None = describe("Kostenstelle", "Kostenstelle.", synonyme=("kst",), beispiel="6601")
    kostentraeger: Zeichenfolge | None = describe(
        "Kostenträger", "Kostenträger.", synonyme=("ktr",), beispiel="54100100"
    )
    teilhaushalt: Zeichenfolge | None = describe("Teilhaushalt", "Teilhaushalt.", synonyme=("thh",), beispiel="5000")
    teilplanzeile: Zeichenfolge | None = describe(
        "Teilplanzeile", "Zeile des Teilplans.", synonyme=("zeile",), beispiel="15"
    )


class Position(Kontierung):
    """One line of the budget that the matter touches."""

    bezeichnung: Zeichenfolge | None = describe("Bezeichnung", "Wofür der Betrag ist.", beispiel="Brückenbauwerk")
    haushalt: Haushalt | None = describe("Haushalt", "Teil des Haushalts.", beispiel="finanz")
    richtung: Richtung | None = describe("Art", "Ertrag, Aufwand, Einzahlung oder Auszahlung.", beispiel="auszahlung")
    kostenart: Kostenart | None = describe("Kostenart", "Wofür der Betrag ausgegeben wird.", beispiel="sachkosten")
    jahr: Ganzzahl | None = describe("Jahr", "Haushaltsjahr.", beispiel=2027)
    jahr_von: Ganzzahl | None = describe("von", "Erstes Jahr.", synonyme=("von",), beispiel=2027)
    jahr_bis: Ganzzahl | None = describe("bis", "Letztes Jahr.", synonyme=("bis",), beispiel=2029)
    betrag: Betrag | None = describe(
        "Betrag", "Höhe in Euro.", synonyme=("hoehe", "hoehe_in_eur"), beispiel="1.250.000 €"
    )
    turnus: Turnus | None = describe("Turnus", "Einmalig, jährlich oder befristet.", beispiel="einmalig")


class Folgekosten(Kontierung):
    """What the matter costs later on, year by year."""

    kurzform = "betrag"

    ab: Ganzzahl | None = describe("ab", "Erstes Jahr.", synonyme=("jahr", "von"), beispiel=2028)
    bis: Ganzzahl | None = describe("bis", "Letztes Jahr, wenn befristet.", beispiel=2037)
    betrag: Betrag | None = describe("Betrag", "Höhe in Euro.", beispiel="12.000 €")
    turnus: Turnus | None = describe("Turnus", "Einmalig, jährlich oder befristet.", beispiel="jaehrlich")
    bezeichnung: Zeichenfolge | None = describe(
        "Bezeichnung", "Wofür die Kosten anfallen.", synonyme=("art",), beispiel="Unterhaltung"
    )


class Deckung(Kontierung):
    """How an amount that is not in the budget is covered."""

    kurzform = "art"

    art: Deckungsart | None = describe("Art der Deckung", "Woher das Geld kommt.", beispiel="foerdermittel")
    betrag: Betrag | None = describe("Betrag", "Höhe in Euro.", beispiel="800.000 €")
    bezeichnung: Zeichenfolge | None = describe("Bezeichnung", "Näheres.", beispiel="Landesprogramm Nahmobilität")


class Verpflichtungsermaechtigung(Modell):
    """Leave to enter into obligations that fall due in later years."""

    jahr: Ganzzahl | None = describe("Jahr", "Jahr der Fälligkeit.", beispiel=2028)
    betrag: Betrag | None = describe("Betrag", "Höhe in Euro.", beispiel="300.000 €")


class FinanzielleAuswirkungen(Modell):
    """The block on money: whether, how much, from where.

    ``auswirkung`` answers the question; details do not answer it, so nothing is inferred.
    """

    kurzform = "auswirkung"

    auswirkung: FinanzAuswirkung | None = describe(
        "Finanzielle Auswirkungen", "Ob die Maßnahme den Haushalt berührt.", beispiel="ja"
    )
    art: Liste[FinanzArt] = describe(
        "Art der Maßnahme", "Investiv, konsumtiv oder beides.", beispiel="investiv", leer=()
    )
    gesamtkosten: Betrag | None = describe(
        "Gesamtkosten", "Gesamtaufwand oder Gesamtauszahlungen in Euro.",
        synonyme=("gesamtaufwand", "gesamtauszahlungen", "kosten"), beispiel="1.250.000,00 €",
    )  # fmt: skip
    laufendes_jahr: Betrag | None = describe(
        "davon im laufenden Haushaltsjahr", "Anteil, der auf das laufende Haushaltsjahr entfällt, in Euro.",
        beispiel="200.000 €",
    )  # fmt: skip
    jaehrlich: Betrag | None = describe(
        "Jährlicher Budgetbedarf", "Laufende Kosten je Jahr in Euro.",
        synonyme=("jaehrlicher_budgetbedarf", "jaehrliche_kosten"), beispiel="12.000 €",
    )  # fmt: skip
    ertraege: Betrag | None = describe(
        "Erträge/Einzahlungen", "Was dem gegenübersteht, in Euro.", synonyme=("gesamteinzahlung", "einnahmen"),
        beispiel="800.000 €",
    )  # fmt: skip
    einsparung: Betrag | None = describe(
        "Einsparung", "Was die Maßnahme spart, in Euro.", synonyme=("gesamteinsparung",), beispiel="5.000 €"
    )
    positionen: Liste[Position] = describe("Im Haushalt wirksam", "Zeilen des Haushalts, die berührt sind.", leer=())
    folgekosten: Liste[Folgekosten] = describe(
        "Folgekosten", "Was später anfällt.", synonyme=("jaehrliche_folgelasten", "folgelasten"), leer=()
    )
    keine_folgekosten: JaNein | None = describe(
        "Keine Folgekosten", "ja: es entstehen ausdrücklich keine Folgekosten.", beispiel="ja"
    )
    finanzierungsstatus: Finanzierungsstatus | None = describe(
        "Finanzierung", "Ob die Mittel im Haushalt stehen.", synonyme=("finanzierung",), beispiel="teilweise_budgetiert"
    )
    veranschlagt_bei: Zeichenfolge | None = describe(
        "Veranschlagt bei", "Teilplan, Budget oder Konto, in dem die Mittel stehen.",
        synonyme=("teilergebnisplan", "teilfinanzplan", "wo_veranschlagt"), beispiel="Teilfinanzplan 12.01.01",
    )  # fmt: skip
    bereits_veranschlagt: Betrag | None = describe(
        "Bereits veranschlagt", "Was schon im Haushalt steht, in Euro.", beispiel="450.000 €"
    )
    planabweichung: Liste[Planabweichung] = describe(
        "Über- oder außerplanmäßig", "Wenn die Ermächtigung im Haushalt nicht reicht.",
        quelle="§ 84 GemO BW, § 83 GO NRW", beispiel="ueberplanmaessig", leer=(),
    )  # fmt: skip
    planabweichung_begruendung: Langtext | None = describe(
        "Begründung der Planabweichung", "Warum sie unabweisbar oder dringend ist und wie sie gedeckt wird."
    )
    deckung: Liste[Deckung] = describe(
        "Deckung", "Wie gedeckt wird, was nicht budgetiert ist.", synonyme=("gegenfinanzierung", "deckungsvorschlag"),
        leer=(),
    )  # fmt: skip
    deckungslage: Deckungslage | None = describe("Deckungslage", "Ob die Deckung gegeben ist.", beispiel="gegeben")
    verpflichtungsermaechtigung: Liste[Verpflichtungsermaechtigung] = describe(
        "Verpflichtungsermächtigungen", "Ermächtigungen für künftige Jahre.", leer=()
    )
    erlaeuterung: Langtext | None = describe(
        "Erläuterung", "Text zu den finanziellen Auswirkungen.", synonyme=("erlaeuterungen", "begruendung")
    )
