"""What each placeholder of a part may name, and what it prints."""

from __future__ import annotations

import re
from collections import ChainMap
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import jinja2
from jinja2 import nodes

from vorlagen.i18n import Text, t
from vorlagen.word.platzhaltervorrat import Absatztext, Gruppe, Langtext, Liste, Typ, Wert
from vorlagen.word.pruefung.fund import Fund
from vorlagen.word.pruefung.klammern import ENDS, Ablauf, Schritt, command_of
from vorlagen.word.pruefung.lesbarkeit import unreadable
from vorlagen.word.pruefung.namen import ALLE, Ausdruck, Bereich, guarded_names, names_sections
from vorlagen.word.pruefung.umfang import CELL_COMMANDS

if TYPE_CHECKING:
    from vorlagen.word.platzhaltervorrat import Vorrat
    from vorlagen.word.pruefung.anweisungen import Anweisung

_TARGETS: Final = re.compile(r"\s*(?:for|set)\s+([\w\s,]+?)\s*(?:\bin\b|=|$)")
_WORDS: Final = re.compile(r"\w+")
_SECTION: Final = re.compile(r"\babschnitt(?:e\b|\.(\w+)|\b)")
_CLOSED: Final = frozenset({"include", "import", "from", "extends"})


@dataclass(slots=True)
class Geltung:
    """Follows the placeholders of one part; loops and assignments make names known.

    Attributes:
        umgebung: Jinja's environment.
        vorrat: what the form supplies.
        funde: what was found.
        gedruckt: fields of the sections that are printed somewhere; ``ALLE`` for all.
    """

    umgebung: jinja2.Environment
    vorrat: Vorrat
    funde: list[Fund] = field(default_factory=list)
    gedruckt: set[str] = field(default_factory=set)
    _bereich: Bereich = field(default_factory=ChainMap)
    _bloecke: list[str] = field(default_factory=list)

    def follow(self, ablauf: Ablauf) -> None:
        """Check all placeholders of a part, which knows nothing of what another part has set."""
        self._bereich = ChainMap({}, dict(self.vorrat.types().teile))
        for schritt, anweisung in ablauf:
            match schritt:
                case Schritt.ZU:
                    self._bereich = self._bereich.parents
                    self._bloecke.pop()
                case Schritt.MITTE:
                    if command_of(anweisung) == "elif":
                        self._open(anweisung, f"{{% if {anweisung.inhalt.removeprefix('elif')} %}}{{% endif %}}")
                case Schritt.AUF:
                    command = command_of(anweisung)
                    self._bereich = self._bereich.new_child()
                    self._bloecke.append(command)
                    self._open(anweisung, f"{{% {anweisung.inhalt} %}}{{% {ENDS[command]} %}}")
                case Schritt.WERT:
                    self._value(anweisung)

    def take(self) -> list[Fund]:
        """What was found since the last time."""
        found, self.funde = self.funde, []
        return found

    # --- blocks

    def _open(self, anweisung: Anweisung, source: str) -> None:
        node = self._parse(anweisung, source)
        check = self._expressions()
        match node:
            case nodes.For():
                self._loop(node, check)
            case nodes.If():
                check.type_of(node.test)
                self._bereich.maps[0].update(dict.fromkeys(guarded_names(node.test)))
            case nodes.With():
                for target, value in zip(node.targets, node.values, strict=True):
                    self._bereich.maps[0].update(_bound(target, check.type_of(value)))
            case nodes.Macro():
                self._bereich.maps[1][node.name] = None
                self._bereich.maps[0].update({name.name: None for name in node.args})
                self._bereich.maps[0].update(dict.fromkeys(("caller", "varargs", "kwargs")))
            case nodes.AssignBlock():
                self._assign(node.target, Wert(), outside=True)
            case nodes.CallBlock():
                check.type_of(node.call)
            case nodes.FilterBlock():
                check.type_of(node.filter)
            case None:
                names = _TARGETS.match(anweisung.inhalt)
                self._bereich.maps[0].update(dict.fromkeys([*_WORDS.findall(names[1] if names else ""), "loop"]))
        self._collect(anweisung, check)

    def _loop(self, node: nodes.For, check: Ausdruck) -> None:
        kind = check.type_of(node.iter)
        if kind is None and names_sections(node.iter):
            self.gedruckt.add(ALLE)
        self._bereich.maps[0].update(_bound(node.target, kind.element if isinstance(kind, Liste) else None))
        self._bereich.maps[0]["loop"] = None
        check.type_of(node.test)

    def _assign(self, target: nodes.Node, kind: Typ | None, *, outside: bool = False) -> None:
        """Make a name known in the nearest block that has names of its own; ``if`` has none."""
        depth = int(outside)
        while depth < len(self._bloecke) and self._bloecke[-1 - depth] == "if":
            depth += 1
        self._bereich.maps[depth].update(_bound(target, kind))

    # --- values and plain commands

    def _value(self, anweisung: Anweisung) -> None:
        if anweisung.marke.kante == "{%":
            self._command(anweisung)
            return
        node = self._parse(anweisung, f"{{{{ {anweisung.inhalt} }}}}")
        if isinstance(node, nodes.Output) and node.nodes:
            check = self._expressions()
            kind = check.type_of(node.nodes[0])
            self._print(anweisung, node.nodes[0], kind)
            self._collect(anweisung, check)

    def _command(self, anweisung: Anweisung) -> None:
        check = self._expressions()
        if anweisung.befehl in CELL_COMMANDS:
            said = anweisung.inhalt.removeprefix(anweisung.befehl)
            node = self._parse(anweisung, f"{{{{ {said} }}}}") if said else None
            if isinstance(node, nodes.Output):
                check.type_of(node)
        elif anweisung.befehl in _CLOSED:
            self.funde.append(Fund("P922", anweisung, werte={"name": anweisung.befehl}))
        else:
            node = self._parse(anweisung, f"{{% {anweisung.inhalt} %}}")
            if isinstance(node, nodes.Assign):
                self._assign(node.target, check.type_of(node.node))
        self._collect(anweisung, check)

    def _print(self, anweisung: Anweisung, node: nodes.Node, kind: Typ | None) -> None:
        if isinstance(kind, Absatztext):
            self.gedruckt.add(kind.feld or ALLE)
        elif kind is None and names_sections(node):
            self.gedruckt.add(ALLE)
        whole = anweisung.weite in ("p", "tr", "tc")
        match kind:
            case Absatztext() if anweisung.weite != "p":
                instead = f"{{{{p {anweisung.inhalt} }}}}"
                self._wrong_width(anweisung, t("druckt ganze Absätze mitten in einen Absatz"), instead)
            case Langtext() if whole and anweisung.inhalt in self.vorrat.abschnitte:
                instead = f"{{{{p abschnitt.{anweisung.inhalt} }}}}"
                self._wrong_width(anweisung, t("druckt den Text ohne seine Absätze"), instead)
            case Wert() if anweisung.weite == "r":
                self._wrong_width(
                    anweisung, t("gilt für formatierte Texte, die es hier nicht gibt"), f"{{{{ {anweisung.inhalt} }}}}"
                )
            case Wert() if whole:
                instead = f"{{{{ {anweisung.inhalt} }}}}"
                self._wrong_width(anweisung, t("druckt einen Text, der keinen Absatz um sich hat"), instead)
            case Langtext() if isinstance(node, nodes.Name):
                self.funde.append(Fund("P927", anweisung, werte={"name": node.name}))
            case Liste() | Gruppe():
                self._no_text(anweisung, kind)

    def _wrong_width(self, anweisung: Anweisung, reason: Text, instead: str) -> None:
        self.funde.append(Fund("P925", anweisung, werte={"grund": reason, "ersatz": instead}))

    def _no_text(self, anweisung: Anweisung, kind: Liste | Gruppe) -> None:
        name = anweisung.inhalt
        hint = None
        if isinstance(kind, Liste):
            inner = "{{p eintrag }}"
            if isinstance(kind.element, Gruppe):
                inner = f"{{{{ eintrag.{next(iter(kind.element.teile))} }}}}"
            hint = t(
                "Schreiben Sie eine Schleife: {{%p for eintrag in {name} %}} … {inner} … {{%p endfor %}}.",
                name=name,
                inner=inner,
            )
        names = ", ".join(f"{name}.{part}" for part in kind.teile) if isinstance(kind, Gruppe) else ""
        self.funde.append(Fund("P926", anweisung, None, {"name": name, "namen": names}, hint))

    # --- common

    def _expressions(self) -> Ausdruck:
        return Ausdruck(self.umgebung, self._bereich, self.vorrat)

    def _parse(self, anweisung: Anweisung, source: str) -> nodes.Node | None:
        """What Jinja makes of it; a fault is reported, and sections that it names count as printed."""
        try:
            if anweisung.marke.ganz:
                return next(iter(self.umgebung.parse(source).body), nodes.Output([]))
        except (jinja2.TemplateSyntaxError, RecursionError):  # the latter: brackets in brackets without end
            self.funde.append(unreadable(anweisung))
        self.gedruckt.update(found[1] or ALLE for found in _SECTION.finditer(anweisung.marke.inhalt))
        return None

    def _collect(self, anweisung: Anweisung, check: Ausdruck) -> None:
        self.gedruckt |= check.gemeint
        for mangel in dict.fromkeys(check.maengel):
            place = anweisung.find(mangel.wort)
            self.funde.append(Fund(mangel.code, anweisung, place, {"name": mangel.name}, mangel.hinweis))


def _bound(target: nodes.Node, kind: Typ | None) -> dict[str, Typ | None]:
    """The names that a target makes known."""
    if isinstance(target, nodes.Name):
        return {target.name: kind}
    return {name.name: None for name in target.find_all(nodes.Name)}
