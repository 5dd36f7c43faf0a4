"""From a form's elements and a paper's values to printed blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vorlagen.formular.anzeige import format_value
from vorlagen.formular.elemente import Abschnitt, Angabe, Bedingung, Element, Option, Spalte
from vorlagen.formular.tabelle import set_table
from vorlagen.formular.zeilen import (
    Angabenblock,
    Auswahlblock,
    Block,
    Feldblock,
    Kaestchen,
    Langtextblock,
    Listenblock,
    Satzblock,
    Unterschriftblock,
    Unterzeichner,
    Wertzeile,
)
from vorlagen.models import Anlage, Auswahl, Modell, Vorlage
from vorlagen.models.blaetter import field_flag, field_title, leaves, model_at, without_positions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vorlagen.findings import Path
    from vorlagen.formular.formular import Formular

PLACEHOLDER = re.compile(r"\{([a-z0-9_.]+)\}")
_SELF = "."
_NAME = "bezeichnung"
"""What an entry is called; it needs no label that says so."""


class Setzer:
    """Sets the blocks of one paper and remembers which leaves it has printed.

    Args:
        vorlage: the paper.
        formular: its form, completed.
        public: leave out what is not meant for the public.
        words: whether values become German text; without, only what is printed is found out,
            and no formatting library is loaded.
    """

    def __init__(self, vorlage: Vorlage, formular: Formular, *, public: bool, words: bool = True) -> None:
        self.vorlage = vorlage
        self.formular = formular
        self.public = public
        self.words = words
        self.printed: set[Path] = set()

    def value(self, path: Path) -> object:
        """The value at ``path``, ``None`` if it or something above it is absent.

        Through a list without a position (``deckung.art``) it is the values of all entries.
        """
        found: object = self.vorlage
        for at, step in enumerate(path):
            if not isinstance(found, tuple):
                found = getattr(found, str(step), None)
            elif isinstance(step, int):
                found = found[step] if step < len(found) else None
            else:
                places = (self.value((*path[:at], entry, *path[at:])) for entry in range(len(found)))
                found = tuple(part for place in places for part in _many(place))
                break
        return found if found not in ((), "") else None

    def places(self, path: Path) -> Iterator[Path]:
        """``path`` itself, or that of each entry where it leads through a list without a position."""
        for at in range(1, len(path)):
            if isinstance(path[at], str) and isinstance(entries := self.value(path[:at]), tuple):
                for entry in range(len(entries)):
                    yield from self.places((*path[:at], entry, *path[at:]))
                return
        yield path

    def resolve(self, scope: Path, name: str) -> Path:
        """The path that ``name`` means inside ``scope``: of the entry, of its block, of the paper."""
        return resolve(type(self.vorlage), scope, name)

    def text(self, path: Path) -> str:
        """The printed text at ``path``; it counts as printed from here on."""
        self.printed.update(at for at, _ in self._seen(path))
        return self.peek(path)

    def peek(self, path: Path) -> str:
        """The text at ``path`` for a template that may or may not print it."""
        parts = self._seen(path)
        if not self.words:
            return "…" if parts else ""
        words = [format_value(leaf, self.formular, without_positions(at)) for at, leaf in parts]
        if all(isinstance(leaf, Auswahl | bool) for _, leaf in parts):
            words = list(dict.fromkeys(words))  # what several entries have in common is told once
        return self.told([at for at, _ in parts], words)

    def told(self, places: Sequence[Path], words: Sequence[str]) -> str:  # noqa: ARG002 - a trace needs the places
        """The words of several leaves as one text; a trace (``formular.spuren``) notes which word is whose."""
        return ", ".join(words)

    def told_empty(self, path: Path, words: str) -> str:  # noqa: ARG002 - as above
        """What the form says where nothing stands at ``path``."""
        return words

    def told_nothing(self, section: Abschnitt) -> Block:
        """What the form says where a whole section is empty."""
        return Satzblock(section.leer or "")

    def told_box(self, scope: Path, option: Option, words: str) -> str:  # noqa: ARG002 - as above
        """The words behind a box."""
        return words

    def told_column(self, path: Path, column: Spalte, words: str) -> str:  # noqa: ARG002 - as above
        """The heading of a column in the table of the list at ``path``."""
        return words

    def _seen(self, path: Path) -> list[tuple[Path, object]]:
        """The leaves at ``path`` that this audience may see."""
        found = (leaf for place in self.places(path) for leaf in leaves(self.value(place), place))
        return [(at, leaf) for at, leaf in found if not self.is_hidden(at)]

    def filled(self, scope: Path, text: str) -> str:
        """Words of the form with values of the paper in the place of ``{feld}``; protected spaces stay."""
        words = PLACEHOLDER.sub(lambda match: self.text(self.resolve(scope, match[1])), text).split(" ")
        return " ".join(bare for word in words if (bare := word.strip()))

    def mark(self, *paths: Path) -> None:
        """Count leaves as printed that every template prints."""
        self.printed.update(path for path in paths if self.value(path) is not None)

    def is_single_line(self, name: str) -> bool:
        """Whether a field of the paper holds one value and no block."""
        value = getattr(self.vorlage, name)
        return not isinstance(value, Modell | tuple) and not self.is_hidden((name,))

    def is_closed(self, section: Abschnitt) -> bool:
        """Whether a section has something in it that is not meant for this audience."""
        path = (section.feld or "",)
        return any(leaves(self.value(path))) and self.is_hidden(path)

    def heading(self, section: Abschnitt) -> str:
        """The section's heading: the form's own, else what the field is called."""
        if section.ueberschrift is not None or section.feld is None:
            return section.ueberschrift or ""
        return field_title(type(self.vorlage), (section.feld,))

    def blocks(self, section: Abschnitt) -> tuple[Block, ...]:
        """What stands below the heading of ``section``; nothing if it is empty and no element stands there always."""
        scope: Path = (section.feld,) if section.feld else ()
        if scope and self.value(scope) is None and not any(map(_stands_always, section.aufbau)):
            return ()
        return self.elements(scope, section.aufbau or ((Element(langtext=_SELF),) if section.feld else ()))

    def elements(self, scope: Path, elements: tuple[Element, ...]) -> tuple[Block, ...]:
        """The blocks of ``elements``, those left out whose conditions do not hold or that have nothing to print."""
        blocks: list[Block] = []
        for element in elements:
            if not all(self.holds(scope, condition) for condition in element.wenn):
                continue
            found = self._setters[element.kind](self, scope, element)
            joined = _join(blocks[-1], found) if element.anschluss and blocks else None
            if joined is not None:
                blocks[-1] = joined
            else:
                blocks += found if isinstance(found, tuple) else () if found is None else (found,)
        return tuple(blocks)

    def holds(self, scope: Path, condition: Bedingung) -> bool:
        """Whether a condition of the form holds for this paper; what an audience may not see is empty for it."""
        path = self.resolve(scope, condition.feld or _SELF)
        value = None if self.is_hidden(path) else self.value(path)
        if condition.leer:
            return value is None
        words = set(_words(value))
        if condition.ist and not words & set(condition.ist):
            return False
        if condition.nicht:
            return not words & set(condition.nicht)
        return bool(condition.ist) or value is not None

    def lines(self, scope: Path, lines: tuple[Angabe, ...]) -> tuple[Wertzeile, ...]:
        """Labelled lines; those without a value are left out unless the form has a text for that."""
        found: list[Wertzeile] = []
        for line in lines:
            if not all(self.holds(scope, condition) for condition in line.wenn):
                continue
            path = self.resolve(scope, line.feld or _SELF)
            value = line.text or self.text(path) or (line.leer and self.told_empty(path, line.leer))
            if value:
                label = line.bezeichnung or field_title(type(self.vorlage), without_positions(path))
                found.append(Wertzeile(label, value))
        return tuple(found)

    def is_hidden(self, path: Path) -> bool:
        """Whether this audience may not see what stands at ``path``: internal fields, closed attachments."""
        if not self.public:
            return False
        above = (self.value(path[:end]) for end in range(1, len(path) + 1))
        return field_flag(type(self.vorlage), without_positions(path), "intern") or any(map(_is_closed, above))

    def _satz(self, scope: Path, element: Element) -> Block | None:
        names = PLACEHOLDER.findall(element.satz or "")
        paths = {name: self.resolve(scope, name) for name in names}
        if any(not self.peek(path) for path in paths.values()):
            return None
        return Satzblock(PLACEHOLDER.sub(lambda match: self.text(paths[match[1]]), element.satz or ""))

    def _auswahl(self, scope: Path, element: Element) -> Block | None:
        path = self.resolve(scope, element.auswahl or _SELF)
        value = None if self.is_hidden(path) else self.value(path)
        if value is None and not element.immer and not any(option.wenn for option in element.optionen):
            return None
        chosen = [part for part in _many(value) if isinstance(part, Auswahl | bool)]
        options = element.optionen or self._options(chosen, without_positions(path))
        boxes = tuple(self._box(scope, path, option, set(_words(value))) for option in options)
        covered = {word for option in _flat(options) for word in option.werte}
        for part in chosen:  # a choice that the form has no box for is printed all the same
            if not covered.issuperset(_words(part)) and not any(option.wenn for option in options):
                words = format_value(part, self.formular, without_positions(path))
                told = self.told_box(path, Option(werte=tuple(_words(part))), words)
                boxes = (*boxes, Kaestchen(told, gewaehlt=True))
        self.text(path)
        return Auswahlblock(element.titel or "", boxes)

    def _options(self, chosen: list[Auswahl | bool], path: tuple[str, ...]) -> tuple[Option, ...]:
        """A box for every value of the choice; open ones only where they were chosen."""
        first = chosen[0] if chosen else None
        values: Iterable[Auswahl | bool] = (True, False) if isinstance(first, bool) else type(first) if first else ()
        return tuple(
            Option(text=format_value(value, self.formular, path), werte=tuple(_words(value)))
            for value in values
            if str(value) not in _OFFEN or value in chosen
        )

    def _box(self, scope: Path, path: Path, option: Option, chosen: set[str]) -> Kaestchen:
        ticked = bool(chosen & set(option.werte))
        if option.wenn:
            ticked = all(self.holds(scope, condition) for condition in option.wenn)
            self._mark_told(scope, option.wenn, ticked=ticked)
        below = tuple(self._box(scope, path, part, chosen) for part in option.darunter)
        words = self.filled(scope, option.text or "")
        return Kaestchen(self.told_box(scope if option.wenn else path, option, words), ticked, below)

    def _mark_told(self, scope: Path, conditions: tuple[Bedingung, ...], *, ticked: bool) -> None:
        """Count as printed what a box tells: a ticked one the values it stands for, an empty one a „nein“."""
        for condition in conditions:
            path = self.resolve(scope, condition.feld or _SELF)
            if condition.ist and (ticked or self.value(path) is False):
                self.mark(path)

    def _angaben(self, scope: Path, element: Element) -> Block | None:
        lines = self.lines(scope, element.angaben)
        return Angabenblock(lines) if lines else None

    def _nebeneinander(self, scope: Path, element: Element) -> Block | None:
        felder = tuple((field.titel or "", self.elements(scope, field.aufbau)) for field in element.nebeneinander)
        return Feldblock(felder) if any(blocks for _, blocks in felder) else None

    def _liste(self, scope: Path, element: Element) -> Block | None:
        path = self.resolve(scope, element.liste or _SELF)
        points = [point for place in self.entries(path) if (point := self._point(place, element))]
        return Listenblock(element.titel or "", tuple(points)) if points else None

    def entries(self, path: Path) -> list[Path]:
        """The places of the filled entries of a list; empty ones of a new paper are left out."""
        return [(*path, at) for at, entry in enumerate(_many(self.value(path))) if any(leaves(entry))]

    def _point(self, path: Path, element: Element) -> str:
        entry = self.value(path)
        if self.is_hidden(path):
            return self.closed(path)
        if not isinstance(entry, Modell):
            return self.text(path)
        text = self.joined(path, element.felder, element.trenner)
        if not isinstance(entry, Anlage):
            return text
        self.mark((*path, "nr"), (*path, "oeffentlich"))
        closed = " (nichtöffentlich)" if _is_closed(entry) else ""
        return f"{self._anlage(path)}: {text}{closed}"

    def _anlage(self, path: Path) -> str:
        return f"Anlage {self.value((*path, 'nr')) or int(path[-1]) + 1}"

    def closed(self, path: Path) -> str:
        """All that the public is told of an attachment that it may not see."""
        return f"{self._anlage(path)} (nichtöffentlich)" if _is_closed(self.value(path)) else ""

    def joined(self, entry: Path, names: tuple[str, ...], separator: str | None, *, labelled: bool = False) -> str:
        """The filled fields ``names`` of an entry, joined; ``labelled`` puts before each what it is."""
        parts: list[str] = []
        for name in names:
            path = self.resolve(entry, name)
            text = self.text(path)
            named = labelled and name != _NAME
            label = f"{field_title(type(self.vorlage), without_positions(path))} " if named else ""
            parts += [label + text] if text else []
        gap = " " if not separator else f"{separator} " if separator in ",;:" else f" {separator} "
        return gap.join(parts)

    def _langtext(self, scope: Path, element: Element) -> Block | tuple[Block, ...] | None:
        path = self.resolve(scope, element.langtext or _SELF)
        value = self.value(path)
        if isinstance(value, tuple) and isinstance(value[0], Modell):
            return self._per_body(path)
        text = self.text(path)
        return Langtextblock(element.titel or "", text, ".".join(without_positions(path))) if text else None

    def _per_body(self, path: Path) -> tuple[Block, ...]:
        """A text for each body, headed by the body's name (Aachen, Sehnde)."""
        field = ".".join(without_positions(path))
        places = self.entries(path)
        texts = [(self.text((*place, "gremium")), self.text((*place, "text"))) for place in places]
        return tuple(Langtextblock(body, text, field) for body, text in texts if body or text)

    def _unterschrift(self, scope: Path, element: Element) -> Block | None:
        path = self.resolve(scope, element.unterschrift or _SELF)
        people = tuple(
            Unterzeichner(*(self.text((*place, name)) for name in ("zusatz", "name", "funktion")))
            for place in self.entries(path)
        )
        return Unterschriftblock(people) if people else None

    _setters: dict[str, Callable[[Setzer, Path, Element], Block | tuple[Block, ...] | None]] = {  # noqa: RUF012 - never changed
        "satz": _satz,
        "auswahl": _auswahl,
        "angaben": _angaben,
        "tabelle": set_table,
        "liste": _liste,
        "langtext": _langtext,
        "unterschrift": _unterschrift,
        "nebeneinander": _nebeneinander,
    }


def resolve(model: type[Vorlage], scope: Path, name: str) -> Path:
    """The path that ``name`` means inside ``scope`` in papers of ``model``: of entry, block or paper."""
    if name == _SELF:
        return scope
    steps = tuple(name.split("."))
    for end in range(len(scope), 0, -1):
        holder = model_at(model, without_positions(scope[:end]))
        if holder is not None and steps[0] in holder.model_fields:
            return (*scope[:end], *steps)
    return steps


def _stands_always(element: Element) -> bool:
    return bool(element.immer) or any(_stands_always(part) for field in element.nebeneinander for part in field.aufbau)


def _join(before: Block, found: object) -> Block | None:
    """Two sentences in one paragraph, or two groups of boxes in one line; ``None`` if they cannot be joined."""
    if isinstance(before, Satzblock) and isinstance(found, Satzblock):
        return Satzblock(f"{before.text} {found.text}")
    if isinstance(before, Auswahlblock) and isinstance(found, Auswahlblock):
        return Auswahlblock(before.einleitung, (*before.kaestchen, *found.kaestchen))
    return None


def _many(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _words(value: object) -> list[str]:
    """Values in the words in which forms name them."""
    return [str(part) if not isinstance(part, bool) else "ja" if part else "nein" for part in _many(value)]


def _is_closed(value: object) -> bool:
    return isinstance(value, Anlage) and value.oeffentlich is False


def _flat(options: tuple[Option, ...]) -> list[Option]:
    return [part for option in options for part in (option, *_flat(option.darunter))]


_OFFEN = frozenset({"offen", "entfaellt"})
