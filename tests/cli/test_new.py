"""A new paper loads without findings L and renders as a draft: every kind of every form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vorlagen import resources
from vorlagen.sources import load_form, read_paper
from vorlagen.workflow.neu import kinds_of, new_paper
from vorlagen.workflow.rendern import render_paper

if TYPE_CHECKING:
    from conftest import Aufruf

CASES = [(form, kind) for form in resources.form_names() for kind in kinds_of(load_form(form).formular)]


def test_there_are_kinds_to_try() -> None:
    assert len(CASES) >= 15


@pytest.mark.parametrize(("form", "kind"), CASES)
def test_a_new_paper_loads_and_renders_as_a_draft(form: str, kind: str, tmp_path: Path) -> None:
    text = new_paper(load_form(form).formular, kind)  # type: ignore[arg-type] - kinds are words
    papier = read_paper(text, "neu.yaml", tmp_path)
    assert papier.findings == ()
    assert papier.vorlage is not None
    assert papier.vorlage.ist_entwurf
    assert papier.vorlage.formular == form
    word = render_paper(papier.vorlage, draft=True)
    assert word.entwurf
    filled = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    assert [line for line in filled if "# " not in line] == []


def test_the_command_writes_a_file_and_never_over_another(vorlagen: Aufruf, tmp_path: Path) -> None:
    run = vorlagen("new", "beschlussvorlage", "--form", "sankt-augustin", "-o", "neu.yaml")
    assert (run.code, run.out) == (0, "neu.yaml\n")
    text = (tmp_path / "neu.yaml").read_bytes()
    assert b"\r" not in text
    assert vorlagen("new", "-o", "neu.yaml").code == 7
    assert (tmp_path / "neu.yaml").read_bytes() == text
    assert vorlagen("render", "--draft", "neu.yaml").code == 0
    assert vorlagen("new", "beschlussvorlage", "--form", "sankt-augustin").raw == text


def test_a_form_by_path_is_named_as_the_new_paper_sees_it(vorlagen: Aufruf, tmp_path: Path) -> None:
    (tmp_path / "formulare").mkdir()
    (tmp_path / "akten").mkdir()
    (tmp_path / "formulare" / "stadt #1.yaml").write_text("name: stadt\n", encoding="utf-8")
    run = vorlagen("new", "--form", "formulare/stadt #1.yaml", "-o", "akten/neu.yaml")
    assert run.code == 0
    assert "formular: '../formulare/stadt #1.yaml'" in (tmp_path / "akten" / "neu.yaml").read_text(encoding="utf-8")
    assert "liegt außerhalb der erlaubten Ordner" in vorlagen("check", "akten/neu.yaml").out
    (tmp_path / "vorlagen.yaml").write_text("# Hier beginnt der Ordner der Stadt.\n", encoding="utf-8")
    assert "L0" not in vorlagen("check", "akten/neu.yaml").out


def test_a_paper_quotes_no_line_of_a_file_outside_its_folders(vorlagen: Aufruf, tmp_path: Path) -> None:
    """Findings on a form show its lines; a foreign paper must not make us show any file."""
    (tmp_path / "geheim.txt").write_text("kennwort: 4711\n", encoding="utf-8")
    (tmp_path / "akten").mkdir()
    (tmp_path / "akten" / "fremd.yaml").write_text("formular: ../geheim.txt\n", encoding="utf-8")
    run = vorlagen("check", "akten/fremd.yaml")
    assert run.code == 1
    assert "L005" in run.out
    assert "kennwort" not in run.out + run.err


def test_a_form_of_the_settings_stays_with_the_settings(vorlagen: Aufruf, tmp_path: Path) -> None:
    (tmp_path / "stadt.yaml").write_text("name: stadt\n", encoding="utf-8")
    (tmp_path / "vorlagen.yaml").write_text("formular: stadt.yaml\n", encoding="utf-8")
    assert vorlagen("new", "-o", "neu.yaml").code == 0
    assert vorlagen("render", "--draft", "neu.yaml").code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="limits of Linux")
def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    import subprocess  # noqa: PLC0415 - only here
    import sys  # noqa: PLC0415

    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "from vorlagen.cli.start import run\nsys.exit(run(['new', '-o', sys.argv[1]]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", script, tmp_path / "neu.yaml"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 7
    assert "die Datei wird zu groß" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_new_paper_offers_what_the_form_prints_and_its_own_number() -> None:
    plain = new_paper(load_form("standard").formular)
    own = new_paper(load_form("sankt-augustin").formular)
    for field in ("einsparung:", "deckungslage:", "dezernat:", "klimaschutz:"):
        assert field in plain
        assert field not in own
    assert "    - produkt: " in own
    assert "z. B. 21/0219" in own
    assert "oeffentlich: " in own[own.index("anlagen:") :]


def test_a_new_paper_offers_what_a_form_prints_in_other_sections_too() -> None:
    """Rows and headings of tables, fields beside others, fields of the town, details further down."""
    text = new_paper(load_form("aachen").formular)
    for line in ("  - zeile:", "haushaltsjahr:", "folgejahr:", "  gesamtkosten:", "  deckung:"):
        assert f"\n{line}" in text
    own = new_paper(load_form("karlsruhe").formular)
    for line in ("jaehrlicher_ertrag:", "  finanzierungsstatus:", "  optimierung:"):
        assert f"\n{line}" in own
