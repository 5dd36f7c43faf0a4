"""What a printed paper says, for tests of a town's form: headings, words, boxes, tables of its examples."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lxml import etree

import vorlagen
from vorlagen.formular import zeilen
from vorlagen.word.plain import paragraph_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen import Vorlage
    from vorlagen.formular import Druckbild, Formular
    from vorlagen.formular.druckbild import Druckabschnitt

EXAMPLES = Path(__file__).parents[2] / "examples"


def sections(parts: tuple[Druckabschnitt, ...]) -> Iterator[Druckabschnitt]:
    """All sections in printed order, groups before their members."""
    for part in parts:
        yield part
        yield from sections(part.abschnitte)


def headings(plan: Druckbild) -> list[str]:
    """The headings in printed order; of sections without one nothing."""
    return [part.ueberschrift for part in sections(plan.abschnitte) if part.ueberschrift]


def section(plan: Druckbild, field: str) -> Druckabschnitt:
    """The section that prints ``field``."""
    return next(part for part in sections(plan.abschnitte) if part.feld == field)


def boxes(plan: Druckbild, field: str) -> list[tuple[str, bool]]:
    """The first group of boxes of a section: words, and whether each is ticked."""
    blocks = section(plan, field).bloecke
    group = next(block for block in blocks if isinstance(block, zeilen.Auswahlblock))
    return [(box.text, box.gewaehlt) for box in group.kaestchen]


def ticked(plan: Druckbild, field: str) -> list[str]:
    """The words of the boxes that are ticked."""
    return [text for text, chosen in boxes(plan, field) if chosen]


def table(plan: Druckbild, field: str) -> zeilen.Tabellenblock:
    """The first table of a section."""
    return next(block for block in section(plan, field).bloecke if isinstance(block, zeilen.Tabellenblock))


def sentences(plan: Druckbild, field: str) -> list[str]:
    """The sentences of a section."""
    return [block.text for block in section(plan, field).bloecke if isinstance(block, zeilen.Satzblock)]


def codes(example: Path, **changes: Any) -> set[tuple[str, str]]:  # noqa: ANN401 - any field of a paper
    """Code and path of the findings of an example with some fields changed."""
    paper = vorlagen.load(example)
    whole = paper.model_dump(exclude_defaults=True) | {"formular": paper.formular} | changes
    report = vorlagen.check(type(paper).model_validate(whole))
    return {(finding.code, finding.path or "") for finding in report.findings}


def left_empty(example: Path, form: Formular) -> set[str]:
    """The fields that a form prints and an example leaves empty, those of its block on money included."""
    paper = vorlagen.load(example)
    money = paper.finanzielle_auswirkungen
    asked = {part.feld for part in form.sections() if part.feld}
    asked |= {line.feld.split(".")[0] for line in form.kopf if line.feld}
    return {name for name in asked if getattr(paper, name) in (None, ())} | {
        f"finanzielle_auswirkungen.{name}"
        for name in (type(money).model_fields if money else ())
        if getattr(money, name) in (None, ())
    }


def docx_text(paper: Vorlage, audience: str = "internal") -> str:
    """The paragraphs of the finished Word file, letterhead included, protected spaces made plain."""
    docx = vorlagen.render(paper, audience=audience, draft=True).docx  # type: ignore[arg-type]
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = [package.read(name) for name in ("word/header2.xml", "word/document.xml")]
    lines = [line for part in parts for line in paragraph_texts(etree.fromstring(part))]
    return "\n".join(lines).replace("\u00a0", " ")


def in_order(text: str, wanted: list[str]) -> list[str]:
    """Those of ``wanted`` that do not stand in ``text`` behind the ones before them; none if all do."""
    at, missing = 0, []
    for words in wanted:
        found = text.find(words, at)
        if found < 0:
            missing.append(words)
        else:
            at = found + len(words)
    return missing
