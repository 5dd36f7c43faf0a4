"""Whether structure tree, ParentTree and the keys on the pages agree; no validator looks at that.

The finished file is opened afresh. What the pages paint is not read: the marks in there came
from sources whose tags were found sound, and joining does not touch them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

import pikepdf
from pikepdf import Array, Dictionary

from vorlagen.i18n import Text, t
from vorlagen.pdf.mappe.elemente import kids_of
from vorlagen.pdf.mappe.parenttree import read_parent_tree
from vorlagen.pdf.mappe.traeger import KEYS, Traegersuche

if TYPE_CHECKING:
    from collections.abc import Iterator

_Place = tuple[int, int]


def tree_faults(file: BinaryIO) -> list[Text]:
    """All disagreements.

    Args:
        file: the finished file, open for reading.
    """
    with pikepdf.open(file) as pdf:
        if "/StructTreeRoot" not in pdf.Root:
            return [t("Der Strukturbaum fehlt")]
        return list(_Pruefung(pdf).run())


class _Pruefung:
    """One look at one file."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._root = pdf.Root["/StructTreeRoot"]
        self._pages = [page.obj for page in pdf.pages]
        self._tree = read_parent_tree(self._root)
        self._marks: dict[tuple[_Place, int], _Place] = {}
        """Which element claims which mark on which page (or in which form)."""
        self._objects: dict[_Place, _Place] = {}
        """Which element claims which annotation or form."""
        self._twice = 0

    def run(self) -> Iterator[Text]:
        """All faults."""
        yield from self._walk()
        search = Traegersuche()
        keys: set[int] = set()
        for number, page in enumerate(self._pages, 1):
            for bearer in search.on(page):
                for name in KEYS:
                    if name not in bearer:
                        continue
                    key = int(bearer[name])
                    if key in keys:
                        yield t("Seite {n}: Der Schlüssel {k} ist doppelt vergeben", n=number, k=key)
                    keys.add(key)
                    if not self._agrees(bearer, name, key):
                        yield t("Seite {n}: Der Schlüssel {k} führt zum falschen Element", n=number, k=key)
        if lost := set(self._tree) - keys:
            yield t("Zu {anzahl} Schlüsseln gibt es keine Seite", anzahl=len(lost))

    def _agrees(self, bearer: pikepdf.Object, name: str, key: int) -> bool:
        """Whether the ParentTree and the elements name each other."""
        owner = self._tree.get(key)
        if name == "/StructParent":
            return isinstance(owner, Dictionary) and self._objects.get(bearer.objgen) == owner.objgen
        if not isinstance(owner, Array):
            return False
        place = bearer.objgen
        return all(
            self._marks.get((place, mark)) == element.objgen
            for mark, element in enumerate(owner)
            if isinstance(element, Dictionary)
        )

    def _walk(self) -> Iterator[Text]:
        """Every element once, iteratively: trees may be deeper than Python's stack."""
        pages = {page.objgen for page in self._pages}
        left: list[tuple[pikepdf.Object, _Place, _Place]] = [
            (kid, self._root.objgen, (0, 0)) for kid in kids_of(self._root) if isinstance(kid, Dictionary)
        ]
        seen: set[_Place] = set()
        while left:
            element, parent, page = left.pop()
            place = element.objgen
            if place in seen:
                yield t("Ein Element hängt an zwei Stellen")
                continue
            seen.add(place)
            if "/P" not in element or element["/P"].objgen != parent:
                yield t("Ein Element kennt das Element über sich nicht")
            if "/Pg" in element:
                page = element["/Pg"].objgen
                if page not in pages:
                    yield t("Ein Element verweist auf eine Seite, die es nicht gibt")
            left += [(kid, place, page) for kid in self._elements_below(element, place, page)]
        if self._twice:
            yield t("{anzahl} Inhalte gehören zu zwei Elementen", anzahl=self._twice)

    def _elements_below(self, element: pikepdf.Object, place: _Place, page: _Place) -> Iterator[Dictionary]:
        """The elements below one; what it claims itself is noted on the way."""
        for kid in kids_of(element):
            if type(kid) is int:
                claimed = (page, kid)
            elif "/MCID" in kid:
                claimed = (_holder(kid, page), int(kid["/MCID"]))
            elif "/S" in kid:
                yield kid
                continue
            else:
                self._objects[kid["/Obj"].objgen] = place
                continue
            self._twice += claimed in self._marks
            self._marks[claimed] = place


def _holder(reference: Dictionary, page: _Place) -> _Place:
    """What paints the marked content: a form, the page that the reference names, or the element's own."""
    for key in ("/Stm", "/Pg"):
        if key in reference:
            return reference[key].objgen
    return page
