"""Cases of the rules on bodies, rounds and dates (B203 to B210)."""

from __future__ import annotations

from typing import Any

from faelle import NO_BODIES, WARNING, Fall

from vorlagen.findings import Level

FOLGE = "beratungsfolge"
NW = "land: NW\nabschnitte: [beratungsfolge, beschlussvorschlag]\n"
LISTE = "gremien: [Rat, Bau- und Verkehrsausschuss]\nabschnitte: [beratungsfolge]\n"


def steps(*rows: str) -> dict[str, Any]:
    """„Gremium TT.MM. zustaendigkeit ergebnis runde“, each with its body in the first word."""
    keys = ("gremium", "termin", "zustaendigkeit", "ergebnis", "runde")
    found = [dict(zip(keys, row.split(), strict=False)) for row in rows]
    for step in found:
        if "termin" in step:
            step["termin"] += "2026"
    return {FOLGE: [{key: value for key, value in step.items() if value != "-"} | {"oeffentlich": "ja"}
                    for step in found]}  # fmt: skip


def decided(body: str, text: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of a paper
    return {**steps("Rat 23.06. entscheidung"), "beschlussvorschlag": text, **more,
            FOLGE: [{"gremium": body, "zustaendigkeit": "entscheidung", "oeffentlich": "ja"}]}  # fmt: skip


FIRES = (
    Fall("B203", steps("Bauausschuss 02.06. entscheidung", "Rat 23.06. entscheidung"), f"{FOLGE}[1].zustaendigkeit",
         WARNING),
    Fall("B203", steps("Rat 02.06. entscheidung vertagt", "A 09.06. entscheidung", "Rat 23.06. entscheidung"),
         f"{FOLGE}[2].zustaendigkeit", WARNING),
    Fall("B203", {**steps("Rat 02.06. entscheidung", "Rat 23.06. entscheidung")}, f"{FOLGE}[1].zustaendigkeit",
         WARNING),
    Fall("B204", steps("Rat 02.06. entscheidung", "A 23.06. vorberatung"), f"{FOLGE}[1].zustaendigkeit", WARNING),
    Fall("B204", steps("Rat 02.06. entscheidung", "A 23.06. anhoerung"), f"{FOLGE}[1].zustaendigkeit", WARNING),
    Fall("B204", steps("Rat 02.06. entscheidung - 2", "A 23.06. empfehlung"), f"{FOLGE}[1].zustaendigkeit", WARNING),
    Fall("B205", steps("A 23.06. vorberatung", "Rat 02.06. entscheidung"), f"{FOLGE}[1].termin"),
    Fall("B205", steps("A 23.06. vorberatung", "B", "Rat 02.06. entscheidung"), f"{FOLGE}[2].termin"),
    Fall("B205", steps("A 23.06. vorberatung abgelehnt", "Rat 02.06. entscheidung"), f"{FOLGE}[1].termin"),
    Fall("B206", steps("Rat 28.04. entscheidung"), f"{FOLGE}[0].termin", WARNING),
    Fall("B206", steps("Rat 28.04. entscheidung vertagt"), f"{FOLGE}[0].termin", WARNING),
    Fall("B207", {"art": "informationsvorlage", **steps("Rat 23.06. entscheidung")}, f"{FOLGE}[0].zustaendigkeit",
         WARNING),
    Fall("B207", {"art": "mitteilungsvorlage", **steps("A 02.06. kenntnisnahme", "Rat 23.06. vorberatung")},
         f"{FOLGE}[1].zustaendigkeit", WARNING),
    *(Fall("B208", decided(body, text), "beschlussvorschlag", WARNING) for body, text in (
        ("Rat", "Der Bauausschuss beschließt den Neubau."),
        ("Rat", "Der Ortschaftsrat beschließt mit Vorrat und Beirat."),
        ("Ortschaftsrat Nord", "Der Rat beschließt."),
        ("Bauausschuss", "Der Finanzausschuss beschließt."),
        ("Hauptausschuss der Bürgerschaft", "Die Bürgerschaft beschließt."),
        ("Ausschuss für Bauen und Verkehr", "Der Umweltausschuss beschließt."),
        ("Rat", "Die Verwaltung wird beauftragt."),
    )),
    Fall("B208", {**steps("Bauausschuss 02.06. vorberatung", "Rat 23.06. entscheidung"),
                  "beschlussvorschlag": "Der Bauausschuss empfiehlt, neu zu bauen."}, "beschlussvorschlag", WARNING),
    Fall("B209", steps("Ältestenrat 23.06."), f"{FOLGE}[0].gremium", WARNING, LISTE),
    Fall("B209", {FOLGE: [{"gremium": "Bauausschuss"}]}, f"{FOLGE}[0].gremium", WARNING, LISTE),
    Fall("B210", steps("Rat 21.06. entscheidung"), f"{FOLGE}[0].termin", Level.NOTE),
    Fall("B210", steps("Rat 04.06. entscheidung"), f"{FOLGE}[0].termin", Level.NOTE, NW),
    Fall("B210", {FOLGE: [{"gremium": "Rat", "termin": "18.11.2026"}]}, f"{FOLGE}[0].termin", Level.NOTE,
         "land: SN\nabschnitte: [beratungsfolge]\n"),
)  # fmt: skip

SILENT = (
    Fall("B203"),
    Fall("B203", steps("A 02.06. vorberatung", "Rat 23.06. entscheidung", "B 30.06. kenntnisnahme")),
    Fall("B203", steps("Rat 02.06. entscheidung vertagt", "Rat 23.06. entscheidung")),
    Fall("B203", steps("Rat 02.06. entscheidung verwiesen", "A 09.06. vorberatung", "Rat 23.06. entscheidung")),
    Fall("B203", steps("Rat 02.06. entscheidung abgesetzt", "Rat 23.06. entscheidung")),
    Fall("B203", steps("Rat 02.06. entscheidung - 1", "Rat 23.06. entscheidung - 2")),
    Fall("B203", steps("Rat 02.06. entscheidung", "Bezirk 23.06. genehmigung")),
    Fall("B203", {**steps("Bauausschuss 02.06. entscheidung", "Rat 23.06. entscheidung"), "beschlussvorschlag": [
        {"gremium": "Bauausschuss", "text": "Der Bauausschuss beschließt a)."},
        {"gremium": "Rat", "text": "Der Rat beschließt b)."}]}),
    Fall("B203", steps("A 02.06. entscheidung", "Rat 23.06. entscheidung"), form=NO_BODIES),
    Fall("B204"),
    Fall("B204", steps("A 02.06. vorberatung", "Rat 23.06. entscheidung", "A 30.06. kenntnisnahme")),
    Fall("B204", steps("Rat 02.06. entscheidung zurückgestellt", "A 23.06. vorberatung", "Rat 30.06. entscheidung")),
    Fall("B204", steps("Rat 02.06. entscheidung", "A 23.06. vorberatung - 2")),
    Fall("B204", steps("A 02.06. vorberatung", "B 23.06. anhoerung")),
    Fall("B204", steps("Rat 02.06. entscheidung", "A 23.06. vorberatung"), form=NO_BODIES),
    Fall("B205"),
    Fall("B205", steps("A 02.06. vorberatung", "Rat 02.06. entscheidung")),
    Fall("B205", steps("Rat 23.06. entscheidung vertagt", "A 02.06. vorberatung")),
    Fall("B205", steps("Rat 23.06. entscheidung - 1", "A 02.06. vorberatung - 2")),
    Fall("B205", steps("A 23.06. vorberatung", "Rat 02.06. entscheidung"), form=NO_BODIES),
    Fall("B206"),
    Fall("B206", steps("Rat 04.05. entscheidung")),
    Fall("B206", {"datum": None, **steps("Rat 28.04. entscheidung")}),
    Fall("B206", steps("Rat 28.04. entscheidung vertagt", "Rat 23.06. entscheidung")),
    Fall("B206", steps("Rat 28.04. entscheidung"), form=NO_BODIES),
    Fall("B207"),
    Fall("B207", {"art": "informationsvorlage", **steps("Rat 23.06. kenntnisnahme", "A 24.06.")}),
    Fall("B207", {"art": "informationsvorlage", **steps("Rat 23.06. entscheidung")}, form=NO_BODIES),
    *(Fall("B208", decided(body, text)) for body, text in (
        ("Rat", "Der Rat beschließt."),
        ("Rat", "Der Stadtrat beschließt."),
        ("Stadtrat", "Dem Rat wird empfohlen."),
        ("Rat der Stadt Lindenfurt", "Der Rat der Stadt beschließt."),
        ("Gemeinderat", "Auf Beschluss des Gemeinderates"),
        ("Ratsversammlung", "Die Ratsversammlung beschließt."),
        ("Haupt- und Finanzausschuss", "Die Mitglieder des Haupt- und Finanzausschusses"),
        ("Haupt- und Finanzausschuss (HFA)", "Der HFA beschließt."),
        ("Bauausschuss", "Der Ausschuss beschließt."),
        ("Ausschuss für Bauen und Verkehr", "Der Bauausschuss beschließt."),
        ("Ausschuss für Bauen und Verkehr", "Der Verkehrsausschuss beschließt."),
        ("Stadtverordnetenversammlung", "Die Stadtverordnetenversammlung beschließt."),
        ("Kreistag", "Der Kreistag beschließt."),
        ("Bürgerschaft der Hansestadt Lindenfurt", "Die Bürgerschaft beschließt."),
        ("Hauptausschuss der Bürgerschaft", "Der Ausschuss beschließt."),
        ("Ortschaftsrat Nord", "Der Ortschaftsrat Nord beschließt."),
        ("Rat", "1. Der\n   Rat\n   beschließt."),
    )),
    Fall("B208", decided("Rat", "", beschlussvorschlag=[{"gremium": "Rat", "text": "Dem Verkauf wird zugestimmt."}])),
    Fall("B208", decided("Rat", "", beschlussvorschlag=None)),
    Fall("B208", decided("Rat", "Die Verwaltung wird gebeten.", art="antrag")),
    Fall("B208", {**steps("A 02.06. vorberatung"), "beschlussvorschlag": "Es wird beschlossen."}),
    Fall("B209"),
    Fall("B209", steps("RAT 23.06.", "bau-und-verkehrsausschuss 24.06."), form=LISTE),
    Fall("B209", {FOLGE: [{"gremium": "Bau- und Verkehrsausschuss"}, {}]}, form=LISTE),
    Fall("B209", steps("Ältestenrat 23.06."), form="gremien: [Rat]\nabschnitte: [sachverhalt]\n"),
    Fall("B210"),
    Fall("B210", steps("Rat 04.06. entscheidung")),
    Fall("B210", steps("Rat 20.06. entscheidung"), form=NW),
    Fall("B210", steps("Rat 23.06. entscheidung", "A"), form=NW),
    Fall("B210", {FOLGE: [{"gremium": "Rat", "termin": "18.11.2026"}]}, form=NW),
    Fall("B210", steps("Rat 21.06. entscheidung"), form=NO_BODIES),
    # Fronleichnam is a holiday in some communities of Saxony only.
    Fall("B210", steps("Rat 04.06. entscheidung"), form="land: SN\nabschnitte: [beratungsfolge]\n"),
)  # fmt: skip
