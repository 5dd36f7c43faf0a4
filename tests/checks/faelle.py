"""One case where each rule fires and one where it is silent, as a table.

A case is what changes a paper that has nothing wrong: ``None`` takes a field away. ``form``
is a shipped form, or the text of one of the test's own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from vorlagen.facts import FileFact, PictureFact
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
ERROR, WARNING = Level.ERROR, Level.WARNING


def picture(file: FileFact = FILE, *, described: bool = True, problem: object = None) -> PictureFact:
    return PictureFact(("sachverhalt",), "plan.pdf", described, file, problem)


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


def money(**values: object) -> dict[str, Any]:
    return {"finanzielle_auswirkungen": values}


ATTACHED = {"anlagen": [{"titel": "Plan", "datei": "plan.pdf"}]}
FINANCES, ANSWER = "finanzielle_auswirkungen", "finanzielle_auswirkungen.auswirkung"
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
    Fall("W407", {"buergerbeteiligung": None}, "buergerbeteiligung.stand"),
    Fall("W407", {"buergerbeteiligung": "offen"}, "buergerbeteiligung.stand"),
    Fall("W409", {"inklusion": None}, "inklusion.stand", form="sankt-augustin"),
    Fall("W409", {"inklusion": {"erlaeuterung": "Ja."}}, "inklusion.stand", form="sankt-augustin"),
    Fall("O501", {"beratungsfolge": [{**STEP, "oeffentlich": "nein", "zustaendigkeit": "entscheidung"}, {}]},
         "beratungsfolge"),
    Fall("O501", {"beratungsfolge": [STEP]}, "beratungsfolge"),
    Fall("A601", ATTACHED, "anlagen[0].datei", files=(MISSING,)),
    Fall("A607", ATTACHED, "anlagen[0].datei", files=(OUTSIDE,)),
    Fall("A607", {}, "sachverhalt", pictures=(picture(OUTSIDE),)),
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
    Fall("W407"),
    Fall("W407", {"buergerbeteiligung": None}, form="sankt-augustin"),
    Fall("W409", form="sankt-augustin"),
    Fall("W409", {"inklusion": None}),
    Fall("O501"),
    Fall("O501", {"beratungsfolge": None}),
    Fall("O501", {"beratungsfolge": [{**STEP, "oeffentlich": "nein"}, {**STEP, "oeffentlich": "ja"}]}),
    Fall("O501", {**CLOSED, "nichtoeffentlichkeit": {"rechtsgrundlage": "§ 48 GO"}}),
    Fall("A601", ATTACHED, files=(FILE,)),
    Fall("A601", ATTACHED, files=(OUTSIDE,)),
    Fall("A601", {"anlagen": ["Plan"]}),
    Fall("A607", ATTACHED, files=(MISSING,)),
    Fall("A607", pictures=(picture(),)),
    Fall("X301", pictures=(picture(OUTSIDE),)),
    Fall("X302", pictures=(picture(),)),
    Fall("X303", pictures=(picture(),)),
)  # fmt: skip
