"""Blocks → Markdown, as ``word/markdown.py`` reads it: one line a paragraph, escaped no more than needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlagen.word.rueck.bloecke import Block, Fussnote


def to_markdown(bloecke: Sequence[Block], *, level: int, fussnoten: Sequence[Fussnote] = ()) -> str:
    """Blocks as Markdown, with a line feed at its end unless it is empty.

    Args:
        bloecke: the blocks.
        level: level of the heading above them; a heading one below becomes ``#``.
        fussnoten: the footnotes that they refer to, printed behind them.
    """
    raise NotImplementedError
