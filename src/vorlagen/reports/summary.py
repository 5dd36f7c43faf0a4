"""The closing line of a report: how many findings of which level in how many files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.findings import Level, Report
from vorlagen.i18n import Text, t

if TYPE_CHECKING:
    from vorlagen.i18n import Language

_ONE = {Level.ERROR: t("1 Fehler"), Level.WARNING: t("1 Warnung"), Level.NOTE: t("1 Hinweis")}


def summarize(report: Report, language: Language) -> str:
    """The line, such as ``2 Fehler, 1 Warnung in 3 Dateien (1 ausgenommen).``."""
    counted = [count_of(level, report.count(level)).translate(language) for level in Level if report.count(level)]
    waived = sum(1 for finding in report.findings if finding.waived is not None)
    known = sum(1 for finding in report.findings if finding.known)
    line = t("Keine Befunde") if report.files else t("Keine Vorlagen gefunden")
    if counted:
        values = {"befunde": ", ".join(counted), "n": report.files}
        line = t("{befunde} in 1 Datei", **values) if report.files == 1 else t("{befunde} in {n} Dateien", **values)
    if waived and known:
        line = t("{zeile} ({n} ausgenommen, {m} schon bekannt)", zeile=line, n=waived, m=known)
    elif waived:
        line = t("{zeile} ({n} ausgenommen)", zeile=line, n=waived)
    elif known:
        line = t("{zeile} ({n} schon bekannt)", zeile=line, n=known)
    return line.translate(language) + "."


def count_of(level: Level, number: int) -> Text:
    """So many findings of a level, such as ``2 Warnungen``."""
    if number == 1:
        return _ONE[level]
    return {
        Level.ERROR: t("{n} Fehler", n=number),
        Level.WARNING: t("{n} Warnungen", n=number),
        Level.NOTE: t("{n} Hinweise", n=number),
    }[level]
