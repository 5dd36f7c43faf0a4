"""A paper with its attachments as one PDF: tagged, stamped, with bookmarks; for the public without what is closed."""

from __future__ import annotations

import io
import posixpath
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from vorlagen.errors import SourceError
from vorlagen.findings import carried
from vorlagen.formular.mappe import Eintrag, Eintragsart
from vorlagen.pdf.mappe.baustein import Baustein, Lesezeichen, Mappeninfo
from vorlagen.pdf.mappe.verbund import join
from vorlagen.pdf.quellen.oeffnen import open_source
from vorlagen.pdf.quellen.waechter import run_guarded
from vorlagen.sources import Papier
from vorlagen.workflow.geschlossen import closed_texts
from vorlagen.workflow.mappe.geheimes import closed_pages
from vorlagen.workflow.mappe.schutz import refuse_in_pdf
from vorlagen.workflow.mappe.unterlagen import Unterlage, Unterlagenleser, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from vorlagen.findings import Finding
    from vorlagen.formular.druckbild import Audience
    from vorlagen.models import Vorlage
    from vorlagen.pdf.quellen.quelle import Quelle


@dataclass(frozen=True, slots=True)
class Anhang:
    """A paper with its attachments.

    Attributes:
        pdf: the whole file.
        seiten: number of pages.
        zusagen: the standards that it claims and holds.
        findings: what attachments lost.
    """

    pdf: bytes = field(repr=False)
    seiten: int
    zusagen: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Auftrag:
    """What the guarded process needs: the paper's PDF, what lies behind it, and what must not get in."""

    vorlage: Vorlage
    pdf: bytes
    anlagen: tuple[Eintrag, ...]
    unterlagen: Mapping[str, Unterlage]
    unbrauchbar: Mapping[str, Finding]
    verschlossen: tuple[Unterlage, ...]
    audience: Audience


@dataclass(frozen=True, slots=True)
class _Teil:
    """One part: its title, its file and the same opened, and whether its pages are to say that they are closed."""

    titel: str
    pdf: bytes
    quelle: Quelle
    geschlossen: bool = False


def attach(pdf: bytes, vorlage: Vorlage, audience: Audience, engine: str, allow: tuple[Path, ...] = ()) -> Anhang:
    """Join a printed paper and its attachments; foreign files are opened in a process of their own.

    Args:
        pdf: the printed paper, for the same audience.
        vorlage: the paper.
        audience: ``public`` leaves closed attachments out; the finished file is searched for them.
        engine: what turns Word files into PDF.
        allow: further folders that the paper may name files in.

    Raises:
        SourceError: attachments cannot be used; all of them are named.
        ToolMissingError: attachments need LibreOffice, which was not chosen.
        PublicnessError: the public file would hold something closed.
    """
    papier = vorlage.herkunft if isinstance(vorlage.herkunft, Papier) else None
    folder = papier.ordner if papier else Path()
    reader = Unterlagenleser(folder, papier.allowed(allow) if papier else (folder, *allow), engine)
    entries = tuple(_entries(vorlage))
    shown = tuple(entry for entry in entries if audience == "internal" or entry.oeffentlich)
    found = dict(reader.read(shown))
    faults = dict(reader.befunde)
    shut = [entry for entry in entries if entry not in shown and entry.quelle not in found]
    closed = tuple(source for name, source in reader.read(shut).items() if name not in found)
    return run_guarded(_join, _Auftrag(vorlage, pdf, shown, found, faults, closed, audience))


def _join(begin: Callable[[str, str], None], auftrag: _Auftrag) -> Anhang:
    vorlage = auftrag.vorlage
    title = vorlage.betreff or vorlage.nummer or "Vorlage"
    findings: list[Finding] = []
    opened = [_Teil(title, auftrag.pdf, open_source(auftrag.pdf, title)), *_opened(begin, auftrag, findings)]
    parts, marks = _numbered(opened, vorlage.nummer or "")
    target = io.BytesIO()
    verbund = join(parts, marks, Mappeninfo(f"{title} mit Anlagen"), {}, target, begin=partial(begin, "seiten"))
    if auftrag.audience == "public":
        closed = closed_pages(closed_texts(vorlage), lambda: auftrag.verschlossen,
                              auftrag.unterlagen.values)  # fmt: skip
        refuse_in_pdf(target.getvalue(), closed, f"{title}.pdf", ())
    return Anhang(target.getvalue(), verbund.seiten, verbund.claims, tuple(findings))


def _opened(begin: Callable[[str, str], None], auftrag: _Auftrag, findings: list[Finding]) -> Iterator[_Teil]:
    """The attachments, what they lost in ``findings``; all that cannot be used are named together."""
    faults = dict(auftrag.unbrauchbar)
    for at, entry in enumerate(auftrag.anlagen, 1):
        begin("quellen", entry.quelle)
        if entry.quelle in faults:
            continue
        unterlage = auftrag.unterlagen[entry.quelle]
        try:
            source = open_source(unterlage.pdf, entry.quelle, f"q{at}")
        except SourceError as error:
            faults[entry.quelle] = carried(error)[0]
            continue
        findings += [*unterlage.findings, *(loss.finding(entry.quelle) for loss in source.verluste)]
        yield _Teil(entry.titel, unterlage.pdf, source, not entry.oeffentlich)
    if faults:
        raise refusal(faults)


def _numbered(opened: list[_Teil], number: str) -> tuple[list[Baustein], list[Lesezeichen]]:
    """The parts with their stamps, and a bookmark for each."""
    total = sum(part.quelle.seiten for part in opened)
    lead = f"{number} · " if number else ""
    parts: list[Baustein] = []
    marks: list[Lesezeichen] = []
    first = 0
    for at, part in enumerate(opened):
        pages = tuple(str(page) for page in range(first + 1, first + part.quelle.seiten + 1))
        stamps = tuple(f"{lead}Seite {page} von {total}" for page in pages)
        parts.append(Baustein(part.titel, part.quelle, stamps, pages, geschlossen=part.geschlossen, datei=part.pdf))
        marks.append(Lesezeichen(part.titel, first, (), at))
        first += part.quelle.seiten
    return parts, marks


def _entries(vorlage: Vorlage) -> Iterator[Eintrag]:
    """The attachments that have a file; what only is laid out at the meeting belongs to the paper all the same."""
    for at, anlage in enumerate(vorlage.anlagen, 1):
        if anlage.datei:
            name = posixpath.normpath(anlage.datei.replace("\\", "/"))
            title = ": ".join(filter(None, (f"Anlage {anlage.nr or at}", anlage.titel)))
            yield Eintrag(Eintragsart.ANLAGE, name, title, oeffentlich=anlage.oeffentlich is not False, quelle=name)
