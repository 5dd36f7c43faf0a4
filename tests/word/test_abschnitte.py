"""What belongs together stays on one page, and what does not stands apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vorlagen import resources
from vorlagen.formular import zeilen
from vorlagen.formular.druckbild import Druckabschnitt
from vorlagen.word.abschnitte import SectionWriter
from vorlagen.word.body import Body
from vorlagen.word.numbering import Numbering
from vorlagen.word.vorlage_docx import compile_template

if TYPE_CHECKING:
    from vorlagen.formular.zeilen import Block

TABLE = zeilen.Tabellenblock("", (zeilen.Kopfzelle("Gremium"),), (("Rat",),))
TEXT = zeilen.Langtextblock("", "Der Rat beschließt.", "beschlussvorschlag")
ANSWER = zeilen.Auswahlblock("", (zeilen.Kaestchen("Nein – Begründung:", gewaehlt=True),))
QUESTION = zeilen.Satzblock("Bestehen Alternativen?")


def paragraphs(*sections: Druckabschnitt) -> list[str]:
    template = compile_template(resources.word_file("standard", "vorlage").read_bytes(), "a.docx")
    writer = SectionWriter(template.styles, Body(9000, 9000, Numbering(None)), {})
    return [part.split("</w:p>")[0] for part in "".join(writer.sections(sections)).split("<w:p>")[1:]]


def one(*blocks: Block) -> list[str]:
    return paragraphs(Druckabschnitt("sachverhalt", "", 1, blocks))


@pytest.mark.parametrize(("before", "stands_off"), [(TABLE, True), (TEXT, False)])
def test_a_section_without_a_heading_stands_off_from_a_table(before: Block, stands_off: object) -> None:
    sections = [Druckabschnitt(str(at), "", 1, (block,)) for at, block in enumerate((before, TEXT))]
    assert ('<w:spacing w:before="240"/>' in paragraphs(*sections)[-1]) is stands_off


@pytest.mark.parametrize("lead", [ANSWER, QUESTION])
def test_an_answer_and_a_question_stay_with_the_text_behind_them(lead: Block) -> None:
    assert ["<w:keepNext/>" in text for text in one(lead, TEXT)] == [True, False]
    assert ["<w:keepNext/>" in text for text in one(lead)] == [False]
    assert ["<w:keepNext/>" in text for text in one(ANSWER, lead, TEXT)] == [lead is QUESTION, True, False]


def test_labelled_lines_stay_together() -> None:
    lines = tuple(zeilen.Wertzeile(str(at), "x") for at in range(3))
    assert ["<w:keepNext/>" in text for text in one(zeilen.Angabenblock(lines))] == [True, True, False]
