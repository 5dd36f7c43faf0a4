"""A source that is open, harmless and ready for joining."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

    from vorlagen.pdf.quellen.verlust import Verlust

Sicht = tuple[str | float | None, ...]
"""The view of a destination: ``("/XYZ", left, top, zoom)``, ``("/Fit",)`` …; numbers in the page's own units."""


@dataclass(frozen=True, slots=True)
class Gliederungspunkt:
    """An entry of a source's own outline.

    Attributes:
        titel: its words, never empty, of bookmark length.
        seite: the page it leads to, 0-based within the source.
        sicht: the view there.
        kinder: the entries below it.
    """

    titel: str
    seite: int
    sicht: Sicht = ("/Fit",)
    kinder: tuple[Gliederungspunkt, ...] = ()


@dataclass(frozen=True, slots=True)
class Quelle:
    """A source PDF, made harmless.

    Attributes:
        pdf: the open file: nothing in it acts, links lead to explicit destinations within it or to the web,
            every page has MediaBox, Resources, Contents and a Rotate of 0, 90, 180 or 270, form fields hang
            below one root field. It is used once: an object joined twice has two places in the tree.
        name: the source as messages call it.
        seiten: number of pages.
        verluste: what was taken out, renamed or mended.
        gliederung: its outline; the file itself has none any more.
        tagged: whether it has a sound structure tree.
        sprache: document language such as ``de-DE``, empty if it names none.
        behauptet_ua: whether it claimed PDF/UA-1 when it came in. Nobody has proven that.
        behauptet_a: whether it claimed PDF/A (any part and level) when it came in.
        formularfelder: how many form fields it keeps.
        kommentare: whether it has notes or marks of people who read it.
    """

    pdf: pikepdf.Pdf
    name: str
    seiten: int
    verluste: tuple[Verlust, ...] = ()
    gliederung: tuple[Gliederungspunkt, ...] = field(default=())
    tagged: bool = False
    sprache: str = ""
    behauptet_ua: bool = False
    behauptet_a: bool = False
    formularfelder: int = 0
    kommentare: bool = False
