"""Work on foreign files in a child process, which is ended when it hangs, crashes or eats the memory.

A PDF can be made so that a library never comes back, or takes the process with it; no
``except`` helps against that. A child does one work after the other, so that it costs one
start; it says which source it is at, and that is the one to blame.
"""

from __future__ import annotations

import contextlib
import multiprocessing.spawn
import pickle
import queue
import subprocess
import sys
import tempfile
import threading
import time
from typing import IO, TYPE_CHECKING, Any, Final, Self, TypeVar, cast

from vorlagen.errors import VorlagenError
from vorlagen.i18n import system_reason, t
from vorlagen.pdf.process import end_tree, kill_tree, start
from vorlagen.pdf.quellen.kind import Auftrag, Bereit, Fertig, Gescheitert, Schritt, Speichermangel
from vorlagen.pdf.quellen.ursache import Ursache, refuse

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlagen.i18n import Text

Result = TypeVar("Result")
STEP: Final = 60.0
"""Seconds for one source; the thickest ones take two."""
_START: Final = 60.0
"""Seconds until the child has started; virus scanners take their time."""
_SOON: Final = 1.0
"""Seconds for one whose answers have ended; if it said what nobody can read, it waits for its next order."""
_EXIT: Final = 5.0
"""Seconds for a child that is done to end."""
GLANCE: Final = 0.2
"""Seconds; on Windows Ctrl-C waits for the end of a wait."""
_TAIL: Final = 2_000
_PROGRAM: Final = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from vorlagen.pdf.quellen.kind import serve; serve()"
)


class AbgebrochenError(Exception):
    """Somebody else failed, or Ctrl-C came: nobody waits for this work any more."""


def run_guarded(work: Callable[..., Result], *args: object, **options: Any) -> Result:  # noqa: ANN401 - those of ``do``
    """Do one work in a child process of its own; see ``Gehilfe.do``."""
    with Gehilfe() as gehilfe:
        return gehilfe.do(work, *args, **options)


class Gehilfe:
    """A child process that starts when it is made and does one work after the other; after a fall it starts anew.

    A frozen program (PyInstaller), whose executable is no Python, does the work itself and unguarded.
    """

    def __init__(self) -> None:
        self._rest = contextlib.ExitStack()
        self._child: subprocess.Popen[bytes] | None = None
        if not getattr(sys, "frozen", False):
            self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def dismiss(self) -> None:
        """Let the child go; ``close`` waits for it."""
        if self._child is not None and self._child.stdin is not None:
            _close(self._child.stdin)

    def close(self) -> None:
        """End the child, if there is one; the next work starts another."""
        self.dismiss()
        child, self._child = self._child, None
        if child is not None:
            _await(child, _EXIT)
            if child.stdout is not None:
                _close(child.stdout)
        self._rest.close()

    def do(
        self,
        work: Callable[..., Result],
        *args: object,
        seconds: float = STEP,
        memory: int | None = None,
        fortschritt: Callable[[str, str], None] | None = None,
        abbruch: threading.Event | None = None,
    ) -> Result:
        """Do ``work(melder, *args)`` in the child.

        ``melder(stufe, name)`` is called by the work whenever it begins with something; each such
        step has the time limit to itself. Large results belong into a file: what is returned is
        copied through a pipe.

        Args:
            work: a function of a module that the child can import, not of ``__main__``.
            *args: its arguments, picklable.
            seconds: time limit of each step.
            memory: bytes of memory that the child may ask for; only Linux keeps to it.
            fortschritt: called here for each step, with its stage and the name of the source.
            abbruch: once somebody sets it, the child is ended and the work given up; for callers in threads.

        Returns:
            What the work returned.

        Raises:
            SourceError: a source hung (E009), or brought the child down (E010).
            VorlagenError: the child could not start, or ended outside any source.
            AbgebrochenError: ``abbruch`` was set.
            Exception: what the work itself raised.
        """
        tell, stop = fortschritt or _silent, abbruch or threading.Event()
        if getattr(sys, "frozen", False):
            return work(tell, *args)
        if stop.is_set():
            raise AbgebrochenError
        order = pickle.dumps(Auftrag(work, args, seconds, memory), pickle.HIGHEST_PROTOCOL)
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._start()
        try:
            answer = self._aufsicht.follow(order, seconds, tell, stop)
        except BaseException:  # Ctrl-C too must not leave a child behind
            if self._child is not None:
                end_tree(self._child)
            self.close()
            raise
        match answer:
            case Fertig(value):
                return cast("Result", value)
            case Gescheitert(error, trace):
                error.add_note(trace)
                raise error
            case _:
                raise TypeError(answer)

    def _start(self) -> None:
        errors = self._rest.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - closed with the child
        folder = self._rest.enter_context(_private_folder())
        places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder)  # what a child that is killed leaves there goes too
        try:
            self._child = start([multiprocessing.spawn.get_executable(), "-I", "-c", _PROGRAM], errors, places)
        except OSError as error:
            self._rest.close()
            raise VorlagenError(
                t("Ein Hilfsprogramm lässt sich nicht starten: {grund}.", grund=system_reason(error)),
                t("Beenden Sie andere Programme, oder rechnen Sie mit weniger Prozessen (-j 1)."),
            ) from error
        self._aufsicht = _Aufsicht(self._child, errors)


def _private_folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="vorlagen-", ignore_cleanup_errors=True)


def _silent(_stufe: str, _name: str) -> None:
    """Nobody wants to know."""


def _await(child: subprocess.Popen[bytes], seconds: float) -> int:
    """How a child ended that should end by itself; one that stays is ended."""
    try:
        return child.wait(seconds)
    except subprocess.TimeoutExpired:
        kill_tree(child)
        return child.wait()


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:
        return  # the rest of an order that nobody read


class _Aufsicht:
    """Follows one child from work to work."""

    def __init__(self, child: subprocess.Popen[bytes], errors: IO[bytes]) -> None:
        self._child = child
        self._errors = errors
        self._name = ""
        self._messages: queue.SimpleQueue[object] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()
        self._give(pickle.dumps(sys.path))

    def follow(
        self, order: bytes, seconds: float, tell: Callable[[str, str], None], stop: threading.Event
    ) -> Fertig | Gescheitert:
        """Give the order and wait for the answer."""
        self._name = ""
        threading.Thread(target=self._give, args=(order,), daemon=True).start()
        limit = _START
        while True:
            match self._next(limit, stop):
                case Schritt(stufe, name):
                    self._name = name
                    tell(stufe, name)
                case Fertig() | Gescheitert() as answer:
                    return answer
                case Speichermangel():
                    raise self._fallen(t("Der Arbeitsspeicher reicht nicht"))
                case Bereit():
                    pass
                case _:
                    raise self._fallen(t("Das Leseprogramm endete mit {code}", code=_await(self._child, _SOON)))
            limit = seconds

    def _give(self, data: bytes) -> None:
        """A pipe holds some kilobytes only; the child may end before it has read more."""
        try:
            stream = cast("IO[bytes]", self._child.stdin)
            stream.write(data)
            stream.flush()
        except (OSError, ValueError):
            return  # the listener sees that the child has gone

    def _listen(self) -> None:
        stream = cast("IO[bytes]", self._child.stdout)
        try:
            while True:
                self._messages.put(pickle.load(stream))  # noqa: S301 - from our own child
        except Exception:  # noqa: BLE001 - a child that died in the middle of a message leaves anything
            self._messages.put(None)

    def _next(self, limit: float, stop: threading.Event) -> object:
        """The next message; ``None`` if the child has gone."""
        until = time.monotonic() + limit
        while True:
            if stop.is_set():
                raise AbgebrochenError
            try:
                return self._messages.get(timeout=GLANCE)
            except queue.Empty:
                if time.monotonic() < until:
                    continue
                raise self._late(limit) from None

    def _late(self, limit: float) -> VorlagenError:
        if self._name:
            return refuse(Ursache.ZEIT_UEBERSCHRITTEN, self._name, sekunden=round(limit))
        return self._bug(t("Ein Teil der Arbeit kam in {n} Sekunden nicht zum Ende.", n=round(limit)))

    def _fallen(self, grund: Text) -> VorlagenError:
        if self._name:
            return refuse(Ursache.ABGESTUERZT, self._name, grund=grund)
        return self._bug(grund)

    def _bug(self, message: Text) -> VorlagenError:
        error = VorlagenError(message, t("Bitte melden Sie es."))
        self._errors.seek(0)
        said = self._errors.read()[-_TAIL:].decode("utf-8", "replace").strip()
        if said:
            error.add_note(said)
        return error
