"""List numbering of one document: our list definitions and one instance a list.

Word counts on wherever two lists share an instance, so every list gets its own with
a start of its own. Our definitions are found again by name, so a template may carry
its own look of them.
"""

from __future__ import annotations

import functools
import zlib
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Mapping

LEVELS = 9
"""Levels of a Word list; deeper ones are shown as the last."""
STEP = 425
"""Indentation a level in twips (7.5 mm): holds „10.“ and „viii.“ at 11 pt."""
MAX_START = 32767
"""The highest number that Word lets a list start with."""

_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_URI}}}"
_FORMATS = ("decimal", "lowerLetter", "lowerRoman")
_BULLETS = ("•", "–")
_EMPTY = f'<w:numbering xmlns:w="{_URI}"/>'.encode()


@dataclass(frozen=True, slots=True)
class ListKind:
    """What the markers of a list look like.

    Attributes:
        delimiter: ``.`` or ``)`` behind a number, empty for bullets.
        level: the level of a numbered list, 0 to 8. Lists of one definition share their
            counters in Word, and the embedded PDF engine starts an outer list anew
            after an inner one of the same definition; so each level has its own.
        bulleted: how many of the lists around it are bulleted, or hold one whose letters
            somebody wrote: „1.“ inside them is a first numbered level, not an „a)“.
        style: the number format of Word that the text asks for (``lowerLetter`` for „a)“,
            ``upperRoman`` for „I)“); empty for „1.“, which follows the depth.
    """

    delimiter: str = ""
    level: int = 0
    bulleted: int = 0
    style: str = ""

    @property
    def name(self) -> str:
        """The name under which the definition stands in the numbering part."""
        if not self.delimiter:
            return "Vorlagen Aufzählung"
        if self.style:
            return f"Vorlagen {self.style} {self.delimiter} {self.level + 1}"
        return f"Vorlagen Nummern {self.delimiter} {self.level + 1}-{self.bulleted}"


def _marker(kind: ListKind, level: int) -> tuple[str, str]:
    if not kind.delimiter:
        return "bullet", _BULLETS[level % len(_BULLETS)]
    if kind.style:
        return kind.style, f"(%{level + 1})" if kind.delimiter == "()" else f"%{level + 1}{kind.delimiter}"
    style = _FORMATS[max(0, level - kind.bulleted) % len(_FORMATS)]
    # German usage: 1. – a) – i.
    end = ")" if style == "lowerLetter" else kind.delimiter
    return style, f"%{level + 1}{end}"


def _definition(kind: ListKind, number: int) -> str:
    levels = []
    for level in range(LEVELS):
        style, text = _marker(kind, level)
        levels.append(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{STEP * (level + 1)}" w:hanging="{STEP}"/></w:pPr></w:lvl>'
        )
    nsid = f"{zlib.crc32(kind.name.encode()) & 0x7FFFFFFF:08X}"
    return (
        f'<w:abstractNum xmlns:w="{_URI}" w:abstractNumId="{number}"><w:nsid w:val="{nsid}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:name w:val="{kind.name}"/>{"".join(levels)}</w:abstractNum>'
    )


@dataclass(frozen=True, slots=True)
class _Given:
    """What a template's numbering part holds already."""

    next_definition: int
    next_instance: int
    named: Mapping[str, int]


def _parse(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


@functools.lru_cache(maxsize=64)
def _given(part: bytes) -> _Given:
    root = _parse(part)
    definitions = {int(node.get(f"{_W}abstractNumId", "0")): node for node in root.iterfind(f"{_W}abstractNum")}
    instances = [int(node.get(f"{_W}numId", "0")) for node in root.iterfind(f"{_W}num")]
    named: dict[str, int] = {}
    for number, node in definitions.items():
        name = node.find(f"{_W}name")
        if name is not None:
            named.setdefault(name.get(f"{_W}val", ""), number)
    return _Given(max(definitions, default=-1) + 1, max(instances, default=0) + 1, MappingProxyType(named))


@dataclass(slots=True)
class Numbering:
    """The numbering of one document, growing with its lists.

    Attributes:
        template: the template's ``word/numbering.xml``; ``None`` if it has none.
    """

    template: bytes | None
    _definitions: dict[str, tuple[int, str]] = field(default_factory=dict, init=False)
    _instances: list[str] = field(default_factory=list, init=False)

    def add(self, kind: ListKind, level: int, start: int = 1) -> int:
        """A new list; returns the id of its instance (``w:numId``).

        Args:
            kind: its markers.
            level: its level, 0 to 8.
            start: its first number, 0 to ``MAX_START``; bullets do not care.
        """
        given = _given(self.template or _EMPTY)
        number = given.next_instance + len(self._instances)
        self._instances.append(
            f'<w:num xmlns:w="{_URI}" w:numId="{number}"><w:abstractNumId w:val="{self._definition(kind, given)}"/>'
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
        )
        return number

    def _definition(self, kind: ListKind, given: _Given) -> int:
        existing = given.named.get(kind.name)
        if existing is not None:
            return existing
        if kind.name not in self._definitions:
            number = given.next_definition + len(self._definitions)
            self._definitions[kind.name] = (number, _definition(kind, number))
        return self._definitions[kind.name][0]

    def part(self) -> bytes | None:
        """The new ``word/numbering.xml``; what the template gave if there was no list."""
        if not self._instances:
            return self.template
        root = _parse(self.template or _EMPTY)
        # The schema wants every abstractNum before the first num.
        last = root.findall(f"{_W}abstractNum")
        place = root.index(last[-1]) + 1 if last else len(root.findall(f"{_W}numPicBullet"))
        for offset, (_, definition) in enumerate(self._definitions.values()):
            root.insert(place + offset, _parse(definition.encode()))
        tail = root.find(f"{_W}numIdMacAtCleanup")
        for instance in self._instances:
            element = _parse(instance.encode())
            if tail is None:
                root.append(element)
            else:
                tail.addprevious(element)
        etree.cleanup_namespaces(root, keep_ns_prefixes=list(filter(None, root.nsmap)))
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
