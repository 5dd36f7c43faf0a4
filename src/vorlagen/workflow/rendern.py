"""The journey of rendering: a checked paper becomes Word, and Word becomes PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from vorlagen.errors import ConversionError, PaperError
from vorlagen.findings import Level
from vorlagen.formular import Druckbild, compose
from vorlagen.formular.anzeige import format_value
from vorlagen.i18n import t
from vorlagen.models import Auswahl, Behoerde, Vorlage
from vorlagen.models.blaetter import is_markdown, leaves, without_positions
from vorlagen.pdf.convert import Converted, convert_each
from vorlagen.pdf.convert import convert as convert_jobs
from vorlagen.pdf.engine import DEFAULT_ENGINE, Job, get_engine
from vorlagen.word.ablauf import break_before
from vorlagen.word.facts import read_word_facts
from vorlagen.word.picture import placeholder
from vorlagen.word.platzhaltervorrat import Vorrat
from vorlagen.word.render import Druckauftrag
from vorlagen.workflow.ausgabe import write_output
from vorlagen.workflow.formular import print_on_form
from vorlagen.workflow.geschlossen import refuse_closed, require_public_step
from vorlagen.workflow.pruefen import Bestand, check_vorlage_in, gather

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlagen.findings import Report
    from vorlagen.formular.druckbild import Audience
    from vorlagen.sources import Formularquelle

_UNSAFE = re.compile(r"[^0-9A-Za-zÄÖÜäöüß.-]+")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished Word file.

    Attributes:
        docx: its bytes.
        report: what was found in the paper (warnings too).
        nummer: the paper's number, empty if it has none.
        name: a safe file name without ending, after the source or the number.
        entwurf: whether every page bears the draft's mark.
    """

    docx: bytes = field(repr=False)
    report: Report
    nummer: str
    name: str
    entwurf: bool

    def save(self, path: str | Path, *, force: bool = False) -> Path:
        """Write the file whole or not at all.

        Args:
            path: where to; its folder must exist.
            force: overwrite a file that somebody edited.

        Raises:
            OutputError: it was edited by hand, is not ours, or cannot be written.
        """
        target = Path(path)
        write_output(target, self.docx, force=force)
        return target


def render_paper(  # noqa: PLR0913 - the options of the command of the same name
    paper: Vorlage,
    *,
    form: str | None = None,
    audience: Audience = "internal",
    draft: bool = False,
    allow: tuple[Path, ...] = (),
    behoerde: Behoerde | None = None,
    tolerate: frozenset[str] = frozenset(),
) -> Rendered:
    """Check a paper and print it as a Word file.

    Args:
        paper: the paper, read from a file or built in Python.
        form: name or path of a form that wins over the one named in the paper.
        audience: ``public`` leaves out what is not meant for the public and embeds no source.
        draft: print a paper with errors all the same, marked as a draft on every page; a picture
            that is missing becomes a crossed-out box.
        allow: further folders that the paper may name files in.
        behoerde: who issues it, where neither settings nor form say so.
        tolerate: codes of errors that do not stop the print, because somebody else judges what they are about.

    Raises:
        PaperError: the paper has errors (``findings`` carries the report's) and ``draft`` is not set.
        FormError: form or Word file cannot be used, or would lose a text.
        PublicnessError: a public file was asked for and would hold closed matter.
    """
    return render_for(paper, (audience,), form=form, draft=draft, allow=allow, behoerde=behoerde,
                      tolerate=tolerate)[audience]  # fmt: skip


def render_for(  # noqa: PLR0913 - as above
    paper: Vorlage,
    audiences: Sequence[Audience],
    *,
    form: str | None = None,
    draft: bool = False,
    allow: tuple[Path, ...] = (),
    behoerde: Behoerde | None = None,
    tolerate: frozenset[str] = frozenset(),
) -> dict[Audience, Rendered]:
    """Check a paper once and print it for each audience; for arguments and errors see ``render_paper``."""
    bestand = gather(paper, form, allow, printing="internal" in audiences)
    report = check_vorlage_in(bestand)
    errors = (found.code for found in report.findings if found.level is Level.ERROR and found.counts)
    if not draft and not tolerate.issuperset(errors):
        raise _with_errors(report)
    marked = draft or paper.ist_entwurf
    name = _name(bestand)
    printed: dict[Audience, Rendered] = {}
    for audience in audiences:
        if audience == "public":
            require_public_step(paper)
        docx = print_on_form(order_of(bestand, audience, behoerde, marked=marked), bestand.quelle)
        if audience == "public":
            refuse_closed(docx, paper, f"{name}.docx", bestand.quelle.formular)
        printed[audience] = Rendered(docx, report, paper.nummer or "", name, marked)
    return printed


def _with_errors(report: Report) -> PaperError:
    return PaperError(
        t("Die Vorlage hat Fehler und wird nicht ausgegeben."),
        t("Beheben Sie die Fehler, oder geben Sie sie mit --draft als Entwurf aus."),
        report.findings,
    )


def convert_rendered(
    papers: Sequence[Rendered], engine: str = DEFAULT_ENGINE
) -> tuple[Converted | ConversionError, ...]:
    """Turn Word files into PDF, in one go where the engine can; a bad one does not stop the others.

    Raises:
        ToolMissingError: the engine is not installed.
    """
    jobs = [_job(paper.docx, f"{paper.name}.docx", paper.nummer) for paper in papers]
    return convert_each(jobs, get_engine(engine))


def convert_word(word: Rendered | bytes, *, engine: str = DEFAULT_ENGINE) -> bytes:
    """A Word file as PDF.

    Args:
        word: what ``render`` gave, or the bytes of a docx.
        engine: ``embedded`` or ``libreoffice``.

    Returns:
        The PDF. It claims PDF/UA-1 and PDF/A-2b where it holds them.

    Raises:
        UnreadableError: the bytes are no docx.
        ToolMissingError: the engine is not installed.
        ConversionError: it failed, or tracked changes, comments or hidden text would be published.
    """
    docx, name, number = (word.docx, f"{word.name}.docx", word.nummer) if isinstance(word, Rendered) else (
        word, "Word-Datei", "")  # fmt: skip
    return convert_jobs([_job(docx, name, number)], get_engine(engine))[0].pdf


def _job(docx: bytes, name: str, number: str) -> Job:
    return Job(docx, name, read_word_facts(docx, name), number, break_before=partial(break_before, docx))


def order_of(bestand: Bestand, audience: Audience, behoerde: Behoerde | None, *, marked: bool) -> Druckauftrag:
    """What goes into the Word file of a paper.

    Args:
        bestand: the paper.
        audience: ``public`` embeds no source.
        behoerde: who issues it, where neither settings nor form say so.
        marked: whether every page bears the draft's mark.
    """
    papier, vorlage = bestand.papier, bestand.vorlage
    known = bestand.druckbild if audience == "internal" else None
    plan = known or compose(vorlage, bestand.quelle.formular, audience)
    source = None
    if audience == "internal":
        source = papier.text if papier else vorlage.model_dump_json(exclude_defaults=True, indent=2)
    own = papier.umgebung.einstellungen.behoerde if papier else None
    office = own or bestand.quelle.formular.behoerde or behoerde or Behoerde()
    values = _values(vorlage, plan, bestand.quelle)
    missing = {fact.name: placeholder() for fact in bestand.pruefling.bilder if fact.name not in bestand.bilder}
    vorrat = Vorrat.of(bestand.quelle.formular)
    return Druckauftrag(plan, office, vorrat, vorlage.datum, values, bestand.bilder | missing, source, marked)


def _values(vorlage: Vorlage, plan: Druckbild, quelle: Formularquelle) -> tuple[str, ...]:
    """The printed single values, by a way that knows nothing of sections; Markdown and choices go by the plan."""
    found: list[str] = []
    for path, value in leaves(vorlage):
        if path not in plan.gedruckt or isinstance(value, bool | Auswahl):
            continue
        field_path = without_positions(path)
        if is_markdown(type(vorlage), field_path):
            continue
        found.append(format_value(value, quelle.formular, field_path))
    return tuple(found)


def _name(bestand: Bestand) -> str:
    """A file name: the source's, else the number with its slashes and spaces made safe."""
    file = bestand.papier.stellen.file if bestand.papier else None
    if file:
        return Path(file).stem
    return _UNSAFE.sub("-", bestand.vorlage.nummer or "vorlage").strip("-.") or "vorlage"
