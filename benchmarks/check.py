"""Reading and checking: one paper in a warm process, one from the shell, a thousand at once, as findings or overview.

The shell's time is that of ``python -m vorlagen check``, so with the start of Python itself.
Time and memory of the thousand papers are those of a process of their own; its memory is
what the operating system says it held at most (not to be had on Windows).
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from _papiere import EXAMPLES, texts, varied
from _tabelle import medians, milliseconds, share, show
from vorlagen.checks import check_vorlage
from vorlagen.formular import vorlage_model
from vorlagen.sources import load_form, read_paper
from vorlagen.sources.lesen import read_model, read_tree
from vorlagen.workflow.pruefen import check_papier, gather

SIZE = 12_000
MANY = 1000
_MEASURED = """
import json, sys, time
start = time.perf_counter()
from vorlagen.cli.start import run
imported = time.perf_counter()
code = run(sys.argv[1:])
done = time.perf_counter()
try:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak *= 1 if sys.platform == "darwin" else 1024
except ImportError:
    peak = 0
print(json.dumps([code, done - imported, peak]))
"""
_IMPORTS = "import vorlagen.cli.start, vorlagen.cli.check, vorlagen.workflow.pruefen, vorlagen.reports"


def paper_text() -> str:
    """A paper of about 12 kB: an example, cut between two sections or filled up with sentences."""
    text = max((text for text in texts(5) if len(text.encode()) <= SIZE), key=len)
    sentence = "  Die Verwaltung hat die Angaben geprüft und hält an ihrem Vorschlag fest.\n"
    missing = (SIZE - len(text.encode())) // len(sentence.encode())
    key = "sachverhalt: |\n"
    head, found, rest = text.partition(key)
    if not found:
        raise SystemExit("Das Beispiel hat keinen Sachverhalt als Block.")
    return head + key + sentence * missing + "\n" + rest


def warm() -> None:
    """One paper in a process that has checked one before."""
    text = paper_text()

    def read_and_check() -> None:
        check_papier(read_paper(text, "papier.yaml", EXAMPLES))

    tree, stellen, _ = read_tree(text, "papier.yaml")
    papier = read_paper(text, "papier.yaml", EXAMPLES)
    form = load_form("standard").formular
    if tree is None or papier.vorlage is None:
        raise SystemExit(f"Das Papier für die Messung ist nicht lesbar: {papier.findings}")
    bestand = gather(papier.vorlage)
    times = medians({
        "gesamt": read_and_check,
        "YAML lesen": partial(read_tree, text, "papier.yaml"),
        "Typen": partial(read_model, tree, vorlage_model(form), stellen),
        "Satzplan und genannte Dateien": partial(gather, papier.vorlage),
        "Regeln": partial(check_vorlage, bestand.pruefling, "papier.yaml", papier.find),
    }, rounds=31)  # fmt: skip
    whole = times["gesamt"]
    rows = [(name, milliseconds(spent), share(spent, whole)) for name, spent in times.items()]
    size = f"{len(text.encode()) / 1000:.0f} kB"
    show(f"Ein Papier von {size} lesen und prüfen, warmer Prozess (gefordert: höchstens 15 ms)",
         ("Schritt", "Zeit", "Anteil"), rows)  # fmt: skip


def shell(folder: Path) -> None:
    """One paper from the shell, and how much of it is start-up; the files that it names lie in the folder."""
    file = folder / "12kb.yaml"
    file.write_text(paper_text(), encoding="utf-8")

    def python(*arguments: str) -> None:
        subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)  # noqa: S603 - our own code

    times = medians({
        "vorlagen check": partial(python, "-m", "vorlagen", "check", str(file)),
        "davon Start von Python": partial(python, "-c", "pass"),
        "davon Start und alle Importe": partial(python, "-c", _IMPORTS),
        "davon Start und pydantic": partial(python, "-c", "from pydantic import BaseModel, Field"),
    }, rounds=9)  # fmt: skip
    whole = times["vorlagen check"]
    rows = [(name, milliseconds(spent), share(spent, whole)) for name, spent in times.items()]
    show("Ein Papier aus der Shell (gefordert: höchstens 500 ms)", ("", "Zeit", "Anteil"), rows)


def many(folder: Path) -> None:
    """A thousand papers of 12 kB in one check, against ten, in two processes; and the same in an overview."""
    text = paper_text()
    files = [folder / f"papier-{at:04d}.yaml" for at in range(MANY)]
    for at, file in enumerate(files):
        file.write_text(varied(text, at), encoding="utf-8")
    rows = []
    check = ["check", "--quiet"]
    for words, count in ((check, 10), (check, MANY), ([*check, "-j", "2"], MANY), (["overview"], MANY)):
        runs = []
        for _ in range(3):
            start = perf_counter()
            done = subprocess.run(  # noqa: S603 - our own code
                [sys.executable, "-c", _MEASURED, *words, *map(str, files[:count])],
                capture_output=True, text=True, check=True,
            )  # fmt: skip
            code, inside, peak = json.loads(done.stdout.splitlines()[-1])
            if code:
                raise SystemExit(f"Die Papiere für die Messung haben Fehler:\n{done.stdout}")
            runs.append((perf_counter() - start, inside, peak))
        whole, inside, peak = (median(column) for column in zip(*runs, strict=True))
        memory = f"{peak / 1e6:.0f} MB" if peak else "unbekannt"
        name = " ".join(word for word in words if word != "--quiet")
        rows.append(
            (f"{name}, {count} Papiere", f"{whole:.1f} s".replace(".", ","), milliseconds(inside / count), memory)
        )
    show(f"{MANY} Papiere von {SIZE // 1000} kB in einem Aufruf (gefordert: höchstens 12 s, mit -j 2 nahe der Hälfte; "
         "unter 200 MB)", ("", "Zeit", "je Papier", "Speicher"), rows)  # fmt: skip


def main() -> None:
    """Measure and print."""
    warm()
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(EXAMPLES, folder, dirs_exist_ok=True)
        shell(Path(folder))
        many(Path(folder))


if __name__ == "__main__":
    main()
