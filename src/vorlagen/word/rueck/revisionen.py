"""Tracked changes: collected, then accepted or taken back, so that what reads on sees none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vorlagen.word.pruefung.orte import CELL, PARAGRAPH, ROW, W
from vorlagen.word.rueck.lesung import Aenderungsart, Revision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml import etree

    from vorlagen.i18n import Text
    from vorlagen.word.rueck.lesung import Stand

_KINDS: Final = {
    W + "ins": Aenderungsart.INSERT,
    W + "del": Aenderungsart.DELETE,
    W + "moveFrom": Aenderungsart.MOVE_FROM,
    W + "moveTo": Aenderungsart.MOVE_TO,
    W + "cellIns": Aenderungsart.INSERT,
    W + "cellDel": Aenderungsart.DELETE,
    **{
        W + name: Aenderungsart.FORMAT
        for name in ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "tblGridChange",
                     "sectPrChange", "numberingChange", "cellMerge")
    },
}  # fmt: skip
_NEW: Final = (W + "ins", W + "moveTo")
_OLD: Final = (W + "del", W + "moveFrom")
_MARK: Final = W + "rPr"
_CELL_MARKS: Final = {"accepted": W + "cellDel", "original": W + "cellIns"}
_PROPERTY_CHANGES: Final = (W + "rPrChange", W + "pPrChange")


def collect(root: etree._Element, place: Callable[[etree._Element], tuple[Text, str]]) -> Iterator[Revision]:
    """The tracked changes below ``root`` in document order.

    Args:
        root: a story.
        place: the place of an element, and the field that it lies in.
    """
    for element in root.iter(*_KINDS):
        kind = _KINDS[element.tag]
        words = "".join(node.text or "" for node in element.iter(W + "t", W + "delText"))
        if kind is Aenderungsart.FORMAT:
            words = _changed_words(element)
        ort, field = place(element)
        yield Revision(kind, ort, element.get(W + "author", ""), words, field)


def _changed_words(change: etree._Element) -> str:
    """The words whose format was changed: of the run, or of the paragraph."""
    properties = change.getparent()
    owner = properties.getparent() if properties is not None else None
    return "".join(node.text or "" for node in owner.iter(W + "t", W + "delText")) if owner is not None else ""


def settle(root: etree._Element, stand: Stand) -> None:
    """Accept all tracked changes below ``root``, or take them back; the tree is changed in place."""
    kept, dropped = (_NEW, _OLD) if stand == "accepted" else (_OLD, _NEW)
    if stand == "original":
        _restore_properties(root)
    _drop_rows(root, dropped)
    joined = [paragraph for paragraph in root.iter(PARAGRAPH) if _marked(paragraph, dropped)]
    for element in list(root.iter(*dropped)):
        if not _is_mark(element):
            _remove(element)
    for element in list(root.iter(*kept)):
        if not _is_mark(element):
            _unwrap(element)
    for element in list(root.iter(W + "delText")):
        element.tag = W + "t"
    for paragraph in reversed(joined):
        _join_with_next(paragraph)
    for cell in [cell for cell in root.iter(CELL) if cell.find(f"{W}tcPr/{_CELL_MARKS[stand]}") is not None]:
        _remove(cell)


def _is_mark(element: etree._Element) -> bool:
    """Whether it marks a paragraph's end or a row, and holds nothing."""
    parent = element.getparent()
    return parent is not None and parent.tag in (_MARK, W + "trPr")


def _marked(paragraph: etree._Element, kinds: tuple[str, ...]) -> bool:
    properties = paragraph.find(f"{W}pPr/{_MARK}")
    return properties is not None and any(properties.find(kind) is not None for kind in kinds)


def _drop_rows(root: etree._Element, kinds: tuple[str, ...]) -> None:
    for row in list(root.iter(ROW)):
        properties = row.find(W + "trPr")
        if properties is not None and any(properties.find(kind) is not None for kind in kinds):
            table = row.getparent()
            _remove(row)
            if table is not None and table.tag == W + "tbl" and next(table.iter(ROW), None) is None:
                _remove(table)


def _restore_properties(root: etree._Element) -> None:
    for change in list(root.iter(*_PROPERTY_CHANGES)):
        properties, old = change.getparent(), change[0] if len(change) else None
        if properties is None or old is None:
            continue
        mark = properties.find(_MARK) if change.tag == W + "pPrChange" else None
        kept = [] if mark is None else [mark]  # the paragraph's mark is no property of the change
        properties[:] = [*old, *kept]


def _join_with_next(paragraph: etree._Element) -> None:
    """Words of a paragraph whose mark is gone belong to the next one, whose format holds (as in Word)."""
    following = paragraph.getnext()
    while following is not None and following.tag not in (PARAGRAPH, W + "tbl", W + "sdt", W + "sectPr"):
        following = following.getnext()
    content = [child for child in paragraph if child.tag != W + "pPr"]
    if following is not None and following.tag == PARAGRAPH:
        at = 1 if len(following) and following[0].tag == W + "pPr" else 0
        following[at:at] = content
        _remove(paragraph)
    elif not any(child.tag == W + "r" for child in content) and not _only_one(paragraph):
        _remove(paragraph)


def _only_one(paragraph: etree._Element) -> bool:
    parent = paragraph.getparent()
    return parent is not None and parent.tag == W + "tc" and len(parent.findall(PARAGRAPH)) == 1


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)  # texts behind elements do not occur in WordprocessingML


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)
