"""What stands before the items of lists: counted as Word counts, whoever wrote the numbering."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, cast

from vorlagen.word.numbering import LEVELS
from vorlagen.word.pruefung.orte import W
from vorlagen.word.rueck.stile import indentation

if TYPE_CHECKING:
    from lxml import etree

    from vorlagen.word.rueck.bloecke import Zahlform

_FORMS: Final = frozenset({"decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman"})
_DELIMITER: Final = re.compile(r"(\()?%[1-9]([.)])")
_GERMAN: Final = ("decimal", "lowerLetter", "lowerRoman")
_HIGHEST_START: Final = 0x7FFFFFFF


@dataclass(frozen=True, slots=True)
class Marke:
    """The marker of one item.

    Attributes:
        nummer: its number; 0 for bullets.
        form: how it counts, as the source writes it; empty for bullets.
        zeichen: what stands behind the number, ``()`` for brackets round it.
        stufe: level in the numbering, from 0.
        neu: whether the numbering begins a new list here.
        reihe: what shares its counters.
        left: where the text of the item begins, in twips, as the numbering says.
        genau: whether Markdown can write the marker as it is.
    """

    nummer: int
    form: Zahlform
    zeichen: str
    stufe: int
    neu: bool
    reihe: str
    left: int
    genau: bool = True


@dataclass(frozen=True, slots=True)
class _Stufe:
    form: str
    text: str
    start: int
    left: int


@dataclass(slots=True)
class Nummern:
    """The counters of one document, going on from paragraph to paragraph.

    Args:
        root: root of ``word/numbering.xml``; ``None`` if there is none.
    """

    root: etree._Element | None
    _abstract: dict[str, etree._Element] = field(default_factory=dict, init=False)
    _instances: dict[str, etree._Element] = field(default_factory=dict, init=False)
    _counters: dict[str, list[int | None]] = field(default_factory=dict, init=False)
    _begun: set[tuple[str, int]] = field(default_factory=set, init=False)
    _usuals: dict[str, str] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Find the definitions and instances by their ids."""
        if self.root is not None:
            self._abstract = {node.get(W + "abstractNumId", ""): node for node in self.root.iter(W + "abstractNum")}
            self._instances = {node.get(W + "numId", ""): node for node in self.root.iter(W + "num")}

    def next(self, properties: etree._Element | None) -> Marke | None:
        """The marker of the next paragraph with these ``w:numPr``; ``None`` if it has none."""
        number, level = _value(properties, "numId"), _value(properties, "ilvl") or "0"
        instance = self._instances.get(number)
        if instance is None or not level.isdigit():
            return None
        stufe = min(int(level), LEVELS - 1)
        abstract = _value(instance, "abstractNumId")
        override = next((o for o in instance.findall(W + "lvlOverride") if o.get(W + "ilvl") == str(stufe)), None)
        shown = self._level(abstract, stufe, override)
        if shown is None or shown.form == "none":
            return None
        start = _value(override, "startOverride")
        neu = bool(start) and (number, stufe) not in self._begun
        self._begun.add((number, stufe))
        count = self._count(abstract, stufe, shown.start, int(start) if neu and start.isdigit() else None)
        return self._marke(abstract, stufe, shown, count, neu=neu)

    def _count(self, abstract: str, level: int, first: int, restart: int | None) -> int:
        counters = self._counters.setdefault(abstract, [None] * LEVELS)
        before = counters[level]
        counters[level] = restart if restart is not None else first if before is None else before + 1
        counters[level + 1 :] = [None] * (LEVELS - level - 1)
        return cast("int", counters[level])

    def _marke(self, abstract: str, level: int, shown: _Stufe, count: int, *, neu: bool) -> Marke:
        if shown.form == "bullet":
            return Marke(0, "", "", level, neu, abstract, shown.left)
        form, delimiter = shown.form, _DELIMITER.fullmatch(shown.text)
        sign = "" if delimiter is None else "()" if delimiter[1] else delimiter[2]
        written = self._usual(abstract)
        if written:
            form, sign = "decimal", written
        known = form if form in _FORMS else "decimal"
        exact = known == form and sign in ((".", ")") if form == "decimal" else (")", "()"))
        if not exact:  # the nearest that Markdown has
            sign = "." if known == "decimal" and sign != "()" else ")"
        return Marke(count, cast("Zahlform", known), sign, level, neu, abstract, shown.left, exact)

    def _usual(self, abstract: str) -> str:
        """What the source wrote behind its numbers, where the levels count 1. – a) – i. as ours do for „1.“.

        Letters that somebody wrote stand on all levels of their definition. LibreOffice
        drops the names of definitions, but keeps the levels.
        """
        if abstract not in self._usuals:
            self._usuals[abstract] = self._usual_sign([self._level(abstract, at, None) for at in range(LEVELS)])
        return self._usuals[abstract]

    def _usual_sign(self, levels: list[_Stufe | None]) -> str:
        forms = [level.form if level is not None else "" for level in levels]
        first = next((at for at, form in enumerate(forms) if form == "lowerLetter"), 0) - 1
        if first < 0 or any(form != usual_form(max(0, at - first)) for at, form in enumerate(forms)):
            return ""
        plain = levels[first]
        return plain.text[-1:] if plain is not None and plain.text[-1:] in (".", ")") else ""

    def _level(self, abstract: str, level: int, override: etree._Element | None) -> _Stufe | None:
        node = override.find(W + "lvl") if override is not None else None
        if node is None:
            definition = self._definition(abstract)
            levels = definition.findall(W + "lvl") if definition is not None else []
            node = next((lvl for lvl in levels if lvl.get(W + "ilvl") == str(level)), None)
        if node is None:
            return None
        start = _value(node, "start")
        left = indentation(node.find(f"{W}pPr/{W}ind"))
        return _Stufe(
            _value(node, "numFmt") or "decimal",
            _value(node, "lvlText"),
            min(int(start), _HIGHEST_START) if start.isdigit() else 0,
            left if left is not None else 0,
        )

    def _definition(self, abstract: str) -> etree._Element | None:
        """The definition, or the one that its style stands for (ECMA-376 part 1, 17.9.21)."""
        definition = self._abstract.get(abstract)
        linked = _value(definition, "numStyleLink")
        if not linked:
            return definition
        return next((node for node in self._abstract.values() if _value(node, "styleLink") == linked), definition)


def _value(element: etree._Element | None, name: str) -> str:
    found = element.find(W + name) if element is not None else None
    return found.get(W + "val", "") if found is not None else ""


def usual_form(depth: int) -> str:
    """How a numbered list counts that lies in ``depth`` others: 1. – a) – i. by German usage."""
    return _GERMAN[depth % len(_GERMAN)]
