"""Spaces that printing protected become plain again; those that the author protected stay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vorlagen.word.rueck.bloecke import Worte
from vorlagen.word.typography import unprotect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlagen.word.rueck.bloecke import Spanne, Spannen

_KEPT = "\u00a0"
_MASK = "\ufffc"


def unprotected(spans: Sequence[Spanne]) -> Spannen:
    """Spans of one paragraph, unprotected as one text: a protected group may change its look in between."""
    texts = [span.text if isinstance(span, Worte) else _MASK for span in spans]
    if not any(_KEPT in text for text in texts):
        return tuple(spans)
    masked = "".join(
        _MASK * len(text) if isinstance(span, Worte) and span.code else text
        for span, text in zip(spans, texts, strict=True)
    )
    plain, at, found = unprotect(masked), 0, []
    for span, text in zip(spans, texts, strict=True):
        piece = plain[at : at + len(text)]
        at += len(text)
        found.append(replace(span, text=piece) if isinstance(span, Worte) and not span.code else span)
    return tuple(found)
