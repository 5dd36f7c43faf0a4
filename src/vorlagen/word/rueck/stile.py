"""What the styles of a Word file make of a paragraph or a run: its role, level, indentation, emphasis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vorlagen.word import styles as names
from vorlagen.word.pruefung.orte import W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_OFF: Final = frozenset({"0", "false", "off", "none"})
_CODE: Final = frozenset({"vorlage code", "html code", "source text", "verbatim char", "html typewriter", "code"})
_QUOTES: Final = frozenset({names.QUOTE.lower(), "intense quote", "block text", "quotations"})
_NO_HEADING: Final = 9


class Stile:
    """The styles of one file.

    Args:
        root: root of ``word/styles.xml``; ``None`` if the file has none.
    """

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default = ""
        self._chains: dict[str, tuple[etree._Element, ...]] = {}
        self._known: dict[tuple[str, str], etree._Element | None] = {}
        for style in root.iter(W + "style") if root is not None else ():
            ident = style.get(W + "styleId", "")
            self._styles.setdefault(ident, style)
            if style.get(W + "type") == "paragraph" and style.get(W + "default", "0") not in _OFF:
                self._default = ident

    def role(self, paragraph: etree._Element) -> str:
        """The lower-case name of the nearest style of the paragraph that we know, else of its own."""
        chain = [self._name(style) for style in self._chain(self._of(paragraph))]
        return next((name for name in chain if name in _KNOWN), chain[0] if chain else "")

    def is_quote(self, role: str) -> bool:
        """Whether a role is that of a quotation."""
        return role in _QUOTES

    def level(self, paragraph: etree._Element) -> int:
        """The level of a heading from 1, 0 for other paragraphs."""
        found = self._property(paragraph, "outlineLvl")
        value = found.get(W + "val", "") if found is not None else ""
        return int(value) + 1 if value.isascii() and value.isdigit() and int(value) < _NO_HEADING else 0

    def numbering(self, paragraph: etree._Element) -> etree._Element | None:
        """The ``w:numPr`` that holds."""
        return self._property(paragraph, "numPr")

    def left(self, paragraph: etree._Element) -> int | None:
        """The indentation of the paragraph or its styles in twips; ``None`` if none of them says so."""
        return indentation(self._property(paragraph, "ind"))

    def run_switch(self, properties: etree._Element | None, name: str) -> bool:
        """Whether an on/off property holds for a run by itself or by its character style."""
        for mark in self._run_marks(properties, name):
            return mark.get(W + "val", "1") not in _OFF
        return False

    def run_value(self, properties: etree._Element | None, name: str) -> str:
        """The value of a property of a run or its character style, empty if there is none."""
        return next((mark.get(W + "val", "") for mark in self._run_marks(properties, name)), "")

    def is_code(self, properties: etree._Element | None) -> bool:
        """Whether a run has a character style for computer text."""
        return any(self._name(style) in _CODE for style in self._run_styles(properties))

    def is_label(self, properties: etree._Element | None) -> bool:
        """Whether a run is the label of a line of ours."""
        return any(self._name(style) == names.LABEL.lower() for style in self._run_styles(properties))

    def _run_marks(self, properties: etree._Element | None, name: str) -> Iterator[etree._Element]:
        if properties is None:
            return
        for source in (properties, *(style.find(W + "rPr") for style in self._run_styles(properties))):
            mark = source.find(W + name) if source is not None else None
            if mark is not None:
                yield mark

    def _run_styles(self, properties: etree._Element | None) -> Iterator[etree._Element]:
        named = properties.find(W + "rStyle") if properties is not None else None
        if named is not None:
            yield from self._chain(named.get(W + "val", ""))

    def _property(self, paragraph: etree._Element, name: str) -> etree._Element | None:
        own = paragraph.find(f"{W}pPr/{W}{name}")
        if own is not None:
            return own
        key = (self._of(paragraph), name)
        if key not in self._known:
            found = (style.find(f"{W}pPr/{W}{name}") for style in self._chain(key[0]))
            self._known[key] = next((mark for mark in found if mark is not None), None)
        return self._known[key]

    def _of(self, paragraph: etree._Element) -> str:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        return named.get(W + "val", "") if named is not None else self._default

    def _name(self, style: etree._Element) -> str:
        name = style.find(W + "name")
        return name.get(W + "val", "").lower() if name is not None else ""

    def _chain(self, ident: str) -> tuple[etree._Element, ...]:
        if ident not in self._chains:
            self._chains[ident] = tuple(self._based(ident))
        return self._chains[ident]

    def _based(self, ident: str) -> Iterator[etree._Element]:
        """The style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while ident in self._styles and ident not in seen:  # rings occur in the wild
            seen.add(ident)
            yield self._styles[ident]
            parent = self._styles[ident].find(W + "basedOn")
            ident = parent.get(W + "val", "") if parent is not None else ""


_KNOWN: Final = frozenset({name.lower() for name in names.NEEDED} | _QUOTES)


def indentation(element: etree._Element | None) -> int | None:
    """The left indentation that a ``w:ind`` says, in twips."""
    if element is None:
        return None
    value = element.get(W + "left") or element.get(W + "start") or ""
    return int(value) if value.removeprefix("-").isdigit() else None
