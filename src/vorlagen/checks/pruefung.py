"""Run the rules over a paper; levels and waivers of form and paper applied."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from vorlagen.checks import anlagen, beratungsfolge, finanzen, langtexte, oeffentlichkeit, struktur, wirkungen
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

_LEVELS = {
    Regelstufe.FEHLER: Level.ERROR,
    Regelstufe.WARNUNG: Level.WARNING,
    Regelstufe.HINWEIS: Level.NOTE,
}
_MILD_IN_DRAFTS = frozenset("SBFWM")
"""Families whose errors are only warnings in a draft; publicness, files and privacy stay."""

Stelle = Callable[[Path, str], tuple[int, int, str | None] | None]
"""Asks for line, column and source line of a path (and of words in a long text)."""


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
        found += [_finding(regel, fund, level, waived, file, stelle) for fund in regel.pruefe(pruefling)]
    return tuple(sorted(found, key=lambda finding: (finding.line or 0, finding.column or 0, finding.code)))


def _level(regel: Regel, pruefling: Pruefling) -> Level | None:
    """The level of a rule for this paper; ``None`` where the form switches it off."""
    level = regel.info.level
    own = (pruefling.formular.regeln or {}).get(regel.info.code)
    if own is not None and not regel.unverzichtbar:
        if own is Regelstufe.AUS:
            return None
        level = _LEVELS[own]
    mild = pruefling.vorlage.ist_entwurf and regel.info.code[0] in _MILD_IN_DRAFTS
    return Level.WARNING if mild and level is Level.ERROR else level


def _waiver(code: str, pruefling: Pruefling) -> str | None:
    pruefung = pruefling.vorlage.pruefung
    for ausnahme in pruefung.ausnahmen if pruefung else ():
        if (ausnahme.regel or "").strip().upper() == code and ausnahme.grund:
            return ausnahme.grund
    return None


def _finding(  # noqa: PLR0913 - all that makes up a finding
    regel: Regel, fund: Fund, level: Level, waived: str | None, file: str | None, stelle: Stelle | None
) -> Finding:
    place = stelle(fund.pfad, fund.worte) if stelle else None
    line, column, excerpt = place or (None, None, None)
    return Finding(
        code=regel.info.code,
        level=level,
        message=_bound(fund.text or regel.info.text, fund),
        hint=_bound(fund.hinweis or regel.info.hint, fund),
        file=file,
        line=line,
        column=column,
        path=format_path(fund.pfad),
        excerpt=excerpt,
        waived=waived,
    )


def _bound(text: Text, fund: Fund) -> Text:
    return Text(text.msgid, {**fund.werte, **text.values}) if fund.werte else text
