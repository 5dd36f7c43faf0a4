"""Meetings and plans, built of short descriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vorlagen.formular.mappe import Mappenplan, Mappenpunkt, Papierangabe, list_items, plan_mappe
from vorlagen.formular.tagesordnung import number_agenda
from vorlagen.models import Sitzung, Vorlage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vorlagen.formular.druckbild import Audience

STEP = {"gremium": "Rat", "termin": "23.06.2026", "oeffentlich": "ja"}
PUBLIC: list[Any] = [
    "Eröffnung",
    {"vorlage": "v/radweg.yaml", "block": "ja"},
    {"titel": "Anträge", "punkte": [{"titel": "Antrag A", "vorlage": "a.pdf"}]},
    {"titel": "Haushalt", "ueberschrift": "ja", "punkte": [{"titel": "Satzung", "vorlage": "s.pdf"}]},
    {"titel": "Vertagtes", "vorlage": "t.pdf", "abgesetzt": "ja"},
]
CLOSED: list[Any] = [
    {"titel": "Kaufvertrag Müller", "vorlage": "kauf.pdf", "titel_oeffentlich": "Grundstücksangelegenheit",
     "berichterstattung": "Frau Geheim", "hinweis": "Preis 4 Mio. €"},
    "Stelle von Herrn Schulz",
]  # fmt: skip
SECRETS = ("Müller", "Schulz", "kauf.pdf", "Geheim", "4 Mio", "Wertgutachten", "gutachten.pdf")
"""What no public value may hold."""


def meeting(public: list[Any] | None = None, closed: list[Any] | None = None, **more: object) -> Sitzung:
    """A meeting of the Rat on 23.06.2026."""
    agenda = {"oeffentlich": PUBLIC if public is None else public, "nichtoeffentlich": CLOSED if closed is None else
              closed}  # fmt: skip
    return Sitzung.model_validate({"gremium": "Rat", "datum": "23.06.2026", "tagesordnung": agenda, **more})


def paper(**more: object) -> Vorlage:
    """A paper with an open and a closed attachment, and one that is only laid out."""
    return Vorlage.model_validate({
        "nummer": "2026/0184", "betreff": "Radweg", "art": "beschlussvorlage", "beratungsfolge": [STEP],
        "anlagen": [
            {"titel": "Lageplan", "datei": "../plaene/lageplan.pdf"},
            {"titel": "Wertgutachten", "datei": "gutachten.pdf", "oeffentlich": "nein"},
            {"titel": "Modell", "datei": "modell.pdf", "in_mappe": "nein"},
        ],
        **more,
    })  # fmt: skip


def items(
    sitzung: Sitzung | None = None, audience: Audience = "internal", papers: Mapping[str, Vorlage] | None = None
) -> tuple[Mappenpunkt, ...]:
    """The items of a meeting, the paper of ``v/radweg.yaml`` known."""
    sitzung = sitzung or meeting()
    known = {"v/radweg.yaml": paper()} if papers is None else papers
    said = {name: Papierangabe(vorlage, "Beschlussvorlage") for name, vorlage in known.items()}
    return list_items(number_agenda(sitzung.tagesordnung), sitzung, said, audience)


def plan(sitzung: Sitzung | None = None, audience: Audience = "internal", pages: int = 2) -> Mappenplan:
    """A counted plan: each own entry one page, each source ``pages``."""
    made = plan_mappe(items(sitzung, audience), audience)
    return made.with_pages({entry.schluessel: 1 if entry.art.ist_eigen else pages for entry in made.eintraege})
