"""The report as one self-contained page that an office can mail: complete without its script, and it prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vorlagen.findings import Finding, Level, Report
from vorlagen.i18n import readable, t
from vorlagen.reports.excerpt import excerpt
from vorlagen.reports.gruppen import by_file, place_words
from vorlagen.reports.seite import render_page
from vorlagen.reports.summary import count_of, summarize

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vorlagen.i18n import Language, Text
    from vorlagen.reports.context import Context

_WORDS: dict[str, Text] = {
    "title": t("Prüfbericht"),
    "internal": t("Nur für den internen Gebrauch: Der Bericht zitiert Vorlagen, auch nichtöffentliche."),
    "files": t("Dateien"),
    "file": t("Datei"),
    "caption": t("Dateien mit Befunden; der Name führt zu ihnen."),
    "filter": t("Befunde auswählen"),
    "count": t("{{n}} von {{all}} Befunden"),
    "source": t("Zeile der Datei"),
    "waived": t("ausgenommen"),
    "reason": t("Grund"),
    "hint": t("Hinweis"),
    "rule": t("Regel"),
    "rules": t("Die Regeln"),
    "what": t("Was"),
    "what_to_do": t("Was tun"),
    "origin": t("Quelle"),
}
_WAIVED = "waived"
_HEADS = {Level.ERROR.value: t("Fehler"), Level.WARNING.value: t("Warnungen"), Level.NOTE.value: t("Hinweise"),
          _WAIVED: t("Ausgenommen")}  # fmt: skip
_WIDTH = 88
"""Characters of a source line that fit across a printed page."""


@dataclass(frozen=True, slots=True)
class Gruppe:
    """Findings that are shown or hidden together: those of one level, or the waived ones."""

    name: str
    head: str
    label: str


@dataclass(frozen=True, slots=True)
class Befundansicht:
    """A finding in words."""

    code: str
    group: str
    label: str
    message: str
    place: str
    excerpt: str
    caret: str
    hint: str
    waived: str


@dataclass(frozen=True, slots=True)
class Dateiansicht:
    """A file with its findings; ``numbers`` counts them by group."""

    id: str
    name: str
    summary: str
    numbers: tuple[int, ...]
    findings: tuple[Befundansicht, ...]


@dataclass(frozen=True, slots=True)
class Regelansicht:
    """What is known of a rule."""

    text: str
    hint: str
    source: str


def render(report: Report, context: Context) -> str:
    """The page; equal reports give equal pages. Findings that a baseline lists are counted, not shown."""
    language = context.language
    new = tuple(finding for finding in report.findings if not finding.known)
    found = {_group(finding) for finding in new}
    names = [name for name in _HEADS if name in found]
    files = by_file(new, context)
    return render_page(
        "befunde",
        language,
        _WORDS,
        summary=summarize(report, language),
        version=context.version,
        groups=[Gruppe(name, _HEADS[name].translate(language), _label(name, new, language))
                for name in names],
        files=[_file(number, name, findings, names, context)
               for number, (name, findings) in enumerate(files.items(), start=1)],
        rules=_rules(new, context),
    )  # fmt: skip


def _group(finding: Finding) -> str:
    return finding.level.value if finding.waived is None else _WAIVED


def _label(name: str, findings: Iterable[Finding], language: Language) -> str:
    number = sum(1 for finding in findings if _group(finding) == name)
    text = t("{n} ausgenommen", n=number) if name == _WAIVED else count_of(Level(name), number)
    return text.translate(language)


def _file(number: int, name: str, findings: Sequence[Finding], names: Sequence[str], context: Context) -> Dateiansicht:
    groups = [_group(finding) for finding in findings]
    return Dateiansicht(
        id=f"datei-{number}",
        name=name,
        summary=", ".join(_label(name, findings, context.language) for name in names if name in groups) + ".",
        numbers=tuple(groups.count(name) for name in names),
        findings=tuple(_finding(finding, context.language) for finding in findings),
    )


def _finding(finding: Finding, language: Language) -> Befundansicht:
    shown, caret = "", ""
    if finding.excerpt is not None and finding.excerpt.strip():
        shown, caret = excerpt(finding.excerpt, finding.column, _WIDTH)
    return Befundansicht(
        code=finding.code,
        group=_group(finding),
        label=f"{finding.level.label.translate(language)} {finding.code}",
        message=finding.message.translate(language),
        place=place_words(finding, language),
        excerpt=shown,
        caret=caret,
        hint=finding.hint.translate(language) if finding.waived is None else "",
        waived=finding.waived or "",
    )


def _rules(findings: Iterable[Finding], context: Context) -> dict[str, Regelansicht]:
    """What the rules demand that found something, as far as it is known, in the order of codes."""
    codes = sorted({finding.code for finding in findings} & context.rules.keys())
    known = {code: context.rules[code] for code in codes}
    return {
        code: Regelansicht(*(readable(text, context.language) for text in (info.text, info.hint, info.source)))
        for code, info in known.items()
    }
