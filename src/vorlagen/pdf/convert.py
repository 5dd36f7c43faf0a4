"""A docx becomes a PDF that claims exactly what it holds."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pikepdf

from vorlagen import resources
from vorlagen.errors import ConversionError, UnreadableError
from vorlagen.i18n import Text, t
from vorlagen.pdf.befunde import finding, unprintable
from vorlagen.pdf.claims import claim, describe
from vorlagen.pdf.finish import language_of, touch_up
from vorlagen.pdf.fonts import foreign_families
from vorlagen.pdf.numerals import fonts_of_digits
from vorlagen.pdf.painted import return_pictures
from vorlagen.pdf.pictures import describe_pictures
from vorlagen.pdf.readback import contains, read_pdf_facts
from vorlagen.pdf.umbruch import hold_together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vorlagen.facts import PdfFacts
    from vorlagen.findings import Finding
    from vorlagen.pdf.engine import Engine, Job, RawPdf

_HINT: Final = t(
    "Öffnen Sie die Datei in Word, und speichern Sie sie neu, oder wählen Sie mit --engine ein anderes PDF-Programm."
)


@dataclass(frozen=True, slots=True)
class Converted:
    """A finished PDF and what there is to say about it.

    Attributes:
        pdf: the file's bytes, sealed.
        claims: the standards that it claims and holds, such as ``("PDF/UA-1", "PDF/A-2b")``.
        pages: number of pages.
        findings: what is wrong with it, most grave for its readers first.
        missing: characters that stand in it as boxes, for whoever knows the source lines.
    """

    pdf: bytes = field(repr=False)
    claims: tuple[str, ...]
    pages: int
    findings: tuple[Finding, ...] = ()
    missing: tuple[str, ...] = ()


def convert(jobs: Sequence[Job], engine: Engine) -> tuple[Converted, ...]:
    """Convert all jobs, or fail naming every one that cannot be converted.

    Raises:
        ConversionError: some job failed; it carries the findings of all of them.
        ToolMissingError: the engine is not installed.
    """
    outcomes = convert_each(jobs, engine)
    errors = tuple(outcome for outcome in outcomes if isinstance(outcome, ConversionError))
    match errors:
        case ():
            return tuple(outcome for outcome in outcomes if isinstance(outcome, Converted))
        case (error,):
            raise error
        case _:
            findings = tuple(entry for error in errors for entry in error.findings)
            raise ConversionError(_lines([error.message for error in errors]), errors[0].hint, findings)


def convert_each(jobs: Sequence[Job], engine: Engine) -> tuple[Converted | ConversionError, ...]:
    """Convert all jobs; one outcome a job, in the order given: a bad one does not stop the others.

    Raises:
        ToolMissingError: the engine is not installed.
    """
    outcomes: list[Converted | ConversionError | None] = [_refuse(job) for job in jobs]
    left = [position for position, outcome in enumerate(outcomes) if outcome is None]
    raws = engine.convert([jobs[position] for position in left]) if left else ()
    for position, raw in zip(left, raws, strict=True):
        outcomes[position] = raw if isinstance(raw, ConversionError) else _finish(jobs[position], raw, engine)
    return tuple(outcome for outcome in outcomes if outcome is not None)


def _lines(messages: Sequence[object]) -> Text:
    values = {f"m{number}": message for number, message in enumerate(messages)}
    return Text("\n".join(f"{{{key}}}" for key in values), values)


def _refuse(job: Job) -> ConversionError | None:
    """Refuse what both engines would publish although the author never meant to."""
    contents = job.facts.private_matter
    if not contents:
        return None
    findings = tuple(finding("D803", job.name, was=content) for content in contents)
    return ConversionError(
        t("{name} enthält, was nicht ins PDF gehört: {was}.", name=job.name, was=_listed(contents)),
        findings[0].hint,
        findings,
    )


def _listed(texts: Sequence[Text]) -> Text:
    values: dict[str, object] = {f"m{number}": text for number, text in enumerate(texts)}
    return Text(", ".join(f"{{{key}}}" for key in values), values)


def _finish(job: Job, raw: RawPdf, engine: Engine) -> Converted | ConversionError:
    try:
        raw, torn = hold_together(job, raw, engine)
        with pikepdf.open(io.BytesIO(raw.pdf), attempt_recovery=False) as pdf:
            touch_up(pdf, job)
            texts = _alt_texts(job, engine)
            figures = describe_pictures(pdf, *texts)
            return_pictures(pdf)
            numerals = fonts_of_digits(pdf) if engine.flattens_notes else frozenset()
            claimed = claim(pdf, job, raw.missing)
        facts = read_pdf_facts(claimed.pdf, job.name, until=job.number)
    except (pikepdf.PdfError, UnreadableError) as error:
        return _unusable(job, t("die Datei lässt sich nicht öffnen ({grund})", grund=error))
    wrong = _contradiction(job, facts)
    if wrong is not None:
        return _unusable(job, wrong)
    fonts = _font_findings(job, (name for name in facts.fonts if name not in numerals), engine)
    pictures = None if figures is None else (sum(map(len, texts)), figures)
    findings = [*_content_findings(job, raw, pictures, claimed.missing), *_note_findings(job, engine), *fonts, *torn]
    return Converted(
        claimed.pdf, claimed.claims, facts.pages, (*findings, *describe(claimed, job.name)), claimed.missing
    )


def _unusable(job: Job, cause: Text) -> ConversionError:
    return ConversionError(t("Das PDF zu {name} ist unbrauchbar: {grund}.", name=job.name, grund=cause), _HINT)


def _contradiction(job: Job, facts: PdfFacts) -> Text | None:
    """What an independent reader finds wrong; an engine may say it succeeded and write something else."""
    if facts.pages < 1:
        return t("es hat keine Seite")
    if facts.language != language_of(job):
        return t("die Sprache ist „{ist}“ statt „{soll}“", ist=facts.language, soll=language_of(job))
    if facts.title != job.facts.title:
        return t("der Titel ist „{ist}“ statt „{soll}“", ist=facts.title, soll=job.facts.title)
    if job.facts.paragraphs and not facts.text.strip():
        return t("es enthält keinen Text")
    if not contains(facts.text, job.number):
        return t("die Nummer {nummer} steht nicht darin", nummer=job.number)
    return None


def _alt_texts(job: Job, engine: Engine) -> tuple[Sequence[str | None], Sequence[str | None]]:
    return job.facts.alt_texts, () if engine.flattens_notes else job.facts.note_alt_texts


def _content_findings(
    job: Job, raw: RawPdf, figures: tuple[int, int] | None, missing: Sequence[str]
) -> Iterator[Finding]:
    if missing:
        yield unprintable(job.name, missing)
    if figures is not None:
        yield finding("D814", job.name, word=figures[0], pdf=figures[1])
    for loss in raw.losses:
        yield finding("D815", job.name, was=loss)


def _note_findings(job: Job, engine: Engine) -> Iterator[Finding]:
    if engine.flattens_notes and job.facts.rich_notes:
        was = t("Listen, Tabellen und Bilder in Fußnoten ({n} Fußnoten)", n=job.facts.rich_notes)
        yield finding("D815", job.name, was=was)


def _font_findings(job: Job, names: Iterable[str], engine: Engine) -> Iterator[Finding]:
    foreign = foreign_families(names, (*resources.FONT_FAMILIES, *engine.own_families))
    if foreign:
        yield finding("D810", job.name, schriften=", ".join(foreign), erlaubt=", ".join(resources.FONT_FAMILIES))
