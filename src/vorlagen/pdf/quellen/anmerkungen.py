"""The annotations of a source: links, form fields, notes; what acts or carries files is taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from vorlagen.pdf.quellen.aktionen import Verweise, tell_action, tell_triggers
from vorlagen.pdf.quellen.objekte import dictionary, drop, entry, items
from vorlagen.pdf.quellen.signatur import flatten_signature, is_signature

if TYPE_CHECKING:
    from vorlagen.pdf.quellen.grenzen import Grenzen
    from vorlagen.pdf.quellen.objekte import Objgen
    from vorlagen.pdf.quellen.verlust import Protokoll

_MEDIA: Final = frozenset({"/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"})
_NOTES: Final = frozenset({"/Text", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret"})
"""Annotations by which people talk about a text; stamps and drawings belong to it (ISO 32000-1, 12.5.6)."""
_KEPT: Final = frozenset({
    "/Link", "/Widget", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Stamp", "/Ink",
    "/Popup", "/Redact", "/Watermark", "/PrinterMark", "/TrapNet", "/Projection", *_NOTES,
})  # fmt: skip
_ACTING: Final = ("/AA", "/PA", "/AF", "/FS", "/ExData", "/Sound", "/Movie", "/RichMediaContent",
                  "/RichMediaSettings", "/3DD", "/3DV", "/3DA", "/3DI", "/Metadata", "/PieceInfo")  # fmt: skip
_PICTURE: Final = frozenset({
    "/Type", "/Subtype", "/Rect", "/AP", "/AS", "/F", "/P", "/OC", "/Contents", "/StructParent",
})  # fmt: skip
"""All that the mere picture of an annotation needs (ISO 32000-1, table 164)."""
_RELATED: Final = ("/Parent", "/IRT", "/Popup")
_CORNERS: Final = 4


class Anmerkungen:
    """Cleans the annotations of a file page by page.

    Args:
        pdf: the open file.
        verweise: what settles its links.
        grenzen: how many a page may have.
        protokoll: where losses are noted.

    Attributes:
        bleibend: those that are on a page afterwards; the structure tree may still name others.
        widgets: those kept that belong to form fields, with their 0-based page.
        kommentare: whether notes of people who read the file are among those kept.
    """

    def __init__(self, pdf: pikepdf.Pdf, verweise: Verweise, grenzen: Grenzen, protokoll: Protokoll) -> None:
        self._pdf = pdf
        self._verweise = verweise
        self._grenzen = grenzen
        self._protokoll = protokoll
        self.bleibend: set[Objgen] = set()
        self.widgets: list[tuple[int, Dictionary]] = []
        self.kommentare = False

    def clean(self, page: Dictionary, seite: int) -> None:
        """Clean one page: its ``/Annots`` becomes an array of dictionaries, each an object of its own, or goes.

        Args:
            page: the page, which has ``/Annots``.
            seite: its 0-based number.
        """
        found = entry(page, "/Annots")
        kept: list[Dictionary] = []
        for count, one in enumerate(items(found)):
            if count >= self._grenzen.anmerkungen:
                self._protokoll.note("E113", seite)
                break
            if not isinstance(one, Dictionary):
                if one is not None:  # null is a slip that nobody sees
                    self._protokoll.note("E113", seite)
            elif self._judge(one, seite):
                kept.append(one if one.is_indirect else self._pdf.make_indirect(one))
        self._write(page, kept)
        self.bleibend.update(one.objgen for one in kept)
        self.widgets += [(seite, one) for one in kept if entry(one, "/Subtype") == "/Widget"]

    def _judge(self, one: Dictionary, seite: int) -> bool:
        """Whether an annotation stays; what acts in it is taken out."""
        keys = one.keys()
        kind = str(entry(one, "/Subtype"))
        if kind == "/FileAttachment":
            self._protokoll.note("E104", seite)
            return _keep_picture(one)
        if kind in _MEDIA:
            self._protokoll.note("E105", seite)
            return _keep_picture(one)
        rect = entry(one, "/Rect")
        if kind not in _KEPT or not isinstance(rect, Array) or len(rect) != _CORNERS:
            self._protokoll.note("E113", seite)
            return False
        if "/AA" in keys:
            tell_triggers(one, self._protokoll, seite)
        drop(one, *(key for key in _ACTING if key in keys))
        if kind == "/Link":
            return self._verweise.settle(one, seite) or _keep_picture(one)
        if kind == "/Widget" and is_signature(one) and not flatten_signature(one, seite, self._protokoll):
            return False
        if "/A" in keys:
            tell_action(one["/A"], self._protokoll, seite)
            del one["/A"]
        self._tell(kind, seite)
        return True

    def _tell(self, kind: str, seite: int) -> None:
        if kind in _NOTES:
            self.kommentare = True
            self._protokoll.note("E117", seite)
        elif kind == "/Redact":
            self._protokoll.note("E118", seite)

    @staticmethod
    def _write(page: Dictionary, kept: list[Dictionary]) -> None:
        """Replies and windows of notes that are not on this page would bring things from elsewhere along."""
        here = {one.objgen for one in kept}
        for one in kept:
            keys = one.keys()
            if "/P" in keys:
                one["/P"] = page
            if entry(one, "/Subtype") == "/Widget":
                continue
            for key in _RELATED:
                if key in keys and getattr(one[key], "objgen", None) not in here:
                    del one[key]
        drop(page, "/Annots")
        if kept:
            page["/Annots"] = Array(kept)


def _keep_picture(one: Dictionary) -> bool:
    """Turn an annotation whose purpose is gone into a stamp that shows what it showed; ``False`` if that is nothing."""
    rect = entry(one, "/Rect")
    if entry(dictionary(one, "/AP"), "/N") is None or not isinstance(rect, Array) or len(rect) != _CORNERS:
        return False
    drop(one, *sorted(one.keys() - _PICTURE))
    one["/Subtype"] = Name.Stamp
    return True
