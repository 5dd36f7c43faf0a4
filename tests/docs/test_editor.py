"""docs/editor.md and the hook of pre-commit: every file on the page is read as its tool reads it, and run."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml
from lxml import etree, html

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "editor.md"
SOUND = "vorlagen/gut.yaml"
FAULTY = "vorlagen/vorlage.yaml"


@pytest.fixture
def folder(load_tool: Callable[[str], ModuleType], tmp_path: Path) -> Path:
    """A folder in which everything happened that the page says, and a paper without faults."""
    assert load_tool("anleitung").follow(PAGE, tmp_path) >= 10
    text = (tmp_path / FAULTY).read_text(encoding="utf-8")
    (tmp_path / SOUND).write_text(text.split("finanzielle_auswirkungen")[0], encoding="utf-8")
    return tmp_path


@pytest.fixture
def shell(folder: Path) -> Callable[[str], subprocess.CompletedProcess[str]]:
    """``shell(line)`` runs a line as a runner does, with ``vorlagen`` on its path."""
    tools = folder / "bin"
    tools.mkdir()
    (tools / "vorlagen").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vorlagen "$@"\n', encoding="utf-8")
    (tools / "vorlagen").chmod(0o755)
    env = {**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}", "HOME": str(folder)}

    def _shell(line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "-e", "-c", line],
            cwd=folder, env=env, capture_output=True, encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip

    return _shell


def load(file: Path) -> Any:  # noqa: ANN401 - YAML
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only


def hook_of(entry: dict[str, Any], hooks: list[dict[str, Any]]) -> dict[str, Any]:
    """A hook as a repository configures it, over what the hook says itself."""
    own = next((hook for hook in hooks if hook["id"] == entry["id"]), {})
    return {"args": [], **own, **entry}


@pytest.mark.parametrize("config", [".pre-commit-config.yaml", "lokal/.pre-commit-config.yaml", None])
def test_the_hook_stops_a_commit_with_faults_and_lets_others_pass(
    folder: Path, shell: Callable[[str], subprocess.CompletedProcess[str]], config: str | None
) -> None:
    """As pre-commit runs it: ``entry``, ``args``, then the staged files that ``files`` finds."""
    hooks = load(ROOT / ".pre-commit-hooks.yaml")
    entry: dict[str, Any] = {"id": "vorlagen-check"}
    if config is not None:
        ((entry,),) = (repo["hooks"] for repo in load(folder / config)["repos"])
    hook = hook_of(entry, hooks)
    assert {"id", "name", "entry", "language", "files"} <= set(hook)
    assert hook["language"] in {"python", "system"}
    for add, code in ((f"{SOUND} .gitlab-ci.yml .vscode", 0), (FAULTY, 1)):
        assert shell(f"git init -q . && git add {add}").returncode == 0
        staged = shell("git diff --cached --name-only -z").stdout.split("\0")[:-1]
        files = [name for name in staged if re.search(hook["files"], name)]
        assert files == [SOUND, FAULTY][: code + 1]
        done = shell(shlex.join([*shlex.split(hook["entry"]), *hook["args"], *files]))
        assert done.returncode == code, done.stdout + done.stderr
        assert ("1 Fehler in 2 Dateien" in done.stdout) == bool(code)


@pytest.mark.parametrize(("path", "taken"), [
    ("vorlagen/a.yaml", True), ("stadt/vorlagen/2026/a.yml", True), ("vorlagen/a.json", True),
    ("vorlagen.yaml", False), ("vorlagen/bild.png", False), (".github/workflows/vorlagen.yml", False),
])  # fmt: skip
def test_without_files_the_hook_takes_papers_only(path: str, taken: bool) -> None:
    (hook,) = load(ROOT / ".pre-commit-hooks.yaml")
    assert bool(re.search(hook["files"], path)) is taken


def test_the_schema_of_the_page_is_offered_for_its_paper(folder: Path) -> None:
    paper = folder / FAULTY
    named = re.match(r"# yaml-language-server: \$schema=(\S+)\n", paper.read_text(encoding="utf-8"))
    assert named is not None
    (mapped,) = json.loads((folder / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert (paper.parent / named[1]).resolve() == (folder / mapped).resolve()
    schema = json.loads((ROOT / mapped).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(load(paper))


def test_the_task_of_vs_code_finds_every_finding_once(
    folder: Path, shell: Callable[[str], subprocess.CompletedProcess[str]]
) -> None:
    (task,) = json.loads((folder / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    settings = json.loads((folder / ".vscode/settings.json").read_text(encoding="utf-8"))
    assert list(settings["triggerTaskOnSave.tasks"]) == [task["label"]]
    (folder / FAULTY).write_text("art: beschlussvorlage\nstatus: entwurf\nklimaschutz: ja\n", encoding="utf-8")
    words = [task["command"], *(word.replace("${relativeFile}", FAULTY) for word in task["args"])]
    lines = shell(shlex.join(words)).stdout.splitlines()
    found = []
    for matcher in task["problemMatcher"]:
        pattern = matcher["pattern"]
        for hit in filter(None, (re.match(pattern["regexp"], line) for line in lines)):
            assert hit[pattern["file"]] == FAULTY
            assert int(hit[pattern["line"]]) >= 1
            assert int(hit[pattern["column"]]) >= 1
            assert re.fullmatch(r"[A-Z]\d{3}", hit[pattern["code"]])
            assert hit[pattern["message"]]
            found.append(matcher["severity"])
    places = [line for line in lines if line.startswith(f"{FAULTY}:")]
    assert len(places) == len(found) >= 3
    assert len({matcher["owner"] for matcher in task["problemMatcher"]}) == 3, "one owner would wipe out another's"


def test_vim_and_neovim_name_what_the_program_prints(
    folder: Path, shell: Callable[[str], subprocess.CompletedProcess[str]]
) -> None:
    line = shell(f"vorlagen check {FAULTY}").stdout.splitlines()[0]
    vim = (folder / ".vimrc").read_text(encoding="utf-8")
    wanted = re.search(r"errorformat=(\S*(?:\\ \S*)*?),", vim)
    assert wanted is not None
    pattern = wanted[1].replace("\\ ", " ").replace("%f", "(.+?)").replace("%m", "(.+)")
    assert re.fullmatch(pattern.replace("%l", r"(\d+)").replace("%c", r"(\d+)"), line)
    lua = re.search(r'"(\^.*\$)"', (folder / ".config/nvim/after/plugin/vorlagen.lua").read_text(encoding="utf-8"))
    assert lua is not None
    python = lua[1].replace(".-", ".*?").replace("%d", r"\d").replace("%a", "[A-Za-zäöü]").replace("%w", r"\w")
    hit = re.match(python, line)
    assert hit is not None
    assert hit.group(1, 4, 5) == (FAULTY, "Fehler", "F303")


def test_an_editor_hands_in_what_is_not_saved_yet(folder: Path) -> None:
    """The words of the Neovim linter, with the text on stdin and the name of a paper that is sound on disk."""
    lua = (folder / ".config/nvim/after/plugin/vorlagen.lua").read_text(encoding="utf-8")
    words = re.search(r"args = \{ (.*) \},\n", lua)
    assert words is not None
    args = re.findall(r'"([^"]*)"', re.sub(r"function\(\).*? end", f'"{SOUND}"', words[1]))
    unsaved = (folder / FAULTY).read_text(encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "vorlagen", *args],
        cwd=folder, input=unsaved, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith(f"{SOUND}:11:15: Fehler F303")


def test_the_jobs_end_with_the_exit_code_and_leave_their_reports(
    folder: Path, shell: Callable[[str], subprocess.CompletedProcess[str]]
) -> None:
    gitlab, github = load(folder / ".gitlab-ci.yml")["vorlagen"], load(folder / ".github/workflows/vorlagen.yml")
    steps = github["jobs"]["pruefen"]["steps"]
    assert all(("run" in step) != ("uses" in step) for step in steps)
    lines = [*gitlab["script"], *gitlab["after_script"], *(step["run"] for step in steps if "run" in step)]
    checks = [line for line in lines if line.startswith("vorlagen check ")]
    assert len(checks) == 4
    done = [shell(line) for line in checks]
    assert [run.returncode for run in done] == [1] * 4, [run.stderr for run in done]
    cases = etree.parse(folder / gitlab["artifacts"]["reports"]["junit"]).getroot().findall(".//testcase")
    assert [case.get("name", "")[:4] for case in cases] == ["F303", "1 Da"]
    (page,) = gitlab["artifacts"]["paths"]
    assert len(html.document_fromstring((folder / page).read_bytes()).xpath("//li")) == 1
    (upload,) = (step["with"] for step in steps if "sarif" in step.get("uses", ""))
    sarif = json.loads((folder / upload["sarif_file"]).read_text(encoding="utf-8"))
    assert [result["ruleId"] for result in sarif["runs"][0]["results"]] == ["F303"]
    assert [run.stdout.startswith(f"::error file={FAULTY},line=11,") for run in done] == [False, False, True, False]
    (folder / FAULTY).unlink()
    assert [shell(line).returncode for line in checks] == [0] * 4


def test_the_jobs_install_the_package_that_is_built(folder: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wheel = f"pip install werkzeuge/{project['name']}-{project['version']}-py3-none-any.whl"
    assert wheel in load(folder / ".gitlab-ci.yml")["vorlagen"]["script"]
    steps = load(folder / ".github/workflows/vorlagen.yml")["jobs"]["pruefen"]["steps"]
    assert wheel in [step.get("run") for step in steps]
    assert f"rev: v{project['version']}\n" in (folder / ".pre-commit-config.yaml").read_text(encoding="utf-8")


def test_the_schema_command_of_the_page_writes_the_shipped_schema(folder: Path) -> None:
    (line,) = re.findall(r"^`vorlagen (schema .*) > (\S+)`$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    done = subprocess.run(
        [sys.executable, "-m", "vorlagen", *line[0].split()], cwd=folder, capture_output=True, check=True
    )
    assert done.stdout.decode() == (ROOT / line[1]).read_text(encoding="utf-8")
