"""The journey of checking many files: folders and files become one report, in one process or several."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from vorlagen.checks.bekannt import mark_known
from vorlagen.checks.regelauswahl import Regelauswahl, choose_rules
from vorlagen.findings import Finding, Level, Report, as_findings
from vorlagen.sources import load_form
from vorlagen.sources.altbefunde import read_baseline
from vorlagen.sources.ordner import SETTINGS, find_files, shown_name
from vorlagen.sources.quelldatei import STDIN_NAME
from vorlagen.workflow.altbefunde import stable_name
from vorlagen.workflow.prozesse import in_parts, side_by_side
from vorlagen.workflow.pruefdatei import Geprueft, Pruefauftrag, check_file, is_settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vorlagen.i18n import Text

_LARGEST = 50
"""Files of one part: the progress bar moves, and Ctrl-C is heard, at least so often."""


@dataclass(frozen=True, slots=True)
class Pruefergebnis:
    """What became of many files.

    Attributes:
        report: the findings of all, in the order of the files; failures of the machine are among them.
        uebergangen: files in folders that were not checked, with the reason.
        maschine: the highest exit code of a failure of the machine, 0 if there was none.
    """

    report: Report
    uebergangen: tuple[tuple[str, Text], ...] = ()
    maschine: int = 0

    def exit_code(self, *, strict: bool = False) -> int:
        """The exit code; ``strict`` makes warnings count as errors."""
        failed = not self.report.ok or (strict and self.report.count(Level.WARNING) > 0)
        return max(self.maschine, int(failed))


def check_files(  # noqa: PLR0913 - what there is to say about a check
    *places: str | Path,
    form: str | None = None,
    allow: tuple[Path, ...] = (),
    jobs: int = 1,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    baseline: Path | None = None,
    stdin: tuple[str | None, bytes] | None = None,
    done: Callable[[int, int], None] | None = None,
) -> Pruefergebnis:
    """Check papers in folders and files.

    Args:
        places: folders (all ``.yaml``, ``.yml`` and ``.json`` files below them, links not followed,
            less what a ``.vorlagenignore`` names) and single files.
        form: name or path of a form that wins over the ones named in the papers.
        allow: further folders that papers may name files in.
        jobs: processes side by side; the report is the same.
        select: codes, or beginnings of codes, of the rules wanted; empty for all.
        ignore: the same, of rules not wanted.
        baseline: a list of findings that were there before; they are marked and count nowhere.
        stdin: what came in on standard input, for the place ``-``, and the file that an editor has it from.
        done: called as files are done with the number of those that are, and of all.

    Returns:
        The report. A file that cannot be read does not stop the others.

    Raises:
        UsageError: ``form`` or a code does not exist, or ``baseline`` is none.
        FormError: ``form`` is faulty.
        UnreadableError: ``baseline`` cannot be read.
    """
    if form is not None:
        load_form(form)  # once, and for an empty folder too
    chosen = _choice(select, ignore)
    known = read_baseline(baseline) if baseline else ()
    orders, refused, passed = _orders(places, stdin)
    results = list(refused)
    for result in _checked(orders, jobs, partial(_check_part, form=form, allow=allow)):
        results.append(result)
        if done is not None:
            done(len(results) - len(refused), len(orders))
    passed += [(result.name, result.uebergangen) for result in results if result.uebergangen]
    report = Report.merge(result.report for result in results)
    findings: Iterable[Finding] = (found for found in _once(results) if chosen.keeps(found.code))
    if baseline:
        findings = mark_known(findings, known, stable_name(baseline))
    worst = max((result.exit_code for result in results), default=0)
    return Pruefergebnis(replace(report, findings=tuple(findings)), tuple(passed), worst)


def _choice(select: Sequence[str], ignore: Sequence[str]) -> Regelauswahl:
    if not select and not ignore:
        return Regelauswahl()
    from vorlagen.workflow.regeln import all_rules  # noqa: PLC0415 - only a choice needs the codes of Word and PDF

    return choose_rules(select, ignore, tuple(all_rules()))


def _orders(
    places: tuple[str | Path, ...], stdin: tuple[str | None, bytes] | None
) -> tuple[list[Pruefauftrag], list[Geprueft], list[tuple[str, Text]]]:
    """What is to be checked, what cannot be looked into, and what is passed over."""
    found = find_files(place for place in map(Path, places) if stdin is None or str(place) != "-")
    settings = [path for path, reason in found.uebergangen if reason is SETTINGS]
    orders = [
        Pruefauftrag(str(path), path) if path in found.genannt else Pruefauftrag(shown_name(path), path, genannt=False)
        for path in (*settings, *found.dateien)
    ]
    if stdin is not None:
        orders.insert(0, Pruefauftrag(stdin[0] or STDIN_NAME, data=stdin[1]))
    refused = [Geprueft(str(path), Report(as_findings(error, shown_name(path)), 0), error.exit_code)
               for path, error in found.verschlossen]  # fmt: skip
    passed = [(shown_name(path), reason) for path, reason in found.uebergangen if reason is not SETTINGS]
    return orders, refused, passed


def _checked(
    orders: Sequence[Pruefauftrag], jobs: int, work: Callable[[Sequence[Pruefauftrag]], list[Geprueft]]
) -> Iterator[Geprueft]:
    parts = in_parts(orders, jobs, _LARGEST if jobs > 1 else 1)
    for results in side_by_side(work, parts, jobs) if min(jobs, len(parts)) > 1 else map(work, parts):
        yield from results


def _check_part(part: Sequence[Pruefauftrag], form: str | None, allow: tuple[Path, ...]) -> list[Geprueft]:
    return [check_file(order, form, allow) for order in part]


def _once(results: Iterable[Geprueft]) -> Iterator[Finding]:
    """All findings; those on a form or on settings, which every paper there would bring along, once."""
    seen: set[tuple[object, ...]] = set()
    for result in results:
        settings = is_settings(result.name)
        for finding in result.report.findings:
            if settings or finding.file != result.name:
                place = (os.path.realpath(finding.file or ""), finding.line, finding.column, finding.code)
                if place in seen:
                    continue
                seen.add(place)
            yield finding
