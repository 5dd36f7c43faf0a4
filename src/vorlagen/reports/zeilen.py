"""Lines made of pieces with styles, printed for a terminal in colour or plain for a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

Span = tuple[str, str]
"""A piece of a line and its style, in the words of rich; plain output drops the style."""


def print_lines(lines: Iterable[list[Span]], *, color: bool) -> str:
    """The lines as one text, each ended."""
    return _in_color(lines) if color else "".join(_plain(line) + "\n" for line in lines)


def _plain(line: list[Span]) -> str:
    return "".join(text for text, _ in line)


def _in_color(lines: Iterable[list[Span]]) -> str:
    import io  # noqa: PLC0415 - as rich below

    from rich.console import Console  # noqa: PLC0415 - 40 ms that a pipe never needs
    from rich.text import Text  # noqa: PLC0415

    target = io.StringIO()
    # Everything that rich would guess from the surroundings is said, so that equal
    # reports give equal text; whether colour is wanted was decided by the caller.
    console = Console(file=target, force_terminal=True, color_system="standard", legacy_windows=False, no_color=False)
    for line in lines:
        console.print(Text.assemble(*line), soft_wrap=True, highlight=False)
    return target.getvalue()
