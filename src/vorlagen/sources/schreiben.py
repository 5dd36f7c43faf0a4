"""Values as YAML or JSON, in the way in which the text round them is written."""

from __future__ import annotations

import difflib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.sources.quellbaum import Blatt

Wert = str | list["Wert"] | dict[str, "Wert"]
"""A value to be written: a text, or a list or mapping of values."""
_TYPED = re.compile(r"tag:yaml\.org,2002:(?:int|float|bool|null|timestamp|merge|value)")
_HARMLESS = re.compile(r"[1-9][0-9]*|0|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HEADER = re.compile(r"[|>]([0-9]?)([+-]?)([0-9]?)(.*)")


@dataclass(frozen=True, slots=True)
class Umfeld:
    """Where a value is to stand.

    Attributes:
        einzug: column of the key or dash that it belongs to.
        flow: inside of brackets.
        json: the whole text is JSON.
        zeilenende: how lines end.
    """

    einzug: int
    flow: bool = False
    json: bool = False
    zeilenende: str = "\n"

    def deeper(self) -> Umfeld:
        """The same one step further in."""
        return Umfeld(self.einzug + 2, self.flow, self.json, self.zeilenende)


def write_value(value: Wert, where: Umfeld) -> str:
    """A new value as it stands behind ``key:`` or ``-``, without the space before it."""
    if isinstance(value, str):
        return next(spellings_of(value, None, "", where))
    if isinstance(value, list):
        if where.flow:
            return "[" + ", ".join(write_value(part, where) for part in value) + "]"
        inner = where.deeper()
        lead = where.zeilenende + " " * inner.einzug + "-"
        return "".join(lead + _behind(write_value(part, inner)) for part in value)
    pairs = [(json.dumps(key) if where.json else key, part) for key, part in value.items()]
    if where.flow:
        return "{" + ", ".join(f"{key}: {write_value(part, where)}" for key, part in pairs) + "}"
    inner = where.deeper()
    lead = where.zeilenende + " " * inner.einzug
    return "".join(f"{lead}{key}:{_behind(write_value(part, inner))}" for key, part in pairs)


def _behind(words: str) -> str:
    return words if words.startswith(("\n", "\r")) else f" {words}"


def write_entry(value: Wert, where: Umfeld) -> str:
    """A new entry of a list as it stands behind its dash: a mapping begins on the same line."""
    words = write_value(value, where)
    return words.lstrip() if isinstance(value, dict) and not where.flow else words


def spellings_of(value: str, old: Blatt | None, raw: str, where: Umfeld, rest: str = "") -> Iterator[str]:
    """Ways to write a text, the one nearest to how it was written first; the last one always holds.

    Args:
        value: the text.
        old: the value that it replaces, if any.
        raw: how that is written.
        where: where it stands.
        rest: what follows on its line, such as a comment; a block text takes it into its first line.
    """
    if where.json:
        yield json.dumps(value, ensure_ascii=False)
        return
    style = old.style if old else ""
    if old is not None and "\n" in raw and (kept := _keep_lines(value, old, raw, where)) is not None:
        yield kept
    block = style in {"|", ">"}
    if ("\n" in value or block) and not where.flow and value.strip():
        yield _literal(value, raw if block else "", where, rest)
    if "\n" not in value:
        if style == "'":
            yield "'" + value.replace("'", "''") + "'"
        if style != '"' and _is_plain(value, flow=where.flow, new=old is None):
            yield value
    yield _quoted(value)


def _quoted(value: str) -> str:
    words = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + words.replace("\u0085", "\\N").replace("\u2028", "\\L").replace("\u2029", "\\P") + '"'


def _is_plain(value: str, *, flow: bool, new: bool) -> bool:
    """Whether a text may stand without quotes; a new one only if no other program takes it for something else."""
    if not value or value != value.strip() or value in {"~", "null"}:
        return False
    try:
        events = list(yaml.parse(f"[{value}]" if flow else f"k: {value}\n", Loader=yaml.SafeLoader))
    except yaml.YAMLError:
        return False
    scalars = [event for event in events if isinstance(event, yaml.ScalarEvent)]
    if len(scalars) != (1 if flow else 2) or scalars[-1].value != value or scalars[-1].style:
        return False
    tag = yaml.SafeLoader("").resolve(yaml.ScalarNode, value, (True, False))  # type: ignore[no-untyped-call]
    return not new or not _TYPED.fullmatch(str(tag)) or _HARMLESS.fullmatch(value) is not None


def _literal(value: str, raw: str, where: Umfeld, rest: str) -> str:
    """A block text after ``|``, with the indent and the end mark of the one that it replaces."""
    lines = raw.splitlines()
    match = _HEADER.match(lines[0]) if lines else None
    known = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    indent = min(known, default=where.einzug + 2)
    stated = (match[1] or match[3]) if match else ""
    first = next((line for line in value.split("\n") if line), "")
    if stated:
        indent = _stated_indent(int(stated), where)
        sign = stated
    else:
        sign = str(indent - where.einzug) if first.startswith(" ") else ""
    header = "|" + sign + (match[2] if match else "") + ((match[4] if match else "") or rest).rstrip()
    body = [" " * indent + line if line else "" for line in value.rstrip("\n").split("\n")]
    return where.zeilenende.join([header, *body])


def _stated_indent(stated: int, where: Umfeld) -> int:
    return where.einzug + stated


def _keep_lines(value: str, old: Blatt, raw: str, where: Umfeld) -> str | None:
    """The text with the line breaks of the old one, where its words are the old one's words."""
    if old.style == "|":
        return None
    head, quote = "", old.style if old.style in {'"', "'"} else ""
    body = raw
    if old.style == ">":
        head, _, body = raw.partition("\n")
        head += "\n"
    elif quote:
        body = raw[1:-1]
        if quote in value or "\\" in value:
            return None
    merged = merge_words(body, old.text, value)
    if merged is None:
        return None
    indent = " " * (where.einzug + 2)
    known = re.search(r"\n([ \t]+)\S", "\n" + body if old.style == ">" else body)
    fold = known[1] if known else indent
    merged = re.sub(r"\n(?!\s)", lambda _: f"\n{fold}", merged)
    return head + quote + merged + quote


def merge_words(source: str, before: str, after: str) -> str | None:
    """``source`` with what changed from ``before`` to ``after``; what did not change stays as it is written there.

    Args:
        source: a text that says what ``before`` says, word for word, perhaps in other lines and spellings.
        before: the words as they were.
        after: the words as they are.

    Returns:
        The text, ``None`` if ``source`` has more or fewer words.
    """
    own_words, old_words, new_words = source.split(), before.split(), after.split()
    if len(own_words) != len(old_words):
        return None
    own, old, new = _gaps(source, own_words), _gaps(before, old_words), _gaps(after, new_words)
    origin = _origins(old_words, new_words)
    parts: list[str] = []
    used: set[int] = set()
    for at, gap in enumerate(new):
        behind = origin[at - 1] if at else None
        places = (origin[at], None if behind is None else behind + 1)
        kept = next((p for p in places if p is not None and p not in used and _alike(old[p], gap)), None)
        if kept is not None:
            used.add(kept)
        parts.append(gap if kept is None else own[kept])
        if at < len(new_words):
            was = origin[at]
            same = was is not None and old_words[was] == new_words[at]
            parts.append(own_words[was] if same and was is not None else new_words[at])
    return "".join(parts)


def _origins(old: list[str], new: list[str]) -> list[int | None]:
    """For each new word, and for the end, which old one it was; words that took each other's place count too."""
    origin: list[int | None] = [None] * len(new)
    for tag, start, end, new_start, new_end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and end - start == new_end - new_start):
            origin[new_start:new_end] = range(start, end)
    return [*origin, len(old)]


def _alike(one: str, other: str) -> bool:
    """Whether two gaps mean the same: no end of a line, or as many of them, and protected or not."""
    return all((one.count(char) == other.count(char)) for char in "\n\u00a0") and bool(one) == bool(other)


def _gaps(text: str, words: list[str]) -> list[str]:
    """The white space before each word, and behind the last one."""
    gaps: list[str] = []
    at = 0
    for word in words:
        found = text.index(word, at)
        gaps.append(text[at:found])
        at = found + len(word)
    return [*gaps, text[at:]]
