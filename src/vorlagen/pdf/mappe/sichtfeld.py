"""A page as people see it: what CropBox, Rotate and UserUnit make of its coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pikepdf

Kasten = tuple[float, float, float, float]
"""Left, bottom, right, top."""

_A4: Final[Kasten] = (0.0, 0.0, 595.276, 841.89)
# What carries visible points (origin bottom left, upright) to the page's own: a b c d of a matrix.
_TURNS: Final = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}


@dataclass(frozen=True, slots=True)
class Sichtfeld:
    """The visible part of a page.

    Attributes:
        kasten: CropBox within MediaBox, in the page's own units.
        drehung: 0, 90, 180 or 270 degrees, clockwise.
        einheit: points a unit (UserUnit), mostly 1.
    """

    kasten: Kasten
    drehung: int = 0
    einheit: float = 1.0

    @property
    def breite(self) -> float:
        """Width as seen, in points."""
        left, bottom, right, top = self.kasten
        return (top - bottom if self.drehung % 180 else right - left) * self.einheit

    @property
    def hoehe(self) -> float:
        """Height as seen, in points."""
        left, bottom, right, top = self.kasten
        return (right - left if self.drehung % 180 else top - bottom) * self.einheit

    @property
    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """Carries visible points (origin bottom left, upright, points) to the page's own coordinates."""
        left, bottom, right, top = self.kasten
        scale = 1 / self.einheit
        a, b, c, d = (value * scale for value in _TURNS[self.drehung])
        origin = {0: (left, bottom), 90: (right, bottom), 180: (right, top), 270: (left, top)}
        return (a, b, c, d, *origin[self.drehung])

    def point(self, across: float, up: float) -> tuple[float, float]:
        """A visible point in the page's own coordinates.

        Args:
            across: points from the left edge.
            up: points from the bottom edge.
        """
        a, b, c, d, e, f = self.matrix
        return a * across + c * up + e, b * across + d * up + f


def field_of_view(page: pikepdf.Object) -> Sichtfeld:
    """What is seen of a page.

    Args:
        page: a page dictionary that inherits nothing.
    """
    media = media_box(page)
    crop = _box(page["/CropBox"]) if "/CropBox" in page else None
    turn = int(page["/Rotate"]) % 360 if "/Rotate" in page else 0
    unit = float(page["/UserUnit"]) if "/UserUnit" in page else 1.0
    return Sichtfeld(_meet(media, crop) if crop else media, turn if turn in _TURNS else 0, unit if unit > 0 else 1.0)


def media_box(page: pikepdf.Object) -> Kasten:
    """A page's MediaBox; A4 where it has none that encloses anything.

    Args:
        page: a page dictionary that inherits nothing.
    """
    return (_box(page["/MediaBox"]) if "/MediaBox" in page else None) or _A4


def _box(value: pikepdf.Object) -> Kasten | None:
    try:
        one, two, three, four = (float(number) for number in value.as_list())  # any two opposite corners (7.9.5)
    except (TypeError, ValueError):
        return None
    box = (min(one, three), min(two, four), max(one, three), max(two, four))
    return box if box[0] < box[2] and box[1] < box[3] else None


def _meet(media: Kasten, crop: Kasten) -> Kasten:
    box = (max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]))
    return box if box[0] < box[2] and box[1] < box[3] else media
