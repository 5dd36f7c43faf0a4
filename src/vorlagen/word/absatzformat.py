"""What a paragraph's format says in the end: its own properties over its style's, and those over the defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF: Final = frozenset({"0", "false", "off"})
_BODY_LEVEL: Final = "9"
_ASKED: Final = {_W + name: name for name in ("keepNext", "pageBreakBefore", "outlineLvl")}


class Absatzformat:
    """The few properties that decide on page ends, looked up through the styles (ECMA-376 part 1, 17.7.2).

    Args:
        styles: root of ``word/styles.xml``; ``None`` if the docx has none.
    """

    def __init__(self, styles: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._known: dict[str, Mapping[str, str]] = {}
        self._default = ""
        defaults = styles.find(f"{_W}docDefaults/{_W}pPrDefault/{_W}pPr") if styles is not None else None
        self._bottom = _own(defaults)
        for style in styles.iter(_W + "style") if styles is not None else ():
            if style.get(_W + "type") != "paragraph":
                continue
            self._styles[style.get(_W + "styleId", "")] = style
            if style.get(_W + "default", "0") not in _OFF:
                self._default = style.get(_W + "styleId", "")

    def of(self, paragraph: etree._Element) -> Mapping[str, str]:
        """The values that hold for ``paragraph``, by the properties' names; an empty value switches on."""
        properties = paragraph.find(_W + "pPr")
        named = properties.find(_W + "pStyle") if properties is not None else None
        style = self._style(named.get(_W + "val", "") if named is not None else self._default)
        return {**style, **own} if (own := _own(properties)) else style

    def _style(self, ident: str) -> Mapping[str, str]:
        if ident not in self._known:
            values = self._bottom
            for style in reversed(list(self._chain(ident))):
                values = {**values, **_own(style.find(_W + "pPr"))}
            self._known[ident] = values
        return self._known[ident]

    def _chain(self, ident: str) -> Iterator[etree._Element]:
        """The style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while ident in self._styles and ident not in seen:  # styles based on each other in a ring occur in the wild
            seen.add(ident)
            style = self._styles[ident]
            yield style
            parent = style.find(_W + "basedOn")
            ident = parent.get(_W + "val", "") if parent is not None else ""


def is_on(values: Mapping[str, str], name: str) -> bool:
    """Whether an on/off property is set among the values of a paragraph."""
    return values.get(name, "0") not in _OFF


def is_heading(values: Mapping[str, str]) -> bool:
    """Whether the values of a paragraph give it an outline level."""
    return values.get("outlineLvl", _BODY_LEVEL) != _BODY_LEVEL


def _own(properties: etree._Element | None) -> dict[str, str]:
    if properties is None:
        return {}
    return {_ASKED[mark.tag]: mark.get(_W + "val", "") for mark in properties.iterchildren(*_ASKED)}
