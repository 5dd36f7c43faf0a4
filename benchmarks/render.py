"""Rendering with all proofs, against a bare docxtpl render of the same template and data.

Ours: ``render_paper`` on a paper that was read already: facts on files and pictures, the
plan, all rules, Markdown to Word, filling, the strict parse, the proof that every value
arrived, the seal, packing. What one process keeps between papers (the compiled template,
the package of unchanged parts) is kept, as in ``vorlagen render *.yaml``.

docxtpl: for every paper ``DocxTemplate(path)``, ``render(context, autoescape=True)`` and
``save`` into memory, as its manual shows. It gets a context that was built beforehand from
our own plan, long texts and tables as finished Word XML; it neither checks, nor turns
Markdown into Word, nor stores pictures and lists, nor proves anything. So every part of
the work that docxtpl is spared counts against us.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import partial
from statistics import median
from typing import TYPE_CHECKING, Any
from unittest import mock

from docxtpl import DocxTemplate

from _papiere import EXAMPLES, examples, texts
from _schritte import spread
from _tabelle import milliseconds, ratio, seconds, share, show
from vorlagen.sources import read_paper
from vorlagen.word import render as word
from vorlagen.word.vorlage_docx import WordVorlage
from vorlagen.workflow import rendern
from vorlagen.workflow.rendern import render_paper

if TYPE_CHECKING:
    from pathlib import Path

    from vorlagen.models import Vorlage

BATCH = 50
_STEPS = {
    "Dateien, Bilder, Satzplan": ((rendern, "gather"),),
    "Regeln": ((rendern, "check_vorlage_in"),),
    "Markdown zu Word": ((word.SectionWriter, "sections"),),
    "Platzhalter füllen, strenges Lesen": ((WordVorlage, "fill"),),
    "Beweis, dass alles ankam": ((word, "prove"),),
    "Packen und Siegel": ((word, "_pack"),),
}


@dataclass(frozen=True)
class Auftrag:
    """A paper, and what docxtpl needs for it."""

    vorlage: Vorlage
    datei: Path
    context: dict[str, Any]


def paper(text: str) -> Vorlage:
    """A paper from its text; it must be without fault."""
    read = read_paper(text, "papier.yaml", EXAMPLES)
    if read.vorlage is None:
        raise SystemExit(f"Das Papier für die Messung ist nicht lesbar: {read.findings}")
    return read.vorlage


def order(vorlage: Vorlage) -> Auftrag:
    """The context that our own render fills the template with, caught on its way."""
    caught: dict[str, Any] = {}
    fill = WordVorlage.fill

    def catch(self: WordVorlage, context: dict[str, Any]) -> dict[str, bytes]:
        caught.update(context)
        return fill(self, context)

    with mock.patch.object(WordVorlage, "fill", catch):
        render_paper(vorlage)
    return Auftrag(vorlage, vorlage.herkunft.quelle.word_datei, caught)  # type: ignore[attr-defined]


def bare(auftrag: Auftrag) -> bytes:
    """The Word file as docxtpl alone makes it."""
    template = DocxTemplate(auftrag.datei)
    template.render(auftrag.context, autoescape=True)
    stream = io.BytesIO()
    template.save(stream)
    return stream.getvalue()


def compare(orders: list[Auftrag], rounds: int = 5) -> list[tuple[float, float]]:
    """Median seconds of each paper, ours and docxtpl's.

    The two take turns from paper to paper, so that a busy moment of the machine meets both,
    and each round goes through all papers, so that no text is still known from the last one.
    """
    ours: list[list[float]] = [[] for _ in orders]
    docxtpl: list[list[float]] = [[] for _ in orders]
    for _ in range(rounds):
        for at, one in enumerate(orders):
            ours[at].append(seconds(partial(render_paper, one.vorlage)))
            docxtpl[at].append(seconds(partial(bare, one)))
    return [(median(mine), median(theirs)) for mine, theirs in zip(ours, docxtpl, strict=True)]


def row(name: str, times: list[tuple[float, float]]) -> tuple[str, ...]:
    """A line of the table: means of a paper, and the ratio."""
    ours, docxtpl = (sum(column) / len(times) for column in zip(*times, strict=True))
    return name, milliseconds(ours), milliseconds(docxtpl), ratio(ours / docxtpl)


def main() -> None:
    """Measure and print."""
    orders = [order(paper(text)) for text in texts(BATCH)]
    times = compare(orders)
    found = examples()
    rows = [row(f"{path.stem} ({path.stat().st_size / 1000:.0f} kB)", times[at :: len(found)])
            for at, path in enumerate(found)]  # fmt: skip
    rows.append(row(f"Stapel von {BATCH}", times))
    title = "Ausgabe als Word-Datei, je Papier (gefordert für den Stapel: höchstens 1,00; erstrebt: 0,50)"
    show(title, ("", "vorlagen", "docxtpl", "Verhältnis"), rows)
    spent = spread(_STEPS, lambda: [render_paper(one.vorlage) for one in orders])
    whole = sum(spent.values())
    parts = [(name, share(part, whole)) for name, part in spent.items()]
    show("Wohin die Zeit von vorlagen geht", ("Schritt", "Anteil"), parts)
    ours, docxtpl = (sum(column) for column in zip(*times, strict=True))
    fair = ours / (docxtpl + ours * spent["Markdown zu Word"] / whole)
    print(f"  Rechnete man docxtpl zu, was es hier geschenkt bekommt (Markdown zu Word), wären es {ratio(fair)}.\n")


if __name__ == "__main__":
    main()
