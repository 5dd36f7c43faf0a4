"""Long papers: how the time of rendering grows from 3 to 300 pages, against bare docxtpl and python-docx.

A paper of 30 pages has 40 tables and 200 footnotes; the others hold a share of that. Ours:
``render_paper`` on a paper that was read already, with all rules and proofs, as in
``render.py``. docxtpl: a template with a loop over paragraphs, which is all that it can do
with a long text: tables become paragraphs of their cells, headings, lists, emphasis and
footnotes are plain text. python-docx: the same paragraphs, and real tables with real cells,
added one by one; footnotes, which it cannot write, as text. Neither of them reads Markdown:
both get the blocks ready made.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from functools import partial
from statistics import median
from typing import TYPE_CHECKING

import docx
from docxtpl import DocxTemplate

from _papiere import EXAMPLES
from _tabelle import ratio, seconds, show
from vorlagen.sources import read_paper
from vorlagen.workflow.rendern import render_paper

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlagen.models import Vorlage

PAGES = (3, 30, 100, 300)
_ROUNDS = 5
_TABLES, _NOTES = 40 / 30, 200 / 30
_SENTENCE = (
    "Die Verwaltung hat für den Abschnitt {n} nach § 5 Abs. 1 **drei Varianten** geprüft und legt dem Rat die "
    "Ergebnisse vor, damit er bis zum 23.06.2026 über die Ausgaben von {n}.250,00 € entscheiden kann. "
)
_TABLE = (
    ("Jahr", "Maßnahme", "Betrag"),
    ("2027", "Planung und Gutachten zu Nummer {n}", "{n}.250,00 €"),
    ("2028", "Ausschreibung und Vergabe", "12.000,50 €"),
    ("2029", "Bau der Brücke", "1.250.000 €"),
)
_HEAD = """\
version: 1
formular: standard
art: mitteilungsvorlage
nummer: 2026/0900
betreff: Ein langer Bericht
datum: 04.05.2026
federfuehrung: Tiefbauamt
beratungsfolge:
  - {gremium: Bauausschuss, termin: 02.06.2026, oeffentlich: ja, zustaendigkeit: kenntnisnahme}
sachverhalt: |
"""

Block = str | tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Langtext:
    """One text, as Markdown and as the blocks that others are given."""

    markdown: str
    blocks: list[Block]


def text(pages: int, stamp: int) -> Langtext:
    """A text of about so many pages; another ``stamp`` changes every paragraph."""
    lines: list[str] = []
    blocks: list[Block] = []
    notes = 0
    for page in range(pages):
        paragraphs = [f"## Abschnitt {page + 1} von {stamp}"]
        for at in range(5):
            body = (_SENTENCE * 2).format(n=stamp * 1000 + page * 10 + at)
            while notes < round(_NOTES * (page + (at + 1) / 5)):
                notes += 1
                body += f"[^{notes}] "
            paragraphs.append(body.strip())
        paragraphs.append("\n".join(f"{at + 1}. Punkt {at} der Seite {page} ({stamp})" for at in range(3)))
        blocks += paragraphs
        lines += paragraphs
        for at in range(round(_TABLES * (page + 1)) - round(_TABLES * page)):
            rows = tuple(tuple(cell.format(n=stamp + page + at) for cell in row) for row in _TABLE)
            blocks.append(rows)
            drawn = ["| " + " | ".join(row) + " |" for row in rows]
            lines.append("\n".join([drawn[0], "|---|---|--:|", *drawn[1:]]))
    lines += [f"[^{note}]: Siehe Seite {note} der Anlage ({stamp})." for note in range(1, notes + 1)]
    return Langtext("\n\n".join(lines), blocks)


def paper(long: Langtext) -> Vorlage:
    """A paper with this text; it must be without fault."""
    indented = "".join(f"  {line}\n" if line else "\n" for line in long.markdown.split("\n"))
    read = read_paper(_HEAD + indented, "langtext.yaml", EXAMPLES)
    if read.vorlage is None:
        raise SystemExit(f"Das Papier für die Messung ist nicht lesbar: {read.findings}")
    return read.vorlage


def _template() -> bytes:
    document = docx.Document()
    for line in ("{%p for absatz in absaetze %}", "{{ absatz }}", "{%p endfor %}"):
        document.add_paragraph(line)
    return _saved(document.save)


def _saved(save: Callable[[io.BytesIO], None]) -> bytes:
    stream = io.BytesIO()
    save(stream)
    return stream.getvalue()


def by_docxtpl(long: Langtext, template: bytes) -> bytes:
    """The paragraphs through a loop in a template; cells are paragraphs too."""
    flat = [part for block in long.blocks for part in ([block] if isinstance(block, str) else sum(block, ()))]
    filled = DocxTemplate(io.BytesIO(template))
    filled.render({"absaetze": flat}, autoescape=True)
    return _saved(filled.save)


def by_python_docx(long: Langtext) -> bytes:
    """The paragraphs and tables added one by one."""
    document = docx.Document()
    for block in long.blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), len(block[0]))
        for row, cells in zip(table.rows, block, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    return _saved(document.save)


def measure(pages: int) -> tuple[float, float, float]:
    """Median seconds: ours, docxtpl's, python-docx's; every round has a text that nobody has seen."""
    rounds: list[tuple[float, float, float]] = []
    template = _template()
    for stamp in range(1, _ROUNDS + 1):
        long = text(pages, stamp)
        vorlage = paper(long)
        rounds.append(
            (
                seconds(partial(render_paper, vorlage)),
                seconds(partial(by_docxtpl, long, template)),
                seconds(partial(by_python_docx, long)),
            )
        )
    first, second, third = zip(*rounds, strict=True)
    return median(first), median(second), median(third)


def exponent(times: list[tuple[int, float]]) -> float:
    """The slope of the straight line through the logarithms: 1 is linear, 2 quadratic."""
    points = [(math.log(size), math.log(time)) for size, time in times]
    middle_x, middle_y = (sum(column) / len(points) for column in zip(*points, strict=True))
    above = sum((x - middle_x) * (y - middle_y) for x, y in points)
    return above / sum((x - middle_x) ** 2 for x, _ in points)


def main() -> None:
    """Measure and print."""
    render_paper(paper(text(1, 0)))  # the form's template is compiled once
    times = {pages: measure(pages) for pages in PAGES}
    rows = [
        (f"{pages} Seiten", *(f"{value:.3f} s".replace(".", ",") for value in found), *(
            ratio(found[0] / other) for other in found[1:]
        ))
        for pages, found in times.items()
    ]  # fmt: skip
    heads = ("", "vorlagen", "docxtpl", "python-docx", "zu docxtpl", "zu python-docx")
    show("Lange Texte als Word-Datei (gefordert: 30 Seiten unter 1,5 s)", heads, rows)
    for name, which in (("vorlagen", 0), ("docxtpl", 1), ("python-docx", 2)):
        grown = exponent([(pages, found[which]) for pages, found in times.items()])
        print(f"  Wachstum {name}: Seiten hoch {ratio(grown)}" + (" (gefordert: höchstens 1,10)" if not which else ""))
    print()


if __name__ == "__main__":
    main()
