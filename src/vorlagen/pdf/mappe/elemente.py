"""Stepping through structure elements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pikepdf import Array, Dictionary

if TYPE_CHECKING:
    import pikepdf


def is_element(value: object) -> bool:
    """Whether a kid of a structure element is an element itself, not a reference to content."""
    return isinstance(value, Dictionary) and "/S" in value


def kids_of(element: pikepdf.Object) -> list[Any]:
    """The kids of an element or of the root: elements, references and numbers of marked content.

    Args:
        element: a structure element, or the StructTreeRoot.
    """
    if "/K" not in element:
        return []
    kids = element["/K"]
    return list(kids) if isinstance(kids, Array) else [kids]


def page_of(element: pikepdf.Object) -> tuple[int, int] | None:
    """The object number of the first page that an element or anything below it names.

    Args:
        element: a structure element.
    """
    left: list[Any] = [element]
    seen: set[tuple[int, int]] = set()
    while left:
        entry = left.pop()
        if not isinstance(entry, Dictionary) or (entry.is_indirect and entry.objgen in seen):
            continue
        seen.add(entry.objgen)
        if "/Pg" in entry and isinstance(entry["/Pg"], Dictionary):
            return entry["/Pg"].objgen
        left.extend(reversed(kids_of(entry)))
    return None
