"""The ParentTree: from a key on a page, annotation or form to the structure elements that own its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikepdf import Array, Dictionary, NumberTree

if TYPE_CHECKING:
    import pikepdf

_LEAF: Final = 256
"""Entries of one leaf, so that readers find a page without reading the whole tree."""


def read_parent_tree(root: pikepdf.Object) -> dict[int, pikepdf.Object]:
    """All entries of a structure tree root's ParentTree.

    Args:
        root: a StructTreeRoot; one whose elements own nothing, such as that of a blank page, needs no ParentTree.
    """
    return dict(NumberTree(root["/ParentTree"]).items()) if "/ParentTree" in root else {}


class Schluessel:
    """Hands out the keys of the joined file's ParentTree."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._entries: list[tuple[int, pikepdf.Object]] = []
        self.naechster = 0

    def give(self, owner: pikepdf.Object) -> int:
        """The next free key, for one element (annotation) or an array of them (page).

        Args:
            owner: what the key leads to.
        """
        key = self.naechster
        self._entries.append((key, owner))
        self.naechster += 1
        return key

    def take_over(self, tree: dict[int, pikepdf.Object], used: set[int]) -> None:
        """Append a source's tree, its keys raised by ``naechster``.

        Args:
            tree: all entries of the source, already objects of the joined file.
            used: those keys that something in the joined file bears.
        """
        for key in sorted(used):
            owner = tree[key]
            if not owner.is_indirect:
                owner = self._pdf.make_indirect(owner)
            self._entries.append((self.naechster + key, owner))
        self.naechster += max(tree, default=-1) + 1

    def write(self) -> Dictionary:
        """The finished tree."""
        leaves = Array()
        for start in range(0, len(self._entries), _LEAF):
            part = self._entries[start : start + _LEAF]
            flat = Array([value for entry in part for value in entry])
            leaves.append(self._pdf.make_indirect(Dictionary(Limits=Array([part[0][0], part[-1][0]]), Nums=flat)))
        return self._pdf.make_indirect(Dictionary(Kids=leaves) if len(leaves) else Dictionary(Nums=Array()))
