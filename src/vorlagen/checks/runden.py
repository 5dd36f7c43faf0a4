"""Rounds of the Beratungsfolge: what belongs together until a body decides or puts the matter off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.models.auswahlen import ENTSCHEIDENDE_ZUSTAENDIGKEITEN, Ergebnis
from vorlagen.models.blaetter import leaves

if TYPE_CHECKING:
    from vorlagen.models import Vorlage
    from vorlagen.models.beratung import Beratung

Schritt = tuple[int, "Beratung"]
"""A step with its position in the paper's list."""

_NEUE_RUNDE = frozenset({Ergebnis.VERTAGT, Ergebnis.VERWIESEN, Ergebnis.ZURUECKGESTELLT})
_OHNE_ENTSCHEIDUNG = frozenset({
    Ergebnis.ABGESETZT, Ergebnis.OHNE_VOTUM, Ergebnis.KEINE_ABSTIMMUNG, Ergebnis.ZURUECKGEZOGEN, *_NEUE_RUNDE
})  # fmt: skip


def rounds(vorlage: Vorlage) -> tuple[tuple[Schritt, ...], ...]:
    """The filled steps by round, in the order of the list.

    ``runde`` names the round. Without it a step belongs to that of the step before, unless
    that one was put off or referred.
    """
    found: dict[int, list[Schritt]] = {}
    current, put_off = 1, False
    for at, step in enumerate(vorlage.beratungsfolge):
        if not any(leaves(step)):
            continue
        if step.runde is not None:
            current = step.runde
        elif put_off:
            current += 1
        put_off = step.ergebnis in _NEUE_RUNDE
        found.setdefault(current, []).append((at, step))
    return tuple(tuple(steps) for steps in found.values())


def deciding(steps: tuple[Schritt, ...]) -> tuple[Schritt, ...]:
    """The steps whose body decides, without those that ended with no decision."""
    return tuple(
        (at, step)
        for at, step in steps
        if step.zustaendigkeit in ENTSCHEIDENDE_ZUSTAENDIGKEITEN and step.ergebnis not in _OHNE_ENTSCHEIDUNG
    )


def last_decision(vorlage: Vorlage) -> Schritt | None:
    """The step in which the matter is decided for good."""
    decisions = [step for steps in rounds(vorlage) for step in deciding(steps)]
    return decisions[-1] if decisions else None
