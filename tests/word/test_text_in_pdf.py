"""Rendered text in the PDF of the embedded engine: tags, numbers, repeated headings."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import page
import pikepdf
import pypdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Render

_TEXT = """\
# Anlass

Ein Absatz nach § 5.

Ein zweiter Absatz.

- eins
- zwei

3. drei
4. vier
   1. innen
   2. innen
   - auch innen
5. fünf

## Kosten

***

> Ein Zitat.

| Jahr | Betrag |
|---|---|
| 2027 | 5 € |
"""


def _elements(node: pikepdf.Object, depth: int = 0) -> Iterator[tuple[int, str]]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _elements(child, depth)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield depth, str(node["/S"])
        if "/K" in node:
            yield from _elements(node["/K"], depth + 1)


def _tags(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [tag for _, tag in _elements(file.Root["/StructTreeRoot"]["/K"])]


def test_text_holds_pdf_ua(render: Render, to_pdf: Callable[[bytes], bytes]) -> None:
    """An independent validator finds no fault, and every block has the tag of its kind."""
    pdf = to_pdf(render(_TEXT, level=0).docx)
    report = page.validate_pdf_bytes(pdf, profile="ua1")
    assert report.is_compliant, str(report)
    tags = _tags(pdf)
    assert tags[:4] == ["/Document", "/H1", "/P", "/P"]
    assert (tags.count("/H2"), tags.count("/LI"), tags.count("/LBody"), tags.count("/TH")) == (1, 8, 8, 2)
    assert "/Span" not in tags


def test_numbers_stay_after_an_inner_list(render: Render, to_pdf: Callable[[bytes], bytes]) -> None:
    """The engine starts an outer list anew if both share a definition, and joins inner ones that touch."""
    pdf = to_pdf(render(_TEXT, level=0).docx)
    text = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text()
    assert "3. drei\n4. vier\na) innen\nb) innen\n– auch innen\n5. fünf" in text


def test_a_long_table_breaks_and_repeats_its_heading(render: Render, to_pdf: Callable[[bytes], bytes]) -> None:
    """Every page of the table bears the heading."""
    rows = "".join(f"| {number} | Maßnahme {number} |\n" for number in range(1, 101))
    pdf = to_pdf(render(f"# Tabelle\n\n| Nummer | Beschreibung |\n|---|---|\n{rows}", level=0).docx)
    pages = [found.extract_text() for found in pypdf.PdfReader(io.BytesIO(pdf)).pages]
    assert len(pages) >= 3
    assert all("Beschreibung" in text for text in pages)
