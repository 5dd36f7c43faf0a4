"""From what rules find to findings: levels, waivers and places, alike for papers and meetings."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

from vorlagen.checks.regel import level_in
from vorlagen.findings import Finding, Level, Path, format_path
from vorlagen.i18n import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vorlagen.checks.regel import Fund, Regel
    from vorlagen.formular import Formular
    from vorlagen.models.angaben import Pruefung

P = TypeVar("P")
_MILD_IN_DRAFTS = frozenset("SBFWM")
"""Families whose errors are only warnings in a draft; publicness, files and privacy stay."""

Stelle = Callable[[Path, str, int, int | None], tuple[int, int, str | None] | None]
"""Asks for line, column and source line of a path, or of words in a long text: which, which occurrence,
and how many characters that are no blanks stand before them."""


class Gegenstand(Protocol):
    """What levels and waivers depend on in a paper or a meeting."""

    @property
    def ist_entwurf(self) -> bool:
        """Whether it is judged mildly."""

    @property
    def pruefung(self) -> Pruefung | None:
        """Its waivers."""


def judge(
    regeln: Iterable[Regel[P]], pruefling: P, gegenstand: Gegenstand, formular: Formular
) -> Iterator[tuple[Finding, Fund]]:
    """What rules find, each with the level and the waiver that hold for it.

    Args:
        regeln: the rules.
        pruefling: what they judge.
        gegenstand: the paper or meeting in it.
        formular: its form.
    """
    for regel in regeln:
        level = _level(regel, gegenstand, formular)
        if level is None:
            continue
        waived = None if regel.unverzichtbar else _waiver(regel.info.code, gegenstand)
        for fund in regel.pruefe(pruefling):
            finding = Finding(
                code=regel.info.code,
                level=level,
                message=_bound(fund.text or regel.info.text, fund),
                hint=_bound(fund.hinweis or regel.info.hint, fund),
                path=format_path(fund.pfad),
                waived=waived,
            )
            yield finding, fund


def in_place(found: Iterable[tuple[Finding, Fund]], file: str | None, stelle: Stelle | None) -> tuple[Finding, ...]:
    """Findings with file, line and column, in their order.

    Args:
        found: what ``judge`` gave.
        file: what findings call the file.
        stelle: where things stand in it; ``None`` for what was built in Python.
    """
    placed = [_placed(finding, fund, file, stelle) for finding, fund in found]
    return tuple(sorted(placed, key=lambda finding: (finding.line or 0, finding.column or 0, finding.code)))


def _level(regel: Regel[P], gegenstand: Gegenstand, formular: Formular) -> Level | None:
    """The level of a rule for this paper or meeting; ``None`` where the form switches it off."""
    if regel.unverzichtbar:
        return regel.info.level
    level = level_in(formular, regel.info)
    mild = gegenstand.ist_entwurf and regel.info.code[0] in _MILD_IN_DRAFTS
    return Level.WARNING if mild and level is Level.ERROR else level


def _waiver(code: str, gegenstand: Gegenstand) -> str | None:
    for ausnahme in gegenstand.pruefung.ausnahmen if gegenstand.pruefung else ():
        if (ausnahme.regel or "").strip().upper() == code and ausnahme.grund:
            return ausnahme.grund
    return None


def _placed(finding: Finding, fund: Fund, file: str | None, stelle: Stelle | None) -> Finding:
    place = stelle(fund.pfad, fund.worte, fund.vorkommen, fund.davor) if stelle else None
    line, column, excerpt = place or (None, None, None)
    return dataclasses.replace(finding, file=file, line=line, column=column, excerpt=excerpt)


def _bound(text: Text, fund: Fund) -> Text:
    return Text(text.msgid, {**fund.werte, **text.values}) if fund.werte else text
