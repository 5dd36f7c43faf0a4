"""Changes that people made in Word, on a YAML file that went on by itself since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.findings import format_path
from vorlagen.sources.rundreise import Entfernen, apply_changes, read_data
from vorlagen.workflow.lesebefunde import TABLE, excerpt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel

    from vorlagen.findings import Finding
    from vorlagen.sources.rundreise import Aenderung
    from vorlagen.workflow.lesen_abgleich import Abgleich


def carry_over(
    source: str, done: Abgleich, target: str, model: type[BaseModel], file: str
) -> tuple[str, tuple[Finding, ...]]:
    """The changes on another text than the one that the Word file was made from.

    Args:
        source: that text.
        done: what was changed in it.
        target: the text as it is now.
        model: the model of the paper.
        file: what findings call the target.

    Returns:
        The target with the changes. Where both were changed, it stays, and a finding tells (R024).
    """
    if target == source:
        return done.text, ()
    before, after, now = (read_data(text, model) for text in (source, done.text, target))
    wanted: list[Aenderung] = []
    findings: list[Finding] = []
    for change in done.aenderungen:
        old, new, here = (_part(data, change.pfad) for data in (before, after, now))
        if here == new and not isinstance(change, Entfernen):
            continue
        if here == old:
            wanted.append(change)
        elif here is not None or not isinstance(change, Entfernen):
            findings.append(_conflict("R024", change, file))
    made = apply_changes(target, wanted, model)
    findings += [_conflict("R023", wrong.aenderung, file) for wrong in made.misslungen]
    return made.text, tuple(findings)


def _conflict(code: str, change: Aenderung, file: str) -> Finding:
    value = excerpt(str(getattr(change, "wert", "")))
    return TABLE[code].finding(file, pfad=format_path(change.pfad), wert=value)


def _part(data: object, path: Sequence[str | int]) -> object:
    """What nested data hold at a path, ``None`` for nothing."""
    for step in path:
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data
