"""Cover, agenda and dividers of a real meeting, set with both engines."""

from __future__ import annotations

import io
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from vorlagen.errors import ConversionError
from vorlagen.formular.mappe import Eintragsart, Mappenplan, plan_mappe, split_volumes
from vorlagen.formular.sitzungsbild import compose_sitzung
from vorlagen.pdf.engine import get_engine
from vorlagen.pdf.standards import judge
from vorlagen.workflow import eigene_seiten
from vorlagen.workflow.eigene_seiten import Deckblatttext, frame_of, meeting_items, set_front_pages, set_own_pages
from vorlagen.workflow.sitzungen import Sitzungsbestand, gather_sitzung, load_sitzung

if TYPE_CHECKING:
    from vorlagen.formular.sitzungsinhalt import Sitzungsinhalt
    from vorlagen.pdf.convert import Converted

MEETING = Path(__file__).parents[2] / "examples/lindenfurt/sitzung-2026-06-23.yaml"
ENGINES = ["embedded", pytest.param("libreoffice", marks=pytest.mark.libreoffice)]


def prepared(path: Path, *, beidseitig: bool = False) -> tuple[Sitzungsbestand, Mappenplan, Sitzungsinhalt]:
    """A meeting, its internal plan with three pages a source, and its words."""
    bestand = gather_sitzung(load_sitzung(path))
    punkte = meeting_items(bestand, "internal")
    made = plan_mappe(punkte, "internal", beidseitig=beidseitig)
    made = made.with_pages({entry.schluessel: 3 for entry in made.eintraege if entry.quelle})
    return bestand, made, compose_sitzung(bestand.sitzung, punkte, frame_of(bestand), "internal")


@pytest.mark.parametrize("name", ENGINES)
def test_all_own_pages_are_set_hold_both_standards_and_have_the_pages_that_the_plan_says(name: str) -> None:
    bestand, plan, words = prepared(MEETING)
    made = set_own_pages(plan, words, bestand.quelle, get_engine(name))
    assert made.findings == ()
    assert set(made.claims) == {"PDF/UA-1", "PDF/A-2b"}
    own = [entry for entry in made.plan.eintraege if entry.art.ist_eigen]
    assert len(own) >= 7
    assert sorted(made.pdfs) == sorted(entry.schluessel for entry in own)
    for entry in own:
        pdf = made.pdfs[entry.schluessel]
        assert len(pikepdf.open(io.BytesIO(pdf)).pages) == entry.seiten
        assert all(judge(pdf, standard).holds for standard in made.claims)


@pytest.mark.parametrize("name", ENGINES)
def test_every_link_of_the_own_pages_has_its_target_in_the_plan(name: str) -> None:
    bestand, plan, words = prepared(MEETING)
    made = set_own_pages(plan, words, bestand.quelle, get_engine(name))
    found = {
        str(note.A.URI)
        for pdf in made.pdfs.values()
        for page in pikepdf.open(io.BytesIO(pdf)).pages
        for note in page.obj.get("/Annots", ())
    }
    assert found == set(made.plan.verweise) - {"https://vorlagen.invalid/ziel/tagesordnung"}
    assert len(found) == 10


def test_for_both_sides_there_is_a_blank_page_for_each_back(tmp_path: Path) -> None:
    del tmp_path
    bestand, plan, words = prepared(MEETING, beidseitig=True)
    made = set_own_pages(plan, words, bestand.quelle, get_engine())
    blank = [entry for entry in made.plan.eintraege if entry.art is Eintragsart.LEERSEITE]
    assert len(blank) >= 5
    assert {entry.schluessel for entry in blank} <= set(made.pdfs)


def test_each_volume_has_a_cover_and_an_agenda_of_its_own_as_long_as_in_the_others() -> None:
    bestand, plan, words = prepared(MEETING)
    sizes = {entry.schluessel: 100 for entry in plan.eintraege if entry.quelle}

    def first(whole: Mappenplan) -> Mappenplan:
        return split_volumes(whole, sizes, 400)[0]

    made = set_own_pages(plan, words, bestand.quelle, get_engine(), view=first)
    volumes = split_volumes(made.plan, sizes, 400)
    assert len(volumes) >= 3
    fronts = [set_front_pages(volume, words, bestand.quelle, get_engine(), Deckblatttext()) for volume in volumes]
    assert len({front["deckblatt"] for front in fronts}) == len(volumes)
    assert fronts[0]["tagesordnung"] == made.pdfs["tagesordnung"]
    longer = volumes[0].with_pages({"tagesordnung": 2})
    with pytest.raises(ConversionError, match="1 statt 2 Seiten"):
        set_front_pages(longer, words, bestand.quelle, get_engine(), Deckblatttext())


def test_a_divider_without_its_link_is_an_error_and_no_pages_are_mixed_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del tmp_path
    bestand, plan, words = prepared(MEETING)
    monkeypatch.setattr(eigene_seiten, "first_pages", lambda *_: {"a": 0})
    with pytest.raises(ConversionError, match="Trennblätter lassen sich nicht trennen"):
        set_own_pages(plan, words, bestand.quelle, get_engine())


def test_forty_dividers_an_agenda_and_a_cover_take_few_conversions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    items = "".join(f"    - {{titel: Vorlage Nummer {at} zum Haushalt, vorlage: v{at}.pdf}}\n" for at in range(40))
    file = tmp_path / "s.yaml"
    file.write_text(f"gremium: Rat\ndatum: 23.06.2026\ntagesordnung:\n  oeffentlich:\n{items}", encoding="utf-8")
    bestand, plan, words = prepared(file)
    calls: list[int] = []
    convert = eigene_seiten.convert

    def counted(jobs: list[object], engine: object) -> tuple[Converted, ...]:
        calls.append(len(jobs))
        return convert(jobs, engine)  # type: ignore[arg-type]

    monkeypatch.setattr(eigene_seiten, "convert", counted)
    start = time.perf_counter()
    made = set_own_pages(plan, words, bestand.quelle, get_engine())
    took = time.perf_counter() - start
    assert calls in ([3], [3, 1])
    assert len(made.pdfs) == 42
    assert took < 5  # 0.5 s on a quiet machine; 42 conversions would take far longer
