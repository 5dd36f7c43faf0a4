"""A rule: one function, one place for its texts, and the table of all of them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from vorlagen.checks.fund import Fund
from vorlagen.checks.pflicht import find_required
from vorlagen.checks.textstelle import Textstelle
from vorlagen.findings import Level, Path, RuleInfo
from vorlagen.formular import Regelstufe
from vorlagen.formular.satz import Setzer
from vorlagen.models import Auswahl
from vorlagen.models.blaetter import field_flag, leaves, without_positions

if TYPE_CHECKING:
    from vorlagen.facts import FileFact, PictureFact, TextFact, TextFault
    from vorlagen.formular import Abschnitt, Formular
    from vorlagen.i18n import Text
    from vorlagen.models import Vorlage

_LEVELS: Final = {
    Regelstufe.FEHLER: Level.ERROR,
    Regelstufe.WARNUNG: Level.WARNING,
    Regelstufe.HINWEIS: Level.NOTE,
}


def level_in(formular: Formular | None, info: RuleInfo) -> Level | None:
    """The level that a form gives a rule, its usual one if the form is silent; ``None`` where it is switched off."""
    own = (formular.regeln or {}).get(info.code) if formular is not None else None
    return info.level if own is None else _LEVELS.get(own)


__all__ = ["Fund", "Funktion", "Katalog", "Pruefling", "Regel", "Regelbuch"]


@dataclass(frozen=True)
class Pruefling:
    """What rules judge: values only, nothing that touches a disk.

    What several rules want to know of the paper is found out once, when the first one asks.

    Attributes:
        vorlage: the paper.
        formular: its form, completed.
        gedruckt: the leaves that its form prints, for the rule on lost text.
        dateien: facts on the files it names, by the name as written.
        bilder: facts on the pictures that its long texts name.
        textfunde: what is remarkable inside its long texts.
    """

    vorlage: Vorlage
    formular: Formular
    gedruckt: frozenset[Path]
    dateien: Mapping[str, FileFact] = field(default_factory=dict)
    bilder: tuple[PictureFact, ...] = ()
    textfunde: tuple[TextFact, ...] = ()

    @functools.cached_property
    def blaetter(self) -> tuple[tuple[Path, object], ...]:
        """Every filled value of the paper with its path."""
        return tuple(leaves(self.vorlage))

    @functools.cached_property
    def verlangt(self) -> tuple[Abschnitt, ...]:
        """The sections that the form requires of this paper, in printed order."""
        return tuple(find_required(self.vorlage, self.formular))

    @functools.cached_property
    def texte(self) -> tuple[Textstelle, ...]:
        """The texts that somebody wrote: no choices, and nothing that only steers the program."""
        model = type(self.vorlage)
        return tuple(
            Textstelle(path, value)
            for path, value in self.blaetter
            if isinstance(value, str)
            and not isinstance(value, Auswahl)
            and not field_flag(model, without_positions(path), "technisch")
        )

    def textstellen(self, fault: TextFault) -> Iterator[tuple[TextFact, Textstelle]]:
        """The places inside long texts where something of one kind is, each with its text."""
        facts = [fact for fact in self.textfunde if fact.fault is fault]
        texts = {text.pfad: text for text in self.texte} if facts else {}
        return ((fact, texts[fact.path]) for fact in facts if fact.path in texts)

    @functools.cached_property
    def oeffentliche_texte(self) -> tuple[Textstelle, ...]:
        """The texts that the public would read; none where no body treats the paper in public."""
        if not self.vorlage.hat_oeffentlichen_schritt:
            return ()
        setzer = Setzer(self.vorlage, self.formular, public=True)
        return tuple(text for text in self.texte if text.pfad in self.gedruckt and not setzer.is_hidden(text.pfad))


P = TypeVar("P")
Funktion = Callable[[P], Iterator[Fund]]


@dataclass(frozen=True, slots=True)
class Regel(Generic[P]):
    """A rule with its texts, on what it judges: a paper or a meeting.

    Attributes:
        info: code, level and texts.
        pruefe: yields a ``Fund`` for every place where it fires.
        unverzichtbar: can be neither waived nor lowered (marked ``!`` in the catalogue).
    """

    info: RuleInfo
    pruefe: Funktion[P]
    unverzichtbar: bool = False


class Regelbuch(Generic[P]):
    """Collects the rules of one module, in the order in which they are written."""

    def __init__(self) -> None:
        self.regeln: list[Regel[P]] = []

    def regel(  # noqa: PLR0913 - what there is to say about a rule
        self, code: str, level: Level, text: Text, hint: Text, source: Text, *, unverzichtbar: bool = False
    ) -> Callable[[Funktion[P]], Funktion[P]]:
        """Enter the decorated function as a rule.

        Args:
            code: stable code, never reused.
            level: level where neither form nor paper says otherwise.
            text: what is wrong; may use the parameters of the rule's ``Fund``.
            hint: what to do.
            source: the law, form or measured fault behind it.
            unverzichtbar: the rule can be neither waived nor lowered.
        """

        def enter(function: Funktion[P]) -> Funktion[P]:
            self.regeln.append(Regel(RuleInfo(code, level, text, hint, source), function, unverzichtbar))
            return function

        return enter


Katalog = Regelbuch[Pruefling]
"""The rules of one module on papers."""
