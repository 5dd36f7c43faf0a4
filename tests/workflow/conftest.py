"""A sound paper of an invented town, and its parts when it is printed."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

sys.path.insert(0, str(Path(__file__).parent))
"""For the helpers beside the tests."""

SOUND = """\
formular: standard
art: informationsvorlage
nummer: 2026/0301
betreff: Fahrradbügel am Bahnhof
datum: 04.05.2026
federfuehrung: Tiefbauamt
beratungsfolge:
  - {gremium: Bauausschuss, termin: 02.06.2026, oeffentlich: ja, zustaendigkeit: kenntnisnahme}
sachverhalt: |
  Am Bahnhof entstehen zwölf Bügel für Fahrräder.
"""


@pytest.fixture
def attachment() -> bytes:
    """A PDF that can be opened."""
    return (Path(__file__).parents[2] / "examples/lindenfurt/anlagen/0212-1-kalkulation.pdf").read_bytes()


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """``write(more, name="blatt.yaml")``: a sound paper with further lines, as a file."""

    def _write(more: str = "", name: str = "blatt.yaml", text: str = SOUND) -> Path:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + more, encoding="utf-8")
        return file

    return _write


@pytest.fixture(scope="session")
def parts() -> Callable[[bytes], dict[str, str]]:
    """The parts of a package as text."""

    def _parts(docx: bytes) -> dict[str, str]:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            return {name: package.read(name).decode("utf-8", "replace") for name in package.namelist()}

    return _parts
