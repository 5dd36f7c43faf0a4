"""Run the rules over a paper; levels and waivers of form and paper applied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.checks import (
    abweichungen,
    anlagen,
    anlagenverweise,
    beratungsfolge,
    beschlusstext,
    betragstexte,
    datenschutz,
    finanzen,
    finanzierung,
    gremien,
    hilfstexte,
    klima,
    konten,
    kurzfassung,
    langtexte,
    oeffentlichkeit,
    struktur,
    summen,
    termine,
    textaufbau,
    textverweise,
    typografie,
    wirkungen,
    zeichen,
)
from vorlagen.checks.urteil import in_place, judge

if TYPE_CHECKING:
    from vorlagen.checks.regel import Pruefling, Regel
    from vorlagen.checks.urteil import Stelle
    from vorlagen.findings import Finding

REGELN: tuple[Regel[Pruefling], ...] = tuple(
    regel
    for modul in (
        *(struktur, hilfstexte, beschlusstext, kurzfassung, beratungsfolge, termine, gremien),
        *(finanzen, finanzierung, summen, konten, abweichungen, betragstexte),
        *(klima, wirkungen, oeffentlichkeit, datenschutz, anlagen, anlagenverweise, typografie),
        *(langtexte, textverweise, textaufbau, zeichen),
    )
    for regel in modul.KATALOG.regeln
)
"""All rules on papers, by family."""


def check_vorlage(pruefling: Pruefling, file: str | None = None, stelle: Stelle | None = None) -> tuple[Finding, ...]:
    """All findings on a paper.

    Args:
        pruefling: the paper with its form and facts.
        file: what findings call the file.
        stelle: where things stand in it; ``None`` for a paper built in Python.

    Returns:
        Findings by line, column and code; waived ones are among them, marked.
    """
    return in_place(judge(REGELN, pruefling, pruefling.vorlage, pruefling.formular), file, stelle)
