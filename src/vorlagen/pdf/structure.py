"""Walking the structure tree of a tagged PDF, and taking single elements out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator

if TYPE_CHECKING:
    from collections.abc import Iterator

_PATH: Final = frozenset({"m", "l", "c", "v", "y", "h", "re"})
_PAINT: Final = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})
_CLIP: Final = frozenset({"W", "W*"})
ARTIFACT: Final = pikepdf.ContentStreamInstruction([Name.Artifact], Operator("BMC"))
"""Begins a sequence that assistive technology leaves out."""
END: Final = pikepdf.ContentStreamInstruction([], Operator("EMC"))

Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage


def elements(pdf: pikepdf.Pdf) -> Iterator[Dictionary]:
    """Every structure element once, in reading order (parents before children)."""
    root = pdf.Root.get("/StructTreeRoot")
    left: list[object] = [root.get("/K")] if isinstance(root, Dictionary) else []
    seen: set[tuple[int, int]] = set()
    while left:
        node = left.pop()
        if isinstance(node, Array):
            left.extend(reversed(list(node)))
        elif isinstance(node, Dictionary) and node.get("/S") is not None:
            if node.objgen in seen:  # a damaged tree may bite its own tail
                continue
            seen.add(node.objgen)
            yield node
            left.append(node.get("/K"))


def make_artifact(pdf: pikepdf.Pdf, element: Dictionary) -> None:
    """Take an element without children out of the tree; what it painted becomes an artifact.

    Args:
        pdf: the file.
        element: a leaf whose content lies on the page that its /Pg names.
    """
    marks = _marks(element)
    parent = element.get("/P")
    if isinstance(parent, Dictionary):
        kids = parent.get("/K")
        kept = [kid for kid in (kids if isinstance(kids, Array) else [kids]) if not _same(kid, element)]
        parent["/K"] = Array(kept)
    page = element.get("/Pg")
    if isinstance(page, Dictionary) and marks:
        _unmark(pdf, pikepdf.Page(page), marks)
        _forget(pdf, int(page.get("/StructParents", -1)), marks)


def _same(kid: object, element: Dictionary) -> bool:
    return isinstance(kid, Dictionary) and kid.objgen == element.objgen


def _marks(element: Dictionary) -> frozenset[int]:
    kids = element.get("/K")
    entries: list[object] = list(kids) if isinstance(kids, Array) else [kids]
    numbers: list[object] = [entry.get("/MCID") if isinstance(entry, Dictionary) else entry for entry in entries]
    return frozenset(number for number in numbers if isinstance(number, int))


def _unmark(pdf: pikepdf.Pdf, page: pikepdf.Page, marks: frozenset[int]) -> None:
    out: list[Instruction] = []
    for instruction in pikepdf.parse_content_stream(page):
        if str(instruction.operator) == "BDC":
            properties = instruction.operands[1]
            if isinstance(properties, Dictionary) and properties.get("/MCID") in marks:
                out.append(ARTIFACT)
                continue
        out.append(instruction)
    write_contents(pdf, page, out)


def _forget(pdf: pikepdf.Pdf, key: int, marks: frozenset[int]) -> None:
    tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    entry = tree[key] if key in tree else None  # noqa: SIM401 - NumberTree.get is untyped
    if isinstance(entry, Array):
        for mark in marks:
            entry[mark] = None


def wrap_untagged_paths(pdf: pikepdf.Pdf) -> int:
    """Mark lines and areas painted outside any marked content as artifacts.

    LibreOffice 7.4 leaves the borders and shading of paragraphs untagged, which PDF/UA
    forbids. Text and pictures are not touched: those would be real content.

    Returns:
        how many paintings were wrapped.
    """
    count = 0
    for page in pdf.pages:
        out, wrapped = _wrap_page(page)
        if wrapped:
            write_contents(pdf, page, out)
            count += wrapped
    return count


def _wrap_page(page: pikepdf.Page) -> tuple[list[Instruction], int]:
    out: list[Instruction] = []
    path: list[Instruction] = []
    depth = wrapped = 0
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if depth == 0 and (operator in _PATH or (path and operator in _CLIP)):
            path.append(instruction)
            continue
        if path and operator in _PAINT:
            out += [ARTIFACT, *path, instruction, END]
            wrapped += 1
            path = []
            continue
        out += path
        path = []
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
        out.append(instruction)
    return out + path, wrapped


def write_contents(pdf: pikepdf.Pdf, page: pikepdf.Page, instructions: list[Instruction]) -> None:
    """Replace what a page paints.

    Args:
        pdf: the file.
        page: one of its pages.
        instructions: the new content.
    """
    page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))
