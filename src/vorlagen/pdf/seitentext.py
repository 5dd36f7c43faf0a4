"""The text of each page of a PDF from anywhere, and whether a page shows any."""

from __future__ import annotations

import logging
import zlib
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from vorlagen.pdf.pdfium import page_reader

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

# What the libraries mend on the way is no message for people; without a handler Python prints it on stderr.
for _library in ("pypdf", "pikepdf"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

_SHOWING: Final = "Tj TJ ' \""
MAX_PAINTED: Final = 3_000_000
"""Bytes that a page of text never needs (200 kB are many); plans do, and reading them for text takes minutes."""
_LZW: Final = 20_000
"""Bytes of packed LZW that are worth unpacking."""
_DEPTH: Final = 5
_MAX_FORMS: Final = 500


def page_texts(pdf: bytes, name: str, *, without: Collection[int] = ()) -> dict[int, str]:
    """The text of each page by its number, from 1.

    Args:
        pdf: the file's bytes, not encrypted.
        name: what to call the file in messages.
        without: numbers of pages known to have no text.

    Raises:
        UnreadableError: PDFium cannot read it.
    """
    with page_reader(pdf, name) as (pages, text_of):
        return {number: text_of(number - 1) for number in range(1, pages + 1) if number not in without}


def is_drawing(page: pikepdf.Page) -> bool:
    """Whether a page paints so much that it is a plan, or a trap; nobody looks for letters on it."""
    left = MAX_PAINTED
    for stream in _streams(page):
        left -= _unpacked(stream, left)
        if left < 0:
            return True
    return False


def is_undecodable(page: pikepdf.Page) -> bool:
    """Whether what a page paints is packed in a way that nobody knows; PDFium then finds no text, and says nothing."""
    try:
        for part in _contents(page):
            part.read_bytes()
    except pikepdf.PdfError:
        return True
    return False


def _streams(page: pikepdf.Page) -> Iterator[Stream]:
    """What the page paints, and the forms that it can reach."""
    yield from _contents(page)
    seen: set[tuple[int, int]] = set()
    waiting: list[object] = [page.resources]
    while waiting and len(seen) < _MAX_FORMS:
        resources = waiting.pop()
        forms = resources.get("/XObject") if isinstance(resources, Dictionary) else None
        for form in forms.values() if isinstance(forms, Dictionary) else ():
            if isinstance(form, Stream) and form.get("/Subtype") == "/Form" and form.objgen not in seen:
                seen.add(form.objgen)
                yield form
                waiting.append(form.get("/Resources"))


def _contents(page: pikepdf.Page) -> Iterator[Stream]:
    contents = page.obj.get("/Contents")
    for part in contents if isinstance(contents, Array) else [contents]:
        if isinstance(part, Stream):
            yield part


def _unpacked(stream: Stream, limit: int) -> int:
    """Bytes of a stream when unpacked; just over ``limit`` as soon as it is more."""
    raw = stream.read_raw_bytes()
    packed = stream.get("/Filter")
    names = list(packed) if isinstance(packed, Array) else [packed] if packed is not None else []
    if Name.FlateDecode not in names:  # LZW, which nobody writes any more, may grow a thousand times
        return limit + 1 if Name.LZWDecode in names and len(raw) > _LZW else len(raw)
    if len(names) > 1:  # packed twice: no text that anybody set
        return limit + 1
    try:
        return len(zlib.decompressobj().decompress(raw, limit + 1))
    except zlib.error:
        return len(raw)


def shows_text(page: pikepdf.Page) -> bool:
    """Whether a page paints any letters, in forms inside forms too."""
    return _shows(page.obj, page.resources, 0)


def _shows(painted: pikepdf.Object, resources: object, depth: int) -> bool:
    if depth > _DEPTH or not isinstance(resources, Dictionary):
        return False
    if "/Font" in resources and _paints_letters(painted):
        return True
    forms = resources.get("/XObject")
    children = list(forms.values()) if isinstance(forms, Dictionary) else []
    return any(
        _shows(form, form.get("/Resources", resources), depth + 1)
        for form in children
        if isinstance(form, Stream) and form.get("/Subtype") == "/Form"
    )


def _paints_letters(painted: pikepdf.Object) -> bool:
    return any(True for _ in pikepdf.parse_content_stream(painted, _SHOWING))
