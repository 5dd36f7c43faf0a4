"""Page ends for engines that heed no „keep with next“: what belongs together is moved to the next page together.

The engine's result is looked at, a page break is put before every group that a page's end tears,
and the engine is asked again, until nothing is torn. A break moves what follows, so that a later
one could stand in the middle of a page. It cannot as long as the text before it stays on its page:
breaks only cut pages short, so that page now begins no later than before, and a group that did not
fit on it then fits even less. Where that does not hold, one break a round is tried.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import pikepdf

from vorlagen.facts import ParagraphFact
from vorlagen.pdf.befunde import finding
from vorlagen.pdf.engine import RawPdf
from vorlagen.pdf.seiten import Block, read_blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vorlagen.findings import Finding
    from vorlagen.pdf.engine import Engine, Job

ROUNDS: Final = 20
"""Rounds at most, one of which may set the paper twice; most papers need none or one."""
_SHOWN: Final = 60
_TEXT: Final = ParagraphFact("", keep=False, heading=False, movable=False)


@dataclass(frozen=True, slots=True)
class _Place:
    """A paragraph and where it lies.

    Attributes:
        position: its place in ``WordFacts.flow``; -1 if it is not known which one it is.
        fact: what Word says of it.
        block: where the PDF has it.
    """

    position: int
    fact: ParagraphFact
    block: Block


@dataclass(frozen=True, slots=True)
class _Tear:
    """A page's end between two paragraphs that belong together.

    Attributes:
        start: position of the paragraph that begins the group.
        at: its place in the order of the PDF.
        text: text of the last paragraph before the page's end.
        page: number of that page, from 1.
        mendable: whether a break before the group would help.
        too_long: whether the group begins at the top of a page and still does not fit on it.
    """

    start: int
    at: int
    text: str
    page: int
    mendable: bool
    too_long: bool


@dataclass(frozen=True, slots=True)
class _Layout:
    """How the engine set a docx with some page breaks.

    Attributes:
        raw: the result.
        breaks: positions of the paragraphs that begin a page by our will.
        places: where each paragraph lies; ``None`` if they cannot be found in the PDF.
    """

    raw: RawPdf
    breaks: frozenset[int]
    places: tuple[_Place, ...] | None

    @property
    def tears(self) -> tuple[_Tear, ...]:
        """What page ends tear, in reading order."""
        return tuple(_tears(self.places or ()))


def hold_together(job: Job, raw: RawPdf, engine: Engine) -> tuple[RawPdf, tuple[Finding, ...]]:
    """The engine's result without torn groups, and what could not be mended or judged.

    A group longer than a page is left as it is. The docx that is handed out is not changed.

    Args:
        job: the job; without ``break_before`` nothing is done.
        raw: what the engine made of it.
        engine: the engine, for further rounds.

    Raises:
        pikepdf.PdfError: ``raw`` is no PDF.
        ToolMissingError: the engine is not installed.
    """
    if engine.keeps_together or job.break_before is None or not any(fact.keep for fact in job.facts.flow):
        return raw, ()
    layout = _Layout(raw, frozenset(), _places(job, raw))
    useless: frozenset[int] = frozenset()
    several = True
    for _ in range(ROUNDS):
        useless |= {tear.start for tear in layout.tears if tear.start in layout.breaks}
        torn = [tear for tear in layout.tears if tear.mendable and tear.start not in useless]
        more = torn if several else torn[:1]
        again = _set_anew(job, engine, layout, useless, more)
        if again is None:
            break
        proven = _proven(layout, again, more)
        if len(proven) < len(more):
            several = False
            again = _set_anew(job, engine, layout, useless, proven)
        if again is None:
            break
        layout = again
    if layout.places is None:
        return layout.raw, (finding("D818", job.name),)
    left = (tear for tear in layout.tears if not tear.too_long and tear.start not in useless)
    return layout.raw, tuple(finding("D817", job.name, text=tear.text, seite=tear.page) for tear in left)


def _set_anew(
    job: Job, engine: Engine, layout: _Layout, useless: frozenset[int], more: Sequence[_Tear]
) -> _Layout | None:
    """The docx set with more breaks and without useless ones; ``None`` if that changes nothing, or fails."""
    breaks = (layout.breaks - useless) | {tear.start for tear in more}
    if breaks == layout.breaks or job.break_before is None:
        return None
    raw = engine.convert([replace(job, docx=job.break_before(breaks))])[0]
    return _Layout(raw, breaks, _places(job, raw)) if isinstance(raw, RawPdf) else None


def _proven(before: _Layout, after: _Layout, more: Sequence[_Tear]) -> Sequence[_Tear]:
    """Those of the new breaks that end a page which had no room for the group behind them anyway."""
    places = after.places or ()
    if len(places) != len(before.places or ()):
        return more[:1]
    fresh = min((tear.at for tear in after.tears if tear.mendable), default=len(places))
    for number, tear in enumerate(more[1:], 1):
        if fresh < tear.at or places[tear.at - 1].block.last + 1 != tear.page:
            return more[:number]
    return more


def _places(job: Job, raw: RawPdf) -> tuple[_Place, ...] | None:
    """Where each paragraph lies; of headings only if the others do not add up, ``None`` if these do not either."""
    with pikepdf.open(io.BytesIO(raw.pdf), attempt_recovery=False) as pdf:
        if len(pdf.pages) < 2:  # noqa: PLR2004 - nothing can be torn on one page
            return ()
        blocks = read_blocks(pdf)
    flow = tuple(enumerate(job.facts.flow))
    pairs = zip(flow, blocks, strict=False)
    if len(flow) == len(blocks) and all(fact.heading or not block.heading for (_, fact), block in pairs):
        return tuple(_Place(at, fact, block) for (at, fact), block in zip(flow, blocks, strict=True))
    headings = [(at, fact) for at, fact in flow if fact.heading]
    if len(headings) != sum(block.heading for block in blocks):
        return None
    left = iter(headings)
    return tuple(_Place(*(next(left) if block.heading else (-1, _TEXT)), block) for block in blocks)


def _tears(places: Sequence[_Place]) -> Iterator[_Tear]:
    for at in range(len(places) - 1):
        end = places[at]
        if not end.fact.keep or end.block.last >= places[at + 1].block.first:
            continue
        start = at
        while start > 0 and places[start - 1].fact.keep:
            start -= 1
        first = places[start]
        on_top = start == 0 or places[start - 1].block.last < first.block.first
        in_one = first.block.first == end.block.last
        yield _Tear(
            start=first.position,
            at=start,
            text=_shorten(end.fact.text),
            page=end.block.last + 1,
            mendable=first.fact.movable and in_one and not on_top,
            too_long=on_top,
        )


def _shorten(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN].rsplit(" ", 1)[0] + " …"
