"""List definitions and instances in the numbering part."""

from __future__ import annotations

from lxml import etree

from vorlagen.word.numbering import ListKind, Numbering

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEMPLATE = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:abstractNum w:abstractNumId="4"><w:multiLevelType w:val="multilevel"/><w:name w:val="Vorlagen Aufzählung"/>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num><w:numIdMacAtCleanup w:val="2"/>'
    "</w:numbering>"
).encode()


def _children(part: bytes | None) -> list[str]:
    assert part is not None
    return [etree.QName(child).localname for child in etree.fromstring(part)]


def test_no_list_leaves_the_part_as_it_is() -> None:
    """Without lists the template's part is handed back, byte by byte."""
    assert Numbering(None).part() is None
    assert Numbering(_TEMPLATE).part() == _TEMPLATE


def test_definitions_come_before_instances() -> None:
    """The schema wants all abstractNum, then all num, then numIdMacAtCleanup."""
    numbering = Numbering(_TEMPLATE)
    numbering.add(ListKind("."), 0)
    numbering.add(ListKind(")"), 0)
    assert _children(numbering.part()) == [*["abstractNum"] * 3, *["num"] * 3, "numIdMacAtCleanup"]


def test_a_definition_of_the_template_is_used() -> None:
    """A template may carry its own look of our list, found by its name."""
    numbering = Numbering(_TEMPLATE)
    assert numbering.add(ListKind(), 0) == 8
    root = etree.fromstring(numbering.part() or b"")
    assert [node.get(f"{_W}val") for node in root.iter(f"{_W}abstractNumId")] == ["4", "4"]


def test_each_list_starts_where_it_should() -> None:
    """Every list is an instance of its own with a start of its own; equal input, equal bytes."""

    def build() -> bytes:
        numbering = Numbering(None)
        assert [numbering.add(ListKind("."), 0, start) for start in (1, 3)] == [1, 2]
        return numbering.part() or b""

    starts = etree.fromstring(build()).iter(f"{_W}startOverride")
    assert [node.get(f"{_W}val") for node in starts] == ["1", "3"]
    assert build() == build()
