from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vorlagen.pdf.engine import Engine, get_engine

if TYPE_CHECKING:
    from collections.abc import Callable

# Tests are imported one by one (importlib mode); the two modules they share lie beside them.
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(params=["embedded", pytest.param("libreoffice", marks=pytest.mark.libreoffice)])
def engine(request: pytest.FixtureRequest) -> Engine:
    return get_engine(request.param)


@pytest.fixture
def embedded() -> Engine:
    return get_engine("embedded")


@pytest.fixture
def fake_soffice(tmp_path: Path) -> Callable[[str], Path]:
    """A function that writes an executable Python script and returns its path."""

    def write(body: str) -> Path:
        path = tmp_path / "soffice"
        path.write_text(f"#!{sys.executable}\nimport os, pathlib, subprocess, sys, time\n{body}", encoding="utf-8")
        path.chmod(0o755)
        return path

    return write
