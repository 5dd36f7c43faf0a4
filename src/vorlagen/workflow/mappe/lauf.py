"""The same work for each audience: side by side where memory allows, again without sources that brought it down."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final, TypeVar

from vorlagen.errors import SourceError
from vorlagen.findings import carried
from vorlagen.pdf.quellen.ursache import Ursache
from vorlagen.workflow.mappe.auftrag import Stufe
from vorlagen.workflow.mappe.gehilfen import result_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlagen.formular.druckbild import Audience
    from vorlagen.workflow.mappe.auftrag import Mappenauftrag
    from vorlagen.workflow.mappe.bestand import Mappenbestand
    from vorlagen.workflow.mappe.gehilfen import Gehilfen

BESIDE: Final = 100_000_000
"""Bytes of sources in all Mappen up to which they are built side by side: each process holds its own several times."""
_LAST: Final = 2
"""Writing and proving, after all entries were stamped."""
_FALLEN: Final = frozenset({Ursache.ZEIT_UEBERSCHRITTEN, Ursache.ABGESTUERZT, Ursache.BESCHAEDIGT})
"""What may come to light only when sources are joined, after all were opened."""
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Lauf:
    """What work on the files for one audience gets besides the meeting.

    Attributes:
        audience: for whom.
        tell: to be called for each step, with its stage and the name of the source.
        gehilfen: the processes that do it.
    """

    audience: Audience
    tell: Callable[[str, str], None]
    gehilfen: Gehilfen

    def do(self, work: Callable[..., _Result], *args: object) -> _Result:
        """Do ``work(melder, *args)`` in the next process that is free."""
        return self.gehilfen.do(work, *args, fortschritt=self.tell)


def for_audiences(
    work: Callable[[Mappenbestand, Lauf], _Result], bestand: Mappenbestand, auftrag: Mappenauftrag, gehilfen: Gehilfen
) -> list[_Result]:
    """``work`` for each audience asked for; the failure of the first in their order is raised.

    Args:
        work: what to do; where a source hangs, crashes or breaks it, it is named, and the work is done again without.
        bestand: the meeting.
        auftrag: options.
        gehilfen: the processes that do it.

    Raises:
        VorlagenError: what ``work`` raises.
    """
    tell = _Zaehler(bestand, auftrag).tell
    runs = [Lauf(audience, tell, gehilfen) for audience in auftrag.audiences]
    small = bestand.bytes_of_sources <= BESIDE
    if small and gehilfen.several:
        futures = [gehilfen.begin(partial(_in_spite, work, bestand, run)) for run in runs]
        return [result for _, result in map(result_of, futures)]
    results: list[_Result] = []
    for run in runs:
        if not small:  # what printing and the Mappe before took
            gehilfen.renew()
        bestand, result = _in_spite(work, bestand, run)
        results.append(result)
    return results


def _in_spite(
    work: Callable[[Mappenbestand, Lauf], _Result], bestand: Mappenbestand, run: Lauf
) -> tuple[Mappenbestand, _Result]:
    """Work that begins anew without a source that hung, crashed or broke it, so that the others are tried too."""
    while True:
        try:
            return bestand, work(bestand, run)
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
        """A child begins with a source; a step without a name, or of a stage that nobody counts, is not told."""
        if not name or stufe not in self._whole:
            return
        step = Stufe(stufe)
        with self._lock:
            self._done[step] += 1
            self._auftrag.tell(step, self._done[step], max(self._done[step], self._whole[step]), name)
