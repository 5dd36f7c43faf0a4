"""The form fields of a source, hung below one root field so that equal names of two sources stay apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream

from vorlagen.pdf.quellen.aktionen import tell_triggers
from vorlagen.pdf.quellen.inhalt import unpacked
from vorlagen.pdf.quellen.objekte import dictionary, drop, entry, items, words
from vorlagen.pdf.quellen.signatur import is_signature

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vorlagen.pdf.quellen.objekte import Objgen
    from vorlagen.pdf.quellen.verlust import Protokoll

_DEPTH: Final = 50
_XFA: Final = 10_000_000
"""Bytes of an XFA packet that are looked at."""
_DYNAMIC: Final = b"dynamicRender>required"


def is_dynamic(root: Object) -> bool:
    """Whether the pages are made by an XFA engine that only Adobe has; the file itself says „Please wait“."""
    form = dictionary(root, "/AcroForm")
    packets = entry(form, "/XFA")
    if packets is None:
        return False
    if entry(root, "/NeedsRendering") is True or not any(True for _ in items(entry(form, "/Fields"))):
        return True
    streams = [one for one in items(packets) if isinstance(one, Stream)]
    return any(_DYNAMIC in (unpacked(one, _XFA) or b"") for one in streams)


def draw_values(pdf: pikepdf.Pdf) -> None:
    """Draw the values of fields whose file leaves that to the viewer; no Mappe can ask for it."""
    form = dictionary(pdf.Root, "/AcroForm")
    if form is not None and entry(form, "/NeedAppearances") is True:
        pdf.generate_appearance_streams()


def settle_fields(pdf: pikepdf.Pdf, widgets: Iterable[Dictionary], kennung: str, protokoll: Protokoll) -> int:
    """Keep the fields that are on pages, below one new root field named ``kennung``.

    Fields without a place on a page, as they stay behind when pages were deleted, would
    carry their values into the Mappe unseen.

    Args:
        pdf: the open file.
        widgets: the annotations of fields on its pages, in their order.
        kennung: what the names of the fields begin with.
        protokoll: where losses are noted.

    Returns:
        How many widgets belong to fields that are kept.
    """
    form = dictionary(pdf.Root, "/AcroForm")
    _tell_form(form, protokoll)
    tree = _Feldbaum(form)
    for widget in widgets:
        tree.add(widget)
    roots = tree.settle(protokoll)
    drop(pdf.Root, "/AcroForm")
    if roots:
        _write(pdf, form, roots, kennung)
        protokoll.note("E116", kennung=kennung)
    return tree.widgets


def _tell_form(form: Dictionary | None, protokoll: Protokoll) -> None:
    if entry(form, "/XFA") is not None:
        protokoll.note("E106")
    if any(True for _ in items(entry(form, "/CO"))):
        protokoll.note("E119")
    for field in items(entry(form, "/Fields")):
        if isinstance(field, Dictionary) and entry(field, "/V") is not None and is_signature(field):
            protokoll.note("E107")  # signed without a place on a page


class _Feldbaum:
    """The fields that widgets belong to, found from below."""

    def __init__(self, form: Dictionary | None) -> None:
        self._order = {
            one.objgen: place for place, one in enumerate(items(entry(form, "/Fields"))) if isinstance(one, Dictionary)
        }
        self._nodes: dict[Objgen, Dictionary] = {}
        self._kids: dict[Objgen, list[Objgen]] = {}
        self._roots: list[Objgen] = []
        self.widgets = 0

    def add(self, widget: Dictionary) -> None:
        """Add a widget and all fields above it."""
        if widget.objgen in self._nodes:
            return
        self.widgets += 1
        node = widget
        self._nodes[node.objgen] = node
        for _ in range(_DEPTH):
            parent = entry(node, "/Parent")
            if not isinstance(parent, Dictionary) or not parent.is_indirect:
                break
            known = parent.objgen in self._nodes
            if known and self._is_below(parent, node):  # the chain bites its own tail
                break
            self._kids.setdefault(parent.objgen, []).append(node.objgen)
            if known:
                return
            self._nodes[parent.objgen] = node = parent
        self._roots.append(node.objgen)

    def _is_below(self, node: Object, above: Object) -> bool:
        left = [above.objgen]
        while left:
            one = left.pop()
            if one == node.objgen:
                return True
            left += self._kids.get(one, ())
        return False

    def settle(self, protokoll: Protokoll) -> list[Dictionary]:
        """The root fields, in the file's order; every field lists just the kids that were found."""
        for key, node in self._nodes.items():
            if "/AA" in node:
                tell_triggers(node, protokoll)
            drop(node, "/AA", "/A", "/Kids")
            if key in self._kids:
                node["/Kids"] = Array([self._nodes[kid] for kid in self._kids[key]])
        ordered = sorted(self._roots, key=lambda key: self._order.get(key, len(self._order)))
        return [self._nodes[key] for key in ordered]


def _write(pdf: pikepdf.Pdf, form: Dictionary | None, roots: list[Dictionary], kennung: str) -> None:
    top = pdf.make_indirect(Dictionary(T=pikepdf.String(kennung), Kids=Array(roots)))
    for place, root in enumerate(roots, 1):
        root["/Parent"] = top
        if not words(entry(root, "/T")):  # without a name it would be a widget of the new root
            root["/T"] = pikepdf.String(f"feld{place}")
    new = Dictionary(Fields=Array([top]))
    for key in ("/DA", "/Q"):
        value = entry(form, key)
        if value is not None:
            top[key] = value
    resources = entry(form, "/DR")
    if resources is not None:
        new["/DR"] = resources
    pdf.Root["/AcroForm"] = new
