"""Work for the child process of the tests; it finds this module on the search path of its parent."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from vorlagen.pdf import process
from vorlagen.pdf.quellen.oeffnen import open_source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


def open_all(melder: Callable[[str, str], None], files: Sequence[tuple[str, bytes]]) -> list[int]:
    """Open sources; what hands are given is what they say."""
    pages = []
    for name, data in files:
        melder("Öffnen", name)
        pages.append(open_source(data, name).seiten)
    return pages


def sleep_in(melder: Callable[[str, str], None], names: Sequence[str], seconds: Sequence[float]) -> str:
    for name, pause in zip(names, seconds, strict=True):
        melder("Öffnen", name)
        time.sleep(pause)
    return "fertig"


def hold_the_interpreter(melder: Callable[[str, str], None], name: str) -> None:
    """Hang inside C without letting go of the lock, as a library does that never comes back."""
    melder("Öffnen", name)
    ctypes.PyDLL(None).sleep(60)


def end_hard(melder: Callable[[str, str], None], name: str, how: str) -> None:
    melder("Öffnen", name)
    if how == "exit":
        os._exit(3)
    elif how == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    else:
        ctypes.string_at(0)


def eat_memory(melder: Callable[[str, str], None], name: str) -> int:
    melder("Öffnen", name)
    return len(bytearray(4_000_000_000))


def babble(melder: Callable[[str, str], None]) -> str:
    """Print as libraries do, in Python and below it."""
    melder("Reden", "")
    print("Unsinn" * 1000)  # noqa: T201 - the very point
    os.write(1, b"Unsinn" * 1000)
    return "gut"


class OneWayError(Exception):
    """It can be packed, and nobody can unpack it."""

    def __init__(self, *, what: str) -> None:
        super().__init__(what)


def give_one_way(_: Callable[[str, str], None]) -> object:
    return OneWayError(what="gegeben")


def fail(melder: Callable[[str, str], None], kind: str) -> None:
    melder("Scheitern", "plan.pdf")
    if kind == "unpicklable":

        class LocalError(Exception):
            pass

        raise LocalError(kind)
    if kind == "one way":
        raise OneWayError(what=kind)
    raise KeyError(kind)


def give_unpicklable(_: Callable[[str, str], None]) -> object:
    return lambda: None


def note_pid(melder: Callable[[str, str], None], file: Path) -> None:
    """Write down the own number and that of a child of the child, then hang."""
    melder("Öffnen", "plan.pdf")
    grandchild = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    file.with_suffix(".neu").write_text(f"{os.getpid()} {grandchild.pid}", encoding="utf-8")
    file.with_suffix(".neu").replace(file)
    time.sleep(60)


def echo(_: Callable[[str, str], None], value: object) -> object:
    return value


def number(_: Callable[[str, str], None]) -> int:
    """The number of the process that does it."""
    return os.getpid()


def run_a_program(melder: Callable[[str, str], None], folder: Path) -> None:
    """Wait for a program of its own session, as LibreOffice is."""
    melder("Öffnen", "brief.odt")
    file = folder / "nummer"
    script = f"import os, pathlib, time; pathlib.Path({str(file)!r}).write_text(str(os.getpid())); time.sleep(60)"
    process.run([sys.executable, "-c", script], env={}, folder=folder, seconds=60)


def meet(_: Callable[[str, str], None], folder: Path, own: str, other: str) -> str:
    """Come back only if somebody else is at work at the same time."""
    (folder / own).touch()
    until = time.monotonic() + 20
    while not (folder / other).exists():
        if time.monotonic() > until:
            raise TimeoutError(other)
        time.sleep(0.02)
    return own
