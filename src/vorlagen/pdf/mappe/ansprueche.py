"""Claims of the joined file: it claims a standard if and only if every part holds it."""

from __future__ import annotations

import concurrent.futures
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from vorlagen.i18n import Text, t
from vorlagen.pdf.mappe.metadaten import write
from vorlagen.pdf.packet import PDF_A, PDF_UA, STANDARDS
from vorlagen.pdf.standards import judge
from vorlagen.pdf.tagcheck import tag_faults

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pikepdf

    from vorlagen.pdf.mappe.baustein import Baustein, Mappeninfo
    from vorlagen.pdf.standards import Verdict

_THREADS: Final = 4
"""The validator works outside Python's lock; on two cores two of them halve the time."""


@dataclass(frozen=True, slots=True)
class Mangel:
    """Why the Mappe does not claim a standard.

    Attributes:
        titel: the part that does not hold it; the Mappe's own title if no part can be named.
        standard: such as ``PDF/UA-1``.
        grund: what is missing, in plain words.
    """

    titel: str
    standard: str
    grund: Text


def write_claiming(
    pdf: pikepdf.Pdf, parts: Sequence[Baustein], info: Mappeninfo, target: BinaryIO
) -> tuple[tuple[str, ...], tuple[Mangel, ...]]:
    """Save the file with all claims that hold.

    A part that does not claim a standard is named without a look into it. Only if all parts
    claim one is the whole validated; only if it fails are the parts, to name the culprit.

    Args:
        pdf: the joined file.
        parts: what it was joined from.
        info: title, language and date.
        target: where it goes; open for reading and writing.

    Returns:
        The claims, and what stands in the way of the others.
    """
    found = list(_obstacles(parts))
    blocked = {obstacle.standard for obstacle in found}
    claims = tuple(standard for standard in STANDARDS if standard not in blocked)
    if PDF_UA in claims and (faults := tuple(tag_faults(pdf))):
        found += [Mangel(info.titel, PDF_UA, fault) for fault in faults]
        claims = tuple(standard for standard in claims if standard != PDF_UA)
    while True:  # each round drops a claim, so there are at most three
        write(pdf, info, claims, target)
        failed = _fail(target, claims)
        if not failed:
            return claims, tuple(found)
        found += _culprits(parts, failed, info.titel)
        broken = {verdict.standard for verdict in failed}
        claims = tuple(standard for standard in claims if standard not in broken)


def _obstacles(parts: Sequence[Baustein]) -> Iterator[Mangel]:
    for part in parts:
        source = part.quelle
        if not source.tagged:
            yield Mangel(part.titel, PDF_UA, t("Die Datei hat keine brauchbaren Tags."))
        elif not source.behauptet_ua:
            yield Mangel(part.titel, PDF_UA, t("Die Datei hat Tags, nennt sich aber nicht barrierefrei."))
        elif not source.sprache:
            yield Mangel(part.titel, PDF_UA, t("Die Datei nennt ihre Sprache nicht."))
        if not source.behauptet_a:
            yield Mangel(part.titel, PDF_A, t("Die Datei ist kein PDF/A."))


def _fail(target: BinaryIO, claims: Sequence[str]) -> list[Verdict]:
    if not claims:
        return []
    target.seek(0)
    data = target.read()
    with concurrent.futures.ThreadPoolExecutor(_THREADS) as pool:
        return [verdict for verdict in pool.map(lambda standard: judge(data, standard), claims) if not verdict.holds]


def _culprits(parts: Sequence[Baustein], failed: Sequence[Verdict], title: str) -> Iterator[Mangel]:
    """The parts that break a standard themselves; the whole where none does."""
    for verdict in failed:
        suspects = [part for part in parts if part.datei is not None]
        with concurrent.futures.ThreadPoolExecutor(_THREADS) as pool:
            verdicts = pool.map(lambda part, standard=verdict.standard: judge(_read(part), standard), suspects)
        named = [Mangel(part.titel, own.standard, reason)
                 for part, own in zip(suspects, verdicts, strict=True) for reason in _reasons(own)]  # fmt: skip
        yield from named or [Mangel(title, verdict.standard, reason) for reason in _reasons(verdict)]


def _reasons(verdict: Verdict) -> list[Text]:
    if verdict.unable:
        return [t("Das Prüfprogramm konnte nicht urteilen: {grund}", grund=verdict.unable)]
    return list({str(breach.words): breach.words for breach in verdict.breaches}.values())


def _read(part: Baustein) -> bytes:
    if isinstance(part.datei, Path):
        return part.datei.read_bytes()
    return part.datei or b""
