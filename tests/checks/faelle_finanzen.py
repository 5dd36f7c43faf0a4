"""Cases of the rules on money (F304 to F315)."""

from __future__ import annotations

from typing import Any

from faelle import FINANCES, NO_MONEY, WARNING, Fall, money

from vorlagen.findings import Level

ONLY = "abschnitte:\n  - feld: finanzielle_auswirkungen\n    aufbau: [{auswahl: auswirkung}, {angaben: [%s]}]\n"
BARE = ONLY % "gesamtkosten, planabweichung"
LIMITS = (
    "abschnitte: [beratungsfolge, finanzielle_auswirkungen]\nwertgrenzen:\n"
    "  - {ueber: 50.000 €, gremien: [Bauausschuss, Sozialausschuss], quelle: § 9 Hauptsatzung}\n"
    "  - {ueber: 250.000 €, gremium: Rat}\n"
    "  - {ueber: 10.000 €, gremium: Rat, wenn: planabweichung}\n"
)
ACCOUNTS = (
    "abschnitte: [finanzielle_auswirkungen]\nkontenmuster:\n  sachkonto: {muster: '[0-9]{6}', beispiel: '421110'}\n"
    "  investitionsnummer: {muster: 'I-[0-9]{3}-[0-9]{2}', beispiel: I-541-17}\n"
)


def yes(**values: object) -> dict[str, Any]:
    return money(auswirkung="ja", **values)


def covered(status: str | None, *amounts: str | None, total: str = "1.000 €", **more: object) -> dict[str, Any]:
    status_of = {"finanzierungsstatus": status} if status else {}
    lines = [{"art": "kredit", **({"betrag": amount} if amount else {})} for amount in amounts]
    return yes(gesamtkosten=total, deckung=lines, **status_of, **more)


def lines(total: str, *rows: str, **more: object) -> dict[str, Any]:
    """Each row „richtung betrag key=value …“."""
    found = []
    for row in rows:
        way, amount, *rest = row.split()
        line = {"richtung": way, "betrag": amount} | dict(part.split("=") for part in rest)
        found.append({key: value for key, value in line.items() if value != "-"})
    return yes(gesamtkosten=total, positionen=found, **more)


def decides(body: str, amount: str, **more: object) -> dict[str, Any]:
    step = {"gremium": body, "oeffentlich": "ja", "zustaendigkeit": "entscheidung"}
    return {"beratungsfolge": [step], **yes(gesamtkosten=amount, **more)}


def texts(*parts: str, **more: object) -> dict[str, Any]:
    """Texts of Kurzfassung, Sachverhalt and Begründung."""
    return dict(zip(("kurzfassung", "sachverhalt", "begruendung"), parts, strict=False)) | more


DECKUNG, POSITIONEN = f"{FINANCES}.deckung", f"{FINANCES}.positionen"
FIRES = (
    Fall("F304", yes(gesamtkosten="5 €"), f"{FINANCES}.art", WARNING),
    Fall("F304", yes(jaehrlich="5 €", ertraege="1 €"), f"{FINANCES}.art", WARNING),
    Fall("F304", {FINANCES: "ja"}, f"{FINANCES}.art", WARNING),
    Fall("F305", yes(gesamtkosten="5 €", art="investiv"), f"{FINANCES}.finanzierungsstatus"),
    Fall("F305", yes(gesamtkosten="5 €", bereits_veranschlagt="3 €"), f"{FINANCES}.finanzierungsstatus"),
    Fall("F306", yes(gesamtkosten="5 €", finanzierungsstatus="nicht_budgetiert"), DECKUNG),
    Fall("F306", yes(gesamtkosten="5 €", finanzierungsstatus="teilweise_budgetiert", deckung=[{}]), DECKUNG),
    Fall("F306", yes(gesamtkosten="5 €", finanzierungsstatus="nicht_budgetiert", deckungslage="gegeben"), DECKUNG),
    Fall("F307", covered("nicht_budgetiert", "400 €", "500 €"), DECKUNG),
    Fall("F307", covered("nicht_budgetiert", "400 €", "700 €"), DECKUNG),
    Fall("F307", covered("nicht_budgetiert", "999,99 €"), DECKUNG),
    Fall("F307", covered("teilweise_budgetiert", "1.100 €"), DECKUNG),
    Fall("F307", covered(None, "1.100 €"), DECKUNG),
    Fall("F307", covered("teilweise_budgetiert", "500 €", bereits_veranschlagt="400 €"), DECKUNG),
    Fall("F307", covered("nicht_budgetiert", "T€ 90", total="0,12 Mio. €"), DECKUNG),
    Fall("F307", covered("nicht_budgetiert", "200.000 €", total="ca. 100.000 €"), DECKUNG),
    Fall("F307", covered("nicht_budgetiert", "900 € brutto"), DECKUNG),
    Fall("F308", lines("1.000 €", "auszahlung 400", "auszahlung 500"), POSITIONEN),
    Fall("F308", lines("1.000 €", "auszahlung 600 jahr=2026", "auszahlung 500 jahr=2027"), POSITIONEN),
    Fall("F308", lines("1.000 €", "- 999"), POSITIONEN),
    Fall("F308", lines("1.000 €", "aufwand 250 jahr_von=2026 jahr_bis=2028 turnus=jaehrlich"), POSITIONEN),
    Fall("F308", lines("1.000 €", "auszahlung 900", "einzahlung 100"), POSITIONEN),
    Fall("F308", lines("4,5 Mio. €", "auszahlung 4400000"), POSITIONEN),
    Fall("F309", yes(gesamtkosten="5 €", art="investiv"), f"{FINANCES}.folgekosten", WARNING),
    Fall("F309", yes(gesamtkosten="5 €", art=["investiv", "konsumtiv"], keine_folgekosten="nein"),
         f"{FINANCES}.folgekosten", WARNING),
    Fall("F310", yes(gesamtkosten="5 €", planabweichung="ueberplanmaessig"), f"{FINANCES}.planabweichung"),
    Fall("F310", yes(gesamtkosten="5 €", planabweichung="ausser", erlaeuterung="Text"), f"{FINANCES}.planabweichung"),
    Fall("F310", yes(gesamtkosten="5 €", planabweichung="ausser"), f"{FINANCES}.planabweichung",
         form=ONLY % "planabweichung, erlaeuterung"),
    Fall("F311", decides("Bauausschuss", "250.001 €"), "beratungsfolge[0].gremium", WARNING, LIMITS),
    Fall("F311", decides("Kulturausschuss", "60.000 €"), "beratungsfolge[0].gremium", WARNING, LIMITS),
    Fall("F311", decides("Bauausschuss", "12.000 €", planabweichung="ueber"), "beratungsfolge[0].gremium", WARNING,
         LIMITS),
    Fall("F311", decides("Bauausschuss", "60.000 €", planabweichung="ueber"), "beratungsfolge[0].gremium", WARNING,
         LIMITS),
    Fall("F311", {**decides("Bauausschuss", "1 €"), **yes(positionen=[{"betrag": "200.000"}, {"betrag": "90.000"}])},
         "beratungsfolge[0].gremium", WARNING, LIMITS),
    Fall("F312", yes(positionen=[{"sachkonto": "42111"}]), f"{POSITIONEN}[0].sachkonto", WARNING, ACCOUNTS),
    Fall("F312", yes(deckung=[{"investitionsnummer": "I-541-177"}]), f"{DECKUNG}[0].investitionsnummer", WARNING,
         ACCOUNTS),
    Fall("F312", yes(folgekosten=[{}, {"sachkonto": "4 21110"}]), f"{FINANCES}.folgekosten[1].sachkonto", WARNING,
         ACCOUNTS),
    Fall("F313", texts("Es kostet 251.381,92 €.", "Bewilligt werden 251.381,91 €."), "sachverhalt", WARNING),
    Fall("F313", texts("Es kostet 251.381 €.", "Bewilligt werden 251.382 €."), "sachverhalt", WARNING),
    Fall("F313", texts("Es kostet 1.245.000 €.", "Bewilligt werden 1.254.000 €."), "sachverhalt", WARNING),
    Fall("F313", texts("Es kostet 1.245.000 €.", **yes(gesamtkosten="1.254.000 €")), "kurzfassung", WARNING),
    Fall("F313", texts("Mit 2,145 Mio. €", "Mit 2.415.000 Euro"), "sachverhalt", WARNING),
    Fall("F313", texts("", "Es sind 12.345 €.\n\nDavon sind 12.354 € da."), "sachverhalt", WARNING),
    Fall("F314", yes(gesamtkosten="5.000 €"), f"{FINANCES}.gesamtkosten", Level.NOTE),
    Fall("F314", texts("", "Es kostet 4.900 € und 5.001 €.", **yes(gesamtkosten="5.000 €")),
         f"{FINANCES}.gesamtkosten", Level.NOTE),
    *(Fall("F315", {"sachverhalt": text}, "sachverhalt", WARNING) for text in (
        "Der Aufwand beläuft sich auf €.",
        "Es wurden bereits € veranschlagt; insgesamt sind € bereitzustellen.",
        "Davon entfallen € auf das laufende Jahr.",
        "Kosten: EUR.",
        "Die Kosten betragen **rund** €.",
        "Gesamt von Euro.",
        "Höhe: xx,xx €",
        "Insgesamt … € im Jahr",
        "| Kosten | auf € |",
    )),
    Fall("F315", yes(erlaeuterung="Es sind € nötig."), f"{FINANCES}.erlaeuterung", WARNING),
)  # fmt: skip

SILENT = (
    Fall("F304"),
    Fall("F304", yes(gesamtkosten="5 €", art="konsumtiv")),
    Fall("F304", yes(ertraege="5 €")),
    Fall("F304", yes(positionen=[{"richtung": "ertrag", "betrag": "5 €"}])),
    Fall("F304", money(auswirkung="nur_ertrag", ertraege="5 €")),
    Fall("F304", money(auswirkung="haushaltsneutral", gesamtkosten="5 €")),
    Fall("F304", yes(gesamtkosten="5 €"), form=BARE),
    Fall("F304", yes(gesamtkosten="5 €"), form=NO_MONEY),
    Fall("F305"),
    Fall("F305", yes(gesamtkosten="5 €", finanzierungsstatus="nicht_benoetigt")),
    Fall("F305", yes(gesamtkosten="5 €", veranschlagt_bei="Teilfinanzplan 12")),
    Fall("F305", yes(gesamtkosten="5 €", planabweichung="ueber")),
    Fall("F305", yes(gesamtkosten="5 €", deckungslage="gegeben")),
    Fall("F305", yes(gesamtkosten="5 €", deckung=["kredit"])),
    Fall("F305", yes(gesamtkosten="5 €", bereits_veranschlagt="5 €")),
    Fall("F305", yes(einsparung="5 €")),
    Fall("F305", yes(gesamtkosten="5 €"), form=BARE),
    Fall("F305", money(auswirkung="nicht_bezifferbar", erlaeuterung="Offen.")),
    Fall("F306"),
    Fall("F306", yes(gesamtkosten="5 €", finanzierungsstatus="vollstaendig_budgetiert")),
    Fall("F306", yes(gesamtkosten="5 €", finanzierungsstatus="nicht_budgetiert", deckung=["kredit"])),
    Fall("F306", yes(gesamtkosten="5 €", finanzierungsstatus="nicht_budgetiert", deckungslage="nothaushalt")),
    Fall("F306", yes(gesamtkosten="5 €", finanzierungsstatus="nicht_budgetiert"), form=BARE),
    Fall("F307"),
    Fall("F307", covered("nicht_budgetiert", "400 €", "600,00 €")),
    Fall("F307", covered("nicht_budgetiert", "400 €", None)),
    Fall("F307", covered("teilweise_budgetiert", "500 €")),
    Fall("F307", covered("teilweise_budgetiert", "600 €", bereits_veranschlagt="400 €")),
    Fall("F307", covered("vollstaendig_budgetiert", "600 €")),
    Fall("F307", covered("vollstaendig_budgetiert", "600 €", bereits_veranschlagt="1.000 €")),
    Fall("F307", covered("nicht_budgetiert", "T€ 120", total="119.800 €")),
    Fall("F307", covered("nicht_budgetiert", "1.234.000 €", total="1,23 Mio. €")),
    Fall("F307", covered("nicht_budgetiert", "98.000 €", total="ca. 100.000 €")),
    Fall("F307", covered("nicht_budgetiert", "1.190 € brutto", total="1.000 € netto")),
    Fall("F307", covered("nicht_budgetiert", "1.190 €", total="1.000 € netto")),
    Fall("F307", yes(deckung=[{"betrag": "5 €"}], finanzierungsstatus="nicht_budgetiert")),
    Fall("F307", covered("nicht_budgetiert", "1 €"), form=NO_MONEY),
    Fall("F308"),
    Fall("F308", lines("1.000 €", "auszahlung 400", "auszahlung 600", "einzahlung 300")),
    Fall("F308", lines("1.000 €", "auszahlung 1000", "aufwand 1000")),
    Fall("F308", lines("1.000 €", "auszahlung 400", "aufwand 600")),
    Fall("F308", lines("1.000 €", "auszahlung 1000", "aufwand 20 kostenart=abschreibungen")),
    Fall("F308", lines("1.000 €", "auszahlung 400", "aufwand 600", "aufwand 20 bezeichnung=Abschreibung")),
    Fall("F308", lines("1.000 €", "auszahlung 400", "auszahlung -")),
    Fall("F308", lines("1.000 €", "aufwand 250 jahr_von=2026 turnus=jaehrlich")),
    Fall("F308", lines("1.000 €", "aufwand 250 jahr_von=2026 jahr_bis=2029 turnus=jaehrlich")),
    Fall("F308", lines("1.000 €", "aufwand 1000 jahr_von=2026 jahr_bis=2029")),
    Fall("F308", lines("1.000 €", "aufwand 250 jahr_von=2026 jahr_bis=2029")),
    Fall("F308", lines("1,2 Mio. €", "auszahlung 1.230.000")),
    Fall("F308", yes(ertraege="900 €", positionen=[{"richtung": "ertrag", "betrag": "5 €"}])),
    Fall("F309"),
    Fall("F309", yes(gesamtkosten="5 €", art="konsumtiv")),
    Fall("F309", yes(gesamtkosten="5 €", art="investiv", keine_folgekosten="ja")),
    Fall("F309", yes(gesamtkosten="5 €", art="investiv", folgekosten=["5 €"])),
    Fall("F309", yes(gesamtkosten="5 €", art="investiv", jaehrlich="5 €")),
    Fall("F309", texts("", "Folgekosten entstehen nicht.", **yes(gesamtkosten="5 €", art="investiv"))),
    Fall("F309", yes(gesamtkosten="5 €", art="investiv"), form=BARE),
    Fall("F310"),
    Fall("F310", yes(gesamtkosten="5 €", planabweichung="ueber", planabweichung_begruendung="Unabweisbar.")),
    Fall("F310", yes(planabweichung="ueber", erlaeuterung="x"), form=ONLY % "planabweichung, erlaeuterung"),
    Fall("F310", yes(planabweichung="ueber"), form=BARE),
    Fall("F311"),
    Fall("F311", decides("Bauausschuss", "250.000 €"), form=LIMITS),
    Fall("F311", decides("Sozialausschuss", "60.000 €"), form=LIMITS),
    Fall("F311", decides("Rat", "60.000 €"), form=LIMITS),
    Fall("F311", decides("Kulturausschuss", "50.000 €"), form=LIMITS),
    Fall("F311", decides("Bauausschuss", "12.000 €"), form=LIMITS),
    Fall("F311", decides("Rat", "60.000 €", planabweichung="ueber"), form=LIMITS),
    Fall("F311", {**decides("Bauausschuss", "1 €"), FINANCES: "keine"}, form=LIMITS),
    Fall("F311", {"beratungsfolge": None, **yes(gesamtkosten="9 Mio. €")}, form=LIMITS),
    Fall("F312"),
    Fall("F312", yes(positionen=[{"sachkonto": "421110", "investitionsnummer": "I-541-17", "produkt": "?"}]),
         form=ACCOUNTS),
    Fall("F312", yes(positionen=[{"sachkonto": "x"}])),
    Fall("F313"),
    Fall("F314"),
    Fall("F314", yes(jaehrlich="5 €")),
    Fall("F314", money(auswirkung="keine", gesamtkosten="5.000 €")),
    Fall("F314", yes(gesamtkosten="5.000 €"), form=NO_MONEY),
    *(Fall("F314", {"sachverhalt": text, **yes(gesamtkosten=total)}) for total, text in (
        ("5.000 €", "Es kostet 5.000 €."),
        ("5.000 €", "Es kostet EUR 5.000,00."),
        ("5.000 €", "Es kostet 5000,- Euro."),
        ("5.000,00 €", "Es kostet **5.000&nbsp;€** (5.000 €)."),
        ("1.250.000 €", "Es kostet rund 1,25 Mio. €."),
        ("1.247.312,55 €", "Es kostet rund 1,25 Mio. €."),
        ("1.247.312,55 €", "Es kostet rund 1.247.000 €."),
        ("1,25 Mio. €", "Es kostet 1.248.999 €."),
        ("1.250.000 €", "| Jahr | Betrag in € |\n|---|---|\n| alle | 1.250.000 |"),
        ("1.250.000 €", "Angaben in T€\n\n| Jahr | Betrag |\n|---|---|\n| alle | 1.250 |"),
        ("0 €", "Es kostet nichts."),
    )),
    Fall("F314", yes(gesamtkosten="5.000 €", erlaeuterung="Die 5.000 € sind da.")),
    Fall("F315"),
)  # fmt: skip

_UNVERDAECHTIG = (
    "Angaben in €.", "Alle Beträge in EUR", "Der Preis in €/m²", "Kosten (€)", "Beträge in T€", "Rund 5.000 €.",
    "| Maßnahme | Betrag in € |\n|---|---|\n| Dach | 5.000 |", "| Nr. | € |\n|---|---|\n| 1 | 5.000 |",
    "Insgesamt 5.000,- € für den Bau", "Auf **5.000** € begrenzt", "bis € 5.000", "mit EUR 500,00", "je € 1",
    "Der Euro und die Europäische Union", "für Euro und Cent", "von zwei Millionen Euro", "rund zehn Euro im Monat",
    "mehrere hundert €", "Die Kosten von 18.400\n€ trägt die Stadt.", "Das Zeichen „€“ steht hinten.",
    "Die €-Beträge sind gerundet.", "Beträge auf volle Euro gerundet.",
    "Man zahlt mit Euro oder mit Karte.", "Wie hoch sind die Kosten in Euro?",
)  # fmt: skip
SILENT += tuple(Fall("F315", {"sachverhalt": text}) for text in _UNVERDAECHTIG)

_VERSCHIEDEN = (
    ("2025 kostete es 1.250 €.", "2026 sind es 1.251,50 €."),
    ("Vorlage 2026/12345", "Vorlage 2026/12354, Az. 12.345 und 12.354"),
    ("Bis 5.000 € der Ausschuss.", "Ab 5.001 € der Rat."),
    ("Bis 25.000 € der Ausschuss.", "Ab 25.000,01 € der Rat."),
    ("Es kostet 251.381,92 €.", "Rund 251.382 € sind nötig."),
    ("Es kostet 251.381,92 €.", "Bewilligt werden 251.382 €."),
    ("Es kostet 2,415 Mio. €.", "Bewilligt werden 2.415.000,50 €."),
    ("Es kostet rund 12.345 €.", "Es kostet 12.354 €."),
    ("Drittel von 100.000 €: 33.333,33 €.", "Das letzte Drittel sind 33.333,34 €."),
    ("Elf Raten zu 8.333,33 €.", "Die letzte mit 8.333,37 € ergibt 100.000 €."),
    ("Die Gebühr ist 4,20 €.", "Die Gebühr wird 5,20 € oder 2,40 €."),
    ("Es kostet 120.000 €.", "Es kostet 210.000 €."),
    ("Teil A: 45.610 €", "Teil B: 45.160 €, zusammen 90.770 €"),
    ("Vorher 12.345 €.", "Nachher 12.354 €, also 9 € mehr. Es bleibt bei 12.345 €. Es sind 12.354 €."),
    ("12.345 Einwohner", "12.354 € und 12,354 km"),
    ("", "| Jahr | Betrag |\n|---|---|\n| 2026 | 251.381,92 € |\n| 2027 | 251.381,91 € |"),
    ("", "- Los 1: 12.345,67 €\n- Los 2: 12.345,68 €"),
    ("", "Statt 251.381,92 € sind es nun 251.381,91 €."),
    ("", "Es sind 1.245 € im Ortsteil Nord.\n\nEs sind 1.254 € im Ortsteil Süd."),
    ("Rund 45 % von 12.345 €", "Rund 54 % von 12.345,00 €"),
)
SILENT += tuple(Fall("F313", texts(*pair)) for pair in _VERSCHIEDEN)
SILENT += (
    Fall("F313", lines("12.345 €", "auszahlung 12.354")),
    Fall("F313", texts("Es sind 2 Raten", "zu 1.000,50 €", **yes(gesamtkosten="2.001 €"))),
)
