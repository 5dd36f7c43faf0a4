"""The overview as one self-contained page: it filters with a small script, is complete without, and prints."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vorlagen.i18n import format_date, t
from vorlagen.models import Status
from vorlagen.reports.excerpt import clean
from vorlagen.reports.seite import render_page
from vorlagen.reports.uebersicht.summen import closing_lines
from vorlagen.reports.uebersicht.tabelle import PAPIERE, VORHABEN, Spalte
from vorlagen.reports.uebersicht.worte import (
    INTERNAL,
    TITLE,
    findings_words,
    public_words,
    status_words,
    step_words,
    unread_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vorlagen.i18n import Language, Text
    from vorlagen.models import Vorhaben
    from vorlagen.models.uebersicht import Papierzeile, Uebersicht, Vorhabenzeile
    from vorlagen.reports.context import Context

_WORDS: dict[str, Text] = {
    "title": TITLE,
    "internal": INTERNAL,
    "sums": t("Auf einen Blick"),
    "unread": t("Nicht lesbar"),
    "papers": t("Vorlagen"),
    "projects": t("Vorhaben"),
    "paper_caption": t("Alle Vorlagen nach Nummer, mit Beratungsfolge, Kosten und Befunden."),
    "project_caption": t("Alle Vorhaben in der Reihenfolge ihrer Vorlagen."),
    "paper_count": t("{{n}} von {{all}} Vorlagen"),
    "project_count": t("{{n}} von {{all}} Vorhaben"),
    "filter": t("Zeilen auswählen"),
    "search": t("Suche"),
    "all": t("alle"),
    "reset": t("Zurücksetzen"),
    "cost": t("Gesamtkosten"),
    "findings": t("Befunde"),
    "none": t("keine"),
    "no_number": t("ohne Nummer"),
}


@dataclass(frozen=True, slots=True)
class Auswahlfeld:
    """A list to choose rows by: what it is called, and the values that occur."""

    name: str
    titel: str
    werte: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Papieransicht:
    """A row of the table of papers in words; ``werte`` holds as JSON what the lists choose by."""

    row: Papierzeile
    werte: str
    draft: str
    closed: str
    day: str
    steps: tuple[str, ...]
    cost: str
    findings: str


@dataclass(frozen=True, slots=True)
class Vorhabenansicht:
    """A row of the table of projects; see ``Papieransicht``."""

    project: Vorhaben
    paper: Papierzeile
    werte: str
    closed: str


def render(uebersicht: Uebersicht, context: Context, *, papers: bool = True, projects: bool = True) -> str:
    """The page; equal overviews give equal pages.

    Args:
        uebersicht: the overview.
        context: its language.
        papers: whether the table of papers is wanted.
        projects: whether the table of projects is wanted.
    """
    language = context.language
    places = t("Gelesen: {places}.", places=", ".join(map(clean, uebersicht.orte)))
    return render_page(
        "uebersicht/uebersicht",
        language,
        {**_WORDS, "places": places},
        heads=_heads(PAPIERE, language),
        project_heads=_heads(VORHABEN, language),
        sums=closing_lines(uebersicht, language),
        unread=[(entry.datei, unread_words(entry, language)) for entry in uebersicht.unlesbar],
        papers=[_paper(row, language) for row in uebersicht.papiere if papers],
        paper_filters=_selects(map(_paper_values, uebersicht.papiere), _heads(PAPIERE, language)),
        projects=[_project(line, language) for line in uebersicht.vorhaben if projects],
        project_filters=_selects(map(_project_values, uebersicht.vorhaben), _heads(VORHABEN, language)),
    )


def _paper(paper: Papierzeile, language: Language) -> Papieransicht:
    return Papieransicht(
        row=paper,
        werte=json.dumps(_paper_values(paper), ensure_ascii=False),
        draft=status_words(paper, language) if paper.status is Status.ENTWURF else "",
        closed="" if paper.oeffentlich else public_words(public=False, language=language),
        day=format_date(paper.datum) if paper.datum else "",
        steps=tuple(step_words(step, language) for step in paper.beratungsfolge),
        cost=str(paper.gesamtkosten) if paper.gesamtkosten is not None else "",
        findings=findings_words(paper, language),
    )


def _project(line: Vorhabenzeile, language: Language) -> Vorhabenansicht:
    closed = "" if line.papier.oeffentlich else public_words(public=False, language=language)
    return Vorhabenansicht(line.vorhaben, line.papier, json.dumps(_project_values(line), ensure_ascii=False), closed)


def _paper_values(paper: Papierzeile) -> dict[str, list[str]]:
    """What the lists above the papers choose by; a paper goes through several bodies."""
    return {
        "art": _filled(paper.art),
        "federfuehrung": _filled(paper.federfuehrung),
        "beratungsfolge": _filled(*(step.gremium for step in paper.beratungsfolge)),
        "klimaschutz": _filled(paper.klimaschutz),
    }


def _project_values(line: Vorhabenzeile) -> dict[str, list[str]]:
    project = line.vorhaben
    return {
        "handlungsfeld": _filled(project.handlungsfeld),
        "ziele": _filled(*project.ziele),
        "stand": _filled(project.status and project.status.bezeichnung),
        "finanzierung": _filled(project.finanzierung and project.finanzierung.bezeichnung),
        "federfuehrung": _filled(project.federfuehrung),
    }


def _filled(*values: str | None) -> list[str]:
    return [clean(value) for value in values if value]


def _selects(rows: Iterable[dict[str, list[str]]], heads: dict[str, str]) -> tuple[Auswahlfeld, ...]:
    """A list for every field in which values occur, each value once."""
    found: dict[str, set[str]] = {}
    for row in rows:
        for name, values in row.items():
            found.setdefault(name, set()).update(values)
    return tuple(Auswahlfeld(name, heads[name], tuple(sorted(values, key=str.casefold)))
                 for name, values in found.items() if values)  # fmt: skip


def _heads(columns: Sequence[Spalte], language: Language) -> dict[str, str]:
    return {column.name: column.titel.translate(language) for column in columns}
