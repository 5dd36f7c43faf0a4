"""Where a character of a YAML text stands in its file, however the text is written.

YAML moves blanks and line ends about: it takes indentation away, folds lines, reads escapes.
It neither adds nor drops any other character. So the n-th character that is no blank is the
same one in the text and in the file, in literal (``|``), folded (``>``), plain and quoted texts.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from vorlagen.sources.baum import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vorlagen.sources.baum import Skalar

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
"""An anchor or a tag before the text."""
_ESCAPES = {"x": 2, "u": 4, "U": 8}
"""How many hexadecimal digits follow the letter (YAML 1.2, 5.7)."""
_BLANK_ESCAPES = frozenset("tnr \t\n")
"""What stands for a blank or a line end after a backslash, or lets a line go on."""
_PAIR = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}")
_BLANKS = frozenset(" \t\n")


def place_in_source(skalar: Skalar, lines: Sequence[str], before: int, character: str) -> Place | None:
    """The place of a character in the file.

    Args:
        skalar: the text.
        lines: the lines of the file.
        before: how many characters that are no blanks stand before it in the text.
        character: the character, as a proof.

    Returns:
        ``None`` where another character stands there: the text is not what was read.
    """
    first = skalar.place.line
    text = "\n".join([lines[first - 1][skalar.place.column - 1 :], *lines[first : skalar.last]])
    start = found.end() if (found := _PROPERTIES.match(text)) else 0
    style = text[start : start + 1]
    if style in ('"', "'"):
        there = next(itertools.islice(_quoted(text, start + 1, style), before, None), None)
    else:
        start = text.find("\n", start) % (len(text) + 1) if style in ("|", ">") else start
        there = _written(text, start, before)
    if there is None or there[0] != character:
        return None
    line, column = text.count("\n", 0, there[1]), there[1] - text.rfind("\n", 0, there[1])
    return Place(first + line, column + (0 if line else skalar.place.column - 1))


def _written(text: str, start: int, before: int) -> tuple[str, int] | None:
    """The character behind so many that are no blanks, and where it stands, in a text without escapes."""
    at = start
    for row in text[start:].split("\n"):
        filled = len(row) - row.count(" ") - row.count("\t")
        if before < filled:
            inside = itertools.islice((step for step, one in enumerate(row) if one not in _BLANKS), before, None)
            at += next(inside)
            return text[at], at
        before -= filled
        at += len(row) + 1
    return None


def _quoted(text: str, start: int, style: str) -> Iterator[tuple[str, int]]:
    """Every character of a quoted text that is no blank, and where it stands."""
    at = start
    while at < len(text):
        character, width = text[at], 1
        if style == '"' and character == "\\":
            character, width = _unescaped(text, at)
        elif style == "'" and character == "'":
            width = 2  # written twice, or the end
        if character not in _BLANKS:
            yield character, at
        at += width


def _unescaped(text: str, at: int) -> tuple[str, int]:
    """What an escape at ``at`` stands for, and how long it is; a blank is a blank."""
    letter = text[at + 1 : at + 2]
    if letter in _BLANK_ESCAPES:
        return " ", 2
    digits = text[at + 2 : at + 2 + _ESCAPES.get(letter, 0)]
    if digits and (pair := _PAIR.match(text, at)):  # JSON writes characters beyond U+FFFF as two
        return pair[0].encode("ascii").decode("unicode_escape").encode("utf-16", "surrogatepass").decode("utf-16"), 12
    if digits:
        character = chr(int(digits, 16))
        return " " if character in "\t\n\r" else character, 2 + len(digits)
    return {"_": "\u00a0", "N": "\x85", "L": "\u2028", "P": "\u2029"}.get(letter, letter), 2
