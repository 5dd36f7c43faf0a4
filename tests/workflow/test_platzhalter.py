"""What the lint takes for known is what papers are filled with: name for name."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import get_args

import pytest
from markupsafe import Markup

from vorlagen.word.abschnitte import SectionWriter
from vorlagen.word.body import Body
from vorlagen.word.numbering import Numbering
from vorlagen.word.platzhaltervorrat import Absatztext, Gruppe, Liste, Typ, Vorrat, Wert
from vorlagen.word.render import _context
from vorlagen.word.styles import Styles
from vorlagen.workflow.pruefen import gather, load_paper
from vorlagen.workflow.rendern import order_of

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*/*.yaml"))
PAPERS = [path for path in EXAMPLES if "beratungsfolge" in path.read_text(encoding="utf-8")]


def fits(kind: Typ, value: object) -> bool:
    """Whether a value is what its name promises, with exactly the promised names inside it."""
    match kind:
        case Gruppe():
            parts = dict(value) if isinstance(value, dict) else _fields(value)
            return set(parts) == set(kind.teile) and all(fits(kind.teile[name], part) for name, part in parts.items())
        case Liste():
            return isinstance(value, list) and all(fits(kind.element, part) for part in value)
        case Absatztext():
            return isinstance(value, Markup)
        case Wert():
            return isinstance(value, str)


def _fields(value: object) -> dict[str, object]:
    assert dataclasses.is_dataclass(value)
    return {entry.name: getattr(value, entry.name) for entry in dataclasses.fields(value)}


def test_there_are_examples() -> None:
    assert len(PAPERS) >= 5
    assert len(get_args(Typ)) == 4


@pytest.mark.parametrize("audience", ["internal", "public"])
@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.stem)
def test_every_paper_supplies_exactly_the_declared_names(paper: Path, audience: str) -> None:
    """For both audiences, and whatever is filled in: a template never fails over an empty field."""
    bestand = gather(load_paper(paper))
    order = order_of(bestand, audience, None, marked=False)  # type: ignore[arg-type] - one of the two words
    body = Body(9000, 12000, Numbering(None))
    sections = SectionWriter(Styles({}, ""), body, order.bilder).sections(order.druckbild.abschnitte)
    assert fits(Vorrat.of(bestand.quelle.formular).types(), _context(order, sections))
