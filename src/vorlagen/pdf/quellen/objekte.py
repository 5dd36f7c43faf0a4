"""Reading objects of a foreign file, which are never sure to be of the kind they should be."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream

if TYPE_CHECKING:
    from collections.abc import Iterator

FEHLER: Final = (
    pikepdf.PdfError,
    pikepdf.ForeignObjectError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    IndexError,
    RuntimeError,
    OverflowError,
    RecursionError,
)
"""What pikepdf raises on files that are not what they should be."""

Objgen = tuple[int, int]


def entry(holder: object, key: str) -> object:
    """A value of a dictionary or stream; ``None`` where there is none, or no dictionary.

    pikepdf's own ``get`` raises and catches inside where the key is missing, which is eight times as dear.
    """
    if isinstance(holder, (Dictionary, Stream)) and key in holder:
        return holder[key]
    return None


def dictionary(holder: object, key: str) -> Dictionary | None:
    """A value that is a dictionary, else ``None``."""
    value = entry(holder, key)
    return value if isinstance(value, Dictionary) else None


def items(value: object) -> Iterator[object]:
    """The elements of an array; a value that is none stands for itself, null for nothing."""
    if isinstance(value, Array):
        yield from value
    elif value is not None:
        yield value


def number(value: object) -> float | None:
    """A number as float, else ``None``."""
    return float(value) if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool) else None


def whole(value: object) -> int | None:
    """An integer, else ``None``."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def words(value: object) -> str:
    """A text string as people read it, control characters as spaces; empty for anything else."""
    if not isinstance(value, pikepdf.String):
        return ""
    try:
        text = str(value)
    except (UnicodeDecodeError, ValueError):
        text = bytes(value).decode("utf-16-be" if bytes(value)[:2] == b"\xfe\xff" else "latin-1", "replace")
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def drop(holder: Object, *keys: str) -> bool:
    """Delete keys of a dictionary or stream; whether any of them was there."""
    present = [key for key in keys if key in holder]
    for key in present:
        del holder[key]
    return bool(present)
