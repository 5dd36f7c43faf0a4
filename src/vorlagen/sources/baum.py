"""YAML (and JSON, which is part of it) as a tree of texts with places.

No scalar is typed: YAML would read ``18:30`` as 1110, ``017`` as 15, ``NO`` as false.
The tree is built from the event stream, so that depth and aliases are limited before
anything is built, and equal keys are seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from vorlagen.findings import Level
from vorlagen.i18n import Text, t
from vorlagen.sources.textfile import MAX_BYTES
from vorlagen.sources.yamlfehler import explain

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 60
MAX_NODES = 200_000
_TYPES = ("str", "int", "float", "bool", "null", "map", "seq")
_TAGS = frozenset({"!", *(f"tag:yaml.org,2002:{name}" for name in _TYPES)})
# U+0085, U+2028 and U+2029 end a line for the parser, but for no editor; halves of a pair are no text at all.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile(r"\r\n|\r|\n")
_SURROGATES = re.compile(r"(?P<slashes>\\+)u(?P<high>d[89ab][0-9a-f]{2})\\u(?P<low>d[c-f][0-9a-f]{2})", re.IGNORECASE)
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the text: line and column from 1, column in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Skalar:
    """A single value as text. ``plain``: written without quotes; ``last``: last line it takes."""

    text: str
    place: Place
    plain: bool
    last: int


@dataclass(frozen=True, slots=True)
class Eintrag:
    """A key and what it leads to."""

    key: Skalar
    value: Knoten


@dataclass(slots=True)
class Liste:
    """A list of nodes."""

    place: Place
    items: list[Knoten] = field(default_factory=list)


@dataclass(slots=True)
class Abbildung:
    """A mapping, keys in the order written, equal ones included."""

    place: Place
    entries: list[Eintrag] = field(default_factory=list)


Knoten = Skalar | Liste | Abbildung


class TreeError(Exception):
    """The text is no tree that we take; carries code, message, hint and place for one finding."""

    level = Level.ERROR

    def __init__(self, code: str, message: Text, hint: Text, place: Place) -> None:
        super().__init__(str(message))
        self.code, self.message, self.hint, self.place = code, message, hint, place


def split_lines(text: str) -> list[str]:
    """The lines of a text as editors count them, without line ends."""
    lines = _LINE_END.split(text)
    return lines if lines[-1] else lines[:-1]


def parse_tree(text: str) -> Knoten | None:
    """The tree of a text; ``None`` for an empty one.

    Raises:
        TreeError: L001 no valid YAML, L006 over a limit or with control characters.
    """
    if len(text.encode("utf-8", errors="replace")) > MAX_BYTES:
        raise TreeError(
            "L006",
            t("Die Datei ist größer als {limit} kB.", limit=MAX_BYTES // 1000),
            t("Eine Vorlage ist reiner Text; Bilder und Anlagen werden nur genannt."),
            Place(1, 1),
        )
    _refuse_control(text)
    try:
        return _build(text)
    except yaml.MarkedYAMLError as error:
        joined = _SURROGATES.sub(_join, text)
        if "Unicode character escape" in (error.problem or "") and joined != text:
            return parse_tree(joined)
        (message, hint), line, column = explain(error, split_lines(text))
        raise TreeError("L001", message, hint, Place(line, column)) from None
    except yaml.YAMLError:  # a character that the parser's reader refuses; it tells no place
        raise TreeError(
            "L001", t("Das ist kein gültiges YAML."), t("Prüfen Sie Einrückung und Anführungszeichen."), Place(1, 1)
        ) from None


def _build(text: str) -> Knoten | None:
    return _Builder(yaml.parse(text, Loader=_LOADER)).build()


def _join(pair: re.Match[str]) -> str:
    """One escape for a character beyond U+FFFF that JSON writes as two, which YAML does not know."""
    if len(pair["slashes"]) % 2 == 0:  # an escaped backslash, and no escape
        return pair[0]
    code = 0x10000 + ((int(pair["high"], 16) - 0xD800) << 10) + int(pair["low"], 16) - 0xDC00
    return f"{pair['slashes']}U{code:08x}"


def _refuse_control(text: str) -> None:
    if match := _CONTROL.search(text):
        before = _LINE_END.split(text[: match.start()])
        raise TreeError("L006", *_control_message(match[0]), Place(len(before), len(before[-1]) + 1))


def _control_message(char: str) -> tuple[Text, Text]:
    return (
        t("Hier steht das Steuerzeichen U+{code}.", code=f"{ord(char):04X}"),
        t("Löschen Sie es; oft kommt es beim Kopieren aus einer PDF-Datei mit."),
    )


class _Builder:
    """Builds the tree from parser events and counts what it builds."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self.events = events
        self.anchors: dict[str, tuple[Knoten, int]] = {}
        self.unused: dict[str, Skalar] = {}
        self.nodes = 0

    def build(self) -> Knoten | None:
        root: Knoten | None = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise TreeError(
                        "L001",
                        t("Hier beginnt ein zweites YAML-Dokument („---“)."),
                        t("Eine Datei enthält eine Vorlage; teilen Sie die Datei."),
                        _place(event),
                    )
            elif isinstance(event, yaml.NodeEvent):
                root = self.node(event, 0)
        for text in self.unused.values():  # „&Co KG“ would lose its first word
            raise TreeError(
                "L001", t("Mit & darf ein Text nicht beginnen."),
                t("Setzen Sie den Text in Anführungszeichen."), text.place,
            )  # fmt: skip
        return root

    def node(self, event: yaml.NodeEvent, depth: int) -> Knoten:
        if depth > MAX_DEPTH:
            raise TreeError(
                "L006", t("Die Angaben sind tiefer als {limit} Ebenen verschachtelt.", limit=MAX_DEPTH),
                t("Prüfen Sie die Einrückung und die Klammern."), _place(event),
            )  # fmt: skip
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event)
        before = self.nodes
        self.count(1, event)
        made = self.make(event, depth)
        if event.anchor is not None:
            self.anchors[event.anchor] = (made, self.nodes - before)
            if isinstance(made, Skalar):
                self.unused[event.anchor] = made
        return made

    def make(self, event: yaml.NodeEvent, depth: int) -> Knoten:
        tag: str | None = getattr(event, "tag", None)
        if tag is not None and tag not in _TAGS:  # „!Achtung Baustelle“ would lose its first word
            raise TreeError(
                "L001", t("Mit ! darf ein Text nicht beginnen."),
                t("Setzen Sie den Text in Anführungszeichen."), _place(event),
            )  # fmt: skip
        if isinstance(event, yaml.ScalarEvent):
            if match := _CONTROL.search(event.value):
                raise TreeError("L006", *_control_message(match[0]), _place(event))
            start, end = _place(event), event.end_mark
            last = end.line + (1 if end.column or not event.style else 0) if end else 1
            return Skalar(event.value, start, not event.style, max(last, start.line))
        if isinstance(event, yaml.SequenceStartEvent):
            return self.fill_list(Liste(_place(event)), depth)
        return self.fill_mapping(Abbildung(_place(event)), depth)

    def fill_list(self, made: Liste, depth: int) -> Liste:
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            made.items.append(self.node(_content(event), depth + 1))
        return made

    def fill_mapping(self, made: Abbildung, depth: int) -> Abbildung:
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(_content(event), depth + 1)
            if not isinstance(key, Skalar):
                raise TreeError(
                    "L001", t("Ein Schlüssel muss ein Wort sein, hier steht eine Liste oder eine Zuordnung."),
                    t("Setzen Sie Texte mit geschweiften oder eckigen Klammern in Anführungszeichen."), key.place,
                )  # fmt: skip
            made.entries.append(Eintrag(key, self.node(_content(next(self.events)), depth + 1)))
        return made

    def alias(self, event: yaml.AliasEvent) -> Knoten:
        if event.anchor not in self.anchors:
            raise TreeError(
                "L001", t("Der Verweis *{name} führt ins Leere.", name=event.anchor),
                t("Ein Text, der mit * beginnt, gehört in Anführungszeichen."), _place(event),
            )  # fmt: skip
        made, size = self.anchors[event.anchor]
        self.unused.pop(event.anchor, None)
        self.count(size, event)
        return made

    def count(self, more: int, event: yaml.NodeEvent) -> None:
        self.nodes += more
        if self.nodes > MAX_NODES:
            raise TreeError(
                "L006", t("Die Datei enthält mehr als {limit} Angaben (Verweise mitgezählt).", limit=MAX_NODES),
                t("Verzichten Sie auf verschachtelte Verweise (& und *)."), _place(event),
            )  # fmt: skip


def _content(event: yaml.Event) -> yaml.NodeEvent:
    """Inside a list or a mapping the parser gives nothing else."""
    if not isinstance(event, yaml.NodeEvent):
        raise TypeError(event)
    return event


def _place(event: yaml.Event) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
