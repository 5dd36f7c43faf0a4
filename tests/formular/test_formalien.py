"""Formal items say nothing of a matter; one word of a matter is enough for a title to be one."""

from __future__ import annotations

import pytest

from vorlagen.formular.formalien import is_formal, is_kind_of_paper


@pytest.mark.parametrize("title", [
    "Anfragen", "Mitteilungen der Verwaltung", "Mitteilungen und Anfragen", "Verschiedenes",
    "Genehmigung der Niederschrift", "Genehmigung der Niederschrift vom 05.05.2026",
    "Genehmigung der Niederschrift über den nichtöffentlichen Teil der Sitzung vom 5. Mai 2026",
    "Genehmigung der Niederschrift über die 12. Sitzung", "Anfragen vom 5.5.26",
    "Eröffnung und Feststellung der Beschlussfähigkeit", "Bericht des Bürgermeisters", "GRUNDSTÜCKSANGELEGENHEITEN",
    "Personalangelegenheit", "Bekanntgabe der in nichtöffentlicher Sitzung gefassten Beschlüsse",
])  # fmt: skip
def test_formal(title: str) -> None:
    assert is_formal(title)


@pytest.mark.parametrize("title", [
    "", "12.05.2026", "Verwaltung", "Anfrage der Fraktion zu Am Kalkwerk 17", "Mitteilung Müller",
    "Schmidt-Angelegenheit", "Vergabe der Kücheneinrichtung", "Bericht über das Wertgutachten",
    "Verkauf des Gewerbegrundstücks", "Genehmigung des Kaufvertrags", "Auftragsvergabe über 1.250.000 €",
    "Disziplinarangelegenheit des Bürgermeisters", "Personalangelegenheit des Bürgermeisters",
    "Grundstücksangelegenheit 4711/12", "Vergaben 1.234.567,89 €", "Bericht 2026/0190", "Anfrage § 7",
])  # fmt: skip
def test_a_matter(title: str) -> None:
    assert not is_formal(title)


@pytest.mark.parametrize("title", [
    "Lageplan", "Übersichtskarte", "Anlage 2", "Lagepläne und Ansichten", "Anlage 1: Kostenberechnung", "GUTACHTEN",
    "Entwurf des Vertrags", "Vertragsentwurf", "Fotos", "Stellungnahme", "Plan",
])  # fmt: skip
def test_an_attachment_called_by_its_kind(title: str) -> None:
    assert is_kind_of_paper(title)


@pytest.mark.parametrize("title", [
    "", "17", "Lageplan Wiesengrund", "Stellungnahme der Verwaltung",
    "Gutachten Hagedorn", "Kaufvertrag 84000 €", "Flurkarte Flurstück 4711",
    "Angebot der Schreinerei Kornblum", "Bericht 2026",
])  # fmt: skip
def test_an_attachment_called_by_its_matter(title: str) -> None:
    assert not is_kind_of_paper(title)
