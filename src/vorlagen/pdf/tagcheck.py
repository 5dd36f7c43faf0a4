"""Faults of tags that the validator passes although a screen reader stumbles over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikepdf import Dictionary

from vorlagen.i18n import Text, t
from vorlagen.pdf.structure import elements

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pikepdf

_INLINE: Final = frozenset({"/Span", "/Link", "/Em", "/Strong", "/Reference", "/Quote", "/Code"})
_GROUPING: Final = frozenset({"/Document", "/Part", "/Art", "/Sect", "/Div"})


def tag_faults(pdf: pikepdf.Pdf) -> Iterator[Text]:
    """What is wrong with the tags, each kind once.

    Args:
        pdf: a tagged file.
    """
    loose = empty = 0
    for element in elements(pdf):
        kind, parent = str(element.get("/S")), element.get("/P")
        if kind in _INLINE and isinstance(parent, Dictionary) and str(parent.get("/S")) in _GROUPING:
            loose += 1
        empty += kind == "/Figure" and not element.get("/K")
    if loose:
        yield t("Absätze sind zu einem Textlauf zusammengezogen ({n})", n=loose)
    if empty:
        yield t("Bilder liegen nicht im Lesefluss ({n})", n=empty)
