"""Optional content of all sources in one file: what was hidden stays hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikepdf import Array, Dictionary, Name, String

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pikepdf

_LISTS: Final = ("/Order", "/Locked", "/RBGroups", "/AS")
_TITLE: Final = "Standard"


class Layer:
    """The joined OCProperties."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._groups = Array()
        self._off = Array()
        self._lists: dict[str, Array] = {key: Array() for key in _LISTS}

    def take_over(self, properties: pikepdf.Object) -> None:
        """Take a source's layers and their default state.

        Args:
            properties: its OCProperties, already an object of the joined file.
        """
        groups = list(properties["/OCGs"]) if "/OCGs" in properties else []
        state = properties["/D"] if "/D" in properties else Dictionary()
        self._groups.extend(groups)
        self._off.extend(_hidden(state, groups))
        for key, joined in self._lists.items():
            if key in state:
                joined.extend(list(state[key]))

    def write(self) -> None:
        """Put the joined properties into the file, if any source had layers."""
        if not len(self._groups):
            return
        state = Dictionary(Name=String(_TITLE), BaseState=Name.ON, OFF=self._off)
        for key, joined in self._lists.items():
            if len(joined):
                state[key] = joined
        self._pdf.Root["/OCProperties"] = self._pdf.make_indirect(Dictionary(OCGs=self._groups, D=state))


def _hidden(state: pikepdf.Object, groups: Sequence[pikepdf.Object]) -> list[pikepdf.Object]:
    """The layers that are off when the source is opened, each once."""
    off = {group.objgen for group in state["/OFF"]} if "/OFF" in state else set()
    if "/BaseState" in state and state["/BaseState"] == Name.OFF:
        shown = {group.objgen for group in state["/ON"]} if "/ON" in state else set()
        off |= {group.objgen for group in groups} - shown
    return [group for group in groups if group.objgen in off]
