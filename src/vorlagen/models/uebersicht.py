"""Many papers at a glance: one line a paper, one a project, and what adds up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from vorlagen.models.auswahl import Auswahl
from vorlagen.models.auswahlen import (
    ENTSCHEIDENDE_ZUSTAENDIGKEITEN,
    FinanzAuswirkung,
    Vorhabenfinanzierung,
    Vorhabenstatus,
)
from vorlagen.models.betrag import Umsatzsteuer

if TYPE_CHECKING:
    import datetime as dt

    from vorlagen.models.auswahlen import Status, Zustaendigkeit
    from vorlagen.models.betrag import Betrag
    from vorlagen.models.vorhaben import Vorhaben

A = TypeVar("A", bound=Auswahl)

_COSTS_NOTHING = frozenset({FinanzAuswirkung.KEINE, FinanzAuswirkung.ENTFAELLT, FinanzAuswirkung.NUR_ERTRAG})


@dataclass(frozen=True, slots=True)
class Schritt:
    """One step of a paper's Beratungsfolge.

    Attributes:
        gremium: the body.
        termin: the day of its meeting.
        oeffentlich: whether it meets in public; ``None`` where the paper does not say.
        zustaendigkeit: what it does with the paper.
        behandlung: the same in the words of the form.
        ergebnis: what came of it, in the words of the form.
    """

    gremium: str
    termin: dt.date | None
    oeffentlich: bool | None
    zustaendigkeit: Zustaendigkeit | None
    behandlung: str
    ergebnis: str


@dataclass(frozen=True, slots=True)
class Papierzeile:
    """One paper. Words are those of its form; what it does not say is empty or ``None``.

    Attributes:
        datei: its file, as it was named or found.
        nummer: number of the paper.
        betreff: subject.
        art: kind, as the form calls it.
        federfuehrung: the office in charge.
        datum: day of the paper.
        status: draft or released.
        oeffentlich: whether at least one step is said to be public.
        beratungsfolge: its steps in the order of the paper.
        auswirkung: the answer to the question on money.
        gesamtkosten: total cost as written.
        finanzen: the answer on money, in words.
        finanzierung: whether the money stands in the budget, in words.
        klimaschutz: effect and extent, in words.
        buergerbeteiligung: participation of citizens, in words.
        fehler: findings of level error; warnings and notes likewise.
        warnungen: see ``fehler``.
        hinweise: see ``fehler``.
        vorhaben: how many projects it holds.
    """

    datei: str
    nummer: str
    betreff: str
    art: str
    federfuehrung: str
    datum: dt.date | None
    status: Status
    oeffentlich: bool
    beratungsfolge: tuple[Schritt, ...]
    auswirkung: FinanzAuswirkung | None
    gesamtkosten: Betrag | None
    finanzen: str
    finanzierung: str
    klimaschutz: str
    buergerbeteiligung: str
    fehler: int
    warnungen: int
    hinweise: int
    vorhaben: int

    @property
    def entscheidung(self) -> Schritt | None:
        """The step that decides: the last one that is to, ``None`` if none is."""
        deciding = [step for step in self.beratungsfolge if step.zustaendigkeit in ENTSCHEIDENDE_ZUSTAENDIGKEITEN]
        return deciding[-1] if deciding else None


@dataclass(frozen=True, slots=True)
class Vorhabenzeile:
    """One project and the paper that it stands in."""

    vorhaben: Vorhaben
    papier: Papierzeile


@dataclass(frozen=True, slots=True)
class Unlesbar:
    """A file or folder that gave no line.

    Attributes:
        datei: its name.
        code: code of the first finding, or of the failure.
        meldung: what is wrong; a ``Text``, or words of the system.
        zeile: line of the first finding, ``None`` where there is none.
        fehler: how many findings there are.
        verschlossen: it could not be opened at all.
        genannt: it was named in the call, not found in a folder.
    """

    datei: str
    code: str
    meldung: object
    zeile: int | None = None
    fehler: int = 1
    verschlossen: bool = False
    genannt: bool = False


@dataclass(frozen=True, slots=True)
class Kostensumme:
    """What the papers cost together.

    Attributes:
        euro: sum of all total costs, in Euro.
        papiere: how many papers are in it.
        circa: how many of them say "ca.".
        netto: how many of them are without value added tax.
        keine: papers that say that there is no cost, or only revenue.
        ohne_betrag: papers that name no amount and do not say so.
    """

    euro: Decimal
    papiere: int
    circa: int
    netto: int
    keine: int
    ohne_betrag: int


@dataclass(frozen=True, slots=True)
class Uebersicht:
    """Papers and projects of some folders.

    Attributes:
        orte: the folders and files that were named.
        papiere: ordered by number, as people count: 2026/9 before 2026/10.
        vorhaben: in the order of their papers.
        unlesbar: what could not be read, by name.
        uebergangen: files that are no papers (settings, forms, meetings, links), by name.
    """

    orte: tuple[str, ...]
    papiere: tuple[Papierzeile, ...]
    vorhaben: tuple[Vorhabenzeile, ...]
    unlesbar: tuple[Unlesbar, ...] = ()
    uebergangen: tuple[str, ...] = ()

    @property
    def kosten(self) -> Kostensumme:
        """The total cost of all papers, with what is missing in it."""
        amounts = [paper.gesamtkosten for paper in self.papiere if paper.gesamtkosten is not None]
        silent = [paper for paper in self.papiere if paper.gesamtkosten is None]
        nothing = sum(1 for paper in silent if paper.auswirkung in _COSTS_NOTHING)
        return Kostensumme(
            euro=sum((amount.euro for amount in amounts), Decimal(0)),
            papiere=len(amounts),
            circa=sum(1 for amount in amounts if amount.circa),
            netto=sum(1 for amount in amounts if amount.umsatzsteuer is Umsatzsteuer.NETTO),
            keine=nothing,
            ohne_betrag=len(silent) - nothing,
        )

    @property
    def doppelte_nummern(self) -> tuple[str, ...]:
        """Numbers that more than one paper bears; their costs stand in the sum twice."""
        count = Counter(paper.nummer for paper in self.papiere if paper.nummer)
        return tuple(number for number, times in count.items() if times > 1)

    def count_by_status(self) -> tuple[tuple[Vorhabenstatus | None, int], ...]:
        """How many projects have come how far, in the order of the choice; ``None`` for those that do not say."""
        return _counted([line.vorhaben.status for line in self.vorhaben], Vorhabenstatus)

    def count_by_financing(self) -> tuple[tuple[Vorhabenfinanzierung | None, int], ...]:
        """How many projects are paid for, in the order of the choice; ``None`` for those that do not say."""
        return _counted([line.vorhaben.finanzierung for line in self.vorhaben], Vorhabenfinanzierung)


def _counted(values: list[A | None], choice: type[A]) -> tuple[tuple[A | None, int], ...]:
    count = Counter(values)
    return tuple((member, count[member]) for member in (*choice, None) if count[member])
