"""Tables of long texts: captions, paragraphs in cells, amounts at the comma, many columns."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from vorlagen.errors import InputError
from vorlagen.word.commonmark import parse
from vorlagen.word.dezimal import pad_amounts
from vorlagen.word.grenzen import MAX_COLUMNS
from vorlagen.word.plain import normalise, paragraph_texts, plain_blocks

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Render

_DIGIT, _COMMA = "\u2007", "\u00a0"
_CAPTIONS = "//w:p[w:pPr/w:pStyle/@w:val='Beschriftung']"


def _table(columns: int, cell: str = "x") -> str:
    return "\n".join("|" + columns * f"{text}|" for text in (cell, "---", cell))


def test_the_space_before_emphasis_stays_behind_a_pilcrow(render: Render) -> None:
    text = "| A |\n|---|\n| eins ¶ zwei, *drei* vier ¶ fünf **sechs** |"
    expected = ("A", "eins", "zwei, drei vier", "fünf sechs")
    assert paragraph_texts(render(text).root) == expected == plain_blocks(text)


def test_a_pilcrow_parts_the_paragraphs_of_a_cell(render: Render, audit: Callable[[bytes], None]) -> None:
    text = "| A ¶ B |\n|---|\n| eins¶**zwei** ¶ drei ¶ |\n| **f¶g** `c¶d` |\n| ¶ |\n\nText ¶ bleibt."
    rendered = render(text)
    expected = ("A", "B", "eins", "zwei", "drei", "f¶g c¶d", "Text ¶ bleibt.")
    assert paragraph_texts(rendered.root) == expected == plain_blocks(text)
    assert len(rendered.all("//w:tc")) == 4
    audit(rendered.docx)


@pytest.mark.parametrize(
    ("cells", "padded"),
    [
        (["1,25", "5", "12,5", "–", ""], ["1,25", f"5{_COMMA}{_DIGIT * 2}", f"12,5{_DIGIT}", "–", ""]),
        (["1.250,50 €", "12.000 €"], ["1.250,50 €", f"12.000{_COMMA}{_DIGIT * 2} €"]),
        (["T€ 1,5", "T€ 20"], ["T€ 1,5", f"T€ 20{_COMMA}{_DIGIT}"]),
        (["5,5 %", "50 %"], ["5,5 %", f"50{_COMMA}{_DIGIT} %"]),
        (["1,5 €", "2 %"], ["1,5 €", "2 %"]),
        (["1,50 €", "2,25 €"], ["1,50 €", "2,25 €"]),
        (["1 €", "20 €"], ["1 €", "20 €"]),
    ],
)
def test_amounts_with_other_decimals_stand_at_the_comma(cells: list[str], padded: list[str]) -> None:
    assert pad_amounts(cells) == padded


@given(st.lists(st.text("0123456789.,-– €%", max_size=8), max_size=6))
def test_padding_adds_nothing_but_spaces(cells: list[str]) -> None:
    assert ["".join(cell.split()) for cell in pad_amounts(cells)] == ["".join(cell.split()) for cell in cells]


def test_padding_reaches_the_table_only_where_it_is_set_right(render: Render) -> None:
    rendered = render("| a | b |\n|---|:--|\n| 1,5 | 1,5 |\n| 2 | 2 |")
    assert rendered.all("//w:tr[3]//w:t/text()") == [f"2{_COMMA}{_DIGIT}", "2"]
    assert normalise(f"2{_COMMA}{_DIGIT}") == "2"


def test_a_column_is_wide_enough_for_padded_amounts(render: Render) -> None:
    """Measured with the decimals that the padding stands for."""
    words = "ein langer Text, der alle Breite will " * 3
    rendered = render(f"| a | b |\n|---|---|\n| {words} | 1,2500 € |\n| x | 12.000.000 € |")
    full = render(f"| a | b |\n|---|---|\n| {words} | 1,2500 € |\n| x | 12.000.000,0000 € |")
    assert rendered.all("//w:gridCol/@w:w") == full.all("//w:gridCol/@w:w")


@pytest.mark.parametrize(
    ("text", "captions", "names"),
    [
        ("Tabelle 3: **Kosten**\n\n{}", ["Tabelle\u00a03: Kosten"], ["Tabelle 3: Kosten"]),
        ("Tab. 1: a\n{}", ["Tab.\u00a01: a"], ["Tab. 1: a"]),
        ("{}\n\nTabelle: a", ["Tabelle: a"], ["Tabelle: a"]),
        ("{}\n\nTabelle: a\n\n{}", ["Tabelle: a"], ["Tabelle: a"]),
        (
            "Tabelle 1: a\n\n{}\n\nTabelle 2: b\n\n{}",
            ["Tabelle\u00a01: a", "Tabelle\u00a02: b"],
            ["Tabelle 1: a", "Tabelle 2: b"],
        ),
        ("{}\n\nText\n\nTabelle: a", [], []),
        ("Die Tabelle: siehe unten\n\n{}", [], []),
        ("Tabelle:\n\nText\n\n{}", [], []),
    ],
)
def test_a_paragraph_next_to_a_table_names_it(
    render: Render, audit: Callable[[bytes], None], text: str, captions: list[str], names: list[str]
) -> None:
    rendered = render(text.replace("{}", _table(2)))
    assert ["".join(found.itertext()) for found in rendered.root.xpath(_CAPTIONS, namespaces={"w": _W})] == captions
    assert rendered.all("//w:tblCaption/@w:val") == names
    audit(rendered.docx)


_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def test_a_table_stays_with_its_caption(render: Render) -> None:
    """Above: the caption stays with the table. Below: the last row stays with the caption."""
    above, below = render(f"Tabelle: a\n\n{_table(1)}"), render(f"{_table(1)}\n\nTabelle: a\n\nText")
    assert above.all(f"{_CAPTIONS}[w:pPr/w:keepNext]//w:t/text()") == ["Tabelle: a"]
    assert below.all(f"{_CAPTIONS}[w:pPr/w:keepNext]//w:t/text()") == []
    assert below.all("//w:tr[last()]//w:p[w:pPr/w:keepNext]//w:t/text()") == ["x"]


def test_a_paragraph_below_a_picture_names_it(render: Render) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (20, 10)).save(buffer, "PNG")
    rendered = render("![Plan](p.png)\n\nAbbildung 2: Lageplan\n\nAbbildung 3: ohne Bild", {"p.png": buffer.getvalue()})
    assert rendered.all(f"{_CAPTIONS}//w:t/text()") == ["Abbildung\u00a02: Lageplan"]
    assert len(rendered.all("//w:p[.//w:drawing]/w:pPr/w:keepNext")) == 1


def test_many_columns_are_set_in_smaller_letters(render: Render) -> None:
    few, many = render(_table(4, "Betrag")), render(_table(9, "1.250.000 €"))
    assert few.all("//w:sz/@w:val") == []
    assert set(many.all("//w:sz/@w:val")) == {"17"}
    assert sum(map(int, many.all("//w:gridCol/@w:w"))) == 9354


def test_word_opens_no_table_of_more_columns(render: Render, audit: Callable[[bytes], None]) -> None:
    audit(render(_table(MAX_COLUMNS)).docx)
    with pytest.raises(InputError, match=re.escape("Zeile 3 des Textes hat 64 Spalten")):
        parse("Text\n\n" + _table(MAX_COLUMNS + 1))
