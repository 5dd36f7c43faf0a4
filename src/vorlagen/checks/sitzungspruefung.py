"""Run the rules over a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.checks import einladung, sitzung, sitzungsvorlagen
from vorlagen.checks.urteil import in_place, judge

if TYPE_CHECKING:
    from vorlagen.checks.regel import Regel
    from vorlagen.checks.sitzungspruefling import Sitzungspruefling
    from vorlagen.checks.urteil import Stelle
    from vorlagen.findings import Finding

SITZUNGSREGELN: tuple[Regel[Sitzungspruefling], ...] = tuple(
    regel for modul in (sitzung, einladung, sitzungsvorlagen) for regel in modul.KATALOG.regeln
)
"""All rules on meetings."""


def check_sitzung(
    pruefling: Sitzungspruefling, file: str | None = None, stelle: Stelle | None = None
) -> tuple[Finding, ...]:
    """All findings on a meeting.

    Args:
        pruefling: the meeting with its form, its Ladungsfrist and facts on what it names.
        file: what findings call the file.
        stelle: where things stand in it; ``None`` for a meeting built in Python.

    Returns:
        Findings by line, column and code; waived ones are among them, marked.
    """
    return in_place(judge(SITZUNGSREGELN, pruefling, pruefling.sitzung, pruefling.formular), file, stelle)
