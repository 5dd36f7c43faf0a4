"""Everything on a page that may bear a key of the ParentTree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikepdf import Dictionary, Stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

KEYS: Final = ("/StructParent", "/StructParents")


class Traegersuche:
    """Finds each bearer once, however many pages share it."""

    def __init__(self) -> None:
        self._seen: set[tuple[int, int]] = set()

    def on(self, page: pikepdf.Object) -> Iterator[pikepdf.Object]:
        """The page, its annotations with their appearances, and the forms and patterns it paints.

        Args:
            page: a page's dictionary.
        """
        yield page
        left: list[pikepdf.Object] = []
        if "/Annots" in page:
            for annotation in page["/Annots"]:
                if isinstance(annotation, Dictionary):
                    yield annotation
                    left += _appearances(annotation)
        if "/Resources" in page:
            self._open(page["/Resources"], left)
        while left:
            painted = left.pop()
            if not isinstance(painted, (Stream, Dictionary)) or not self._is_new(painted):
                continue
            yield painted
            if "/Resources" in painted:
                self._open(painted["/Resources"], left)

    def _open(self, resources: pikepdf.Object, left: list[pikepdf.Object]) -> None:
        if not self._is_new(resources):
            return
        for kind in ("/XObject", "/Pattern"):
            if kind in resources:
                left += resources[kind].values()

    def _is_new(self, value: pikepdf.Object) -> bool:
        place = value.objgen
        if place == (0, 0):
            return True
        new = place not in self._seen
        self._seen.add(place)
        return new


def _appearances(annotation: Dictionary) -> list[pikepdf.Object]:
    if "/AP" not in annotation:
        return []
    found: list[pikepdf.Object] = []
    for state in annotation["/AP"].values():
        found += state.values() if isinstance(state, Dictionary) and not isinstance(state, Stream) else [state]
    return found
