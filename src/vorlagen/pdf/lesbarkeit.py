"""Whether a PDF that somebody else made can be used: opened, counted, its signature seen."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Final

import pikepdf

from vorlagen.facts import FileContent, Unreadable
from vorlagen.i18n import system_reason

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ENDE: Final = 1024
"""PDF programs look so far back for the mark of the end."""
_BLICK: Final = 200
"""So many pages are looked at for fonts; an attachment that begins with that many scans is one."""
_TIEFE: Final = 50
"""So far up a tree of pages is followed; one that bites its own tail must end."""
_FELDER: Final = 2_000
"""So many form fields are asked whether they are a signature."""
_FEHLER: Final = (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RuntimeError,
                  OverflowError)  # fmt: skip
"""What pikepdf raises on files that are not what they should be: qpdf's own errors, and objects of another type."""


def read_pdf(path: Path) -> FileContent:
    """What is known of a PDF before anybody bundles it.

    Opening reads the cross-reference table and the page tree only, so that a file of
    100 MB takes milliseconds. What PDF programs mend by themselves, such as a table that
    is a few bytes off, counts as readable.

    Args:
        path: a file that begins like a PDF.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            stream.seek(max(0, size - _ENDE))
            whole = b"%%EOF" in stream.read(_ENDE)
    except OSError as error:
        return FileContent(0, Unreadable.REFUSED, system_reason(error))
    if size == 0:
        return FileContent(size, Unreadable.EMPTY)
    try:
        # Handing attributes down the tree of pages would drop lost pages and their number unseen.
        with pikepdf.open(path, attempt_recovery=whole, inherit_page_attributes=False) as pdf:
            return _described(pdf, size)
    except pikepdf.PasswordError:
        return FileContent(size, Unreadable.ENCRYPTED)
    except OSError as error:
        return FileContent(size, Unreadable.REFUSED, system_reason(error))
    except _FEHLER:
        return FileContent(size, Unreadable.DAMAGED if whole else Unreadable.CUT_OFF)


def _described(pdf: pikepdf.Pdf, size: int) -> FileContent:
    promised = _promised(pdf)  # before qpdf looks at the pages and puts the number right
    pages = len(pdf.pages)
    if pages < promised and pdf.get_warnings():
        return FileContent(size, Unreadable.DAMAGED)
    if pages == 0:
        return FileContent(size, Unreadable.NO_PAGES)
    return FileContent(size, signed=_is_signed(pdf), pages=pages, textless=_count_scans(pdf))


def _promised(pdf: pikepdf.Pdf) -> int:
    """How many pages the file says that it has; 0 if it does not say."""
    try:
        return int(pdf.Root.Pages.Count)
    except _FEHLER:
        return 0


def _is_signed(pdf: pikepdf.Pdf) -> bool:
    """Whether a signature field is filled, or the author certified the file (DocMDP)."""
    try:
        if "/DocMDP" in pdf.Root.get("/Perms", {}):
            return True
        form: Any = pdf.Root.get("/AcroForm", {})
        fields = itertools.islice(_fields(form.get("/Fields", ())), _FELDER)
        return any(field.get("/FT") == "/Sig" and "/V" in field for field in fields)
    except _FEHLER:
        return False


def _fields(fields: Any) -> Iterator[Any]:  # noqa: ANN401 - an object of pikepdf, of whatever type the file gives it
    """All form fields, those below others too; ``_FELDER`` ends one that contains itself."""
    left = list(itertools.islice(fields, _FELDER))
    while left:
        field = left.pop()
        yield field
        left += itertools.islice(field.get("/Kids", ()), _FELDER)


def _count_scans(pdf: pikepdf.Pdf) -> int:
    """How many of the first pages have a picture and no font."""
    return sum(_is_scan(page) for page in itertools.islice(pdf.pages, _BLICK))


def _is_scan(page: pikepdf.Page) -> bool:
    try:
        resources = _resources(page)
        objects: Any = resources.get("/XObject", {})
        parts = [objects[name] for name in itertools.islice(objects.keys(), _BLICK)]
        forms = [part.get("/Resources", {}) for part in parts if part.get("/Subtype") == "/Form"]
        fonts = any(each.get("/Font", {}) for each in (resources, *forms))
        return not fonts and any(part.get("/Subtype") == "/Image" for part in parts)
    except _FEHLER:
        return False


def _resources(page: pikepdf.Page) -> Any:  # noqa: ANN401 - an object of pikepdf
    """What a page may use: its own, else what it inherits from the tree above it."""
    node: Any = page.obj
    for _ in range(_TIEFE):
        if "/Resources" in node or "/Parent" not in node:
            break
        node = node["/Parent"]
    return node.get("/Resources", {})
