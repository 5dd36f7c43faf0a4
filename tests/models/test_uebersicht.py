"""What adds up over many papers, and what is said about the rest."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from vorlagen.models import Betrag, Status, Zustaendigkeit
from vorlagen.models.auswahlen import FinanzAuswirkung, Vorhabenfinanzierung, Vorhabenstatus
from vorlagen.models.uebersicht import Papierzeile, Schritt, Uebersicht, Vorhabenzeile
from vorlagen.models.vorhaben import Vorhaben

PAPER = Papierzeile(
    datei="a.yaml", nummer="1", betreff="", art="", federfuehrung="", datum=None, status=Status.FREIGEGEBEN,
    oeffentlich=True, beratungsfolge=(), auswirkung=None, gesamtkosten=None, finanzen="", finanzierung="",
    klimaschutz="", buergerbeteiligung="", fehler=0, warnungen=0, hinweise=0, vorhaben=0,
)  # fmt: skip


def paper(cost: str | None = None, **changes: object) -> Papierzeile:
    return dataclasses.replace(PAPER, gesamtkosten=Betrag.read(cost) if cost else None, **changes)


def test_amounts_of_all_units_add_up_exactly_and_what_is_missing_is_counted() -> None:
    papers = (
        paper("1.000,10 €"), paper("4,55 Mio. €"), paper("ca. T€ 120"), paper("500 € netto"),
        paper(auswirkung=FinanzAuswirkung.KEINE), paper(auswirkung=FinanzAuswirkung.NUR_ERTRAG),
        paper(), paper(auswirkung=FinanzAuswirkung.JA),
    )  # fmt: skip
    sums = Uebersicht((), papers, ()).kosten
    assert sums.euro == Decimal("4671500.10")
    assert (sums.papiere, sums.circa, sums.netto, sums.keine, sums.ohne_betrag) == (4, 1, 1, 2, 2)


def test_a_number_that_two_papers_bear_is_named() -> None:
    papers = (paper(nummer="7"), paper(nummer="8"), paper(nummer="7"), paper(nummer=""), paper(nummer=""))
    assert Uebersicht((), papers, ()).doppelte_nummern == ("7",)


def test_projects_are_counted_by_stage_and_money_in_the_order_of_the_choice() -> None:
    made = [
        Vorhaben(status=Vorhabenstatus.ZUKUNFT, finanzierung=Vorhabenfinanzierung.NICHT),
        Vorhaben(status=Vorhabenstatus.IN_UMSETZUNG),
        Vorhaben(status=Vorhabenstatus.ZUKUNFT),
        Vorhaben(),
    ]
    whole = Uebersicht((), (PAPER,), tuple(Vorhabenzeile(one, PAPER) for one in made))
    assert whole.count_by_status() == ((Vorhabenstatus.IN_UMSETZUNG, 1), (Vorhabenstatus.ZUKUNFT, 2), (None, 1))
    assert whole.count_by_financing() == ((Vorhabenfinanzierung.NICHT, 1), (None, 3))


@pytest.mark.parametrize(
    ("tasks", "decides"),
    [
        ([Zustaendigkeit.VORBERATUNG, Zustaendigkeit.ENTSCHEIDUNG], 1),
        ([Zustaendigkeit.ENTSCHEIDUNG, Zustaendigkeit.GENEHMIGUNG, Zustaendigkeit.KENNTNISNAHME], 1),
        ([Zustaendigkeit.KENNTNISNAHME, None], None),
    ],
)
def test_the_last_body_that_is_to_decide_decides(tasks: list[Zustaendigkeit | None], decides: int | None) -> None:
    steps = tuple(
        Schritt(str(at), None, oeffentlich=True, zustaendigkeit=task, behandlung="", ergebnis="")
        for at, task in enumerate(tasks)
    )
    wanted = None if decides is None else steps[decides]
    assert paper(beratungsfolge=steps).entscheidung == wanted
