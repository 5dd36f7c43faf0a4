"""The wheel is the product: what is in it, and that the tests run against it."""

from __future__ import annotations

import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

import vorlagen

pytestmark = pytest.mark.wheel
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def names(request: pytest.FixtureRequest) -> set[str]:
    """Names of all files in the wheel."""
    with zipfile.ZipFile(request.config.getoption("--wheel")) as wheel:
        return set(wheel.namelist())


def files_below(folder: Path, pattern: str) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob(pattern) if file.is_file()}


def test_the_tests_run_against_the_installed_wheel() -> None:
    assert Path(vorlagen.__file__).is_relative_to(sysconfig.get_path("purelib"))


def test_the_installed_package_is_that_of_the_wheel(request: pytest.FixtureRequest) -> None:
    package = Path(vorlagen.__file__).parent
    with zipfile.ZipFile(request.config.getoption("--wheel")) as wheel:
        modules = [name for name in wheel.namelist() if name.endswith(".py")]
        assert len(modules) >= 10
        for name in modules:
            assert (package.parent / name).read_bytes() == wheel.read(name), name


def test_the_sources_are_out_of_reach() -> None:
    reached = [Path(entry) for entry in sys.path if (Path(entry) / "vorlagen").is_dir()]
    assert reached == [Path(sysconfig.get_path("purelib"))]


@pytest.mark.parametrize("name", ["vorlagen/py.typed", "vorlagen/locale/en/LC_MESSAGES/vorlagen.mo"])
def test_the_wheel_holds(names: set[str], name: str) -> None:
    assert name in names


def test_the_wheel_holds_every_template(names: set[str]) -> None:
    templates = {f"vorlagen/templates/{name}" for name in files_below(ROOT / "templates", "*")}
    assert templates
    assert templates <= names


def test_the_wheel_holds_every_module(names: set[str]) -> None:
    modules = {f"vorlagen/{name}" for name in files_below(ROOT / "src" / "vorlagen", "*.py")}
    assert len(modules) >= 10
    assert modules == {name for name in names if name.endswith(".py")}


def test_the_wheel_holds_nothing_else(names: set[str]) -> None:
    assert {name.split("/")[0].split("-")[0] for name in names} == {"vorlagen"}
    assert not [name for name in names if set(Path(name).parts) & {"tests", "examples", "benchmarks", "tools"}]
    assert not [name for name in names if name.endswith((".pyc", ".po", ".ttf", ".otf"))]


def test_the_licence_comes_along(names: set[str]) -> None:
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
