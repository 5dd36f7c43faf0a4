"""The only place that starts other programs: find one, run one with a time limit, or start one to talk to."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import IO


_MOMENT: Final = 1.0
"""Seconds; one that hangs in a library never hears that it is to end."""


@dataclass(frozen=True, slots=True)
class Finished:
    """How a program ended.

    Attributes:
        code: exit code; ``None`` if the time limit ended it.
        output: what it wrote to stdout and stderr, decoded as far as possible; empty after the time limit.
    """

    code: int | None
    output: str


def find_program(names: Iterable[str], places: Iterable[Path] = ()) -> Path | None:
    """The first of ``names`` on PATH, else the first of ``places`` that is a file."""
    for name in names:
        found = shutil.which(name)
        if found is not None:
            return Path(found)
    return next((place for place in places if place.is_file()), None)


def run(command: Sequence[str], *, env: Mapping[str, str], folder: Path, seconds: float) -> Finished:
    """Run a program and wait for it and its children.

    The pipes stay open as long as any child lives, so a wrapper script that ends early
    does not count as the end. Whoever is still alive at the time limit is killed, the
    whole process group: killing the wrapper alone leaves ``soffice.bin`` behind, which
    goes on holding the profile (tried with LibreOffice 7.4).

    Args:
        command: program and arguments.
        env: variables set in addition to the ones of this process.
        folder: working folder.
        seconds: time limit.

    Raises:
        OSError: the program cannot be started.
    """
    with subprocess.Popen(  # noqa: S603 - no shell; the callers give fixed programs and private paths
        command,
        cwd=folder,
        env={**os.environ, **env},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    ) as process:
        try:
            output, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            kill_tree(process)
            return Finished(None, "")
        except BaseException:  # Ctrl-C too must not leave a child behind
            kill_tree(process)
            raise
        return Finished(process.returncode, _decode(output))


def start(command: Sequence[str], errors: IO[bytes], env: Mapping[str, str]) -> subprocess.Popen[bytes]:
    """Start a program that is talked to through its stdin and stdout.

    It gets a session of its own: Ctrl-C on the terminal is for the one who started it, who
    ends it with ``kill_tree``.

    Args:
        command: program and arguments.
        errors: where its stderr goes.
        env: variables set in addition to the ones of this process.

    Raises:
        OSError: the program cannot be started.
    """
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NEW_PROCESS_GROUP | subprocess.CREATE_NO_WINDOW
    return subprocess.Popen(  # noqa: S603 - no shell; the callers give fixed programs
        command,
        env={**os.environ, **env},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=errors,
        start_new_session=True,
        creationflags=flags,
    )


def end_tree(process: subprocess.Popen[bytes]) -> None:
    """End a program of ours, which gets a moment to end what it has started itself, in sessions of their own."""
    if sys.platform != "win32":
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_MOMENT)
    kill_tree(process)


def kill_tree(process: subprocess.Popen[bytes]) -> None:
    """End a program and all that it has started, at once."""
    if sys.platform == "win32":
        taskkill = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "taskkill.exe"
        subprocess.run([taskkill, "/T", "/F", "/PID", str(process.pid)], check=False, capture_output=True)  # noqa: S603
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()


def _decode(output: bytes) -> str:
    return output.decode("utf-8", errors="replace").strip()
