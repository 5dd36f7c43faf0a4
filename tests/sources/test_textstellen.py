"""Where a character stands in its file, whatever style of YAML the text is written in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlagen.sources import read_paper

HERE = Path(__file__).parent
BLANKS = " \t\r\n"


def place(source: str, path: tuple[str | int, ...], text: str, at: int) -> tuple[int, int] | None:
    """Line and column of the character ``at`` of ``text``, which stands at ``path``."""
    before = sum(1 for character in text[:at] if character not in BLANKS)
    found = read_paper(source, "v.yaml", HERE).find(path, text[at], 10**6, before)
    return found[:2] if found else None


TEXT = ("sachverhalt",)


@pytest.mark.parametrize(
    ("source", "path", "read", "line", "column"),
    [
        ("sachverhalt: |\n  Eins X\n\n  ab X#\n", TEXT, "Eins X\n\nab X#", 4, 7),
        ("sachverhalt: |2-\n    Eins X\n  ab X#\n", TEXT, "  Eins X\nab X#", 3, 7),
        ("sachverhalt: |  # ein X# zum Text\n\n\n  X#\n", TEXT, "\n\nX#", 4, 4),
        ("sachverhalt: !!str |\n  Zeile\\\n  X#\n", TEXT, "Zeile\\\nX#", 3, 4),
        ("sachverhalt: >-\n  Eins\n  zwei X#\n", TEXT, "Eins zwei X#", 3, 9),
        ("sachverhalt: Eins\n  zwei\n\n  drei X#\n", TEXT, "Eins zwei\ndrei X#", 4, 9),
        ("sachverhalt: Eins#1 X#\n", TEXT, "Eins#1 X#", 1, 22),
        ("sachverhalt: 'Eins ''X''\n  zwei X#'\n", TEXT, "Eins 'X' zwei X#", 2, 9),
        ('sachverhalt: "a\\n\\u00e4\\x20\\"\\\n  \\ X#"\n', TEXT, 'a\nä " X#', 2, 6),
        ('{"sachverhalt": "A\\n\\nB \\ud83d\\ude00 X#"}', TEXT, "A\n\nB 😀 X#", 1, 39),
        ("sachverhalt: |\r\n  Eins\r\n  X#\r\n", TEXT, "Eins\nX#", 3, 4),
        ("beschlussvorschlag:\n- text: |\n    1. X\n- gremium: Rat\n  text: >\n    2.\n    X#\n",
         ("beschlussvorschlag", 1, "text"), "2. X#", 7, 6),
        ("beschlussvorschlag: |\n  1. X#\n", ("beschlussvorschlag", 0, "text"), "1. X#", 2, 7),
        ("eilbeduerftigkeit: >\n  Es\n  X#\n", ("eilbeduerftigkeit", "begruendung"), "Es X#", 3, 4),
    ],
)  # fmt: skip
def test_a_character_is_found_in_every_style(
    source: str, path: tuple[str | int, ...], read: str, line: int, column: int
) -> None:
    assert place(source, path, read, read.rindex("#")) == (line, column)


def test_a_text_that_was_changed_after_reading_has_the_place_of_its_field() -> None:
    assert place("betreff: x\nsachverhalt: |\n  Eins\n  zwei\n", TEXT, "Etwas # ganz anderes", 6) == (2, 1)


_CHARACTERS = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff"
)
"""All that a paper may hold (L006)."""


@given(st.text(_CHARACTERS, min_size=1, max_size=60))
def test_any_text_in_json_is_found(text: str) -> None:
    """The escapes of JSON, with characters beyond U+FFFF written as two."""
    marked = f"a {text} \u2020"
    source = json.dumps({"sachverhalt": marked})
    found = place(source, TEXT, marked, len(marked) - 1)
    assert found == (1, source.rindex("\\u2020") + 1)
