"""Claiming: a standard is written into a PDF only if the validator finds it held."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vorlagen.pdf.befunde import finding
from vorlagen.pdf.finish import write
from vorlagen.pdf.glyphs import boxed_characters
from vorlagen.pdf.packet import PDF_UA, STANDARDS
from vorlagen.pdf.standards import Verdict, judge
from vorlagen.pdf.structure import wrap_untagged_paths
from vorlagen.pdf.tagcheck import tag_faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pikepdf

    from vorlagen.findings import Finding
    from vorlagen.i18n import Text
    from vorlagen.pdf.engine import Job

_CONTENT_TAGGING: Final = "CONTENT-TAGGING"
_NOTDEF: Final = "NOTDEF-GLYPH"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A written file and how its claims came about.

    Attributes:
        pdf: the file's bytes.
        claims: the standards written into it, each of them held.
        verdicts: what the validator said of each standard that was tried.
        faults: what our own look at the tags found; any of it costs PDF/UA.
        missing: characters that stand in it as boxes, ``"?"`` if nobody can say which; then
            it claims nothing.
    """

    pdf: bytes = field(repr=False)
    claims: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    faults: tuple[Text, ...]
    missing: tuple[str, ...]


def claim(pdf: pikepdf.Pdf, job: Job, missing: tuple[str, ...]) -> Claimed:
    """Write the file with all claims that hold.

    Lines that LibreOffice left untagged are mended if the validator complains of them.

    Args:
        pdf: the touched-up file.
        job: its job.
        missing: characters without glyph that the engine has named.
    """
    missing = missing or boxed_characters(pdf)
    if missing:
        return Claimed(write(pdf, job, ()), (), (), (), missing)
    data, verdicts = _attempt(pdf, job, STANDARDS)
    if _broken(verdicts, _CONTENT_TAGGING) and wrap_untagged_paths(pdf):
        data, verdicts = _attempt(pdf, job, STANDARDS)
    found = ("?",) if _broken(verdicts, _NOTDEF) else ()
    faults = tuple(tag_faults(pdf))
    claims = () if found else tuple(held for held in _held(verdicts) if held != PDF_UA or not faults)
    tried: tuple[str, ...] = STANDARDS
    while claims != tried:  # each round drops a claim, so there are at most three
        data, again = _attempt(pdf, job, claims)
        tried, claims = claims, _held(again)
    return Claimed(data, claims, verdicts, faults, found)


def describe(claimed: Claimed, name: str) -> Iterator[Finding]:
    """One finding for each rule that a standard failed on, or for a standard that could not be judged.

    Args:
        claimed: the written file.
        name: what to call it in messages.
    """
    for fault in claimed.faults:
        yield finding("D816", name, standard=PDF_UA, was=fault)
    for verdict in claimed.verdicts:
        if verdict.unable:
            yield finding("D813", name, standard=verdict.standard, grund=verdict.unable)
        for breach in verdict.breaches:
            if not (claimed.missing and _NOTDEF in breach.rule):  # said already, with the characters (D811)
                yield finding("D812", name, standard=verdict.standard, grund=breach.words, regel=breach.rule)


def _attempt(pdf: pikepdf.Pdf, job: Job, claims: Iterable[str]) -> tuple[bytes, tuple[Verdict, ...]]:
    claimed = tuple(claims)
    data = write(pdf, job, claimed)
    return data, tuple(judge(data, standard) for standard in claimed)


def _held(verdicts: Iterable[Verdict]) -> tuple[str, ...]:
    return tuple(verdict.standard for verdict in verdicts if verdict.holds)


def _broken(verdicts: Iterable[Verdict], rule: str) -> bool:
    return any(rule in breach.rule for verdict in verdicts for breach in verdict.breaches)
