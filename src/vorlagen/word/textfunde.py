"""What is remarkable inside a long text, with its place: for the rules of family X.

Most texts hold nothing of the kind, and parsing one takes longer than all rules together. So a
text is looked over with plain patterns first; only where they find something is it parsed, and
looked at again without its code, in which brackets mean nothing.
"""

from __future__ import annotations

import contextlib
import itertools
import re
from typing import TYPE_CHECKING

from vorlagen.errors import InputError
from vorlagen.facts import TextFact, TextFault
from vorlagen.word.blockfunde import BlockFinder, is_block_suspicious
from vorlagen.word.verweisfunde import find_references

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.token import Token

    from vorlagen.findings import Path

MAX_FACTS = 20
"""So many facts of one kind are told of one text."""
_CODE_SPAN = re.compile(r"(?<![`\\])(`+)(?!`)[^`](?:.{0,500}?[^`])??\1(?!`)", re.DOTALL)
_HIDING = ("`", "\\", "~~~", "    ", "\t")
_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")


def find_text_facts(path: Path, text: str, room: int) -> tuple[TextFact, ...]:
    """What rules want to know of a long text, in the order of kinds and then of places.

    Args:
        path: the field it stands in.
        text: Markdown.
        room: how many levels of headings have room below any section of the form; deeper ones are told.

    Returns:
        At most ``MAX_FACTS`` of a kind.
    """
    if not (_hides_references(text) or any(find_references(path, text)) or is_block_suspicious(text, room)):
        return ()
    from vorlagen.word.commonmark import parse  # noqa: PLC0415 - 25 ms that most papers never need

    try:
        tokens = parse(text)
    except InputError:
        return _too_much(path, text, room)
    blocks = BlockFinder(path, text, room).find(tokens)
    return tuple(_some((*find_references(path, _without_code(text, tokens), _targets(tokens)), *blocks)))


def _hides_references(text: str) -> bool:
    """Whether a footnote or label may be none, since it stands in code or behind a backslash."""
    return ("[^" in text or "][" in text) and any(mark in text for mark in _HIDING)


def _too_much(path: Path, text: str, room: int) -> tuple[TextFact, ...]:
    """Why a text cannot be printed at all: tables that are too wide, else nesting that is too deep."""
    from vorlagen.word.commonmark import blocks_of  # noqa: PLC0415 - as above

    with contextlib.suppress(InputError):
        found = BlockFinder(path, text, room).find(blocks_of(text))
        wide = tuple(fact for fact in found if fact.fault is TextFault.TOO_MANY_COLUMNS)
        if wide:
            return wide[:MAX_FACTS]
    return (TextFact(path, TextFault.TOO_NESTED, len(text) - len(text.lstrip()), ""),)


def _some(facts: Iterable[TextFact]) -> Iterator[TextFact]:
    """The first ones of each kind."""
    ordered = sorted(facts, key=lambda fact: (fact.fault, fact.at))
    for _, group in itertools.groupby(ordered, key=lambda fact: fact.fault):
        yield from itertools.islice(group, MAX_FACTS)


def _without_code(text: str, tokens: tuple[Token, ...]) -> str:
    """The text with blanks for code and for escaped characters, of the same length."""
    lines = text.split("\n")
    for token in tokens:
        if token.type in ("fence", "code_block") and token.map:
            for at in range(*token.map):
                lines[at] = " " * len(lines[at])
    for pattern in (_CODE_SPAN, _ESCAPED):
        lines = [pattern.sub(_blank, "\n".join(lines))]
    return lines[0]


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _targets(tokens: Iterable[Token]) -> frozenset[str]:
    """The targets of all links that Word cannot link."""
    from vorlagen.word.commonmark import is_external  # noqa: PLC0415 - as above

    links = (child for token in tokens for child in token.children or () if child.type == "link_open")
    found = (str(link.attrGet("href") or "") for link in links)
    return frozenset(target for target in found if not is_external(target))
