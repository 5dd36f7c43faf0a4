"""What a placeholder takes with it: its paragraph, row or cell, and the looks of its letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vorlagen.i18n import t
from vorlagen.word.pruefung.fund import Fund
from vorlagen.word.pruefung.orte import CELL, RUN, W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

    from vorlagen.word.pruefung.anweisungen import Anweisung

_WHOLE: Final = {
    "p": (t("seinem Absatz"), t("einen Absatz")),
    "tr": (t("seiner Tabellenzeile"), t("eine Tabellenzeile")),
    "tc": (t("seiner Zelle"), t("eine Zelle")),
}
CELL_COMMANDS: Final = frozenset({"vm", "hm", "colspan", "cellbg"})
"""Commands of docxtpl that join or colour the cell that they stand in."""
_SHOWN: Final = (W + "drawing", W + "pict", W + "object")
_WITHOUT_LOOK: Final = frozenset(
    W + name for name in ("lang", "noProof", "webHidden", "bCs", "iCs", "szCs", "rtl", "cs", "eastAsianLayout")
)


def check_extent(anweisungen: Iterable[Anweisung]) -> Iterator[Fund]:
    """Placeholders that would swallow what stands beside them, or that Word has torn apart."""
    seen: set[etree._Element] = set()
    for anweisung in anweisungen:
        if not anweisung.marke.ganz:
            continue
        holder = anweisung.traeger
        if holder is None or (anweisung.befehl in CELL_COMMANDS and _cell(anweisung) is None):
            yield Fund("P924", anweisung)
        elif anweisung.weite in _WHOLE and holder not in seen:
            seen.add(holder)
            if _has_more(holder, anweisung):
                where, own = _WHOLE[anweisung.weite]
                yield Fund("P923", anweisung, werte={"worin": where, "eigen": own})
        yield from _torn(anweisung)


def _cell(anweisung: Anweisung) -> etree._Element | None:
    return next(anweisung.element.iterancestors(CELL), None)


def _has_more(holder: etree._Element, anweisung: Anweisung) -> bool:
    words = "".join("".join(node.text or "" for node in holder.iter(W + "t")).split())
    own = "".join(anweisung.absatz.worte[anweisung.marke.start : anweisung.marke.ende].split())
    return words != own or next(holder.iter(*_SHOWN), None) is not None


def _torn(anweisung: Anweisung) -> Iterator[Fund]:
    """A placeholder in several runs; Word makes them of every correction, so only a visible difference counts."""
    mark, words = anweisung.marke, anweisung.absatz.worte
    pieces = anweisung.absatz.pieces_in(mark.start, mark.ende)
    first, last = pieces[0].element, pieces[-1].element
    if first is last:
        return
    if _run(first).getparent() is not _run(last).getparent():
        yield Fund("P918", anweisung)
        return
    ends = [*(piece.start for piece in pieces[1:]), mark.ende]
    inner = [
        piece for piece, end in zip(pieces, ends, strict=True) if words[max(piece.start, mark.start) : end].strip()
    ]
    if mark.kante == "{{" and len({_look(piece.element) for piece in inner}) > 1:
        yield Fund("P917", anweisung)


def _run(element: etree._Element) -> etree._Element:
    return next(element.iterancestors(RUN), element)


def _look(element: etree._Element) -> frozenset[tuple[str, tuple[tuple[str, str], ...]]]:
    properties = _run(element).find(W + "rPr")
    return frozenset(
        (str(child.tag), tuple(sorted((str(key), str(value)) for key, value in child.items() if key != W + "hint")))
        for child in (properties if properties is not None else ())
        if child.tag not in _WITHOUT_LOOK
    )
