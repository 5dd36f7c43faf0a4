"""A source line as it can be shown on a terminal, with a caret under the place meant."""

from __future__ import annotations

import itertools
import unicodedata

_TAB = " " * 4
_CUT = "…"
_UNSEEN = "\N{REPLACEMENT CHARACTER}"
_REORDERING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """``text`` on one line, without anything that a terminal would obey.

    A paper may hold escape sequences or characters that turn the reading direction; a
    report quotes papers and must not let them move the cursor or hide text.
    """
    return "".join(_clean(char) for char in text.replace("\r\n", " "))


def excerpt(line: str, column: int | None, width: int) -> tuple[str, str]:
    """The line and the line of the caret below it.

    Args:
        line: the source line without its line end; may be very long.
        column: 1-based, in characters; ``None`` shows the beginning without a caret.
            Beyond the end of the line means just after it.
        width: cells that the shown part may take, cuts included.

    Returns:
        What to print; the second text is empty where there is no column.
    """
    place = min((column or 1) - 1, len(line))
    start = max(0, place - width - 1)
    cells = [_TAB if char == "\t" else _clean(char) for char in line[start : place + width + 1]]
    first, last = _window([text_width(cell) for cell in cells], place - start, width)
    before = _CUT if start + first > 0 else ""
    after = _CUT if start + last < len(line) else ""
    shown = before + "".join(cells[first:last]) + after
    if column is None:
        return shown, ""
    return shown, " " * (len(before) + text_width("".join(cells[first : place - start]))) + "^"


def _window(widths: list[int], place: int, width: int) -> tuple[int, int]:
    """Which characters to show: all, or those round ``place`` that fit beside two cuts."""
    if sum(widths) <= width:
        return 0, len(widths)
    room = width - 2 * len(_CUT)
    first = place - _reach(widths[:place][::-1], room // 2)
    last = place + _reach(widths[place:], room - sum(widths[first:place]))
    first -= _reach(widths[:first][::-1], room - sum(widths[first:last]))
    return first, last


def _reach(widths: list[int], room: int) -> int:
    """How many of the characters fit into the room."""
    return sum(1 for used in itertools.accumulate(widths) if used <= room)


def _clean(char: str) -> str:
    if char in "\t\n\r":
        return " "
    return _UNSEEN if char in _REORDERING or unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} else char


def text_width(text: str) -> int:
    """Cells that a terminal gives to ``text``: two for East Asian, none for combining characters."""
    return sum(_char_width(char) for char in text)


def _char_width(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1
