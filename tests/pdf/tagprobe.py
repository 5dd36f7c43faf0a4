"""Our own test of tags, independent of the validator and of the program under test.

page-validation does not notice a damaged ParentTree (7 of 7 planted faults passed), nor
paragraphs that an engine ran together into one Span.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary

MARK = re.compile(rb"/MCID\s+(\d+)")


@dataclass
class Tags:
    """What the tree holds: elements in reading order as (depth, standard type, element), and faults.

    The file is kept too: its objects die with it.
    """

    pdf: pikepdf.Pdf
    elements: list[tuple[int, str, Dictionary]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    claims: dict[tuple[tuple[int, int], int], Dictionary] = field(default_factory=dict)
    objects: dict[tuple[int, int], Dictionary] = field(default_factory=dict)

    def types(self, *wanted: str) -> list[str]:
        return [kind for _, kind, _ in self.elements if kind in wanted]

    def of(self, kind: str) -> list[Dictionary]:
        return [element for _, found, element in self.elements if found == kind]


def read_tags(pdf: pikepdf.Pdf) -> Tags:
    """Walk the tree, then hold it against ParentTree and the marks in the pages."""
    tags = Tags(pdf)
    root = pdf.Root.StructTreeRoot
    roles = {key: str(value).lstrip("/") for key, value in root.get("/RoleMap", {}).items()}
    _walk(tags, roles, root.K, root, None, 0)
    tags.faults += ["a Figure without content" for figure in tags.of("Figure") if not figure.get("/K")]
    tree = pikepdf.NumberTree(root.ParentTree)
    keys: set[int] = set()
    for number, page in enumerate(pdf.pages, 1):
        _hold_against_page(tags, tree, keys, page, f"page {number}")
    return tags


def _walk(  # noqa: PLR0913, PLR0917 - what one step down the tree takes along
    tags: Tags, roles: dict[str, str], kid: object, parent: Dictionary, page: Dictionary | None, depth: int
) -> None:
    if isinstance(kid, Array):
        for one in kid:
            _walk(tags, roles, one, parent, page, depth)
    elif isinstance(kid, int):
        _claim(tags, page, kid, parent)
    elif kid.get("/Type") == "/MCR":
        _claim(tags, kid.get("/Pg", page), int(kid.MCID), parent)
    elif kid.get("/Type") == "/OBJR":
        tags.objects[kid.Obj.objgen] = parent
    else:
        kind = str(kid.S)
        tags.elements.append((depth, roles.get(kind, kind.lstrip("/")), kid))
        if kid.P.objgen != parent.objgen:
            tags.faults.append(f"{kind}: /P is not its parent")
        if "/K" in kid:
            _walk(tags, roles, kid.K, kid, kid.get("/Pg", page), depth + 1)


def _claim(tags: Tags, page: Dictionary | None, mark: int, element: Dictionary) -> None:
    if page is None:
        tags.faults.append(f"MCID {mark} without a page")
    elif (page.objgen, mark) in tags.claims:
        tags.faults.append(f"MCID {mark} claimed twice")
    else:
        tags.claims[page.objgen, mark] = element


def _hold_against_page(tags: Tags, tree: pikepdf.NumberTree, keys: set[int], page: pikepdf.Page, where: str) -> None:
    contents = page.obj.Contents
    streams = list(contents) if isinstance(contents, Array) else [contents]
    marks = [int(mark) for stream in streams for mark in MARK.findall(stream.read_bytes())]
    if len(marks) != len(set(marks)):
        tags.faults.append(f"{where}: an MCID is painted twice")
    key = page.obj.get("/StructParents")
    if key is None and not marks:
        return
    if key is None or int(key) in keys or int(key) not in tree:
        tags.faults.append(f"{where}: StructParents {key} missing, used twice or not in the ParentTree")
        return
    keys.add(int(key))
    owners = tree[int(key)]
    for mark in marks:
        claimed = tags.claims.get((page.obj.objgen, mark))
        owner = owners[mark] if mark < len(owners) else None
        if claimed is None or not isinstance(owner, Dictionary) or owner.objgen != claimed.objgen:
            tags.faults.append(f"{where}: MCID {mark} differs between tree and ParentTree")
    tags.faults += [
        f"{where}: the ParentTree has an element for MCID {mark}, which nobody paints"
        for mark, owner in enumerate(owners)
        if isinstance(owner, Dictionary) and mark not in marks
    ]
    tags.faults += [
        f"{where}: MCID {mark} is claimed but not painted"
        for container, mark in tags.claims
        if container == page.obj.objgen and mark not in marks
    ]
    for annotation in page.obj.get("/Annots", []):
        parent = annotation.get("/StructParent")
        owner = tree[int(parent)] if parent is not None and int(parent) in tree else None
        claimed = tags.objects.get(annotation.objgen)
        if owner is None or claimed is None or owner.objgen != claimed.objgen:
            tags.faults.append(f"{where}: a link is not in the tree")


def scopes(cell: Dictionary) -> list[str]:
    """The values of /Scope among a cell's attributes."""
    attributes = cell.get("/A")
    entries = list(attributes) if isinstance(attributes, Array) else [attributes]
    return [str(entry.Scope) for entry in entries if isinstance(entry, Dictionary) and "/Scope" in entry]
