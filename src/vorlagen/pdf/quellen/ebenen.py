"""Layers (optional content) of a source: what was hidden stays hidden, said in one way only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pikepdf import Array, Dictionary, Object

from vorlagen.pdf.quellen.objekte import dictionary, drop, entry, items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.pdf.quellen.objekte import Objgen

_GUIDES = ("/Order", "/RBGroups", "/Locked")


def settle_layers(root: Object) -> None:
    """Say in ``/OCProperties`` which layers are off, by ``/OFF`` alone.

    A base state, other configurations and automatic states, which a merge would have to
    reconcile with those of other files, are gone afterwards.

    Args:
        root: the file's catalogue.
    """
    properties = dictionary(root, "/OCProperties")
    layers = list(_layers(entry(properties, "/OCGs")))
    drop(root, "/OCProperties")
    if not layers:
        return
    view = dictionary(properties, "/D")
    hidden = _hidden(layers, view)
    new = Dictionary(OFF=Array([layer for layer in layers if layer.objgen in hidden]))
    for key in _GUIDES:
        value = entry(view, key)
        if isinstance(value, Array):
            new[key] = value
    for layer in layers:
        usage = dictionary(layer, "/Usage")
        if usage is not None:
            drop(usage, "/CreatorInfo", "/User")
        drop(layer, "/Metadata", "/PieceInfo")
    root["/OCProperties"] = Dictionary(OCGs=Array(layers), D=new)


def _layers(value: object) -> Iterator[Dictionary]:
    seen: set[Objgen] = set()
    for layer in items(value):
        if isinstance(layer, Dictionary) and layer.is_indirect and layer.objgen not in seen:
            seen.add(layer.objgen)
            yield layer


def _hidden(layers: list[Dictionary], view: Dictionary | None) -> set[Objgen]:
    """The layers that a viewer does not show when the file is opened."""
    off = {layer.objgen for layer in _layers(entry(view, "/OFF"))}
    if entry(view, "/BaseState") == "/OFF":
        on = {layer.objgen for layer in _layers(entry(view, "/ON"))}
        off |= {layer.objgen for layer in layers} - on
    for automatic in items(entry(view, "/AS")):
        if entry(automatic, "/Event") == "/View":
            off |= {layer.objgen for layer in _layers(entry(automatic, "/OCGs")) if _is_unseen(layer)}
    return off


def _is_unseen(layer: Dictionary) -> bool:
    return entry(dictionary(dictionary(layer, "/Usage"), "/View"), "/ViewState") == "/OFF"
