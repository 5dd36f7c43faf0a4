"""A meeting of the invented town, bundled once for all tests."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vorlagen.workflow.mappe.bundle import bundle

if TYPE_CHECKING:
    from vorlagen.workflow.mappe.ergebnis import BundleResult

# Tests are imported one by one (importlib mode): what they share lies beside them, and beside those of sources.
sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2] / "pdf" / "quellen")]

LINDENFURT = Path(__file__).parents[3] / "examples" / "lindenfurt"
MEETING = "sitzung-2026-06-23.yaml"


@pytest.fixture(autouse=True)
def _in_this_process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are opened here, as a frozen program does it: three starts of Python for each Mappe take minutes in all."""
    if "guarded" not in request.keywords:
        monkeypatch.setattr(sys, "frozen", True, raising=False)


@pytest.fixture(scope="session")
def result() -> BundleResult:
    """The example meeting, both files, nothing written."""
    return bundle(LINDENFURT / MEETING)


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A copy of the town's folder, to be changed."""
    folder = tmp_path / "lindenfurt"
    shutil.copytree(LINDENFURT, folder)
    return folder


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small meeting: one open paper with an open and a closed attachment, one closed paper with one."""
    folder = tmp_path / "klein"
    folder.mkdir()
    anlagen = LINDENFURT / "anlagen"
    for name in ("0184-3-buergerbeteiligung.pdf", "0184-4-wertgutachten.pdf", "0190-1-flurkarte.pdf"):
        shutil.copyfile(anlagen / name, folder / name)
    (folder / "sitzung.yaml").write_text(SMALL_MEETING, encoding="utf-8")
    (folder / "offen.yaml").write_text(OPEN_PAPER, encoding="utf-8")
    (folder / "zu.yaml").write_text(CLOSED_PAPER, encoding="utf-8")
    return folder


SMALL_MEETING = """\
gremium: Bauausschuss
nummer: 3
datum: 02.06.2026
beginn: "18:00"
ort: Rathaus
einladung: {datum: 12.05.2026, zugang: elektronisch, unterschrift: Eckhard Wiemhöfer}
tagesordnung:
  oeffentlich:
    - Eröffnung
    - vorlage: offen.yaml
  nichtoeffentlich:
    - vorlage: zu.yaml
      titel_oeffentlich: Grundstücksangelegenheit
"""
OPEN_PAPER = """\
formular: standard
art: mitteilung
nummer: 2026/0301
betreff: Neue Bänke am Stadtwall
datum: 04.05.2026
federfuehrung: Tiefbauamt
beratungsfolge:
  - {gremium: Bauausschuss, termin: 02.06.2026, oeffentlich: ja, zustaendigkeit: kenntnisnahme}
sachverhalt: |
  Am Stadtwall werden zwölf Bänke aufgestellt, siehe Anlage 1 und Anlage 2.
anlagen:
  - {titel: Auswertung der Umfrage, datei: 0184-3-buergerbeteiligung.pdf}
  - {titel: Angebot der Schreinerei Kornblum, datei: 0184-4-wertgutachten.pdf, oeffentlich: nein}
"""
CLOSED_PAPER = """\
formular: standard
art: mitteilung
nummer: 2026/0302
betreff: Ankauf der Wiese am Mühlbach
datum: 04.05.2026
federfuehrung: Tiefbauamt
beratungsfolge:
  - {gremium: Bauausschuss, termin: 02.06.2026, oeffentlich: nein, zustaendigkeit: kenntnisnahme}
nichtoeffentlichkeit: {fallgruppe: grundstueck, begruendung: Der Preis ist noch zu verhandeln.}
sachverhalt: |
  Die Eigentümerin verlangt für die Wiese 84.000 €, siehe Anlage 1.
anlagen:
  - {titel: Flurkarte der Wiese, datei: 0190-1-flurkarte.pdf, oeffentlich: nein}
"""
