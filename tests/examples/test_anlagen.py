"""The attachments of the examples are those that the script makes from its texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from pypdf import PdfReader

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

ROOT = Path(__file__).parents[2]
ENTRIES: list[dict[str, Any]] = yaml.safe_load((ROOT / "tools/beispielanlagen.yaml").read_text(encoding="utf-8"))


def squeeze(text: str) -> str:
    """A text without white space and hyphens, which line breaks add and drop."""
    return "".join(text.split()).replace("-", "")


def cells(block: str | list[str]) -> list[str]:
    """The pieces of a paragraph, heading or table."""
    return [block.removeprefix("# ")] if isinstance(block, str) else [cell for row in block for cell in row.split("|")]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: Path(entry["datei"]).stem)
def test_attachment_holds_its_text(entry: dict[str, Any]) -> None:
    """Title and every cell stand in the PDF; otherwise run: python tools/beispielanlagen.py."""
    reader = PdfReader(ROOT / "examples" / entry["datei"])
    printed = squeeze("".join(page.extract_text() for page in reader.pages))
    wanted = [entry["titel"], *(cell for block in entry.get("inhalt", ()) for cell in cells(block))]
    assert [text for text in wanted if squeeze(text) not in printed] == []
    assert 1 <= len(reader.pages) <= 2


def test_every_file_comes_from_the_scripts(load_tool: Callable[[str], ModuleType]) -> None:
    """No attachment lies about that nobody can make again; those of Office are made anew and are the same."""
    office: dict[str, bytes] = load_tool("buerodateien").office_files()
    found = {path.relative_to(ROOT / "examples").as_posix() for path in (ROOT / "examples").glob("*/anlagen/*")}
    assert found == {entry["datei"] for entry in ENTRIES} | set(office)
    sheets = [name for name in office if name.endswith((".docx", ".xlsx", ".pptx"))]
    assert len(sheets) >= 4
    assert [name for name in sheets if (ROOT / "examples" / name).read_bytes() != office[name]] == []
