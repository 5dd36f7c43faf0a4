"""One case where each rule fires and one where it is silent, as a table.

A case is what changes a paper that has nothing wrong: ``None`` takes a field away. ``form``
is a shipped form, or the text of one of the test's own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from vorlagen.facts import FileContent, FileFact, PictureFact, Unreadable
from vorlagen.findings import Level

GOOD: dict[str, Any] = {
    "nummer": "2026/0001",
    "art": "beschlussvorlage",
    "betreff": "Neubau der Radwegbrücke",
    "datum": "04.05.2026",
    "federfuehrung": "Tiefbauamt",
    "beratungsfolge": [
        {"gremium": "Rat", "termin": "23.06.2026", "oeffentlich": "ja", "zustaendigkeit": "entscheidung"}
    ],
    "beschlussvorschlag": "Der Rat beschließt den Neubau.",
    "sachverhalt": "Die Brücke wird neu gebaut.",
    "finanzielle_auswirkungen": "keine",
    "klimaschutz": "keine",
    "inklusion": "nicht betroffen",
    "buergerbeteiligung": "nicht nötig",
}
HERE = "/stadt"
FILE = FileFact("plan.pdf", exists=True, allowed=True, folder=HERE)
MISSING = FileFact("plan.pdf", exists=False, allowed=True, folder=HERE)
OUTSIDE = FileFact("plan.pdf", exists=False, allowed=False, folder=HERE)
STEP = {"gremium": "Rat", "termin": "23.06.2026"}
ERROR, WARNING, NOTE = Level.ERROR, Level.WARNING, Level.NOTE


def picture(
    file: FileFact = FILE, *, described: bool = True, problem: object = None, dpi: float | None = None
) -> PictureFact:
    return PictureFact(("sachverhalt",), "plan.pdf", described, file, problem, dpi)


@dataclass(frozen=True)
class Fall:
    """A paper, and where the rule fires; ``path`` is ``None`` where it stays silent."""

    code: str
    change: dict[str, Any] = field(default_factory=dict)
    path: str | None = None
    level: Level = ERROR
    form: str = "standard"
    files: tuple[FileFact, ...] = ()
    pictures: tuple[PictureFact, ...] = ()


def holding(problem: Unreadable | None = None, size: int = 9_000, **values: Any) -> tuple[FileFact, ...]:  # noqa: ANN401
    """The file of ``ATTACHED`` as it was looked into."""
    return (FileFact("plan.pdf", exists=True, allowed=True, folder=HERE, content=FileContent(size, problem, **values)),)


def money(**values: object) -> dict[str, Any]:
    return {"finanzielle_auswirkungen": values}


ATTACHED = {"anlagen": [{"titel": "Plan", "datei": "plan.pdf"}]}
FINANCES, ANSWER = "finanzielle_auswirkungen", "finanzielle_auswirkungen.auswirkung"
CLIMATE, TEXT = "klimaschutz", "sachverhalt"
DECISION = "beschlussvorschlag[0].text"
PUBLIC = {"gremium": "Rat", "termin": "23.06.2026", "oeffentlich": "ja", "zustaendigkeit": "entscheidung"}
CLOSED_STEP = {**PUBLIC, "oeffentlich": "nein"}
ASKS_CLIMATE = "abschnitte: [{feld: klimaschutz, pflicht: immer, fragt: [ausmass, co2, begruendung, alternativen]}]\n"
ASKS_STAFF = "abschnitte: [{feld: personal, fragt: erlaeuterung}]\n"
ASKS_YOUTH = "abschnitte: [kinder_jugend]\nland: SH\n"
ONE_BOX = "abschnitte: [{feld: buergerbeteiligung, aufbau: [{auswahl: stand}]}]\n"
IBAN = "DE89 3704 0044 0532 0130 00"
NO_MONEY = "abschnitte: [beratungsfolge, beschlussvorschlag, sachverhalt]\n"
OWN_MONEY = (
    "zusatzfelder: [{name: pacht, typ: betrag}, {name: streitwert, typ: betrag}]\n"
    "abschnitte: [{feld: finanzielle_auswirkungen, fragt: [pacht, deckung]}, pacht, streitwert]\n"
)
"""Amounts of the town, one of which its section on money asks for."""
NO_BODIES = "abschnitte: [beschlussvorschlag, sachverhalt]\n"

FIRES = (
    Fall("S101", {"nummer": None}, "nummer"),
    Fall("S102", {"nummer": "2026/0001"}, "nummer", WARNING, "sankt-augustin"),
    Fall("S103", {"betreff": " "}, "betreff"),
    Fall("S104", {"betreff": "x" * 21}, "betreff", WARNING, "betreff_laenge: 20\nabschnitte: [sachverhalt]\n"),
    Fall("S105", {"datum": None}, "datum"),
    Fall("S106", {"federfuehrung": None}, "federfuehrung"),
    Fall("S107", {"art": None}, "art"),
    Fall("S110", {"sachverhalt": None}, "sachverhalt"),
    Fall("S110", {"sachverhalt": " \n "}, "sachverhalt"),
    Fall("S110", {"beschlussvorschlag": None}, "beschlussvorschlag"),
    Fall("S110", {"beschlussvorschlag": [{"gremium": None}, {}]}, "beschlussvorschlag"),
    Fall("S110", {"kurzfassung": None}, "kurzfassung",
         form="abschnitte: [{feld: kurzfassung, pflicht: {wenn: {feld: klimaschutz.auswirkung, ist: keine}}}]\n"),
    Fall("S110", {"kurzfassung": None}, "kurzfassung",
         form="abschnitte: [{ueberschrift: G, abschnitte: [{feld: kurzfassung, pflicht: immer}]}]\n"),
    Fall("S111", {"sachverhalt": "Siehe Anlage 1."}, "sachverhalt", WARNING),
    Fall("S111", {"sachverhalt": "entfällt"}, "sachverhalt", WARNING),
    Fall("S111", {"beschlussvorschlag": "./."}, "beschlussvorschlag[0].text", WARNING),
    Fall("S112", {"sachverhalt": "Hier steht noch TODO."}, "sachverhalt"),
    Fall("S112", {"sachverhalt": "Die Kosten betragen […] €."}, "sachverhalt"),
    Fall("S112", {"sachverhalt": "Am [ ... ] beginnt der Bau, so die „Zeitung“."}, "sachverhalt"),
    Fall("S112", {"betreff": "Bau der xxx-Brücke"}, "betreff"),
    Fall("S112", {"sachverhalt": "(Bitte ankreuzen) Der Rat"}, "sachverhalt"),
    Fall("S112", {"sachverhalt": "Nicht Zutreffendes bitte streichen"}, "sachverhalt"),
    Fall("S112", {"anlagen": [{"titel": "Plan {{ nummer }}"}]}, "anlagen[0].titel"),
    Fall("S112", {"klimaschutz": {"auswirkung": "positiv", "begruendung": "TBD"}}, "klimaschutz.begruendung"),
    Fall("S112", {TEXT: "Klicken oder tippen Sie hier, um Text einzugeben."}, TEXT),
    Fall("S112", {TEXT: "Beginn am XX.XX.2026, Kosten ???"}, TEXT),
    Fall("S112", {TEXT: "Die Firma [Name] wird beauftragt."}, TEXT),
    Fall("S113", {"art": "informationsvorlage"}, DECISION, WARNING),
    Fall("S113", {"art": "mitteilung", "beschlussvorschlag": "Der Rat nimmt Kenntnis. Er beschliesst den Bau."},
         DECISION, WARNING),
    Fall("S114", {"beschlussvorschlag": "Neubau der Radwegbrücke."}, DECISION, WARNING),
    Fall("S114", {"beschlussvorschlag": "1. Der Rat beschließt den Bau.\n2. Kosten: 5.000 €."}, DECISION, WARNING),
    Fall("S115", {"kurzfassung": "Die Gesamtkosten betragen 1.250.000 €.",
                  "beschlussvorschlag": "Der Rat beschließt den Bau mit Gesamtkosten von 1.200.000 €."},
         "kurzfassung", WARNING),
    Fall("S115", {"kurzfassung": "Die Satzung tritt am 01.01.2027 in Kraft.",
                  "beschlussvorschlag": "Der Rat beschließt, dass die Satzung am 1. Juli 2027 in Kraft tritt."},
         "kurzfassung", WARNING),
    Fall("S116", {"raeumlicher_bezug": "Ortsteil Süd"}, "raeumlicher_bezug", WARNING, "sankt-augustin"),
    Fall("S116", {"klimaschutz": "keine"}, "klimaschutz.auswirkung", WARNING, "sankt-augustin"),
    Fall("B201", {"beratungsfolge": None}, "beratungsfolge"),
    Fall("B201", {"beratungsfolge": [{"gremium": None}]}, "beratungsfolge"),
    Fall("B202", {"beratungsfolge": [{**STEP, "oeffentlich": "ja", "zustaendigkeit": "vorberatung"}]},
         "beratungsfolge"),
    Fall("F301", {FINANCES: None}, ANSWER),
    Fall("F301", money(gesamtkosten="5.000 €"), ANSWER),
    Fall("F301", {FINANCES: "offen"}, ANSWER),
    Fall("F302", money(auswirkung="keine", gesamtkosten="5 €"), ANSWER),
    Fall("F302", money(auswirkung="keine", deckung=["kredit"]), ANSWER),
    Fall("F302", money(auswirkung="keine", folgekosten=[{"betrag": "12.000 €"}]), ANSWER),
    Fall("F302", {FINANCES: "keine", "pacht": "5 €"}, ANSWER, form=OWN_MONEY),
    Fall("F303", {FINANCES: "ja"}, ANSWER),
    Fall("F303", {FINANCES: "ja", "streitwert": "5 €"}, ANSWER, form=OWN_MONEY),
    Fall("F303", money(auswirkung="ja", erlaeuterung="etwa 5.000 €"), ANSWER),
    Fall("F303", {FINANCES: "nicht bezifferbar"}, ANSWER),
    Fall("F303", {FINANCES: "nur Ertrag"}, ANSWER),
    Fall("W401", {"klimaschutz": None}, "klimaschutz.auswirkung"),
    Fall("W401", {"klimaschutz": {"begruendung": "Viel."}}, "klimaschutz.auswirkung"),
    Fall("W401", {"klimaschutz": "offen"}, "klimaschutz.auswirkung"),
    Fall("W402", {CLIMATE: "ja"}, "klimaschutz.auswirkung"),
    Fall("W402", {CLIMATE: "positiv"}, "klimaschutz.ausmass"),
    Fall("W402", {CLIMATE: {"auswirkung": "positiv", "ausmass": "gering"}}, "klimaschutz.co2", form=ASKS_CLIMATE),
    Fall("W402", {"klimaanpassung": "ja"}, "klimaanpassung.auswirkung"),
    Fall("W403", {CLIMATE: {"auswirkung": "positiv", "ausmass": "gering"}}, "klimaschutz.begruendung", WARNING),
    Fall("W403", {CLIMATE: "negativ"}, "klimaschutz.begruendung", WARNING,
         form="abschnitte: [sachverhalt, {feld: klimaschutz, pflicht: immer}]\n"),
    Fall("W404", {CLIMATE: {"auswirkung": "negativ", "begruendung": "Beton."}}, "klimaschutz.alternativen",
         form=ASKS_CLIMATE),
    Fall("W405", {CLIMATE: {"auswirkung": "keine", "ausmass": "erheblich"}}, "klimaschutz.auswirkung"),
    Fall("W405", {CLIMATE: {"auswirkung": "keine", "co2": "−12 t/Jahr"}}, "klimaschutz.auswirkung"),
    Fall("W405", {CLIMATE: {"auswirkung": "keine", "kompensation": "teilweise"}}, "klimaschutz.auswirkung"),
    Fall("W405", {CLIMATE: {"auswirkung": "keine", "optimierung": "Holz statt Beton."}}, "klimaschutz.auswirkung"),
    Fall("W406", {"personal": "ja"}, "personal.auswirkung"),
    Fall("W408", {"buergerbeteiligung": "geplant"}, "buergerbeteiligung.stand", WARNING),
    Fall("W408", {"buergerbeteiligung": "erfolgt"}, "buergerbeteiligung.stand", WARNING),
    Fall("W410", {CLIMATE: "entfällt"}, "klimaschutz.auswirkung", WARNING),
    Fall("W410", {"personal": "entfällt"}, "personal.auswirkung", WARNING, ASKS_STAFF),
    Fall("W411", {"kinder_jugend": "nein"}, "kinder_jugend.auswirkung", form=ASKS_YOUTH),
    Fall("W411", {"kinder_jugend": {"auswirkung": "ja", "beruecksichtigt": "nein"}}, "kinder_jugend.beruecksichtigt",
         form=ASKS_YOUTH),
    Fall("W407", {"buergerbeteiligung": None}, "buergerbeteiligung.stand"),
    Fall("W407", {"buergerbeteiligung": "offen"}, "buergerbeteiligung.stand"),
    Fall("W409", {"inklusion": None}, "inklusion.stand", form="sankt-augustin"),
    Fall("W409", {"inklusion": {"erlaeuterung": "Ja."}}, "inklusion.stand", form="sankt-augustin"),
    Fall("O501", {"beratungsfolge": [{**STEP, "oeffentlich": "nein", "zustaendigkeit": "entscheidung"}, {}]},
         "beratungsfolge"),
    Fall("O501", {"beratungsfolge": [STEP]}, "beratungsfolge"),
    Fall("O503", {"beratungsfolge": [CLOSED_STEP], "nichtoeffentlichkeit": "Grundstück"}, "bekanntgabetext", WARNING),
    Fall("O504", {TEXT: f"Bitte überweisen Sie auf {IBAN}."}, TEXT, WARNING),
    Fall("O505", {TEXT: "Der Grundstückskauf ist vorbereitet."}, TEXT, NOTE),
    Fall("A601", ATTACHED, "anlagen[0].datei", files=(MISSING,)),
    *(Fall("A602", ATTACHED, "anlagen[0].datei", files=holding(problem)) for problem in Unreadable),
    Fall("A603", {TEXT: "Den Plan zeigt Anlage 2.", "anlagen": ["Plan"]}, TEXT, WARNING),
    Fall("A604", {TEXT: "Den Plan zeigt Anlage 1.", "anlagen": ["Plan", "Gutachten"]}, "anlagen[1]", WARNING),
    Fall("A605", {"anlagen": [{"nr": "1", "titel": "Plan"}, {"nr": "1", "titel": "Skizze"}]}, "anlagen[1].nr", WARNING),
    Fall("A605", {"anlagen": [{"nr": "1", "titel": "Plan"}, {"nr": "3", "titel": "Skizze"}]}, "anlagen[1].nr", WARNING),
    Fall("A605", {"anlagen": ["Anlage 1: Plan", "Anlagen 4 – 6: Skizzen"]}, "anlagen[1]", WARNING),
    Fall("A606", ATTACHED, "anlagen[0].datei", WARNING, "anlagen_groesse: 20\nabschnitte: [anlagen]\n",
         files=holding(size=20_000_001)),
    Fall("A606", ATTACHED, "anlagen[0].datei", WARNING, files=holding(signed=True)),
    Fall("A607", ATTACHED, "anlagen[0].datei", files=(OUTSIDE,)),
    Fall("A607", {}, "sachverhalt", pictures=(picture(OUTSIDE),)),
    Fall("T901", {TEXT: "Der Bau kostet 5.000 Euro, die Planung 900 €."}, TEXT, NOTE),
    Fall("T901", {TEXT: "Der Bau kostet 5 Mio. EUR."} | {"kurzfassung": "Er kostet 5 Mio. €."}, TEXT, NOTE),
    *(Fall("T902", {TEXT: f"Nach {words} gilt das."}, TEXT, NOTE)
      for words in ("5€", "§5", "z.B. 3", "18Uhr", "i.d.R. 4", "Abs.2")),
    Fall("T903", {TEXT: "Der Rat tagt am 4.5.26."}, TEXT, NOTE),
    Fall("T903", {TEXT: "Die Frist läuft vom 01.05.26 an."}, TEXT, NOTE),
    Fall("X301", {}, "sachverhalt", pictures=(picture(MISSING),)),
    Fall("X302", {}, "sachverhalt", pictures=(picture(problem="kein Bild"),)),
    Fall("X303", {}, "sachverhalt", pictures=(picture(described=False),)),
)  # fmt: skip

CLOSED = {"beratungsfolge": [{**STEP, "oeffentlich": "nein", "zustaendigkeit": "entscheidung"}]}
SILENT = (
    Fall("S101"),
    Fall("S102", {"nummer": "21/0219"}, form="sankt-augustin"),
    Fall("S102", {"nummer": None}, form="sankt-augustin"),
    Fall("S103"),
    Fall("S104", {"betreff": "x" * 20}, form="betreff_laenge: 20\nabschnitte: [sachverhalt]\n"),
    Fall("S104", {"betreff": "x" * 1000}),
    Fall("S105"),
    Fall("S106"),
    Fall("S107"),
    Fall("S110"),
    Fall("S110", {"art": "antrag", "beschlussvorschlag": None}),
    Fall("S110", {FINANCES: None, "klimaschutz": None}),
    Fall("S110", {"kurzfassung": None}, form="abschnitte: [{feld: kurzfassung, pflicht: {immer: nein}}]\n"),
    Fall("S110", {"kurzfassung": None},
         form="abschnitte: [{feld: kurzfassung, pflicht: {wenn: {feld: klimaschutz.auswirkung, nicht: keine}}}]\n"),
    Fall("S111", {"sachverhalt": "Siehe Anlage 1. Die Brücke ist marode."}),
    Fall("S111", {"sachverhalt": "entfällt"},
         form="abschnitte: [{feld: sachverhalt, pflicht: immer, entfaellt_genuegt: ja}]\n"),
    Fall("S111", {"kurzfassung": "entfällt"}),
    Fall("S112", {"sachverhalt": "Ergänzungen in Größe XXL; bitte ergänzend die Anlage lesen. Übertodo, [Link](x)."}),
    Fall("S112", {"sachverhalt": "Im Gesetz heißt es: „Die Gemeinde […] kann, z. B. […], verzichten.“"}),
    Fall("S112", {"sachverhalt": "> Der Rat […] beschließt"}),
    Fall("S112", {"sachverhalt": "Siehe [...](https://example.org) und [1] und [^1]."}),
    Fall("S112", {"pruefung": {"ausnahmen": [{"regel": "S101", "grund": "TODO später"}]}}),
    Fall("S113"),
    Fall("S113", {"art": "informationsvorlage", "beschlussvorschlag": "Der Rat nimmt den Bericht zur Kenntnis."}),
    Fall("S114"),
    Fall("S114", {"beschlussvorschlag": [{"gremium": "Rat", "text": "Neubau der Brücke."}]}),
    Fall("S115", {"kurzfassung": "Die Gesamtkosten betragen 1.250.000 €.",
                  "beschlussvorschlag": "Der Rat beschließt den Bau mit Gesamtkosten von 1.250.000,00 €."}),
    Fall("S116"),
    Fall("S116", {"pruefung": {"ausnahmen": []}, "status": "entwurf"}),
    Fall("S116", {**CLOSED, "nichtoeffentlichkeit": "Grundstück", "klimaschutz": None, "buergerbeteiligung": None},
         form="sankt-augustin"),
    Fall("B201"),
    Fall("B201", {"beratungsfolge": None}, form=NO_BODIES),
    Fall("B201", {"beratungsfolge": None}, form="abschnitte: [{feld: beratungsfolge, arten: antrag}, sachverhalt]\n"),
    Fall("B202"),
    Fall("B202", {"art": "informationsvorlage", "beratungsfolge": [{**STEP, "zustaendigkeit": "kenntnisnahme"}]}),
    Fall("B202", {"beratungsfolge": None}),
    Fall("B202", {"beratungsfolge": [STEP]}, form=NO_BODIES),
    Fall("F301"),
    Fall("F301", {FINANCES: None, "art": "antrag"}),
    Fall("F301", {FINANCES: "entfällt"}),
    Fall("F301", {FINANCES: None}, form=NO_MONEY),
    Fall("F302"),
    Fall("F302", {FINANCES: "keine", "streitwert": "5 €", "pacht": "0 €"}, form=OWN_MONEY),
    Fall("F303", {FINANCES: "ja", "pacht": "5 €"}, form=OWN_MONEY),
    Fall("F302", money(auswirkung="keine", erlaeuterung="Nein.", gesamtkosten="0 €", positionen=[{}], deckung=[{}])),
    Fall("F302", money(auswirkung="ja", gesamtkosten="5 €")),
    Fall("F303", money(auswirkung="ja", positionen=[{"betrag": "5 €"}])),
    Fall("F303", money(auswirkung="nicht_bezifferbar", erlaeuterung="Hängt vom Bedarf ab.")),
    Fall("F303", {FINANCES: "ja"}, form=NO_MONEY),
    Fall("W401"),
    Fall("W401", {"klimaschutz": None, "art": "antrag"}),
    Fall("W401", {"klimaschutz": None}, form=NO_MONEY),
    Fall("W402", {CLIMATE: {"auswirkung": "positiv", "ausmass": "gering"}}),
    Fall("W402", {CLIMATE: "neutral"}),
    Fall("W402", {CLIMATE: "positiv"}, form="abschnitte: [klimaschutz]\n"),
    Fall("W402", {CLIMATE: "positiv", "art": "antrag"}),
    Fall("W402", {CLIMATE: "ja"}, form=NO_MONEY),
    Fall("W403", {CLIMATE: {"auswirkung": "positiv", "begruendung": "Mehr Radverkehr."}}),
    Fall("W403", {CLIMATE: "positiv", TEXT: "Die Brücke spart Energie."},
         form="abschnitte: [sachverhalt, {feld: klimaschutz, pflicht: immer}]\n"),
    Fall("W403", {CLIMATE: "positiv"},
         form="abschnitte: [{feld: klimaschutz, pflicht: immer, aufbau: [{auswahl: auswirkung}]}]\n"),
    Fall("W403", {CLIMATE: "keine"}),
    Fall("W404", {CLIMATE: {"auswirkung": "negativ", "alternativen": "Keine."}}, form=ASKS_CLIMATE),
    Fall("W404", {CLIMATE: "negativ", "alternativen": "Holz statt Beton."}, form=ASKS_CLIMATE),
    Fall("W404", {CLIMATE: "positiv"}, form=ASKS_CLIMATE),
    Fall("W404", {CLIMATE: "negativ"}),
    Fall("W405", {CLIMATE: {"auswirkung": "keine", "begruendung": "Nur Innenräume.", "stufe": "1", "co2": "0 t",
                            "kompensation": "nicht", "alternativen": "Keine."}}),
    Fall("W405", {CLIMATE: {"auswirkung": "positiv", "ausmass": "erheblich"}}),
    Fall("W405", {CLIMATE: {"auswirkung": "keine", "ausmass": "mittel"}}, form=NO_MONEY),
    Fall("W406", {"personal": {"auswirkung": "ja", "vzae": "0,5"}}),
    Fall("W406", {"personal": {"auswirkung": "ja", "erlaeuterung": "Eine Stelle fällt weg."}}),
    Fall("W406", {"personal": "nein"}),
    Fall("W406", {"personal": "ja"}, form=NO_MONEY),
    Fall("W408", {"buergerbeteiligung": {"stand": "geplant", "erlaeuterung": "Im Herbst."}}),
    Fall("W408", {"buergerbeteiligung": "geplant", TEXT: "Eine Bürgerversammlung folgt."}),
    Fall("W408", {"buergerbeteiligung": "geplant"}, form=ONE_BOX),
    Fall("W408", {"buergerbeteiligung": "gesetzlich"}),
    Fall("W410", {CLIMATE: {"auswirkung": "entfällt", "begruendung": "Reine Umbesetzung."}}),
    Fall("W410", {"buergerbeteiligung": "entfällt"}),
    Fall("W410", {"personal": "entfällt"},
         form="abschnitte: [{feld: personal, fragt: erlaeuterung, entfaellt_genuegt: ja}]\n"),
    Fall("W411", {"kinder_jugend": {"auswirkung": "nein", "erlaeuterung": "Nur Büros."}}, form=ASKS_YOUTH),
    Fall("W411", {"kinder_jugend": "nein"}, form="abschnitte: [kinder_jugend]\nland: NW\n"),
    Fall("W411", {"kinder_jugend": "ja"}, form=ASKS_YOUTH),
    Fall("W411", {"kinder_jugend": "nein"}, form="abschnitte: [sachverhalt]\nland: BB\n"),
    Fall("W407"),
    Fall("W407", {"buergerbeteiligung": None}, form="sankt-augustin"),
    Fall("W409", form="sankt-augustin"),
    Fall("W409", {"inklusion": None}),
    Fall("O501"),
    Fall("O501", {"beratungsfolge": None}),
    Fall("O501", {"beratungsfolge": [{**STEP, "oeffentlich": "nein"}, {**STEP, "oeffentlich": "ja"}]}),
    Fall("O501", {**CLOSED, "nichtoeffentlichkeit": {"rechtsgrundlage": "§ 48 GO"}}),
    Fall("O503"),
    Fall("O503", {"beratungsfolge": [CLOSED_STEP], "bekanntgabetext": "Der Rat hat den Kauf beschlossen."}),
    Fall("O503", {"beratungsfolge": [{**CLOSED_STEP, "zustaendigkeit": "vorberatung"}, PUBLIC]}),
    Fall("O503", {"beratungsfolge": [CLOSED_STEP]}, form=NO_MONEY),
    Fall("O504"),
    Fall("O504", {TEXT: f"Konto {IBAN}.", "beratungsfolge": [CLOSED_STEP]}),
    Fall("O504", {"interne_hinweise": f"Konto {IBAN}."}),
    Fall("O504", {"nichtoeffentlichkeit": f"Konto {IBAN}."}),
    Fall("O504", {"anlagen": [{"titel": f"Vertrag {IBAN}", "oeffentlich": "nein"}]}),
    Fall("O505"),
    Fall("O505", {TEXT: "Der Grundstückskauf ist vorbereitet.", "beratungsfolge": [CLOSED_STEP]}),
    Fall("A601", ATTACHED, files=(FILE,)),
    Fall("A602", ATTACHED, files=holding(pages=3)),
    Fall("A602", ATTACHED, files=(FILE,)),
    Fall("A603", {TEXT: "Den Plan zeigt Anlage 1.", "anlagen": ["Plan"]}),
    Fall("A604", {TEXT: "Den Plan zeigt Anlage 1.", "anlagen": ["Plan"]}),
    Fall("A604", {"anlagen": None}),
    Fall("A605", {"anlagen": ["Plan", "Skizze"]}),
    Fall("A606", ATTACHED, form="anlagen_groesse: 20\nabschnitte: [anlagen]\n", files=holding(size=20_000_000)),
    Fall("A606", ATTACHED, files=holding(size=900_000_000)),
    Fall("A606", {"anlagen": [{"titel": "Plan", "datei": "plan.pdf", "in_mappe": "nein"}]}, files=holding(signed=True)),
    Fall("A601", ATTACHED, files=(OUTSIDE,)),
    Fall("A601", {"anlagen": ["Plan"]}),
    Fall("A607", ATTACHED, files=(MISSING,)),
    Fall("A607", pictures=(picture(),)),
    Fall("T901", {TEXT: "Der Bau kostet 5.000 €, die Planung 900 €."}),
    Fall("T902", {TEXT: "Nach § 5 Abs. 2 z. B. um 18 Uhr für 5 €."}),
    Fall("T903", {TEXT: "Der Rat tagt am 04.05.2026."}),
    Fall("X301", pictures=(picture(OUTSIDE),)),
    Fall("X302", pictures=(picture(),)),
    Fall("X303", pictures=(picture(),)),
)  # fmt: skip
