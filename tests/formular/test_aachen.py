"""The form of Aachen: a Beschlussvorschlag for each body, and tables with old and new amounts."""

from __future__ import annotations

import pytest
from druckprobe import codes, docx_lines, missing_in_order, printed_sections, read, ticked

from vorlagen.formular import compose
from vorlagen.formular.zeilen import Langtextblock, Tabellenblock
from vorlagen.models import Art
from vorlagen.sources import load_form

FULLEST = "aachen/0127-stadtteilbibliothek.yaml"
FORM = load_form("aachen").formular
MONEY = "finanzielle_auswirkungen"
AMOUNTS = ("Ansatz 2026", "Fortgeschriebener Ansatz 2026", "Ansatz 2027 ff.", "Fortgeschriebener Ansatz 2027 ff.")


def table(paper: str, name: str) -> Tabellenblock:
    return next(part for part in printed_sections("aachen", paper)[name].bloecke if isinstance(part, Tabellenblock))


def test_all_headings_stand_in_the_order_of_the_town() -> None:
    """DOMAIN 1.2, Aachen."""
    wanted = (
        "Entscheidungsvorlage",
        "Federführende Dienststelle:", "Beteiligte Dienststelle/n:", "Vorlage-Nr:", "Status:", "AZ:", "Datum:",
        "Verfasser:", "Umbau der Stadtteilbibliothek",
        "Beratungsfolge", "TOP", "Datum", "Gremium", "Kompetenz",
        "Beschlussvorschlag:", "Bezirksvertretung Mitte", "Finanzausschuss", "Rat der Stadt",
        "Finanzielle Auswirkungen",
        "Investive Auswirkungen", *AMOUNTS, "Gesamtbedarf (alt)", "Gesamtbedarf (neu)",
        "Einzahlungen", "Auszahlungen", "Ergebnis", "+ Verbesserung / − Verschlechterung",
        "Konsumtive Auswirkungen", *AMOUNTS,
        "Ertrag", "Personal-/Sachaufwand", "Abschreibungen", "Ergebnis", "+ Verbesserung / − Verschlechterung",
        "☑ Deckung ist gegeben", "☐ keine ausreichende Deckung vorhanden",
        "Erläuterungen:", "Anlagen:",
    )  # fmt: skip
    lines = [line.replace("\t", " ") for line in docx_lines(FULLEST)]
    assert missing_in_order(wanted, lines) == []
    assert not [line for line in lines if "Folgekosten (" in line or "Klimarelevanz" in line]  # not vouched for


def test_the_smallest_paper_has_head_bodies_and_explanations_only() -> None:
    lines = docx_lines("aachen/0131-lesesommer.yaml")
    wanted = ("Kenntnisnahme", "Federführende Dienststelle:", "Vorlage-Nr:", "Status: öffentlich", "Datum:",
              "Lesesommer", "Beratungsfolge", "TOP", "Kenntnisnahme", "Erläuterungen:")  # fmt: skip
    assert missing_in_order(wanted, lines) == []
    assert "Finanzielle Auswirkungen" not in lines
    assert "Beschlussvorschlag:" not in lines


def test_the_kinds_bear_the_names_of_the_town() -> None:
    names = [FORM.kind_label(kind) for kind in (Art.BESCHLUSSVORLAGE, Art.EMPFEHLUNGSVORLAGE, Art.INFORMATIONSVORLAGE)]
    assert names == ["Entscheidungsvorlage", "Empfehlungsvorlage", "Kenntnisnahme"]


STEPS = "beratungsfolge: [{{gremium: A, oeffentlich: {}}}, {{gremium: B, oeffentlich: {}}}]"


@pytest.mark.parametrize(
    ("one", "other", "status", "columns"),
    [
        ("ja", "ja", "öffentlich", ["TOP", "Datum", "Gremium", "Kompetenz"]),
        ("nein", "nein", "nichtöffentlich", ["TOP", "Datum", "Gremium", "Kompetenz"]),
        ("ja", "nein", "öffentlich, nichtöffentlich", ["TOP", "Datum", "Gremium", "Kompetenz", "Status"]),
    ],
)
def test_public_or_not_is_the_status_and_a_column_only_where_steps_differ(
    one: str, other: str, status: str, columns: list[str]
) -> None:
    paper = STEPS.format(one, other)
    plan = compose(read(FORM, paper), FORM)
    assert [line.wert for line in plan.kopf] == [status]
    assert [part.titel for part in table(paper, "beratungsfolge").spalten] == columns
    assert len(printed_sections("aachen", paper)["beratungsfolge"].bloecke) == 1


def test_each_body_has_its_text_under_its_name() -> None:
    paper = "beschlussvorschlag: [{gremium: Bauausschuss, text: Er empfiehlt.}, {gremium: Rat, text: Er beschließt.}]"
    assert [
        (part.titel, part.markdown)
        for part in printed_sections("aachen", paper)["beschlussvorschlag"].bloecke
        if isinstance(part, Langtextblock)
    ] == [("Bauausschuss", "Er empfiehlt."), ("Rat", "Er beschließt.")]


INVESTIVE = """
haushaltsjahr: 2026
folgejahr: 2027
investive_auswirkungen:
  - {zeile: Auszahlungen, ansatz: 350.000 €, ansatz_neu: 300.000 €, gesamtbedarf: 1 Mio. €, gesamtbedarf_neu: T€ 1200}
  - {zeile: Einzahlungen, ansatz: 100.000 €, ansatz_neu: 100.000 €, gesamtbedarf: 0 €}
"""


def test_results_and_changes_of_the_investive_table_are_sums() -> None:
    found = table(INVESTIVE, "investive_auswirkungen")
    assert [part.titel.replace("\u00a0", " ") for part in found.spalten][1:5] == list(AMOUNTS)
    assert found.spalten[3].titel == "Ansatz 2027\u00a0ff."
    assert found.zeilen == (
        ("Einzahlungen", "100.000 €", "100.000 €", "", "", "0 €", ""),
        ("Auszahlungen", "350.000 €", "300.000 €", "", "", "1 Mio. €", "1.200 T€"),
        ("Ergebnis", "−250.000 €", "−200.000 €", "", "", "−1.000.000 €", "−1.200.000 €"),
        ("+\u00a0Verbesserung / −\u00a0Verschlechterung", "", "+50.000 €", "", "", "", "−200.000 €"),
    )
    assert found.summen == {2, 3}


def test_results_and_changes_of_the_konsumtive_table_are_sums() -> None:
    paper = (
        "konsumtive_auswirkungen:\n  - {zeile: ertrag, ansatz: 10 €, ansatz_neu: 30 €}\n"
        "  - {zeile: Personal-/Sachaufwand, ansatz: 50 €, ansatz_neu: 60 €}\n"
        "  - {zeile: abschreibungen, ansatz: 5 €, ansatz_neu: 5 €}\n"
    )
    rows = table(paper, "konsumtive_auswirkungen").zeilen
    assert [row[:3] for row in rows] == [
        ("Ertrag", "10 €", "30 €"), ("Personal-/Sachaufwand", "50 €", "60 €"), ("Abschreibungen", "5 €", "5 €"),
        ("Ergebnis", "−45 €", "−35 €"), ("+\u00a0Verbesserung / −\u00a0Verschlechterung", "", "+10 €"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("money", "boxes_ticked"),
    [
        ("{auswirkung: ja, deckungslage: gegeben}", ["Deckung ist gegeben"]),
        ("{auswirkung: ja, deckungslage: nicht_ausreichend}", ["keine ausreichende Deckung vorhanden"]),
        ("{auswirkung: ja}", []),
        ("{auswirkung: nur_ertrag, deckungslage: gegeben}", ["Deckung ist gegeben"]),
        ("{auswirkung: ja, deckungslage: nothaushalt}", ["Nothaushalt/Übergangswirtschaft"]),
    ],
)
def test_whether_the_money_is_there_has_two_boxes(money: str, boxes_ticked: list[str]) -> None:
    assert ticked(printed_sections("aachen", f"{MONEY}: {money}")[""]) == boxes_ticked


def test_without_effects_on_the_budget_nobody_asks_for_cover() -> None:
    parts = printed_sections("aachen", f"{MONEY}: keine")
    assert ticked(parts[MONEY]) == ["Nein"]
    assert "" not in parts


@pytest.mark.parametrize(
    ("paper", "code", "path", "due"),
    [
        ("art: beschlussvorlage", "S110", "beschlussvorschlag", True),
        ("art: empfehlungsvorlage", "S110", "beschlussvorschlag", True),
        ("art: informationsvorlage", "S110", "beschlussvorschlag", False),
        ("art: beschlussvorlage", "F301", f"{MONEY}.auswirkung", True),
        ("art: informationsvorlage", "F301", f"{MONEY}.auswirkung", False),
        (f"{MONEY}: {{auswirkung: ja, art: investiv}}", "S110", "investive_auswirkungen", True),
        (f"{MONEY}: {{auswirkung: ja, art: konsumtiv}}", "S110", "investive_auswirkungen", False),
        (f"{MONEY}: {{auswirkung: ja, art: konsumtiv}}", "S110", "konsumtive_auswirkungen", True),
        (f"{{{MONEY}: ja, investive_auswirkungen: [{{ansatz: 5 €}}]}}", "F303", f"{MONEY}.auswirkung", False),
        (f"{MONEY}: ja", "F303", f"{MONEY}.auswirkung", True),
        (f"{{{MONEY}: keine, investive_auswirkungen: [{{ansatz: 5 €}}]}}", "F302", f"{MONEY}.auswirkung", True),
        (f"{{{MONEY}: keine, investive_auswirkungen: [{{ansatz: 0 €}}]}}", "F302", f"{MONEY}.auswirkung", False),
        ("klimaschutz: keine", "S116", "klimaschutz.auswirkung", True),
        ("nummer: FB 45/0009/WP18", "S102", "nummer", False),
        ("nummer: FB 45/0009", "S102", "nummer", True),
    ],
)
def test_what_the_form_demands(paper: str, code: str, path: str, due: object) -> None:
    assert ((code, path) in codes("aachen", paper)) is due
