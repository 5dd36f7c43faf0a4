"""On which pages the blocks of a tagged PDF lie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pikepdf import Array, Dictionary

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

_INLINE: Final = frozenset({"/Span", "/Link", "/Em", "/Strong", "/Reference", "/Quote", "/Code"})
_BESIDE: Final = frozenset({"/Lbl", "/Note", "/FENote", "/Artifact"})
"""Labels of list items and footnotes: no paragraphs of the body."""
_HEADINGS: Final = frozenset({"/H", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6"})


_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, cell or picture that is no part of another.

    Attributes:
        heading: whether it is tagged as a heading.
        first: index of the page that it begins on.
        last: index of the page that it ends on.
    """

    heading: bool
    first: int
    last: int


def read_blocks(pdf: pikepdf.Pdf) -> tuple[Block, ...]:
    """Every block with content of its own, in reading order.

    Args:
        pdf: a tagged file.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        return ()
    pages = {page.obj.objgen: position for position, page in enumerate(pdf.pages)}
    blocks: dict[int, Block] = {}
    for number, kind, place in _marks(root):
        page = pages.get(place)
        if page is None:
            continue
        known = blocks.get(number)
        first, last = (known.first, known.last) if known else (page, page)
        blocks[number] = Block(kind in _HEADINGS, min(first, page), max(last, page))
    return tuple(blocks.values())


def _marks(root: Dictionary) -> Iterator[tuple[int, str, _Place]]:
    """Number and kind of the block, and the page's object, of every piece of marked content."""
    left: list[tuple[object, int, str, _Place]] = [(root.get("/K"), 0, "", (0, 0))]
    seen: set[_Place] = set()
    count = 0
    while left:
        node, number, kind, page = left.pop()
        if isinstance(node, int):
            yield number, kind, page
        elif isinstance(node, Array):
            kids = list(node)
            if all(isinstance(kid, int) for kid in kids):  # most of the content, and nothing to go down into
                yield from [(number, kind, page)] * len(kids)
            else:
                left.extend((kid, number, kind, page) for kid in reversed(kids))
        elif isinstance(node, Dictionary):
            place = node.get("/Pg")
            page = place.objgen if isinstance(place, Dictionary) else page
            own = node.get("/S")
            if own is None:
                mark = node.get("/MCID")
                left.append((int(mark) if mark is not None else None, number, kind, page))
                continue
            name = str(own)
            if node.objgen in seen or name in _BESIDE:  # a damaged tree may bite its own tail
                continue
            seen.add(node.objgen)
            if name not in _INLINE and not (name == "/Figure" and kind == "/P"):
                count += 1
                number, kind = count, name
            left.append((node.get("/K"), number, kind, page))
