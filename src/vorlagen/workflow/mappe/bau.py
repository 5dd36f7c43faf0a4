"""One Mappe for one audience: sources opened, pages counted, own pages set, all joined and proven."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from vorlagen.errors import SourceError
from vorlagen.findings import Finding
from vorlagen.formular.mappe import AGENDA_TARGET, Eintragsart, bookmarks, plan_nachtrag
from vorlagen.formular.mappe.plan import LINK, back_target
from vorlagen.i18n import format_date, t
from vorlagen.pdf.eigene_blaetter import blank_page
from vorlagen.pdf.mappe.baustein import Baustein, Lesezeichen, Mappeninfo, Sprung
from vorlagen.pdf.mappe.verbund import join
from vorlagen.pdf.quellen.oeffnen import open_source
from vorlagen.workflow.mappe.auftrag import Stufe
from vorlagen.workflow.mappe.blaetter import Blaetter, Deckblattworte, gap_targets
from vorlagen.workflow.mappe.fassungen import numbers_of
from vorlagen.workflow.mappe.unterlagen import refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from vorlagen.formular.druckbild import Audience
    from vorlagen.formular.mappe import Eintrag, Mappenplan
    from vorlagen.formular.mappe import Lesezeichen as Planzeichen
    from vorlagen.models.manifest import Seitenstand
    from vorlagen.pdf.mappe.verbund import Verbund
    from vorlagen.pdf.quellen.quelle import Quelle
    from vorlagen.workflow.mappe.auftrag import Mappenauftrag
    from vorlagen.workflow.mappe.bestand import Mappenbestand
    from vorlagen.workflow.mappe.blaetter import Band

BLANK: Final = "leer"


@dataclass(frozen=True, slots=True)
class Mappendatei:
    """A finished PDF of a Mappe.

    Attributes:
        name: its file name.
        plan: what lies in it.
        pfad: where it lies until it is put in its place.
        verbund: what came of joining.
    """

    name: str
    plan: Mappenplan
    pfad: Path
    verbund: Verbund

    @property
    def groesse(self) -> int:
        """Its size in bytes."""
        return self.pfad.stat().st_size


class Mappenbau:
    """Builds the files of one Mappe.

    Attributes:
        audience: for whom.
        folder: where finished files go; none is held in memory.
        blaetter: what the meeting prints itself.
        seiten: number of pages of each paper and attachment, by the entry's key.
        ersatz: why a source is missing, by its name.
        findings: what sources lost when they were opened.
    """

    def __init__(
        self, bestand: Mappenbestand, audience: Audience, auftrag: Mappenauftrag, begin: Callable[[str, str], None],
        folder: Path,
    ) -> None:  # fmt: skip
        self._bestand = bestand
        self._auftrag = auftrag
        self._begin = begin
        self.audience = audience
        self.folder = folder
        self.blaetter = Blaetter(bestand, audience)
        self.ersatz: dict[str, Finding] = dict(bestand.ersatz)
        self.findings: dict[str, tuple[Finding, ...]] = {}
        self._checksums: dict[str, str] = {}
        self._names = {entry.schluessel: f"q{at}" for at, entry in enumerate(bestand.plaene[audience].eintraege, 1)}
        self._fresh: dict[str, Quelle] = {}
        self.seiten = self._count()
        self.plan = bestand.plaene[audience].with_pages(self.seiten)
        self._sheets = self.blaetter.dividers(self.plan, self.ersatz)
        own = {key: len(pages) for key, pages in self._sheets.seiten.items()}
        self.plan = self.plan.with_pages(self.seiten | own)

    @property
    def losses(self) -> tuple[Finding, ...]:
        """What sources lost when they were converted and opened."""
        return tuple(finding for name, whom in self._bestand.unterlagen if whom == self.audience
                     for finding in self.losses_of(name))  # fmt: skip

    def losses_of(self, source: str) -> tuple[Finding, ...]:
        """What one source lost when it was converted and opened."""
        converted = self._bestand.unterlagen.get((source, self.audience))
        return (*(converted.findings if converted else ()), *self.findings.get(source, ()))

    def source(self, entry: Eintrag) -> bytes:
        """The PDF of a paper or attachment."""
        return self._bestand.unterlagen[entry.quelle, self.audience].pdf

    def single(self, entry: Eintrag) -> bytes:
        """A paper or attachment as a file of its own, with no more in it than the Mappe takes from it.

        The file itself may hold older versions, files within it, comments and names of people.
        """
        opened = self._open(entry)
        numbers = tuple(map(str, range(1, opened.seiten + 1)))
        source = self._bestand.unterlagen[entry.quelle, self.audience]
        part = Baustein(entry.titel, opened, ("",) * opened.seiten, numbers, datei=source.datei)
        target = io.BytesIO()
        join([part], [Lesezeichen(entry.titel, 0, baustein=0)], Mappeninfo(entry.titel), {}, target)
        return target.getvalue()

    def checksum(self, entry: Eintrag) -> str:
        """SHA-256 of a paper or attachment; empty for a page of our own, also for one in place of a source."""
        source = self._bestand.unterlagen.get((entry.quelle, self.audience))
        if source is None or entry.quelle in self.ersatz:
            return ""
        if entry.quelle not in self._checksums:
            self._checksums[entry.quelle] = hashlib.sha256(source.daten).hexdigest()
        return self._checksums[entry.quelle]

    def bands(self, stand: Seitenstand | None, worte: Deckblattworte, room: int | None = None) -> tuple[Band, ...]:
        """The volumes of the Mappe with their first pages, numbered as published before.

        Args:
            stand: the published numbers.
            worte: what the covers say.
            room: bytes for the sources of a volume; by default all that it may have.
        """
        plan = self.plan.keeping(numbers_of(stand)) if stand else self.plan
        room = room or self._auftrag.hoechstens
        sizes = {entry.schluessel: len(self.source(entry)) for entry in plan.eintraege
                 if room and entry.quelle and entry.quelle not in self.ersatz}  # fmt: skip
        return self.blaetter.fronts(plan, sizes, room, worte)

    def supplement(self, stand: Seitenstand, worte: Deckblattworte) -> tuple[Band, ...]:
        """What came after the published Mappe, as a file of its own; empty if nothing did."""
        plan = plan_nachtrag(self.plan, numbers_of(stand), stand.fassung)
        if not any(entry.punkt for entry in plan.eintraege):
            return ()
        return self.blaetter.fronts(plan, {}, None, worte)

    def join(self, band: Band, name: str) -> Mappendatei:
        """The finished file of a volume."""
        parts = list(self._parts(band))
        path = self.folder / name
        with path.open("w+b") as target:
            verbund = join(parts, self._bookmarks(band.plan), self._info(name), dict(self._jumps(band.plan)), target,
                           begin=partial(self._begin, Stufe.SEITEN))  # fmt: skip
        return Mappendatei(name, band.plan, path, verbund)

    def _count(self) -> dict[str, int]:
        """Open each source once, to count its pages and to name all that cannot be used together."""
        entries = [entry for entry in self._bestand.plaene[self.audience].eintraege if entry.quelle]
        faults = {entry.quelle: self.ersatz[entry.quelle] for entry in entries if entry.quelle in self.ersatz}
        counts: dict[str, int] = {}
        known: dict[str, int] = {}
        for entry in entries:
            self._begin(Stufe.QUELLEN, entry.quelle)
            if entry.quelle not in known | faults:
                try:
                    opened = self._open(entry)
                    self._fresh[entry.schluessel] = opened
                    known[entry.quelle] = opened.seiten
                    self.findings[entry.quelle] = tuple(loss.finding(entry.quelle) for loss in opened.verluste)
                except SourceError as error:
                    faults |= {entry.quelle: next(found for found in error.findings if isinstance(found, Finding))}
            if entry.quelle in known:
                counts[entry.schluessel] = known[entry.quelle]
        if faults and not self._auftrag.ersatzblaetter:
            raise refusal(faults)
        self.ersatz |= faults
        self._begin(Stufe.SEITEN, "")  # no source is to blame for what comes now
        return counts

    def _open(self, entry: Eintrag) -> Quelle:
        """A source opened; its form fields get a name of their own, so that equal ones keep their values."""
        return open_source(self.source(entry), entry.quelle, self._names[entry.schluessel])

    def _parts(self, band: Band) -> Iterator[Baustein]:
        """What is joined, each source opened afresh: an object that is used twice would stand in the tree twice."""
        sheets = open_source(self._sheets.pdf, "Trennblätter") if self._sheets.pdf else None
        for entry in band.plan.eintraege:
            if entry.art is Eintragsart.DECKBLATT:
                yield from _padded(band, entry, band.deckblatt)
            elif entry.art is Eintragsart.TAGESORDNUNG:
                yield from _padded(band, entry, band.tagesordnung)
            elif entry.art is Eintragsart.LEERSEITE:
                yield _part(band.plan, entry, open_source(blank_page(band.deckblatt), BLANK), eigen=True)
            elif entry.schluessel in self._sheets.seiten and sheets is not None:
                pages = tuple(self._sheets.seiten[entry.schluessel])
                yield _part(band.plan, entry, sheets, eigen=True, seiten=pages)
            else:
                opened = self._fresh.pop(entry.schluessel, None) or self._open(entry)
                source = self._bestand.unterlagen[entry.quelle, self.audience]
                yield _part(band.plan, entry, opened, datei=source.datei)

    def _bookmarks(self, plan: Mappenplan) -> tuple[Lesezeichen, ...]:
        places = {entry.schluessel: at for at, entry in enumerate(plan.eintraege)}

        def turned(mark: Planzeichen, level: int) -> Lesezeichen:
            outline = places[mark.eintrag] if mark.eintrag and plan.eintraege[places[mark.eintrag]].quelle not in \
                self.ersatz else None  # fmt: skip
            below = tuple(turned(child, level + 1) for child in mark.kinder)
            return Lesezeichen(mark.titel, mark.seite, below, outline, offen=level == 0)

        return tuple(turned(mark, 0) for mark in bookmarks(plan))

    def _jumps(self, plan: Mappenplan) -> Iterator[tuple[str, Sprung]]:
        """Where the links of our own pages lead: agenda lines to items, dividers back to the agenda."""
        targets = plan.ziele
        agenda = Sprung(targets[AGENDA_TARGET], "Zur Tagesordnung")
        first = {entry.erste: entry for entry in plan.eintraege}
        for key, page in targets.items():
            if key != AGENDA_TARGET:
                entry = first[page]
                yield LINK.format(target=key), Sprung(page, f"{entry.zeichen}, Seite {entry.marken[0]}")
                yield LINK.format(target=back_target(key)), agenda
        here = {entry.schluessel for entry in plan.eintraege}
        for key, target in gap_targets(self.plan, self.ersatz).items():
            if key in here:
                yield LINK.format(target=target), agenda

    def _info(self, name: str) -> Mappeninfo:
        sitzung = self._bestand.sitzung
        kind = "Öffentliche Sitzungsmappe" if self.audience == "public" else "Interne Sitzungsmappe"
        day = format_date(sitzung.datum) if sitzung.datum else ""
        volume = f" ({name.removesuffix('.pdf')})" if name != "sitzungsmappe.pdf" else ""
        return Mappeninfo(", ".join(filter(None, (f"{kind}: {sitzung.gremium or ''}", day))) + volume)


def _part(plan: Mappenplan, entry: Eintrag, source: Quelle, *, eigen: bool = False, **more: Any) -> Baustein:  # noqa: ANN401 - fields of Baustein
    return Baustein(entry.titel, source, plan.stamps(entry), entry.marken, geschlossen=not entry.oeffentlich,
                    eigen=eigen, **more)  # fmt: skip


def _padded(band: Band, entry: Eintrag, pdf: bytes) -> Iterator[Baustein]:
    """First pages of a volume; if those of another volume are more, blank ones make up for it."""
    stamps, source = band.plan.stamps(entry), open_source(pdf, entry.titel)
    yield Baustein(entry.titel, source, stamps[: source.seiten], entry.marken[: source.seiten], eigen=True)
    for at in range(source.seiten, entry.seiten):
        blank = open_source(blank_page(band.deckblatt), BLANK)
        yield Baustein(str(t("Leerseite")), blank, stamps[at : at + 1], entry.marken[at : at + 1], eigen=True)
