"""Markdown bombs end within seconds: rendered, or refused with cause and remedy."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from vorlagen.errors import InputError
from vorlagen.word.commonmark import parse
from vorlagen.word.grenzen import MAX_BARS, MAX_CHARACTERS, MAX_LINES, MAX_MARKS

if TYPE_CHECKING:
    from conftest import Render

_LINES, _SIGNS = MAX_LINES // 3, MAX_MARKS // 3
_SECONDS = 5.0
"""Of the processor; some five times what the slowest takes. A quadratic one takes minutes."""


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("> " * 10_000 + "x", "verschachtelt"),
        ("".join("  " * depth + "- x\n" for depth in range(300)), "verschachtelt"),
        ("|" + "a|" * 5_000 + "\n|" + "-|" * 5_000 + "\n|" + "b|" * 5_000, "5000 Spalten"),
        ("- x\n" * 100_000, "Zeilen"),
        ("*" * 1_000_000, "Sonderzeichen"),
        ("[" * 1_000_000, "Sonderzeichen"),
        ("_" * 1_000_000, "Sonderzeichen"),
        ("`" * 1_000_000, "Sonderzeichen"),
        ("\\" * 1_000_000, "Sonderzeichen"),
        ("|a|b|\n|-|-|\n" + "|1|2|\n" * 29_000 + "|" * 20_000, "Tabellenstriche"),
        ("wort " * 500_000, "Zeichen"),
    ],
)
def test_what_would_take_too_long_is_refused_with_a_remedy(text: str, cause: str) -> None:
    started = time.process_time()
    with pytest.raises(InputError, match=cause) as caught:
        parse(text)
    assert str(caught.value.hint)
    assert time.process_time() - started < _SECONDS


@pytest.mark.parametrize(
    "text",
    [
        "[" * 10_000 + "a" + "]" * 10_000,
        "[a](" * 10_000,
        "![" * (_SIGNS // 2),
        "[a][" * (_SIGNS // 2),
        "*a _b" * (_SIGNS // 2),
        "**a" * (_SIGNS // 2),
        "`a" * _SIGNS,
        "<![CDATA[" * (_SIGNS // 4),
        "- x\n" * _LINES,
        "".join(f"{number}. x\n" for number in range(1, _LINES)),
        "a) x\n" * _LINES,
        "x\na) y\n" * (_LINES // 2),
        "i) x\nii) y\n" * (_LINES // 2),
        "a\n: b\n" * (_LINES // 2),
        "1. a\n   - b\n" * (_LINES // 2),
        "|a|b|\n|-|-|\n" + "|1|2|\n" * 20_000,
        "|a|\n|-|\n|" + "x¶" * 100_000 + "|",
        "[a]: x\n" * _LINES,
        "\t" * (MAX_CHARACTERS - 2) + "x",
        "|" * MAX_BARS,
    ],
    ids=lambda text: f"{text[:9]!r} {len(text)}",
)
def test_what_lies_below_the_limits_ends_within_seconds(render: Render, text: str) -> None:
    started = time.process_time()
    render(text)
    assert time.process_time() - started < _SECONDS
