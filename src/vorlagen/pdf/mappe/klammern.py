"""Whether a page gives back every graphics state it saved; what is painted later would stand askew otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Stream

from vorlagen.pdf.quellen.objekte import entry, items

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAVE_OR_RESTORE: Final = re.compile(rb"[qQ](?=[\s\[<(/%]|\Z)")
"""Begins with the letter, which Python finds four times as fast as a condition on what stands before it."""
_BEFORE: Final = b" \n\r\t\f\0])>"


def unbalanced(page: pikepdf.Object) -> tuple[int, int]:
    """How many ``q`` are missing before a page's content, and how many ``Q`` after it.

    Args:
        page: a page dictionary of a tagged source (the content of others lies in a form of its own).
    """
    content = b"\n".join(
        stream.read_bytes() for stream in items(entry(page, "/Contents")) if isinstance(stream, Stream)
    )
    found = _SAVE_OR_RESTORE.finditer(content)
    missing = _count(match[0] for match in found if match.start() == 0 or content[match.start() - 1] in _BEFORE)
    if missing == (0, 0):
        return missing
    try:  # a letter in a text may look like an operator; only reading the content properly tells
        instructions = pikepdf.parse_content_stream(page, "q Q")
    except pikepdf.PdfError:
        return missing
    return _count(str(instruction.operator).encode() for instruction in instructions)


def _count(operators: Iterable[bytes]) -> tuple[int, int]:
    depth = lowest = 0
    for operator in operators:
        depth += 1 if operator == b"q" else -1
        lowest = min(lowest, depth)
    return -lowest, depth - lowest
