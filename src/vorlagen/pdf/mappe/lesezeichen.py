"""The outline: bookmarks of the Mappe, and below them the sources' own."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Name, String

from vorlagen.pdf.mappe.sichtfeld import field_of_view

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pikepdf

    from vorlagen.pdf.mappe.baustein import Gliederungspunkt, Lesezeichen


class Gliederung:
    """Writes the outline of one joined file."""

    def __init__(
        self,
        pdf: pikepdf.Pdf,
        pages: Sequence[pikepdf.Object],
        sources: Sequence[tuple[Sequence[Gliederungspunkt], Mapping[int, int]]],
    ) -> None:
        """Prepare.

        Args:
            pdf: the joined file.
            pages: its pages.
            sources: for each part its own outline, and at which page of the Mappe each page of its source stands.
        """
        self._pdf = pdf
        self._pages = pages
        self._sources = sources

    def write(self, bookmarks: Sequence[Lesezeichen]) -> None:
        """Put the outline into the file, if there are bookmarks.

        Args:
            bookmarks: those of the first level.
        """
        if not bookmarks:
            return
        root = self._pdf.make_indirect(Dictionary(Type=Name.Outlines))
        root["/Count"] = self._hang([self._own(entry, root) for entry in bookmarks], root)
        self._pdf.Root["/Outlines"] = root
        self._pdf.Root["/PageMode"] = Name.UseOutlines

    def _own(self, entry: Lesezeichen, parent: Dictionary) -> tuple[Dictionary, int]:
        """An entry with all below it, and how many entries show when its parent is open."""
        item = self._item(entry.titel, parent, destination(self._pages[entry.seite]))
        children: list[tuple[Dictionary, int]] = []
        if entry.baustein is not None:
            outline, places = self._sources[entry.baustein]
            children += [self._foreign(point, item, places) for point in outline if _lands(point, places)]
        children += [self._own(child, item) for child in entry.kinder]
        return item, self._close(item, children, opened=entry.offen)

    def _foreign(
        self, point: Gliederungspunkt, parent: Dictionary, places: Mapping[int, int]
    ) -> tuple[Dictionary, int]:
        page = self._pages[places[point.seite]]
        name, *numbers = point.sicht
        item = self._item(point.titel, parent, Array([page, Name(str(name)), *numbers]))
        children = [self._foreign(child, item, places) for child in point.kinder if _lands(child, places)]
        return item, self._close(item, children, opened=False)

    def _item(self, title: str, parent: Dictionary, place: Array) -> Dictionary:
        return self._pdf.make_indirect(Dictionary(Title=String(title), Parent=parent, Dest=place))

    def _close(self, item: Dictionary, children: list[tuple[Dictionary, int]], *, opened: bool) -> int:
        if not children:
            return 1
        shown = self._hang(children, item)
        item["/Count"] = shown if opened else -shown
        return 1 + (shown if opened else 0)

    @staticmethod
    def _hang(children: list[tuple[Dictionary, int]], parent: Dictionary) -> int:
        items = [item for item, _ in children]
        parent["/First"], parent["/Last"] = items[0], items[-1]
        for before, after in pairwise(items):
            before["/Next"], after["/Prev"] = after, before
        return sum(shown for _, shown in children)


def destination(page: pikepdf.Object) -> Array:
    """An explicit destination: the top left corner of a page as people see it, at the reader's own zoom.

    Args:
        page: a page dictionary.
    """
    view = field_of_view(page)
    left, top = view.point(0, view.hoehe)
    return Array([page, Name.XYZ, round(left, 3), round(top, 3), None])


def _lands(point: Gliederungspunkt, places: Mapping[int, int]) -> bool:
    return point.seite in places
