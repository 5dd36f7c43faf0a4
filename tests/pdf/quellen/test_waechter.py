"""A child that hangs, crashes or eats memory is ended, names the source it was at, and leaves nobody behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import arbeiten
import pytest
from bau import datei

from vorlagen.errors import SourceError, VorlagenError
from vorlagen.pdf.quellen.kind import Melder
from vorlagen.pdf.quellen.ursache import Ursache, cause_of
from vorlagen.pdf.quellen.waechter import AbgebrochenError, Gehilfe, run_guarded

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def test_the_child_does_the_work_and_tells_each_step() -> None:
    steps: list[tuple[str, str]] = []
    files = [("a.pdf", datei(2)), ("b.pdf", datei(3))]
    pages = run_guarded(arbeiten.open_all, files, fortschritt=lambda *step: steps.append(step))
    assert pages == [2, 3]
    assert steps == [("Öffnen", "a.pdf"), ("Öffnen", "b.pdf")]


def test_a_source_that_cannot_be_used_is_the_same_error_as_without_a_child() -> None:
    with pytest.raises(SourceError, match=r"b\.pdf: Die Datei ist leer") as caught:
        run_guarded(arbeiten.open_all, [("a.pdf", datei(2)), ("b.pdf", b"")])
    assert cause_of(caught.value) is Ursache.LEER


@pytest.mark.parametrize("size", [10, 5_000_000])
def test_orders_and_results_of_any_size_get_through(size: int) -> None:
    assert run_guarded(arbeiten.echo, b"x" * size) == b"x" * size


def test_a_step_that_takes_too_long_is_ended_and_named() -> None:
    """Each step has the limit to itself: three of half its length are none too long."""
    begun: list[float] = []

    def note(_stufe: str, _name: str) -> None:
        begun.append(time.monotonic())

    with pytest.raises(SourceError, match=r"d\.pdf: Das PDF ließ sich in 1 Sekunden nicht lesen") as caught:
        run_guarded(
            arbeiten.sleep_in, ["a.pdf", "b.pdf", "c.pdf", "d.pdf"], [0.5, 0.5, 0.5, 60], seconds=1, fortschritt=note
        )
    assert cause_of(caught.value) is Ursache.ZEIT_UEBERSCHRITTEN
    assert len(begun) == 4
    assert time.monotonic() - begun[-1] < 4


@posix
def test_a_library_that_holds_the_interpreter_is_ended_as_well() -> None:
    with pytest.raises(SourceError, match=r"plan\.pdf: Das PDF ließ sich in 1 Sekunden nicht lesen"):
        run_guarded(arbeiten.hold_the_interpreter, "plan.pdf", seconds=1)


@posix
@pytest.mark.parametrize(("how", "code"), [("exit", "3"), ("kill", "-9"), ("segfault", "-11")])
def test_a_crash_is_told_with_the_source(how: str, code: str) -> None:
    with pytest.raises(SourceError, match=rf"plan\.pdf: .* zum Absturz: .* {code}\.") as caught:
        run_guarded(arbeiten.end_hard, "plan.pdf", how)
    assert cause_of(caught.value) is Ursache.ABGESTUERZT


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux keeps to the limit")
def test_a_source_that_eats_the_memory_is_told() -> None:
    with pytest.raises(SourceError, match=r"plan\.pdf: .*Der Arbeitsspeicher reicht nicht"):
        run_guarded(arbeiten.eat_memory, "plan.pdf", memory=2_000_000_000)


def test_what_libraries_print_does_not_get_between_the_messages() -> None:
    assert run_guarded(arbeiten.babble) == "gut"


def test_an_error_of_the_work_arrives_with_its_place() -> None:
    with pytest.raises(KeyError, match="schluessel") as caught:
        run_guarded(arbeiten.fail, "schluessel")
    assert any("arbeiten.py" in note for note in caught.value.__notes__)


def test_an_error_that_cannot_travel_arrives_as_text() -> None:
    with pytest.raises(TypeError) as caught:
        run_guarded(arbeiten.fail, "unpicklable")
    assert any("LocalError" in note for note in caught.value.__notes__)


def test_a_result_that_cannot_travel_is_an_error() -> None:
    with pytest.raises(TypeError):
        run_guarded(arbeiten.give_unpicklable)


def test_a_failure_outside_any_source_blames_none() -> None:
    with pytest.raises(VorlagenError) as caught:
        run_guarded(arbeiten.end_hard, "", "exit")
    assert type(caught.value) is VorlagenError


def test_a_child_that_cannot_start_shows_what_it_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(HERE)])
    with pytest.raises(VorlagenError) as caught:
        run_guarded(arbeiten.echo, 1)
    assert any("No module named 'vorlagen'" in note for note in caught.value.__notes__)


def test_an_error_that_nobody_can_unpack_is_told_all_the_same() -> None:
    with pytest.raises(TypeError, match="what") as caught:
        run_guarded(arbeiten.fail, "one way")
    assert any("OneWayError" in note for note in caught.value.__notes__)


def test_an_answer_that_nobody_can_unpack_ends_the_work() -> None:
    """The child goes on waiting for its next order; whoever waits for the child to end waits for ever."""
    start = time.monotonic()
    with Gehilfe() as gehilfe:
        with pytest.raises(VorlagenError):
            gehilfe.do(arbeiten.give_one_way)
        assert gehilfe.do(arbeiten.echo, "gut") == "gut"
    assert time.monotonic() - start < 20


def test_one_child_does_one_work_after_the_other_and_each_has_its_own_failure() -> None:
    with Gehilfe() as gehilfe:
        first = gehilfe.do(arbeiten.number)
        with pytest.raises(KeyError):
            gehilfe.do(arbeiten.fail, "schluessel")
        assert gehilfe.do(arbeiten.echo, "gut") == "gut"
        assert gehilfe.do(arbeiten.number) == first
    assert not alive(first)


@posix
def test_after_a_fall_the_next_work_has_another_child() -> None:
    with Gehilfe() as gehilfe:
        first = gehilfe.do(arbeiten.number)
        with pytest.raises(SourceError, match=r"plan\.pdf"):
            gehilfe.do(arbeiten.end_hard, "plan.pdf", "kill")
        assert gehilfe.do(arbeiten.number) != first
        with pytest.raises(VorlagenError) as caught:
            gehilfe.do(arbeiten.end_hard, "", "exit")
        assert type(caught.value) is VorlagenError, "the source of the work before is not to blame"


@posix
def test_work_that_is_called_off_ends_with_what_it_has_started(tmp_path: Path) -> None:
    """LibreOffice runs in a session of its own: killing the child alone would let it go on."""
    stop = threading.Event()
    file = tmp_path / "nummer"

    def call_off() -> None:
        wait_until(lambda: file.exists() and file.read_text(encoding="utf-8"))
        stop.set()

    threading.Thread(target=call_off).start()
    with Gehilfe() as gehilfe:
        child = gehilfe.do(arbeiten.number)
        with pytest.raises(AbgebrochenError):
            gehilfe.do(arbeiten.run_a_program, tmp_path, abbruch=stop)
        program = int(file.read_text(encoding="utf-8"))
        wait_until(lambda: not alive(child) and not alive(program), 5)
        with pytest.raises(AbgebrochenError):
            gehilfe.do(arbeiten.number, abbruch=stop)


def test_a_frozen_program_does_the_work_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    value = object()
    assert run_guarded(arbeiten.echo, value) is value


def alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{number}/stat")
    return not state.exists() or state.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"


def wait_until(what: Callable[[], object], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.05)


SCRIPT = """
import sys
sys.path[:0] = [{here!r}]
import arbeiten
from pathlib import Path
from vorlagen.pdf.quellen.waechter import run_guarded
run_guarded(arbeiten.note_pid, Path({file!r}), seconds={seconds})
"""


@posix
@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGKILL])
def test_no_child_outlives_its_parent(tmp_path: Path, blow: signal.Signals) -> None:
    """Ctrl-C ends it at once; after a parent that was killed outright its own clock does.

    The script has no guard round its last line: a child must not run it again.
    """
    file = tmp_path / "nummern"
    seconds = 60 if blow is signal.SIGINT else 1.5
    code = SCRIPT.format(here=str(HERE), file=str(file), seconds=seconds)
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_PROCESS_")}
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE, env=unmeasured) as parent:
        wait_until(file.exists)
        child, grandchild = (int(part) for part in file.read_text(encoding="utf-8").split())
        parent.send_signal(blow)
        error = parent.communicate()[1]
        wait_until(lambda: not alive(child))
        if blow is signal.SIGINT:
            assert error.rstrip().endswith(b"KeyboardInterrupt")
            wait_until(lambda: not alive(grandchild))
        elif alive(grandchild):
            os.kill(grandchild, signal.SIGKILL)


@posix
def test_a_child_whose_parent_no_longer_listens_ends_at_its_next_word() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    number = os.fork()
    if number == 0:
        Melder(os.fdopen(writing, "wb"), 60).send("Ist da noch jemand?")
        os._exit(0)
    os.close(writing)
    assert os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]) == 1
