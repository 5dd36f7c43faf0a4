"""Cells, headers and text boxes that a paper could leave without any paragraph, which Word takes for damage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vorlagen.i18n import t
from vorlagen.word.pruefung.fund import Fund
from vorlagen.word.pruefung.klammern import MIDDLES, command_of
from vorlagen.word.pruefung.orte import W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

    from vorlagen.word.pruefung.anweisungen import Anweisung

_HOLDERS: Final = {
    W + "tc": t("Die Zelle"),
    W + "hdr": t("Die Kopfzeile"),
    W + "ftr": t("Die Fußzeile"),
    W + "txbxContent": t("Das Textfeld"),
    W + "footnote": t("Die Fußnote"),
    W + "endnote": t("Die Endnote"),
}
_BRANCHING: Final = frozenset({"for", "if"})


@dataclass(slots=True)
class _Zweig:
    """One level of conditions: whether something stands there whichever way they go."""

    etwas: bool = False
    bisher: bool = True
    sonst: bool = False

    def next_branch(self, command: str) -> None:
        self.bisher, self.etwas = self.bisher and self.etwas, False
        self.sonst = self.sonst or command == "else"

    @property
    def immer(self) -> bool:
        return self.sonst and self.bisher and self.etwas


def check_emptiness(anweisungen: Iterable[Anweisung]) -> Iterator[Fund]:
    """Holders whose every paragraph is a placeholder of its own or stands under a condition."""
    wide: dict[etree._Element, dict[etree._Element, Anweisung]] = {}
    for anweisung in anweisungen:
        paragraph = anweisung.traeger
        if anweisung.weite != "p" or paragraph is None or not anweisung.marke.ganz:
            continue
        holder = paragraph.getparent()
        if holder is not None and holder.tag in _HOLDERS:
            wide.setdefault(holder, {}).setdefault(paragraph, anweisung)
    for holder, marks in wide.items():
        if not _always_holds(holder, marks):
            yield Fund("P928", next(iter(marks.values())), werte={"was": _HOLDERS[str(holder.tag)]})


def _always_holds(holder: etree._Element, marks: dict[etree._Element, Anweisung]) -> bool:
    levels = [_Zweig()]
    for block in holder:
        mark = marks.get(block)
        command = command_of(mark) if mark else ""
        if mark is None:
            levels[-1].etwas = levels[-1].etwas or not str(block.tag).endswith("Pr")
        elif command in _BRANCHING:
            levels.append(_Zweig())
        elif command in MIDDLES:
            levels[-1].next_branch(command)
        elif command.removeprefix("end") in _BRANCHING and len(levels) > 1:
            always = levels.pop().immer
            levels[-1].etwas = levels[-1].etwas or always
    return levels[0].etwas
