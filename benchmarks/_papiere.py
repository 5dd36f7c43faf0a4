"""Papers to measure with: the examples of the invented town, each copy with other numbers.

A copy differs from its example in the number and in every sentence that ends a line, so
that nothing kept from one paper saves work on the next.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "lindenfurt"
_SETTINGS = "vorlagen.yaml"
_NUMBER = re.compile(r"^nummer: .*$", re.MULTILINE)
_SENTENCE_END = re.compile(r"(?<=[a-zäöüß])\.$", re.MULTILINE)


def examples() -> tuple[Path, ...]:
    """The example papers, smallest first; drafts are left out."""
    found = [
        path
        for path in EXAMPLES.glob("*.yaml")
        if path.name != _SETTINGS and not path.stem.startswith(("entwurf", "sitzung"))
    ]
    return tuple(sorted(found, key=lambda path: (path.stat().st_size, path.name)))


def varied(text: str, at: int) -> str:
    """The text of the copy number ``at``."""
    numbered = _NUMBER.sub(f"nummer: 2026/{1000 + at}", text, count=1)
    return _SENTENCE_END.sub(f" (Stand {at}).", numbered)


def texts(count: int) -> list[str]:
    """The texts of ``count`` papers, the examples in turn."""
    originals = [path.read_text(encoding="utf-8") for path in examples()]
    return [varied(originals[at % len(originals)], at) for at in range(count)]


def write(folder: Path, count: int) -> list[Path]:
    """``count`` papers in ``folder``, with the settings and the files that they name."""
    shutil.copytree(EXAMPLES, folder, dirs_exist_ok=True)
    files = [folder / f"papier-{at:04d}.yaml" for at in range(count)]
    for file, text in zip(files, texts(count), strict=True):
        file.write_text(text, encoding="utf-8")
    return files
