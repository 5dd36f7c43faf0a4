"""Follows a tutorial of docs/ to the letter: runs its commands, makes its changes, compares what it prints.

A page tells what to do by its code blocks, and by comments that its readers do not see:

* ```` ```console ````: lines with ``$`` are run; the lines below are what they print („…“ stands for any lines).
  ``<!-- Exit-Code 1 -->`` above it: the last command ends with that code, else with 0.
* ``<!-- datei: NAME -->`` above a block: its content becomes that file.
* ``<!-- vorher: NAME -->`` above a block, ``<!-- nachher -->`` above the next: the one becomes the other.
* ``<!-- in Word: FILE PART „OLD“ wird „NEW“ -->``: what a person changes in Word, in a part of the file.

Usage: ``python tools/anleitung.py PAGE FOLDER``
"""

from __future__ import annotations

import io
import re
import shlex
import subprocess
import sys
import zipfile
from pathlib import Path

STEP = re.compile(
    r"(?:^<!-- (?P<note>[^\n]*?) -->\n+)?^```(?P<language>\w+)\n(?P<block>.*?)^```$"
    r"|^<!-- in Word: (?P<file>\S+) (?P<part>\S+) „(?P<old>.*?)“ wird „(?P<new>.*?)“ -->$",
    re.DOTALL | re.MULTILINE,
)


class StepError(Exception):
    """The page says something that does not happen."""


def follow(page: Path, folder: Path) -> int:
    """Do all that a page says, in a folder.

    Returns:
        How many steps there were.

    Raises:
        StepError: a command prints something else, or a text to be changed is not there.
    """
    steps, before = 0, ("", "")
    for step in STEP.finditer(page.read_text(encoding="utf-8")):
        note, block = step["note"] or "", step["block"] or ""
        steps += 1
        if step["file"]:
            change_word(folder / step["file"], step["part"], step["old"], step["new"])
        elif step["language"] == "console":
            run(block, folder, int(note.removeprefix("Exit-Code ") or 0))
        elif note.startswith("datei: "):
            file = folder / note.removeprefix("datei: ")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block, encoding="utf-8", newline="\n")
        elif note.startswith("vorher: "):
            before = (note.removeprefix("vorher: "), block)
        elif note == "nachher":
            replace(folder / before[0], before[1], block)
        else:
            raise StepError(f"Der Block sagt nicht, was mit ihm geschieht:\n{block}")
    return steps


def run(block: str, folder: Path, code: int) -> None:
    """Run the commands of a block and compare what they print."""
    called = re.findall(r"^\$ vorlagen (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)
    for at, (words, wanted) in enumerate(called, 1):
        done = subprocess.run(  # noqa: S603 - the program itself
            [sys.executable, "-m", "vorlagen", *shlex.split(words)],
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False,
        )  # fmt: skip
        pattern = "".join("(?:.*\n)*?" if line == "…" else re.escape(line + "\n") for line in wanted.splitlines())
        expected = code if at == len(called) else 0
        if done.returncode != expected or not re.fullmatch(pattern, done.stdout):
            raise StepError(f"vorlagen {words} ({done.returncode} statt {expected}) gibt aus:\n{done.stdout}")


def replace(file: Path, old: str, new: str) -> None:
    """Change a text that stands in a file exactly once."""
    text = file.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise StepError(f"{file.name} enthält {text.count(old)}-mal:\n{old}")
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def change_word(file: Path, part: str, old: str, new: str) -> None:
    """Change a text in a part of a Word file, wherever it stands there."""
    changed = io.BytesIO()
    with zipfile.ZipFile(file) as package, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as target:
        for info in package.infolist():
            data = package.read(info)
            if info.filename == part:
                if old.encode() not in data:
                    raise StepError(f"{part} enthält nicht: {old}")
                data = data.replace(old.encode(), new.encode())
            target.writestr(info, data)
    file.write_bytes(changed.getvalue())


if __name__ == "__main__":
    print(follow(Path(sys.argv[1]), Path(sys.argv[2])))
