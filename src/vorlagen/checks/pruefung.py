"""Run the rules over a paper; levels and waivers of form and paper applied."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

from vorlagen.checks import anlagen, beratungsfolge, finanzen, langtexte, oeffentlichkeit, struktur, wirkungen
from vorlagen.checks.regel import LEVELS
from vorlagen.findings import Finding, Level, Path, format_path
from vorlagen.formular import Regelstufe
from vorlagen.i18n import Text

if TYPE_CHECKING:
    from vorlagen.checks.regel import Fund, Pruefling, Regel

REGELN: tuple[Regel, ...] = tuple(
    regel
    for modul in (struktur, beratungsfolge, finanzen, wirkungen, oeffentlichkeit, anlagen, langtexte)
    for regel in modul.KATALOG.regeln
)
"""All rules on papers, by family and code."""

_MILD_IN_DRAFTS = frozenset("SBFWM")
"""Families whose errors are only warnings in a draft; publicness, files and privacy stay."""

Stelle = Callable[[Path, str, int], tuple[int, int, str | None] | None]
"""Asks for line, column and source line of a path, or of words in a long text (which, and which occurrence)."""


def check_vorlage(pruefling: Pruefling, file: str | None = None, stelle: Stelle | None = None) -> tuple[Finding, ...]:
    """All findings on a paper.

    Args:
        pruefling: the paper with its form and facts.
        file: what findings call the file.
        stelle: where things stand in it; ``None`` for a paper built in Python.

    Returns:
        Findings by line, column and code; waived ones are among them, marked.
    """
    found: list[Finding] = []
    for regel in REGELN:
        level = _level(regel, pruefling)
        if level is None:
            continue
        waived = None if regel.unverzichtbar else _waiver(regel.info.code, pruefling)
        for fund in regel.pruefe(pruefling):
            finding = Finding(
                code=regel.info.code,
                level=level,
                message=_bound(fund.text or regel.info.text, fund),
                hint=_bound(fund.hinweis or regel.info.hint, fund),
                file=file,
                path=format_path(fund.pfad),
                waived=waived,
            )
            found.append(_placed(finding, fund, stelle) if stelle else finding)
    return tuple(sorted(found, key=lambda finding: (finding.line or 0, finding.column or 0, finding.code)))


def _level(regel: Regel, pruefling: Pruefling) -> Level | None:
    """The level of a rule for this paper; ``None`` where the form switches it off."""
    level = regel.info.level
    own = (pruefling.formular.regeln or {}).get(regel.info.code)
    if own is not None and not regel.unverzichtbar:
        if own is Regelstufe.AUS:
            return None
        level = LEVELS[own]
    mild = pruefling.vorlage.ist_entwurf and regel.info.code[0] in _MILD_IN_DRAFTS
    return Level.WARNING if mild and level is Level.ERROR else level


def _waiver(code: str, pruefling: Pruefling) -> str | None:
    pruefung = pruefling.vorlage.pruefung
    for ausnahme in pruefung.ausnahmen if pruefung else ():
        if (ausnahme.regel or "").strip().upper() == code and ausnahme.grund:
            return ausnahme.grund
    return None


def _placed(finding: Finding, fund: Fund, stelle: Stelle) -> Finding:
    place = stelle(fund.pfad, fund.worte, fund.vorkommen)
    if place is None:
        return finding
    line, column, excerpt = place
    return dataclasses.replace(finding, line=line, column=column, excerpt=excerpt)


def _bound(text: Text, fund: Fund) -> Text:
    return Text(text.msgid, {**fund.werte, **text.values}) if fund.werte else text
