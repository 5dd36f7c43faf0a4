"""Where links and bookmarks of a source lead: every name becomes a page of the file itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from vorlagen.pdf.quellen.objekte import dictionary, entry, number, whole

if TYPE_CHECKING:
    from vorlagen.pdf.quellen.objekte import Objgen
    from vorlagen.pdf.quellen.quelle import Sicht

_VIEWS: Final = {"/XYZ": 3, "/Fit": 0, "/FitH": 1, "/FitV": 1, "/FitR": 4, "/FitB": 0, "/FitBH": 1, "/FitBV": 1}
"""Kinds of view and how many numbers each takes (ISO 32000-1, table 151)."""
_KNOTS: Final = 100_000
"""So many knots of a name tree are followed."""
_STEPS: Final = 8
"""So many names that stand for other names are followed."""


class Ziele:
    """The destinations of one file; the names are read when the first one is asked for.

    Args:
        pdf: the open file, its names not yet removed.
    """

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._root = pdf.Root
        self._pages: dict[Objgen, int] = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
        self._objects = [page.obj for page in pdf.pages]
        self._named: dict[bytes, object] | None = None

    def page_of(self, value: object) -> int | None:
        """The 0-based page that an object is, or whose number it is; ``None`` if the file has no such page."""
        if isinstance(value, Dictionary):
            return self._pages.get(value.objgen)
        place = whole(value)  # a number belongs into links to other files, but some programs write it here too
        return place if place is not None and 0 <= place < len(self._objects) else None

    def resolve(self, value: object) -> tuple[int, Sicht] | None:
        """The page and view that a destination of any kind means.

        Args:
            value: an array, a name or string that stands for one, or a dictionary with ``/D``.

        Returns:
            ``None`` if it leads nowhere within the file.
        """
        for _ in range(_STEPS):
            if isinstance(value, Array):
                return self._explicit(value)
            if isinstance(value, Dictionary):
                value = entry(value, "/D")
            elif isinstance(value, (pikepdf.String, Name)):
                value = self._names().get(_key(value))
            else:
                return None
        return None

    def write(self, page: int, view: Sicht) -> Array:
        """An explicit destination."""
        kind, *numbers = view
        return Array([self._objects[page], Name(str(kind)), *numbers])

    def _explicit(self, value: Array) -> tuple[int, Sicht] | None:
        parts = list(value)
        page = self.page_of(parts[0]) if parts else None
        if page is None:
            return None
        kind = str(parts[1]) if len(parts) > 1 and isinstance(parts[1], Name) else "/Fit"
        if kind not in _VIEWS:
            return page, ("/Fit",)
        numbers = [number(part) for part in parts[2 : 2 + _VIEWS[kind]]]
        if kind == "/FitR" and (len(numbers) < _VIEWS[kind] or None in numbers):
            return page, ("/Fit",)
        return page, (kind, *numbers, *[None] * (_VIEWS[kind] - len(numbers)))

    def _names(self) -> dict[bytes, object]:
        if self._named is None:
            self._named = {}
            old = dictionary(self._root, "/Dests")  # the way of PDF 1.1
            for key in old.keys() if old is not None else ():
                self._named.setdefault(key[1:].encode("utf-8", "surrogateescape"), entry(old, key))
            _read_tree(dictionary(dictionary(self._root, "/Names"), "/Dests"), self._named)
        return self._named


def _read_tree(tree: Dictionary | None, into: dict[bytes, object]) -> None:
    """All leaves of a name tree, sorted or not; the first of equal names counts."""
    left: list[object] = [tree]
    seen: set[Objgen] = set()
    for _ in range(_KNOTS):
        if not left:
            return
        knot = left.pop()
        if not isinstance(knot, Dictionary) or (knot.is_indirect and knot.objgen in seen):
            continue
        seen.add(knot.objgen)
        names = entry(knot, "/Names")
        if isinstance(names, Array):
            flat = list(names)
            for key, value in zip(flat[::2], flat[1::2], strict=False):
                if isinstance(key, (pikepdf.String, Name)):
                    into.setdefault(_key(key), value)
        kids = entry(knot, "/Kids")
        left += reversed(list(kids)) if isinstance(kids, Array) else []


def _key(value: pikepdf.String | Name) -> bytes:
    """A name or string as the bytes by which it is looked up."""
    return str(value)[1:].encode("utf-8", "surrogateescape") if isinstance(value, Name) else bytes(value)
