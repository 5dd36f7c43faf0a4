"""Definition lists in Markdown: a term, and below it its explanations, each behind a colon.

    Vorbescheid
    : Entscheidung über einzelne Fragen eines Bauantrags.

A blank line may stand between them. A line that only has a term on the next but one
line, or a term of two lines, is a paragraph as ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock


def definition_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # the parser's signature
    """Block rule: a definition list.

    Args:
        state: the parser's state.
        start: the first line.
        end: the line behind the last one.
        silent: only ask whether an explanation, or the next term, would end the paragraph before it.

    Returns:
        Whether there is one.
    """
    if state.is_code_block(start):
        return False
    if silent:
        outside = state.ddIndent >= 0 and state.sCount[start] < state.blkIndent
        return outside and (_explains(state, start, end) or _explains(state, start + 1, end))
    line = _explanation_of(state, start, end)
    if line is None:
        return False
    opening = state.push("dl_open", "dl", 1)
    opening.map = [start, 0]
    term: int | None = start
    while term is not None and line is not None:
        _write_term(state, term)
        while line is not None:
            _write_explanation(state, line, end)
            line = _next_line(state, end)
            line = line if line is not None and _explains(state, line, end) else None
        term = _next_line(state, end)
        line = _explanation_of(state, term, end) if term is not None and _is_plain(state, term, end) else None
    opening.map[1] = state.line
    state.push("dl_close", "dl", -1)
    return True


def _explains(state: StateBlock, line: int, end: int) -> bool:
    """Whether ``line`` is a colon, white space and a text."""
    if line >= end or state.isEmpty(line):
        return False
    place = state.bMarks[line] + state.tShift[line]
    if state.src[place] != ":":
        return False
    text = state.skipSpaces(place + 1)
    return place + 1 < text < state.eMarks[line]


def _explanation_of(state: StateBlock, term: int, end: int) -> int | None:
    """The line of the first explanation below the line ``term``."""
    line = term + 1
    if line < end and state.isEmpty(line):
        line += 1
    explained = not _explains(state, term, end) and _explains(state, line, end)
    fits = explained and state.sCount[line] >= state.blkIndent and not state.is_code_block(line)
    return line if fits else None


def _next_line(state: StateBlock, end: int) -> int | None:
    """The next line with text, if it belongs to the block that the list stands in."""
    line = state.skipEmptyLines(state.line)
    return line if line < end and state.sCount[line] >= state.blkIndent and not state.is_code_block(line) else None


def _is_plain(state: StateBlock, line: int, end: int) -> bool:
    rules = state.md.block.ruler.getRules("paragraph")
    return not any(rule(state, line, end, True) for rule in rules)  # noqa: FBT003 - the parser's signature


def _write_term(state: StateBlock, line: int) -> None:
    state.push("dt_open", "dt", 1).map = [line, line + 1]
    token = state.push("inline", "", 0)
    token.map, token.children = [line, line + 1], []
    token.content = state.getLines(line, line + 1, state.blkIndent, keepLastLF=False).strip()
    state.push("dt_close", "dt", -1)


def _write_explanation(state: StateBlock, line: int, end: int) -> None:
    """The blocks behind one colon; further ones are indented by two columns."""
    opening = state.push("dd_open", "dd", 1)
    opening.map = [line, 0]
    place = state.bMarks[line] + state.tShift[line]
    text = state.skipSpaces(place + 1)
    kept = state.tShift[line], state.sCount[line], state.blkIndent, state.ddIndent, state.parentType
    state.blkIndent = state.ddIndent = state.sCount[line] + 2
    state.tShift[line], state.sCount[line] = text - state.bMarks[line], state.blkIndent
    state.parentType = "deflist"
    state.md.block.tokenize(state, line, end)
    state.tShift[line], state.sCount[line], state.blkIndent, state.ddIndent, state.parentType = kept
    opening.map[1] = state.line
    state.push("dd_close", "dd", -1)
