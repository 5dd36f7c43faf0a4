"""What README and docs/ say is executed or compared with the program."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from vorlagen.schema import manifest_schema, seitenzahlen_schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The code blocks of the README in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the program in ``folder``."""
    return subprocess.run(
        [sys.executable, "-m", "vorlagen", *arguments],
        cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.mark.parametrize(
    "name",
    ["felder.md", "formular.md", "einstellungen.md", "regeln.md", "befehle.md", "sitzung.md", "fristen.md"],
)
def test_the_generated_page_is_fresh(load_tool: Callable[[str], ModuleType], name: str) -> None:
    wanted = load_tool("referenz").pages()[name]
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == wanted, "docs/ ist veraltet. Abhilfe: make docs"


def test_the_yaml_beside_the_pictures_is_the_example_itself() -> None:
    named = re.findall(r"<!-- beispiel: (\S+) -->\n```yaml\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
    assert len(named) == 2
    for example, text in named:
        assert text == (ROOT / example).read_text(encoding="utf-8")


def test_every_picture_says_what_it_shows_and_is_small() -> None:
    pictures = re.findall(r"<img ([^>]*)>", README)
    assert len(pictures) >= 7
    for picture in pictures:
        source, alternative = (re.search(rf'{key}="([^"]+)"', picture) for key in ("src", "alt"))
        assert source is not None
        assert alternative is not None
        assert (ROOT / source[1]).stat().st_size < 150_000


def test_every_file_that_readme_and_docs_link_to_exists() -> None:
    found = 0
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]:
        text = page.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#:…]+)(?:#[^)]*)?\)|src=\"([^\"]+)\"", text):
            name = target[0] or target[1]
            found += 1
            assert (page.parent / name).exists(), f"{page.name} nennt {name}"
    assert found >= 12


def test_the_first_steps_of_the_readme_work_as_written(tmp_path: Path) -> None:
    """New, check and render as a draft; the new paper has findings, so check ends with 1 or 0 for a draft."""
    steps = next(block for block in blocks("sh") if "vorlagen new" in block)
    commands = [line.split("#")[0].split() for line in steps.splitlines() if line.startswith("vorlagen ")]
    assert [command[1] for command in commands] == ["new", "check", "render"]
    for command in commands:
        result = run(command[1:], tmp_path)
        assert result.returncode == 0, result.stderr
    assert (tmp_path / "vorlage.pdf").stat().st_size > 10_000


def test_the_library_example_of_the_readme_works_as_written(tmp_path: Path) -> None:
    example = ROOT / "examples" / "lindenfurt" / "2026-0231-fahrradbuegel.yaml"
    (tmp_path / "vorlage.yaml").write_text(example.read_text(encoding="utf-8"), encoding="utf-8")
    (code,) = blocks("python")
    script = tmp_path / "beispiel.py"
    script.write_text(f"{code}\nassert report.ok and pdf.startswith(b'%PDF')\n", encoding="utf-8")
    result = subprocess.run([sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "vorlage.docx").is_file()


def test_the_tutorial_happens_as_it_says(load_tool: Callable[[str], ModuleType], tmp_path: Path) -> None:
    """Every command, every change and every printed line of docs/eigene-stadt.md, in its order."""
    assert load_tool("anleitung").follow(ROOT / "docs" / "eigene-stadt.md", tmp_path) >= 25
    assert (tmp_path / "spielplatz.pdf").stat().st_size > 10_000
    assert (tmp_path / "bericht.pdf").stat().st_size > 10_000


def test_the_page_on_the_sitzungsmappe_happens_as_it_says(
    load_tool: Callable[[str], ModuleType], tmp_path: Path
) -> None:
    """On a copy of the example town; manifests, page numbers and script are what the page says they are."""
    town = tmp_path / "lindenfurt"
    shutil.copytree(ROOT / "examples" / "lindenfurt", town)
    assert load_tool("anleitung").follow(ROOT / "docs" / "sitzungsmappe.md", town) >= 18
    for name, schema in (("manifest.json", manifest_schema()), ("seitenzahlen.lock.json", seitenzahlen_schema())):
        files = sorted(town.glob(f"mappe/*/{name}"))
        assert [file.parent.name for file in files] == ["intern", "oeffentlich"]
        for file in files:
            jsonschema.Draft202012Validator(schema).validate(json.loads(file.read_text(encoding="utf-8")))
    issues = [
        json.loads((town / "mappe" / folder / "manifest.json").read_bytes()) for folder in ("intern", "oeffentlich")
    ]
    assert [(issue["fassung"], issue["audience"]) for issue in issues] == [(1, "internal"), (2, "public")]
    late = next(entry for entry in issues[1]["eintraege"] if entry["schluessel"] == "2026-0236-sperrung.yaml")
    assert (late["top"], late["marken"], issues[1]["gesamt"]) == ("Ö 7a", ["53b"], 53)
    assert not (town / "verraten").exists()
    compile((town / "mappe.py").read_text(encoding="utf-8"), "mappe.py", "exec")


@pytest.mark.parametrize(
    ("page", "says"),
    [
        ("```console\n$ vorlagen form new Stadt\nDorf\n```\n", "gibt aus:\nstadt"),
        ("<!-- Exit-Code 1 -->\n```console\n$ vorlagen form new Stadt\n…\n```\n", "0 statt 1"),
        ("<!-- datei: a -->\n```yaml\nx\n```\n<!-- vorher: a -->\n```yaml\ny\n```\n<!-- nachher -->\n```yaml\nz\n```\n",
         "enthält 0-mal"),
        ("```yaml\nx\n```\n", "sagt nicht"),
    ],
)  # fmt: skip
def test_a_tutorial_that_says_something_else_is_found_out(
    load_tool: Callable[[str], ModuleType], tmp_path: Path, page: str, says: str
) -> None:
    (tmp_path / "seite.md").write_text(page, encoding="utf-8")
    tool = load_tool("anleitung")
    with pytest.raises(tool.StepError, match=says):
        tool.follow(tmp_path / "seite.md", tmp_path)


def test_every_command_stands_in_the_readme() -> None:
    from vorlagen.cli.befehle import COMMANDS  # noqa: PLC0415 - the other tests run the installed program

    for name in COMMANDS:
        assert f"`vorlagen {name}`" in README


def test_the_settings_of_the_readme_are_read_without_findings(tmp_path: Path) -> None:
    settings = next(block for block in blocks("yaml") if block.startswith("formular: standard"))
    (tmp_path / "vorlagen.yaml").write_text(settings, encoding="utf-8")
    result = run(["check", "vorlagen.yaml"], tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_meeting_and_the_deadline_of_the_docs_are_read_without_findings(tmp_path: Path) -> None:
    """What people copy from docs/sitzung.md and docs/fristen.md; the papers that it names are not there."""
    pages = {"sitzung.md": "sitzung.yaml", "fristen.md": "vorlagen.yaml"}
    for page, name in pages.items():
        found = re.search(
            r"^```yaml\n(.*?)^```", (ROOT / "docs" / page).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
        )
        assert found is not None
        (tmp_path / name).write_text(found[1], encoding="utf-8")
    assert run(["check", "vorlagen.yaml"], tmp_path).returncode == 0
    result = run(["check", "sitzung.yaml"], tmp_path)
    assert set(re.findall(r"(?:Fehler|Warnung|Hinweis) ([A-Z][0-9]{3}):", result.stdout)) == {"M710"}
