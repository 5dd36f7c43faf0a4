"""A tree of texts becomes a typed model, or findings with line and column."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from vorlagen.findings import Finding, Level, Path, format_path
from vorlagen.i18n import Text, t
from vorlagen.models import normalise_key
from vorlagen.models.blaetter import element_model
from vorlagen.sources.baum import Abbildung, Eintrag, Knoten, Liste, Place, Skalar, TreeError, parse_tree, split_lines
from vorlagen.sources.schluessel import spellings, suggest
from vorlagen.sources.textstellen import place_in_source

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo
    from pydantic_core import ErrorDetails

M = TypeVar("M", bound=BaseModel)
_NOTHING = frozenset({"", "~", "null"})


@dataclass(slots=True)
class Fundstellen:
    """Where each part of the data stands in its file.

    Attributes:
        file: the file as the user named it.
        lines: its lines without line ends.
        places: line and column by path.
        texts: single values by path, as they are written.
    """

    file: str | None
    lines: list[str]
    places: dict[Path, Place] = field(default_factory=dict)
    texts: dict[Path, Skalar] = field(default_factory=dict)

    def locate(self, path: Path, snippet: str = "", nth: int = 0, before: int | None = None) -> Place | None:
        """The place of ``path``, or of the nearest thing above it that stands in the file.

        Args:
            path: a path inside the data; what is missing has the place of its parent.
            snippet: words inside a long text; the place is theirs if they are found there.
            nth: which occurrence of them in the text, 0 for the first.
            before: how many characters that are no blanks stand before them in the text, where
                that is known; it goes before ``nth``.
        """
        for end in range(len(path), -1, -1):
            place = self.places.get(path[:end])
            if place is not None:
                exact = self._exact(path[:end], snippet, before) if snippet and before is not None else None
                return exact or (self._within(path[:end], place, snippet, nth) if snippet else place)
        return None

    def _exact(self, path: Path, snippet: str, before: int) -> Place | None:
        text = self.texts.get(path)
        return place_in_source(text, self.lines, before, snippet[0]) if text else None

    def _within(self, path: Path, start: Place, snippet: str, nth: int) -> Place:
        """Where the words stand; a folded or quoted text may break its lines between any two of them."""
        text = self.texts.get(path)
        lines = self.lines[start.line - 1 : text.last if text else start.line]
        words = r"\s+".join(re.escape(word) for word in snippet.split())
        source = "\n".join([" " * (start.column - 1) + lines[0][start.column - 1 :], *lines[1:]]) if lines else ""
        found = next(itertools.islice(re.finditer(words, source), nth, None), None) if words else None
        if found is None:
            return start
        before = source[: found.start()].split("\n")
        return Place(start.line + len(before) - 1, len(before[-1]) + 1)

    def finding(self, code: str, message: Text, hint: Text, path: Path, place: Place | None = None) -> Finding:
        """A finding of level error at ``path`` (or at ``place``)."""
        where = place or self.locate(path)
        line = where.line if where else None
        return Finding(
            code, Level.ERROR, message, hint, self.file, line, where.column if where else None,
            format_path(path), self.excerpt(line),
        )  # fmt: skip

    def excerpt(self, line: int | None) -> str | None:
        """The text of a line."""
        return self.lines[line - 1] if line is not None and line <= len(self.lines) else None


@dataclass(slots=True)
class Gelesen(Generic[M]):
    """What came of reading a text: the model, or findings, and the places for later findings."""

    value: M | None
    findings: list[Finding]
    stellen: Fundstellen


def read_tree(text: str, file: str | None) -> tuple[Knoten | None, Fundstellen, list[Finding]]:
    """The tree of a text, with findings instead of exceptions (L001, L006, L007)."""
    stellen = Fundstellen(file, split_lines(text))
    try:
        tree = parse_tree(text)
    except TreeError as error:
        return None, stellen, [stellen.finding(error.code, error.message, error.hint, (), error.place)]
    if isinstance(tree, Abbildung):
        return tree, stellen, []
    empty = tree is None or is_nothing(tree)
    place = Place(1, 1) if tree is None or empty else tree.place
    message = t("Die Datei ist leer.") if empty else t("Die Datei enthält keine Angaben der Form „schlüssel: wert“.")
    hint = t("Eine neue Vorlage legt „vorlagen new“ an, eine neue Sitzung „vorlagen new sitzung“.")
    return None, stellen, [stellen.finding("L007", message, hint, (), place)]


def read_model(tree: Knoten, model: type[M], stellen: Fundstellen) -> Gelesen[M]:
    """Type a tree; every fault is reported, not only the first.

    Args:
        tree: a mapping at its top.
        model: what it should be.
        stellen: filled with the places of all parts.
    """
    findings: list[Finding] = []
    data = _Untyped(stellen, findings).convert(tree, model, ())
    try:
        value = model.model_validate(data)
    except ValidationError as error:
        findings += [_finding(detail, stellen) for detail in error.errors(include_url=False)]
        value = None
    return Gelesen(None if findings else value, findings, stellen)


@dataclass(slots=True)
class _Untyped:
    """Turns nodes into plain data with canonical keys, and notes the places."""

    stellen: Fundstellen
    findings: list[Finding]

    def convert(self, node: Knoten, model: type[BaseModel] | None, path: Path) -> object:
        if path not in self.stellen.places:
            self.stellen.places[path] = node.place
        if isinstance(node, Skalar):
            self.stellen.texts[path] = node
            return None if is_nothing(node) else node.text
        if isinstance(node, Liste):
            filled = [item for item in node.items if not is_nothing(item)]
            return [self.convert(item, model, (*path, at)) for at, item in enumerate(filled)]
        return self.mapping(node, model, path)

    def mapping(self, node: Abbildung, model: type[BaseModel] | None, path: Path) -> dict[str, object]:
        data: dict[str, object] = {}
        seen: dict[str, int] = {}
        words = spellings(model) if model else {}
        for entry in node.entries:
            key = words.get(normalise_key(entry.key.text)) if model else entry.key.text
            if key is None and model is not None:
                self.unknown(entry.key, model, path)
                continue
            name = str(key)
            if name in seen:
                self.twice(entry.key, seen[name], (*path, name))
                continue
            seen[name] = entry.key.place.line
            value = self.convert_field(entry, model.model_fields[name] if model else None, (*path, name))
            if value is not None:
                data[name] = value
        return data

    def convert_field(self, entry: Eintrag, info: FieldInfo | None, path: Path) -> object:
        value = entry.value
        # A block is pointed at by its key, a single value by itself.
        single = isinstance(value, Skalar) and not is_nothing(value) and (value.plain or value.last == value.place.line)
        place = value.place if single else entry.key.place
        self.stellen.places.setdefault(path, place)
        if info is not None and info.default == () and not isinstance(value, Liste):
            path = (*path, 0)  # the one entry of a list, written without the list
            self.stellen.places.setdefault(path, place)
        return self.convert(value, element_model(info.annotation) if info else None, path)

    def unknown(self, key: Skalar, model: type[BaseModel], path: Path) -> None:
        near = suggest(key.text, model)
        names = ", ".join(model.model_fields)
        hint = (
            t("Meinten Sie „{near}“? Hier sind erlaubt: {names}.", near=near, names=names)
            if near
            else t("Hier sind erlaubt: {names}.", names=names)
        )
        message = t("Den Schlüssel „{key}“ gibt es hier nicht.", key=key.text)
        self.findings.append(self.stellen.finding("L003", message, hint, (*path, key.text), key.place))

    def twice(self, key: Skalar, first: int, path: Path) -> None:
        message = t("Den Schlüssel „{key}“ gibt es schon in Zeile {line}.", key=key.text, line=first)
        hint = t("Löschen Sie einen der beiden; sonst ginge ein Text verloren.")
        self.findings.append(self.stellen.finding("L002", message, hint, path, key.place))


def is_nothing(node: Knoten) -> bool:
    """Whether a node says that there is nothing: no text, ``~`` or ``null``, without quotes."""
    return isinstance(node, Skalar) and node.plain and node.text in _NOTHING


_BUILTIN: dict[str, tuple[Text, Text]] = {
    "string_type": (t("Hier gehört ein Text hin."), t("Schreiben Sie eine Zeile, oder einen Block nach „|“.")),
    "model_type": (t("Hier gehören einzelne Angaben hin."), t("Schreiben Sie „schlüssel: wert“ eingerückt darunter.")),
    "tuple_type": (t("Hier gehört eine Liste hin."), t("Schreiben Sie die Einträge mit „- “ untereinander.")),
    "dict_type": (t("Hier gehören einzelne Angaben hin."), t("Schreiben Sie „schlüssel: wert“ eingerückt darunter.")),
    "int_type": (t("Hier gehört eine ganze Zahl hin."), t("Schreiben Sie nur Ziffern.")),
    "date_type": (t("Hier gehört ein Datum hin."), t("Schreiben Sie: 04.05.2026 oder 2026-05-04.")),
    "bool_type": (t("Hier gehört ja oder nein hin."), t("Schreiben Sie ja oder nein.")),
    "is_instance_of": (t("Hier gehört eine Zahl hin."), t("Schreiben Sie: 1,5 oder 2.")),
}


def _finding(detail: ErrorDetails, stellen: Fundstellen) -> Finding:
    path: Path = tuple(detail["loc"])
    context = detail.get("ctx") or {}
    message, hint = context.get("message"), context.get("hint")
    if not isinstance(message, Text) or not isinstance(hint, Text):
        message, hint = _BUILTIN.get(
            detail["type"], (t("Dieser Wert passt hier nicht."), t("Prüfen Sie die Schreibweise."))
        )
    return stellen.finding("L004", message, hint, path)
