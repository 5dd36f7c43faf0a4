"""Whether a page gives back every graphics state it saved; what is painted later would stand askew otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Stream

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAVE_OR_RESTORE: Final = re.compile(rb"(?<![^\s\]>)])[qQ](?![^\s\[<(/%])")


def unbalanced(page: pikepdf.Object) -> tuple[int, int]:
    """How many ``q`` are missing before a page's content, and how many ``Q`` after it.

    Args:
        page: a page dictionary of a tagged source (the content of others lies in a form of its own).
    """
    contents = page["/Contents"] if "/Contents" in page else None
    streams = list(contents) if isinstance(contents, Array) else [contents]
    content = b"\n".join(stream.read_bytes() for stream in streams if isinstance(stream, Stream))
    found = _SAVE_OR_RESTORE.findall(content)
    missing = _count(found)
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
