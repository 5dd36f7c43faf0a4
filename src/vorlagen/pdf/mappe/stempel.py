"""Stamps: number and page bottom right, „Nichtöffentlich“ top right, as people see the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikepdf import Array, Dictionary, Stream

from vorlagen.pdf.mappe.klammern import unbalanced
from vorlagen.pdf.mappe.schrift import embed, subset_font
from vorlagen.pdf.mappe.sichtfeld import field_of_view

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pikepdf

    from vorlagen.pdf.mappe.schrift import Schrift
    from vorlagen.pdf.mappe.sichtfeld import Sichtfeld

GESCHLOSSEN: Final = "Nichtöffentlich"
FONT_KEY: Final = "/VorlagenStempel"
"""Under this name pages know the font; a number follows where a source uses it for a font of its own."""

_SIZE: Final = 9.0
_WARNING_SIZE: Final = 11.0
_RIGHT: Final = 20.0
"""Points from the right edge to the box; printers leave out 4 to 5 mm (14 pt)."""
_BOTTOM: Final = 13.0
_TOP: Final = 15.0
_PADDING: Final = 3.0
_BLACK_ON_WHITE: Final = ("1 g", "0 g")
_WHITE_ON_RED: Final = ("0.6 0 0 rg", "1 g")


class Stempel:
    """Stamps the pages of one joined file with one font."""

    def __init__(self, pdf: pikepdf.Pdf, texts: Iterable[str]) -> None:
        self._pdf = pdf
        self._font: Schrift = subset_font("".join(sorted({" ", *GESCHLOSSEN, *"".join(texts)})))
        self._object: Dictionary = embed(pdf, self._font)
        self._save: Stream = pdf.make_stream(b"q\n")

    def put(self, page: pikepdf.Object, text: str, *, closed: bool, tagged: bool) -> None:
        """Stamp one page, over everything it paints.

        Args:
            page: a page that was never stamped by this object before.
            text: for the corner at the bottom right; ``""`` for none.
            closed: whether the page bears „Nichtöffentlich“.
            tagged: whether its content is the source's own, which may leave graphics states open.
        """
        if not text and not closed:
            return
        before, after = unbalanced(page) if tagged else (0, 0)
        view = field_of_view(page)
        key = self._name_font(page)
        lines = [b"Q\n" * after + b"Q\n/Artifact <</Type /Pagination>> BDC\nq", _numbers(view.matrix) + b" cm"]
        if text:
            lines.append(self._box(view, key, text, low=True))
        if closed:
            lines.append(self._box(view, key, GESCHLOSSEN, low=False))
        stamp = self._pdf.make_stream(b"\n".join([*lines, b"Q\nEMC\n"]))
        old: object = page["/Contents"] if "/Contents" in page else Array()
        page["/Contents"] = Array([self._save] * (1 + before) + [*(old if isinstance(old, Array) else [old]), stamp])

    def _box(self, view: Sichtfeld, key: str, text: str, *, low: bool) -> bytes:
        """A filled box with the text in it; smaller on a page that is too narrow for it."""
        wanted = _SIZE if low else _WARNING_SIZE
        ems = self._font.width(text)
        margin = min(_RIGHT, view.breite / 10)
        size = min(wanted, max(view.breite - 2 * margin, 1) / (ems + 2 * _PADDING / wanted), view.hoehe / 4)
        padding, capital = size * _PADDING / wanted, size * self._font.versal / 1000
        width, height = ems * size + 2 * padding, capital + 2 * padding
        left = view.breite - margin - width
        bottom = min(_BOTTOM, view.hoehe / 10) if low else view.hoehe - min(_TOP, view.hoehe / 10) - height
        fill, ink = _BLACK_ON_WHITE if low else _WHITE_ON_RED
        return b"\n".join((
            fill.encode(), _numbers((left, bottom, width, height)) + b" re f", ink.encode(),
            b"BT " + key.encode() + b" " + _numbers((size,)) + b" Tf 0 Tr 0 Tc 0 Tw 100 Tz 0 Ts "
            + _numbers((left + padding, bottom + padding)) + b" Td " + self._font.encode(text) + b" Tj ET",
        ))  # fmt: skip

    def _name_font(self, page: pikepdf.Object) -> str:
        """The name under which the page knows the font; Resources that pages share get it once."""
        if "/Resources" not in page:
            page["/Resources"] = Dictionary()
        resources = page["/Resources"]
        if "/Font" not in resources:
            resources["/Font"] = Dictionary()
        fonts = resources["/Font"]
        key, number = FONT_KEY, 1
        while key in fonts:
            if fonts[key].objgen == self._object.objgen:
                return key
            number += 1
            key = f"{FONT_KEY}{number}"
        fonts[key] = self._object
        return key


def _numbers(values: Iterable[float]) -> bytes:
    """Numbers as PDF writes them: three places at most, no exponent."""
    return b" ".join((f"{value:.4f}".rstrip("0").rstrip(".") or "0").encode() for value in values)
