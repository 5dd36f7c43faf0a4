"""Which fields of a paper the elements of a form name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.formular.satz import PLACEHOLDER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vorlagen.formular.elemente import Element


def printed_fields(elements: Iterable[Element]) -> frozenset[str]:
    """The fields whose values ``elements`` would print, in the words of the form."""
    names: set[str] = set()
    for element in elements:
        names |= {name for name in (element.auswahl, element.tabelle, element.liste, element.langtext) if name}
        names |= {line.feld for line in element.angaben if line.feld} | set(PLACEHOLDER.findall(element.satz or ""))
        names.update(*(printed_fields(field.aufbau) for field in element.nebeneinander))
    return frozenset(names)
