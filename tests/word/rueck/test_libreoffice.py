"""LibreOffice opens and saves our Word files, and everything comes back.

What it loses, and what therefore counts for nothing: the caption of a table for
assistive technology, the tags of content controls, the results of page numbers.
"""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import vorlagen
from vorlagen.word.rueck.lesen import read_back
from vorlagen.word.rueck.markdown import to_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Hin
    from vorlagen.word.rueck.lesung import Lesung

pytestmark = pytest.mark.libreoffice
EXAMPLES = Path(__file__).parents[3] / "examples"
PAPERS = (
    "lindenfurt/2026-0184-radwegbruecke.yaml",
    "lindenfurt/2026-0219-digitalisierungskonzept.yaml",
    "leipzig/ds-01288-hallenbeleuchtung.yaml",
    "karlsruhe/2026-0437-sprechtage.yaml",
    "kiel/0318-2026-fahrradparken.yaml",
)
EVERYTHING = """\
# Anlass

**Fett**, *kursiv*, ~~weg~~ und [Ziel](https://example.org/a "Tipp").\\
Nach § 5 Abs. 1 um 18:30 Uhr.

- a
  - b
    1. c

    2. d

       weiter

       > Zitat im Punkt

    4. e
- f

1. x
   1. y
      1. z
   2. y
2. x

Dazwischen.

3. drei
4. vier

> Zitat
>
> - im Zitat
> - zwei

## Kosten

| Posten | *Ort* | Betrag |
|---|:---:|---|
| Brücke | **hier** | 1.250,00 € |
| Weg | dort | 50,00 € |

---

Ende mit CO~2~ und m^2^.[^1]

a) Buchstabe
b) zwei
   - darin[^2]

Begriff
: Erklärung.

  Mehr davon.

[^1]: Erste *Note*.

    Zweiter Absatz.

[^2]: Zweite.
"""


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Callable[[dict[str, bytes], int], dict[str, bytes]]:
    """Word files by name, opened and saved by LibreOffice so many times."""

    def go(files: dict[str, bytes], times: int) -> dict[str, bytes]:
        root = tmp_path_factory.mktemp("libreoffice")
        folder = root / "0"
        folder.mkdir()
        for name, data in files.items():
            (folder / name).write_bytes(data)
        for turn in range(times):
            _save(root, folder, root / str(turn + 1), list(files))
            folder = root / str(turn + 1)
        return {name: (folder / name).read_bytes() for name in files}

    return go


def _save(root: Path, folder: Path, target: Path, names: list[str]) -> None:
    profile = f"-env:UserInstallation={(root / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", target, *names]
    subprocess.run(command, cwd=folder, check=True, timeout=300, capture_output=True)


def _told(found: Lesung) -> object:
    fields = [replace(field, herkunft="bookmark", titel="") for field in found.felder]
    return (found.quelle, fields, [around.bloecke for around in found.umgebung], found.aenderungen)


def test_examples_are_the_same_after_one_saving_and_after_three(
    saved: Callable[[dict[str, bytes], int], dict[str, bytes]],
) -> None:
    printed = {f"{name.split('/')[1]}.docx": vorlagen.render(vorlagen.load(EXAMPLES / name)).docx for name in PAPERS}
    assert len(printed) == len(PAPERS)
    once = saved(printed, 1)
    for files in (once, saved(once, 2)):
        for name, docx in printed.items():
            ours, theirs = read_back(docx, name), read_back(files[name], name)
            assert len(ours.felder) > 2
            assert _told(theirs) == _told(ours), name
            assert {lost.art for lost in theirs.verluste} <= {lost.art for lost in ours.verluste}, name


def test_every_construct_is_the_same_text_afterwards(
    hin: Hin, saved: Callable[[dict[str, bytes], int], dict[str, bytes]]
) -> None:
    docx = hin(EVERYTHING)
    for turn in (1, 2):
        (field,) = read_back(saved({"probe.docx": docx}, turn)["probe.docx"], "probe.docx").felder
        assert to_markdown(field.bloecke, level=1, fussnoten=field.fussnoten) == EVERYTHING
