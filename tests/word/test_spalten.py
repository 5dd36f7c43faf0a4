"""Columns of a form's tables: no torn words, smaller letters where there are many."""

from __future__ import annotations

import re

import pytest

from vorlagen import resources
from vorlagen.formular import zeilen
from vorlagen.formular.druckbild import Druckabschnitt
from vorlagen.word.abschnitte import SectionWriter
from vorlagen.word.body import Body
from vorlagen.word.numbering import Numbering
from vorlagen.word.spalten import set_columns
from vorlagen.word.vorlage_docx import compile_template

WIDTH = 9354
AMOUNTS = ["Zeile", *(f"{word} Ansatz 2026" for word in ("", "Fortgeschriebener", "", "Fortgeschriebener", "", ""))]
ROW = ["− Verschlechterung", *["-1.250.000 €"] * 6]


@pytest.fixture(scope="module")
def writer() -> SectionWriter:
    template = compile_template(resources.word_file("standard", "vorlage").read_bytes(), "a.docx")
    return SectionWriter(template.styles, Body(WIDTH, 9000, Numbering(None)), {})


def columns(*words: str) -> zeilen.Tabellenblock:
    return zeilen.Tabellenblock("", tuple(map(zeilen.Kopfzelle, words)), (words, words, words), frozenset({1, 2}))


def test_few_columns_keep_the_letters_of_the_style() -> None:
    found = set_columns([["Art", "Betrag"], ["Kredit", "5.000 €"]], [None, None], WIDTH)
    assert (found.size, found.padding, sum(found.widths)) == (None, None, WIDTH)


def test_the_shares_of_a_form_are_heeded_where_every_word_fits() -> None:
    assert list(set_columns([["a", "b"], ["c", "d"]], [25, 75], WIDTH).widths) == [2338, 7016]
    narrow = set_columns([["Haushaltsstelle", "b"], ["c", "d"]], [5, 95], WIDTH)
    assert narrow.widths[0] >= 1500


@pytest.mark.parametrize(("row", "size"), [(ROW, 17), ([*ROW[:-2], "-112.250.000 €", "-112.250.000 €"], 16)])
def test_seven_columns_of_amounts_are_set_smaller_until_no_word_is_torn(row: list[str], size: int) -> None:
    found = set_columns([AMOUNTS, row], [None] * 7, WIDTH)
    assert (found.size, sum(found.widths)) == (size, WIDTH)
    assert found.widths[2] >= 1388 * size // 17 + 140  # „Fortgeschriebener“ in Source Sans Pro Bold at 8.5 pt


def test_more_than_fits_in_the_smallest_letters_still_fills_the_width() -> None:
    assert sum(set_columns([["Fortgeschriebener"] * 12], [None] * 12, WIDTH).widths) == WIDTH


def test_amounts_are_one_word() -> None:
    """The protected space before € does not part them."""
    sizes = [set_columns([["a"] * 8, [text] * 8], [None] * 8, WIDTH).size for text in ("1.250.000 €", "1.250.000 x")]
    assert sizes == [17, None]


def test_rows_that_sum_up_stay_with_those_above(writer: SectionWriter) -> None:
    xml = writer.block(columns("Zeile", "Betrag"), 1)
    rows = xml.split("<w:tr>")[1:]
    assert ["<w:keepNext/>" in row for row in rows] == [True, True, True, False]
    plain = writer.block(zeilen.Tabellenblock("", columns("a", "b").spalten, (("1", "2"), ("3", "4"))), 1)
    assert ["<w:keepNext/>" in row for row in plain.split("<w:tr>")[1:]] == [True, False, False]


def test_small_letters_and_margins_reach_every_cell(writer: SectionWriter) -> None:
    xml = writer.block(zeilen.Tabellenblock("", tuple(map(zeilen.Kopfzelle, AMOUNTS)), (tuple(ROW),)), 1)
    assert xml.count('<w:sz w:val="17"/>') == xml.count("<w:tc>") == 14
    assert '<w:left w:w="70" w:type="dxa"/>' in xml


def section(*blocks: zeilen.Block, heading: str = "", new_page: bool = False) -> Druckabschnitt:
    return Druckabschnitt("sachverhalt", heading, 1, blocks, neue_seite=new_page)


GAP = re.compile(r'<w:spacing w:before="0" w:after="0" w:line="\d+" w:lineRule="exact"/>')


def test_tables_of_two_sections_do_not_touch(writer: SectionWriter) -> None:
    """Word would join them; a heading between them is room enough."""
    one, other = writer.sections([section(columns("a", "b")), section(columns("c", "d"))])
    assert GAP.search(other)
    assert not GAP.search(one)
    assert not any(map(GAP.search, writer.sections([section(columns("a")), section(columns("c"), heading="Teil")])))
    below = writer.sections([section(columns("a")), section(zeilen.Satzblock("Text"))])[1]
    assert 'w:before="240"' in below


def test_a_table_in_a_section_and_one_in_its_first_part_do_not_touch(writer: SectionWriter) -> None:
    whole = Druckabschnitt("sachverhalt", "", 1, (columns("a"),), (section(columns("b")),))
    assert GAP.search(writer.section(whole))


def test_a_section_begins_a_new_page_where_the_form_says_so(writer: SectionWriter) -> None:
    text = zeilen.Satzblock("Text")
    assert "<w:pageBreakBefore/>" in writer.section(section(text, heading="Teil", new_page=True))
    assert "<w:pageBreakBefore/>" not in writer.section(section(text, heading="Teil"))


def test_short_boxes_stand_beside_their_words(writer: SectionWriter) -> None:
    boxes = (zeilen.Kaestchen("Nein", gewaehlt=False), zeilen.Kaestchen("Ja", gewaehlt=True))
    assert writer.block(zeilen.Auswahlblock("IQ-relevant", boxes), 1).count("<w:p>") == 1
    assert writer.block(zeilen.Auswahlblock("Ein Satz, der lang ist. " * 4, boxes), 1).count("<w:p>") == 3


def test_a_sentence_that_leads_to_a_text_stays_with_it(writer: SectionWriter) -> None:
    lead, text = zeilen.Satzblock("Antrag"), zeilen.Langtextblock("", "Der Rat beschließt.")
    assert "<w:keepNext/>" in writer.section(section(lead, text))
    assert "<w:keepNext/>" not in writer.section(section(lead, lead))
