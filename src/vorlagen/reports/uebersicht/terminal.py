"""The tables of the overview as a terminal shows them; columns that do not fit are left out and named."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Styled

from vorlagen.i18n import t
from vorlagen.models import Status
from vorlagen.reports.excerpt import clean, text_width
from vorlagen.reports.uebersicht.worte import findings_words, public_words, status_words, step_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlagen.i18n import Language, Text
    from vorlagen.models.uebersicht import Papierzeile, Uebersicht, Vorhabenzeile
    from vorlagen.reports.context import Context

_BETWEEN = 2


_MONEY = t("Gesamtkosten")
_MOST_OF_A_WORD = (26, 20, 12)
"""Longer words may be torn; the lower limits are for narrow windows."""
_MOST_OF_A_LINE = 60

_PAPERS = ((t("Nummer"), 0), (t("Betreff"), 0), (t("Art"), 2), (t("Federführung"), 4), (t("Beratungsfolge"), 0),
           (_MONEY, 0), (t("Klimaschutz"), 3), (t("Befunde"), 1))  # fmt: skip
"""Headings, each with its rank: 0 stays; of the others the highest goes first where the window is narrow;
1 stays if some words are torn for it."""
_PROJECTS = ((t("Vorhaben"), 0), (t("Handlungsfeld"), 3), (t("Ziele"), 5), (t("Stand"), 0), (t("Finanzierung"), 0),
             (t("Federführung"), 1), (t("Synergien"), 4), (t("Vorlage"), 2))  # fmt: skip


def draw(uebersicht: Uebersicht, context: Context, *, papers: bool, projects: bool) -> list[str]:
    """The tables that are wanted and not empty, each followed by what did not fit."""
    language = context.language
    drawn = []
    if papers and uebersicht.papiere:
        drawn.append(_table(_PAPERS, [_paper(row, language) for row in uebersicht.papiere], context))
    if projects and uebersicht.vorhaben:
        drawn.append(_table(_PROJECTS, [_project(row) for row in uebersicht.vorhaben], context))
    return drawn


def _paper(paper: Papierzeile, language: Language) -> list[Styled]:
    subject = Styled(clean(paper.betreff))
    if paper.status is Status.ENTWURF:
        subject.append("\n" + status_words(paper, language), "yellow")
    if not paper.oeffentlich:
        subject.append("\n" + public_words(public=False, language=language), "magenta")
    findings = Styled(findings_words(paper, language), "red" if paper.fehler else "yellow")
    steps = "\n".join(step_words(step, language, short=True) for step in paper.beratungsfolge)
    cost = _whole(str(paper.gesamtkosten)) if paper.gesamtkosten is not None else ""
    plain = [
        _whole(clean(paper.nummer)),
        clean(paper.art),
        clean(paper.federfuehrung),
        steps,
        cost,
        clean(paper.klimaschutz),
    ]
    number, kind, office, way, money, climate = map(Styled, plain)
    return [number, subject, kind, office, way, money, climate, findings]


def _whole(text: str) -> str:
    """A number or amount is not broken between lines."""
    return text.replace(" ", "\u00a0")


def _project(line: Vorhabenzeile) -> list[Styled]:
    project = line.vorhaben
    return [Styled(clean(text)) for text in (
        project.titel or "", project.handlungsfeld or "", ", ".join(project.ziele),
        project.status.bezeichnung if project.status else "",
        project.finanzierung.bezeichnung if project.finanzierung else "",
        project.federfuehrung or "", ", ".join(project.synergien), _whole(line.papier.nummer),
    )]  # fmt: skip


def _fit(rows: Sequence[Sequence[Styled]], ranks: Sequence[int], width: int) -> dict[int, int]:
    """The columns that fit beside each other without tearing words, and how wide each becomes."""
    columns = [[cell.plain for cell in column] for column in zip(*rows, strict=True)]
    least = dict.fromkeys(range(len(columns)), 0)
    for most in _MOST_OF_A_WORD:
        least = {at: min(most, _longest(columns[at], words=True)) for at in least}
        while _taken(least) > width and (spare := max(least, key=lambda at: ranks[at])) and ranks[spare] > 1:
            del least[spare]
        if _taken(least) <= width:
            break
    room = width - _taken(least)
    if room < 0:  # what must stay is torn
        return {at: max(1, need + room * need // sum(least.values())) for at, need in least.items()}
    wish = {at: max(0, min(_MOST_OF_A_LINE, _longest(columns[at])) - need) for at, need in least.items()}
    whole = sum(wish.values())
    return {at: need + (min(room, whole) * wish[at] // whole if whole else 0) for at, need in least.items()}


def _taken(widths: dict[int, int]) -> int:
    return sum(widths.values()) + _BETWEEN * (len(widths) - 1)


def _longest(cells: Sequence[str], *, words: bool = False) -> int:
    return max(text_width(part) for cell in cells for part in (cell.split(" ") if words else cell.split("\n")) or [""])


def _table(heads: Sequence[tuple[Text, int]], rows: list[list[Styled]], context: Context) -> str:
    titles = [Styled(title.translate(context.language), "bold") for title, _ in heads]
    widths = _fit([titles, *rows], [rank for _, rank in heads], context.width)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, _BETWEEN - 1, 0, 0),
                  show_edge=False)  # fmt: skip
    for at, width in widths.items():
        right = heads[at][0] == _MONEY
        table.add_column(titles[at], width=width, justify="right" if right else "left", overflow="fold")
    for row in rows:
        table.add_row(*(row[at] for at in widths))
    text = _printed(table, context)
    missing = ", ".join(title.plain for at, title in enumerate(titles) if at not in widths)
    if missing:
        more = t("Für {columns} ist das Fenster zu schmal; --output-format html zeigt alles.", columns=missing)
        text += "\n" + more.translate(context.language)
    return text


def _printed(table: Table, context: Context) -> str:
    target = io.StringIO()
    # Everything that rich would guess from the surroundings is said, so that equal overviews give equal text.
    console = Console(file=target, width=context.width, force_terminal=context.color, no_color=not context.color,
                      color_system="standard" if context.color else None, legacy_windows=False)  # fmt: skip
    console.print(table)
    return "\n".join(line.rstrip() for line in target.getvalue().rstrip("\n").split("\n"))
