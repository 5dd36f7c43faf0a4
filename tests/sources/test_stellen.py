"""Where words inside long texts stand in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from vorlagen.sources import read_paper

HERE = Path(__file__).parent

LITERAL = "betreff: x\nsachverhalt: |\n  Erste Zeile.\n\n  Zweite TODO Zeile.\n  Dritte TODO Zeile.\nnummer: TODO\n"
FOLDED = "sachverhalt: >-\n  Ein Absatz, der\n  noch TODO und\n  TODO weiter\n  geht.\n"
QUOTED = 'sachverhalt: "Ein Absatz, der\n  noch TODO und\n  TODO weiter\n  geht."\n'
PLAIN = "sachverhalt: Ein Absatz, der\n  noch TODO und\n  TODO weiter\n  geht.\n"


@pytest.mark.parametrize(
    ("text", "words", "nth", "line", "column"),
    [
        (LITERAL, "TODO", 0, 5, 10),
        (LITERAL, "TODO", 1, 6, 10),
        (LITERAL, "Erste", 0, 3, 3),
        (FOLDED, "TODO und TODO", 0, 3, 8),
        (FOLDED, "TODO", 1, 4, 3),
        (QUOTED, "der noch TODO", 0, 1, 27),
        (QUOTED, "TODO", 1, 3, 3),
        (PLAIN, "TODO weiter geht", 0, 3, 3),
        ("sachverhalt: TODO TODO\n", "TODO", 1, 1, 19),
        ("sachverhalt: 'TODO'\n", "TODO", 0, 1, 15),
    ],
)
def test_words_are_found_in_literal_folded_quoted_and_plain_texts(
    text: str, words: str, nth: int, line: int, column: int
) -> None:
    place = read_paper(text, "v.yaml", HERE).find(("sachverhalt",), words, nth)
    assert place is not None
    assert place[:2] == (line, column)
    assert place[2] == text.splitlines()[line - 1]


@pytest.mark.parametrize(("words", "nth"), [("gibtesnicht", 0), ("TODO", 2), ("", 0)])
def test_words_that_are_not_there_have_the_place_of_their_text(words: str, nth: int) -> None:
    place = read_paper(LITERAL, "v.yaml", HERE).find(("sachverhalt",), words, nth)
    assert place == (2, 1, "sachverhalt: |")


def test_what_is_missing_has_the_place_of_what_lies_above() -> None:
    found = read_paper("betreff: x\nklimaschutz:\n  ausmass: gering\n", "v.yaml", HERE)
    assert found.find(("klimaschutz", "auswirkung")) == (2, 1, "klimaschutz:")
    assert found.find(("anlagen", 3, "datei")) == (1, 1, "betreff: x")


def test_words_in_the_short_form_of_a_block_are_found() -> None:
    found = read_paper("eilbeduerftigkeit: |\n  Es eilt.\n  TODO\n", "v.yaml", HERE)
    assert found.find(("eilbeduerftigkeit", "begruendung"), "TODO") == (3, 3, "  TODO")


def test_words_of_a_single_entry_are_found() -> None:
    found = read_paper("beschlussvorschlag: |\n  Der Rat beschließt.\n  TODO\n", "v.yaml", HERE)
    assert found.find(("beschlussvorschlag", 0, "text"), "TODO") == (3, 3, "  TODO")
