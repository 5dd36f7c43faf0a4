"""What a command loads before it can begin: most of its time from the shell."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples" / "lindenfurt"
PRINTING = frozenset(("PIL", "babel", "docx", "docxtpl", "fontTools", "jinja2", "lxml", "markdown_it", "rich"))
HEAVY = PRINTING | {"holidays", "office2pdf", "pikepdf", "pypdf"}


def _run(*arguments: str) -> str:
    return f"""
from vorlagen.cli import main
sys.argv = {["vorlagen", *arguments]!r}
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
"""


@pytest.mark.parametrize("output_format", ["text", "json", "github", "sarif", "junit"])
def test_checking_a_paper_loads_nothing_that_only_printing_needs(
    loaded_modules: Callable[[str], set[str]], output_format: str
) -> None:
    """Without pictures and attachments a check needs neither Markdown nor Word, PDF or picture libraries."""
    paper = str(EXAMPLES / "2026-0207-mitteilung.yaml")
    loaded = loaded_modules(_run("check", "--output-format", output_format, paper))
    assert "vorlagen.workflow.pruefen" in loaded
    assert not HEAVY & loaded


def test_checking_a_folder_in_a_pipe_loads_no_bar_no_processes_and_no_patterns(
    loaded_modules: Callable[[str], set[str]], tmp_path: Path
) -> None:
    (tmp_path / "entwurf.yaml").write_text("status: entwurf\nbetreff: Fahrradbügel\n", encoding="utf-8")
    loaded = loaded_modules(_run("check", str(tmp_path)))
    assert "vorlagen.workflow.pruefstapel" in loaded
    assert not (HEAVY | {"concurrent.futures.process", "pathspec"}) & loaded


def test_checking_a_paper_with_pictures_loads_what_reads_pictures(loaded_modules: Callable[[str], set[str]]) -> None:
    loaded = loaded_modules(_run("check", str(EXAMPLES / "2026-0184-radwegbruecke.yaml")))
    assert HEAVY & loaded == {"PIL", "markdown_it", "pikepdf"}


def test_checking_a_paper_with_attachments_loads_what_opens_them(loaded_modules: Callable[[str], set[str]]) -> None:
    loaded = loaded_modules(_run("check", str(EXAMPLES / "2026-0212-satzung.yaml")))
    assert HEAVY & loaded == {"pikepdf"}


def test_an_overview_in_a_pipe_loads_neither_word_nor_pdf_nor_a_workbook(
    loaded_modules: Callable[[str], set[str]],
) -> None:
    loaded = loaded_modules(_run("overview", str(EXAMPLES / "2026-0207-mitteilung.yaml")))
    assert "vorlagen.workflow.uebersicht" in loaded
    assert (HEAVY | {"xlsxwriter"}) & loaded == {"babel"}


def test_checking_dates_of_a_known_land_loads_its_holidays(loaded_modules: Callable[[str], set[str]]) -> None:
    paper = EXAMPLES.parent / "sankt-augustin" / "26-0117-digitalisierung.yaml"
    assert "holidays" in loaded_modules(_run("check", str(paper)))


def test_the_overview_of_commands_loads_no_command(loaded_modules: Callable[[str], set[str]]) -> None:
    loaded = loaded_modules(_run("--help"))
    assert "vorlagen.cli.start" in loaded
    assert not {"vorlagen.models", "pydantic", "yaml"} & loaded
