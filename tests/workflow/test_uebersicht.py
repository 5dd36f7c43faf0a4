"""From folders to an overview: nothing is lost, nothing stops the rest."""

from __future__ import annotations

import datetime as dt
import unicodedata
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import vorlagen
from vorlagen.models import Status

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[2] / "examples"
PAPERS = [path for path in EXAMPLES.glob("*/*.yaml") if not path.name.startswith(("vorlagen", "sitzung"))]


def test_the_examples_at_a_glance() -> None:
    whole = vorlagen.overview(EXAMPLES)
    assert len(whole.papiere) == len(PAPERS) >= 9
    assert whole.unlesbar == ()
    assert [Path(name).name for name in whole.uebergangen] == ["sitzung-2026-06-23.yaml", "vorlagen.yaml"]
    paper = next(one for one in whole.papiere if one.nummer == "2026/0219")
    assert paper.art == "Beschlussvorlage"
    assert paper.federfuehrung == "Amt für Organisation und Informationstechnik"
    assert paper.datum == dt.date(2026, 5, 21)
    assert [(step.gremium, step.oeffentlich, step.behandlung) for step in paper.beratungsfolge] == [
        ("Digitalausschuss", True, "Vorberatung"),
        ("Schul- und Sportausschuss", True, "Vorberatung"),
        ("Rat", True, "Entscheidung"),
    ]
    assert paper.entscheidung is not None
    assert paper.entscheidung.termin == dt.date(2026, 6, 23)
    assert paper.gesamtkosten is not None
    assert paper.gesamtkosten.euro == Decimal(312000)
    assert (paper.finanzen, paper.finanzierung) == ("ja", "teilweise budgetiert")
    assert paper.klimaschutz == "positiv, geringfügig"
    assert paper.buergerbeteiligung == "bereits erfolgt"
    assert paper.vorhaben == 10
    assert len([line for line in whole.vorhaben if line.papier == paper]) == 10


def test_the_sum_is_that_of_the_papers() -> None:
    costs = []
    for path in PAPERS:
        money = vorlagen.load(path).finanzielle_auswirkungen
        costs += [money.gesamtkosten.euro] if money and money.gesamtkosten else []
    assert len(costs) >= 4
    assert vorlagen.overview(EXAMPLES).kosten.euro == sum(costs)


def test_findings_are_those_of_a_check() -> None:
    whole = vorlagen.overview(EXAMPLES / "lindenfurt")
    draft = next(one for one in whole.papiere if one.status is Status.ENTWURF)
    report = vorlagen.check(EXAMPLES / "lindenfurt" / "entwurf-sporthalle.yaml")
    assert draft.warnungen == report.count(vorlagen.Level.WARNING) > 0
    assert draft.fehler == report.count(vorlagen.Level.ERROR) == 0


def test_a_kind_is_called_as_its_form_calls_it() -> None:
    (paper,) = vorlagen.overview(EXAMPLES / "sankt-augustin").papiere
    assert paper.art == "Sitzungsvorlage"


def test_papers_stand_by_number_as_people_count(write: Callable[..., Path], tmp_path: Path) -> None:
    for at, number in enumerate(("2026/10", "2026/9", "2025/100", "2026/9/1", "")):
        write(name=f"{at}.yaml", text=f"nummer: {number}\nbetreff: Nummer {number}\n")
    found = [paper.nummer for paper in vorlagen.overview(tmp_path).papiere]
    assert found == ["2025/100", "2026/9", "2026/9/1", "2026/10", ""]


def test_only_a_step_that_is_said_to_be_public_makes_a_paper_public(write: Callable[..., Path], tmp_path: Path) -> None:
    for at, step in enumerate(
        ("{gremium: Rat, oeffentlich: nein}", "{gremium: Rat}", "{gremium: Rat, oeffentlich: ja}")
    ):
        write(name=f"{at}.yaml", text=f"nummer: {at}\nberatungsfolge: [{step}]\n")
    assert [paper.oeffentlich for paper in vorlagen.overview(tmp_path).papiere] == [False, False, True]


def test_a_paper_that_cannot_be_read_is_listed_and_stops_no_other(write: Callable[..., Path], tmp_path: Path) -> None:
    write(name="gut.yaml")
    write(name="kaputt.yaml", text="betreff: [\n")
    write(name="feld.yaml", text="betreff: x\ndatum: 31.02.2026\nquatsch: 1\n")
    write(name="form.yaml", text="betreff: x\nformular: gibtsnicht\n")
    write(name="formular/stadt.yaml", text="name: stadt\nabschnitte: [{feld: gibtsnicht}]\n")
    write(name="stadt.yaml", text="betreff: x\nformular: formular/stadt.yaml\n")
    (tmp_path / "latein.yaml").write_bytes("betreff: Brücke\n".encode("latin-1"))
    (tmp_path / "unter").mkdir()
    write(name="unter/vorlagen.yaml", text="quatsch: 1\n")
    write(name="unter/a.yaml")
    whole = vorlagen.overview(tmp_path)
    assert [Path(paper.datei).name for paper in whole.papiere] == ["gut.yaml"]
    assert [(Path(entry.datei).name, entry.code, entry.zeile) for entry in whole.unlesbar] == [
        ("feld.yaml", "L004", 2), ("form.yaml", "L005", 2), ("kaputt.yaml", "L001", 1), ("latein.yaml", "Z300", None),
        ("stadt.yaml", "Z400", None), ("a.yaml", "Z100", None),
    ]  # fmt: skip
    assert whole.unlesbar[0].fehler == 2
    assert [Path(name).name for name in whole.uebergangen] == ["stadt.yaml", "vorlagen.yaml"]


def test_forms_meetings_and_data_of_others_are_passed_over_by_name(write: Callable[..., Path], tmp_path: Path) -> None:
    write(name="sitzung.yaml", text="gremium: Rat\ntagesordnung: {oeffentlich: [{titel: Eröffnung}]}\n")
    write(name="paket.json", text='{"name": "x", "version": "1"}')
    whole = vorlagen.overview(tmp_path)
    assert (whole.papiere, whole.unlesbar) == ((), ())
    assert [Path(name).name for name in whole.uebergangen] == ["paket.json", "sitzung.yaml"]


def test_a_file_that_was_named_is_never_passed_over(write: Callable[..., Path], tmp_path: Path) -> None:
    file = write(name="paket.json", text='{"name": "x"}')
    (entry,) = vorlagen.overview(file, tmp_path).unlesbar
    assert (entry.genannt, entry.verschlossen) == (True, False)


def test_a_file_named_twice_is_read_once(write: Callable[..., Path], tmp_path: Path) -> None:
    file = write()
    assert len(vorlagen.overview(file, tmp_path, tmp_path / ".." / tmp_path.name).papiere) == 1


def test_a_name_in_the_other_unicode_form_is_shown_as_people_write_it(tmp_path: Path) -> None:
    (tmp_path / unicodedata.normalize("NFD", "brücke.yaml")).write_text("betreff: x\n", encoding="utf-8")
    (paper,) = vorlagen.overview(tmp_path).papiere
    assert paper.datei == unicodedata.normalize("NFC", str(tmp_path / "brücke.yaml"))


def test_a_folder_that_is_not_there_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(vorlagen.UnreadableError, match="gibt es nicht"):
        vorlagen.overview(EXAMPLES, tmp_path / "nirgends")


def test_an_empty_folder_is_an_empty_overview(tmp_path: Path) -> None:
    whole = vorlagen.overview(tmp_path)
    assert (whole.papiere, whole.vorhaben, whole.kosten.euro) == ((), (), 0)


def test_a_form_named_in_the_call_that_does_not_exist_is_refused(write: Callable[..., Path]) -> None:
    with pytest.raises(vorlagen.UsageError, match="nirgends"):
        vorlagen.overview(write(), form="nirgends")


def test_progress_is_told_file_by_file(write: Callable[..., Path], tmp_path: Path) -> None:
    write(name="a.yaml")
    write(name="b.yaml")
    told: list[tuple[int, int]] = []
    vorlagen.overview(tmp_path, done=lambda read, files: told.append((read, files)))
    assert told == [(1, 2), (2, 2)]
