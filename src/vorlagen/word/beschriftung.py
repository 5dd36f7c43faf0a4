"""Paragraphs that name a table or a picture: „Tabelle 3: …“, „Abbildung: …“.

A table's stands directly above or below it; between two tables it names the second. A
picture's stands below it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    Named = Literal["table", "picture"]

_NUMBER: Final = r"(?:\s+\d[\d.]*[a-z]?)?:"
_NAMES: Final[dict[Named, re.Pattern[str]]] = {
    "table": re.compile(rf"(?:Tabelle|Tab\.){_NUMBER}"),
    "picture": re.compile(rf"(?:Abbildung|Abb\.|Bild|Foto){_NUMBER}"),
}
_PARAGRAPH: Final = 3
"""Tokens of a paragraph: opening, text, closing."""


def names_picture(text: str) -> bool:
    """Whether a paragraph with this text names the picture that it stands below."""
    return _NAMES["picture"].match(text) is not None


def names_next_table(tokens: Sequence[Token], at: int) -> bool:
    """Whether the paragraph that opens at ``at`` names the table behind it."""
    return bool(_caption(tokens, at, "table")) and _table_at(tokens, at + _PARAGRAPH)


def caption_above(tokens: Sequence[Token], table: int) -> str:
    """What the paragraph before the table that opens at ``table`` calls it; empty if nothing."""
    return _caption(tokens, table - _PARAGRAPH, "table")


def caption_below(tokens: Sequence[Token], at: int, kind: Named) -> str:
    """What the paragraph that opens at ``at``, behind a table or picture, calls it; empty if nothing."""
    return "" if _table_at(tokens, at + _PARAGRAPH) and kind == "table" else _caption(tokens, at, kind)


def _caption(tokens: Sequence[Token], at: int, kind: Named) -> str:
    if not 0 <= at < len(tokens) - 1 or tokens[at].type != "paragraph_open":
        return ""
    children = tokens[at + 1].children or []
    text = "".join(" " if child.type.endswith("break") else child.content for child in children)
    return text if _NAMES[kind].match(text) else ""


def _table_at(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].type == "table_open"
