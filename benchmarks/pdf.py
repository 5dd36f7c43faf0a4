"""From Word to PDF: the embedded engine against LibreOffice, and where the time goes.

Both turn the same Word files into PDFs that are touched up, validated and read back in the
same way; LibreOffice gets all of them in one start of the program, which is the best that
it can do. Without LibreOffice only the embedded engine is measured.
"""

from __future__ import annotations

from statistics import median
from time import perf_counter

from _papiere import EXAMPLES, examples, varied
from _schritte import spread
from _tabelle import milliseconds, ratio, share, show
from vorlagen.pdf import convert as conversion
from vorlagen.pdf.embedded import EmbeddedEngine
from vorlagen.pdf.engine import Engine, Job, get_engine
from vorlagen.pdf.libreoffice import LibreOfficeEngine
from vorlagen.sources import read_paper
from vorlagen.word.facts import read_word_facts
from vorlagen.workflow.rendern import render_paper

ROUNDS = 3
_AFTER = {
    "Nacharbeit (Titel, Sprache, Bilder)": tuple(
        (conversion, name) for name in ("touch_up", "describe_pictures", "return_pictures")
    ),
    "Prüfung nach PDF/UA-1 und PDF/A-2b": ((conversion, "claim"),),
    "Rücklesen": ((conversion, "read_pdf_facts"),),
}


def jobs() -> list[Job]:
    """The example papers as Word files."""
    found = []
    for at, path in enumerate(examples()):
        read = read_paper(varied(path.read_text(encoding="utf-8"), at), path.name, EXAMPLES)
        if read.vorlage is None:
            raise SystemExit(f"Das Papier für die Messung ist nicht lesbar: {read.findings}")
        word = render_paper(read.vorlage)
        found.append(Job(word.docx, path.stem, read_word_facts(word.docx, path.stem), word.nummer))
    return found


def engines() -> dict[str, Engine]:
    """The engines that are installed here."""
    found = {name: get_engine(name) for name in ("embedded", "libreoffice")}
    return {name: engine for name, engine in found.items() if engine.probe().found}


def one_by_one(work: list[Job], engine: Engine) -> list[float]:
    """Median seconds of each paper converted alone."""
    taken: list[list[float]] = [[] for _ in work]
    for _ in range(ROUNDS):
        for at, job in enumerate(work):
            start = perf_counter()
            conversion.convert([job], engine)
            taken[at].append(perf_counter() - start)
    return [median(times) for times in taken]


def together(work: list[Job], engine: Engine) -> float:
    """Median seconds of all papers in one go."""
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        conversion.convert(work, engine)
        times.append(perf_counter() - start)
    return median(times)


def main() -> None:
    """Measure and print."""
    work, found = jobs(), engines()
    conversion.convert(work, found["embedded"])  # warm: fonts are read once a process
    alone = {name: one_by_one(work, engine) for name, engine in found.items()}
    batch = {name: together(work, engine) / len(work) for name, engine in found.items()}
    rows = [(job.name, *(milliseconds(alone[name][at]) for name in found),
             *(ratio(alone["embedded"][at] / alone[name][at]) for name in found if name != "embedded"))
            for at, job in enumerate(work)]  # fmt: skip
    rows.append((f"alle {len(work)} auf einmal, je Papier", *(milliseconds(batch[name]) for name in found),
                 *(ratio(batch["embedded"] / batch[name]) for name in found if name != "embedded")))  # fmt: skip
    head = ("Word zu PDF", *found, *("Verhältnis" for name in found if name != "embedded"))
    missing = "" if len(found) > 1 else " (LibreOffice ist hier nicht installiert)"
    show(f"Ein PDF mit allen Prüfungen{missing}", head, rows)
    kinds = {"embedded": EmbeddedEngine, "libreoffice": LibreOfficeEngine}
    spent = {name: spread({"PDF-Programm": ((kinds[name], "convert"),), **_AFTER},
                          lambda engine=engine: conversion.convert(work, engine))
             for name, engine in found.items()}  # fmt: skip
    whole = {name: sum(spent[name].values()) for name in found}
    parts = [(step, *(share(spent[name][step], whole[name]) for name in found)) for step in spent["embedded"]]
    show("Wohin die Zeit geht", ("Schritt", *found), parts)


if __name__ == "__main__":
    main()
