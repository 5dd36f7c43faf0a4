"""Words → Markdown that reads as these words: escaped where markup would begin, and nowhere else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_PUNCTUATION: Final = r"""[!-/:-@\[-`{-~]"""
_BACKSLASH: Final = re.compile(rf"\\(?={_PUNCTUATION}|\n|$)")
_EMPHASIS: Final = re.compile(r"\*+|_+")
_ENTITY: Final = re.compile(r"&(?=#?[0-9A-Za-z]{1,32};)")
_AUTOLINK: Final = re.compile(r"<(?=[A-Za-z][A-Za-z0-9.+-]{1,31}:[^\s<>]*>|[^\s<>]+@[^\s<>]+>)")
_LINKLIKE: Final = re.compile(r"\]\s?[(\[:]|\[\^")
_BRACKETS: Final = re.compile(r"[\[\]]")
_ALL: Final = re.compile(rf"({_PUNCTUATION})")
_LINE_START: Final = re.compile(
    r"""(?P<hash>\#{1,6}(?=[ \t]|$))
      | (?P<quote>>)
      | (?P<bullet>[-+](?=[ \t]|$))
      | (?P<rule>(?:-[ \t]*){3,}$|(?:_[ \t]*){3,}$)
      | (?P<under>=+[ \t]*$|-+[ \t]*$)
      | (?P<columns>[|:-][|:\- \t]*$)
      | (?P<term>[:~](?=[ \t]))""",
    re.VERBOSE,
)
_NUMBERED: Final = re.compile(r"(\(?(?:[0-9]{1,9}|[A-Za-z]|[ivxIVX]{1,5}))([.)])(?=[ \t]|$)")


def escape_text(text: str, *, linked: bool, whole: str) -> str:
    """``text`` for the inside of a paragraph.

    Args:
        text: words without markup.
        linked: whether brackets could belong to a link: inside of one, or where the paragraph has one.
        whole: all words of the paragraph; they tell whether a lone sign has a partner.
    """
    text = _BACKSLASH.sub(r"\\\\", text).replace("`", "\\`")
    text = _EMPHASIS.sub(_emphasis, text)
    text = _ENTITY.sub(r"\&", text)
    text = _AUTOLINK.sub(r"\<", text)
    if linked or _LINKLIKE.search(whole):
        text = _BRACKETS.sub(r"\\\g<0>", text)
    for sign in "~^":
        if whole.count(sign) > 1 or f"{sign}[" in whole:
            text = text.replace(sign, f"\\{sign}")
    return text


def escape_everything(text: str) -> str:
    """``text`` with every sign escaped that could be markup: ugly, but it cannot be misread."""
    return _ALL.sub(r"\\\1", text)


def escape_with_entities(text: str) -> str:
    """The same with its first and last sign as a number, which begins and ends with a sign for any neighbour."""
    if not text.strip():
        return text
    inner = escape_everything(text[1:-1])
    ends = [sign if sign.isspace() else f"&#{ord(sign)};" for sign in (text[0], text[-1])]
    return f"{ends[0]}{inner}{ends[1]}" if len(text) > 1 else ends[0]


def escape_starts(lines: Iterable[str]) -> list[str]:
    """Lines of a paragraph, none of which begins like a block of another kind."""
    return [_start(line) for line in lines]


def escape_end_of_heading(line: str) -> str:
    """A heading whose last signs are not taken for its closing sequence."""
    return re.sub(r"(^|[ \t])(#+)$", r"\1\\\2", line)


def escape_cell(text: str) -> str:
    """The text of a cell: no bar ends it."""
    return text.replace("|", "\\|")


def _emphasis(found: re.Match[str]) -> str:
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    apart = (not before or before.isspace()) and (not after or after.isspace())
    inside = found[0][0] == "_" and before.isalnum() and after.isalnum()
    if (apart and found.start()) or inside:
        return found[0]
    return "".join(f"\\{sign}" for sign in found[0])


def _start(line: str) -> str:
    numbered = _NUMBERED.match(line)
    if numbered:
        return f"{numbered[1]}\\{line[len(numbered[1]) :]}"
    return f"\\{line}" if _LINE_START.match(line) else line
