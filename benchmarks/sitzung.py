"""A meeting of 40 YAML papers, from YAML to both finished files, as ``vorlagen bundle`` does it.

Against printing the same papers one by one, as somebody without ``bundle`` would have to
before the joining even begins. Asked: at most 10 s on two cores.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from time import perf_counter

import vorlagen
from _papiere import write
from _tabelle import ratio, show

PAPERS = 40


def meeting(folder: Path) -> Path:
    """A meeting of copies of the examples, the closed ones in the closed part."""
    parts: dict[bool, list[str]] = {True: [], False: []}
    for file in write(folder, PAPERS):
        public = vorlagen.load(file).hat_oeffentlichen_schritt
        parts[public].append(f"    - {{vorlage: {file.name}, titel_oeffentlich: Angelegenheit}}\n")
    text = ('gremium: Rat\nnummer: 1\ndatum: 23.06.2026\nbeginn: "18:30"\nort: Rathaus\ntagesordnung:\n'
            f"  oeffentlich:\n{''.join(parts[True])}  nichtoeffentlich:\n{''.join(parts[False])}")  # fmt: skip
    target = folder / "sitzung-messung.yaml"
    target.write_text(text, encoding="utf-8")
    return target


def main() -> None:
    """Measure once each: a run is long enough to be steady."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        file = meeting(folder)
        start = perf_counter()
        # As drafts: the copies are not planned for this day, which is an error of theirs.
        result = vorlagen.bundle(file, folder / "mappe", draft=True, jobs=2)
        whole = perf_counter() - start
        start = perf_counter()
        for paper in sorted(folder.glob("papier-*.yaml")):
            vorlagen.convert(vorlagen.render(vorlagen.load(paper), draft=True))
        single = perf_counter() - start
    pages = sum(plan.seiten for plan in result.plaene)
    show(
        f"Eine Sitzung mit {PAPERS} Vorlagen, zwei Mappen, zusammen {pages} Seiten (gefordert: 10 s auf zwei Kernen)",
        ("", "Zeit", "zu einzeln"),
        [("beide Mappen, fertig und geprüft", f"{whole:.1f} s", ratio(whole / single)),
         ("nur die Vorlagen, einzeln gedruckt", f"{single:.1f} s", ratio(1))],
    )  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
