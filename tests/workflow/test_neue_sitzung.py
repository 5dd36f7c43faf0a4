"""A new meeting: all papers that a body treats on a day, and no others."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vorlagen.errors import UnreadableError
from vorlagen.findings import Level
from vorlagen.formular.tagesordnung import number_agenda
from vorlagen.models import Einstellungen
from vorlagen.sources import read_sitzung
from vorlagen.workflow.neue_sitzung import NeueSitzung, new_meeting
from vorlagen.workflow.sitzungen import check_sitzungsdatei

if TYPE_CHECKING:
    from vorlagen.models import Sitzung

DAY = dt.date(2026, 6, 23)
TOWN = Einstellungen.model_validate(
    {"gremien": [{"name": "Stadtrat", "vorsitz": "Erika Beispiel", "anschrift": "Rathaus: Saal #1, Markt 1"}]}
)


def write(folder: Path, name: str, number: str, step: str, subject: str = "Sache") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        f"art: informationsvorlage\nnummer: {number}\nbetreff: {subject}\ndatum: 04.05.2026\nfederfuehrung: Amt\n"
        f"beratungsfolge: [{{zustaendigkeit: kenntnisnahme, {step}}}]\nsachverhalt: Text.\n"
        "nichtoeffentlichkeit: Belange eines Dritten.\n",
        encoding="utf-8",
    )
    return file


def step(body: str = "Stadtrat", day: str = "23.06.2026", public: str = "oeffentlich: ja", top: str = "") -> str:
    return ", ".join(filter(None, (f"gremium: {body}", f"termin: {day}", public, f'top: "{top}"' if top else "")))


def made(folder: Path, *places: Path, body: str = "stadtrat") -> NeueSitzung:
    return new_meeting(places or (folder,), body, DAY, folder=folder, einstellungen=TOWN)


def loaded(text: str, folder: Path) -> Sitzung:
    datei = read_sitzung(text, "sitzung.yaml", folder)
    assert datei.sitzung is not None, datei.findings
    return datei.sitzung


def test_papers_of_that_body_on_that_day_are_found_whatever_folder_they_lie_in(tmp_path: Path) -> None:
    write(tmp_path, "a/1.yaml", "2026/10", step())
    write(tmp_path, "b/c/2.yaml", "2026/9", step(body="STADTRAT"))
    write(tmp_path, "3.yaml", "2026/11", step(day="24.06.2026"))
    write(tmp_path, "4.yaml", "2026/12", step(body="Bauausschuss"))
    write(tmp_path, "5.yaml", "2026/13", step(public="oeffentlich: nein"))
    agenda = loaded(made(tmp_path).text, tmp_path).tagesordnung
    assert agenda is not None
    assert [punkt.vorlage for punkt in agenda.oeffentlich if punkt.vorlage] == ["b/c/2.yaml", "a/1.yaml"]
    assert [punkt.vorlage for punkt in agenda.nichtoeffentlich] == ["5.yaml"]


def test_the_skeleton_checks_clean_but_for_what_only_people_know(tmp_path: Path) -> None:
    for at in range(3):
        write(tmp_path, f"{at}.yaml", f"2026/{at}", step(public="oeffentlich: nein" if at == 2 else "oeffentlich: ja"))
    text = made(tmp_path).text
    report = check_sitzungsdatei(read_sitzung(text, "sitzung.yaml", tmp_path))
    assert sorted({finding.code for finding in report.findings}) == ["M714"]
    ready = text.replace("beginn:  ", "beginn: 18.30 Uhr #")
    report = check_sitzungsdatei(read_sitzung(ready, "sitzung.yaml", tmp_path))
    assert report.count(Level.ERROR) == report.count(Level.WARNING) == 0


def test_what_no_paper_calls_public_goes_into_the_closed_part_and_is_marked(tmp_path: Path) -> None:
    write(tmp_path, "1.yaml", "2026/1", step(public=""))
    text = made(tmp_path).text
    agenda = loaded(text, tmp_path).tagesordnung
    assert agenda is not None
    assert [punkt.vorlage for punkt in agenda.nichtoeffentlich] == ["1.yaml"]
    assert [punkt.vorlage for punkt in agenda.oeffentlich if punkt.vorlage] == []
    assert "öffentlich oder nicht? Die Vorlage sagt es nicht" in text


def test_a_number_that_a_paper_names_is_kept_and_the_others_fill_the_places_before(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "2026/1", step(top="Ö 4"))
    write(tmp_path, "b.yaml", "2026/2", step())
    write(tmp_path, "c.yaml", "2026/3", step())
    write(tmp_path, "d.yaml", "2026/4", step())
    sitzung = loaded(made(tmp_path).text, tmp_path)
    numbers = {top.punkt.vorlage: top.nummer for top in number_agenda(sitzung.tagesordnung)}
    assert numbers == {None: "6", "b.yaml": "2", "c.yaml": "3", "a.yaml": "4", "d.yaml": "5"}


def test_chair_and_place_come_from_the_settings_whatever_signs_they_hold(tmp_path: Path) -> None:
    write(tmp_path, "1 mit Leerzeichen & so.yaml", "2026/1", step(), subject="'Titel: mit # und \"'")
    sitzung = loaded(made(tmp_path).text, tmp_path)
    assert (sitzung.gremium, sitzung.vorsitz, sitzung.ort) == (
        "Stadtrat",
        "Erika Beispiel",
        "Rathaus: Saal #1, Markt 1",
    )
    assert sitzung.tagesordnung is not None
    assert sitzung.tagesordnung.oeffentlich[1].vorlage == "1 mit Leerzeichen & so.yaml"


def test_a_file_that_cannot_be_read_is_named_and_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path, "1.yaml", "2026/1", step())
    (tmp_path / "kaputt.yaml").write_text("betreff: [offen\n", encoding="utf-8")
    (tmp_path / "vorlagen.yaml").write_text("formular: standard\n", encoding="utf-8")
    (tmp_path / "andere.yaml").write_text("gremium: Rat\ntagesordnung: []\n", encoding="utf-8")
    new = made(tmp_path)
    assert [Path(name).name for name, _ in new.unlesbar] == ["kaputt.yaml"]
    assert "kaputt.yaml" in new.text.splitlines()[-1]
    assert len(new.vorlagen) == 1


def test_no_paper_found_is_a_meeting_all_the_same(tmp_path: Path) -> None:
    new = made(tmp_path, body="Ortsrat Süd")
    assert new.vorlagen == ()
    assert loaded(new.text, tmp_path).gremium == "Ortsrat Süd"


def test_a_folder_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="fehlt gibt es nicht"):
        made(tmp_path, tmp_path / "fehlt")
