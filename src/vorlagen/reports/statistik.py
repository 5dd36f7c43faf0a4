"""How often each rule fired: in all papers, by office and by kind."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vorlagen.findings import Finding, Level, PaperInfo, Report
from vorlagen.i18n import readable, t
from vorlagen.reports.excerpt import clean
from vorlagen.reports.zeilen import print_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlagen.i18n import Text
    from vorlagen.reports.context import Context
    from vorlagen.reports.zeilen import Span


@dataclass(slots=True)
class Regelzahl:
    """How often one rule fired.

    Attributes:
        level: the gravest level at which it did.
        findings: how often it counts.
        files: in how many files it counts.
        waived: how often papers waive it.
        known: how often a baseline lists what it found.
    """

    level: Level
    findings: int = 0
    files: int = 0
    waived: int = 0
    known: int = 0


@dataclass(slots=True)
class Gruppe:
    """Papers that have an office or a kind in common.

    Attributes:
        name: the office or kind, as the first of them writes it; empty if they do not say.
        papers: how many there are.
        affected: how many of them have findings that count.
        rules: how often each rule fired, by code.
    """

    name: str
    papers: int = 0
    affected: int = 0
    rules: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Statistik:
    """All of it, most frequent rules and names in order first.

    Attributes:
        files: how many files were looked at.
        papers: how many of them could be read as papers.
        rules: by code.
        offices: by who is in charge.
        kinds: by kind of paper.
    """

    files: int
    papers: int
    rules: dict[str, Regelzahl]
    offices: list[Gruppe]
    kinds: list[Gruppe]


def count_rules(report: Report) -> Statistik:
    """The statistics of a report; waived and known findings count apart."""
    by_file: dict[str | None, list[Finding]] = {}
    for finding in report.findings:
        by_file.setdefault(finding.file, []).append(finding)
    rules = _rules(by_file)
    offices = _groups(report.papers, by_file, lambda paper: paper.office)
    kinds = _groups(report.papers, by_file, lambda paper: paper.kind)
    return Statistik(report.files, len(report.papers), rules, offices, kinds)


def _rules(by_file: dict[str | None, list[Finding]]) -> dict[str, Regelzahl]:
    rules: dict[str, Regelzahl] = {}
    grave = list(Level)
    for findings in by_file.values():
        for code in sorted({finding.code for finding in findings}):
            own = [finding for finding in findings if finding.code == code]
            level = min((finding.level for finding in own), key=grave.index)
            entry = rules.setdefault(code, Regelzahl(level))
            entry.level = min(entry.level, level, key=grave.index)
            counted = sum(1 for finding in own if finding.counts)
            entry.findings += counted
            entry.files += counted > 0
            entry.waived += sum(1 for finding in own if finding.waived is not None)
            entry.known += sum(1 for finding in own if finding.known)
    return dict(sorted(rules.items(), key=lambda item: (-item[1].findings, item[0])))


def _groups(
    papers: tuple[PaperInfo, ...], by_file: dict[str | None, list[Finding]], name_of: Callable[[PaperInfo], str]
) -> list[Gruppe]:
    groups: dict[str, Gruppe] = {}
    for paper in papers:
        name = " ".join(name_of(paper).split())
        group = groups.setdefault(name.casefold(), Gruppe(name))
        fired = [finding.code for finding in by_file.get(paper.file, ()) if finding.counts]
        group.papers += 1
        group.affected += bool(fired)
        group.rules.update(fired)
    return sorted(groups.values(), key=lambda group: (not group.name, group.name.casefold()))


def as_data(statistik: Statistik) -> dict[str, object]:
    """The statistics as JSON holds them; nothing in it depends on the language."""

    def group(one: Gruppe) -> dict[str, object]:
        rules = dict(_by_count(one.rules))
        return {"name": one.name, "papers": one.papers, "papers_with_findings": one.affected, "rules": rules}

    return {
        "files": statistik.files,
        "papers": statistik.papers,
        "rules": {
            code: {"level": one.level.value, "findings": one.findings, "files": one.files, "waived": one.waived,
                   "known": one.known}
            for code, one in statistik.rules.items()
        },
        "offices": [group(one) for one in statistik.offices],
        "kinds": [group(one) for one in statistik.kinds],
    }  # fmt: skip


def render_statistics(report: Report, context: Context) -> str:
    """The statistics on their own, for people."""
    return print_lines(statistics_lines(count_rules(report), context)[1:], color=context.color)


def statistics_lines(statistik: Statistik, context: Context) -> list[list[Span]]:
    """The statistics as three small tables."""

    def say(text: Text) -> str:
        return text.translate(context.language)

    papers = t("1 lesbare Vorlage") if statistik.papers == 1 else t("{n} lesbare Vorlagen", n=statistik.papers)
    lines: list[list[Span]] = [[], [(say(t("Wie oft welche Regel anschlug ({papers})", papers=papers)), "bold")]]
    lines += _table([_rule_row(code, one, context) for code, one in statistik.rules.items()], numbers={2})
    for title, groups in (
        (t("Nach federführender Stelle"), statistik.offices),
        (t("Nach Art der Vorlage"), statistik.kinds),
    ):
        lines += [[], [(say(title), "bold")]]
        head = ["", say(t("Vorlagen")), say(t("mit Befunden")), say(t("Regeln"))]
        rows = [
            [clean(one.name) or say(t("ohne Angabe")), str(one.papers), str(one.affected),
             ", ".join(f"{code} {number}×" for code, number in _by_count(one.rules))]
            for one in groups
        ]  # fmt: skip
        lines += _table([head, *rows] if rows else [], numbers={1, 2})
    return lines


def _by_count(rules: Counter[str]) -> list[tuple[str, int]]:
    return sorted(rules.items(), key=lambda item: (-item[1], item[0]))


def _rule_row(code: str, one: Regelzahl, context: Context) -> list[str]:
    info = context.rules.get(code)
    apart = [
        text.translate(context.language)
        for text, number in ((t("{n} ausgenommen", n=one.waived), one.waived),
                             (t("{n} schon bekannt", n=one.known), one.known))
        if number
    ]  # fmt: skip
    files = t("in 1 Datei") if one.files == 1 else t("in {n} Dateien", n=one.files)
    text = readable(info.text, context.language) if info else ""
    return [code, one.level.label.translate(context.language), f"{one.findings}×",
            files.translate(context.language), f"{text} ({', '.join(apart)})".strip() if apart else text]  # fmt: skip


def _table(rows: list[list[str]], numbers: set[int]) -> list[list[Span]]:
    """Rows in columns as wide as they need; the last one is not filled up."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        [("  " + "  ".join(cell.rjust(width) if at in numbers else cell.ljust(width)
                           for at, (cell, width) in enumerate(zip(row, widths, strict=True))).rstrip(), "")]
        for row in rows
    ]  # fmt: skip
