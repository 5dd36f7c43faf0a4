"""Faults planted in the examples: the check of the folder reports exactly these, each in its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import vorlagen
from vorlagen.findings import Level

EXAMPLES = Path(__file__).parents[2] / "examples"
DRAFT = "entwurf-sporthalle.yaml"
"""Has warnings on purpose."""
PLANTED = [
    ("aachen/0131-lesesommer.yaml", "termin: 21.05.2026", "termin: 20.04.2026", "B206"),
    ("leipzig/ds-01319-sitzungstermine.yaml", "nummer: VIII-DS-01319", "nummer: VIII-DS-01319\nBetref: x", "L003"),
    ("kiel/0318-2026-fahrradparken.yaml", "betreff: Fahrradparken an", "betreff: TODO Fahrradparken an", "S112"),
    ("leipzig/ds-01288-hallenbeleuchtung.yaml", "datei: anlagen/01288-2-kosten.pdf", "datei: anlagen/x.pdf", "A601"),
    ("kiel/0327-2026-winterdienst.yaml", "  Der Winterdienst endete am 31. März 2026.",
     "  Der Winterdienst endete am 31.3.26.", "T903"),
    ("leipzig/ds-01304-fundbuero.yaml", "nummer: VIII-DS-01304", "nummer: 01304", "S102"),
    ("erlangen/33-014-2026-oeffnungszeiten.yaml", "klimaschutz: keine", "klimaschutz: positiv", "W403"),
    ("karlsruhe/2026-0437-sprechtage.yaml", "  Alle Termine stehen auf der Internetseite der Stadt.",
     "  Alle Termine stehen auf der Internetseite der Stadt (Anlage 9).", "A603"),
    ("luebeck/vo-2026-14905-markttag.yaml", "  Bisher fällt der Markt an Feiertagen aus.",
     "  Bisher fällt der Markt an Feiertagen aus (Erstattung auf DE89 3704 0044 0532 0130 00).", "O504"),
    ("sankt-augustin/26-0117-digitalisierung.yaml", "federfuehrung: Fachdienst Informationstechnik und Digitalisierung",
     "federfuehrung:", "S106"),
]  # fmt: skip
"""Where, what is there, what stands there instead, the code; the line is that of the change."""


def test_a_folder_of_all_examples_with_ten_faults_reports_these_ten(tmp_path: Path) -> None:
    folder = tmp_path / "examples"
    shutil.copytree(EXAMPLES, folder)
    expected = set()
    for name, sound, faulty, code in PLANTED:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert text.count(sound) == 1, name
        path.write_text(text.replace(sound, faulty), encoding="utf-8")
        line = text[: text.index(sound)].count("\n") + 1 + faulty.count("\n")
        expected.add((name, line, code))
    report = vorlagen.check_files(folder).report
    found = {
        (Path(finding.file or "").resolve().relative_to(folder.resolve()).as_posix(), finding.line, finding.code)
        for finding in report.findings
        if not (finding.file or "").endswith(DRAFT)
    }
    assert len(expected) == 10
    assert found == expected
    assert {finding.code for finding in report.findings if finding.level is Level.ERROR} == {
        "A601", "L003", "S112", "S106"
    }  # fmt: skip


def test_the_examples_as_they_are_report_nothing() -> None:
    report = vorlagen.check_files(EXAMPLES).report
    assert report.files >= 24
    assert [finding for finding in report.findings if not (finding.file or "").endswith(DRAFT)] == []
