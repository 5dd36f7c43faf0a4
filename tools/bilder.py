"""Renders the pictures of the README and of docs/ from the examples and tutorials: ``make pictures``."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pypdfium2

import vorlagen
from anleitung import follow

ROOT = Path(__file__).resolve().parent.parent
PICTURES = {
    "fahrradbuegel.png": ("lindenfurt/2026-0231-fahrradbuegel.yaml", 0),
    "radwegbruecke-1.png": ("lindenfurt/2026-0184-radwegbruecke.yaml", 0),
    "sankt-augustin-1.png": ("sankt-augustin/26-0117-digitalisierung.yaml", 0),
}
"""Picture, example and page (from 0)."""
DPI = 80


def main() -> int:
    """Write all pictures."""
    for name, (example, page) in PICTURES.items():
        draw(name, ROOT / "examples" / example, page)
    with tempfile.TemporaryDirectory() as folder:
        draw_tutorial(Path(folder))
    return 0


def draw(name: str, paper: Path, page: int = 0) -> None:
    """Render a page of a paper as a picture."""
    word = vorlagen.render(vorlagen.load(paper))
    document = pypdfium2.PdfDocument(vorlagen.convert(word))
    picture = document[page].render(scale=DPI / 72).to_pil()
    picture.quantize(64).save(ROOT / "docs" / "bilder" / name, optimize=True)
    print(f"docs/bilder/{name}")


def draw_tutorial(folder: Path) -> None:
    """The first paper of „Die eigene Stadt“ with the form as it is made, and after all that the page says."""
    paper = folder / "spielplatz.yaml"
    follow(ROOT / "docs" / "eigene-stadt.md", folder)
    paper.write_text(
        paper.read_text(encoding="utf-8").replace("leitziel:\n", "leitziel: Grüne Stadt\n"), encoding="utf-8"
    )
    draw("eigene-stadt-nachher.png", paper)
    (folder / "vorher").mkdir()
    vorlagen.new_form("Musterstadt").save(folder / "vorher")
    draw("eigene-stadt-vorher.png", paper.rename(folder / "vorher" / paper.name))


if __name__ == "__main__":
    sys.exit(main())
