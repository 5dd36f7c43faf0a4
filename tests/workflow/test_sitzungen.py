"""Meetings with real files: what they name is found, read, confined and judged."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import vorlagen
from vorlagen.errors import InputError, UsageError
from vorlagen.findings import Level
from vorlagen.formular import Formular
from vorlagen.models import Einstellungen, Sitzung
from vorlagen.workflow.sitzungen import gather_sitzung, period_for

if TYPE_CHECKING:
    from vorlagen.findings import Finding

LINDENFURT = Path(__file__).resolve().parents[2] / "examples" / "lindenfurt"
PAPER = """\
art: informationsvorlage
nummer: 2026/0301
betreff: Fahrradbügel am Bahnhof
datum: 04.05.2026
federfuehrung: Tiefbauamt
beratungsfolge:
  - {gremium: Rat, termin: 23.06.2026, oeffentlich: ja, zustaendigkeit: kenntnisnahme}
sachverhalt: Am Bahnhof entstehen zwölf Bügel.
"""
MEETING = """\
gremium: Rat
datum: 23.06.2026
beginn: "18:30"
ort: Rathaus
tagesordnung:
  oeffentlich:
    - Eröffnung
    - {vorlage: %s, titel: Bügel}
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A folder with settings, one sound paper, and a folder outside."""
    (tmp_path / "draussen.yaml").write_text(PAPER, encoding="utf-8")
    (tmp_path / "stadt" / "Vorlagen für den Rat").mkdir(parents=True)
    (tmp_path / "stadt" / "vorlagen.yaml").write_text("ladungsfrist: 7\n", encoding="utf-8")
    (tmp_path / "stadt" / "Vorlagen für den Rat" / "bügel.yaml").write_text(PAPER, encoding="utf-8")
    return tmp_path / "stadt"


def check(town: Path, named: str, allow: tuple[Path, ...] = ()) -> tuple[Finding, ...]:
    (town / "s.yaml").write_text(MEETING % named, encoding="utf-8")
    return vorlagen.check(town / "s.yaml", allow=allow).findings


def test_a_meeting_with_a_sound_paper_has_no_finding(town: Path) -> None:
    assert check(town, '"Vorlagen für den Rat/bügel.yaml"') == ()
    assert check(town, "'Vorlagen für den Rat\\bügel.yaml'") == (), "as written on Windows"


@pytest.mark.parametrize(
    ("named", "code", "says"),
    [
        ("fehlt.yaml", "M710", "„fehlt.yaml“ gibt es nicht"),
        ("'Vorlagen für den Rat'", "M710", "gibt es nicht"),
        ("../draussen.yaml", "M709", "außerhalb"),
        ("kaputt.yaml", "M710", "Zeile 2: "),
        ("s.yaml", "M710", "ist eine Sitzung, keine Vorlage"),
        ("kaputt.bin", "M710", "YAML-, Word- oder PDF-Datei"),
        ("form.yaml", "M710", "atlantis"),
        ("latin.yaml", "M710", "UTF-8"),
    ],
)
def test_a_paper_that_cannot_be_used_is_named_at_the_line_of_its_item(
    town: Path, named: str, code: str, says: str
) -> None:
    (town / "kaputt.yaml").write_text("betreff: x\nsachverhlat: y\n", encoding="utf-8")
    (town / "kaputt.bin").write_bytes(b"\0\1")
    (town / "form.yaml").write_text("formular: atlantis\n", encoding="utf-8")
    (town / "latin.yaml").write_bytes("betreff: Brücke\n".encode("latin-1"))
    (found,) = check(town, named)
    assert (found.code, found.line, found.level) == (code, 8, Level.ERROR)
    assert says in str(found.message)


def test_a_link_does_not_lead_out_and_a_folder_may_be_allowed(town: Path) -> None:
    (town / "link.yaml").symlink_to(town.parent / "draussen.yaml")
    assert [found.code for found in check(town, "link.yaml")] == ["M709"]
    assert check(town, "link.yaml", (town.parent,)) == ()


def test_a_word_file_needs_no_more_than_to_be_there(town: Path) -> None:
    (town / "plan.docx").write_bytes(b"")
    assert check(town, "plan.docx") == ()


def test_a_paper_with_errors_is_named_and_its_findings_are_its_own(town: Path) -> None:
    (town / "a.yaml").write_text(PAPER.replace("nummer: 2026/0301\n", "").replace("datum: 04.05.2026\n", ""), "utf-8")
    (found,) = check(town, "a.yaml")
    assert (found.code, found.line) == ("M717", 8)
    assert "hat Fehler (2)" in str(found.message)
    assert "vorlagen check „a.yaml“" in str(found.hint)


def test_a_form_named_in_the_call_holds_for_the_meeting_and_not_for_its_papers(town: Path) -> None:
    (town / "form.yaml").write_text("name: x\nabschnitte: [sachverhalt]\nregeln: {M714: hinweis}\n", encoding="utf-8")
    (town / "s.yaml").write_text(MEETING.replace("ort: Rathaus\n", "") % "'Vorlagen für den Rat/bügel.yaml'", "utf-8")
    report = vorlagen.check(town / "s.yaml", form=str(town / "form.yaml"))
    assert [(found.code, found.level) for found in report.findings] == [("M714", Level.NOTE)]


def test_a_meeting_built_in_python_is_checked_too(monkeypatch: pytest.MonkeyPatch, town: Path) -> None:
    monkeypatch.chdir(town)
    sitzung = Sitzung.model_validate({
        "gremium": "Rat", "datum": "23.06.2026", "beginn": "18:30", "ort": "Rathaus",
        "tagesordnung": {"oeffentlich": [{"vorlage": "Vorlagen für den Rat/bügel.yaml"}, {"vorlage": "x.yaml"}]},
    })  # fmt: skip
    (found,) = vorlagen.check(sitzung).findings
    assert (found.code, found.path, found.file) == ("M710", "tagesordnung.oeffentlich[1].vorlage", None)
    with pytest.raises(UsageError):
        vorlagen.check(sitzung, form="gibtsnicht")


def test_loading_gives_the_meeting_or_all_that_is_wrong(town: Path) -> None:
    assert vorlagen.load_sitzung(LINDENFURT / "sitzung-2026-06-23.yaml").gremium == "Rat"
    (town / "s.yaml").write_text("gremium: Rat\ndatun: 1\nortt: 2\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        vorlagen.load_sitzung(town / "s.yaml")
    assert [found.code for found in caught.value.findings] == ["L003", "L003"]  # type: ignore[attr-defined]
    with pytest.raises(InputError):
        vorlagen.load(LINDENFURT / "sitzung-2026-06-23.yaml")


def test_what_the_mappe_needs_is_gathered_once() -> None:
    bestand = gather_sitzung(vorlagen.load_sitzung(LINDENFURT / "sitzung-2026-06-23.yaml"))
    papers = {top.zeichen: paper.nummer for top, paper in bestand.pruefling.papers()}
    assert papers == {
        "Ö 2a": "2026/0207", "Ö 4": "2026/0201", "Ö 5.1": "2026/0212", "Ö 7": "2026/0184", "Ö 8": "2026/0219",
        "Ö 9": "2026/0224", "N 1": "2026/0190", "N 2": "2026/0226", "N 3": "2026/0228",
    }  # fmt: skip


SETTINGS = Einstellungen.model_validate({"ladungsfrist": {"tage": 10, "gremien": [{"gremium": "Rat", "tage": 12}]}})
OWN = Formular.model_validate({"ladungsfrist": {"tage": 5, "quelle": "§ 1", "art": "werktage"}, "land": "BW"})


def test_settings_go_before_the_form_and_the_form_before_the_law() -> None:
    assert period_for("Rat", OWN, SETTINGS).tage == 12
    assert period_for("Bauausschuss", OWN, SETTINGS).tage == 10
    assert str(period_for("Bauausschuss", OWN, SETTINGS).art) == "werktage"
    assert period_for("Rat", OWN).quelle == "§ 1"
    assert period_for("Rat", Formular(land="BW")).quelle == "§ 34 Abs. 1 GemO BW"
    assert period_for("Rat", Formular(land="Baden-Württemberg")).tage == 7
    of_another_land = Einstellungen.model_validate({"ladungsfrist": {"land": "TH"}})
    assert period_for("Rat", Formular(land="BW"), of_another_land).tage == 4
    assert period_for("Rat", Formular(land="XX")).tage is None
    assert period_for(None, Formular()).tage is None


def planted(tmp_path: Path, *faults: tuple[str, str]) -> set[tuple[str, int | None]]:
    """The example with faults written into it: code and line of all findings."""
    shutil.copytree(LINDENFURT, tmp_path / "stadt", ignore=shutil.ignore_patterns("*.pdf"))
    file = tmp_path / "stadt" / "sitzung-2026-06-23.yaml"
    text = file.read_text(encoding="utf-8")
    for old, new in faults:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    return {(found.code, found.line) for found in vorlagen.check(file).findings if found.code != "M717"}


def test_planted_faults_are_found_at_their_lines_and_nothing_else(tmp_path: Path) -> None:
    assert planted(tmp_path) == set()
    found = planted(
        tmp_path / "noch einmal",
        ("  datum: 12.06.2026\n", "  datum: 17.06.2026\n"),
        ('beginn: "18:30"\n', ""),
        ("    - Einwohnerfragestunde\n", "    - {titel: Neue Hauptsatzung, nummer: 2}\n"),
        ("2026-0212-satzung.yaml", "2026-0231-fahrradbuegel.yaml"),
        ("      titel_oeffentlich: Grundstücksangelegenheit\n", "      nach: 9\n"),
        ("      ohne_unterlagen: ja\n", ""),
        ("      grund: Bis zur nächsten Sitzung wäre es zu spät.\n", ""),
    )
    assert found == {
        ("M714", 2), ("M704", 10), ("M702", 29), ("M707", 29), ("M703", 34), ("M707", 35), ("M716", 37),
        ("M705", 42), ("M713", 47),
        ("M708", 37), ("M708", 46),  # invited a day after the committee met, its votes could stand in the papers
    }  # fmt: skip
