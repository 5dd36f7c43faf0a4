"""What every test lives with: no network, tools that are there or named, a strict validator for Word files."""

from __future__ import annotations

import importlib.util
import os
import runpy
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

TESTS = Path(__file__).resolve().parent
OFFLINE = TESTS / "offline"

# No test reaches the network, nor does a Python that a test starts: sitecustomize is
# loaded by every interpreter that finds it on its path.
runpy.run_path(str(OFFLINE / "sitecustomize.py"))
os.environ["PYTHONPATH"] = os.pathsep.join([str(OFFLINE), *filter(None, [os.environ.get("PYTHONPATH")])])

# A shell that starts us in the background has taken Ctrl-C from us, and from all that we start and interrupt.
if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples in every run: a green run stays green, a red one can be had again.
settings.register_profile("haus", deadline=None, derandomize=True, database=None)
settings.load_profile("haus")

_TOOLS = {"libreoffice": "soffice"}
"""Markers that stand for a program, and the program."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--all-tools`` and ``--wheel``, as the Makefile gives them."""
    group = parser.getgroup("vorlagen")
    group.addoption("--all-tools", action="store_true", help="a missing tool is a failure, not an omission")
    group.addoption("--wheel", type=Path, help="the built wheel, installed where these tests run")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse to start where everything was asked for and something is missing."""
    if config.getoption("--all-tools") and (left_out := _left_out(config)):
        raise pytest.UsageError("\n".join(left_out.values()))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests whose tool is missing; the end of the run names them."""
    missing = set(_left_out(config))
    out = [item for item in items if missing & {mark.name for mark in item.iter_markers()}]
    if out:
        config.hook.pytest_deselected(items=out)
        items[:] = [item for item in items if item not in out]


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name what was left out, below all other summaries, just above the closing line."""
    for reason in _left_out(config).values():
        terminalreporter.write_line(f"NICHT GEPRÜFT: {reason}", yellow=True)


def _left_out(config: pytest.Config) -> dict[str, str]:
    reasons = {
        marker: f"alle Tests mit der Marke „{marker}“; das Programm „{program}“ fehlt."
        for marker, program in _TOOLS.items()
        if shutil.which(program) is None
    }
    if config.getoption("--wheel") is None:
        reasons["wheel"] = "alle Tests mit der Marke „wheel“; kein gebautes Paket genannt (`make test` tut es)."
    return reasons


@pytest.fixture(scope="session")
def assert_valid_docx(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], None]:
    """``assert_valid_docx(content)``: the Word file holds the rules of Microsoft's Open XML SDK.

    openxml-audit is a port of the SDK's validation and knows besides what Word would
    repair. Failures name the part, the place in it and the rule.
    """
    from openxml_audit import FileFormat, OpenXmlValidator  # noqa: PLC0415 - 90 ms that most tests never need

    folder = tmp_path_factory.mktemp("docx")

    def _assert(content: bytes) -> None:
        file = folder / "geprueft.docx"
        file.write_bytes(content)
        # A validator of its own for each file: 0.8.0 remembers the footnotes of a file under the address of an
        # object that is gone when the next file may get the same (seen). It costs 15 ms.
        result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=50).validate(file)
        if not result.is_valid or result.errors:
            faults = "\n".join(f"  {error}" for error in result.errors)
            pytest.fail(f"{len(result.errors)} Verstöße gegen die Regeln des Open XML SDK:\n{faults}", pytrace=False)

    return _assert


@pytest.fixture(scope="session")
def loaded_modules() -> Callable[[str], set[str]]:
    """``loaded_modules(code)``: the modules that a fresh interpreter holds after running the code."""

    def _loaded(code: str) -> set[str]:
        script = f"import sys\n{code}\nprint(*sorted(sys.modules), sep='\\n')"
        run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        return set(run.stdout.split())

    return _loaded


@pytest.fixture(scope="session")
def load_tool() -> Callable[[str], ModuleType]:
    """``load_tool("schemas")`` is the script tools/schemas.py as a module."""

    def load(name: str) -> ModuleType:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).parents[1] / "tools" / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load
