"""One case where each rule on meetings fires and one where it is silent, as a table.

A case is what changes a meeting that has nothing wrong: ``None`` takes a field away. ``papers``
are the papers it names, ``form`` the text of a form of the test's own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from vorlagen.facts import FileFact
from vorlagen.findings import Level
from vorlagen.i18n import t

ERROR, WARNING, NOTE = Level.ERROR, Level.WARNING, Level.NOTE
HERE = "/stadt"
STEP = {"gremium": "Rat", "termin": "23.06.2026", "oeffentlich": "ja", "zustaendigkeit": "entscheidung", "top": "2"}
CLOSED_STEP = {**STEP, "oeffentlich": "nein"}
BEFORE = {"gremium": "Bauausschuss", "termin": "02.06.2026", "oeffentlich": "ja", "zustaendigkeit": "vorberatung"}
PAPER: dict[str, Any] = {"nummer": "2026/0001", "betreff": "Neubau der Brücke", "beratungsfolge": [STEP]}
GOOD: dict[str, Any] = {
    "gremium": "Rat",
    "datum": "23.06.2026",
    "beginn": "18:30",
    "ort": "Rathaus",
    "einladung": {"datum": "12.06.2026", "zugang": "elektronisch"},
    "tagesordnung": {
        "oeffentlich": ["Eröffnung", {"vorlage": "a.yaml"}],
        "nichtoeffentlich": ["Mitteilungen"],
    },
}
PERIOD = "ladungsfrist: {tage: 7, quelle: § 1 GeschO}\n"


@dataclass(frozen=True)
class Papierfall:
    """What is known of a paper in a case."""

    data: dict[str, Any] | None = None
    file: FileFact | None = None
    problem: Any = None
    errors: int = 0


@dataclass(frozen=True)
class Fall:
    """A meeting, and where the rule fires; ``path`` is ``None`` where it stays silent."""

    code: str
    change: dict[str, Any] = field(default_factory=dict)
    path: str | None = None
    level: Level = ERROR
    papers: dict[str, Papierfall] = field(default_factory=lambda: {"a.yaml": Papierfall(PAPER)})
    form: str = PERIOD
    files: tuple[FileFact, ...] = ()


def fact(name: str, *, exists: bool = True, allowed: bool = True) -> FileFact:
    return FileFact(name, exists, allowed, HERE)


def public(*items: object) -> dict[str, Any]:
    return {"tagesordnung": {"oeffentlich": list(items)}}


def closed(*items: object) -> dict[str, Any]:
    return {"tagesordnung": {"nichtoeffentlich": list(items)}}


def paper(**change: object) -> dict[str, Papierfall]:
    return {"a.yaml": Papierfall({**PAPER, **change})}


def known(**facts: Any) -> dict[str, Papierfall]:  # noqa: ANN401 - fields of Papierfall
    return {"a.yaml": Papierfall(PAPER, **facts)}


def invited(day: str, **more: object) -> dict[str, Any]:
    return {"einladung": {"datum": day, **more}}


SECOND = "tagesordnung.oeffentlich[1]"
ITEM, NAMED = SECOND, f"{SECOND}.vorlage"
LATE = {"titel": "Neu", "art": "nachtrag", "ohne_unterlagen": "ja"}
SOON = "ladungsfrist: {tage: 7, dringlich: {tage: 3}}\n"
PLAN = [{"titel": "Plan", "datei": "plan.pdf"}]

FIRES = (
    Fall("M701", public("Eröffnung", {}), ITEM),
    Fall("M701", public("Eröffnung", {"punkte": ["a"]}), ITEM),
    Fall("M701", public("Eröffnung", {"ueberschrift": "ja"}), ITEM),
    Fall("M701", public("Eröffnung", {"vorlage": "plan.PDF"}), NAMED, papers={"plan.PDF": Papierfall()}),
    Fall("M701", public("Eröffnung", {"vorlage": "a.docx"}), NAMED, papers={"a.docx": Papierfall()}),
    Fall("M701", path=NAMED, papers=paper(betreff=None)),
    Fall("M702", public("Eröffnung", {"titel": "Anfragen", "nummer": "1"}), f"{SECOND}.nummer"),
    Fall("M702", public({"titel": "Anfragen", "nummer": "2"}, {"titel": "Anfragen", "nummer": "TOP 2"}),
         f"{SECOND}.nummer"),
    Fall("M702", {"tagesordnung": {"oeffentlich": ["Eröffnung"],
                                   "nichtoeffentlich": [{"titel": "Anfragen", "nummer": "1"}]}},
         "tagesordnung.nichtoeffentlich[0].nummer", form=PERIOD + "tagesordnung: durchgehend\n"),
    Fall("M702", public({"titel": "Anfragen", "nummer": "2"}, "Eröffnung", {"titel": "Anfragen", "nummer": "3"}),
         "tagesordnung.oeffentlich[2].nummer"),
    Fall("M702", public("Eröffnung", {"titel": "Anfragen", "nummer": "3"}, {"titel": "Anfragen", "nummer": "2"},
                        "Verschiedenes"), f"{SECOND}.nummer"),
    Fall("M703", path=NAMED, papers=paper(beratungsfolge=[{**STEP, "gremium": "Bauausschuss"}])),
    Fall("M703", path=NAMED, papers=paper(beratungsfolge=[{**STEP, "termin": "24.06.2026"}])),
    Fall("M703", path=NAMED, papers=paper(beratungsfolge=[{**STEP, "termin": None}])),
    Fall("M703", path=NAMED, papers=paper(beratungsfolge=[])),
    Fall("M704", invited("16.06.2026"), "einladung.datum", WARNING),
    Fall("M704", {"einladung": {"datum": "12.06.2026", "zugegangen": "16.06.2026"}}, "einladung.zugegangen", WARNING),
    Fall("M704", invited("12.06.2026", zugang="elektronisch"), "einladung.datum", WARNING, form="land: SH\n"),
    Fall("M704", invited("16.06.2026", dringlichkeit="Es eilt."), "einladung.datum", WARNING),
    Fall("M704", invited("20.06.2026", dringlichkeit="Es eilt."), "einladung.datum", WARNING, form=SOON),
    Fall("M704", invited("24.06.2026"), "einladung.datum", WARNING),
    Fall("M705", public("Eröffnung", LATE), f"{SECOND}.art", WARNING),
    Fall("M705", public("Eröffnung", {"vorlage": "a.yaml", "art": "tischvorlage"}), f"{SECOND}.art", WARNING),
    Fall("M705", closed("Eröffnung", LATE), "tagesordnung.nichtoeffentlich[1].art", WARNING),
    Fall("M706", path=NAMED, papers=paper(beratungsfolge=[CLOSED_STEP])),
    Fall("M706", path=NAMED, papers=paper(beratungsfolge=[{**STEP, "oeffentlich": None}])),
    Fall("M706", path=NAMED, papers=paper(beratungsfolge=[BEFORE, CLOSED_STEP])),
    Fall("M706", path=NAMED, papers=paper(beratungsfolge=[])),
    Fall("M706", path=NAMED, papers=paper(beratungsfolge=[{**CLOSED_STEP, "gremium": "Bauausschuss"}])),
    Fall("M706", public("Eröffnung", {"vorlage": "a.yaml", "abgesetzt": "ja"}), NAMED,
         papers=paper(beratungsfolge=[CLOSED_STEP])),
    Fall("M706", public({"titel": "Anträge", "punkte": [{"vorlage": "a.yaml"}]}),
         "tagesordnung.oeffentlich[0].punkte[0].vorlage", papers=paper(beratungsfolge=[CLOSED_STEP])),
    Fall("M707", public("Eröffnung", "Bebauungsplan Nordfeld"), ITEM, NOTE),
    Fall("M707", closed("Verkauf eines Grundstücks"), "tagesordnung.nichtoeffentlich[0]", NOTE),
    Fall("M708", path=NAMED, level=WARNING, papers=paper(beratungsfolge=[BEFORE, STEP])),
    Fall("M708", path=NAMED, level=WARNING, papers=paper(beratungsfolge=[{**BEFORE, "termin": None}, STEP])),
    Fall("M708", {"einladung": None}, NAMED, WARNING, paper(beratungsfolge=[{**BEFORE, "termin": "22.06.2026"}, STEP])),
    Fall("M709", path=NAMED, papers={"a.yaml": Papierfall(file=fact("a.yaml", exists=False, allowed=False))}),
    Fall("M709", public("Eröffnung", {"titel": "Plan", "anlagen": PLAN}), f"{SECOND}.anlagen[0].datei",
         files=(fact("plan.pdf", exists=False, allowed=False),)),
    Fall("M710", path=NAMED, papers={"a.yaml": Papierfall(file=fact("a.yaml", exists=False))}),
    Fall("M710", path=NAMED, papers={"a.yaml": Papierfall(problem=t("Zeile 3: …"))}),
    Fall("M710", public("Eröffnung", {"titel": "Plan", "anlagen": PLAN}), f"{SECOND}.anlagen[0].datei",
         files=(fact("plan.pdf", exists=False),)),
    Fall("M711", path="einladung", level=NOTE, form="abschnitte: [sachverhalt]\n"),
    Fall("M711", path="einladung", level=NOTE, form="land: NW\n"),
    Fall("M712", closed({"vorlage": "a.yaml"}), "tagesordnung.nichtoeffentlich[0].vorlage", WARNING),
    Fall("M713", public("Eröffnung", {**LATE, "nach": "3"}), f"{SECOND}.nach"),
    Fall("M713", public("Eröffnung", {**LATE, "nach": "2"}), f"{SECOND}.nach"),
    Fall("M713", {"tagesordnung": {"oeffentlich": ["Eröffnung"], "nichtoeffentlich": [{**LATE, "nach": "1"}]}},
         "tagesordnung.nichtoeffentlich[0].nach"),
    Fall("M713", public("Eröffnung", {"titel": "Anfragen", "nach": "1"}), f"{SECOND}.nach"),
    Fall("M713", public("Eröffnung", {**LATE, "nach": "1", "nummer": "5"}), f"{SECOND}.nach"),
    *(Fall("M714", {name: None}, name) for name in ("gremium", "datum", "beginn", "ort", "tagesordnung")),
    Fall("M714", {"ort": " "}, "ort"),
    Fall("M714", {"tagesordnung": {"oeffentlich": []}}, "tagesordnung"),
    Fall("M715", path=NAMED, level=WARNING, papers=paper(status="entwurf")),
    Fall("M716", path=NAMED, level=WARNING, papers=paper(beratungsfolge=[{**STEP, "top": "3"}])),
    Fall("M717", path=NAMED, papers=known(errors=2)),
)  # fmt: skip

OFF = {"vorlage": "a.yaml", "abgesetzt": "ja"}
SILENT = (
    Fall("M701"),
    Fall("M701", public({"titel": "Plan", "vorlage": "plan.pdf"}), papers={"plan.pdf": Papierfall()}),
    Fall("M701", papers={"a.yaml": Papierfall(problem=t("kaputt"))}),
    Fall("M702"),
    Fall("M702", public({"titel": "Anträge", "ueberschrift": "ja"}, {"titel": "Anfragen", "ueberschrift": "ja"})),
    Fall("M702", form=PERIOD + "tagesordnung: durchgehend\n"),
    Fall("M703"),
    Fall("M703", {"gremium": "rat "}),
    Fall("M703", {"gremium": "Bauausschuss", "gemeinsam_mit": ["Rat"]}),
    Fall("M703", {"gremium": None}),
    Fall("M703", {"datum": None}),
    Fall("M703", public("Eröffnung", OFF), papers=paper(beratungsfolge=[])),
    Fall("M703", papers={"a.yaml": Papierfall()}),
    Fall("M704"),
    Fall("M704", invited("15.06.2026")),
    Fall("M704", invited("19.06.2026", dringlichkeit="Es eilt."), form=SOON),
    Fall("M704", invited("11.06.2026", zugang="elektronisch"), form="land: SH\n"),
    Fall("M704", invited("15.06.2026", zugang="post"), form="land: SH\n"),
    Fall("M704", {"einladung": None}),
    Fall("M704", invited("22.06.2026"), form="land: NW\n"),
    Fall("M704", {"datum": None}),
    Fall("M705"),
    Fall("M705", public("Eröffnung", {**LATE, "grund": "Die Frist endet am 30.06."})),
    Fall("M705", public("Eröffnung", {"vorlage": "a.yaml", "art": "tischvorlage"}),
         papers=paper(eilbeduerftigkeit="Die Frist endet.")),
    Fall("M705", public("Eröffnung", {**LATE, "abgesetzt": "ja"})),
    Fall("M706"),
    Fall("M706", papers=paper(beratungsfolge=[CLOSED_STEP, STEP])),
    Fall("M706", papers=paper(beratungsfolge=[{**BEFORE, "oeffentlich": "nein"}, STEP])),
    Fall("M706", closed({"vorlage": "a.yaml"}), papers=paper(beratungsfolge=[CLOSED_STEP])),
    Fall("M706", public({"titel": "Plan", "vorlage": "plan.pdf"}), papers={"plan.pdf": Papierfall()}),
    Fall("M707"),
    Fall("M707", public({"titel": "Bebauungsplan", "ohne_unterlagen": "ja"}, {"titel": "Plan", "abgesetzt": "ja"})),
    Fall("M707", public({"titel": "Anträge", "punkte": [{"vorlage": "a.yaml"}]}, {"titel": "A", "anlagen": ["Plan"]})),
    *(Fall("M707", public(title)) for title in (
        "Eröffnung und Begrüßung", "Feststellung der Beschlussfähigkeit", "Genehmigung der Niederschrift vom 12.05.",
        "Einwohnerfragestunde", "Fragezeit für Einwohnerinnen und Einwohner", "Mitteilungen der Verwaltung",
        "Bekanntgabe nichtöffentlich gefasster Beschlüsse", "Anfragen", "Verschiedenes", "Schließung der Sitzung",
        "Verpflichtung eines neuen Mitglieds", "Bericht des Bürgermeisters", "Änderung der Tagesordnung",
        "Herstellung der Nichtöffentlichkeit", "Hinweis auf das Mitwirkungsverbot",
    )),
    Fall("M708"),
    Fall("M708", papers=paper(beratungsfolge=[{**BEFORE, "ergebnis": "empfohlen"}, STEP])),
    Fall("M708", papers=paper(beratungsfolge=[{**BEFORE, "termin": "16.06.2026"}, STEP])),
    Fall("M708", papers=paper(beratungsfolge=[BEFORE, {**STEP, "zustaendigkeit": "kenntnisnahme"}])),
    Fall("M708", papers=paper(beratungsfolge=[{**BEFORE, "zustaendigkeit": "kenntnisnahme"}, STEP])),
    Fall("M708", papers=paper(beratungsfolge=[STEP, BEFORE])),
    Fall("M708", {"einladung": None}, papers=paper(beratungsfolge=[{**BEFORE, "termin": "24.06.2026"}, STEP])),
    Fall("M709", papers={"a.yaml": Papierfall(file=fact("a.yaml", exists=False))}),
    Fall("M709", public({"titel": "Plan", "anlagen": PLAN}), files=(fact("plan.pdf"),)),
    Fall("M710"),
    Fall("M710", papers={"a.yaml": Papierfall(file=fact("a.yaml", exists=False, allowed=False))}),
    Fall("M710", public({"titel": "Plan", "anlagen": [*PLAN, "Liste"]}), files=(fact("plan.pdf"),)),
    Fall("M711"),
    Fall("M711", {"einladung": None}, form="land: NW\n"),
    Fall("M711", form="land: BW\n"),
    Fall("M712"),
    Fall("M712", closed({"vorlage": "a.yaml"}), papers=paper(beratungsfolge=[CLOSED_STEP, STEP])),
    Fall("M712", closed({"vorlage": "a.yaml"}), papers=paper(beratungsfolge=[])),
    Fall("M713"),
    Fall("M713", public("Eröffnung", "Anfragen", {**LATE, "nach": "TOP Ö 1"})),
    Fall("M713", public({"titel": "Anträge", "punkte": ["Anfragen"]}, {**LATE, "nach": "1.1"})),
    Fall("M714"),
    Fall("M714", closed("Mitteilungen")),
    Fall("M715"),
    Fall("M715", public(OFF), papers=paper(status="entwurf")),
    Fall("M716"),
    Fall("M716", papers=paper(beratungsfolge=[{**STEP, "top": "Ö 2"}])),
    Fall("M716", papers=paper(beratungsfolge=[{**STEP, "top": None}])),
    Fall("M716", papers=paper(beratungsfolge=[{**STEP, "top": "3"}, STEP])),
    Fall("M717"),
    Fall("M717", public(OFF), papers=known(errors=2)),
)  # fmt: skip
