"""Pictures that are all that a page shows: scans and photos, unlike a logo, and unlike a white sheet."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Dictionary, Matrix, Stream

from vorlagen.pdf.durchsicht import contents_of, only_places, painted_by, print_of, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator

_HALF: Final = 0.5
"""Share of the page that its pictures cover together; a letterhead covers a tenth."""
_DEEP: Final = 4
_UNREADABLE: Final = (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, NotImplementedError, OSError,
                      zlib.error, MemoryError, IndexError, OverflowError)  # fmt: skip
"""What pikepdf and Pillow raise on pictures and contents that are not what they should be."""


def full_pictures(pdf: pikepdf.Pdf) -> frozenset[bytes]:
    """Fingerprints of the pictures that cover pages which show nothing else, those of one colour left out.

    What cannot be measured counts as covering, and what cannot be decoded as having colours:
    this is for the search for closed matter.

    Args:
        pdf: an open file.
    """
    found: set[bytes] = set()
    for page in pdf.pages:
        contents = contents_of(page.obj)
        if contents and all(map(only_places, contents)):
            found.update(
                filter(None, (print_of(part) for part in _covering(page, contents[-1]) if not _is_blank(part)))
            )
    return frozenset(found)


def _covering(page: pikepdf.Page, content: bytes) -> list[Stream]:
    """The pictures that cover at least half of a page together, else none."""
    resources = page.obj.get("/Resources") or page.resources
    try:
        left, bottom, right, top = (float(edge) for edge in page.mediabox)
        painted = list(_painted(content, resources, Matrix(), 0))
    except _UNREADABLE:
        return painted_by(resources)
    whole = abs((right - left) * (top - bottom))
    return [part for part, _ in painted] if sum(area for _, area in painted) >= _HALF * whole else []


def _painted(content: bytes, resources: object, start: Matrix, depth: int) -> Iterator[tuple[Stream, float]]:
    """What a content paints by name, with its area in square points; forms that only place pictures are opened."""
    with pikepdf.new() as scratch:
        steps = pikepdf.parse_content_stream(scratch.make_stream(content), "q Q cm Do")
    forms = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    matrix, kept = start, []
    for step in steps:
        match str(step.operator):
            case "q":
                kept.append(matrix)
            case "Q":
                matrix = kept.pop() if kept else start
            case "cm":
                matrix = Matrix(*(float(number) for number in step.operands)) @ matrix
            case _:
                part = forms.get(str(step.operands[0])) if isinstance(forms, Dictionary) else None
                if isinstance(part, Stream):
                    yield from _area(part, resources, matrix, depth)


def _area(part: Stream, resources: object, matrix: Matrix, depth: int) -> Iterator[tuple[Stream, float]]:
    if part.get("/Subtype") == "/Image":
        yield part, abs(matrix.a * matrix.d - matrix.b * matrix.c)
        return
    own = Matrix(*(float(number) for number in part["/Matrix"])) if "/Matrix" in part else Matrix()
    inner = own @ matrix
    content = unpacked(part)
    if only_places(content) and depth < _DEEP:
        yield from _painted(content, part.get("/Resources", resources), inner, depth + 1)
        return
    left, bottom, right, top = (float(edge) for edge in part["/BBox"])
    yield part, abs((right - left) * (top - bottom) * (inner.a * inner.d - inner.b * inner.c))


def _is_blank(part: Stream) -> bool:
    """Whether a picture has one colour only."""
    if part.get("/Subtype") != "/Image":
        return False
    try:
        return pikepdf.PdfImage(part).as_pil_image().convert("RGB").getcolors(1) is not None
    except _UNREADABLE:
        return False
