"""Paragraphs inside a table's cell: „¶“ parts them, for a line of Markdown is a row."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

MARK = "¶"
"""Outside cells it is text, as it is inside emphasis, code and links."""


def split_cells(state: StateCore) -> None:
    """Core rule behind the inline parser: a cell holds one ``inline`` token for each of its paragraphs."""
    if MARK not in state.src:
        return
    found: list[Token] = []
    for before, token in zip([None, *state.tokens], state.tokens, strict=False):
        inside = before is not None and before.type in ("td_open", "th_open")
        found += _paragraphs(token) if inside and MARK in token.content else (token,)
    state.tokens = found


def _paragraphs(cell: Token) -> Iterator[Token]:
    parts: list[list[Token]] = [[]]
    depth = 0
    for child in cell.children or ():
        depth += child.nesting
        if child.type != "text" or depth or MARK not in child.content:
            parts[-1].append(child)
            continue
        first, *others = child.content.split(MARK)
        parts[-1].append(replace(child, content=first.rstrip()))
        parts += [[replace(child, content=text.strip())] for text in others[:-1]]
        # What follows in the same paragraph may be emphasised: the space before it stays.
        parts.append([replace(child, content=others[-1].lstrip())])
    for children in parts:
        kept = [child for child in children if child.type != "text" or child.content]
        if kept:
            yield replace(cell, children=kept, content="".join(child.content for child in kept))
    if not any(child.type != "text" or child.content for children in parts for child in children):
        yield replace(cell, children=[], content="")
