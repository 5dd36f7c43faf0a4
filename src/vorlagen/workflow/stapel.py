"""The journey of many papers: read, check, print, convert, write; a bad one does not stop the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from vorlagen.errors import PaperError, VorlagenError
from vorlagen.findings import Finding, carried
from vorlagen.i18n import t
from vorlagen.pdf.engine import DEFAULT_ENGINE
from vorlagen.sources import Papier, read_paper_bytes, read_paper_file
from vorlagen.workflow.ausgabe import make_folder, refuse_foreign, write_output
from vorlagen.workflow.prozesse import in_parts, side_by_side
from vorlagen.workflow.rendern import Rendered, convert_rendered, render_paper
from vorlagen.workflow.zeichenstellen import foreign_in, unprintable_in
from vorlagen.workflow.ziele import STDIN, Ziel, plan_targets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from vorlagen.formular.druckbild import Audience
    from vorlagen.pdf.convert import Converted
    from vorlagen.workflow.mappe.anhang import Anhang

BATCH = 40
"""Papers converted in one go: enough for LibreOffice to start rarely, few enough to hold in memory."""


@dataclass(frozen=True, slots=True)
class Druckoptionen:
    """How papers are to be rendered.

    Attributes:
        out: folder or file; ``None`` for beside the source.
        form: a form that wins over the one named in the paper.
        pdf: a PDF as well.
        with_attachments: paper and attachments as one PDF, too.
        audience: for whom.
        engine: name of the PDF engine; ``None`` for the settings' or the default one.
        draft: print papers with errors too, marked.
        force: overwrite files that somebody edited.
        allow: further folders that papers may name files in.
        stdin: what came in on standard input, for the source ``-``.
        jobs: processes side by side.
    """

    out: Path | None = None
    form: str | None = None
    pdf: bool = False
    with_attachments: bool = False
    audience: Audience = "internal"
    engine: str | None = None
    draft: bool = False
    force: bool = False
    allow: tuple[Path, ...] = ()
    stdin: bytes | None = field(default=None, repr=False)
    jobs: int = 1


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """What became of one paper.

    Attributes:
        quelle: its file.
        geschrieben: files that were written.
        findings: what was found in the paper and in the finished files.
        fehler: why nothing was written, else ``None``.
        seiten: pages of the PDF, 0 without one.
        zusagen: the standards that the PDF claims and holds.
    """

    quelle: Path
    geschrieben: tuple[Path, ...] = ()
    findings: tuple[Finding, ...] = ()
    fehler: VorlagenError | None = None
    seiten: int = 0
    zusagen: tuple[str, ...] = ()


@dataclass(slots=True)
class _Auftrag:
    source: Path
    target: Ziel
    engine: str
    papier: Papier | None = None
    word: Rendered | None = None
    result: Ergebnis | None = None


_Teil = Sequence[tuple["Path", Ziel]]


def render_files(
    sources: Sequence[Path], options: Druckoptionen, done: Callable[[Ergebnis], None] | None = None
) -> tuple[Ergebnis, ...]:
    """Render papers from their files and write the results.

    Args:
        sources: YAML or JSON files.
        options: how.
        done: called for each paper as soon as its files are written.

    Returns:
        One result a source, in their order.

    Raises:
        UsageError: the targets clash.
    """
    targets = plan_targets(sources, options.out, pdf=options.pdf, audience=options.audience,
                           anhang=options.with_attachments)  # fmt: skip
    pairs = list(zip(sources, targets, strict=True))
    parts = in_parts(pairs, options.jobs, BATCH if options.jobs == 1 else BATCH // 2)
    results: list[Ergebnis] = []
    for result in _side_by_side(parts, options) if min(options.jobs, len(parts)) > 1 else _in_turn(parts, options):
        results.append(result)
        if done is not None:
            done(result)
    return tuple(results)


def _in_turn(parts: Sequence[_Teil], options: Druckoptionen) -> Iterator[Ergebnis]:
    for part in parts:
        yield from _batch([_Auftrag(source, target, DEFAULT_ENGINE) for source, target in part], options)


def _side_by_side(parts: Sequence[_Teil], options: Druckoptionen) -> Iterator[Ergebnis]:
    for results in side_by_side(partial(_render_part, options=options), parts, options.jobs):
        yield from results


def _render_part(part: _Teil, options: Druckoptionen) -> list[Ergebnis]:
    return list(_in_turn([part], options))


def _batch(orders: list[_Auftrag], options: Druckoptionen) -> Iterator[Ergebnis]:
    for order in orders:
        try:
            _print(order, options)
        except VorlagenError as error:
            order.result = _failed(order.source, error)
    for order, pdf in _converted(orders):
        yield order.result or _finish(order, pdf, options)


def _print(order: _Auftrag, options: Druckoptionen) -> None:
    """Read, check and print one paper; what stands at the target is looked at before the long work."""
    papier = _read(order.source, options)
    if papier.vorlage is None:
        raise PaperError(t("Die Vorlage {file} ist nicht lesbar.", file=order.source),
                         t("Beheben Sie die genannten Stellen."), papier.findings)  # fmt: skip
    order.word = render_paper(papier.vorlage, form=None, audience=options.audience, draft=options.draft,
                              allow=options.allow)  # fmt: skip
    order.papier = papier
    order.engine = options.engine or str(papier.umgebung.einstellungen.pdf_engine or DEFAULT_ENGINE)
    for path in (order.target.docx, order.target.pdf, order.target.anhang):
        if path is not None:
            refuse_foreign(path, order.word.docx, force=options.force)


def _read(source: Path, options: Druckoptionen) -> Papier:
    if source == STDIN and options.stdin is not None:
        return read_paper_bytes(options.stdin, options.form)
    return read_paper_file(source, str(source), options.form)


def _converted(orders: list[_Auftrag]) -> list[tuple[_Auftrag, Converted | VorlagenError | None]]:
    """Each order with its PDF; one engine call for all that share an engine."""
    found: dict[int, Converted | VorlagenError] = {}
    engines = {order.engine for order in orders if order.word and order.target.wants_pdf}
    for engine in sorted(engines):
        places = [
            at for at, order in enumerate(orders) if order.word and order.target.wants_pdf and order.engine == engine
        ]
        papers = [word for at in places if (word := orders[at].word)]
        try:
            found |= dict(zip(places, convert_rendered(papers, engine), strict=True))
        except VorlagenError as error:  # the engine is missing, for all of them
            found |= dict.fromkeys(places, error)
    return [(order, found.get(at)) for at, order in enumerate(orders)]


def _finish(order: _Auftrag, pdf: Converted | VorlagenError | None, options: Druckoptionen) -> Ergebnis:
    word = order.word
    if isinstance(pdf, VorlagenError) or word is None:
        return _failed(order.source, pdf or VorlagenError(t("Es wurde nichts ausgegeben.")))  # type: ignore[arg-type]
    findings = (*word.report.findings, *(_on_pdf(pdf, order) if pdf else ()))
    written: list[Path] = []
    try:
        whole = _attached(order, pdf, options)
        findings += whole.findings if whole else ()
        outputs = [(order.target.docx, word.docx), (order.target.pdf, pdf.pdf if pdf else None),
                   (order.target.anhang, whole.pdf if whole else None)]  # fmt: skip
        for path, data in outputs:
            if path is not None and data is not None:
                make_folder(path.parent)
                write_output(path, data, force=options.force)
                written.append(path)
    except VorlagenError as error:
        return Ergebnis(order.source, tuple(written), findings, error)
    return Ergebnis(order.source, tuple(written), findings, None, pdf.pages if pdf else 0, pdf.claims if pdf else ())


def _attached(order: _Auftrag, pdf: Converted | None, options: Druckoptionen) -> Anhang | None:
    """Paper and attachments as one PDF, where that was asked for."""
    paper = order.papier.vorlage if order.papier else None
    if order.target.anhang is None or pdf is None or paper is None:
        return None
    from vorlagen.workflow.mappe.anhang import attach  # noqa: PLC0415 - most papers are printed alone

    return attach(pdf.pdf, paper, options.audience, order.engine, options.allow)


def _failed(source: Path, error: VorlagenError) -> Ergebnis:
    return Ergebnis(source, (), carried(error), error)


def _on_pdf(pdf: Converted, order: _Auftrag) -> tuple[Finding, ...]:
    """The findings on a PDF; characters that no font has, or only one of the machine's, are told at their line."""
    papier, file = order.papier, str(order.source)
    if papier is None:
        return pdf.findings
    others = (one for one in pdf.findings if one.code != "D811")
    placed = (foreign_in(papier, one, pdf.missing, file) if one.code == "D810" else one for one in others)
    return (*unprintable_in(papier, pdf.missing, file), *placed)
