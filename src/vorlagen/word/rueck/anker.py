"""Where the fields of a paper lie in a Word file: by content control, else by the bookmarks."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

from vorlagen.word.lesezeichen import bookmark_field, read_bookmark
from vorlagen.word.pruefung.orte import PARAGRAPH, ROW, TABLE, W, children

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

CONTROL: Final = W + "sdt"
_MOST: Final = 500
"""So many fields without a control are looked for; a hostile file could let thousands span the whole text."""
_BLOCKS: Final = (PARAGRAPH, TABLE)
_NO_BLOCKS: Final = frozenset((W + "sdtPr", W + "sdtEndPr", W + "sectPr", W + "customXmlPr"))


@dataclass(slots=True, eq=False)
class Anker:
    """One place of a field.

    Attributes:
        feld: the field's name.
        herkunft: what it was found by.
        elemente: its paragraphs and tables, without those of fields that lie in it.
        wurzel: the control, or the first element.
        titel: what Word shows as the control's title.
        platzhalter: whether Word shows a prompt instead of content.
        in_feld: the field round it, empty for none.
    """

    feld: str
    herkunft: Literal["control", "bookmark"]
    wurzel: etree._Element
    elemente: list[etree._Element] = field(default_factory=list)
    titel: str = ""
    platzhalter: bool = False
    in_feld: str = ""


def find_anchors(body: etree._Element) -> list[Anker]:
    """The anchors of all fields below ``body`` in document order.

    Args:
        body: a story; it is not changed.
    """
    controls = list(_controls(body))
    known = {bookmark_field(anchor.feld) for anchor in controls}
    marked = list(_bookmarked(body, known))
    rank = {element: at for at, element in enumerate(body.iter(CONTROL, *_BLOCKS))}
    return sorted((*controls, *marked), key=lambda anchor: rank.get(anchor.wurzel, 0))


def units(container: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a container, in whatever (controls, custom XML) they are wrapped."""
    for child in children(container):
        if child.tag in _BLOCKS:
            yield child
        elif child.tag not in _NO_BLOCKS:
            yield from units(child)


def _controls(body: etree._Element) -> Iterator[Anker]:
    found: dict[etree._Element, Anker] = {}
    for control in body.iter(CONTROL):
        tag, content = control.find(f"{W}sdtPr/{W}tag"), control.find(W + "sdtContent")
        name = tag.get(W + "val", "") if tag is not None else ""
        if not name or content is None or not _holds_blocks(control, content):
            continue
        outer = next((found[node] for node in control.iterancestors(CONTROL) if node in found), None)
        title = control.find(f"{W}sdtPr/{W}alias")
        anchor = Anker(
            name,
            "control",
            control,
            titel=title.get(W + "val", "") if title is not None else "",
            platzhalter=control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None,
            in_feld=outer.feld if outer is not None else "",
        )
        found[control] = anchor
    for anchor in found.values():
        content = anchor.wurzel.find(W + "sdtContent")
        for unit in units(content) if content is not None else ():
            owner = next(node for node in unit.iterancestors(CONTROL) if node in found)
            if found[owner] is anchor:
                anchor.elemente.append(unit)
    yield from found.values()


def _holds_blocks(control: etree._Element, content: etree._Element) -> bool:
    """Whether a control stands between paragraphs; an emptied one is judged by where it stands."""
    if next(control.iterancestors(PARAGRAPH), None) is not None:
        return False
    return len(content) == 0 or any(True for _ in units(content))


def _bookmarked(body: etree._Element, known: set[str]) -> Iterator[Anker]:
    """Fields that no control holds any more; LibreOffice writes some bookmarks twice."""
    starts: dict[tuple[str, int], etree._Element] = {}
    ends: dict[tuple[str, int], etree._Element] = {}
    for mark in body.iter(W + "bookmarkStart"):
        said = read_bookmark(mark.get(W + "name", ""))
        paragraph = next(mark.iterancestors(PARAGRAPH), None) if said is not None else None
        if paragraph is None:  # between paragraphs: Word moves it there if the first one is deleted
            paragraph = mark.getnext() if said is not None else None
            while paragraph is not None and paragraph.tag not in _BLOCKS:
                paragraph = paragraph.getnext()
        if said is None or paragraph is None or said.feld in known:
            continue
        key = (said.feld, said.platz)
        if said.ende:
            ends[key] = paragraph
        else:
            starts.setdefault(key, paragraph)
    stops = {id(element) for element in (*starts.values(), *ends.values())}
    for key in itertools.islice(dict.fromkeys((*starts, *ends)), _MOST):
        first, last = starts.get(key), ends.get(key)
        elements = _between(first, last) if first is not None and last is not None else None
        if elements is None:
            one = first if first is not None else last
            elements = [] if one is None else _alone(one, stops, forward=first is not None)
        if elements:
            yield Anker(key[0], "bookmark", elements[0], elements)


def _between(first: etree._Element, last: etree._Element) -> list[etree._Element] | None:
    """The blocks from ``first`` to ``last`` of the innermost container of both; ``None`` if they are swapped."""
    if first is last:
        return [first]
    above = {id(node): node for node in (last, *last.iterancestors())}
    branch = first
    for node in first.iterancestors():
        if id(node) in above:
            if node.tag in (TABLE, ROW):
                return [node if node.tag == TABLE else next(node.iterancestors(TABLE))]
            ending = next(child for child in node if id(child) in above)
            if node.index(branch) > node.index(ending):
                return None
            wanted = list(node)[node.index(branch) : node.index(ending) + 1]
            return [unit for element in wanted for unit in _unit(element)]
        branch = node
    return None


def _unit(element: etree._Element) -> Iterator[etree._Element]:
    if element.tag in _BLOCKS:
        yield element
    elif element.tag not in _NO_BLOCKS:
        yield from units(element)


def _alone(one: etree._Element, stops: set[int], *, forward: bool) -> list[etree._Element]:
    """What a field holds of which only one bookmark is left: up to the next heading or anchor."""
    found = [one]
    for sibling in one.itersiblings(preceding=not forward):
        style = sibling.find(f"{W}pPr/{W}pStyle") if sibling.tag == PARAGRAPH else None
        heading = style is not None and style.get(W + "val", "").lower().startswith(("heading", "berschrift"))
        if sibling.tag not in _BLOCKS or heading or any(id(node) in stops for node in sibling.iter(PARAGRAPH)):
            break
        found.append(sibling)
    return found if forward else found[::-1]
