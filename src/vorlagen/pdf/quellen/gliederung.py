"""A source's own outline as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pikepdf import Dictionary, Object

from vorlagen.i18n import t
from vorlagen.pdf.quellen.objekte import dictionary, entry, words
from vorlagen.pdf.quellen.quelle import Gliederungspunkt

if TYPE_CHECKING:
    from vorlagen.pdf.quellen.grenzen import Grenzen
    from vorlagen.pdf.quellen.objekte import Objgen
    from vorlagen.pdf.quellen.quelle import Sicht
    from vorlagen.pdf.quellen.verlust import Protokoll
    from vorlagen.pdf.quellen.ziele import Ziele

_TITLE: Final = 200
"""Characters of a bookmark; no panel shows more in one line."""
_KREIS: Final = t("im Kreis verkettet")
_TIEF: Final = t("zu tief verschachtelt")
_VIELE: Final = t("zu viele")
_ZIELLOS: Final = t("ohne Ziel in der Datei")


@dataclass(slots=True)
class _Knoten:
    titel: str
    ziel: tuple[int, Sicht] | None
    kinder: list[_Knoten] = field(default_factory=list)


def read_outline(root: Object, ziele: Ziele, grenzen: Grenzen, protokoll: Protokoll) -> tuple[Gliederungspunkt, ...]:
    """The outline of a file.

    An entry without a title is called after its page. One without a destination that groups
    others leads to the first of them; one without both is left out.

    Args:
        root: the file's catalogue.
        ziele: its destinations.
        grenzen: how many entries and levels are read.
        protokoll: where it is noted what is left out.
    """
    top: list[_Knoten] = []
    seen: set[Objgen] = set()
    left: list[tuple[object, list[_Knoten], int]] = [(entry(dictionary(root, "/Outlines"), "/First"), top, 1)]
    while left:
        item, siblings, depth = left.pop()
        while isinstance(item, Dictionary):
            fault = _fault(item, seen, depth, grenzen)
            if fault is not None:
                protokoll.note("E111", was=fault)
                break
            seen.add(item.objgen)
            node = _Knoten(shorten(words(entry(item, "/Title"))), ziele.resolve(_goal(item)))
            siblings.append(node)
            left.append((entry(item, "/First"), node.kinder, depth + 1))
            item = entry(item, "/Next")
    return _finish(top, protokoll)


def shorten(title: str) -> str:
    """A title of bookmark length, cut between two words."""
    if len(title) <= _TITLE:
        return title
    head = title[: _TITLE - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[_TITLE // 2 :] else head.rstrip()) + " …"


def _fault(item: Dictionary, seen: set[Objgen], depth: int, grenzen: Grenzen) -> object:
    if not item.is_indirect or item.objgen in seen:  # entries name each other, so each is an object of its own
        return _KREIS
    if depth > grenzen.tiefe:
        return _TIEF
    return _VIELE if len(seen) >= grenzen.lesezeichen else None


def _goal(item: Dictionary) -> object:
    goal = entry(item, "/Dest")
    if goal is not None:
        return goal
    action = entry(item, "/A")
    return entry(action, "/D") if entry(action, "/S") == "/GoTo" else None


def _finish(nodes: list[_Knoten], protokoll: Protokoll) -> tuple[Gliederungspunkt, ...]:
    """The values, from the deepest level up; the limit of depth bounds the recursion."""
    out: list[Gliederungspunkt] = []
    for node in nodes:
        kinder = _finish(node.kinder, protokoll)
        if node.ziel is not None:
            page, view = node.ziel
        elif kinder:
            page, view = kinder[0].seite, kinder[0].sicht
        else:
            protokoll.note("E111", was=_ZIELLOS)
            continue
        out.append(Gliederungspunkt(node.titel or str(t("Seite {n}", n=page + 1)), page, view, kinder))
    return tuple(out)
