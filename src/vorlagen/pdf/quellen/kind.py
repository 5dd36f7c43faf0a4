"""The child's side of ``waechter``: does works, says what it is at, and never outlives its parent for long."""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import os
import pickle
import signal
import sys
import traceback
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_GRACE: Final = 5.0
"""Seconds after which the child ends itself if the parent, which should have, is no longer there."""


@dataclass(frozen=True, slots=True)
class Auftrag:
    """What the child is to do.

    Attributes:
        work: a function of a module, called with a ``Melder`` and ``args``.
        args: its arguments, picklable.
        seconds: time limit of each step.
        memory: limit of the memory it may ask for in bytes, ``None`` for none.
    """

    work: Callable[..., object]
    args: tuple[object, ...]
    seconds: float
    memory: int | None


@dataclass(frozen=True, slots=True)
class Bereit:
    """The child has read its order and begins."""


@dataclass(frozen=True, slots=True)
class Schritt:
    """The child begins with something.

    Attributes:
        stufe: the kind of work.
        name: the source in work, as messages call it; empty if it is none.
    """

    stufe: str
    name: str


@dataclass(frozen=True, slots=True)
class Fertig:
    """The child is done.

    Attributes:
        value: what the work returned.
    """

    value: object


@dataclass(frozen=True, slots=True)
class Gescheitert:
    """The work raised.

    Attributes:
        error: what it raised.
        trace: where, as Python prints it.
    """

    error: BaseException
    trace: str


@dataclass(frozen=True, slots=True)
class Speichermangel:
    """The work asked for more memory than it may have."""


class Melder:
    """Tells the parent what the child begins with, and winds up the switch that ends a forsaken child.

    The switch is a thread of the interpreter itself that needs no lock of Python's: it works
    on every system and even while a C library holds the interpreter.

    Args:
        stream: where messages go.
        seconds: time limit of each step.
    """

    def __init__(self, stream: IO[bytes], seconds: float) -> None:
        self._stream = stream
        self._seconds = seconds

    def __call__(self, stufe: str, name: str = "") -> None:
        """Say that a step begins, which ends the one before it."""
        faulthandler.dump_traceback_later(self._seconds + _GRACE, exit=True)
        self.send(Schritt(stufe, name))

    def send(self, message: object) -> None:
        """Send one message; a child whose parent has gone ends here."""
        data = _pickled(message)
        try:
            self._stream.write(data)
            self._stream.flush()
        except OSError:
            os._exit(1)


def serve() -> None:
    """Read orders from stdin until it ends, do one after the other, and answer on what was stdout."""
    stream = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get between the messages
    if sys.platform != "win32":  # time to end LibreOffice, and to tidy up; Windows ends the whole tree at once
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    while True:
        try:
            order = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
        except EOFError:
            gc.freeze()  # nobody needs the rest looked through once more
            return
        assert isinstance(order, Auftrag)  # noqa: S101 - said for the type checker
        melder = Melder(stream, order.seconds)
        melder.send(Bereit())
        melder.send(_done(order, melder))
        faulthandler.cancel_dump_traceback_later()


def _done(order: Auftrag, melder: Melder) -> Fertig | Gescheitert | Speichermangel:
    _limit_memory(order.memory)
    try:
        return Fertig(order.work(melder, *order.args))
    except MemoryError:
        return Speichermangel()
    except Exception as error:  # noqa: BLE001 - every failure belongs to the parent
        return Gescheitert(error, traceback.format_exc())


def _pickled(message: object) -> bytes:
    try:
        data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
        if isinstance(message, Gescheitert):  # many an error can be packed and not unpacked
            pickle.loads(data)  # noqa: S301 - our own
    except Exception as error:  # noqa: BLE001 - pickling calls code of the value's class
        trace = message.trace if isinstance(message, Gescheitert) else traceback.format_exc()
        return pickle.dumps(Gescheitert(TypeError(str(error)), trace), pickle.HIGHEST_PROTOCOL)
    return data


def _limit_memory(most: int | None) -> None:
    """Let requests beyond ``most`` bytes fail, where the system can (Linux)."""
    if most is not None and sys.platform != "win32":
        import resource  # noqa: PLC0415 - Windows has no such module

        with contextlib.suppress(ValueError, OSError):  # a tighter limit set from outside holds
            resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))
