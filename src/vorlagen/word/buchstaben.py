"""Lists counted by letters and Roman numerals, which CommonMark does not know: „a)“, „ii)“, „(b)“, „aa)“.

Only a bracket ends such a marker, for „i. d. R.“ and „z. B.“ begin lines too. A list
begins with „a)“, „aa)“ or „i)“, or goes on where an earlier one of its kind ended; what
else looks like a marker is text. The tokens are those of numbered lists, with the
number in ``info`` of each item and the kind in ``meta`` of the list.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_block import StateBlock

    Kind = Literal["lowerLetter", "upperLetter", "lowerLetters", "upperLetters", "lowerRoman", "upperRoman"]

KIND = "kind"
"""Key in ``meta`` of the opening token: the number format of Word (ECMA-376 part 1, 17.18.59), or ``…Letters``
for „aa)“, „bb)“."""
DOUBLE = frozenset({"lowerLetters", "upperLetters"})
"""Kinds that no numbering shows alike: behind „aa)“ Word goes on with „bb)“, the embedded PDF engine with „ab)“."""

_MARKER = re.compile(r"(\(?)([a-z]{1,7}|[A-Z]{1,7})\)(?=[ \t]|$)")
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMANS = {tens * "x" + ones: 10 * tens + number for tens in range(4) for number, ones in enumerate(_ONES)}
_MAX_JUMP = 5
"""„a) b) d)“ is a list with a gap; „a) … z)“ is a list and a text that begins with „z)“."""
_MENTION = re.compile(r"[ \t]*(?:,|und\b|oder\b|bis\b|sowie\b|[-–])[ \t]*\(?[a-zA-Z]{1,7}\)")
"""„a) und b) gelten nicht“ begins no list."""
_REFERENCE = re.compile(r"(?:\b(?:Buchst\.?|Buchstaben?|lit\.?|Alt\.|Satz|Nr\.|Nummer|und|oder|bis)|[§(])[ \t]*$")
"""Behind „Buchst.“ a letter at the beginning of the next line belongs to the sentence."""
_PAUSE = re.compile(r"[:;,.][*_]*[ \t]*$")
_LOOK_AHEAD = 60
"""So many lines are searched for a second item; without a limit the time would grow with their square."""
_OPEN, _ENDED = "vorlagen_letters_open", "vorlagen_letters_ended"


@dataclass(slots=True)
class _Item:
    """A marker as it is understood: its kind, its number, its brackets, and where its text begins."""

    kind: Kind
    number: int
    markup: str
    end: int


def letter_list(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # the parser's signature
    """Block rule: a list counted by letters or Roman numerals.

    Args:
        state: the parser's state.
        start: the first line.
        end: the line behind the last one.
        silent: only ask whether such a list would end the paragraph before it.

    Returns:
        Whether there is one.
    """
    place = state.bMarks[start] + state.tShift[start]
    if place >= state.eMarks[start] or state.src[place] not in _BEGINNINGS or state.is_code_block(start):
        return False
    items = tuple(_items(state, start))
    if not items:
        return False
    if silent:
        return _interrupts(state, start, end, items)
    first = _beginning(state, start, end, items)
    if first is None:
        return False
    _write(state, start, end, first)
    return True


_BEGINNINGS = frozenset("(abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


def double_letter(number: int, kind: str, markup: str) -> str:
    """The marker of an item of a ``DOUBLE`` kind as text, such as „bb)“."""
    letters = 2 * chr(ord("A" if kind == "upperLetters" else "a") + number - 1)
    return f"({letters})" if markup == "()" else f"{letters})"


def _items(state: StateBlock, line: int) -> Iterator[_Item]:
    """The ways to understand the marker at the beginning of ``line``; „i)“ has two."""
    found = _MARKER.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line])
    if found is None:
        return
    markup = "()" if found[1] else ")"
    letters = found[2]
    case = "lower" if letters.islower() else "upper"
    if number := _ROMANS.get(letters.lower()):
        yield _Item(cast("Kind", f"{case}Roman"), number, markup, found.end())
    if len(letters) <= 2 and len(set(letters)) == 1:  # noqa: PLR2004 - c) and cc)
        system = "Letter" if len(letters) == 1 else "Letters"
        yield _Item(cast("Kind", case + system), ord(letters[0].lower()) - ord("a") + 1, markup, found.end())


def _beginning(state: StateBlock, line: int, end: int, items: tuple[_Item, ...]) -> _Item | None:
    """How a list that begins here counts; ``None`` if the line is text."""
    if _MENTION.match(state.src, items[0].end, state.eMarks[line]):
        return None
    going_on = [item for item in items if _continues(state, item)]
    first = [item for item in items if item.number == 1]
    for item in first:
        if _second_follows(state, line, end, item):
            return item
    return next(iter((*going_on, *first)), None)


def _interrupts(state: StateBlock, line: int, end: int, items: tuple[_Item, ...]) -> bool:
    if state.sCount[line] < state.blkIndent and any(_goes_on(state, item) for item in items):
        return True
    if state.parentType != "paragraph":
        return any(item.number == 1 for item in items)
    before = state.src[state.bMarks[line - 1] : state.eMarks[line - 1]]
    if _REFERENCE.search(before) or _MENTION.match(state.src, items[0].end, state.eMarks[line]):
        return False
    below_item = state.listIndent >= 0 and state.sCount[line] >= state.blkIndent
    return any(
        (item.number == 1 or (below_item and _continues(state, item)))
        and ((below_item and _PAUSE.search(before)) or _second_follows(state, line, end, item))
        for item in items
        if state.skipSpaces(item.end) < state.eMarks[line]
    )


def _goes_on(state: StateBlock, item: _Item) -> bool:
    """Whether ``item`` is the next, or a new first one, of a list that is being read, or goes on with an ended one."""
    if any(_follows(item, other) or (_same(item, other) and item.number == 1) for other in _open(state)):
        return True
    return _continues(state, item)


def _continues(state: StateBlock, item: _Item) -> bool:
    """Whether ``item`` goes on with a list that has ended."""
    return _ended(state).get((item.kind, item.markup)) == item.number - 1


def _second_follows(state: StateBlock, start: int, end: int, first: _Item) -> bool:
    """Whether a line below goes on counting, before another paragraph begins at the same or a lesser depth."""
    indent, blank = state.sCount[start], False
    for line in range(start + 1, min(end, start + _LOOK_AHEAD)):
        if state.isEmpty(line):
            blank = True
            continue
        if state.sCount[line] <= indent + 3:
            numbers = [item.number for item in _items(state, line) if _same(item, first)]
            if numbers:
                return numbers[0] == first.number + 1
            if blank and state.sCount[line] <= indent:
                return False
        blank = False
    return False


def _same(item: _Item, other: _Item) -> bool:
    return (item.kind, item.markup) == (other.kind, other.markup)


def _follows(item: _Item, other: _Item) -> bool:
    return _same(item, other) and 0 <= item.number - other.number <= _MAX_JUMP


def _open(state: StateBlock) -> list[_Item]:
    """The last items of the lists that are being read, outermost first."""
    return cast("list[_Item]", state.env.setdefault(_OPEN, []))


def _ended(state: StateBlock) -> dict[tuple[str, str], int]:
    """The last number of the latest list of each kind."""
    return cast("dict[tuple[str, str], int]", state.env.setdefault(_ENDED, {}))


def _write(state: StateBlock, start: int, end: int, first: _Item) -> None:
    token = state.push("ordered_list_open", "ol", 1)
    token.markup, token.map, token.meta = first.markup, [start, 0], {KIND: first.kind}
    parent, state.parentType = state.parentType, "list"
    item: _Item | None = first
    line = start
    while item is not None:
        _open(state).append(item)
        _write_item(state, line, end, item)
        last = _open(state).pop()
        line = state.line
        item = _next_item(state, line, end, last)
    _ended(state)[last.kind, last.markup] = last.number
    state.push("ordered_list_close", "ol", -1).markup = first.markup
    token.map[1] = line
    state.parentType = parent


def _next_item(state: StateBlock, line: int, end: int, last: _Item) -> _Item | None:
    if line >= end or state.sCount[line] < state.blkIndent or state.is_code_block(line):
        return None
    if any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("list")):  # noqa: FBT003 - theirs
        return None
    return next((item for item in _items(state, line) if _follows(item, last)), None)


def _write_item(state: StateBlock, line: int, end: int, item: _Item) -> None:
    """The tokens of one item; its lines are read with the depth of its text, as in the parser's own lists."""
    content, offset = _content(state, line, item.end)
    before = state.sCount[line] + item.end - (state.bMarks[line] + state.tShift[line])
    empty = content >= state.eMarks[line]
    room = 1 if empty or offset - before > 4 else offset - before  # noqa: PLR2004 - more is indented code
    token = state.push("list_item_open", "li", 1)
    token.markup, token.info, token.map = item.markup, str(item.number), [line, 0]
    kept = state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent
    state.listIndent, state.blkIndent = state.blkIndent, before + room
    state.tShift[line], state.sCount[line] = content - state.bMarks[line], offset
    if empty and state.isEmpty(line + 1):
        state.line = min(line + 2, end)
    else:
        state.md.block.tokenize(state, line, end)
    state.tShift[line], state.sCount[line], state.listIndent, state.blkIndent = kept
    token.map[1] = state.line
    state.push("list_item_close", "li", -1).markup = item.markup


def _content(state: StateBlock, line: int, end: int) -> tuple[int, int]:
    """Where the text behind the marker begins: its position, and its column."""
    position = end
    column = state.sCount[line] + end - (state.bMarks[line] + state.tShift[line])
    while position < state.eMarks[line] and state.src[position] in " \t":
        column += 4 - (column + state.bsCount[line]) % 4 if state.src[position] == "\t" else 1
        position += 1
    return position, column
