"""The shipped Word files are those that the script builds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_shipped_word_files_are_fresh() -> None:
    run = subprocess.run([sys.executable, ROOT / "tools/word_vorlagen.py", "--check"], capture_output=True, text=True,
                         check=False)  # fmt: skip
    assert run.returncode == 0, f"{run.stderr}Abhilfe: make word"


def test_every_form_with_a_word_file_is_built_by_the_script() -> None:
    script = (ROOT / "tools/word_vorlagen.py").read_text(encoding="utf-8")
    found = sorted(
        path.relative_to(ROOT / "templates/docx").as_posix() for path in ROOT.glob("templates/docx/*/*.docx")
    )
    assert len(found) >= 2
    assert [name for name in found if f'"{name}"' not in script] == []
