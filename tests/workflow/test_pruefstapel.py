"""From folders and files to one report: nothing is lost, nothing stops the rest, no order depends on processes."""

from __future__ import annotations

import os
import shutil
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import vorlagen
from vorlagen.workflow.altbefunde import write_baseline
from vorlagen.workflow.pruefstapel import check_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlagen.findings import Finding

EXAMPLES = Path(__file__).parents[2] / "examples"
PAPERS = [path for path in EXAMPLES.glob("*/*.yaml") if path.name != "vorlagen.yaml"]
NO_NUMBER = """\
formular: standard
art: informationsvorlage
betreff: Fahrradbügel
datum: 04.05.2026
federfuehrung: Tiefbauamt
beratungsfolge: [{gremium: Bauausschuss, termin: 02.06.2026, oeffentlich: ja, zustaendigkeit: kenntnisnahme}]
sachverhalt: Am Bahnhof entstehen zwölf Bügel.
"""


def brief(findings: tuple[Finding, ...], folder: Path) -> list[tuple[str, str, int | None]]:
    return [(Path(str(one.file)).relative_to(folder).as_posix(), one.code, one.line) for one in findings]


def test_the_examples_as_a_folder_are_their_papers_one_by_one() -> None:
    result = check_files(EXAMPLES)
    assert result.report.files == len(PAPERS) + 1 >= 20  # and the settings
    one_by_one = [found.code for path in PAPERS for found in vorlagen.check(path).findings]
    assert sorted(found.code for found in result.report.findings) == sorted(one_by_one)
    assert (result.exit_code(), result.uebergangen) == (0, ())


def test_several_processes_give_the_same_report(write: Callable[..., Path], tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "b")
    write(name="a/kaputt.yaml", text="betreff: [\n")
    write(name="a/fremd.json", text='{"name": "x"}')
    write(name="z/vorlagen.yaml", text="quatsch: 1\n")
    write(name="z/eins.yaml")
    told: list[tuple[int, int]] = []
    one = check_files(tmp_path, tmp_path / "fehlt.yaml")
    two = check_files(tmp_path, tmp_path / "fehlt.yaml", jobs=2, done=lambda *so_far: told.append(so_far))
    assert one == two
    assert told == [(at, len(told)) for at in range(1, len(told) + 1)]
    assert len(told) == two.report.files + len(two.uebergangen) >= 20


def test_everything_in_a_mixed_folder_is_checked_named_or_passed_over(
    write: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "drin").mkdir()
    write(name="drin/gut.yaml")
    write(name=unicodedata.normalize("NFD", "drin/brücke nord.yaml"), text=NO_NUMBER)
    write(name="drin/kaputt.yaml", text="betreff: [\n")
    write(name="drin/sitzung.json", text='{"name": "x"}')
    write(name="drin/liste.yaml", text="- a\n- b\n")
    (tmp_path / "drin" / "bild.yaml").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (tmp_path / "drin" / "foto.png").write_bytes(b"\x89PNG")
    (tmp_path / "drin" / "link.yaml").symlink_to(tmp_path / "nirgends.yaml")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "drin" / "rohr.yaml")
    result = check_files(tmp_path / "drin")
    assert brief(result.report.findings, tmp_path / "drin") == [
        ("bild.yaml", "Z300", None), ("brücke nord.yaml", "S101", 1), ("kaputt.yaml", "L001", 1),
        ("liste.yaml", "L007", 1),
    ]  # fmt: skip
    passed = {Path(name).name: str(reason) for name, reason in result.uebergangen}
    assert passed.pop("rohr.yaml", "keine gewöhnliche Datei") == "keine gewöhnliche Datei"
    assert passed == {"link.yaml": "Verknüpfung, ihr wird nicht gefolgt", "sitzung.json": "keine Vorlage"}
    assert (result.report.files, result.exit_code()) == (5, 3)


def test_a_named_file_is_never_passed_over(write: Callable[..., Path], tmp_path: Path) -> None:
    file = write(name="paket.json", text='{"name": "x"}')
    named, found = check_files(file), check_files(tmp_path)
    assert (named.exit_code(), [one.code for one in named.report.findings]) == (1, ["L003"])
    assert (found.exit_code(), found.report.files, len(found.uebergangen)) == (0, 0, 1)


def test_settings_in_a_folder_are_checked_and_their_faults_told_once(
    write: Callable[..., Path], tmp_path: Path
) -> None:
    (tmp_path / "amt").mkdir()
    write(name="vorlagen.yaml", text="quatsch: 1\n")
    for at in range(3):
        write(name=f"amt/{at}.yaml")
    result = check_files(tmp_path)
    assert brief(result.report.findings, tmp_path.resolve()) == [
        ("vorlagen.yaml", "L003", 1), ("amt/0.yaml", "Z100", None), ("amt/1.yaml", "Z100", None),
        ("amt/2.yaml", "Z100", None),
    ]  # fmt: skip
    assert result.exit_code() == 1


def test_a_form_of_the_call_is_tried_first(tmp_path: Path) -> None:
    with pytest.raises(vorlagen.UsageError, match="nirgends"):
        check_files(tmp_path, form="nirgends")


def test_of_a_choice_only_its_findings_are_left_and_count(write: Callable[..., Path]) -> None:
    file = write(text=NO_NUMBER.replace("federfuehrung: Tiefbauamt\n", ""))
    everything = {found.code for found in check_files(file).report.findings}
    assert "S101" in everything
    assert check_files(file, ignore=sorted(everything)).exit_code() == 0
    assert {found.code for found in check_files(file, select=["S101"]).report.findings} == {"S101"}


def test_what_came_in_from_an_editor_lies_where_its_file_does(write: Callable[..., Path], tmp_path: Path) -> None:
    file = write("anlagen: [{titel: Plan, datei: plan.pdf}]\n", name="amt/blatt.yaml")
    (tmp_path / "amt" / "plan.pdf").write_bytes(b"%PDF-1.7\n")
    text = file.read_bytes()
    beside = check_files("-", stdin=(str(file), text))
    assert [found for found in beside.report.findings if found.code == "A601"] == []
    elsewhere = check_files("-", stdin=(None, text)).report.findings
    assert [found.file for found in elsewhere if found.code == "A601"] == ["<stdin>"]
    write(name="amt/vorlagen.yaml", text="formular: leipzig\n")
    unnamed = text.replace(b"formular: standard\n", b"")
    assert {found.file for found in check_files("-", stdin=(str(file), unnamed)).report.findings} == {str(file)}
    broken = check_files("-", stdin=(str(tmp_path / "amt" / "vorlagen.yaml"), b"quatsch: 1\n")).report.findings
    assert [found.code for found in broken] == ["L003"]


def test_a_baseline_holds_wherever_it_is_asked_from(
    write: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(text=NO_NUMBER)
    old = tmp_path / "alt" / "bekannt.json"
    old.parent.mkdir()
    assert write_baseline(check_files(file).report, old) == 1
    first = old.read_bytes()
    monkeypatch.chdir(tmp_path / "alt")
    again = check_files(Path("../blatt.yaml"), baseline=Path("bekannt.json"))
    assert ([found.known for found in again.report.findings], again.exit_code()) == ([True], 0)
    write_baseline(again.report, Path("bekannt.json"))
    assert old.read_bytes() == first
    file.write_text(
        "# verschoben\n\n" + NO_NUMBER.replace("sachverhalt: Am Bahnhof entstehen zwölf Bügel.\n", ""), encoding="utf-8"
    )
    changed = check_files("../blatt.yaml", baseline=old)
    assert [(found.code, found.known) for found in changed.report.findings] == [("S101", True), ("S110", False)]
    assert changed.exit_code() == 1


def test_a_baseline_overwrites_nothing_but_a_baseline(write: Callable[..., Path], tmp_path: Path) -> None:
    file = write()
    with pytest.raises(vorlagen.OutputError, match="keine Liste bekannter Befunde"):
        write_baseline(check_files(file).report, file)
    assert "Fahrradbügel" in file.read_text(encoding="utf-8")
    with pytest.raises(vorlagen.OutputError):
        write_baseline(check_files(file).report, tmp_path / "fehlt" / "alt.json")


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"version": 2, "known": []}', b'{"version": 1, "known": [1]}',
                                     b"[" * 100_000])  # fmt: skip
def test_what_is_no_baseline_is_never_taken_for_an_empty_one(
    write: Callable[..., Path], tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "alt.json").write_bytes(content)
    with pytest.raises(vorlagen.UsageError, match="keine Liste bekannter Befunde"):
        check_files(write(), baseline=tmp_path / "alt.json")


def test_papers_that_could_be_read_tell_office_and_kind(write: Callable[..., Path], tmp_path: Path) -> None:
    write(name="a.yaml")
    write(name="b.yaml", text="betreff: [\n")
    (paper,) = check_files(tmp_path).report.papers
    assert (paper.office, paper.kind) == ("Tiefbauamt", "Informationsvorlage")
