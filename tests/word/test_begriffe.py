"""Definition lists: a bold term, and its explanations set in below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlagen.word.commonmark import parse
from vorlagen.word.plain import paragraph_texts, plain_blocks

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Render

_TEXT = """\
Begriff
: Erklärung in
zwei Zeilen

  Zweiter Absatz.

  - Punkt
: Noch eine.

Anderer *Begriff*

: Seine Erklärung.

Absatz.
"""


def test_terms_are_bold_and_stay_with_their_explanations(render: Render, audit: Callable[[bytes], None]) -> None:
    rendered = render(_TEXT)
    assert rendered.all("//w:p[w:pPr/w:keepNext]//w:t/text()") == ["Begriff", "Anderer ", "Begriff"]
    assert rendered.all("//w:r[w:rPr/w:b]/w:t/text()") == ["Begriff", "Anderer ", "Begriff"]
    assert rendered.all("//w:pPr[not(w:keepNext)]/w:ind/@w:left") == ["425", "425", "850", "425", "425"]
    assert paragraph_texts(rendered.root) == plain_blocks(_TEXT)
    audit(rendered.docx)


def test_explanations_may_stand_in_a_list_and_hold_tables(render: Render, audit: Callable[[bytes], None]) -> None:
    rendered = render("1. eins\n\n   Begriff\n   : in der Liste\n\n2. zwei\n\nB\n: | a |\n  |---|\n  | b |\n\nEnde")
    assert paragraph_texts(rendered.root) == ("eins", "Begriff", "in der Liste", "zwei", "B", "a", "b", "Ende")
    assert len(rendered.all("//w:numPr")) == 2
    audit(rendered.docx)


def _kinds(text: str) -> list[str]:
    return [token.type for token in parse(text) if token.type in ("dt_open", "dd_open", "dl_open")]


@pytest.mark.parametrize(
    "text",
    [
        "Ort: Rathaus",
        "Ein Absatz\nvon zwei Zeilen\n: kein Begriff",
        ": ohne Begriff",
        "Begriff\n:ohne Leerzeichen",
        "Begriff\n:",
        "Begriff\n\n\n: zu weit",
        "    Code\n: x",
        "- Punkt\n: daneben",
        "etwa\n~ 5 km",
        "# Überschrift\n: x",
    ],
)
def test_what_only_looks_like_a_definition_is_text(text: str) -> None:
    assert _kinds(text) == []


def test_a_term_may_follow_without_a_blank_line() -> None:
    assert _kinds("A\n: x\nB\n: y\n: z") == ["dl_open", "dt_open", "dd_open", "dt_open", "dd_open", "dd_open"]


_PIECES = st.sampled_from(
    ["w\n", ": ", "w\n: w\n", "  w\n", "\n", "\n\n", "- ", "> ", "1. ", "a) ", "| a |\n|---|\n", "    "]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=25))
def test_every_word_between_definitions_arrives(render: Render, pieces: list[str]) -> None:
    text = "".join(piece.replace("w", f"w{at}x") for at, piece in enumerate(pieces))
    found = " ".join(paragraph_texts(render(text).root))
    assert [at for at, piece in enumerate(pieces) if "w" in piece and f"w{at}x" not in found] == []
