"""The pages of a source: sizes, rotation and content brought into a form that everybody reads alike."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from pikepdf import Array, Dictionary, Stream

from vorlagen.pdf.quellen.objekte import drop, entry, items, number

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pikepdf

    from vorlagen.pdf.quellen.verlust import Protokoll

Kasten = tuple[float, float, float, float]
"""Left, bottom, right, top."""

_A4: Final[Kasten] = (0, 0, 595.276, 841.89)
_LETTER: Final[Kasten] = (0, 0, 612, 792)
_INHERITED: Final = ("/MediaBox", "/CropBox", "/Rotate", "/Resources")
_DEPTH: Final = 50
_CORNERS: Final = 4
_ROTATIONS: Final = frozenset({0, 90, 180, 270})
_SMALLEST: Final = 1.0
"""Points; a smaller box shows nothing."""


def is_guessing(warnings: Iterable[str]) -> bool:
    """Whether qpdf gave a page without a size that of American paper, by what it said about it."""
    return any("MediaBox" in warning for warning in warnings)


def settle_page(pdf: pikepdf.Pdf, page: Dictionary, seite: int, protokoll: Protokoll, *, guessed: bool = False) -> None:
    """Give a page all it needs of its own, in sound form.

    Afterwards it has MediaBox (left, bottom, right, top), Resources, Contents and a Rotate of
    0, 90, 180 or 270; CropBox, if it has one, lies within the MediaBox; UserUnit, if it has one, is above 0.

    Args:
        pdf: the open file.
        page: one of its pages.
        seite: its 0-based number.
        protokoll: where it is noted what was wrong.
        guessed: whether the size of American paper means that the page has none; then it becomes A4.
    """
    keys = page.keys()
    for key in _INHERITED:
        if key not in keys:
            value = _from_above(page, key)
            if value is not None:
                page[key] = value
    keys = page.keys()
    faults = [
        _settle_boxes(page, keys, guessed=guessed),
        "/Rotate" in keys and _settle_rotation(page),
        "/UserUnit" in keys and _settle_unit(page),
    ]
    if any(faults):
        protokoll.note("E114", seite)
    if "/Resources" not in keys or not isinstance(page["/Resources"], Dictionary):
        page["/Resources"] = Dictionary()
    if "/Contents" not in keys:
        page["/Contents"] = pdf.make_stream(b"")
    elif not isinstance(page["/Contents"], Stream):
        _settle_contents(pdf, page, seite, protokoll)


def _from_above(page: Dictionary, key: str) -> object:
    """What a page inherits from the tree of pages."""
    node: object = page
    for _ in range(_DEPTH):
        node = entry(node, "/Parent")
        value = entry(node, key)
        if value is not None or node is None:
            return value
    return None


def _settle_boxes(page: Dictionary, keys: set[str], *, guessed: bool) -> bool:
    """Bring the boxes in order; whether one of them made no sense."""
    media = _box(page["/MediaBox"]) if "/MediaBox" in keys else None
    if media is None or (guessed and media == _LETTER):
        page["/MediaBox"] = Array(_A4)
        drop(page, "/CropBox")
        return True
    _put(page, "/MediaBox", media)
    if "/CropBox" not in keys:
        return False
    crop = _box(page["/CropBox"])
    visible = None if crop is None else _intersection(media, crop)
    if visible is None:
        del page["/CropBox"]
        return True
    _put(page, "/CropBox", visible)
    return False


def _put(page: Dictionary, key: str, box: Kasten) -> None:
    if tuple(number(part) for part in items(page[key])) != box:
        page[key] = Array(box)


def _box(value: object) -> Kasten | None:
    """A rectangle whichever corners it names (ISO 32000-1, 7.9.5); ``None`` if it is none, or shows nothing."""
    numbers = [number(part) for part in items(value)]
    if len(numbers) != _CORNERS or any(part is None or not math.isfinite(part) for part in numbers):
        return None
    one, two, three, four = (part or 0.0 for part in numbers)
    box = (min(one, three), min(two, four), max(one, three), max(two, four))
    return box if box[2] - box[0] >= _SMALLEST and box[3] - box[1] >= _SMALLEST else None


def _intersection(media: Kasten, crop: Kasten) -> Kasten | None:
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    return (left, bottom, right, top) if right - left >= _SMALLEST and top - bottom >= _SMALLEST else None


def _settle_rotation(page: Dictionary) -> bool:
    value = number(page["/Rotate"])
    turned = None if value is None or not math.isfinite(value) else value % 360
    if turned in _ROTATIONS:
        page["/Rotate"] = int(turned)
        return False
    del page["/Rotate"]  # viewers show such a page upright
    return True


def _settle_unit(page: Dictionary) -> bool:
    value = number(page["/UserUnit"])
    if value is not None and math.isfinite(value) and value > 0:
        return False
    del page["/UserUnit"]
    return True


def _settle_contents(pdf: pikepdf.Pdf, page: Dictionary, seite: int, protokoll: Protokoll) -> None:
    parts = list(items(page["/Contents"]))
    streams = [part for part in parts if isinstance(part, Stream)]
    if len(streams) != len(parts):
        protokoll.note("E110", seite)
    page["/Contents"] = Array(streams) if streams else pdf.make_stream(b"")
