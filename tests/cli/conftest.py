"""The installed command as people call it: a process of its own, with output, messages and exit code."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from contextlib import AbstractContextManager

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[1] / "workflow"))
"""For Ctrl-C, and for what people do to a Word file."""

SOUND = """\
formular: standard
art: informationsvorlage
nummer: 2026/0301
betreff: Fahrradbügel am Bahnhof
datum: 04.05.2026
federfuehrung: Tiefbauamt
beratungsfolge:
  - {gremium: Bauausschuss, termin: 02.06.2026, oeffentlich: ja, zustaendigkeit: kenntnisnahme}
sachverhalt: Am Bahnhof entstehen zwölf Bügel.
"""


@dataclass(frozen=True)
class Lauf:
    """What a call left behind."""

    code: int
    out: str
    err: str
    raw: bytes


class Aufruf(Protocol):
    """The fixture ``vorlagen``."""

    def __call__(
        self, *words: object, stdin: bytes | None = None, env: Mapping[str, str] | None = None, bare: bool = False
    ) -> Lauf: ...


class Start(Protocol):
    """The fixture ``start``."""

    def __call__(
        self, *words: object, env: Mapping[str, str] | None = None
    ) -> AbstractContextManager[subprocess.Popen[bytes]]: ...


@pytest.fixture(scope="session")
def command() -> list[str]:
    """The installed command; from a bare source tree the module."""
    beside = shutil.which("vorlagen", path=str(Path(sys.executable).parent))
    return [beside] if beside else [sys.executable, "-m", "vorlagen"]


@pytest.fixture
def vorlagen(command: list[str], tmp_path: Path) -> Aufruf:
    """``vorlagen("check", "a.yaml")`` runs in ``tmp_path``; no call may ever show a traceback.

    ``env`` adds to the environment, ``bare`` starts from almost none.
    """

    def _run(
        *words: object, stdin: bytes | None = None, env: Mapping[str, str] | None = None, bare: bool = False
    ) -> Lauf:
        kept = {"PATH", "PYTHONPATH", "SYSTEMROOT", "COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG"}
        base = {name: value for name, value in os.environ.items() if name in kept} if bare else dict(os.environ)
        base = {name: value for name, value in base.items() if not name.startswith("VORLAGEN_")}
        run = subprocess.run([*command, *map(str, words)], input=stdin or b"", capture_output=True, cwd=tmp_path,
                             env=base | dict(env or {}), check=False, timeout=120)  # fmt: skip
        lauf = Lauf(
            run.returncode, run.stdout.decode("utf-8", "replace"), run.stderr.decode("utf-8", "replace"), run.stdout
        )
        assert "Traceback" not in lauf.err + lauf.out
        assert "Exception ignored" not in lauf.err
        return lauf

    return _run


@pytest.fixture
def start(command: list[str], tmp_path: Path) -> Start:
    """Calls that are to be interrupted: each runs in ``tmp_path`` beside the test, leading a group of its own.

    It is not measured: where Ctrl-C comes while coverage holds a lock of its own, the next
    measured line waits for that lock for ever (seen twice).
    """

    @contextlib.contextmanager
    def _start(*words: object, env: Mapping[str, str] | None = None) -> Iterator[subprocess.Popen[bytes]]:
        base = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_PROCESS_")}
        process = subprocess.Popen([*command, *map(str, words)], cwd=tmp_path, env=base | dict(env or {}),
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)  # fmt: skip
        with process:
            try:
                yield process
            finally:
                process.kill()

    return _start


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A paper without findings."""
    file = tmp_path / "gut.yaml"
    file.write_text(SOUND, encoding="utf-8")
    return file


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A paper with errors."""
    file = tmp_path / "fehler.yaml"
    file.write_text("formular: standard\nbetreff: Ohne alles\n", encoding="utf-8")
    return file
