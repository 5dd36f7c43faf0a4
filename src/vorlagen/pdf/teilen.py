"""A tagged PDF cut into tagged PDFs: many sheets are set in one go, each then stands alone.

Setting 40 dividers one by one would take 40 conversions. What a part keeps: its pages, their
share of the structure tree, language, XMP and output intent. What it does not: outline and
page labels, which belong to the whole.
"""

from __future__ import annotations

import io
import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from vorlagen.pdf.ends import save

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_KEPT: Final = ("/Lang", "/MarkInfo", "/Metadata", "/OutputIntents", "/ViewerPreferences")
_OWN: Final = frozenset({"/Type", "/P", "/K", "/Pg"})
_TREE: Final = ("/RoleMap", "/ClassMap", "/Namespaces")
_Place = tuple[int, int]
"""Page and position in it: of a marked content its MCID, of an annotation its place in the page's list."""


@dataclass(frozen=True, slots=True)
class _Inhalt:
    """Content that an element holds: marked content, or an annotation."""

    ort: _Place
    anmerkung: bool


@dataclass(slots=True)
class _Element:
    """A structure element with what it holds, and the pages that it reaches."""

    quelle: pikepdf.Object
    kinder: list[_Element | _Inhalt] = field(default_factory=list)
    seiten: set[int] = field(default_factory=set)


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


def split_pdf(pdf: bytes, starts: Sequence[int]) -> tuple[bytes, ...]:
    """The parts of a tagged PDF; equal input gives equal bytes.

    Args:
        pdf: the file, made by one of our engines.
        starts: the first page of each part, from 0, rising; pages before the first are left out.
    """
    with pikepdf.open(io.BytesIO(pdf)) as source:
        ends = (*starts[1:], len(source.pages))
        trees = _Leser(source).read()
        return tuple(_part(source, trees, range(start, end)) for start, end in zip(starts, ends, strict=True))


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


class _Leser:
    """Reads a structure tree once, for all parts."""

    def __init__(self, source: pikepdf.Pdf) -> None:
        self.root = source.Root.get("/StructTreeRoot", Dictionary())
        self.pages = {page.obj.objgen: number for number, page in enumerate(source.pages)}
        self.notes = {note.objgen: (number, at) for number, page in enumerate(source.pages)
                      for at, note in enumerate(page.obj.get("/Annots", ()))}  # fmt: skip

    def read(self) -> list[_Element]:
        """The topmost elements."""
        found = (self._read(kid, None) for kid in _listed(self.root.get("/K")))
        return [kid for kid in found if isinstance(kid, _Element)]

    def _read(self, kid: object, page: int | None) -> _Element | _Inhalt | None:
        if not isinstance(kid, Dictionary):
            return _Inhalt((page, int(str(kid))), anmerkung=False) if page is not None else None
        page = self.pages.get(kid["/Pg"].objgen, page) if "/Pg" in kid else page
        match kid.get("/Type"):
            case "/MCR":
                return _Inhalt((page, int(kid.MCID)), anmerkung=False) if page is not None else None
            case "/OBJR":
                place = self.notes.get(kid.Obj.objgen)
                return _Inhalt(place, anmerkung=True) if place else None
        element = _Element(kid)
        for child in _listed(kid.get("/K")):
            read = self._read(child, page)
            if read is not None:
                element.kinder.append(read)
                element.seiten |= read.seiten if isinstance(read, _Element) else {read.ort[0]}
        return element


def _part(source: pikepdf.Pdf, trees: list[_Element], pages: range) -> bytes:
    target = pikepdf.new()
    for number in pages:
        target.pages.append(source.pages[number])
    _describe(target, source)
    if trees:
        _Schreiber(target, source.Root.StructTreeRoot, pages).write(trees)
    return save(target)


def _describe(target: pikepdf.Pdf, source: pikepdf.Pdf) -> None:
    """Let ``target`` say of itself what ``source`` says."""
    for key in _KEPT:
        if key in source.Root:
            target.Root[key] = _copied(target, source.Root[key])
    for key, value in source.docinfo.items():
        target.docinfo[key] = _copied(target, value)


class _Schreiber:
    """Writes the share of a structure tree that belongs to some pages."""

    def __init__(self, target: pikepdf.Pdf, old: pikepdf.Object, pages: range) -> None:
        self.target = target
        self.old = old
        self.pages = pages
        self.marks: dict[_Place, pikepdf.Object] = {}
        self.notes: dict[_Place, pikepdf.Object] = {}
        self.named: dict[bytes, pikepdf.Object] = {}

    def write(self, trees: list[_Element]) -> None:
        """Write root, elements and both of its indexes."""
        root = self.target.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        for key in _TREE:
            if key in self.old:
                root[key] = _copied(self.target, self.old[key])
        root.K = Array([self._element(tree, root) for tree in trees if self._is_here(tree)])
        root.ParentTree, root.ParentTreeNextKey = self._parent_tree()
        if self.named:
            names = itertools.chain.from_iterable((pikepdf.String(key), self.named[key]) for key in sorted(self.named))
            root.IDTree = self.target.make_indirect(Dictionary(Names=Array(names)))
        self.target.Root.StructTreeRoot = root

    def _is_here(self, kid: _Element | _Inhalt) -> bool:
        reached = kid.seiten if isinstance(kid, _Element) else {kid.ort[0]}
        return any(page in self.pages for page in reached)

    def _element(self, tree: _Element, parent: pikepdf.Object) -> pikepdf.Object:
        own = Dictionary(Type=Name.StructElem, P=parent)
        for key, value in tree.quelle.items():
            if key not in _OWN:
                own[key] = _copied(self.target, value)
        element = self.target.make_indirect(own)
        if "/ID" in own:
            self.named[bytes(own.ID)] = element
        element.K = Array([self._kid(kid, element) for kid in tree.kinder if self._is_here(kid)])
        return element

    def _kid(self, kid: _Element | _Inhalt, parent: pikepdf.Object) -> pikepdf.Object:
        if isinstance(kid, _Element):
            return self._element(kid, parent)
        number, at = kid.ort
        page = self.target.pages[number - self.pages.start].obj
        if kid.anmerkung:
            self.notes[kid.ort] = parent
            return Dictionary(Type=Name.OBJR, Obj=page.Annots[at], Pg=page)
        self.marks[kid.ort] = parent
        return Dictionary(Type=Name.MCR, MCID=at, Pg=page)

    def _parent_tree(self) -> tuple[pikepdf.Object, int]:
        entries: list[pikepdf.Object | int] = []
        key = itertools.count()
        for number in self.pages:
            page = self.target.pages[number - self.pages.start].obj
            marks = {at: element for (place, at), element in self.marks.items() if place == number}
            if "/StructParents" in page:
                page.StructParents = next(key)
                row = Array([marks.get(at) for at in range(max(marks, default=-1) + 1)])
                entries += [int(page.StructParents), self.target.make_indirect(row)]
            for (_, at), element in sorted((note for note in self.notes.items() if note[0][0] == number),
                                           key=lambda note: note[0]):  # fmt: skip
                note = page.Annots[at]
                note.StructParent = next(key)
                entries += [int(note.StructParent), element]
        return self.target.make_indirect(Dictionary(Nums=Array(entries))), next(key)


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


def _listed(kids: object) -> Iterator[object]:
    if isinstance(kids, Array):
        yield from kids
    elif kids is not None:
        yield kids
