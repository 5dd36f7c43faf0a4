"""Styles that a town's Word file lacks are taken over from the shipped one, in the town's own fonts.

Their sizes follow the size of the file's ordinary text. Colours of the shipped look stay
away, for they would be those of another town; grey lines and the blue of links remain.
"""

from __future__ import annotations

import copy
import functools
import io
import zipfile
from typing import TYPE_CHECKING, Final

from lxml import etree

from vorlagen import resources
from vorlagen.word import styles as names
from vorlagen.word.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL: Final = f"{_W}val"
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True)
_NORMAL_SIZE: Final = 20
"""Half points that Word takes where nobody says a size (ECMA-376, 17.3.2.38)."""
_GREY_LINE, _GREY_FILL = "A6A6A6", "EDEDED"
_COLOURED: Final = frozenset({names.HYPERLINK, names.DRAFT})
_LINKS: Final = ("basedOn", "next")


def add_missing(part: bytes) -> bytes:
    """``word/styles.xml`` with every style of ``NEEDED``; unchanged if it has them all.

    Args:
        part: the part of a town's Word file.

    Raises:
        lxml.etree.XMLSyntaxError: ``part`` is no XML.
    """
    have = Styles.read(part)
    if not have.missing:
        return part
    root = etree.fromstring(part, _PARSER)
    shipped = _shipped()
    scale = _text_size(root) / _text_size(shipped[0])
    taken = {style.get(f"{_W}styleId", "") for style in root.iterfind(f"{_W}style")}
    ids = dict(have.ids) | _defaults(root)
    added = {name: _free(shipped[1][name.lower()].get(f"{_W}styleId", ""), taken) for name in have.missing}
    ids |= {name.lower(): identifier for name, identifier in added.items()}
    for name, identifier in added.items():
        style = copy.deepcopy(shipped[1][name.lower()])
        style.set(f"{_W}styleId", identifier)
        _relink(style, ids)
        _adapt(style, name, scale)
        root.append(style)  # the last of CT_Styles' elements, so that any order before it stays
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


@functools.cache
def _shipped() -> tuple[etree._Element, Mapping[str, etree._Element]]:
    """The shipped styles, and each by its name in lower case; not to be changed."""
    with zipfile.ZipFile(io.BytesIO(resources.word_file("standard", "vorlage").read_bytes())) as package:
        root = etree.fromstring(package.read("word/styles.xml"), _PARSER)
    return root, {_name(style): style for style in root.iterfind(f"{_W}style")}


def _name(style: etree._Element) -> str:
    name = style.find(f"{_W}name")
    return name.get(_VAL, "").lower() if name is not None else ""


def _defaults(root: etree._Element) -> dict[str, str]:
    """Ids of the file's default styles by the names of the shipped ones."""
    shipped = {"paragraph": "normal", "character": "default paragraph font", "table": "normal table"}
    found: dict[str, str] = {}
    for style in root.iterfind(f"{_W}style"):
        kind = style.get(f"{_W}type", "")
        if kind in shipped and style.get(f"{_W}default") in ("1", "true", "on"):
            found[shipped[kind]] = style.get(f"{_W}styleId", "")
    return found


def _free(wish: str, taken: set[str]) -> str:
    identifier, number = wish, 1
    while identifier in taken:
        number += 1
        identifier = f"{wish}{number}"
    taken.add(identifier)
    return identifier


def _relink(style: etree._Element, ids: Mapping[str, str]) -> None:
    """Let the style build on the file's styles; on none where the file has no such style."""
    by_id = {one.get(f"{_W}styleId", ""): name for name, one in _shipped()[1].items()}
    for tag in _LINKS:
        link = style.find(f"{_W}{tag}")
        if link is None:
            continue
        target = ids.get(by_id.get(link.get(_VAL, ""), ""))
        if target is None:
            style.remove(link)
        else:
            link.set(_VAL, target)


def _adapt(style: etree._Element, name: str, scale: float) -> None:
    unwanted = ["rFonts"] if name in _COLOURED else ["rFonts", "color"]
    for node in [found for tag in unwanted for found in _in_runs(style, tag)]:
        _drop(node)
    for tag in ("sz", "szCs"):
        for node in _in_runs(style, tag):
            node.set(_VAL, str(max(2, round(int(node.get(_VAL, "0")) * scale))))
    for node in style.iter():
        if node.get(f"{_W}fill"):
            node.set(f"{_W}fill", _GREY_FILL)
        elif node.get(f"{_W}color"):
            node.set(f"{_W}color", _GREY_LINE)


def _in_runs(style: etree._Element, tag: str) -> Iterator[etree._Element]:
    return style.iterfind(f".//{_W}rPr/{_W}{tag}")


def _drop(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _text_size(root: etree._Element) -> int:
    """Half points of ordinary text: of the default style, else of the document."""
    ident = _defaults(root).get("normal")
    styles = root.iterfind(f"{_W}style")
    ordinary = next((style for style in styles if style.get(f"{_W}styleId") == ident), None)
    for place, path in ((ordinary, f"{_W}rPr/{_W}sz"), (root, f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}sz")):
        size = place.find(path) if place is not None else None
        if size is not None and size.get(_VAL, "").isdigit():
            return int(size.get(_VAL, ""))
    return _NORMAL_SIZE
