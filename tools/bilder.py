"""Renders the pictures of the README and of docs/ from the examples: ``make pictures``."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2

import vorlagen

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
        word = vorlagen.render(vorlagen.load(ROOT / "examples" / example))
        document = pypdfium2.PdfDocument(vorlagen.convert(word))
        picture = document[page].render(scale=DPI / 72).to_pil()
        picture.quantize(64).save(ROOT / "docs" / "bilder" / name, optimize=True)
        print(f"docs/bilder/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
