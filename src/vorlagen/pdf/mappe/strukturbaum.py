"""The joined structure tree: Document, below it one Part a source, below that the source's own elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pikepdf import Array, Dictionary, Name, String

from vorlagen.pdf.mappe.elemente import is_element, kids_of, page_of
from vorlagen.pdf.mappe.parenttree import Schluessel, read_parent_tree
from vorlagen.pdf.mappe.rollen import Rollen
from vorlagen.pdf.mappe.traeger import KEYS, Traegersuche

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pikepdf

    from vorlagen.pdf.mappe.rollen import Umbenennung

_WRAPPERS: Final = frozenset({"/Document", "/Part", "/Sect", "/Div", "/Art"})


class Strukturbaum:
    """The tree of one joined file while it grows.

    Attributes:
        schluessel: keys of the ParentTree, for whoever tags further content.
    """

    def __init__(self, pdf: pikepdf.Pdf, language: str) -> None:
        self._pdf = pdf
        self._language = language
        self._root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = self.element("Document", self._root)
        self._rollen = Rollen()
        self._suche = Traegersuche()
        self._ids: list[tuple[bytes, Dictionary]] = []
        self._namespaces: list[pikepdf.Object] = []
        self._sources = 0
        self.schluessel = Schluessel(pdf)

    def element(self, kind: str, parent: Dictionary, **entries: Any) -> Dictionary:  # noqa: ANN401 - what pikepdf takes
        """A new element; hanging it below its parent is the caller's business.

        Args:
            kind: a standard structure type, such as ``Figure``.
            parent: the element above.
            **entries: further entries of the element.
        """
        return self._pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + kind), P=parent, **entries))

    def part(self, title: str, language: str) -> Dictionary:
        """A Part at the end of the Document.

        Args:
            title: the part's name.
            language: its language; empty for the Mappe's own.
        """
        part = self.element("Part", self._document, T=String(title), K=Array())
        if language and language != self._language:
            part["/Lang"] = String(language)
        self._append(self._document, [part])
        return part

    def hang_in(
        self, root: pikepdf.Object, pages: Sequence[pikepdf.Object], parts: Mapping[tuple[int, int], Dictionary], *,
        whole: bool = True,
    ) -> None:  # fmt: skip
        """Take over a source's tree.

        Args:
            root: the StructTreeRoot of a source with a sound tree, already an object of the joined file.
            pages: those of its pages that are taken, objects of the joined file too.
            parts: for each of these pages (by object number) the Part it belongs to.
            whole: whether all pages of the source are taken; else elements of the others are left out.
        """
        self._sources += 1
        naming = self._rollen.take_over(root, self._sources)
        self._hang_kids(kids_of(root), parts, by_page=not whole)
        for part in dict.fromkeys(map(_Same, parts.values())):
            _rename(part.element, naming)
        self._ids += naming.ids
        if "/Namespaces" in root:  # PDF 2.0
            self._namespaces += list(root["/Namespaces"])
        self._raise_keys(read_parent_tree(root), pages)

    def drop_keys(self, page: pikepdf.Object) -> None:
        """Forget the keys on a page whose tree is not taken over.

        Args:
            page: a page of the joined file.
        """
        for bearer in self._suche.on(page):
            for key in KEYS:
                if key in bearer:
                    del bearer[key]

    def finish(self) -> None:
        """Write the tree into the file."""
        root = self._root
        root["/K"] = self._document
        root["/ParentTree"] = self.schluessel.write()
        root["/ParentTreeNextKey"] = self.schluessel.naechster
        self._rollen.write(root)
        if self._ids:
            flat = Array([value for name, element in sorted(self._ids, key=_name) for value in (String(name), element)])
            root["/IDTree"] = self._pdf.make_indirect(Dictionary(Names=flat))
        if self._namespaces:
            root["/Namespaces"] = Array(self._namespaces)
        self._pdf.Root["/StructTreeRoot"] = root
        self._pdf.Root["/MarkInfo"] = Dictionary(Marked=True)
        self._pdf.Root["/Lang"] = String(self._language)

    def _hang_kids(self, kids: Iterable[Any], parts: Mapping[tuple[int, int], Dictionary], *, by_page: bool) -> None:
        several = by_page or len({part.objgen for part in parts.values()}) > 1
        only = next(iter(parts.values()))
        waiting: dict[tuple[int, int], list[Dictionary]] = {}
        left = list(kids)
        while left:
            kid = left.pop(0)
            if not is_element(kid):
                continue
            below = kids_of(kid)
            kind = str(kid["/S"])
            if (kind == "/Document" or (several and kind in _WRAPPERS)) and all(map(is_element, below)):
                self._pass_on_language(kid, parts.values())
                left[:0] = below
                continue
            part = parts.get(page_of(kid) or (0, 0)) if several else only
            if part is not None:
                if kind == "/Document":  # marked content lies directly below it
                    kid["/S"] = Name.Div
                kid["/P"] = part
                waiting.setdefault(part.objgen, []).append(kid)
        for part in parts.values():
            self._append(part, waiting.pop(part.objgen, []))

    def _pass_on_language(self, kid: Dictionary, parts: Iterable[Dictionary]) -> None:
        if "/Lang" in kid and str(kid["/Lang"]) != self._language:
            for part in parts:
                part["/Lang"] = kid["/Lang"]

    def _append(self, parent: Dictionary, kids: Sequence[Dictionary]) -> None:
        if not kids:
            return
        if "/K" not in parent:
            parent["/K"] = Array()
        parent["/K"].extend(kids)

    def _raise_keys(self, tree: dict[int, pikepdf.Object], pages: Sequence[pikepdf.Object]) -> None:
        base = self.schluessel.naechster
        used: set[int] = set()
        for page in pages:
            for bearer in self._suche.on(page):
                for name in KEYS:
                    if name not in bearer:
                        continue
                    key = int(bearer[name])
                    if key in tree:
                        bearer[name] = base + key
                        used.add(key)
                    else:  # it would meet another source's entry
                        del bearer[name]
        self.schluessel.take_over(tree, used)


class _Same:
    """An element that is equal to itself only (pikepdf compares by content)."""

    def __init__(self, element: Dictionary) -> None:
        self.element = element

    def __hash__(self) -> int:
        return hash(self.element.objgen)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.element.objgen == self.element.objgen


def _rename(part: Dictionary, naming: Umbenennung) -> None:
    left = kids_of(part)
    while left:
        element = left.pop()
        if type(element) is int or not is_element(element):
            continue
        keys = set(element.keys())
        naming.apply(element, keys)
        for stale in ("/AF", "/PageMap"):  # embedded files, such as Typst's MathML
            if stale in keys:
                del element[stale]
        if "/K" in keys:
            left += kids_of(element)


def _name(entry: tuple[bytes, Dictionary]) -> bytes:
    return entry[0]
