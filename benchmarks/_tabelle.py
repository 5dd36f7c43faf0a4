"""Rounds, medians and a German table; shared by the measurements."""

from __future__ import annotations

import gc
import statistics
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes; garbage of earlier work is collected before."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def medians(work: Mapping[str, Callable[[], object]], rounds: int = 7) -> dict[str, float]:
    """The median time of each piece of work in seconds.

    The pieces take turns, so that a busy moment of the machine meets all of them; a first
    round warms up and is not counted.
    """
    taken: dict[str, list[float]] = {name: [] for name in work}
    for turn in range(rounds + 1):
        for name, run in work.items():
            spent = seconds(run)
            if turn:
                taken[name].append(spent)
    return {name: statistics.median(times) for name, times in taken.items()}


def milliseconds(seconds: float) -> str:
    """A time with German marks, such as ``12,3 ms``."""
    return f"{seconds * 1000:.1f} ms".replace(".", ",")


def ratio(value: float) -> str:
    """A ratio with German marks, such as ``0,42``."""
    return f"{value:.2f}".replace(".", ",")


def share(part: float, whole: float) -> str:
    """A share in percent, such as ``42 %``."""
    return f"{100 * part / whole:.0f} %"


def show(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table; the first column is set left, all others right."""
    lines = [list(head), *map(list, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    print(title)
    for line in lines:
        cells = [cell.rjust(width) if at else cell.ljust(width)
                 for at, (cell, width) in enumerate(zip(line, widths, strict=True))]  # fmt: skip
        print("  " + "   ".join(cells).rstrip())
    print()
