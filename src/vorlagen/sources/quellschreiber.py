"""One change written into the text of a paper: only the part that changes is written anew."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vorlagen.models.blaetter import element_model
from vorlagen.models.schreibweise import normalise_key
from vorlagen.sources.quellbaum import Blatt, Folge, Verweis, Zuordnung, read_parts
from vorlagen.sources.schluessel import spellings
from vorlagen.sources.schreiben import Umfeld, Wert, spellings_of, write_entry, write_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from vorlagen.findings import Path
    from vorlagen.sources.quellbaum import Teil


@dataclass(frozen=True, slots=True)
class Setzen:
    """The value at ``pfad`` becomes ``wert``; keys on the way to it are made."""

    pfad: Path
    wert: str


@dataclass(frozen=True, slots=True)
class Einfuegen:
    """A new entry of the list at ``pfad`` goes before the one at ``vor``."""

    pfad: Path
    vor: int
    wert: Wert


@dataclass(frozen=True, slots=True)
class Entfernen:
    """What stands at ``pfad`` goes: a value with its key, or an entry of a list."""

    pfad: Path


Aenderung = Setzen | Einfuegen | Entfernen


class NoPlaceError(Exception):
    """The text has no place for the change that would leave the rest as it is."""


def field_of(key: str, model: type[BaseModel] | None) -> str:
    """The field that a key means."""
    return (spellings(model).get(normalise_key(key), key)) if model else key


@dataclass(slots=True)
class Quellschreiber:
    """Writes one change into a text."""

    text: str
    model: type[BaseModel]

    def variants(self, change: Aenderung) -> Iterator[str]:
        """The text with the change, in ways to be tried in turn."""
        match change:
            case Setzen(pfad, wert):
                yield from self._set(pfad, wert)
            case Einfuegen(pfad, vor, wert):
                yield self._insert(pfad, vor, wert)
            case Entfernen(pfad):
                yield self._remove(pfad)

    def _descend(self, path: Path) -> tuple[list[Teil], int, list[type[BaseModel] | None]]:
        """The parts on the way to ``path``, how far it leads, and the model of each part."""
        root = read_parts(self.text)
        if root is None:
            raise NoPlaceError
        parts: list[Teil] = [root]
        models: list[type[BaseModel] | None] = [self.model]
        at = 0
        while at < len(path):
            node, model, step = _real(parts[-1]), models[-1], path[at]
            following = self._step(node, model, step)
            if following is None:
                break
            parts.append(following[0])
            models.append(following[1])
            at += 1
        return parts, at, models

    def _step(
        self, node: Teil, model: type[BaseModel] | None, step: str | int
    ) -> tuple[Teil, type[BaseModel] | None] | None:
        if isinstance(step, int):
            if isinstance(node, Folge):
                filled = [item for item in node.teile if not (isinstance(item, Blatt) and item.leer)]
                return (filled[step], model) if step < len(filled) else None
            return (node, model) if step == 0 and not (isinstance(node, Blatt) and node.leer) else None
        info = model.model_fields.get(step) if model else None
        inner = element_model(info.annotation) if info else None
        if isinstance(node, Zuordnung):
            found = next((value for key, value in node.eintraege if field_of(key.text, model) == step), None)
            return None if found is None else (found, inner)
        if isinstance(node, Blatt) and not node.leer and model is not None and getattr(model, "kurzform", "") == step:
            return node, inner
        return None

    def _set(self, path: Path, value: str) -> Iterator[str]:
        parts, at, models = self._descend(path)
        node = parts[-1]
        if at == len(path):
            if isinstance(node, Verweis):
                words = next(spellings_of(value, None, "", self._where(parts)))
                yield self._spliced(node.start, node.end, words)
                anchor = re.compile(rf"&{re.escape(self.text[node.start + 1 : node.end])}\s+")
                found = anchor.search(self.text, 0, node.start)  # nobody else refers to it, so it may not stay
                if found:
                    yield (self.text[: found.start()] + self.text[found.end() : node.start] + words
                           + self.text[node.end :])  # fmt: skip
                return
            if not isinstance(node, Blatt):
                raise NoPlaceError
            yield from self._replaced(node, value, self._where(parts))
            return
        rest, real = path[at:], _real(node)
        if isinstance(real, Zuordnung) and isinstance(rest[0], str):
            yield self._with_key(real, models[-1], rest[0], _nested(rest[1:], value))
        elif isinstance(real, Folge) and rest[0] == len(real.teile):
            yield self._insert(path[:at], len(real.teile), _nested(rest[1:], value))
        elif isinstance(real, Blatt) and isinstance(rest[0], str):
            yield self._expanded(real, models[-1], _nested(rest, value), self._where(parts))
        else:
            raise NoPlaceError

    def _replaced(self, node: Blatt, value: str, where: Umfeld) -> Iterator[str]:
        raw = self.text[node.start : node.end]
        line_end = self._line_end(node.end)
        rest = self.text[node.end : line_end] if node.style not in {"|", ">"} and not where.flow else ""
        gap = " " if node.start == node.end and self.text[node.start - 1 : node.start] not in {" ", ""} else ""
        for words in spellings_of(value, node, raw, where, rest):
            if rest and words.startswith("|") and "\n" in words:
                yield self._spliced(node.start, line_end, gap + words)
            else:
                yield self._spliced(node.start, node.end, gap + words)

    def _expanded(self, node: Blatt, model: type[BaseModel] | None, made: Wert, where: Umfeld) -> str:
        """A short form or an empty value becomes a mapping that holds what it said, and more."""
        short = getattr(model, "kurzform", "")
        if not isinstance(made, dict) or (not node.leer and not short):
            raise NoPlaceError
        value: dict[str, Wert] = made if node.leer else {short: node.text, **made}
        start = node.start
        if not where.flow:
            while self.text[start - 1] == " ":
                start -= 1
        gap = " " if where.flow and node.start == node.end else ""
        return self._spliced(start, node.end, gap + write_value(value, where))

    def _with_key(self, node: Zuordnung, model: type[BaseModel] | None, name: str, value: Wert) -> str:
        """A new key, behind the last one that stands before it in the order of the model."""
        order = list(model.model_fields) if model else [name]
        places = [order.index(field_of(key.text, model)) for key, _ in node.eintraege]
        wanted = order.index(name)
        before = max((at for at, place in enumerate(places) if place < wanted), key=lambda at: places[at], default=None)
        is_json = self._is_json()
        if node.flow:
            where = Umfeld(0, flow=True, json=is_json, zeilenende=self._newline())
            words = f"{json.dumps(name) if is_json else name}: {write_value(value, where)}"
            spans = [(key.start, value.end) for key, value in node.eintraege]
            return self._into_brackets(node, spans, 0 if before is None else before + 1, words)
        if not node.eintraege:
            raise NoPlaceError
        before = 0 if before is None else before
        first = node.eintraege[0][0].start
        column = first - self._line_start(first)
        where = Umfeld(column, json=is_json, zeilenende=self._newline())
        words = write_value(value, where)
        line = f"{name}:{words if words.startswith(where.zeilenende) else ' ' + words}"
        return self._below(node.eintraege[before][1].end, column, line)

    def _insert(self, path: Path, before: int, value: Wert) -> str:
        parts, at, models = self._descend(path)
        node = _real(parts[-1])
        if at == len(path) - 1 and isinstance(node, Zuordnung) and isinstance(path[-1], str):
            return self._with_key(node, models[-1], path[-1], [value])
        if at < len(path) or not isinstance(node, Folge):
            raise NoPlaceError
        filled = [at for at, item in enumerate(node.teile) if not (isinstance(item, Blatt) and item.leer)]
        place = filled[before] if before < len(filled) else len(node.teile)
        is_json = self._is_json()
        if node.flow:
            where = Umfeld(0, flow=True, json=is_json, zeilenende=self._newline())
            spans = [(item.start, item.end) for item in node.teile]
            return self._into_brackets(node, spans, place, write_value(value, where))
        column = node.start - self._line_start(node.start)
        siblings_flow = any(isinstance(item, Zuordnung) and item.flow for item in node.teile)
        where = Umfeld(column, flow=siblings_flow and isinstance(value, dict), zeilenende=self._newline())
        line = f"- {write_entry(value, where)}"
        if place > 0:
            return self._below(node.teile[place - 1].end, column, line)
        start = self._line_start(node.start)
        return self._spliced(start, start, " " * column + line + self._newline())

    def _into_brackets(self, node: Zuordnung | Folge, spans: list[tuple[int, int]], place: int, words: str) -> str:
        if not spans:
            return self._spliced(node.start + 1, node.start + 1, words)
        if place == 0:
            lead = self.text[node.start + 1 : spans[0][0]]
            return self._spliced(spans[0][0], spans[0][0], f"{words},{lead or ' '}")
        start = spans[place - 2][1] + 1 if place > 1 else node.start + 1
        lead = self.text[start : spans[place - 1][0]]
        end = spans[place - 1][1]
        return self._spliced(end, end, f",{lead if lead.isspace() else ' '}{words}")

    def _below(self, end: int, column: int, line: str) -> str:
        """A new line below the one that ends behind ``end``."""
        at = self._line_end(end)
        return self._spliced(at, at, self._newline() + " " * column + line)

    def _remove(self, path: Path) -> str:
        parts, at, _ = self._descend(path)
        if at < len(path) or len(parts) < 2:  # noqa: PLR2004 - something that holds it
            raise NoPlaceError
        node, parent = parts[-1], _real(parts[-2])
        if isinstance(parent, Folge):
            spans = [(item.start, item.end) for item in parent.teile]
            place = parent.teile.index(node)
        elif isinstance(parent, Zuordnung):
            spans = [(key.start, value.end) for key, value in parent.eintraege]
            place = next(at for at, (_, value) in enumerate(parent.eintraege) if value is node)
        else:
            raise NoPlaceError
        if len(spans) == 1:
            return self._remove(path[:-1])
        start, end = spans[place]
        if parent.flow:
            return (self._spliced(start, spans[1][0], "") if place == 0
                    else self._spliced(spans[place - 1][1], end, ""))  # fmt: skip
        line = self._line_start(start)
        if self.text[line:start].strip(" -") or ("-" in self.text[line:start] and isinstance(parent, Zuordnung)):
            raise NoPlaceError
        stop = self._line_end(end)
        return self._spliced(line, stop + len(self._newline()), "")

    def _where(self, parts: list[Teil]) -> Umfeld:
        node = parts[-1]
        flow = any(isinstance(part, Folge | Zuordnung) and part.flow for part in map(_real, parts))
        holder = next((part for part in reversed(parts[:-1]) if isinstance(_real(part), Folge | Zuordnung)), None)
        real = _real(holder) if holder is not None else None
        start = node.start
        if isinstance(real, Zuordnung):
            start = next((key.start for key, value in real.eintraege if value is node), real.start)
        elif isinstance(real, Folge):
            start = real.start
        return Umfeld(start - self._line_start(start), flow, self._is_json(), self._newline())

    def _is_json(self) -> bool:
        if not self.text.lstrip().startswith("{"):
            return False
        try:
            json.loads(self.text)
        except ValueError:
            return False
        return True

    def _newline(self) -> str:
        return "\r\n" if "\r\n" in self.text else "\n"

    def _line_start(self, at: int) -> int:
        return self.text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        found = self.text.find("\n", at)
        found = len(self.text) if found < 0 else found
        return found - (self.text[found - 1 : found] == "\r" and found > at)

    def _spliced(self, start: int, end: int, words: str) -> str:
        return self.text[:start] + words + self.text[end:]


def _real(part: Teil) -> Teil:
    return _real(part.ziel) if isinstance(part, Verweis) else part


def _nested(path: Path, value: Wert) -> Wert:
    """A value inside of the keys and lists that lead to it."""
    for step in reversed(path):
        value = {step: value} if isinstance(step, str) else [value]
    return value
