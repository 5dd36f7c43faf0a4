"""The report as JUnit XML, which Jenkins and GitLab show beside the tests of a change.

Source of the form: ``junit-10.xsd`` of the Jenkins plug-in xUnit (it knows no ``file`` of a
test case). GitLab makes one case of all that bear the same names, calls the ``classname``
the suite, and shows the text of a failure or a skipped case, never that of a passed one
(GitLab Docs, „Unit test reports“, and its issues 237920 and 50964). Hence: an error is a
failure; warnings, notes and waived findings are skipped cases, whose text says which.
"""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from vorlagen.findings import Finding, Level, Report
from vorlagen.i18n import t
from vorlagen.reports.excerpt import clean, excerpt
from vorlagen.reports.gruppen import by_file, place_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vorlagen.i18n import Language
    from vorlagen.reports.context import Context

_NO_CHARACTERS = str.maketrans("\ufffe\uffff", "\ufffd\ufffd")
"""What no XML 1.0 document may hold, beside the control characters that ``clean`` takes out."""


def render(report: Report, context: Context) -> str:
    """One test suite a file, one test case a finding, and one that passed for all files without.

    Jenkins takes a report without a single case for a failure. Findings that a baseline lists are left out.
    """
    new = tuple(finding for finding in report.findings if not finding.known)
    files = by_file(new, context)
    suites = [_suite(name, findings, context) for name, findings in files.items()]
    tests = len(new)
    passed = report.files - len(files)
    if passed > 0 or not files:
        tests += 1
        words = t("1 Datei ohne Befunde") if passed == 1 else t("{n} Dateien ohne Befunde", n=passed)
        case = _element("testcase", {"classname": "vorlagen", "name": words.translate(context.language)})
        suites.append(_element("testsuite", {"name": "vorlagen", **_counts(1, 0), "skipped": "0"}, case))
    counts = _counts(tests, sum(map(_failed, new)))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + _element("testsuites", {"name": "vorlagen", **counts}, *suites)


def _suite(name: str, findings: list[Finding], context: Context) -> str:
    failures = sum(map(_failed, findings))
    counts = {**_counts(len(findings), failures), "skipped": str(len(findings) - failures)}
    cases = [
        _element("testcase", {"classname": name, "name": title}, _result(name, finding, context))
        for title, finding in zip(_titles(findings, context.language), findings, strict=True)
    ]
    return _element("testsuite", {"name": name, **counts, "file": name}, *cases)


def _titles(findings: Iterable[Finding], language: Language) -> Iterable[str]:
    """Code and message, equal ones counted; lines move and would make a known finding a new one."""
    seen: Counter[str] = Counter()
    for finding in findings:
        title = f"{finding.code}: {finding.message.translate(language)}"
        seen[title] += 1
        yield title if seen[title] == 1 else f"{title} ({seen[title]})"


def _failed(finding: Finding) -> bool:
    return finding.level is Level.ERROR and finding.waived is None


def _result(name: str, finding: Finding, context: Context) -> str:
    """The one child of a case; everything worth knowing stands in its text, too."""
    language = context.language
    kind = finding.level.label.translate(language)
    if finding.waived is not None:
        kind += f" ({t('ausgenommen').translate(language)})"
    message = f"{kind}: {finding.message.translate(language)}"
    lines = [message, " · ".join(filter(None, [name, place_words(finding, language)]))]
    if finding.excerpt is not None and finding.excerpt.strip():
        lines += filter(None, excerpt(finding.excerpt, finding.column, context.width))
    if finding.waived is not None:
        lines.append(t("Grund: {grund}", grund=finding.waived).translate(language))
    elif hint := finding.hint.translate(language):
        lines.append(t("Hinweis: {hinweis}", hinweis=hint).translate(language))
    text = "\n".join(_text(line) for line in lines)
    tag = "failure" if _failed(finding) else "skipped"
    return f"<{tag}{_attributes({'type': finding.code, 'message': message})}>{text}</{tag}>\n"


def _counts(tests: int, failures: int) -> dict[str, str]:
    return {"tests": str(tests), "failures": str(failures), "errors": "0"}


def _element(tag: str, attributes: dict[str, str], *children: str) -> str:
    return f"<{tag}{_attributes(attributes)}>\n{''.join(children)}</{tag}>\n"


def _attributes(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{_text(value)}"' for name, value in attributes.items())


def _text(text: str) -> str:
    return escape(clean(text).translate(_NO_CHARACTERS))
