"""``vorlagen bundle`` as people call it: exit codes, what is printed where, and nothing left on failure."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from unterbrechung import interrupt

if TYPE_CHECKING:
    from conftest import Aufruf, Start

MEETING = """\
gremium: Bauausschuss
nummer: 3
datum: 02.06.2026
beginn: "18:00"
ort: Rathaus
einladung: {datum: 12.05.2026, zugang: elektronisch, unterschrift: Eckhard Wiemhöfer}
tagesordnung:
  oeffentlich:
    - Eröffnung
    - {vorlage: gut.yaml, anlagen: [{titel: Lageplan, datei: plan.pdf}]}
  nichtoeffentlich:
    - {titel: Verkauf an Frau Beispiel, titel_oeffentlich: Grundstück, anlagen: [{titel: Angebot, datei: zu.pdf}]}
"""
FILES = {
    "oeffentlich": ["bekanntmachung.docx", "bekanntmachung.pdf", "einladung.docx", "einladung.pdf", "manifest.json",
                    "sitzungsmappe.pdf"],
    "intern": ["einladung.docx", "einladung.pdf", "manifest.json", "sitzungsmappe.pdf"],
}  # fmt: skip
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and terminals differ")


def pdf(pages: int = 1) -> bytes:
    stream = io.BytesIO()
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(595, 842 - pages))
    made.save(stream)
    return stream.getvalue()


@pytest.fixture
def meeting(sound: Path, tmp_path: Path) -> Path:
    """A meeting with a paper, an open and a closed attachment."""
    assert sound.name == "gut.yaml"
    (tmp_path / "plan.pdf").write_bytes(pdf(2))
    (tmp_path / "zu.pdf").write_bytes(pdf(3))
    file = tmp_path / "sitzung.yaml"
    file.write_text(MEETING, encoding="utf-8")
    return file


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def there(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


EXPECTED = sorted(f"{folder}/{name}" for folder, names in FILES.items() for name in names)


def test_0_names_on_stdout_and_everything_else_on_stderr(vorlagen: Aufruf, meeting: Path, tmp_path: Path) -> None:
    """In a pipe there is no bar and no colour."""
    run = vorlagen("bundle", meeting.name, "-o", "aus")
    assert run.code == 0, run.err
    assert sorted(Path(line).relative_to("aus").as_posix() for line in run.out.splitlines()) == EXPECTED
    assert there(tmp_path / "aus") == EXPECTED
    assert "Öffentliche Mappe: " in run.err
    assert "Interne Mappe: " in run.err
    assert "nicht barrierefrei: Anlage 1: Lageplan: Die Datei hat keine brauchbaren Tags." in run.err
    assert "\x1b" not in run.err + run.out
    assert "Vorlagen setzen" not in run.err
    quiet = vorlagen("bundle", meeting.name, "-o", "aus", "-q")
    assert (quiet.code, quiet.err, quiet.out) == (0, "", run.out)


def test_0_without_a_folder_they_lie_beside_the_meeting(vorlagen: Aufruf, meeting: Path, tmp_path: Path) -> None:
    run = vorlagen("bundle", meeting.name, "--audience", "public")
    assert run.code == 0
    assert there(tmp_path / "mappe") == [f"oeffentlich/{name}" for name in FILES["oeffentlich"]]
    assert all(Path(line).parts[:2] == ("mappe", "oeffentlich") for line in run.out.splitlines())


def test_0_the_plan_as_a_table_writes_nothing(vorlagen: Aufruf, meeting: Path, tmp_path: Path) -> None:
    before = there(tmp_path)
    run = vorlagen("bundle", meeting.name, "--plan")
    assert run.code == 0
    for words in ("Interne Sitzungsmappe", "Öffentliche Sitzungsmappe", "Anlage 1: Lageplan", "plan.pdf", "Trennblatt",
                  "ohne Unterlagen", "nichtöffentlich"):  # fmt: skip
        assert words in run.out, words
    public = run.out[run.out.index("Öffentliche Sitzungsmappe") :]
    assert "Grundstück" in public
    assert "Frau Beispiel" not in public
    assert "zu.pdf" not in public
    assert there(tmp_path) == before


def test_0_the_plan_as_json_is_what_the_bundle_becomes(vorlagen: Aufruf, meeting: Path, tmp_path: Path) -> None:
    run = vorlagen("bundle", meeting.name, "--plan", "--plan-format", "json")
    assert run.code == 0
    plans = json.loads(run.raw.decode("utf-8"))
    assert plans["version"] == 1
    assert [plan["fassung"] for plan in plans["mappen"]] == ["intern", "oeffentlich"]
    assert vorlagen("bundle", meeting.name, "-o", "aus").code == 0
    for plan in plans["mappen"]:
        manifest = json.loads((tmp_path / "aus" / plan["fassung"] / "manifest.json").read_text(encoding="utf-8"))
        assert [(one["schluessel"], one["marken"], one["erste_seite"]) for one in plan["eintraege"]] == [
            (one["schluessel"], one["marken"], one["erste_seite"]) for one in manifest["eintraege"]
        ]
        assert plan["gesamt"] == manifest["gesamt"] >= 6


def test_0_a_published_issue_and_what_changed_since(vorlagen: Aufruf, meeting: Path, tmp_path: Path) -> None:
    assert vorlagen("bundle", meeting.name, "-o", "aus", "--publish").code == 0
    assert (tmp_path / "aus" / "intern" / "seitenzahlen.lock.json").exists()
    late = "{titel: Eilsache, art: tischvorlage, nach: '1', anlagen: [{titel: Spät, datei: s.pdf}]}"
    change(meeting, "  nichtoeffentlich:", f"    - {late}\n  nichtoeffentlich:")
    (tmp_path / "s.pdf").write_bytes(pdf(4))
    run = vorlagen("bundle", meeting.name, "-o", "aus", "--supplement", "--zip", "--duplex", "--max-size", "50")
    assert run.code == 0
    assert "Neu: Ö 1a Anlage 1: Spät" in run.err
    names = [Path(line).name for line in run.out.splitlines()]
    assert "nachtrag-1.pdf" in names
    assert "unterlagen.zip" in names
    change(meeting, "titel: Angebot", "titel: Zweites Angebot")
    change(meeting, "titel: Lageplan", "titel: Lageskizze")
    for old in ("aus", "aus/intern", "aus/intern/manifest.json"):
        run = vorlagen("bundle", meeting.name, "-o", "neu", "--diff", old)
        assert run.code == 0, run.err
        inside, outside = run.err.split("Öffentliche Mappe: ")
        assert "Geändert: Ö 2 Anlage 1: Lageskizze" in inside
        assert "Geändert: N 1 Anlage 1: Zweites Angebot" in inside
        assert "Geändert: Ö 2 Anlage 1: Lageskizze" in outside
        assert "Angebot" not in outside
        assert "Entfallen" not in run.err


def test_1_findings_of_meeting_and_papers(vorlagen: Aufruf, meeting: Path, tmp_path: Path) -> None:
    """At their line, with the way out; drafts too."""
    change(tmp_path / "gut.yaml", "federfuehrung:", "beteiligte:")
    run = vorlagen("bundle", meeting.name, "-o", "aus")
    assert run.code == 1
    assert "sitzung.yaml:" in run.err
    assert "M717" in run.err
    assert "--draft" in run.err
    assert run.out == ""
    change(tmp_path / "gut.yaml", "beteiligte:", "federfuehrung:")
    change(tmp_path / "gut.yaml", "formular: standard", "formular: standard\nstatus: entwurf")
    run = vorlagen("bundle", meeting.name, "-o", "aus")
    assert run.code == 1
    assert "Entwürfe werden nicht gebündelt: gut.yaml" in run.err
    assert not (tmp_path / "aus").exists()
    assert vorlagen("bundle", meeting.name, "-o", "aus", "--draft").code == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["bundle"], "Es fehlt die Angabe"),
        (["bundle", "sitzung.yaml", "--audience", "alle"], "„alle“ ist keines von"),
        (["bundle", "sitzung.yaml", "--max-size", "0"], "--max-size"),
        (["bundle", "sitzung.yaml", "--jobs", "0"], "--jobs"),
        (["bundle", "sitzung.yaml", "--plan-format", "xml"], "„xml“ ist keines von"),
        (["bundle", "sitzung.yaml", "--form", "nirgends"], "Das Formular „nirgends“ gibt es nicht."),
    ],
)
def test_2_wrong_call(vorlagen: Aufruf, meeting: Path, tmp_path: Path, words: list[str], message: str) -> None:
    run = vorlagen(*words)
    assert meeting.exists()
    assert run.code == 2
    assert message in run.err
    assert not (tmp_path / "mappe").exists()


def test_3_sources_that_cannot_be_used(vorlagen: Aufruf, meeting: Path, tmp_path: Path) -> None:
    """All in one list, each with its cause; with marked sheets it goes on and says where they stand."""
    (tmp_path / "plan.pdf").write_bytes(b"<!DOCTYPE html><html>Bitte anmelden</html>")
    (tmp_path / "zu.pdf").write_bytes(b"")
    run = vorlagen("bundle", meeting.name, "-o", "aus")
    assert run.code == 3
    assert "plan.pdf: Fehler E002: Die Datei ist kein PDF: Es ist eine Internetseite" in run.err
    assert "zu.pdf: Fehler E001: Die Datei ist leer." in run.err
    assert "Fehler Z301: 2 Dateien lassen sich nicht verwenden: plan.pdf, zu.pdf" in run.err
    assert "--placeholder-sheets" in run.err
    assert run.out == ""
    assert not (tmp_path / "aus").exists()
    run = vorlagen("bundle", meeting.name, "-o", "aus", "--placeholder-sheets")
    assert run.code == 0
    assert run.err.count("ersetzt durch ein Ersatzblatt: plan.pdf") == 2
    assert run.err.count("ersetzt durch ein Ersatzblatt: zu.pdf") == 1


def test_3_a_meeting_that_is_not_there(vorlagen: Aufruf) -> None:
    run = vorlagen("bundle", "gibtsnicht.yaml")
    assert run.code == 3
    assert "gibtsnicht.yaml" in run.err


def test_5_files_that_only_libreoffice_reads(vorlagen: Aufruf, meeting: Path, tmp_path: Path) -> None:
    (tmp_path / "brief.rtf").write_bytes(b"{\\rtf1 Brief}")
    change(meeting, "datei: plan.pdf", "datei: brief.rtf")
    run = vorlagen("bundle", meeting.name, "-o", "aus")
    assert run.code == 5
    assert "brief.rtf" in run.err
    assert "--engine libreoffice" in run.err
    assert not (tmp_path / "aus").exists()


def test_7_a_file_that_somebody_changed(vorlagen: Aufruf, meeting: Path, tmp_path: Path) -> None:
    """Nothing is written in either folder, until it is forced."""
    assert vorlagen("bundle", meeting.name, "-o", "aus").code == 0
    target = tmp_path / "aus" / "oeffentlich" / "sitzungsmappe.pdf"
    target.write_bytes(target.read_bytes() + b"\n%Notiz")
    change(meeting, "    - Eröffnung", "    - Eröffnung und Begrüßung")
    old = {name: (tmp_path / "aus" / name).read_bytes() for name in there(tmp_path / "aus")}
    run = vorlagen("bundle", meeting.name, "-o", "aus")
    assert run.code == 7
    assert "sitzungsmappe.pdf" in run.err
    assert "--force" in run.err
    assert run.out == ""
    assert {name: (tmp_path / "aus" / name).read_bytes() for name in there(tmp_path / "aus")} == old
    assert vorlagen("bundle", meeting.name, "-o", "aus", "--force").code == 0
    assert target.read_bytes() != old["oeffentlich/sitzungsmappe.pdf"]


def test_7_a_folder_that_is_a_file(vorlagen: Aufruf, meeting: Path, tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("x", encoding="utf-8")
    run = vorlagen("bundle", meeting.name, "-o", "datei")
    assert run.code == 7
    assert "Errno" not in run.err
    assert (tmp_path / "datei").read_text(encoding="utf-8") == "x"


def test_8_something_closed_in_the_public_file(vorlagen: Aufruf, meeting: Path, tmp_path: Path) -> None:
    change(meeting, "- Eröffnung", "- Eröffnung; Verkauf an Frau Beispiel")
    run = vorlagen("bundle", meeting.name, "-o", "aus")
    assert run.code == 8
    assert "O502" in run.err
    assert "Verkauf an Frau Beispiel" in run.err
    assert "titel_oeffentlich" in run.err
    assert not (tmp_path / "aus").exists()


def test_english_on_request(vorlagen: Aufruf) -> None:
    run = vorlagen("bundle", "--help", "--lang", "en")
    assert run.code == 0
    assert "--placeholder-sheets" in run.out
    assert "Beispiel: vorlagen bundle sitzung.yaml -o mappe" in vorlagen("bundle", "--help").out


# --- on a terminal, and interrupted


@pytest.fixture
def long_meeting(meeting: Path, tmp_path: Path) -> Path:
    """Many attachments: enough work to be interrupted in."""
    lines = []
    for number in range(200):
        (tmp_path / f"a{number}.pdf").write_bytes(pdf(20))
        lines.append(f"    - {{titel: Gegenstand {number}, anlagen: [{{titel: Plan, datei: a{number}.pdf}}]}}\n")
    change(meeting, "  nichtoeffentlich:", "".join(lines) + "  nichtoeffentlich:")
    return meeting


def children(number: int) -> list[int]:
    """The running processes below one (Linux)."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                state, parent = (entry / "stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[:2]
            except OSError:
                continue
            if int(parent) == number and state != "Z":
                found.append(int(entry.name))
    return found


@posix
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize("old", [False, True], ids=["first", "again"])
def test_130_interrupted(vorlagen: Aufruf, start: Start, long_meeting: Path, tmp_path: Path, *, old: bool) -> None:
    """Ctrl-C while sources are open: no child, no private folder and no file is left; older files stay."""
    (tmp_path / "tmp").mkdir()
    if old:
        assert vorlagen("bundle", "sitzung.yaml", "-o", "aus", "--audience", "public").code == 0
        change(long_meeting, "    - Eröffnung", "    - Eröffnung und Begrüßung")
    before = {name: (tmp_path / "aus" / name).read_bytes() for name in there(tmp_path / "aus")} if old else {}
    below: list[int] = []
    until = time.monotonic() + 60
    with start("bundle", "sitzung.yaml", "-o", "aus", env={"TMPDIR": str(tmp_path / "tmp")}) as process:
        while not (list((tmp_path / "tmp").glob("vorlagen-*")) and (below := children(process.pid))):
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < until
            time.sleep(0.02)
        time.sleep(1)
        out, err = interrupt(process)
    assert "Abgebrochen." in err
    assert out == b""
    time.sleep(0.5)
    assert not [number for number in below if Path(f"/proc/{number}").exists()]
    assert there(tmp_path / "tmp") == []
    assert {name: (tmp_path / "aus" / name).read_bytes() for name in there(tmp_path / "aus")} == before


@posix
def test_on_a_terminal_a_bar_shows_what_is_going_on(command: list[str], long_meeting: Path, tmp_path: Path) -> None:
    """One bar a stage, gone at the end; stdout stays what it is in a pipe."""
    import pty  # noqa: PLC0415 - not on Windows

    assert long_meeting.exists()
    ours, theirs = pty.openpty()
    with subprocess.Popen([*command, "bundle", "sitzung.yaml", "-o", "aus", "--audience", "internal"], cwd=tmp_path,
                          env=os.environ | {"TERM": "xterm", "COLUMNS": "120"}, stdout=subprocess.PIPE, stderr=theirs
                          ) as process:  # fmt: skip
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:  # Linux says so when the other side is closed
                break
            if not part:
                break
            shown += part
        out = process.stdout.read().decode() if process.stdout else ""
    os.close(ours)
    text = shown.decode("utf-8", "replace")
    assert process.returncode == 0, text
    for words in ("Vorlagen setzen", "Unterlagen öffnen", "Seiten stempeln", "Interne Mappe: "):
        assert words in text, words
    assert [Path(line).name for line in out.splitlines()] == [
        "sitzungsmappe.pdf", "einladung.docx", "einladung.pdf", "manifest.json"
    ]  # fmt: skip
    assert "\x1b" not in out
