"""Jumps: placeholder addresses on our own pages become links within the Mappe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikepdf import Dictionary, Name, String

from vorlagen.pdf.mappe.lesezeichen import destination
from vorlagen.pdf.quellen.objekte import entry, items

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pikepdf

    from vorlagen.pdf.mappe.baustein import Sprung

PLATZHALTER: Final = "https://vorlagen.invalid/"
"""Addresses that begin so stand for places in the Mappe (RFC 2606 keeps ``.invalid`` free for ever)."""


def turn_into_jumps(
    own: Iterable[pikepdf.Object], pages: Sequence[pikepdf.Object], jumps: Mapping[str, Sprung]
) -> set[str]:
    """Rewrite the links; their tags stay as they are.

    Args:
        own: our own pages within the joined file.
        pages: all its pages.
        jumps: where each placeholder address leads.

    Returns:
        the addresses that were met, of which some may lead nowhere.
    """
    met: set[str] = set()
    for page in own:
        for link in items(entry(page, "/Annots")):
            if not isinstance(link, Dictionary) or not (address := address_of(link)).startswith(PLATZHALTER):
                continue
            met.add(address)
            if (jump := jumps.get(address)) is not None:
                link["/A"] = Dictionary(S=Name.GoTo, D=destination(pages[jump.seite]))
                link["/Contents"] = String(jump.worte)
    return met


def address_of(link: pikepdf.Object) -> str:
    """The web address behind an annotation, or ``""``.

    Args:
        link: an annotation.
    """
    action = entry(link, "/A")
    return str(action["/URI"]) if isinstance(action, Dictionary) and "/URI" in action else ""
