"""A place where a rule fires."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vorlagen.findings import Path
    from vorlagen.i18n import Text


@dataclass(frozen=True, slots=True)
class Fund:
    """A place where a rule fires.

    Attributes:
        pfad: where in the paper.
        werte: parameters of the rule's text and hint.
        worte: words in a long text that the finding points at.
        vorkommen: which occurrence of those words, 0 for the first.
        text: a text of its own, where a rule tells several cases apart.
        hinweis: a hint of its own.
        davor: how many characters that are no blanks stand before the words in their text, where
            that is known; then it says where they are, and not the occurrence.
    """

    pfad: Path = ()
    werte: Mapping[str, object] = field(default_factory=dict)
    worte: str = ""
    vorkommen: int = 0
    text: Text | None = None
    hinweis: Text | None = None
    davor: int | None = None
