"""Sheets of our own: where each begins in the PDF that holds them all, and blank ones between them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from vorlagen.pdf.ends import save

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEPT: Final = ("/Lang", "/MarkInfo", "/Metadata", "/OutputIntents", "/ViewerPreferences")


def first_pages(pdf: bytes, addresses: Iterable[str]) -> dict[str, int]:
    """The first page, from 0, that links to each of these addresses; absent if none does."""
    wanted = set(addresses)
    found: dict[str, int] = {}
    with pikepdf.open(io.BytesIO(pdf)) as source:
        for number, page in enumerate(source.pages):
            for note in page.obj.get("/Annots", ()):
                address = str(note.get("/A", Dictionary()).get("/URI", ""))
                if address in wanted:
                    found.setdefault(address, number)
    return found


def blank_page(pdf: bytes) -> bytes:
    """A PDF with one blank page that says of itself what ``pdf`` says, for backs of sheets.

    Args:
        pdf: the file, made by one of our engines.
    """
    with pikepdf.open(io.BytesIO(pdf)) as source:
        target = pikepdf.new()
        left, bottom, right, top = (float(edge) for edge in source.pages[0].mediabox)
        target.add_blank_page(page_size=(right - left, top - bottom))
        _describe(target, source)
        root = target.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = target.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
        target.Root.StructTreeRoot = root
        return save(target)


def _describe(target: pikepdf.Pdf, source: pikepdf.Pdf) -> None:
    """Let ``target`` say of itself what ``source`` says."""
    for key in _KEPT:
        if key in source.Root:
            target.Root[key] = _copied(target, source.Root[key])
    for key, value in source.docinfo.items():
        target.docinfo[key] = _copied(target, value)


def _copied(target: pikepdf.Pdf, value: object) -> object:
    """A value for another file; a container that lies inside another is copied member by member."""
    match value:
        case pikepdf.Object() if value.is_indirect:
            return target.copy_foreign(value)
        case Array():
            return Array([_copied(target, member) for member in value])
        case Dictionary():
            return Dictionary({key: _copied(target, member) for key, member in value.items()})
    return value
