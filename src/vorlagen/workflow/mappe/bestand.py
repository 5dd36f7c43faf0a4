"""A meeting with everything that its Mappe is made from: items, plans, papers and attachments as PDF."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from vorlagen.errors import PaperError, ToolMissingError
from vorlagen.findings import Level
from vorlagen.formular.mappe import Papierangabe, list_items, plan_mappe, recognise
from vorlagen.formular.sitzungsbild import Rahmen
from vorlagen.i18n import t
from vorlagen.models import Behoerde, Einstellungen
from vorlagen.pdf.engine import DEFAULT_ENGINE
from vorlagen.pdf.quellen.ursache import Ursache
from vorlagen.pdf.umwandlung.befunde import TABLE
from vorlagen.sources import Papier
from vorlagen.sources.dateien import locate
from vorlagen.workflow.mappe.gehilfen import result_of
from vorlagen.workflow.mappe.papiere import Druckwunsch, print_papers
from vorlagen.workflow.mappe.unterlagen import Unterlage, Unterlagenleser, as_text
from vorlagen.workflow.sitzungen import check_gathered, gather_sitzung

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vorlagen.findings import Finding, Report
    from vorlagen.formular.druckbild import Audience
    from vorlagen.formular.mappe import Mappenplan
    from vorlagen.models import Sitzung, Vorlage
    from vorlagen.models.manifest import Manifesteintrag
    from vorlagen.workflow.mappe.auftrag import Mappenauftrag
    from vorlagen.workflow.mappe.gehilfen import Gehilfen
    from vorlagen.workflow.sitzungen import Sitzungsbestand

_ABOUT_FILES: Final = frozenset({"M709", "M710", "M717"})
"""Errors of a meeting about files that are not there; M717 where a paper has no others. Opening the
files tells more of them, or that they can be used all the same."""
_DATA: Final = frozenset({".yaml", ".yml", ".json"})


@dataclass(frozen=True, slots=True)
class Mappenbestand:
    """What a Mappe is made from.

    Attributes:
        bestand: the meeting, its form, numbered items and papers.
        report: what the rules found in the meeting.
        plaene: the plan for each audience asked for, no pages counted.
        rahmen: what the town's settings know.
        engine: the PDF engine.
        unterlagen: each source as PDF, by its name and audience.
        ersatz: why a source cannot be used, by its name; others are found when they are opened.
        verschlossen: what the public may not have, for the search of public files.
        entwurf: whether pages of ours bear the draft's mark.
    """

    bestand: Sitzungsbestand
    report: Report
    plaene: Mapping[Audience, Mappenplan]
    rahmen: Rahmen
    engine: str
    unterlagen: Mapping[tuple[str, Audience], Unterlage] = field(repr=False)
    ersatz: Mapping[str, Finding] = field(default_factory=dict)
    verschlossen: tuple[Unterlage, ...] = field(default=(), repr=False)
    entwurf: bool = False

    @property
    def sitzung(self) -> Sitzung:
        """The meeting."""
        return self.bestand.sitzung

    @property
    def vorlagen(self) -> dict[str, Vorlage]:
        """What the papers say, by the name that items use; Word files and PDFs do not say."""
        known = self.bestand.pruefling.vorlagen
        return {name: found.vorlage for name, found in known.items() if found.vorlage is not None}

    @property
    def bytes_of_sources(self) -> int:
        """Bytes of all sources, each counted for every Mappe that holds it."""
        return sum(source.groesse for source in self.unterlagen.values())

    def without(self, fallen: Mapping[str, Finding]) -> Mappenbestand:
        """The same where these sources, by their names, cannot be used; damaged ones are searched all the same."""
        gone = [source for (name, _), source in self.unterlagen.items()
                if name in fallen and fallen[name].code != Ursache.BESCHAEDIGT]  # fmt: skip
        kept = {key: source for key, source in self.unterlagen.items() if key[0] not in fallen}
        shut = tuple(source for source in self.verschlossen if source not in gone)
        return replace(self, unterlagen=kept, verschlossen=shut, ersatz={**self.ersatz, **fallen})

    def recognising(self, audience: Audience, older: tuple[Manifesteintrag, ...]) -> Mappenbestand:
        """The same where the files of an audience's plan have the keys that they had in an older issue."""
        return replace(self, plaene={**self.plaene, audience: recognise(self.plaene[audience], older)})


def gather_mappe(sitzung: Sitzung, auftrag: Mappenauftrag, gehilfen: Gehilfen) -> Mappenbestand:
    """Check a meeting and print and convert all that its Mappe holds.

    Args:
        sitzung: the meeting.
        auftrag: options.
        gehilfen: the processes that print and open files.

    Raises:
        PaperError: meeting or papers have errors or are drafts, and ``draft`` is not set.
        ToolMissingError: the PDF engine is not installed.
        PublicnessError: a public paper would hold closed matter.
    """
    bestand = gather_sitzung(sitzung, auftrag.form, auftrag.allow)
    report = check_gathered(bestand)
    drafts = [name for name, found in bestand.pruefling.vorlagen.items() if found.vorlage and found.vorlage.ist_entwurf]
    if not auftrag.draft:
        _refuse_unfit(bestand, report, drafts)
        report = replace(report, findings=tuple(one for one in report.findings if one.code not in _ABOUT_FILES))
    papers = {name: _known(found.vorlage) for name, found in bestand.pruefling.vorlagen.items()}
    plans = {audience: plan_mappe(list_items(bestand.pruefling.tops, sitzung, papers, audience), audience,
                                  beidseitig=auftrag.beidseitig) for audience in auftrag.audiences}  # fmt: skip
    settings = bestand.datei.umgebung.einstellungen if bestand.datei else Einstellungen()
    engine = auftrag.engine or str(settings.pdf_engine or DEFAULT_ENGINE)
    folder = bestand.datei.ordner if bestand.datei else Path()
    reader = Unterlagenleser(folder, tuple(_allowed(bestand, folder, auftrag)), engine)
    sources, missing = _sources(bestand, plans, auftrag, reader, gehilfen)
    everything = plans.get("internal") or plan_mappe(list_items(bestand.pruefling.tops, sitzung, papers, "internal"),
                                                     "internal")  # fmt: skip
    shut = tuple(_closed(everything, sources, reader, gehilfen))
    return Mappenbestand(bestand, report, plans, _frame(bestand, settings), engine, sources, missing, shut,
                         auftrag.draft or sitzung.ist_entwurf)  # fmt: skip


def _closed(
    everything: Mappenplan, sources: Mapping[tuple[str, Audience], Unterlage], reader: Unterlagenleser,
    gehilfen: Gehilfen,
) -> Iterator[Unterlage]:  # fmt: skip
    """What the public may not have; where no internal file is asked for, what cannot be read is nobody's fault."""
    shut = [entry for entry in everything.eintraege if entry.quelle and not entry.oeffentlich]
    for entry in shut:
        found = sources.get((entry.quelle, "internal"))
        if found is None and PurePosixPath(entry.quelle).suffix.lower() not in _DATA:
            found = reader.read([entry], gehilfen.do).get(entry.quelle)
        if found is not None and (entry.quelle, "public") not in sources:
            yield found


def _refuse_unfit(bestand: Sitzungsbestand, report: Report, drafts: list[str]) -> None:
    """Refuse drafts and errors; files that are missing or broken are named later, all together, with their causes."""
    hint = t("Beheben Sie die Fehler, oder bündeln Sie sie mit --draft als Entwurf.")
    sitzung = bestand.sitzung
    papers = bestand.pruefling.vorlagen.values()
    faulty = any(paper.problem is not None or paper.fehler > paper.anlagenfehler for paper in papers)
    errors = {found.code for found in report.findings if found.level is Level.ERROR and found.counts}
    if faulty or errors - _ABOUT_FILES:
        raise PaperError(t("Die Sitzung hat Fehler und wird nicht gebündelt."), hint, report.findings)
    if sitzung.ist_entwurf or drafts:
        names = ", ".join(drafts) or t("die Sitzung selbst")
        raise PaperError(
            t("Entwürfe werden nicht gebündelt: {names}.", names=names),
            t("Setzen Sie „status: freigegeben“, oder bündeln Sie mit --draft als Entwurf."),
            report.findings,
        )


def _known(vorlage: Vorlage | None) -> Papierangabe:
    papier = vorlage.herkunft if vorlage is not None else None
    form = papier.quelle.formular if isinstance(papier, Papier) and papier.quelle else None
    return Papierangabe(vorlage, form.kind_label(vorlage.art) if form and vorlage else "")


def _frame(bestand: Sitzungsbestand, settings: Einstellungen) -> Rahmen:
    office = settings.behoerde or bestand.quelle.formular.behoerde or Behoerde()
    return Rahmen(office, settings.gremien, settings.mitwirkungsverbot or "")


def _sources(
    bestand: Sitzungsbestand, plans: Mapping[Audience, Mappenplan], auftrag: Mappenauftrag, reader: Unterlagenleser,
    gehilfen: Gehilfen,
) -> tuple[dict[tuple[str, Audience], Unterlage], dict[str, Finding]]:  # fmt: skip
    """Every source of every plan as PDF, and what cannot become one."""
    wishes = list(_wishes(bestand, plans, reader.ordner))
    own = {wish.quelle for wish in wishes}
    foreign = [(audience, entry) for audience, plan in plans.items() for entry in plan.eintraege
               if entry.quelle and entry.quelle not in own]  # fmt: skip
    reading = gehilfen.begin(partial(reader.read, [entry for _, entry in foreign], gehilfen.do))
    printed = print_papers(wishes, auftrag, reader.engine, gehilfen)
    found: dict[tuple[str, Audience], Unterlage] = {}
    faults: dict[str, Finding] = {}
    for name, paper in printed.items():
        if paper.fehler is not None:
            if isinstance(paper.fehler, ToolMissingError) or paper.fehler.exit_code == _PUBLICNESS:
                raise paper.fehler
            faults[name] = TABLE["E025"].finding(name, grund=as_text(paper.fehler.message))
        found |= {(name, audience): Unterlage(name, pdf, None, paper.findings) for audience, pdf in paper.pdf.items()}
    read = result_of(reading)
    found |= {(entry.quelle, audience): read[entry.quelle] for audience, entry in foreign if entry.quelle in read}
    return found, faults | reader.befunde


_PUBLICNESS: Final = 8


def _wishes(bestand: Sitzungsbestand, plans: Mapping[Audience, Mappenplan], folder: Path) -> Iterator[Druckwunsch]:
    """The papers that we print, each with the audiences that may have it."""
    wanted: dict[str, list[Audience]] = {}
    for audience, plan in plans.items():
        for entry in plan.eintraege:
            known = bestand.pruefling.vorlagen.get(entry.quelle)
            usable = known is not None and known.datei.allowed and known.datei.exists
            if usable and PurePosixPath(entry.quelle).suffix.lower() in _DATA:
                audiences = wanted.setdefault(entry.quelle, [])
                if audience not in audiences:
                    audiences.append(audience)
    for name, audiences in wanted.items():
        paper = bestand.pruefling.vorlagen[name].vorlage
        yield Druckwunsch(name, locate(name, folder), tuple(audiences), paper)


def _allowed(bestand: Sitzungsbestand, folder: Path, auftrag: Mappenauftrag) -> Iterator[Path]:
    """The folders that the meeting or one of its papers may name files in."""
    yield from bestand.datei.allowed(auftrag.allow) if bestand.datei else (folder, *auftrag.allow)
    for found in bestand.pruefling.vorlagen.values():
        papier = found.vorlage.herkunft if found.vorlage is not None else None
        if isinstance(papier, Papier):
            yield from papier.allowed(auftrag.allow)
