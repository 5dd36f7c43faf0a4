"""What a source says about itself and carries along: taken out of file, pages and pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikepdf import Dictionary, Stream

from vorlagen.pdf.quellen.objekte import dictionary, drop, entry

if TYPE_CHECKING:
    import pikepdf

    from vorlagen.pdf.quellen.objekte import Objgen
    from vorlagen.pdf.quellen.verlust import Protokoll

_CATALOGUE: Final = frozenset({
    "/Type", "/Version", "/Pages", "/PageLabels", "/StructTreeRoot", "/MarkInfo", "/Lang", "/OCProperties",
    "/AcroForm", "/OutputIntents",
})  # fmt: skip
_PAGE: Final = frozenset({
    "/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Contents",
    "/Rotate", "/Group", "/Annots", "/Tabs", "/StructParents", "/UserUnit",
})  # fmt: skip
_INSIDE: Final = ("/Metadata", "/PieceInfo", "/LastModified", "/OPI", "/Ref", "/AF", "/Alternates")
"""What forms and pictures may carry: where they come from, and other versions of themselves."""
_NESTED: Final = ("/XObject", "/Pattern", "/ExtGState", "/Properties", "/Font")


def strip_file(pdf: pikepdf.Pdf, protokoll: Protokoll) -> None:
    """Leave in the catalogue only what the joining needs; tell embedded files and scripts.

    Args:
        pdf: the open file; links and outline have been read.
        protokoll: where losses are noted.
    """
    root = pdf.Root
    names = dictionary(root, "/Names")
    scripts = _count_leaves(dictionary(names, "/JavaScript"))
    if scripts:
        protokoll.note("E101", anzahl=scripts)
    files = _count_leaves(dictionary(names, "/EmbeddedFiles"))
    if files:
        protokoll.note("E104", anzahl=files)
    drop(root, *sorted(root.keys() - _CATALOGUE))
    drop(pdf.trailer, "/Info")


def _count_leaves(tree: Dictionary | None) -> int:
    """How many entries a name tree has, at least one if it is there; deep or twisted ones are not followed."""
    if tree is None:
        return 0
    knots = [tree, *(kid for kid in list(tree.get("/Kids", ())) if isinstance(kid, Dictionary))]
    return max(1, sum(len(list(knot.get("/Names", ()))) // 2 for knot in knots))


def strip_page(page: Dictionary) -> None:
    """Leave on a page only what is drawn, linked or tagged."""
    superfluous = page.keys() - _PAGE
    if superfluous:
        drop(page, *sorted(superfluous))


class Ausstattung:
    """Strips the resources of pages, each that several share only once."""

    def __init__(self) -> None:
        self._seen: set[Objgen] = set()

    def strip(self, resources: object) -> None:
        """Strip resources and all that is below them: forms, pictures, patterns, masks.

        Args:
            resources: the ``/Resources`` of a page.
        """
        left = [resources]
        while left:
            one = left.pop()
            if not isinstance(one, Dictionary) or self._is_known(one):
                continue
            keys = one.keys()
            for kind in _NESTED:
                if kind in keys:
                    left += self._strip_kind(kind, one[kind])

    def _strip_kind(self, kind: str, group: object) -> list[object]:
        """Strip the resources of one kind; the further resources that they need."""
        if not isinstance(group, Dictionary) or self._is_known(group):
            return []
        below: list[object] = []
        for name in sorted(group.keys()):
            one = group[name]
            if not isinstance(one, (Dictionary, Stream)) or self._is_known(one):
                continue
            if kind == "/XObject" and entry(one, "/Subtype") == "/PS":  # PostScript for a printer
                del group[name]
                continue
            below += self._strip_one(entry(entry(one, "/SMask"), "/G") if kind == "/ExtGState" else one)
        return below

    def _strip_one(self, one: object) -> list[object]:
        if not isinstance(one, (Dictionary, Stream)):
            return []
        keys = one.keys()
        drop(one, *(key for key in _INSIDE if key in keys))
        return [one["/Resources"]] if "/Resources" in keys else []

    def _is_known(self, one: Dictionary | Stream) -> bool:
        if not one.is_indirect:
            return False
        known = one.objgen in self._seen
        self._seen.add(one.objgen)
        return known
