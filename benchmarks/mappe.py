"""The Sitzungsmappe: our proven join, tags included, against what bare pypdf needs to append and write.

120 sources, 1,600 pages, some 180 MB, made once and kept in a folder for temporary files:
papers of the embedded engine, scans, forms, plans with layers, encrypted files and a damaged
one. Each way of joining runs in a process of its own, so that its memory can be told.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from _quellen import make_sources
from _tabelle import ratio, show
from vorlagen.pdf.mappe.baustein import Baustein, Lesezeichen, Mappeninfo
from vorlagen.pdf.mappe.verbund import join
from vorlagen.pdf.quellen.oeffnen import open_source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MEGABYTE = 1 << 20
_ROUNDS = 3


def bare(files: Sequence[Path], target: Path) -> None:
    """pypdf: append and write, nothing else."""
    import pypdf  # noqa: PLC0415 - not in the process that measures us

    writer = pypdf.PdfWriter()
    for file in files:
        reader = pypdf.PdfReader(file)
        if reader.is_encrypted:
            reader.decrypt("")
        writer.append(reader)
    writer.write(target)


def ours(files: Sequence[Path], target: Path) -> None:
    """Open, make harmless, join with tags, stamps, bookmarks and labels, read back and prove."""
    sources = [open_source(file.read_bytes(), file.name, f"q{at}") for at, file in enumerate(files)]
    total = sum(source.seiten for source in sources)
    parts, bookmarks, page = [], [], 0
    for at, source in enumerate(sources):
        labels = tuple(str(page + step + 1) for step in range(source.seiten))
        stamps = tuple(f"Ö {at + 1} · Seite {label} von {total}" for label in labels)
        parts.append(Baustein(files[at].stem, source, stamps, labels, datei=files[at], geschlossen=at % 5 == 0))
        bookmarks.append(Lesezeichen(f"{at + 1} {files[at].stem}", page, baustein=at))
        page += source.seiten
    with target.open("w+b") as file:
        result = join(parts, bookmarks, Mappeninfo("Messung"), {}, file)
    if result.seiten != total:
        raise SystemExit(f"{result.seiten} statt {total} Seiten")


_WAYS: dict[str, Callable[[Sequence[Path], Path], None]] = {"pypdf": bare, "vorlagen": ours}


def run(way: str, folder: Path, times: int) -> None:
    """Measure one way in this process: seconds, seconds of computing, megabytes at the peak and of the result."""
    files = sorted(folder.glob("*.pdf")) * times
    with tempfile.TemporaryDirectory() as place:
        target = Path(place) / "mappe.pdf"
        start, worked = perf_counter(), process_time()
        _WAYS[way](files, target)
        taken, worked = perf_counter() - start, process_time() - worked
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps([taken, worked, peak, target.stat().st_size / _MEGABYTE]))


def measure(way: str, folder: Path, times: int = 1) -> tuple[float, ...]:
    """The fastest of some rounds, each in a process of its own."""
    rounds = []
    for _ in range(_ROUNDS if times == 1 else 1):
        command = [sys.executable, __file__, "--way", way, "--folder", str(folder), "--times", str(times)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - this very script
        rounds.append(tuple(json.loads(done.stdout)))
    return min(rounds)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--way", choices=(*_WAYS, "quellen"))
    options.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "vorlagen-messung-mappe")
    options.add_argument("--times", type=int, default=1)
    options.add_argument("--tenfold", action="store_true", help="also ten times as many small sources")
    chosen = options.parse_args()
    if chosen.way == "quellen":
        make_sources(chosen.folder)
        return
    if chosen.way:
        run(chosen.way, chosen.folder, chosen.times)
        return
    # In a process of its own: on Linux the peak of a child is no less than what its parent held when it started.
    subprocess.run([sys.executable, __file__, "--way", "quellen", "--folder", str(chosen.folder)], check=True)  # noqa: S603
    found = {way: measure(way, chosen.folder / "gross") for way in _WAYS}
    rows = [
        (way, f"{taken:.2f} s", f"{worked:.2f} s", f"{peak:.0f} MB", f"{size:.0f} MB")
        for way, (taken, worked, peak, size) in found.items()
    ]
    rows.append(("Verhältnis", *(ratio(found["vorlagen"][at] / found["pypdf"][at]) for at in (0, 1)), "", ""))
    show("120 Quellen, 1.600 Seiten, rund 180 MB", ("", "Zeit", "Rechenzeit", "Speicher", "Datei"), rows)
    if chosen.tenfold:
        one, ten = (measure("vorlagen", chosen.folder / "klein", times)[0] for times in (1, 10))
        show("Zehnmal so viele Seiten (kleine Quellen)", ("", "Zeit"),
             [("einmal", f"{one:.2f} s"), ("zehnmal", f"{ten:.2f} s"), ("Verhältnis", ratio(ten / one))])  # fmt: skip


if __name__ == "__main__":
    main()
