"""The same work for each audience: side by side where memory allows, again without sources that brought it down."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from vorlagen.errors import SourceError
from vorlagen.findings import carried
from vorlagen.pdf.quellen.ursache import Ursache
from vorlagen.workflow.mappe.auftrag import Stufe
from vorlagen.workflow.prozesse import at_once

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlagen.formular.druckbild import Audience
    from vorlagen.workflow.mappe.auftrag import Mappenauftrag
    from vorlagen.workflow.mappe.bestand import Mappenbestand

BESIDE: Final = 100_000_000
"""Bytes of sources in all Mappen up to which they are built side by side: each process holds its own several times."""
_LAST: Final = 2
"""Writing and proving, after all entries were stamped."""
_FALLEN: Final = frozenset({Ursache.ZEIT_UEBERSCHRITTEN, Ursache.ABGESTUERZT})
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Lauf:
    """What work on the files for one audience gets besides the meeting.

    Attributes:
        audience: for whom.
        tell: to be called for each step, with its stage and the name of the source.
        abbruch: set as soon as the work is in vain.
    """

    audience: Audience
    tell: Callable[[str, str], None]
    abbruch: threading.Event = field(default_factory=threading.Event)


def for_audiences(
    work: Callable[[Mappenbestand, Lauf], _Result], bestand: Mappenbestand, auftrag: Mappenauftrag
) -> list[_Result]:
    """``work`` for each audience asked for; the failure of the first in their order is raised.

    Args:
        work: what to do, guarded: a source that hangs or crashes it is named, and it is done again without.
        bestand: the meeting.
        auftrag: options.

    Raises:
        VorlagenError: what ``work`` raises.
    """
    tell = _Zaehler(bestand, auftrag).tell
    audiences = auftrag.audiences
    if auftrag.jobs > 1 and len(audiences) > 1 and bestand.bytes_of_sources <= BESIDE:
        works = [partial(_in_spite, work, bestand, audience, tell) for audience in audiences]
        return [result for _, result in at_once(works)]
    results: list[_Result] = []
    for audience in audiences:
        bestand, result = _in_spite(work, bestand, audience, tell, threading.Event())
        results.append(result)
    return results


def _in_spite(
    work: Callable[[Mappenbestand, Lauf], _Result], bestand: Mappenbestand, audience: Audience,
    tell: Callable[[str, str], None], abbruch: threading.Event,
) -> tuple[Mappenbestand, _Result]:  # fmt: skip
    """Work that begins anew without a source that hung or crashed it, so that the others are tried all the same."""
    while True:
        try:
            return bestand, work(bestand, Lauf(audience, tell, abbruch))
        except SourceError as error:
            known = {name for name, _ in bestand.unterlagen}
            fallen = {found.file: found for found in carried(error) if found.code in _FALLEN and found.file in known}
            if not fallen:
                raise
            bestand = bestand.without(fallen)


class _Zaehler:
    """Counts the steps of all children together and tells of them, one at a time."""

    def __init__(self, bestand: Mappenbestand, auftrag: Mappenauftrag) -> None:
        entries = [entry for audience in auftrag.audiences for entry in bestand.plaene[audience].eintraege]
        self._whole = {Stufe.QUELLEN: sum(bool(entry.quelle) for entry in entries),
                       Stufe.SEITEN: len(entries) + _LAST * len(auftrag.audiences)}  # fmt: skip
        self._done: Counter[Stufe] = Counter()
        self._auftrag = auftrag
        self._lock = threading.Lock()

    def tell(self, stufe: str, name: str) -> None:
        """A child begins with a source; one without a name is nobody's business."""
        if not name:
            return
        step = Stufe(stufe)
        with self._lock:
            self._done[step] += 1
            self._auftrag.tell(step, self._done[step], max(self._done[step], self._whole[step]), name)
