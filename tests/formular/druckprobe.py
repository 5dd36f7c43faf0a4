"""What stands on a printed paper, read back for tests of forms."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

import vorlagen
from vorlagen.checks import Pruefling, check_vorlage
from vorlagen.formular import Formular, compose, printed_paths, vorlage_model
from vorlagen.formular.zeilen import Auswahlblock, Block, Feldblock
from vorlagen.sources import load_form
from vorlagen.sources.lesen import read_model, read_tree
from vorlagen.word.plain import normalise, paragraph_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vorlagen.formular.druckbild import Druckabschnitt
    from vorlagen.models import Vorlage

EXAMPLES = Path(__file__).parents[2] / "examples"


def read(made: Formular, text: str) -> Vorlage:
    """A paper of the form, given as YAML."""
    tree, stellen, findings = read_tree(text, "v.yaml")
    assert tree is not None, findings
    found = read_model(tree, vorlage_model(made), stellen)
    assert found.value is not None, found.findings
    return found.value


def codes(form: str, paper: str) -> list[tuple[str, str]]:
    """Code and place of every finding on a paper, given as YAML."""
    formular = load_form(form).formular
    vorlage = read(formular, paper)
    report = check_vorlage(Pruefling(vorlage, formular, printed_paths(vorlage, formular)))
    return [(finding.code, finding.path) for finding in report]


def docx_lines(example: str) -> list[str]:
    """The paragraphs of the finished Word file of an example, in order."""
    return lines_of(vorlagen.render(vorlagen.load(EXAMPLES / example)).docx)


def lines_of(docx: bytes) -> list[str]:
    """The filled paragraphs of a Word file, in order."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return [line for line in map(normalise, paragraph_texts(root)) if line]


def missing_in_order(wanted: Iterable[str], lines: list[str]) -> list[str]:
    """Those of ``wanted`` that begin no line behind the one before."""
    at, lost = 0, []
    for words in wanted:
        found = next((place for place in range(at, len(lines)) if lines[place].startswith(words)), None)
        if found is None:
            lost.append(words)
        else:
            at = found + 1
    return lost


def printed_sections(form: str, paper: str) -> dict[str, Druckabschnitt]:
    """The sections of a paper, given as YAML, by field; those without one by heading."""
    formular = load_form(form).formular
    plan = compose(read(formular, paper), formular)
    return {part.feld or part.ueberschrift: part for part in _walk(plan.abschnitte)}


def _walk(sections: Iterable[Druckabschnitt]) -> Iterator[Druckabschnitt]:
    for section in sections:
        yield section
        yield from _walk(section.abschnitte)


def ticked(section: Druckabschnitt) -> list[str]:
    """The words behind the ticked boxes of a section."""
    return [text for text, is_ticked in boxes(section) if is_ticked]


def boxes(section: Druckabschnitt) -> list[tuple[str, bool]]:
    """All boxes of a section, those in fields beside each other too."""
    return [
        (box.text, box.gewaehlt)
        for block in _flat(section.bloecke)
        if isinstance(block, Auswahlblock)
        for box in block.kaestchen
    ]


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, Feldblock):
            for _, inner in block.felder:
                yield from _flat(inner)
