"""The pages of a Mappe that a meeting sets itself: cover, agenda, dividers, in as few conversions as can be."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from vorlagen.errors import ConversionError
from vorlagen.formular.mappe import Eintragsart, Papierangabe, list_items, settle
from vorlagen.formular.mappe.plan import LINK, back_target
from vorlagen.formular.sitzungsbild import Rahmen, as_agenda, as_cover, as_dividers
from vorlagen.formular.sitzungsinhalt import Blattart
from vorlagen.i18n import t
from vorlagen.models import Behoerde
from vorlagen.pdf.convert import convert
from vorlagen.pdf.engine import Job
from vorlagen.pdf.teilen import blank_page, first_pages, split_pdf
from vorlagen.sources import Papier
from vorlagen.word.ablauf import break_before
from vorlagen.word.facts import read_word_facts
from vorlagen.workflow.formular import print_meeting

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from vorlagen.findings import Finding
    from vorlagen.formular import Formular
    from vorlagen.formular.druckbild import Audience
    from vorlagen.formular.mappe import Mappenplan, Mappenpunkt
    from vorlagen.formular.sitzungsinhalt import Sitzungsinhalt
    from vorlagen.models import Vorlage
    from vorlagen.pdf.convert import Converted
    from vorlagen.pdf.engine import Engine
    from vorlagen.sources import Formularquelle
    from vorlagen.workflow.sitzungen import Sitzungsbestand

_LINES_A_PAGE = 24
"""Of an agenda, about: the first guess at its length."""


@dataclass(frozen=True, slots=True)
class EigeneSeiten:
    """The plan with its agenda at rest, and the finished own pages.

    Attributes:
        plan: all own pages counted, all pages numbered.
        pdfs: the PDF of each own entry, by its key.
        claims: the standards that all of them hold.
        findings: what is wrong with them.
    """

    plan: Mappenplan
    pdfs: Mapping[str, bytes] = field(repr=False)
    claims: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Deckblatttext:
    """What the cover says of this issue; see ``vorlagen.formular.sitzungsbild.as_cover``."""

    titel: str = ""
    fassung: str = ""
    aenderungen: tuple[str, ...] = ()


def meeting_items(bestand: Sitzungsbestand, audience: Audience) -> tuple[Mappenpunkt, ...]:
    """The items of a meeting as an audience may see them, each paper called as its own form calls it."""
    papers = {name: Papierangabe(paper.vorlage, _kind(bestand.quelle.formular, paper.vorlage))
              for name, paper in bestand.pruefling.vorlagen.items()}  # fmt: skip
    return list_items(bestand.pruefling.tops, bestand.sitzung, papers, audience)


def frame_of(bestand: Sitzungsbestand, behoerde: Behoerde | None = None) -> Rahmen:
    """What the town's settings know of its meetings.

    Args:
        bestand: the meeting.
        behoerde: who invites, where neither settings nor form say so.
    """
    settings = bestand.datei.umgebung.einstellungen if bestand.datei else None
    own = settings.behoerde if settings else None
    office = own or bestand.quelle.formular.behoerde or behoerde or Behoerde()
    if settings is None:
        return Rahmen(office)
    return Rahmen(office, settings.gremien, settings.mitwirkungsverbot or "")


def set_own_pages(  # noqa: PLR0913 - a plan, its words, and what to set them with
    plan: Mappenplan, inhalt: Sitzungsinhalt, quelle: Formularquelle, engine: Engine, *,
    deckblatt: Deckblatttext | None = None, view: Callable[[Mappenplan], Mappenplan] = lambda plan: plan,
) -> EigeneSeiten:  # fmt: skip
    """Set cover, agenda and all dividers.

    Dividers are one Word file, cut into pages afterwards; with cover and a first try of the
    agenda that is one call of the engine. Most agendas need a second try, none of ours a third.

    Args:
        plan: the pages of all sources counted.
        inhalt: what the invitation says, for the same audience.
        quelle: the form, for its Word files.
        engine: what makes PDF.
        deckblatt: what the cover says of this issue.
        view: the volume whose agenda is to be set, of a numbered plan; by default the whole.

    Raises:
        FormError: a Word file cannot be used.
        ConversionError: the engine failed, or the agenda's length never comes to rest.
        ToolMissingError: the engine is not installed.
    """
    plan = plan.with_pages(_guess(plan))
    front = _front(inhalt, view(plan), deckblatt or Deckblatttext())
    sheets = as_dividers(inhalt, plan)
    setter = _Setzer(inhalt, quelle, engine)
    jobs = [setter.job(Blattart.DECKBLATT, front), setter.job(Blattart.TAGESORDNUNG, as_agenda(inhalt, view(plan)))]
    if sheets.blaetter:
        jobs.append(setter.job(Blattart.TRENNBLATT, sheets))
    cover, agenda, *dividers = convert(jobs, engine)
    setter.set_before[jobs[1].docx] = agenda
    parts = {_key(plan, Eintragsart.DECKBLATT): (cover.pdf, cover.pages)}
    for sheet in dividers:
        parts |= _cut(plan, sheet)
    settled = settle(plan.with_pages({key: pages for key, (_, pages) in parts.items()}),
                     lambda at: setter.agenda(view(at)).pages)  # fmt: skip
    agenda = setter.agenda(view(settled))
    pdfs = {key: pdf for key, (pdf, _) in parts.items()} | {_key(plan, Eintragsart.TAGESORDNUNG): agenda.pdf}
    if settled.beidseitig:
        blank = blank_page(cover.pdf)
        pdfs |= {entry.schluessel: blank for entry in settled.eintraege if entry.art is Eintragsart.LEERSEITE}
    made = (cover, agenda, *dividers)
    claims = tuple(standard for standard in cover.claims if all(standard in one.claims for one in made))
    return EigeneSeiten(settled, pdfs, claims, tuple(finding for one in made for finding in one.findings))


def set_front_pages(
    volume: Mappenplan, inhalt: Sitzungsinhalt, quelle: Formularquelle, engine: Engine, deckblatt: Deckblatttext
) -> dict[str, bytes]:
    """Cover and agenda of one volume, by key; they have as many pages as in all others.

    Args:
        volume: the volume, its pages numbered.
        inhalt: what the invitation says, for the same audience.
        quelle: the form, for its Word files.
        engine: what makes PDF.
        deckblatt: what the cover says of this issue.

    Raises:
        FormError: a Word file cannot be used.
        ConversionError: the engine failed, or another number of pages came out.
        ToolMissingError: the engine is not installed.
    """
    setter = _Setzer(inhalt, quelle, engine)
    jobs = (setter.job(Blattart.DECKBLATT, _front(inhalt, volume, deckblatt)),
            setter.job(Blattart.TAGESORDNUNG, as_agenda(inhalt, volume)))  # fmt: skip
    entries = [next(entry for entry in volume.eintraege if entry.art is art)
               for art in (Eintragsart.DECKBLATT, Eintragsart.TAGESORDNUNG)]  # fmt: skip
    made = convert(jobs, engine)
    for entry, one in zip(entries, made, strict=True):
        if entry.seiten != one.pages:
            raise ConversionError(
                t("{titel} hat in Band {band} {ist} statt {soll} Seiten; die Seitenzahlen stimmten nicht mehr.",
                  titel=entry.titel, band=volume.band.nummer if volume.band else 1, ist=one.pages, soll=entry.seiten),
                t("Geben Sie die Sitzungsmappe in einem Band aus, oder kürzen Sie die Angaben auf dem Deckblatt."),
            )  # fmt: skip
    return {entry.schluessel: one.pdf for entry, one in zip(entries, made, strict=True)}


def _front(inhalt: Sitzungsinhalt, plan: Mappenplan, text: Deckblatttext) -> Sitzungsinhalt:
    return as_cover(inhalt, plan, titel=text.titel, fassung=text.fassung, aenderungen=text.aenderungen)


@dataclass(slots=True)
class _Setzer:
    """Sets papers of one meeting; an agenda that was set already is not set again."""

    inhalt: Sitzungsinhalt
    quelle: Formularquelle
    engine: Engine
    set_before: dict[bytes, Converted] = field(default_factory=dict)

    def job(self, art: Blattart, inhalt: Sitzungsinhalt) -> Job:
        """What the engine is to convert."""
        docx = print_meeting(art, inhalt, self.quelle)
        return Job(docx, art.datei, read_word_facts(docx, art.datei), break_before=partial(break_before, docx))

    def agenda(self, plan: Mappenplan) -> Converted:
        """The agenda of a plan."""
        job = self.job(Blattart.TAGESORDNUNG, as_agenda(self.inhalt, plan))
        if job.docx not in self.set_before:
            (self.set_before[job.docx],) = convert([job], self.engine)
        return self.set_before[job.docx]


def _guess(plan: Mappenplan) -> dict[str, int]:
    """One page for each own entry, as nearly always; the agenda by its lines, unless it was counted."""
    lines = len(plan.punkte) // _LINES_A_PAGE + 1
    return {entry.schluessel: lines if entry.art is Eintragsart.TAGESORDNUNG else 1
            for entry in plan.eintraege if entry.art.ist_eigen and not entry.seiten}  # fmt: skip


def _key(plan: Mappenplan, art: Eintragsart) -> str:
    return next(entry.schluessel for entry in plan.eintraege if entry.art is art)


def _cut(plan: Mappenplan, sheets: Converted) -> dict[str, tuple[bytes, int]]:
    """The dividers one by one, told apart by their links back to the agenda; each with its number of pages.

    Raises:
        ConversionError: the engine lost a link, so that nobody knows where a divider begins.
    """
    dividers = [entry for entry in plan.eintraege if entry.art is Eintragsart.TRENNBLATT]
    pages = first_pages(sheets.pdf, [LINK.format(target=back_target(entry.punkt)) for entry in dividers])
    starts = sorted(pages.values())
    if len(starts) != len(dividers) or len(set(starts)) != len(starts) or starts[:1] != [0]:
        raise ConversionError(
            t("Die Trennblätter lassen sich nicht trennen: Nicht auf jedem steht der Link zur Tagesordnung."),
            t("Prüfen Sie in {file}, ob jedes Blatt „{{{{p blatt.zurueck }}}}“ auf seiner ersten Seite hat.",
              file=Blattart.TRENNBLATT.datei),
        )  # fmt: skip
    ends = (*starts[1:], sheets.pages)
    cut = zip(dividers, split_pdf(sheets.pdf, starts), starts, ends, strict=True)
    return {entry.schluessel: (pdf, end - start) for entry, pdf, start, end in cut}


def _kind(formular: Formular, vorlage: Vorlage | None) -> str:
    """What a form calls this kind of paper: that of the paper's own file, else the meeting's."""
    if vorlage is None:
        return ""
    origin = vorlage.herkunft
    own = origin.quelle.formular if isinstance(origin, Papier) and origin.quelle else formular
    return own.kind_label(vorlage.art)
