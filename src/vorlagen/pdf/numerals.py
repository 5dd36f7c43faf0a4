"""Fonts in which a PDF prints nothing but digits: those that the embedded engine numbers footnotes in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Dictionary, Name

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUBSET: Final = re.compile(r"^/(?:[A-Z]{6}\+)?")
_MAPPED: Final = re.compile(rb"<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>")
_SECTION: Final = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)


def fonts_of_digits(pdf: pikepdf.Pdf) -> frozenset[str]:
    """The names of the fonts whose every character is a digit, as ``PdfFacts.fonts`` has them.

    Only fonts that map each glyph on its own are judged; of any other nothing is said.

    Args:
        pdf: an engine's result, whose fonts hold no glyph that is not printed.
    """
    found: dict[str, bool] = {}
    for font in _fonts(pdf):
        text = _characters(font["/ToUnicode"])
        name = _SUBSET.sub("", str(font.get("/BaseFont", "")))
        found[name] = found.get(name, True) and text.isascii() and text.isdigit()
    return frozenset(name for name, digits in found.items() if digits)


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Dictionary]:
    for entry in pdf.objects:
        if isinstance(entry, Dictionary) and entry.get("/Type") == Name.Font and "/ToUnicode" in entry:
            yield entry


def _characters(stream: pikepdf.Object) -> str:
    """What the glyphs mean; empty, which is no digit, if that is said in ranges."""
    text = ""
    for kind, body in _SECTION.findall(stream.read_bytes()):
        if kind != b"char":
            return ""
        text += "".join(bytes.fromhex(code.decode()).decode("utf-16-be") for code in _MAPPED.findall(body))
    return text
