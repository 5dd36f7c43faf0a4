"""Lists counted by letters and Roman numerals, and the sentences that only look like them."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vorlagen.word.buchstaben import KIND
from vorlagen.word.commonmark import parse
from vorlagen.word.plain import plain_blocks

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Render


def lists(text: str) -> list[str]:
    """The items of all lists in order, each as its list's kind and its number."""
    kinds: list[str] = []
    found = []
    for token in parse(text):
        if token.type in ("ordered_list_open", "bullet_list_open"):
            kinds.append(f"{token.meta.get(KIND, '')}{token.markup}")
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            kinds.pop()
        elif token.type == "list_item_open":
            found.append(f"{kinds[-1]}{token.info}")
    return found


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("a) x\nb) y", ["lowerLetter)1", "lowerLetter)2"]),
        ("(a) x\n(b) y", ["lowerLetter()1", "lowerLetter()2"]),
        ("A) x\nB) y", ["upperLetter)1", "upperLetter)2"]),
        ("i) x\nii) y\niii) z\niv) w", ["lowerRoman)1", "lowerRoman)2", "lowerRoman)3", "lowerRoman)4"]),
        ("I) x\nII) y", ["upperRoman)1", "upperRoman)2"]),
        ("aa) x\nbb) y", ["lowerLetters)1", "lowerLetters)2"]),
        ("a) x\nb) y\nd) z", ["lowerLetter)1", "lowerLetter)2", "lowerLetter)4"]),
        ("a) x\n\nText\n\nb) y", ["lowerLetter)1", "lowerLetter)2"]),
        ("g) x", []),
        ("Beschluss:\na) x\nb) y", ["lowerLetter)1", "lowerLetter)2"]),
        ("Beschluss:\n\na) x", ["lowerLetter)1"]),
        ("1. x:\n   a) y", [".1", "lowerLetter)1"]),
        ("1. x\n   a) y\n   b) z\n2. w\n   c) v", [".1", "lowerLetter)1", "lowerLetter)2", ".2"]),
        ("1. x\n   a) y\n   b) z\n2. w:\n   c) v", [".1", "lowerLetter)1", "lowerLetter)2", ".2", "lowerLetter)3"]),
        ("1. x\na) y\nb) z\n2. w", [".1", "lowerLetter)1", "lowerLetter)2", ".2"]),
        ("a) x\n1. y\n2. z\nb) w", ["lowerLetter)1", ".1", ".2", "lowerLetter)2"]),
        ("a) x\nb) y\na) z", ["lowerLetter)1", "lowerLetter)2", "lowerLetter)1"]),
        ("> a) x\n> b) y", ["lowerLetter)1", "lowerLetter)2"]),
    ],
)
def test_letters_count_as_written(text: str, items: list[str]) -> None:
    assert lists(text) == items


def test_i_is_a_letter_behind_h_and_a_numeral_before_ii() -> None:
    letters = "\n".join(f"{letter}) x" for letter in "abcdefghijk")
    assert lists(letters) == [f"lowerLetter){number}" for number in range(1, 12)]
    assert lists(f"{letters[:39]}\n\nText\n\ni) x\nii) y")[-2:] == ["lowerRoman)1", "lowerRoman)2"]


@pytest.mark.parametrize(
    "text",
    [
        "i. d. R. genügt das.",
        "z. B. reicht es.",
        "Es gilt § 5 Abs. 1 Buchst.\na) und die\nb) ist gestrichen.",
        "Es gilt § 5 Absatz 1 Satz 2\na) des Gesetzes.",
        "a) und b) gelten nicht.",
        "a), b) und c) gelten nicht.",
        "a) bis c) entfallen.",
        "Nach Nummer\ni) folgt nichts.",
        "v) ist ein Buchstabe.",
        "a)b) ohne Lücke",
        "abc) kein Zähler",
        "aB) kein Zähler",
        "xl) zu groß",
        "ab) nicht doppelt",
        "(a ohne Klammer",
        "Die Anlagen (Plan\na) wurden geprüft.",
        "A. Müller hat zugestimmt.",
        "    a) Code",
        "- Punkt ohne Satzzeichen\n  a) des Gesetzes",
    ],
)
def test_what_only_looks_like_a_list_is_text(text: str) -> None:
    assert [item for item in lists(text) if item != "-"] == []


def test_every_kind_is_native_numbering(render: Render, audit: Callable[[bytes], None]) -> None:
    """Except „aa)“, which no numbering shows alike everywhere: it is text with a tab."""
    rendered = render("a) x\n\n(a) x\n\nA) x\n\ni) x\n\nI) x\n\n1) x\n\naa) x")
    numbering = (rendered.body.numbering.part() or b"").decode()
    shown = set(
        re.findall(r'ilvl="0"><w:start w:val="1"/><w:numFmt w:val="(\w+)"/><w:lvlText w:val="([^"]+)"', numbering)
    )
    assert shown == {
        ("lowerLetter", "%1)"), ("lowerLetter", "(%1)"), ("upperLetter", "%1)"), ("lowerRoman", "%1)"),
        ("upperRoman", "%1)"), ("decimal", "%1)"),
    }  # fmt: skip
    assert rendered.all("//w:p[w:r/w:tab]/w:r/w:t/text()") == ["aa)", "x"]
    audit(rendered.docx)


_MIXED = """\
# Kopf

1. eins
   a) ein
   b) zwei
      aa) auch
      bb) noch
2. zwei
   - Punkt
   - Punkt
3. drei:
   c) weiter
   d) weiter:
      i) tief
4. vier
   1. Nummer
   2. Nummer
5. fünf
   - Punkt
"""


def test_mixed_lists_keep_their_markers_in_the_embedded_engine(
    render: Render, to_pdf: Callable[[bytes], bytes]
) -> None:
    """The engine would go on with the letters of an earlier inner list, even for bullets."""
    pdf = to_pdf(render(_MIXED, level=0).docx)
    lines = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text().splitlines()
    found = [line.split()[0] for line in lines if line.strip()]
    assert found == [
        "Kopf", "1.", "a)", "b)", "aa)", "bb)", "2.", "–", "–", "3.", "c)", "d)", "i)", "4.", "a)", "b)", "5.", "–",
    ]  # fmt: skip


_LINES = st.sampled_from(
    [
        "a) ",
        "b) ",
        "c) ",
        "i) ",
        "ii) ",
        "aa) ",
        "(a) ",
        "A) ",
        "1. ",
        "2) ",
        "- ",
        "> ",
        "   ",
        "     ",
        "\n",
        "\n\n",
        "w",
        ": ",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_LINES, max_size=30))
def test_no_word_is_lost_between_markers(atoms: list[str]) -> None:
    text = "".join(f"{atom}w{number}x" if atom != "\n" else atom for number, atom in enumerate(atoms))
    found = " ".join(plain_blocks(text))
    assert [word for word in re.findall(r"w\d+x", text) if word not in found] == []


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.sampled_from(["der", "Rat", "z.", "B.", "i.", "d.", "R.", "§", "5", "Nr.", "\n", "A.", "(s.", "o.)"]),
        max_size=30,
    )
)
def test_prose_without_counted_lines_has_no_letters(words: list[str]) -> None:
    assert not any(KIND in token.meta for token in parse(" ".join(words)))
