"""Each exit code, from the installed command: a German message, a way out, no traceback, nothing half-written."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
from unterbrechung import interrupt

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Aufruf, Lauf, Start


def no_output(folder: Path) -> bool:
    return not [path for path in folder.rglob("*") if path.suffix in {".docx", ".pdf", ".tmp"}]


def test_0_done(vorlagen: Aufruf, sound: Path, tmp_path: Path) -> None:
    run = vorlagen("render", "--pdf", sound)
    assert (run.code, run.err) == (0, "")
    assert run.out.split() == [str(tmp_path / "gut.docx"), str(tmp_path / "gut.pdf")]
    assert (tmp_path / "gut.pdf").read_bytes().startswith(b"%PDF")


def test_1_findings(vorlagen: Aufruf, faulty: Path, tmp_path: Path) -> None:
    run = vorlagen("check", faulty.name)
    assert run.code == 1
    assert "fehler.yaml:1:1: Fehler S101: Die Nummer der Vorlage fehlt." in run.out
    assert run.err == ""
    run = vorlagen("render", faulty.name)
    assert run.code == 1
    assert "S101" in run.err
    assert "--draft" in run.err
    assert run.out == ""
    assert no_output(tmp_path)


def test_1_strict(vorlagen: Aufruf, sound: Path) -> None:
    """In a draft what is missing is a warning."""
    text = sound.read_text(encoding="utf-8").replace("nummer: 2026/0301", "status: entwurf")
    sound.write_text(text, encoding="utf-8")
    loose, strict = vorlagen("check", sound), vorlagen("check", "--strict", sound)
    assert (loose.code, strict.code) == (0, 1)
    assert "Warnung" in loose.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["gibtsnicht"], "Den Befehl „gibtsnicht“ gibt es nicht."),
        (["check"], "Es fehlt die Angabe"),
        (["check", "--quatsch", "gut.yaml"], "Die Option „--quatsch“ gibt es nicht."),
        (["check", "gut.yaml", "--select", "F33"], "Den Code „F33“ gibt es nicht."),
        (["check", "gut.yaml", "--select", "F33"], "Meinten Sie F3"),
        (["check", "gut.yaml", "--ignore", "F303,Q"], "Den Code „Q“ gibt es nicht."),
        (["check", "gut.yaml", "--ignore", "L003"], "lassen sich nicht abwählen"),
        (["check", "gut.yaml", "--stdin-filename", "a.yaml"], "braucht „-“ als Ort"),
        (["check", "gut.yaml", "--baseline", "gut.yaml"], "ist keine Liste bekannter Befunde"),
        (["check", "gut.yaml", "-j", "0"], "-j"),
        (["check", "gut.yaml", "--form", "nirgends"], "Das Formular „nirgends“ gibt es nicht."),
        (["render", "gut.yaml", "--engine", "word"], "„word“ ist keines von"),
        (["render", "gut.yaml", "gut.yaml"], "ergäben dieselbe Datei"),
        (["render", "gut.yaml", "anders.yaml", "-o", "alles.docx"], "kann nur eine Vorlage aufnehmen"),
        (["new", "quatsch"], "„quatsch“ ist hier nicht vorgesehen."),
        (["explain", "X999"], "Den Code „X999“ gibt es nicht."),
        (["form", "show", "nirgends"], "Das Formular „nirgends“ gibt es nicht."),
    ],
)
def test_2_wrong_call(vorlagen: Aufruf, sound: Path, words: list[str], message: str) -> None:
    run = vorlagen(*words)
    assert sound.exists()
    assert run.code == 2
    assert message in run.err or message in run.out


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "gibt es nicht"),
        ("folder", "ist ein Ordner, keine Datei"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "ist keine Textdatei"),
        ("betreff: Brücke\n".encode("latin-1"), "Zeile 1 enthält das Byte 0xfc"),
        (b"PK\x03\x04\x00\x00", "ist keine Textdatei"),
    ],
    ids=["absent", "folder", "binary", "latin-1", "docx"],
)
def test_3_no_text_at_all(vorlagen: Aufruf, tmp_path: Path, content: bytes | str | None, message: str) -> None:
    file = tmp_path / "x.yaml"
    if content == "folder":
        file.mkdir()
    elif isinstance(content, bytes):
        file.write_bytes(content)
    for command in ("render",) if content == "folder" else ("check", "render"):  # check looks into a folder
        run = vorlagen(command, "x.yaml")
        assert run.code == 3
        assert message in run.out + run.err
    assert no_output(tmp_path)


BAD_TEMPLATES = {
    "syntax": lambda parts: (
        parts | {"word/document.xml": parts["word/document.xml"].replace(b"{{ betreff }}", b"{{ betreff")}
    ),
    "unknown": lambda parts: parts | {"word/document.xml": parts["word/document.xml"].replace(b"betreff", b"betref")},
    "no docx": lambda _: {"a": b"b"},
}


@pytest.mark.parametrize("fault", BAD_TEMPLATES)
def test_4_unusable_word_file(vorlagen: Aufruf, sound: Path, tmp_path: Path, fault: str) -> None:
    from vorlagen import resources  # noqa: PLC0415 - the fixture of that name is the command

    with zipfile.ZipFile(resources.word_file("standard", "vorlage")) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in BAD_TEMPLATES[fault](parts).items():
            package.writestr(name, data)
    (tmp_path / "vorlage.docx").write_bytes(stream.getvalue())
    (tmp_path / "stadt.yaml").write_text("name: stadt\n", encoding="utf-8")
    run = vorlagen("render", sound, "--form", "stadt.yaml")
    assert run.code == 4
    assert "Fehler Z400: " in run.err
    assert "vorlage.docx" in run.err
    assert "Hinweis: " in run.err
    assert not (tmp_path / "gut.docx").exists()


def test_4_unusable_form_and_1_when_it_is_checked(vorlagen: Aufruf, sound: Path, tmp_path: Path) -> None:
    (tmp_path / "stadt.yaml").write_text("name: stadt\nabschnitte: [{feld: gibtsnicht}]\n", encoding="utf-8")
    run = vorlagen("check", sound, "--form", "stadt.yaml")
    assert run.code == 4
    assert "stadt.yaml:2" in run.out + run.err
    assert vorlagen("form", "check", "stadt.yaml").code == 1


def test_5_missing_tool(vorlagen: Aufruf, sound: Path, tmp_path: Path) -> None:
    """The wheel hidden, as on a platform that has none."""
    (tmp_path / "weg").mkdir()
    (tmp_path / "weg" / "office2pdf.py").write_text("raise ImportError(name='office2pdf')\n", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path / "weg"), os.environ.get("PYTHONPATH", "")])
    run = vorlagen("render", "--pdf", sound, env={"PYTHONPATH": path})
    assert run.code == 5
    assert "--engine libreoffice" in run.err
    assert no_output(tmp_path)
    run = vorlagen("render", "--pdf", "--engine", "libreoffice", sound, env={"PATH": str(tmp_path)})
    assert run.code == 5
    assert no_output(tmp_path)


def test_6_failed_conversion(vorlagen: Aufruf, sound: Path, tmp_path: Path) -> None:
    """The engine starts and writes nothing."""
    (tmp_path / "bin").mkdir()
    fake = tmp_path / "bin" / "soffice"
    fake.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    fake.chmod(0o755)
    path = os.pathsep.join([str(tmp_path / "bin"), os.environ["PATH"]])
    run = vorlagen("render", "--pdf", "--engine", "libreoffice", sound, env={"PATH": path})
    assert run.code == 6
    assert "Fehler Z600: " in run.err
    assert no_output(tmp_path)


def test_7_edited_by_hand(vorlagen: Aufruf, sound: Path, tmp_path: Path) -> None:
    target = tmp_path / "gut.docx"
    assert vorlagen("render", sound).code == 0
    assert vorlagen("render", sound).code == 0
    parts = {}
    with zipfile.ZipFile(target) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(target, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data.replace("zwölf".encode(), b"zehn"))
    edited = target.read_bytes()
    run = vorlagen("render", sound)
    assert run.code == 7
    assert "wurde seit dem Erzeugen geändert" in run.err
    assert "--force" in run.err
    assert target.read_bytes() == edited
    assert vorlagen("render", "--force", sound).code == 0
    assert target.read_bytes() != edited


def test_7_not_writable(vorlagen: Aufruf, sound: Path, tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("x")
    for out in ("datei", "datei/darunter", "x" * 300, "datei/a.docx"):
        run = vorlagen("render", sound, "-o", out)
        assert run.code == 7, out
        assert "Fehler Z700: " in run.err
        assert "Errno" not in run.err
    assert vorlagen("new", "-o", "datei").code == 7
    assert vorlagen("new", "-o", "fehlt/neu.yaml").code == 7
    assert (tmp_path / "datei").read_text() == "x"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")  # noqa: PTH110 - asked before tests run
@pytest.mark.parametrize("words", [["explain"], ["new"], ["schema"], ["explain", "F303"]])
def test_7_output_into_a_full_disk(command: list[str], words: list[str]) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        run = subprocess.run([*command, *words], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert run.returncode == 7
    assert run.stderr.startswith("Fehler Z700: Die Ausgabe lässt sich nicht schreiben: der Datenträger ist voll.")
    assert "Traceback" not in run.stderr
    assert "Exception ignored" not in run.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on the size of files")
def test_7_full_disk_leaves_the_old_files(command: list[str], sound: Path, tmp_path: Path) -> None:
    assert subprocess.run([*command, "render", "--pdf", sound], check=True, capture_output=True).returncode == 0
    old = {path: path.read_bytes() for path in tmp_path.glob("gut.*")}
    sound.write_text(sound.read_text(encoding="utf-8").replace("zwölf", "zehn"), encoding="utf-8")
    shell = 'ulimit -f 4; exec "$@"'
    words = ["bash", "-c", shell, "-", *command, "render", "--pdf", str(sound)]
    env = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    run = subprocess.run(words, capture_output=True, text=True, check=False, env=env)
    assert run.returncode == 7
    assert "die Datei wird zu groß" in run.stderr
    assert {path: path.read_bytes() for path in old if path.suffix != ".yaml"} == {
        path: data for path, data in old.items() if path.suffix != ".yaml"
    }
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gut.docx", "gut.pdf", "gut.yaml"]


def test_8_publicness(vorlagen: Aufruf, sound: Path, tmp_path: Path) -> None:
    text = sound.read_text(encoding="utf-8")
    sound.write_text(
        text + "interne_hinweise: Limit 480.000 €\nkurzfassung: Das Limit 480.000 € gilt.\n", encoding="utf-8"
    )
    run = vorlagen("render", "--audience", "public", "--pdf", sound)
    assert run.code == 8
    assert "O502" in run.err
    assert no_output(tmp_path)


def test_70_our_bug(vorlagen: Aufruf, sound: Path, tmp_path: Path) -> None:
    """A broken installation stands for a bug: told as ours, the traceback only when asked for."""
    (tmp_path / "weg").mkdir()
    (tmp_path / "weg" / "docxtpl.py").write_text("raise ZeroDivisionError('peng')\n", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path / "weg"), os.environ.get("PYTHONPATH", "")])
    run = vorlagen("render", sound, env={"PYTHONPATH": path})
    assert run.code == 70
    assert "Das ist ein Fehler in vorlagen: ZeroDivisionError: peng" in run.err
    assert "VORLAGEN_DEBUG" in run.err
    assert no_output(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_130_interrupted(start: Start, sound: Path, tmp_path: Path, jobs: str) -> None:
    """Ctrl-C in the middle of many papers: old files stay, nothing is half-written."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "p0.docx").write_bytes(b"alt")
    papers = []
    for number in range(400):
        papers.append(tmp_path / f"p{number}.yaml")
        papers[-1].write_text(sound.read_text(encoding="utf-8"), encoding="utf-8")
    with start("render", "--pdf", "-j", jobs, "-o", out, *papers) as process:
        assert process.stdout is not None
        process.stdout.readline()  # the first file is written: we are in the middle
        rest, err = interrupt(process)
    assert err.rstrip().endswith(
        "Abgebrochen. Was schon ausgegeben wurde, ist vollständig; alles andere ist unverändert."
    )
    assert (out / "p0.docx").read_bytes() == b"alt"
    assert len(rest.splitlines()) < 800
    for path in out.iterdir():
        assert path.suffix in {".docx", ".pdf"}
        if path.suffix == ".docx" and path.name != "p0.docx":
            assert zipfile.ZipFile(path).testzip() is None


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_130_in_the_middle_of_checking_a_folder(start: Start, sound: Path, tmp_path: Path, jobs: str) -> None:
    for number in range(4000):
        os.link(sound, tmp_path / f"p{number}.yaml")
    with start("check", "-j", jobs, "--write-baseline", tmp_path / "alt.json", tmp_path) as process:
        time.sleep(2)
        out, err = interrupt(process)
    assert out == b""
    assert err.lstrip().startswith("Abgebrochen. ")
    assert not (tmp_path / "alt.json").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
@pytest.mark.parametrize("delay", [0.05, 0.12, 0.25])
def test_130_while_starting(start: Start, sound: Path, delay: float) -> None:
    with start("check", sound) as process:
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
    # On a slow machine Python itself is still starting, and ends with a traceback in which nothing of ours stands.
    assert process.returncode in {0, 130, -signal.SIGINT} or b"vorlagen/cli/" not in errors, errors
    if process.returncode == 130:
        assert b"Traceback" not in errors


def test_the_highest_code_wins_and_no_paper_stops_another(
    vorlagen: Aufruf, sound: Path, faulty: Path, tmp_path: Path
) -> None:
    run: Lauf = vorlagen("render", faulty, tmp_path / "fehlt.yaml", sound)
    assert run.code == 3
    assert run.out.split() == [str(tmp_path / "gut.docx")]
    run = vorlagen("check", faulty, tmp_path / "fehlt.yaml", sound)
    assert run.code == 3
    assert "S101" in run.out


def test_an_error_that_is_a_finding_is_told_once(vorlagen: Aufruf, tmp_path: Path) -> None:
    (tmp_path / "sitzung.yaml").write_text("tagesordnung: [\n", encoding="utf-8")
    run = vorlagen("bundle", "sitzung.yaml")
    assert run.code == 1
    assert run.err.count("Eine Klammer wird nicht geschlossen") == 1
    assert "sitzung.yaml:1:" in run.err
