"""Work spread over processes: results in the order of the parts, a clean end on Ctrl-C."""

from __future__ import annotations

import contextlib
import signal
import threading
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_PARTS = 8
"""Parts a process: small enough that no slow paper keeps the others waiting, nor Ctrl-C."""

One = TypeVar("One")
Result = TypeVar("Result")


def in_parts(whole: Sequence[One], jobs: int, largest: int) -> list[Sequence[One]]:
    """A list in parts for so many processes, none larger than ``largest``."""
    size = largest if jobs == 1 else max(1, min(largest, -(-len(whole) // (jobs * _PARTS))))
    return [whole[start : start + size] for start in range(0, len(whole), size)]


def side_by_side(work: Callable[[One], Result], parts: Sequence[One], jobs: int) -> Iterator[Result]:
    """``work`` done on each part in several processes; an interrupt ends all of them.

    Args:
        work: a function of a module, with arguments bound at most: it is sent to the processes.
        parts: what it is called with.
        jobs: how many processes.

    Yields:
        The results, in the order of the parts.
    """
    import multiprocessing  # noqa: PLC0415 - 15 ms that one process never needs
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - as above

    context = multiprocessing.get_context("spawn")  # the only way that all systems have
    pool = ProcessPoolExecutor(min(jobs, len(parts)), context, _leave_interrupts_to_parent)
    try:
        with _interrupts_held():
            results = pool.map(work, parts)
        yield from results
    finally:
        pool.shutdown(cancel_futures=True)


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
    """Processes started meanwhile inherit that Ctrl-C is not theirs: their start would end in a traceback each."""
    if threading.current_thread() is not threading.main_thread():  # only the main one may set this
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
