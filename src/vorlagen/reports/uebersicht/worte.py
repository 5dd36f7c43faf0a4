"""The words in which the overview says things, the same in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.findings import Level
from vorlagen.i18n import format_date, t, translate
from vorlagen.models import Status
from vorlagen.reports.excerpt import clean
from vorlagen.reports.summary import count_of

if TYPE_CHECKING:
    from vorlagen.i18n import Language, Text
    from vorlagen.models.uebersicht import Papierzeile, Schritt, Unlesbar

TITLE: Text = t("Übersicht der Vorlagen")
INTERNAL: Text = t("Nur für den internen Gebrauch: Die Übersicht kann nichtöffentliche Vorlagen enthalten.")
"""Stands on every overview."""


def status_words(paper: Papierzeile, language: Language) -> str:
    """Draft or released."""
    return (t("Entwurf") if paper.status is Status.ENTWURF else t("freigegeben")).translate(language)


def public_words(*, public: bool, language: Language) -> str:
    """A paper without a step that is said to be public counts as closed."""
    return (t("öffentlich") if public else t("nichtöffentlich")).translate(language)


def step_words(step: Schritt, language: Language, *, short: bool = False) -> str:
    """A step in one line: 23.06.2026 Rat, öffentlich, Entscheidung: beschlossen.

    Args:
        step: the step.
        language: language of the words that no form says.
        short: Ö and N for öffentlich and nichtöffentlich, as agendas have it.
    """
    place = " ".join(filter(None, (format_date(step.termin) if step.termin else "", clean(step.gremium))))
    public = "" if step.oeffentlich is None else public_words(public=step.oeffentlich, language=language)
    if public and short:
        public = (t("Ö") if step.oeffentlich else t("N")).translate(language)
    said = ", ".join(filter(None, (place, public, clean(step.behandlung))))
    return f"{said}: {clean(step.ergebnis)}" if step.ergebnis else said


def unread_words(entry: Unlesbar, language: Language) -> str:
    """Why a file gave no line, with the place of the first finding."""
    line = t("Zeile {n}", n=entry.zeile).translate(language) + ": " if entry.zeile else ""
    return f"{line}{clean(translate(entry.meldung, language))} ({entry.code})"


def unread_line(entry: Unlesbar, language: Language) -> str:
    """The same with the name of the file in front, unless the reason names it."""
    name, reason = clean(entry.datei), unread_words(entry, language)
    return reason if name in reason else f"{name}: {reason}"


def findings_words(paper: Papierzeile, language: Language) -> str:
    """How many findings of which level; empty without any."""
    counts = ((Level.ERROR, paper.fehler), (Level.WARNING, paper.warnungen), (Level.NOTE, paper.hinweise))
    return ", ".join(count_of(level, number).translate(language) for level, number in counts if number)
