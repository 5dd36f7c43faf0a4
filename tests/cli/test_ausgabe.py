"""What goes to stdout, what to stderr, in which language and encoding."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from lxml import etree, html

from vorlagen.cli.befehle import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Aufruf

FORM_COMMANDS = ("list", "show", "check")
ALL = [*((name,) for name in COMMANDS), *(("form", name) for name in FORM_COMMANDS)]


def test_every_command_has_help_with_an_example_in_german(vorlagen: Aufruf) -> None:
    for words in [(), *ALL]:
        run = vorlagen(*words, "--help")
        assert (run.code, run.err) == (0, "")
        assert f"Beispiel: vorlagen {' '.join(words)}".rstrip() in " ".join(run.out.split()), words
        assert run.out.startswith("Aufruf: vorlagen")
        for english in ("Usage", "Options", "Show this", "Commands", "default"):
            assert english not in run.out
    assert vorlagen("-h").out == vorlagen("--help").out


def test_verbose_names_pages_and_standards_of_each_pdf_on_stderr(vorlagen: Aufruf, sound: Path) -> None:
    run = vorlagen("render", "-v", "--pdf", "--force", str(sound))
    assert run.code == 0
    assert f"{sound}: 1 Seite, PDF/UA-1, PDF/A-2b" in run.err
    assert "PDF/UA-1" not in run.out
    assert "PDF/UA-1" not in vorlagen("render", "--pdf", "--force", str(sound)).err


def test_papers_side_by_side_give_the_same_files_in_the_same_order(vorlagen: Aufruf, sound: Path, faulty: Path) -> None:
    """Also of a bad paper among good ones every message arrives, with its code and findings."""
    papers = []
    for number in range(9):
        papers.append(sound.with_name(f"p{number}.yaml"))
        papers[-1].write_bytes(sound.read_bytes())
    papers.insert(4, faulty)
    names = [str(paper) for paper in papers]
    one, two = (vorlagen("render", "--pdf", "-j", jobs, "-o", f"mit{jobs}", *names) for jobs in ("1", "2"))
    assert (one.code, two.code) == (1, 1)
    assert two.out == one.out.replace("mit1", "mit2")
    assert two.err == one.err
    assert "S101" in two.err
    first, second = (sorted((sound.parent / f"mit{jobs}").iterdir()) for jobs in ("1", "2"))
    assert len(first) == 18
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_the_overview_names_every_command(vorlagen: Aufruf) -> None:
    run = vorlagen("--help")
    assert [name for name in COMMANDS if f"\n  {name}" not in run.out] == []
    assert vorlagen("--version").out.startswith("vorlagen ")


def test_german_by_default_english_on_request(vorlagen: Aufruf, faulty: Path) -> None:
    german = vorlagen("check", faulty, env={"LANG": "en_US.UTF-8", "LANGUAGE": "en"})
    assert "Fehler S101: Die Nummer der Vorlage fehlt." in german.out
    for words, env in ((("--lang", "en", "check", faulty), {}), (("check", faulty, "--lang=en"), {}),
                       (("check", faulty), {"VORLAGEN_LANG": "en_GB.UTF-8"})):  # fmt: skip
        english = vorlagen(*words, env=env)
        assert "S101" in english.out
        assert "Fehler" not in english.out
    assert vorlagen("check", faulty, "--lang", "de", env={"VORLAGEN_LANG": "en"}).out == german.out
    assert vorlagen("--lang", "fr", "check", faulty).code == 2
    assert "Usage" in vorlagen("--lang", "en", "--help").out


def test_machine_formats_are_alone_on_stdout(vorlagen: Aufruf, sound: Path, faulty: Path) -> None:
    found = json.loads(vorlagen("check", "--output-format", "json", faulty, sound, "fehlt.yaml").out)
    assert found["summary"]["files"] == 3
    assert {"S101", "Z300"} <= {finding["code"] for finding in found["findings"]}
    first = found["findings"][0]
    assert set(first) == {"code", "level", "message", "hint", "file", "line", "column", "path", "waived", "known"}
    sarif = json.loads(vorlagen("check", "--output-format", "sarif", faulty).out)
    assert sarif["version"] == "2.1.0"
    github = vorlagen("check", "--output-format", "github", faulty)
    assert github.out.splitlines()[0].startswith("::error file=")
    junit = etree.fromstring(vorlagen("check", "--output-format", "junit", faulty, sound).raw)
    assert junit.xpath("//testsuite/@name") == [faulty.name, "vorlagen"]
    empty = vorlagen("check", "--output-format", "json", sound)
    assert (empty.code, json.loads(empty.out)["findings"], empty.err) == (0, [], "")
    assert vorlagen("check", "-q", sound).out == ""


def test_the_page_explains_its_rules_and_names_the_version(vorlagen: Aufruf, faulty: Path) -> None:
    """The bytes are UTF-8 whatever the console takes, as the page itself says."""
    run = vorlagen("check", "--output-format", "html", faulty, env={"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"})
    assert (run.code, run.err) == (1, "")
    page = html.document_fromstring(run.raw.decode("utf-8"))
    codes = {str(code) for code in page.xpath("//article/h3/text()")}
    assert {"S101", "S110"} <= codes
    assert {link.removeprefix("#regel-") for link in page.xpath("//li//@href")} == codes
    version = vorlagen("--version").out.split()  # in a bare source tree there is none
    assert [foot.text_content().split() for foot in page.xpath("//footer")] == ([version] if version[1:] else [])


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_any_console_will_do(vorlagen: Aufruf, sound: Path, faulty: Path, encoding: str) -> None:
    """A German Windows writes cp1252, what that cannot show becomes „?“; click takes ascii for a mistake."""
    env = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    sound.write_text(sound.read_text(encoding="utf-8").replace("Bahnhof", "Bahnhof → ☑ 👍"), encoding="utf-8")
    assert vorlagen("render", "--pdf", sound, env=env).code == 0
    run = vorlagen("check", faulty, env=env)
    assert run.code == 1
    assert "Die Nummer der Vorlage fehlt." in run.raw.decode("utf-8" if encoding == "ascii" else encoding)
    for words in (("explain",), ("doctor",), ("form", "show", "standard"), ("--help",)):
        assert vorlagen(*words, env=env).code == 0


def test_files_made_by_redirection_are_utf_8_on_every_machine(vorlagen: Aufruf, tmp_path: Path) -> None:
    """``vorlagen new > x.yaml`` on a German Windows gives a file that ``check`` can read."""
    env = {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    (tmp_path / "neu.yaml").write_bytes(vorlagen("new", env=env).raw)
    assert "L0" not in vorlagen("check", "neu.yaml", env=env).out
    assert "Begründung" in json.dumps(json.loads(vorlagen("schema", env=env).raw.decode("utf-8")), ensure_ascii=False)
    (tmp_path / "x.yaml").write_text("betreff: Straße → ☑\nquatsch: 1\n", encoding="utf-8")
    report = json.loads(vorlagen("check", "--output-format", "json", "x.yaml", env=env).raw.decode("utf-8"))
    assert "„quatsch“" in report["findings"][0]["message"]


def test_a_bare_environment_will_do(vorlagen: Aufruf, sound: Path) -> None:
    """No LANG, no HOME, C locale."""
    for env in ({}, {"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}):
        assert vorlagen("render", "--pdf", "--force", sound, env=env, bare=True).code == 0
        assert vorlagen("doctor", env=env, bare=True).code == 0


def test_a_home_that_cannot_be_written_will_do(vorlagen: Aufruf, sound: Path, tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("x")
    env = {"HOME": str(tmp_path / "datei" / "heim"), "TMPDIR": str(tmp_path)}
    assert vorlagen("render", "--pdf", sound, env=env).code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["datei", "gut.docx", "gut.pdf", "gut.yaml"]


@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
@pytest.mark.parametrize("words", ["explain", "new", "schema", "explain F303", "form show standard"])
def test_a_reader_that_goes_away_is_no_fault(command: list[str], words: str) -> None:
    """``vorlagen explain | head -1``."""
    for reader in ("head -1", "true"):
        shell = f'"$@" {words} | {reader}; exit ${{PIPESTATUS[0]}}'
        run = subprocess.run(["bash", "-c", shell, "-", *command], capture_output=True, text=True, check=False)
        assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_completion_names_the_commands(vorlagen: Aufruf, shell: str) -> None:
    source = vorlagen(env={"_VORLAGEN_COMPLETE": f"{shell}_source"})
    assert source.code == 0
    assert "_VORLAGEN_COMPLETE" in source.out
    env = {
        "_VORLAGEN_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": "vorlagen re",
        "COMP_CWORD": "re" if shell == "fish" else "1",
    }
    run = vorlagen(env=env)
    assert "render" in run.out
    assert "check" not in run.out


def test_settings_are_found_upwards_and_shown(vorlagen: Aufruf, tmp_path: Path) -> None:
    (tmp_path / "vorlagen.yaml").write_text("formular: sankt-augustin\npdf_engine: libreoffice\n", encoding="utf-8")
    run = vorlagen("doctor")
    assert str(tmp_path / "vorlagen.yaml") in run.out
    assert "sankt-augustin" in run.out
    assert vorlagen("check", "vorlagen.yaml").out == "Keine Befunde.\n"
    (tmp_path / "vorlagen.yaml").write_text("formulahr: x\n", encoding="utf-8")
    assert "vorlagen.yaml:1:1: Fehler L003" in vorlagen("check", "vorlagen.yaml").out
    run = vorlagen("doctor")
    assert run.code == 0
    assert "haben Fehler" in run.out
