"""What a meeting prints itself, as Word and PDF: invitation, notice, cover, agenda, dividers, marked sheets."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Final

import pikepdf

from vorlagen.errors import ConversionError
from vorlagen.formular.mappe import AGENDA, COVER, Eintragsart, Punktzeile, split_volumes
from vorlagen.formular.mappe.plan import LINK, back_target
from vorlagen.formular.sitzungsbild import as_agenda, as_cover, as_dividers, as_notice, compose_sitzung
from vorlagen.formular.sitzungsinhalt import Blattart, Sitzungsinhalt, Trennblatt
from vorlagen.i18n import t
from vorlagen.pdf.convert import convert
from vorlagen.pdf.eigene_blaetter import first_pages
from vorlagen.pdf.engine import Job, get_engine
from vorlagen.word.ablauf import break_before
from vorlagen.word.facts import read_word_facts
from vorlagen.workflow.formular import print_meeting

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence

    from vorlagen.findings import Finding
    from vorlagen.formular.druckbild import Audience
    from vorlagen.formular.mappe import Eintrag, Mappenplan
    from vorlagen.workflow.mappe.bestand import Mappenbestand

_ROUNDS: Final = 6
_ON_A_PAGE: Final = 50
"""Entries of a plan that one page of the agenda lists in our forms; only a first guess, which saves a round."""
_MISSING: Final = "Ersatzblatt: Diese Unterlage fehlt in der Mappe"


@dataclass(frozen=True, slots=True)
class Trennblaetter:
    """Dividers and marked sheets of a Mappe in one PDF.

    Attributes:
        pdf: the PDF; empty if there are none.
        seiten: the pages of each entry in it, 0-based, by the entry's key.
    """

    pdf: bytes = field(repr=False)
    seiten: Mapping[str, range]


@dataclass(frozen=True, slots=True)
class Band:
    """A volume with its own first pages.

    Attributes:
        plan: the plan of the volume.
        deckblatt: its cover as PDF.
        tagesordnung: its agenda as PDF.
    """

    plan: Mappenplan
    deckblatt: bytes = field(repr=False)
    tagesordnung: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Deckblattworte:
    """What the cover says besides what the meeting says.

    Attributes:
        titel: another title, such as that of a Nachtrag.
        fassung: which version it is.
        aenderungen: says what changed since the version before, by the plans of all volumes; asked
            anew whenever pages move, since the list names them and makes the cover longer itself.
    """

    titel: str = ""
    fassung: str = ""
    aenderungen: Callable[[Sequence[Mappenplan]], tuple[str, ...]] = lambda _: ()


class Blaetter:
    """Prints the own papers of a meeting for one audience."""

    def __init__(self, bestand: Mappenbestand, audience: Audience) -> None:
        self._bestand = bestand
        plan = bestand.plaene[audience]
        self._made: dict[bytes, bytes] = {}
        self.inhalt = compose_sitzung(bestand.sitzung, plan.punkte, bestand.rahmen, audience, entwurf=bestand.entwurf)

    def letters(self) -> dict[str, bytes]:
        """Invitation, and for the public the notice, as Word and PDF by file name."""
        words = {"einladung": self._print(Blattart.EINLADUNG, self.inhalt)}
        if self.inhalt.audience == "public":
            notice = as_notice(self.inhalt, self._bestand.sitzung, self._bestand.bestand.quelle.formular)
            words["bekanntmachung"] = self._print(Blattart.BEKANNTMACHUNG, notice)
        pdfs = dict(zip(words, self._convert(words), strict=True))
        return {name: data for kind, docx in words.items()
                for name, data in ((f"{kind}.docx", docx), (f"{kind}.pdf", pdfs[kind]))}  # fmt: skip

    def dividers(self, plan: Mappenplan, missing: Mapping[str, Finding]) -> Trennblaetter:
        """All dividers, and a marked sheet for each entry whose source is missing, set in one go."""
        own = as_dividers(self.inhalt, plan)
        sheets = {f"trennblatt/{sheet.punkt.schluessel}": sheet for sheet in own.blaetter}
        targets = gap_targets(plan, missing)
        gaps = {entry.schluessel: _gap(entry, missing[entry.quelle], targets[entry.schluessel])
                for entry in plan.eintraege if entry.schluessel in targets}  # fmt: skip
        if not (sheets or gaps):
            return Trennblaetter(b"", {})
        both = (*sheets.values(), *gaps.values())
        (pdf,) = self._convert({"trennblatt": self._print(Blattart.TRENNBLATT, replace(own, blaetter=both))})
        addresses = [LINK.format(target=sheet.ziel) for sheet in both]
        places = first_pages(pdf, addresses)
        starts = [places.get(address, -1) for address in addresses]
        if starts[0] != 0 or starts != sorted(set(starts)):
            raise ConversionError(
                t("Die Trennblätter lassen sich nicht trennen: Nicht auf jedem steht der Link zur Tagesordnung."),
                t("Kürzen Sie Titel, die eine Seite füllen. Sonst prüfen Sie in {file}, ob jedes Blatt "
                  "„{{{{p blatt.zurueck }}}}“ auf seiner ersten Seite hat.", file=Blattart.TRENNBLATT.datei),
            )  # fmt: skip
        ends = [*starts[1:], _pages(pdf)]
        by_item = {entry.punkt: entry.schluessel for entry in plan.eintraege if entry.art is Eintragsart.TRENNBLATT}
        keys = [by_item[sheet.punkt.schluessel] for sheet in sheets.values()] + list(gaps)
        return Trennblaetter(pdf, dict(zip(keys, map(range, starts, ends), strict=True)))

    def fronts(
        self, plan: Mappenplan, sizes: Mapping[str, int], limit: int | None, worte: Deckblattworte
    ) -> tuple[Band, ...]:
        """The volumes with cover and agenda, set until their lengths are what the plan says.

        Args:
            plan: the plan, all other pages counted.
            sizes: bytes of each entry by its key.
            limit: bytes of a volume; ``None`` for one file.
            worte: what the cover says.

        Raises:
            ConversionError: the lengths never come to rest.
        """
        cover, agenda = _front_keys(plan)
        plan = plan.with_pages({cover: 1, agenda: max(1, round(len(plan.eintraege) / _ON_A_PAGE))})
        for _ in range(_ROUNDS):
            plans = split_volumes(plan, sizes, limit) if limit else (plan,)
            changes = worte.aenderungen(plans)
            bands = tuple(self._front(volume, worte, changes) for volume in plans)
            counts = {cover: max(_pages(band.deckblatt) for band in bands),
                      agenda: max(_pages(band.tagesordnung) for band in bands)}  # fmt: skip
            if plan.with_pages(counts) == plan:
                return bands
            plan = plan.with_pages(counts)
        raise ConversionError(
            t("Deckblatt und Tagesordnung kommen nicht zur Ruhe: Seitenzahlen verschieben sie immer wieder."),
            t("Kürzen oder verlängern Sie einen Titel."),
        )

    def _front(self, plan: Mappenplan, worte: Deckblattworte, changes: tuple[str, ...]) -> Band:
        cover = as_cover(self.inhalt, plan, titel=worte.titel, fassung=worte.fassung, aenderungen=changes)
        words = {"deckblatt": self._print(Blattart.DECKBLATT, cover),
                 "tagesordnung": self._print(Blattart.TAGESORDNUNG, as_agenda(self.inhalt, plan))}  # fmt: skip
        return Band(plan, *self._convert(words))

    def _print(self, art: Blattart, inhalt: Sitzungsinhalt) -> bytes:
        return print_meeting(art, inhalt, self._bestand.bestand.quelle)

    def _convert(self, words: Mapping[str, bytes]) -> list[bytes]:
        """The PDFs of Word files; one that was converted before is not converted again."""
        jobs = [Job(docx, f"{name}.docx", read_word_facts(docx, f"{name}.docx"),
                    break_before=partial(break_before, docx))
                for name, docx in words.items() if docx not in self._made]  # fmt: skip
        done = convert(jobs, get_engine(self._bestand.engine)) if jobs else ()
        self._made |= {job.docx: made.pdf for job, made in zip(jobs, done, strict=True)}
        return [self._made[docx] for docx in words.values()]


def _front_keys(plan: Mappenplan) -> tuple[str, str]:
    """Keys of cover and agenda; a Nachtrag has its own."""
    keys = {entry.art: entry.schluessel for entry in plan.eintraege if not entry.punkt}
    return keys.get(Eintragsart.DECKBLATT, COVER), keys.get(Eintragsart.TAGESORDNUNG, AGENDA)


def _pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def gap_targets(plan: Mappenplan, missing: Container[str]) -> dict[str, str]:
    """Names of the targets of the links from marked sheets back to the agenda, by the entry's key.

    They are counted by sources: blank pages come and go.
    """
    sources = [entry for entry in plan.eintraege if entry.quelle]
    return {entry.schluessel: back_target(f"{entry.punkt}/ersatz-{at}")
            for at, entry in enumerate(sources) if entry.quelle in missing}  # fmt: skip


def _gap(entry: Eintrag, cause: Finding, target: str) -> Trennblatt:
    line = Punktzeile(entry.punkt, entry.titel, entry.oeffentlich, entry.zeichen, vermerke=(_MISSING,))
    return Trennblatt(line, "", "", str(cause.message), (), target)
