"""``H~2~O`` and ``m^2^``: the parser's rule for raised and lowered text, with markup inside.

The rules of mdit-py-plugins keep the markup inside as text and find a closing mark
inside ``~~``; so these are our own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

_KINDS = {"~": "sub", "^": "sup"}
_BEHIND = ")]}*_^\"”“'’´`"
"""Marks that a lowered text may follow; „ca. ~100/~200“ lowers nothing."""
_SPACE = re.compile(r"\s")


def use_raised_text(parser: MarkdownIt) -> None:
    """Let ``parser`` read raised and lowered text as tokens ``sup_open`` and ``sub_open``."""
    parser.inline.ruler.after("emphasis", "raised", _raised)


def _raised(state: StateInline, silent: bool) -> bool:
    """``^…^`` anywhere, ``~…~`` behind a letter, a digit or a closing mark; no white space inside."""
    start, mark = state.pos, state.src[state.pos]
    if silent or mark not in _KINDS or not _opens(state, mark):
        return False
    end = _closing(state, mark)
    if end is None or _SPACE.search(state.src, start + 1, end):
        state.pos = start
        return False
    limit = state.posMax
    state.pos, state.posMax = start + 1, end
    state.push(f"{_KINDS[mark]}_open", _KINDS[mark], 1).markup = mark
    state.md.inline.tokenize(state)
    state.push(f"{_KINDS[mark]}_close", _KINDS[mark], -1).markup = mark
    state.pos, state.posMax = end + 1, limit
    return True


def _opens(state: StateInline, mark: str) -> bool:
    if not _is_single(state, state.pos, mark):
        return False
    before = state.src[state.pos - 1 : state.pos]
    return mark == "^" or before.isalnum() or (before != "" and before in _BEHIND)


def _closing(state: StateInline, mark: str) -> int | None:
    """Where the next single ``mark`` stands that no code, link or escape holds."""
    state.pos += 1
    first = state.pos
    while state.pos < state.posMax:
        here = state.src[state.pos]
        if here == mark and _is_single(state, state.pos, mark):
            return state.pos if state.pos > first else None
        if here.isspace():  # nothing raised holds white space; to look on would make many marks slow
            return None
        state.md.inline.skipToken(state)
    return None


def _is_single(state: StateInline, at: int, mark: str) -> bool:
    beside = state.src[at - 1 : at] + state.src[at + 1 : at + 2]
    return mark not in beside
