"""The processes that bundling has at hand: started once, for papers, sources and Mappen, ended together."""

from __future__ import annotations

import gc
import queue
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import TYPE_CHECKING, Self, TypeVar

from vorlagen.pdf.quellen.waechter import GLANCE, STEP, Gehilfe

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")


class Gehilfen:
    """So many processes side by side; whoever gives more work than that waits.

    They start at once and load what they will need while others still read the meeting.

    Args:
        number: how many.
    """

    def __init__(self, number: int) -> None:
        if getattr(sys, "frozen", False):  # it does the work itself
            number = 1
        self._all: list[Gehilfe] = []
        try:
            self._all += (Gehilfe() for _ in range(number))
        except BaseException:
            self.renew()
            raise
        self._idle: queue.SimpleQueue[Gehilfe] = queue.SimpleQueue()
        self._stop = threading.Event()
        self._threads = ThreadPoolExecutor(number)
        for gehilfe in self._all:
            self._threads.submit(self._make_ready, gehilfe)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._threads.shutdown(cancel_futures=True)
        self.renew()

    @property
    def several(self) -> bool:
        """Whether works go side by side."""
        return len(self._all) > 1

    def do(
        self,
        work: Callable[..., Result],
        *args: object,
        seconds: float = STEP,
        fortschritt: Callable[[str, str], None] | None = None,
    ) -> Result:
        """Do ``work(melder, *args)`` in the next process that is free; for its arguments and errors see ``Gehilfe.do``.

        Args:
            work: a function of a module.
            *args: its arguments.
            seconds: time limit of each step.
            fortschritt: called for each step.
        """
        gehilfe = self._idle.get()
        try:
            return gehilfe.do(work, *args, seconds=seconds, fortschritt=fortschritt, abbruch=self._stop)
        finally:
            self._idle.put(gehilfe)

    def begin(self, work: Callable[[], Result]) -> Future[Result]:
        """Let a thread do something that calls ``do``."""
        return self._threads.submit(work)

    def renew(self) -> None:
        """End all processes, which gives their memory back; nobody may be at work. The next works start others."""
        for gehilfe in self._all:
            gehilfe.dismiss()
        for gehilfe in self._all:
            gehilfe.close()

    def _make_ready(self, gehilfe: Gehilfe) -> None:
        try:
            gehilfe.do(load_modules, abbruch=self._stop)
        finally:
            self._idle.put(gehilfe)


def result_of(future: Future[Result]) -> Result:
    """What a thread came to; Ctrl-C gets through while we wait."""
    while not future.done():
        wait([future], GLANCE)
    return future.result()


def load_modules(_begin: Callable[[str, str], None]) -> None:
    """Import what works will need: half a second that nobody should wait for twice.

    What is loaded then stays, so the search for garbage leaves it out, and is done less often: together
    8 % of the time that a meeting of 40 papers takes (``benchmarks/sitzung.py``).
    """
    import vorlagen.workflow.mappe.herstellung  # noqa: F401, PLC0415 - it is what a process of ours begins with

    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 100)
