"""Findings that were there before: they are shown as known and count nowhere."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vorlagen.findings import Finding, fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Benennung = Callable[[str], str]
    """From a file as findings call it to a name that stays the same."""


@dataclass(frozen=True, slots=True)
class Altbefund:
    """Equal findings of one file that were there before.

    Attributes:
        code: their rule.
        file: the file, relative to the folder of the list.
        mark: what they are known by, see ``fingerprint``.
        count: how many there were.
    """

    code: str
    file: str
    mark: str
    count: int = 1


def remember(findings: Iterable[Finding], name: Benennung) -> tuple[Altbefund, ...]:
    """What a baseline keeps of findings: neither waived ones nor failures of the machine (Z…)."""
    counted = Counter(
        (_name(finding, name), finding.code, fingerprint(finding, _name(finding, name)))
        for finding in findings
        if finding.waived is None and not finding.code.startswith("Z")
    )
    return tuple(Altbefund(code, file, mark, count) for (file, code, mark), count in sorted(counted.items()))


def mark_known(findings: Iterable[Finding], known: Iterable[Altbefund], name: Benennung) -> tuple[Finding, ...]:
    """The findings, those marked that were there before.

    Of equal ones only as many as there were: a third one where there were two is new.
    """
    left: Counter[str] = Counter()
    for old in known:
        left[old.mark] += old.count
    marked = []
    for finding in findings:
        mark = fingerprint(finding, _name(finding, name))
        here = finding.waived is None and left[mark] > 0
        left[mark] -= here
        marked.append(replace(finding, known=True) if here else finding)
    return tuple(marked)


def _name(finding: Finding, name: Benennung) -> str:
    return name(finding.file) if finding.file is not None else ""
