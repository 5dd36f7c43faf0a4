"""The report as SARIF 2.1.0 (OASIS, errata 01), for code scanning services and editors."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from vorlagen.findings import fingerprint
from vorlagen.i18n import t
from vorlagen.reports.location import relative_name, uri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vorlagen.findings import Finding, Report, RuleInfo
    from vorlagen.i18n import Language
    from vorlagen.reports.context import Context

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_FINGERPRINT = "vorlagen/v1"
_LONGEST_SNIPPET = 1000

_Object = dict[str, Any]
"""A piece of JSON on its way out; it never leaves this module as an object."""


def render(report: Report, context: Context) -> str:
    """One log with one run; the rules table holds the rules that found something."""
    codes = sorted({finding.code for finding in report.findings})
    prints = _fingerprints(report.findings, context)
    run = {
        "tool": {"driver": _driver(codes, context)},
        "language": context.language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": t("Ordner der Prüfung").translate(context.language)}}},
        "results": [
            _result(finding, codes.index(finding.code), mark, context)
            for finding, mark in zip(report.findings, prints, strict=True)
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _driver(codes: Iterable[str], context: Context) -> _Object:
    driver: _Object = {"name": "vorlagen", "language": context.language}
    if context.version:
        driver["version"] = context.version
    driver["rules"] = [_rule(code, context.rules.get(code), context.language) for code in codes]
    return driver


def _rule(code: str, info: RuleInfo | None, language: Language) -> _Object:
    if info is None:
        return {"id": code}
    hint, source = info.hint.translate(language), info.source.translate(language)
    help_text = "\n".join(
        text.translate(language)
        for text in (t("Hinweis: {hinweis}", hinweis=hint), t("Quelle: {quelle}", quelle=source))
    )
    return {
        "id": code,
        "shortDescription": {"text": info.text.translate(language)},
        "help": {"text": help_text},
        "defaultConfiguration": {"level": info.level.value},
    }


def _result(finding: Finding, rule: int, mark: str, context: Context) -> _Object:
    message = finding.message.translate(context.language)
    if hint := finding.hint.translate(context.language):
        message += "\n" + t("Hinweis: {hinweis}", hinweis=hint).translate(context.language)
    result: _Object = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.level.value,
        "message": {"text": message},
        "partialFingerprints": {_FINGERPRINT: mark},
        # Either all results carry this or none (section 3.27.23); empty means not suppressed.
        "suppressions": [],
    }
    if finding.waived is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": finding.waived}]
    elif finding.known:
        result["suppressions"] = [{"kind": "external"}]  # a baseline lists it
    if location := _location(finding, context):
        result["locations"] = [location]
    return result


def _location(finding: Finding, context: Context) -> _Object:
    location: _Object = {}
    if finding.file is not None:
        name = uri(finding.file, context.root)
        artifact = {"uri": name} if name.startswith("file:") else {"uri": name, "uriBaseId": _ROOT}
        location["physicalLocation"] = {"artifactLocation": artifact}
        if finding.line is not None:
            location["physicalLocation"]["region"] = _region(finding, finding.line)
    if finding.path:
        location["logicalLocations"] = [{"fullyQualifiedName": finding.path, "kind": "object"}]
    return location


def _region(finding: Finding, line: int) -> _Object:
    region: _Object = {"startLine": line}
    if finding.column is not None:
        region["startColumn"] = finding.column
    if finding.excerpt and len(finding.excerpt) <= _LONGEST_SNIPPET:
        region["snippet"] = {"text": finding.excerpt}
    return region


def _fingerprints(findings: Iterable[Finding], context: Context) -> list[str]:
    """The mark of each finding; equal ones are counted."""
    seen: Counter[str] = Counter()
    marks = []
    for finding in findings:
        mark = fingerprint(finding, "" if finding.file is None else relative_name(finding.file, context.root))
        seen[mark] += 1
        marks.append(f"{mark}:{seen[mark]}")
    return marks
