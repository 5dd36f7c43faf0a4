"""What was found in a paper, a form or a finished file, and the report of all of it."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from vorlagen.i18n import Text, t

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vorlagen.errors import VorlagenError

Path = tuple[str | int, ...]
"""A place inside the data: keys and list positions, such as ``("anlagen", 0, "datei")``."""


class Level(StrEnum):
    """How grave a finding is; only ``ERROR`` stops a paper."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def label(self) -> Text:
        """The word that reports print: Fehler, Warnung, Hinweis."""
        return _LABELS[self]


_LABELS = {Level.ERROR: t("Fehler"), Level.WARNING: t("Warnung"), Level.NOTE: t("Hinweis")}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, where it is, and what to do about it.

    Attributes:
        code: stable code such as ``F303`` (``vorlagen explain F303``).
        level: error, warning or note.
        message: what is wrong.
        hint: what to do.
        file: the file as the user named it; ``None`` for a model built in Python.
        line: 1-based line, ``None`` where there is none.
        column: 1-based column (characters), ``None`` where there is none.
        path: place inside the data, such as ``anlagen[0].datei``; empty for the whole.
        excerpt: the source line the finding points at, without its line end.
        waived: the reason given in the paper for waiving the rule, else ``None``.
        known: whether a baseline lists it: it was there before, and counts nowhere.
    """

    code: str
    level: Level
    message: Text
    hint: Text
    file: str | None = None
    line: int | None = None
    column: int | None = None
    path: str = ""
    excerpt: str | None = None
    waived: str | None = None
    known: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is neither waived nor known."""
        return self.waived is None and not self.known


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """What is known of a rule without running it (``vorlagen explain``, SARIF).

    Attributes:
        code: stable code such as ``F303``.
        level: its level where neither form nor paper says otherwise.
        text: what the rule demands.
        hint: how to mend what it finds.
        source: where it comes from: a law, a form, a measured fault.
    """

    code: str
    level: Level
    text: Text
    hint: Text
    source: Text

    def finding(self, file: str | None, **values: object) -> Finding:
        """A finding of this rule.

        Args:
            file: the file it is about, as messages call it.
            **values: the parameters of text and hint.
        """
        filled = MappingProxyType(values)
        return Finding(self.code, self.level, Text(self.text.msgid, filled), Text(self.hint.msgid, filled), file)


def rule_table(*rules: RuleInfo) -> Mapping[str, RuleInfo]:
    """Rules by their code."""
    return MappingProxyType({rule.code: rule for rule in rules})


@dataclass(frozen=True, slots=True)
class PaperInfo:
    """What statistics ask of a paper that was checked.

    Attributes:
        file: its file as findings call it.
        office: who is in charge of it (federführend), empty if it does not say.
        kind: its kind in the words of its form, empty if it does not say.
    """

    file: str | None
    office: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one check.

    Attributes:
        findings: in order of file, line and code; waived and known ones included.
        files: how many files were looked at.
        papers: those of them that could be read as papers.
    """

    findings: tuple[Finding, ...] = ()
    files: int = 1
    papers: tuple[PaperInfo, ...] = ()

    def count(self, level: Level) -> int:
        """How many findings of ``level`` count, waived and known ones left out."""
        return sum(1 for finding in self.findings if finding.level is level and finding.counts)

    @property
    def ok(self) -> bool:
        """Whether nothing of level error was found."""
        return self.count(Level.ERROR) == 0

    @classmethod
    def merge(cls, reports: Iterable[Report]) -> Report:
        """One report of many, in the order given."""
        parts = tuple(reports)
        findings = tuple(finding for part in parts for finding in part.findings)
        papers = tuple(paper for part in parts for paper in part.papers)
        return cls(findings, sum(part.files for part in parts), papers)


def carried(error: VorlagenError) -> tuple[Finding, ...]:
    """The findings that an error carries; the tree of errors lies below this module and knows them as objects."""
    return tuple(found for found in error.findings if isinstance(found, Finding))


def as_findings(error: VorlagenError, file: str) -> tuple[Finding, ...]:
    """A failure over one file of many as findings of a report, so that no format loses it."""
    message = error.message if isinstance(error.message, Text) else Text(str(error.message).replace("{", "{{"))
    hint = error.hint if isinstance(error.hint, Text) else Text(str(error.hint))
    return (Finding(error.code, Level.ERROR, message, hint, file), *carried(error))


def fingerprint(finding: Finding, name: str) -> str:
    """A mark by which a finding is known again after lines or list items have moved.

    Made of code, file, data path without list positions and the source line; not of the
    message, which may name other lines and depends on the language. Equal findings have equal
    marks and are to be counted.

    Args:
        finding: the finding.
        name: its file in a form that stays the same, such as relative to a project.
    """
    path = re.sub(r"\[\d+\]", "[]", finding.path)
    content = "\0".join([finding.code, name, path, (finding.excerpt or "").strip()])
    return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def format_path(path: Path) -> str:
    """A path as people read it.

    Example:
        >>> format_path(("anlagen", 0, "datei"))
        'anlagen[0].datei'
    """
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
