"""Signatures of a source: they end when pages move into another file; their picture stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikepdf import Dictionary, Name

from vorlagen.pdf.quellen.objekte import dictionary, drop, entry

if TYPE_CHECKING:
    from vorlagen.pdf.quellen.verlust import Protokoll

_DEPTH: Final = 20
_FIELD: Final = ("/FT", "/V", "/T", "/TU", "/TM", "/Ff", "/DV", "/DA", "/Q", "/MK", "/BS", "/Lock", "/SV", "/Parent",
                 "/Kids", "/H")  # fmt: skip


def inherited(field: object, key: str) -> object:
    """A value of a form field, or of the next field above it that has one."""
    for _ in range(_DEPTH):
        value = entry(field, key)
        if value is not None or not isinstance(field, Dictionary):
            return value
        field = entry(field, "/Parent")
    return None


def is_signature(field: Dictionary) -> bool:
    """Whether a field or its widget is for a signature, filled or not."""
    return inherited(field, "/FT") == "/Sig"


def flatten_signature(widget: Dictionary, seite: int, protokoll: Protokoll) -> bool:
    """Turn the widget of a signature into a mere picture of it; ``False`` if it shows nothing and is to go.

    A stamp shows its appearance as a widget does, but nobody can sign or verify it.

    Args:
        widget: an annotation of a signature field.
        seite: its 0-based page.
        protokoll: where a signature that was filled is noted.
    """
    if inherited(widget, "/V") is not None:
        protokoll.note("E107", seite)
    if entry(dictionary(widget, "/AP"), "/N") is None:
        return False
    drop(widget, *_FIELD)
    widget["/Subtype"] = Name.Stamp
    return True
