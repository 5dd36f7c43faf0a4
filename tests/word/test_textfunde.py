"""What is remarkable inside long texts is found at its place, and quickly, whatever the text."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlagen.errors import InputError
from vorlagen.facts import TextFault
from vorlagen.word import textfunde
from vorlagen.word.blockfunde import BlockFinder
from vorlagen.word.commonmark import parse
from vorlagen.word.textfunde import MAX_FACTS, find_text_facts

PATH = ("sachverhalt",)
SIZE = 100_000


@pytest.mark.parametrize(
    "piece",
    [
        "[^", "[^a]", "[^a]: b\n", "[a][", "[a][b]", "](", "](x", "[a](b)", "![a](b)", "]]](x ", "<b ", "<b>", "<!--",
        "`", "``a`", "`a``", "|-|\n", "| a | b |\n", "|", "a|a\n-|-\na|a|a\n\n", "# \n", "# a\n\n### b\n\n", "a\n-\n",
        "> ", "- ", " ", "\n", "\\", "1.", "[", "[a]: b\n", "<a href=", "~~~\n", "*", "a\n\n",
    ],
)  # fmt: skip
def test_no_text_takes_long(piece: str) -> None:
    """A tenth of what a paper may have; the parser's own time is part of it."""
    text = piece * (SIZE // len(piece))
    start = perf_counter()
    facts = find_text_facts(PATH, text, 5)
    assert perf_counter() - start < 10
    assert all(sum(fact.fault is fault for fact in facts) <= MAX_FACTS for fault in TextFault)


ALPHABET = st.sampled_from(
    ["a", "b", " ", "\n", "\n\n", "#", "## ", "#### ", "|", "|---|---|\n", "| a | b |\n", "[^1]", "[^2]", "`", "```\n",
     "\n[^1]: c\n", "[a](b.pdf)", "[a][b]", "\n[b]: https://a.de\n", "<br>", "<!-- c -->", "\\", "> ", "- ", "1. ",
     "    ", "===\n", "---\n", "![d](e.png)", "ü", "\U0001f600"]
)  # fmt: skip


@given(st.lists(ALPHABET, max_size=30).map("".join))
def test_what_is_passed_over_without_parsing_holds_nothing(text: str) -> None:
    """The quick look may take a text for suspicious; it may not take a suspicious one for clean."""
    quick = find_text_facts(PATH, text, 2)
    try:
        tokens = parse(text)
    except InputError:
        assert quick
        return
    slow = [
        *textfunde.find_references(PATH, textfunde._without_code(text, tokens), textfunde._targets(tokens)),
        *BlockFinder(PATH, text, 2).find(tokens),
    ]
    assert sorted(slow, key=lambda fact: (fact.fault, fact.at))[: len(quick)] == list(quick)
    assert bool(quick) == bool(slow)


@given(st.lists(ALPHABET, max_size=30).map("".join))
def test_every_fact_has_a_place_in_its_text(text: str) -> None:
    for fact in find_text_facts(PATH, text, 0):
        assert 0 <= fact.at < max(1, len(text))
        assert fact.at == 0 or not text[fact.at].isspace()
