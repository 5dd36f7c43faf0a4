"""A programme of projects, as towns put together to carry out a digital strategy."""

from __future__ import annotations

from vorlagen.models.auswahlen import Vorhabenfinanzierung, Vorhabenstatus
from vorlagen.models.basis import Liste, Modell, describe
from vorlagen.models.werte import Zeichenfolge


class Vorhaben(Modell):
    """One project of a programme: what it serves, how far it is, whether it is paid for, whom else it helps.

    The sorting is the one of the Digitalisierungskonzepte of Leipzig's departments (goals and
    fields of the Digitale Agenda, financed or not, stage, synergies between offices).
    """

    kurzform = "titel"

    titel: Zeichenfolge | None = describe(
        "Vorhaben", "Wie das Vorhaben heißt.", synonyme=("vorhaben", "projekt", "bezeichnung", "name"),
        beispiel="Digitale Antragstellung für Fördermittel",
    )  # fmt: skip
    beschreibung: Zeichenfolge | None = describe(
        "Beschreibung", "Worum es geht, in einem Satz.", synonyme=("inhalt", "erlaeuterung"),
        beispiel="Vereine stellen Anträge ohne Papier.",
    )  # fmt: skip
    ziele: Liste[Zeichenfolge] = describe(
        "Ziele", "Ziele der Strategie, denen es dient.", synonyme=("ziel", "ziel_der_agenda", "strategische_ziele"),
        beispiel="Verwaltung ohne Wege", leer=(),
    )  # fmt: skip
    handlungsfeld: Zeichenfolge | None = describe(
        "Handlungsfeld", "Feld der Strategie, zu dem es gehört.", synonyme=("feld", "themenfeld"), beispiel="Daten"
    )
    status: Vorhabenstatus | None = describe(
        "Stand", "Wie weit das Vorhaben ist.", synonyme=("stand", "projektstatus"), beispiel="in_umsetzung"
    )
    finanzierung: Vorhabenfinanzierung | None = describe(
        "Finanzierung", "Ob das Geld dafür da ist.", synonyme=("finanziert", "finanzierungsstatus"),
        beispiel="finanziert",
    )  # fmt: skip
    federfuehrung: Zeichenfolge | None = describe(
        "Federführung", "Welches Amt das Vorhaben verantwortet.",
        synonyme=("zustaendig", "zustaendigkeit", "amt", "fachamt", "dienststelle", "verantwortlich", "federfuehrend"),
        beispiel="Sportamt",
    )  # fmt: skip
    synergien: Liste[Zeichenfolge] = describe(
        "Synergien", "Ämter und Vorhaben, die es mitnutzen können.", synonyme=("synergie",),
        beispiel="Kulturamt", leer=(),
    )  # fmt: skip
