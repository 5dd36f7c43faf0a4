"""YAML as a tree that knows where in the text each part begins and ends, so that single parts can be replaced.

What a library that loads and writes again would change on its way (line breaks, indents,
quotes, the order of anchors) stays as it is, since nothing else is written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_NOTHING = frozenset({"", "~", "null"})


@dataclass(slots=True)
class Blatt:
    """A single value.

    Attributes:
        start: where it begins, behind its anchor and tag.
        end: where it ends; of a block text, where its last line that is not blank ends.
        text: its value.
        style: empty for plain, a quote, ``|`` or ``>``.
    """

    start: int
    end: int
    text: str
    style: str

    @property
    def leer(self) -> bool:
        """Whether it says that there is nothing."""
        return not self.style and self.text in _NOTHING


@dataclass(slots=True)
class Verweis:
    """An alias and what it stands for."""

    start: int
    end: int
    ziel: Teil


@dataclass(slots=True)
class Folge:
    """A list."""

    start: int
    end: int
    flow: bool
    teile: list[Teil] = field(default_factory=list)


@dataclass(slots=True)
class Zuordnung:
    """A mapping, with keys and values in the order written."""

    start: int
    end: int
    flow: bool
    eintraege: list[tuple[Blatt, Teil]] = field(default_factory=list)


Teil = Blatt | Verweis | Folge | Zuordnung


def read_parts(text: str) -> Teil | None:
    """The tree of a text that ``parse_tree`` has read without fault; ``None`` for an empty one.

    Raises:
        yaml.YAMLError: the text is no YAML.
    """
    reader = _Leser(text, yaml.parse(text, Loader=_LOADER))
    for event in reader.events:
        if isinstance(event, yaml.NodeEvent):
            return reader.part(event)
    return None


@dataclass(slots=True)
class _Leser:
    text: str
    events: Iterator[yaml.Event]
    anchors: dict[str, Teil] = field(default_factory=dict)

    def part(self, event: yaml.NodeEvent) -> Teil:
        start, end = _index(event.start_mark), _index(event.end_mark)
        if isinstance(event, yaml.AliasEvent):
            return Verweis(start, end, self.anchors[event.anchor or ""])
        made = self._make(event, start, end)
        if event.anchor is not None:
            self.anchors[event.anchor] = made
        return made

    def _make(self, event: yaml.NodeEvent, start: int, end: int) -> Teil:
        if isinstance(event, yaml.ScalarEvent):
            style = event.style or ""
            if event.anchor is not None or event.tag is not None or not event.implicit[0]:
                match = _PROPERTIES.match(self.text, start, end)
                start = match.end() if match else start
            if style in {"|", ">"}:
                end = start + len(self.text[start:end].rstrip())
            return Blatt(start, end, event.value, style)
        if isinstance(event, yaml.SequenceStartEvent):
            made: Folge | Zuordnung = Folge(start, end, bool(event.flow_style))
        else:
            made = Zuordnung(start, end, bool(getattr(event, "flow_style", False)))
        for inner in self.events:
            if isinstance(inner, yaml.SequenceEndEvent | yaml.MappingEndEvent):
                made.end = _index(inner.end_mark)
                break
            node = self.part(_node(inner))
            if isinstance(made, Folge):
                made.teile.append(node)
            else:
                made.eintraege.append((_key(node), self.part(_node(next(self.events)))))
        if not made.flow:
            made.end = _content_end(made)
        return made


def _index(mark: Any) -> int:  # noqa: ANN401 - the marks of both of its parsers
    return mark.index if mark is not None else 0


def _node(event: yaml.Event) -> yaml.NodeEvent:
    if not isinstance(event, yaml.NodeEvent):
        raise TypeError(event)
    return event


def _key(node: Teil) -> Blatt:
    if isinstance(node, Verweis):
        return Blatt(node.start, node.end, _key(node.ziel).text, "")
    if not isinstance(node, Blatt):
        raise TypeError(node)
    return node


def _content_end(made: Folge | Zuordnung) -> int:
    """Where the last content of a block ends; the parser's own end lies before the next token."""
    last = made.teile if isinstance(made, Folge) else [value for _, value in made.eintraege]
    return last[-1].end if last else made.end
