"""Which header and footer each section of a Word file has on which of its pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFF: Final = frozenset({"0", "false", "off"})
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


@dataclass(frozen=True, slots=True)
class Rand:
    """What a section names itself.

    Attributes:
        abschnitt: number of the section, from 1.
        art: ``header`` or ``footer``.
        seiten: ``default``, ``first`` or ``even``.
        teil: name of the part, such as ``word/header1.xml``.
    """

    abschnitt: int
    art: str
    seiten: str
    teil: str


def read_margins(document: etree._Element, rels: bytes) -> tuple[Rand, ...]:
    """Headers and footers in the order of the sections that name them.

    Args:
        document: root of ``word/document.xml``.
        rels: its relationships.
    """
    targets = {node.get("Id"): node.get("Target", "") for node in etree.fromstring(rels, _PARSER)}
    found: list[Rand] = []
    for number, section in enumerate(sections(document), 1):
        for kind in ("header", "footer"):
            for node in section.iterfind(f"{_W}{kind}Reference"):
                target = targets.get(node.get(f"{_R}id"), "")
                if target:
                    part = target.removeprefix("/") if target.startswith("/") else f"word/{target}"
                    found.append(Rand(number, kind, node.get(f"{_W}type", "default"), part))
    return tuple(found)


def pages_without_header(
    document: etree._Element, margins: tuple[Rand, ...], settings: bytes | None
) -> Iterator[tuple[int, str]]:
    """Number of the section and kind of page for every page that shows no header.

    A section without a header of its own has that of the section before it.

    Args:
        document: root of ``word/document.xml``.
        margins: its headers and footers.
        settings: ``word/settings.xml``, if there is one.
    """
    even = settings is not None and is_on(etree.fromstring(settings, _PARSER).find(f"{_W}evenAndOddHeaders"))
    kinds: set[str] = set()
    for number, section in enumerate(sections(document), 1):
        kinds |= {rand.seiten for rand in margins if rand.abschnitt == number and rand.art == "header"}
        needed = {"default": True, "first": is_on(section.find(f"{_W}titlePg")), "even": even}
        yield from ((number, kind) for kind, wanted in needed.items() if wanted and kind not in kinds)


def sections(document: etree._Element) -> Iterator[etree._Element]:
    """Page formats of the sections, those that somebody has changed since left out."""
    for section in document.iter(f"{_W}sectPr"):
        above = section.getparent()
        if above is None or above.tag != f"{_W}sectPrChange":
            yield section


def is_on(node: etree._Element | None) -> bool:
    """State of a switch such as ``w:titlePg``."""
    return node is not None and node.get(f"{_W}val", "1") not in _OFF


def by_part(margins: tuple[Rand, ...]) -> Mapping[str, Rand]:
    """Where each part is used first."""
    return {rand.teil: rand for rand in reversed(margins)}
