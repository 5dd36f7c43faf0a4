"""Overviews of the examples, and of papers that want to do harm."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import vorlagen

if TYPE_CHECKING:
    from vorlagen import Uebersicht

_LINDENFURT = Path(__file__).parents[3] / "examples" / "lindenfurt"
_NAMES = (
    "2026-0184-radwegbruecke", "2026-0190-grundstueck", "2026-0201-digitalbericht", "2026-0207-mitteilung",
    "2026-0212-satzung", "2026-0219-digitalisierungskonzept", "2026-0231-fahrradbuegel", "entwurf-sporthalle",
)  # fmt: skip
EVIL = '=HYPERLINK("http://x","y")'
_PAPERS = {
    "boese.yaml": f"""\
nummer: "+49"
betreff: '{EVIL}'
federfuehrung: "@SUM(A1)"
status: entwurf
datum: 04.05.2026
beratungsfolge: [{{gremium: "-Rat", termin: 02.06.2026, zustaendigkeit: entscheidung, oeffentlich: nein}}]
finanzielle_auswirkungen: {{auswirkung: ja, gesamtkosten: "ca. -1.250,50 €"}}
vorhaben: [{{titel: "=1+1", status: Zukunft}}]
""",
    "skript.yaml": """\
nummer: "7"
betreff: "<script>alert(1)</script> & „Ümlaut“ \\u202E"
beratungsfolge: [{gremium: '" onclick="x', oeffentlich: ja}]
""",
    "kaputt.yaml": "betreff: [\n",
}


@pytest.fixture(scope="session")
def examples() -> Uebersicht:
    """Eight papers of one town, named one by one, so that a new example changes no sum."""
    return vorlagen.overview(*(_LINDENFURT / f"{name}.yaml" for name in _NAMES))


@pytest.fixture(scope="session")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Uebersicht:
    """Two papers with formulas, tags and escape sequences in them, and one that is no YAML."""
    folder = tmp_path_factory.mktemp("boese")
    for name, text in _PAPERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    made = vorlagen.overview(folder)
    assert (len(made.papiere), len(made.unlesbar)) == (2, 1)
    # The reader refuses control characters; a model built by another program may hold them.
    papers = tuple(dataclasses.replace(one, betreff=f"{one.betreff}\x1b[31m\x00\ud800") for one in made.papiere)
    return dataclasses.replace(made, papiere=papers)
