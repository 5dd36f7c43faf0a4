"""Changes to the values of a paper's text that leave everything else as somebody wrote it.

Comments, the order of keys, quotes, indents and line breaks stay, since only the part that
changes is written anew. After each change the text is read again: it must hold exactly what
was asked for, else the change is not made.
"""

from __future__ import annotations

import copy
import itertools
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vorlagen.models.blaetter import element_model
from vorlagen.sources.lesen import read_model, read_tree
from vorlagen.sources.quellbaum import Blatt, Folge, Verweis, read_parts
from vorlagen.sources.quellschreiber import (
    Aenderung,
    Einfuegen,
    Entfernen,
    NoPlaceError,
    Quellschreiber,
    Setzen,
    field_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel

    from vorlagen.findings import Finding
    from vorlagen.sources.quellbaum import Teil

_SURROGATES = re.compile(r"\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Misslungen:
    """A change that was not made, and what reading found against it; ``None`` where the text has no place for it."""

    aenderung: Aenderung
    befund: Finding | None


@dataclass(frozen=True, slots=True)
class Geaendert:
    """The text with the changes, and those that could not be made."""

    text: str
    misslungen: tuple[Misslungen, ...] = ()


def apply_changes(text: str, changes: Sequence[Aenderung], model: type[BaseModel]) -> Geaendert:
    """Make changes in the text of a paper, one after another.

    Args:
        text: YAML or JSON that can be read without fault.
        changes: what to change; positions in lists are those of the text as it is now.
        model: the model of the paper.
    """
    failed: list[Misslungen] = []
    joined = _SURROGATES.sub(lambda pair: json.loads(f'"{pair[0]}"'), text) if changes else text
    now = joined
    for change in sorted(changes, key=_last_entries_first):
        now, wrong = _apply(now, change, model)
        failed += wrong
    return Geaendert(text if now == joined else now, tuple(failed))


def _last_entries_first(change: Aenderung) -> tuple[int, tuple[tuple[int, int | str], ...]]:
    """Values first, then entries from the last to the first, so that no position moves before its turn."""
    if isinstance(change, Setzen):
        return (0, ())
    at = change.vor if isinstance(change, Einfuegen) else -1
    steps = (*change.pfad, at) if isinstance(change, Einfuegen) else change.pfad
    back = tuple((0, -step) if isinstance(step, int) else (1, step) for step in steps)
    return (1, (*back, (2, int(isinstance(change, Einfuegen)))))


def _apply(text: str, change: Aenderung, model: type[BaseModel]) -> tuple[str, list[Misslungen]]:
    befund: Finding | None = None
    try:
        wanted = _changed(read_data(text, model), change)
        for tried in Quellschreiber(text, model).variants(change):
            tree, stellen, unreadable = read_tree(tried, None)
            if unreadable or tree is None or read_data(tried, model) != wanted:
                continue
            found = read_model(tree, model, stellen).findings
            if not found:
                return tried, []
            befund = found[0]
            break
    except (NoPlaceError, KeyError, IndexError, TypeError):
        pass
    return text, [Misslungen(change, befund)]


def read_data(text: str, model: type[BaseModel]) -> Any:  # noqa: ANN401 - data of any form
    """What the text says, with canonical keys and short forms written out."""
    return _plain(read_parts(text), model)


def _plain(part: Teil | None, model: type[BaseModel] | None) -> Any:  # noqa: ANN401 - as above
    if isinstance(part, Verweis):
        return _plain(part.ziel, model)
    if part is None or (isinstance(part, Blatt) and part.leer):
        return None
    kurz = getattr(model, "kurzform", "")
    if isinstance(part, Blatt):
        text = part.text.replace("\r\n", "\n").strip("\n").rstrip()
        return {kurz: _wrapped(text, model, kurz)} if kurz and model else text
    if isinstance(part, Folge):
        return [value for item in part.teile if (value := _plain(item, model)) is not None]
    found: dict[str, Any] = {}
    for key, value in part.eintraege:
        name = field_of(key.text, model)
        info = model.model_fields.get(name) if model else None
        inner = _plain(value, element_model(info.annotation) if info else None)
        if inner is not None:
            found[name] = [inner] if info and info.default == () and not isinstance(inner, list) else inner
    return found


def _wrapped(text: str, model: type[BaseModel] | None, name: str) -> Any:  # noqa: ANN401 - as above
    info = model.model_fields.get(name) if model else None
    return [text] if info and info.default == () else text


def _changed(data: Any, change: Aenderung) -> Any:  # noqa: ANN401 - data of any form
    """The data as the change wants it."""
    data = copy.deepcopy(data if data is not None else {})
    *way, last = change.pfad if not isinstance(change, Einfuegen) else (*change.pfad, change.vor)
    here = data
    for step, following in itertools.pairwise((*way, last)):
        if isinstance(here, dict):
            here = here.setdefault(step, [] if isinstance(following, int) else {})
        else:
            while isinstance(step, int) and len(here) <= step:
                here.append([] if isinstance(following, int) else {})
            here = here[step]
    match change:
        case Setzen(wert=wert):
            wert = wert.strip("\n").rstrip()  # as long texts are read
            if isinstance(here, list) and isinstance(last, int) and last == len(here):
                here.append(wert)
            else:
                here[last] = wert
        case Einfuegen(vor=vor, wert=wert):
            here.insert(vor, wert)
        case Entfernen():
            del here[last]
    return data


__all__ = ["Aenderung", "Einfuegen", "Entfernen", "Geaendert", "Misslungen", "Setzen", "apply_changes", "read_data"]
