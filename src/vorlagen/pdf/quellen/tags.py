"""Whether the structure tree of a source can be joined: tree, ParentTree and pages agree.

No validator compares them: page-validation passed seven of seven damaged ParentTrees. A
tree that names pages the file no longer has would bring their texts along.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikepdf import Array, Dictionary, Object, Stream

from vorlagen.i18n import Text, t
from vorlagen.pdf.quellen.inhalt import painted_marks
from vorlagen.pdf.quellen.objekte import dictionary, drop, entry, items, whole

if TYPE_CHECKING:
    import pikepdf

    from vorlagen.pdf.quellen.grenzen import Grenzen
    from vorlagen.pdf.quellen.objekte import Objgen

_ROOT: Final = frozenset({"/Type", "/K", "/ParentTree", "/ParentTreeNextKey", "/RoleMap", "/ClassMap", "/IDTree",
                          "/Namespaces"})  # fmt: skip
_KNOTS: Final = 100_000
_ELEMENTS: Final = 1_000_000


class UnsoundError(Exception):
    """The tree cannot be joined; carries why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason


def has_tags(root: Object) -> bool:
    """Whether a file has a structure tree with anything in it."""
    return entry(dictionary(root, "/StructTreeRoot"), "/K") is not None


def check_tags(pdf: pikepdf.Pdf, annotations: set[Objgen], grenzen: Grenzen) -> Text | None:
    """Hold tree, ParentTree and pages against each other.

    References to annotations that are no longer on a page are taken out of the tree, and
    files associated with elements as well.

    Args:
        pdf: the open file, its annotations cleaned; it has a structure tree.
        annotations: the annotations that are on its pages.
        grenzen: how much of a page's content is read.

    Returns:
        Why the tree cannot be joined; ``None`` if it can.
    """
    root = pdf.Root["/StructTreeRoot"]
    drop(root, *sorted(root.keys() - _ROOT))
    try:
        tree = _Baum([page.obj for page in pdf.pages], annotations)
        tree.walk(root)
        owners = _number_tree(dictionary(root, "/ParentTree"))
        _hold_against_pages(tree, owners, grenzen)
    except UnsoundError as error:
        return error.reason
    return None


def remove_tags(pdf: pikepdf.Pdf) -> None:
    """Take an unsound tree out of a file, and what points into it from pages and annotations."""
    drop(pdf.Root, "/StructTreeRoot", "/MarkInfo")
    for page in pdf.pages:
        drop(page.obj, "/StructParents", "/Tabs")
        for annotation in page.obj.get("/Annots", ()):
            drop(annotation, "/StructParent")


class _Baum:
    """The tree as read from above: who claims which mark on which page."""

    def __init__(self, pages: list[Dictionary], annotations: set[Objgen]) -> None:
        self.pages = pages
        self._known = {page.objgen for page in pages}
        self._annotations = annotations
        self._seen: set[Objgen] = set()
        self.claims: dict[tuple[Objgen, int], Objgen] = {}
        self.objects: dict[Objgen, Objgen] = {}

    def walk(self, root: Object) -> None:
        """Visit every element once."""
        left: list[tuple[Object, Objgen | None]] = [(root, None)]
        while left:
            node, page = left.pop()
            if node is not root:
                page = self._enter(node, page)
            kids = entry(node, "/K")
            listed = list(kids) if isinstance(kids, Array) else [] if kids is None else [kids]
            kept: list[object] = []
            for kid in listed:
                if isinstance(kid, int):
                    self._claim(page, kid, node)
                elif not isinstance(kid, Dictionary) or not self._is_element(kid, page, node, left):
                    continue
                kept.append(kid)
            if len(kept) != len(listed):
                node["/K"] = Array(kept)

    def _enter(self, node: Object, page: Objgen | None) -> Objgen | None:
        if not node.is_indirect or node.objgen in self._seen or len(self._seen) > _ELEMENTS:
            raise UnsoundError(t("ein Element kommt zweimal vor"))
        self._seen.add(node.objgen)
        keys = node.keys()
        if "/AF" in keys:
            del node["/AF"]
        if "/Pg" not in keys:
            return page
        return self._page(node["/Pg"])

    def _page(self, value: object) -> Objgen:
        if isinstance(value, Dictionary) and value.objgen in self._known:
            return value.objgen
        raise UnsoundError(t("sie nennen Seiten, die es nicht gibt"))

    def _is_element(
        self, kid: Dictionary, page: Objgen | None, node: Object, left: list[tuple[Object, Objgen | None]]
    ) -> bool:
        """Note what a kid claims, or put it down for a visit; ``False`` if it is to be dropped."""
        keys = kid.keys()
        kind = str(kid["/Type"]) if "/Type" in keys else ""
        if kind == "/OBJR":
            return self._is_there(kid, node)
        if kind == "/MCR":
            if "/Pg" in keys:
                page = self._page(kid["/Pg"])
            stream = kid["/Stm"] if "/Stm" in keys else None
            self._claim(stream.objgen if isinstance(stream, Stream) else page, entry(kid, "/MCID"), node)
            return True
        parent = kid["/P"] if "/P" in keys else None
        if not isinstance(parent, Dictionary) or parent.objgen != node.objgen or "/S" not in keys:
            raise UnsoundError(t("ein Element nennt ein falsches übergeordnetes"))
        left.append((kid, page))
        return True

    def _is_there(self, reference: Dictionary, node: Object) -> bool:
        target = entry(reference, "/Obj")
        if "/Pg" in reference:
            self._page(reference["/Pg"])
        if isinstance(target, Stream):
            return True
        if not isinstance(target, Dictionary) or target.objgen not in self._annotations:
            return False
        self.objects[target.objgen] = node.objgen
        return True

    def _claim(self, holder: Objgen | None, mark: object, node: Object) -> None:
        number = whole(mark)
        if holder is None or number is None:
            raise UnsoundError(t("eine Marke gehört zu keiner Seite"))
        if self.claims.setdefault((holder, number), node.objgen) != node.objgen:
            raise UnsoundError(t("zwei Elemente beanspruchen denselben Inhalt"))


def _number_tree(tree: Dictionary | None) -> dict[int | None, object]:
    """All leaves of a number tree."""
    found: dict[int | None, object] = {}
    left: list[object] = [tree]
    for _ in range(_KNOTS):
        if not left:
            return found
        knot = left.pop()
        numbers = entry(knot, "/Nums")
        if isinstance(numbers, Array):
            flat = list(numbers)
            for key, value in zip(flat[::2], flat[1::2], strict=False):
                place = whole(key)
                if place is not None:
                    found[place] = value
        kids = entry(knot, "/Kids")
        left += list(kids) if isinstance(kids, Array) else []
    raise UnsoundError(t("das Verzeichnis der Marken ist im Kreis verkettet"))


def _hold_against_pages(tree: _Baum, owners: dict[int | None, object], grenzen: Grenzen) -> None:
    for place, page in enumerate(tree.pages, 1):
        marks = painted_marks(page, grenzen.inhalt)
        if marks is None:
            raise UnsoundError(t("der Inhalt von Seite {n} lässt sich nicht prüfen", n=place))
        if marks:
            listed = owners.get(whole(entry(page, "/StructParents")))
            _compare(tree, listed, page.objgen, marks, place)
        _compare_annotations(tree, owners, page, place)


def _compare(tree: _Baum, listed: object, page: Objgen, marks: frozenset[int], place: int) -> None:
    elements = list(listed) if isinstance(listed, Array) else []
    for mark in marks:
        owner = elements[mark] if mark < len(elements) else None
        if not isinstance(owner, Dictionary) or tree.claims.get((page, mark)) != owner.objgen:
            raise UnsoundError(t("auf Seite {n} widersprechen sich Tags und Inhalt", n=place))


def _compare_annotations(tree: _Baum, owners: dict[int | None, object], page: Dictionary, place: int) -> None:
    for annotation in items(entry(page, "/Annots")):
        if not isinstance(annotation, Dictionary) or "/StructParent" not in annotation:
            continue
        owner = owners.get(whole(annotation["/StructParent"]))
        if not isinstance(owner, Dictionary) or tree.objects.get(annotation.objgen) != owner.objgen:
            raise UnsoundError(t("auf Seite {n} widersprechen sich Tags und Verweise", n=place))
