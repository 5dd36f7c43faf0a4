"""The journey of a baseline: today's findings are written down, tomorrow only new ones count."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from vorlagen.checks.bekannt import remember
from vorlagen.errors import OutputError, UnreadableError, UsageError
from vorlagen.i18n import t
from vorlagen.sources.altbefunde import baseline_text, read_baseline

if TYPE_CHECKING:
    from vorlagen.checks.bekannt import Benennung
    from vorlagen.findings import Report


def stable_name(baseline: Path) -> Benennung:
    """Names of files as a baseline writes them: relative to its folder, the same on all systems."""
    folder = baseline.absolute().parent.resolve()

    def name(file: str) -> str:
        place = Path(file).absolute()
        try:
            shown = Path(os.path.relpath(place.parent.resolve() / place.name, folder)).as_posix()
        except ValueError:  # another drive
            shown = place.as_posix()
        return unicodedata.normalize("NFC", shown)

    return name


def write_baseline(report: Report, baseline: Path) -> int:
    """Write down the findings of a report.

    An older list is replaced; any other file is left alone.

    Args:
        report: what was found.
        baseline: the file.

    Returns:
        How many findings the list holds.

    Raises:
        OutputError: another file stands there, or it cannot be written.
    """
    from vorlagen.workflow.ausgabe import write_output  # noqa: PLC0415 - it knows the seals of Word and PDF files

    known = remember(report.findings, stable_name(baseline))
    try:
        if baseline.exists():
            read_baseline(baseline)
    except (UnreadableError, UsageError):
        raise OutputError(
            t("Die Datei {file} gibt es schon, und sie ist keine Liste bekannter Befunde.", file=baseline),
            t("Wählen Sie einen anderen Namen."),
        ) from None
    # A name on disk that is no UTF-8 becomes an escape, which JSON reads back.
    write_output(baseline, baseline_text(known).encode("utf-8", "backslashreplace"), force=True)
    return sum(old.count for old in known)
