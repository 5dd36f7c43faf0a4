"""What a link may do in a Mappe: lead to a page of its own file, or to an address of the web."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from vorlagen.i18n import t
from vorlagen.pdf.quellen.objekte import dictionary, drop, entry

if TYPE_CHECKING:
    from vorlagen.i18n import Text
    from vorlagen.pdf.quellen.verlust import Protokoll
    from vorlagen.pdf.quellen.ziele import Ziele

_SCHEMES: Final = ("http://", "https://", "mailto:")
_NAMES: Final = {
    "/Launch": t("Programm starten"),
    "/SubmitForm": t("Formular absenden"),
    "/ImportData": t("Daten einlesen"),
    "/ResetForm": t("Formular leeren"),
    "/Hide": t("Felder verbergen"),
    "/Named": t("Menübefehl"),
    "/SetOCGState": t("Ebenen umschalten"),
}
_ELSEWHERE: Final = frozenset({"/GoToR", "/GoToE"})
_MEDIA: Final = frozenset({"/Sound", "/Movie", "/Rendition", "/GoTo3DView", "/RichMediaExecute"})


def tell_action(action: object, protokoll: Protokoll, seite: int | None = None) -> None:
    """Note an action that is taken out.

    Args:
        action: the action; a destination, which a file may have in its place, is told by nobody.
        protokoll: where to note it.
        seite: the 0-based page it is on; ``None`` for the whole file.
    """
    kind = entry(action, "/S")
    if kind == "/JavaScript":
        protokoll.note("E101", seite)
    elif str(kind) in _ELSEWHERE:
        protokoll.note("E103", seite)
    elif str(kind) in _MEDIA:
        protokoll.note("E105", seite)
    elif kind is not None and kind not in {"/GoTo", "/URI"}:
        protokoll.note("E102", seite, was=action_name(str(kind)))


def action_name(kind: str) -> Text:
    """What an action does, in words."""
    return _NAMES.get(kind, t("sonstige"))


def tell_triggers(holder: object, protokoll: Protokoll, seite: int | None = None) -> None:
    """Note the additional actions (``/AA``) of a page, field, annotation or file, which are taken out."""
    triggers = dictionary(holder, "/AA")
    for key in sorted(triggers.keys()) if triggers is not None else ():
        tell_action(entry(triggers, key), protokoll, seite)


class Verweise:
    """Makes the links of one file harmless.

    Args:
        ziele: the file's destinations.
        basis: the address that incomplete ones begin at, empty if the file names none.
        protokoll: where losses are noted.
    """

    def __init__(self, ziele: Ziele, basis: str, protokoll: Protokoll) -> None:
        self._ziele = ziele
        self._basis = basis
        self._protokoll = protokoll

    def settle(self, link: Dictionary, seite: int) -> bool:
        """Give a link its one harmless meaning; ``False`` if it has none and is to go.

        A link within the file ends with an explicit ``/Dest`` and without an action.
        """
        action = entry(link, "/A")
        kind = entry(action, "/S")
        goal = entry(action, "/D") if kind == "/GoTo" else entry(link, "/Dest") if action is None else None
        if goal is not None or kind == "/GoTo":
            return self._within(link, goal, seite)
        drop(link, "/Dest")
        if kind == "/URI":
            return self._outside(link, action, seite)
        if kind is None:  # a frame that never led anywhere
            drop(link, "/A")
            return True
        tell_action(action, self._protokoll, seite)
        return False

    def _within(self, link: Dictionary, goal: object, seite: int) -> bool:
        found = self._ziele.resolve(goal)
        drop(link, "/A", "/Dest")
        if found is None:
            self._protokoll.note("E108", seite)
            return False
        link["/Dest"] = self._ziele.write(*found)
        return True

    def _outside(self, link: Dictionary, action: object, seite: int) -> bool:
        value = entry(action, "/URI")
        raw = bytes(value) if isinstance(value, pikepdf.String) else b""
        address = raw.decode("utf-8", "replace").strip()
        if self._basis and ":" not in address.split("/")[0]:
            address = urljoin(self._basis, address)
        if not address.lower().startswith(_SCHEMES) or not address.isprintable():
            self._protokoll.note("E115", seite)
            return False
        link["/A"] = Dictionary(S=Name.URI, URI=pikepdf.String(address.encode("utf-8")))
        return True


def base_address(root: Object) -> str:
    """The address that incomplete ones of a file begin at; empty unless it is one of the web."""
    value = entry(dictionary(root, "/URI"), "/Base")
    address = bytes(value).decode("utf-8", "replace").strip() if isinstance(value, pikepdf.String) else ""
    return address if address.lower().startswith(("http://", "https://")) else ""


def tell_opening(root: Object, protokoll: Protokoll) -> None:
    """Note what a file does when it is opened, closed or printed; a mere first view is no loss."""
    tell_triggers(root, protokoll)
    opening = entry(root, "/OpenAction")
    if not isinstance(opening, Array):
        tell_action(opening, protokoll)
