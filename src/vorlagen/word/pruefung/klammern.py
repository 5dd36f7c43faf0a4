"""Loops and conditions: that each ends, in the same place of the markup where it began."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from vorlagen.word.pruefung.fund import Fund
from vorlagen.word.pruefung.orte import PARAGRAPH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml import etree

    from vorlagen.word.pruefung.anweisungen import Anweisung

ENDS: Final[Mapping[str, str]] = {
    name: f"end{name}" for name in ("for", "if", "with", "set", "macro", "call", "filter", "block", "autoescape", "raw")
}
MIDDLES: Final[Mapping[str, frozenset[str]]] = {"elif": frozenset({"if"}), "else": frozenset({"if", "for"})}
COMMANDS: Final = (*ENDS, *ENDS.values(), *MIDDLES)
_BEGINS: Final = {end: name for name, end in ENDS.items()}


class Schritt(Enum):
    """What a placeholder does to the blocks round it."""

    WERT = auto()
    AUF = auto()
    MITTE = auto()
    ZU = auto()


Ablauf = list[tuple[Schritt, "Anweisung"]]
"""The placeholders of a part with what they do; every block that is opened is closed."""


def command_of(anweisung: Anweisung) -> str:
    """The command, a misspelt one as the one that was most likely meant."""
    if anweisung.befehl in COMMANDS or anweisung.befehl == "":
        return anweisung.befehl
    near = difflib.get_close_matches(anweisung.befehl, COMMANDS, n=1, cutoff=0.6)
    return near[0] if near else anweisung.befehl


def nest(anweisungen: Iterable[Anweisung]) -> tuple[Ablauf, list[Fund]]:
    """Pair the blocks of a part.

    A placeholder that does not close (P910) counts with its command, so that its partner is
    not reported as well.
    """
    paar = _Paarung(list(anweisungen))
    for at, anweisung in enumerate(paar.anweisungen):
        paar.take(at, anweisung)
    paar.close_all()
    return paar.ablauf, paar.funde


@dataclass(slots=True)
class _Paarung:
    anweisungen: list[Anweisung]
    offen: list[Anweisung] = field(default_factory=list)
    ablauf: Ablauf = field(default_factory=list)
    funde: list[Fund] = field(default_factory=list)

    def take(self, at: int, anweisung: Anweisung) -> None:
        command = command_of(anweisung)
        if anweisung.marke.kante not in ("{{", "{%") or self._is_raw(command):
            return
        if command in MIDDLES:
            self._middle(anweisung, MIDDLES[command])
        elif command in _BEGINS:
            self._end(at, anweisung, _BEGINS[command])
        elif command in ENDS and not (command == "set" and "=" in anweisung.inhalt):
            self.offen.append(anweisung)
            self.ablauf.append((Schritt.AUF, anweisung))
        else:
            self.ablauf.append((Schritt.WERT, anweisung))

    def _is_raw(self, command: str) -> bool:
        """Whether this stands between ``raw`` and ``endraw``, where nothing is read."""
        return bool(self.offen) and command_of(self.offen[-1]) == "raw" and command != "endraw"

    def _middle(self, anweisung: Anweisung, parents: frozenset[str]) -> None:
        if self.offen and command_of(self.offen[-1]) in parents:
            self._compare(self.offen[-1], anweisung)
            self.ablauf.append((Schritt.MITTE, anweisung))
        else:
            self.funde.append(Fund("P913", anweisung))

    def _end(self, at: int, anweisung: Anweisung, begin: str) -> None:
        opened = [command_of(block) for block in self.offen]
        if begin in opened:
            while command_of(self.offen[-1]) != begin:
                self._unclosed()
            self._compare(self.offen[-1], anweisung)
            self._pop(anweisung)
            return
        self.funde.append(Fund("P913", anweisung))
        if opened and not self._ends_later(opened[-1], at):
            self._pop(anweisung)  # the wrong word at the end of the block: one fault, not two

    def _ends_later(self, begin: str, at: int) -> bool:
        """Whether behind ``at`` comes an end for a block that is open there."""
        depth = 0
        for other in self.anweisungen[at + 1 :]:
            command = command_of(other)
            depth += (command == begin) - (command == ENDS[begin])
            if depth < 0:
                return True
        return False

    def close_all(self) -> None:
        while self.offen:
            self._unclosed()

    def _unclosed(self) -> None:
        block = self.offen[-1]
        if block.marke.ganz:
            end = f"{{%{block.weite} {ENDS[command_of(block)]} %}}"
            self.funde.append(Fund("P912", block, werte={"ende": end}))
        self._pop(block)

    def _pop(self, anweisung: Anweisung) -> None:
        self.offen.pop()
        self.ablauf.append((Schritt.ZU, anweisung))

    def _compare(self, begin: Anweisung, other: Anweisung) -> None:
        """Report a block whose parts lie at different places of the markup, once."""
        code = _crossing(begin, other)
        told = any(fund.anweisung is begin and fund.code in ("P914", "P915") for fund in self.funde)
        if code and not told:
            values = {"ende": other.schreibweise, "ziel": other.absatz.ort}
            self.funde.append(Fund(code, begin, werte=values))


def _crossing(begin: Anweisung, end: Anweisung) -> str:
    """Code of the fault that a block makes which begins and ends in different places, empty for none."""
    first, last = begin.traeger, end.traeger
    if not (begin.marke.ganz and end.marke.ganz) or first is None or last is None:  # said by P910 and P924
        return ""
    if begin.weite or end.weite:
        return "" if begin.weite == end.weite and first.getparent() is last.getparent() else "P914"
    down, other = _ways(first, last)
    if down != other or PARAGRAPH in down[1:]:
        return "P914"
    # „{%-“ and „-%}“ join paragraphs (docxtpl).
    joined = any(mark.inhalt.startswith("-") or mark.inhalt.endswith("-") for mark in (begin.marke, end.marke))
    return "P915" if PARAGRAPH in down and not joined else ""


def _ways(first: etree._Element, last: etree._Element) -> tuple[list[str], list[str]]:
    """Names of the elements from the nearest common one down to each."""
    above = [first, *first.iterancestors()]
    below = [last, *last.iterancestors()]
    common = next(element for element in above if element in below)
    return tuple(  # type: ignore[return-value]
        [str(element.tag) for element in reversed(way[: way.index(common)])] for way in (above, below)
    )
