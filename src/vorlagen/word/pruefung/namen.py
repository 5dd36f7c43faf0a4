"""Whether the names in a placeholder exist, and what stands behind it."""

from __future__ import annotations

import difflib
from collections import ChainMap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from jinja2 import nodes
from markupsafe import Markup

from vorlagen.i18n import Text, t
from vorlagen.models import normalise_key
from vorlagen.word.platzhaltervorrat import Absatztext, Gruppe, Liste, Typ, Vorrat, Wert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import jinja2

Bereich = ChainMap[str, Typ | None]
"""The names that exist at a place; ``None`` for one of which nobody knows what it is."""

_CHANGING: Final = frozenset({"append", "clear", "extend", "insert", "pop", "popitem", "remove", "reverse",
                              "setdefault", "sort", "update"})  # fmt: skip
"""Methods that the sandbox refuses because they change what the next placeholder would print."""
_SAME: Final = frozenset({"default", "d", "list", "reject", "rejectattr", "reverse", "safe", "select", "selectattr",
                          "sort", "unique"})  # fmt: skip
_ONE: Final = frozenset({"first", "last", "random", "join"})
_DEFINED: Final = frozenset({"defined", "undefined"})
_DEFAULT: Final = frozenset({"default", "d"})
_SECTIONS: Final = frozenset({"abschnitt", "abschnitte"})
_SHOWN: Final = 12
ALLE: Final = ""
"""Stands among the printed sections for all of them."""


@dataclass(frozen=True, slots=True)
class Mangel:
    """Something wrong with an expression.

    Attributes:
        code: of the finding.
        name: what is meant, for the message.
        wort: the word in the placeholder that it is about.
        hinweis: what to do; ``None`` for what the code always says.
    """

    code: str
    name: str
    wort: str
    hinweis: Text | None = None


@dataclass(slots=True)
class Ausdruck:
    """Checks expressions within the names that exist at their place.

    Attributes:
        umgebung: Jinja's environment, for its filters and tests.
        bereich: the names.
        vorrat: what the form supplies.
        maengel: what was found.
        gemeint: sections that a misspelt name most likely means.
    """

    umgebung: jinja2.Environment
    bereich: Bereich
    vorrat: Vorrat
    maengel: list[Mangel] = field(default_factory=list)
    gemeint: set[str] = field(default_factory=set)

    def type_of(self, node: nodes.Node | None) -> Typ | None:  # noqa: C901, PLR0911 - one for each kind of node
        """What an expression gives; ``None`` if that cannot be told."""
        match node:
            case nodes.Name():
                return self._name(node.name)
            case nodes.Getattr():
                return self._member(node, node.attr)
            case nodes.Getitem(arg=nodes.Const(value=str() as key)):
                return self._member(node, key)
            case nodes.Getitem():
                return self._item(node)
            case nodes.Filter():
                return self._filter(node)
            case nodes.Test():
                return self._test(node)
            case nodes.Const():
                return Wert() if isinstance(node.value, str) else None
            case nodes.CondExpr():
                self.type_of(node.test)
                return self._either(node.expr1, node.expr2)
            case nodes.Or() | nodes.And():
                return self._either(node.left, node.right)
            case None:
                return None
        for child in node.iter_child_nodes():
            self.type_of(child)
        return None

    def _either(self, left: nodes.Node, right: nodes.Node | None) -> Typ | None:
        first, second = self.type_of(left), self.type_of(right)
        return first if first == second or right is None else None

    def _name(self, name: str) -> Typ | None:
        if name in self.bereich:
            return self.bereich[name]
        hint = self._suggest(name, _with_members(self.bereich))
        if name in self.vorrat.bloecke and name in self.vorrat.abschnitte:
            hint = t("Dieses Feld steht in einem eigenen Abschnitt: „{{{{p abschnitt.{name} }}}}“.", name=name)
        elif name in self.vorrat.bloecke:
            hint = t("Dieses Feld hat mehrere Angaben; sie werden mit „kopf“ oder „abschnitte“ gedruckt.")
        self.maengel.append(Mangel("P920", name, name, hint))
        return None

    def _suggest(self, name: str, known: Iterable[str], before: str = "") -> Text | None:
        near = _nearest(name, known)
        if near is None:
            return None
        if before + near in _SECTIONS:
            self.gemeint.add(ALLE)
        if before == "abschnitt.":
            self.gemeint.add(near)
        return t("Meinten Sie „{near}“?", near=before + near)

    def _member(self, node: nodes.Getattr | nodes.Getitem, key: str) -> Typ | None:
        holder = self.type_of(node.node)
        if key.startswith("_") or (isinstance(holder, Liste | Gruppe) and key in _CHANGING):
            self.maengel.append(Mangel("P922", key, key))
            return None
        if isinstance(holder, Gruppe):
            if key in holder.teile:
                return holder.teile[key]
            if hasattr(dict, key):
                return None
        elif holder is None or hasattr(list if isinstance(holder, Liste) else Markup, key):
            return None
        name = _dotted(node.node)
        self.maengel.append(Mangel("P920", f"{name}.{key}", key, self._hint(name, holder, key)))
        return None

    def _hint(self, name: str, holder: Typ, key: str) -> Text:
        if isinstance(holder, Gruppe):
            shown = [*list(holder.teile)[:_SHOWN], *(["…"] if len(holder.teile) > _SHOWN else [])]
            return self._suggest(key, holder.teile, f"{name}.") or t("Hier gibt es: {names}.", names=", ".join(shown))
        if isinstance(holder, Liste) and isinstance(holder.element, Absatztext):
            self.gemeint.add(key)
            return t("Meinten Sie „{near}“?", near=f"abschnitt.{key}")
        if isinstance(holder, Liste):
            return t("„{name}“ hat mehrere Einträge. Schreiben Sie eine Schleife: "
                     "{{%p for eintrag in {name} %}} … {{{{ eintrag.{key} }}}} … {{%p endfor %}}.",
                     name=name, key=key)  # fmt: skip
        return t("„{name}“ ist ein fertiger Text ohne weitere Angaben. Schreiben Sie nur „{name}“.", name=name)

    def _item(self, node: nodes.Getitem) -> Typ | None:
        holder = self.type_of(node.node)
        self.type_of(node.arg)
        if isinstance(node.arg, nodes.Slice):
            return holder
        return holder.element if isinstance(holder, Liste) else None

    def _filter(self, node: nodes.Filter) -> Typ | None:
        if node.name not in self.umgebung.filters:
            hint = self._suggest(node.name, self.umgebung.filters)
            self.maengel.append(Mangel("P921", node.name, node.name, hint))
        self._check_arguments(node)
        base = self._guarded(node.node) if node.name in _DEFAULT else self.type_of(node.node)
        if node.name in _SAME:
            return base
        if node.name in _ONE:
            return base.element if isinstance(base, Liste) else None
        return None

    def _test(self, node: nodes.Test) -> Typ | None:
        if node.name not in self.umgebung.tests:
            hint = self._suggest(node.name, self.umgebung.tests)
            self.maengel.append(Mangel("P921", node.name, node.name, hint))
        self._check_arguments(node)
        if node.name in _DEFINED:
            self._guarded(node.node)
        else:
            self.type_of(node.node)
        return None

    def _check_arguments(self, node: nodes.Filter | nodes.Test) -> None:
        for argument in (*node.args, *(pair.value for pair in node.kwargs), node.dyn_args, node.dyn_kwargs):
            if node.name == "attr" and isinstance(argument, nodes.Const) and str(argument.value).startswith("_"):
                self.maengel.append(Mangel("P922", str(argument.value), str(argument.value)))
            self.type_of(argument)

    def _guarded(self, node: nodes.Node | None) -> Typ | None:
        """What may be missing there: a Word file that several towns use asks whether a name is there."""
        before = len(self.maengel)
        found = self.type_of(node)
        self.maengel[before:] = [mangel for mangel in self.maengel[before:] if mangel.code != "P920"]
        return found


def _nearest(name: str, known: Iterable[str]) -> str | None:
    names = {normalise_key(word): word for word in known}
    near = difflib.get_close_matches(normalise_key(name), names, n=1, cutoff=0.7)
    return names[near[0]] if near else None


def guarded_names(test: nodes.Node) -> Iterator[str]:
    """Names that a condition asks for with ``is defined``; within it they count as known."""
    found = (node for node in (test, *test.find_all(nodes.Test)) if isinstance(node, nodes.Test))
    yield from (node.node.name for node in found if node.name == "defined" and isinstance(node.node, nodes.Name))


def names_sections(node: nodes.Node) -> bool:
    """Whether an expression speaks of sections, in whatever way."""
    found = (name for name in (node, *node.find_all(nodes.Name)) if isinstance(name, nodes.Name))
    return any(name.name in _SECTIONS for name in found)


def _dotted(node: nodes.Node) -> str:
    """An expression as people write it."""
    match node:
        case nodes.Name():
            return node.name
        case nodes.Getattr():
            return f"{_dotted(node.node)}.{node.attr}"
        case nodes.Getitem(arg=nodes.Const(value=key)):
            return f"{_dotted(node.node)}[{key}]"
    return "…"


def _with_members(names: Mapping[str, Typ | None]) -> Iterator[str]:
    for name, kind in names.items():
        yield name
        if isinstance(kind, Gruppe) and not any(isinstance(part, Absatztext) for part in kind.teile.values()):
            yield from (f"{name}.{part}" for part in kind.teile)
