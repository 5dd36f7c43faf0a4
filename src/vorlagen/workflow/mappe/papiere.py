"""The papers of a meeting printed: YAML becomes Word and PDF, once for each audience that may have it."""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from vorlagen.errors import PaperError, VorlagenError
from vorlagen.i18n import t
from vorlagen.pdf.engine import DEFAULT_ENGINE
from vorlagen.sources import read_paper_file
from vorlagen.workflow.mappe.auftrag import Stufe
from vorlagen.workflow.mappe.gehilfen import result_of
from vorlagen.workflow.prozesse import in_parts
from vorlagen.workflow.rendern import Rendered, convert_rendered, render_for
from vorlagen.workflow.sitzungen import ANLAGEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from vorlagen.findings import Finding
    from vorlagen.formular.druckbild import Audience
    from vorlagen.models import Vorlage
    from vorlagen.pdf.convert import Converted
    from vorlagen.workflow.mappe.auftrag import Mappenauftrag
    from vorlagen.workflow.mappe.gehilfen import Gehilfen

_BATCH: Final = 8
"""Papers that LibreOffice sets in one go: its start takes seconds, that of the embedded engine nothing."""
_UNPRINTED: Final = ("customXml/", "docProps/custom.xml", "word/_rels/document.xml.rels", "[Content_Types].xml")
"""Parts that no page shows; the audiences differ in them: only the internal file embeds the source."""


@dataclass(frozen=True, slots=True)
class Druckwunsch:
    """A paper to be printed.

    Attributes:
        quelle: its file, as seen from the meeting.
        pfad: where it lies.
        audiences: for whom.
        vorlage: the paper as it was checked, so that nothing else is printed; ``None`` where it could not be read.
    """

    quelle: str
    pfad: Path
    audiences: tuple[Audience, ...]
    vorlage: Vorlage | None = field(default=None, repr=False)

    @property
    def groesse(self) -> int:
        """Bytes of the file; 0 if it has gone meanwhile, which is told when it is read."""
        return self.pfad.stat().st_size if self.pfad.is_file() else 0


@dataclass(frozen=True, slots=True)
class Papierdruck:
    """A printed paper, or why there is none.

    Attributes:
        quelle: its file, as seen from the meeting.
        pdf: the PDF by audience.
        findings: on the finished files.
        fehler: why it could not be printed.
    """

    quelle: str
    pdf: Mapping[Audience, bytes] = field(default_factory=dict, repr=False)
    findings: tuple[Finding, ...] = ()
    fehler: VorlagenError | None = None


_Drucke = list[Papierdruck]
_Druck = Callable[[Sequence[Druckwunsch]], _Drucke]


def print_papers(
    wishes: Sequence[Druckwunsch], auftrag: Mappenauftrag, engine: str, gehilfen: Gehilfen
) -> dict[str, Papierdruck]:
    """All papers printed, by their file; a bad one does not stop the others.

    Args:
        wishes: what to print.
        auftrag: options.
        engine: the PDF engine.
        gehilfen: if they are several, they print side by side; else this process does.
    """
    work = partial(_print_part, draft=auftrag.draft, allow=auftrag.allow, engine=engine)
    parts = _parts(wishes, auftrag.jobs, engine)
    printed: dict[str, Papierdruck] = {}
    for results in _side_by_side(work, parts, gehilfen) if gehilfen.several else map(work, parts):
        for result in results:
            printed[result.quelle] = result
            auftrag.tell(Stufe.VORLAGEN, len(printed), len(wishes), result.quelle)
    return {wish.quelle: printed[wish.quelle] for wish in wishes}


def _parts(wishes: Sequence[Druckwunsch], jobs: int, engine: str) -> list[Sequence[Druckwunsch]]:
    """The papers in parts: the longest first, so that none is still at work when all others are done."""
    ordered = sorted(wishes, key=lambda wish: wish.groesse, reverse=True)
    return in_parts(ordered, jobs, 1 if engine == DEFAULT_ENGINE else _BATCH)


def _side_by_side(work: _Druck, parts: Sequence[Sequence[Druckwunsch]], gehilfen: Gehilfen) -> Iterator[_Drucke]:
    # No time limit: these are our own papers, and LibreOffice has its own.
    orders = [partial(gehilfen.do, _print_there, work, part, seconds=math.inf) for part in parts]
    yield from map(result_of, [gehilfen.begin(order) for order in orders])


def _print_there(_begin: Callable[[str, str], None], work: _Druck, part: Sequence[Druckwunsch]) -> _Drucke:
    return work(part)


def _print_part(
    wishes: Sequence[Druckwunsch], *, draft: bool, allow: tuple[Path, ...], engine: str
) -> list[Papierdruck]:
    """Print some papers in one go."""
    words: list[dict[Audience, Rendered] | VorlagenError] = [_render(wish, draft=draft, allow=allow) for wish in wishes]
    jobs = [(at, audience, word) for at, found in enumerate(words) if not isinstance(found, VorlagenError)
            for audience, word in _different(found)]  # fmt: skip
    pdfs = dict(zip([(at, audience) for at, audience, _ in jobs],
                    convert_rendered([word for _, _, word in jobs], engine) if jobs else (), strict=True))  # fmt: skip
    return [_finished(at, wish, words[at], pdfs) for at, wish in enumerate(wishes)]


def _finished(
    at: int, wish: Druckwunsch, words: Mapping[Audience, Rendered] | VorlagenError,
    pdfs: Mapping[tuple[int, Audience], Converted | VorlagenError],
) -> Papierdruck:  # fmt: skip
    if isinstance(words, VorlagenError):
        return Papierdruck(wish.quelle, fehler=words)
    found: dict[Audience, bytes] = {}
    findings: list[Finding] = []
    for audience in wish.audiences:
        pdf = pdfs.get((at, audience)) or pdfs[at, "public"]
        if isinstance(pdf, VorlagenError):
            return Papierdruck(wish.quelle, fehler=pdf)
        found[audience] = pdf.pdf
        findings += [finding for finding in pdf.findings if finding not in findings]
    return Papierdruck(wish.quelle, found, tuple(findings))


def _render(wish: Druckwunsch, *, draft: bool, allow: tuple[Path, ...]) -> dict[Audience, Rendered] | VorlagenError:
    try:
        if wish.vorlage is not None:
            return render_for(wish.vorlage, wish.audiences, draft=draft, allow=allow, tolerate=ANLAGEN)
        findings = read_paper_file(wish.pfad, wish.quelle).findings
        return PaperError(t("Die Vorlage {file} ist nicht lesbar.", file=wish.quelle),
                          t("Beheben Sie die genannten Stellen."), findings)  # fmt: skip
    except VorlagenError as error:
        return error


def _different(words: Mapping[Audience, Rendered]) -> Iterator[tuple[Audience, Rendered]]:
    """The Word files that need a PDF of their own: mostly both audiences read the same pages.

    The public one is the one that is converted then, never the other way round.
    """
    shown = {_shown_parts(word.docx) for word in words.values()}
    for audience, word in words.items():
        if len(words) == 1 or len(shown) > 1 or audience == "public":
            yield audience, word


def _shown_parts(docx: bytes) -> frozenset[tuple[str, int]]:
    """Name and checksum of each part that pages are made from."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return frozenset((info.filename, info.CRC) for info in package.infolist()
                         if not info.filename.startswith(_UNPRINTED))  # fmt: skip
