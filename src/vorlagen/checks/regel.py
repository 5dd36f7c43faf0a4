"""A rule: one function, one place for its texts, and the table of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vorlagen.findings import Level, Path, RuleInfo
from vorlagen.formular import Regelstufe

if TYPE_CHECKING:
    from vorlagen.facts import FileFact, PictureFact
    from vorlagen.formular import Formular
    from vorlagen.i18n import Text
    from vorlagen.models import Vorlage

LEVELS: Final = {
    Regelstufe.FEHLER: Level.ERROR,
    Regelstufe.WARNUNG: Level.WARNING,
    Regelstufe.HINWEIS: Level.NOTE,
}
"""The levels that a form's words mean; ``aus`` means none."""


@dataclass(frozen=True, slots=True)
class Pruefling:
    """What rules judge: values only, nothing that touches a disk.

    Attributes:
        vorlage: the paper.
        formular: its form, completed.
        gedruckt: the leaves that its form prints, for the rule on lost text.
        dateien: facts on the files it names, by the name as written.
        bilder: facts on the pictures that its long texts name.
    """

    vorlage: Vorlage
    formular: Formular
    gedruckt: frozenset[Path]
    dateien: Mapping[str, FileFact] = field(default_factory=dict)
    bilder: tuple[PictureFact, ...] = ()


@dataclass(frozen=True, slots=True)
class Fund:
    """A place where a rule fires.

    Attributes:
        pfad: where in the paper.
        werte: parameters of the rule's text and hint.
        worte: words in a long text that the finding points at.
        vorkommen: which occurrence of those words, 0 for the first.
        text: a text of its own, where a rule tells several cases apart.
        hinweis: a hint of its own.
    """

    pfad: Path = ()
    werte: Mapping[str, object] = field(default_factory=dict)
    worte: str = ""
    vorkommen: int = 0
    text: Text | None = None
    hinweis: Text | None = None


Funktion = Callable[[Pruefling], Iterator[Fund]]


@dataclass(frozen=True, slots=True)
class Regel:
    """A rule with its texts.

    Attributes:
        info: code, level and texts.
        pruefe: yields a ``Fund`` for every place where it fires.
        unverzichtbar: can be neither waived nor lowered (marked ``!`` in the catalogue).
    """

    info: RuleInfo
    pruefe: Funktion
    unverzichtbar: bool = False


class Katalog:
    """Collects the rules of one module, in the order in which they are written."""

    def __init__(self) -> None:
        self.regeln: list[Regel] = []

    def regel(  # noqa: PLR0913 - what there is to say about a rule
        self, code: str, level: Level, text: Text, hint: Text, source: Text, *, unverzichtbar: bool = False
    ) -> Callable[[Funktion], Funktion]:
        """Enter the decorated function as a rule.

        Args:
            code: stable code, never reused.
            level: level where neither form nor paper says otherwise.
            text: what is wrong; may use the parameters of the rule's ``Fund``.
            hint: what to do.
            source: the law, form or measured fault behind it.
            unverzichtbar: the rule can be neither waived nor lowered.
        """

        def enter(function: Funktion) -> Funktion:
            self.regeln.append(Regel(RuleInfo(code, level, text, hint, source), function, unverzichtbar))
            return function

        return enter
