"""Page labels: what a PDF program shows as the page number is what is printed on the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pikepdf import Array, Dictionary, Name, String

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER: Final = re.compile(r"(.*?)([1-9]\d*)", re.DOTALL)


def label_tree(labels: Sequence[str]) -> Dictionary:
    """The number tree of page labels; pages that count on share an entry, „143a“ has its own.

    Args:
        labels: one a page, in order.
    """
    entries = Array()
    expected: tuple[str, int] | None = None
    for page, label in enumerate(labels):
        found = _NUMBER.fullmatch(label)
        here = (found[1], int(found[2])) if found else None
        if here is None or here != expected:
            entries.append(page)
            entries.append(_entry(label, here))
        expected = (here[0], here[1] + 1) if here else None
    return Dictionary(Nums=entries)


def _entry(label: str, numbered: tuple[str, int] | None) -> Dictionary:
    if numbered is None:
        return Dictionary(P=String(label))
    prefix, number = numbered
    entry = Dictionary(S=Name.D, St=number)
    if prefix:
        entry["/P"] = String(prefix)
    return entry
