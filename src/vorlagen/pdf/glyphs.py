"""Characters that a PDF shows as boxes: text set in one of our fonts that our font does not have.

office2pdf says which characters it has no glyph for. LibreOffice says nothing, and its
box passes the validator, since it is not numbered as „.notdef“ (tried with 7.4.7); but
the font's ToUnicode table still names the character.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pikepdf import Dictionary, Stream

from vorlagen.pdf.fonts import shipped_code_points

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

_BLOCK: Final = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_WORD: Final = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_LIST: Final = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f\s]+)>|\[(.*?)\])", re.DOTALL)


def boxed_characters(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """The characters set in a shipped font that has no glyph for them, in code point order.

    Blanks and hyphens that a program draws from others do not appear in the tables (tried
    with U+2009, U+200B, U+2010 and U+2011, with and without fonts on the machine).

    Args:
        pdf: the file.
    """
    boxed: set[str] = set()
    for present, table in _our_tables(pdf):
        boxed.update(character for character in _characters(table) if ord(character) not in present)
    return tuple(sorted(boxed))


def _our_tables(pdf: pikepdf.Pdf) -> Iterator[tuple[frozenset[int], bytes]]:
    """For each font of ours what its face has, and its ToUnicode table."""
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and thing.get("/Type") == "/Font":
            table = thing.get("/ToUnicode")
            present = shipped_code_points(str(thing.get("/BaseFont", "")).lstrip("/"))
            if isinstance(table, Stream) and present is not None:
                yield present, table.read_bytes()


def _characters(table: bytes) -> Iterator[str]:
    """All characters that a ToUnicode table maps to (ISO 32000-1, 9.10.3)."""
    for kind, block in _BLOCK.findall(table):
        if kind == b"bfchar":
            for target in _WORD.findall(block)[1::2]:
                yield from _decode(target)
            continue
        for first, last, start, several in _LIST.findall(block):
            for target in _WORD.findall(several):
                yield from _decode(target)
            text = _decode(start)
            if text:
                count = int(last, 16) - int(first, 16) + 1
                yield from text[:-1]
                yield from (chr(ord(text[-1]) + step) for step in range(min(count, 256)))


def _decode(digits: bytes) -> str:
    digits = b"".join(digits.split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii")).decode("utf-16-be", errors="ignore")
