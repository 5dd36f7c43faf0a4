"""Rule on amounts that look like one another and are not the same (F313)."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from vorlagen.checks.betraege import Textbetrag, amounts_in
from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.findings import Level, format_path
from vorlagen.i18n import t
from vorlagen.models.betrag import Betrag, Einheit
from vorlagen.models.blaetter import field_title, without_positions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.checks.textstelle import Textstelle
    from vorlagen.findings import Path

KATALOG = Katalog()
_AB = 1000
"""Smaller amounts are fees and rates, which often lie a Euro apart."""
_NAHE = Decimal(1)
_STUFE = 100
"""„bis 5.000 €“ and „ab 5.001 €“: an amount that is a multiple of this is the end of a step."""
_RATEN = 12
"""So many equal instalments and one that makes up for the rounding add up to a total."""
_ZIFFERN, _ZIFFERN_IM_TEXT = 4, 5
"""So many digits, zeros at the end left out, tell a slip from chance: between fields, inside one text."""
_HOECHSTENS = 10
_OFT = 20
"""So many places of one amount are compared; more would take minutes and tell nothing new."""


@dataclass(frozen=True, slots=True)
class _Stelle:
    """Where an amount stands: in the text number ``folge``, or alone in a field of the form (no ``fund``)."""

    folge: int
    pfad: Path
    betrag: Betrag
    text: Textstelle | None = None
    fund: Textbetrag | None = None

    @property
    def block(self) -> tuple[object, ...]:
        """What differs on purpose inside it: a paragraph, list or table, or the fields of the form."""
        return (self.pfad, self.fund.absatz) if self.fund else ()


_Stellen = dict[Decimal, list[_Stelle]]


@KATALOG.regel(
    "F313",
    Level.WARNING,
    t("{betrag} hier und {anderer} unter „{feld}“ unterscheiden sich nur um {unterschied}."),
    t("Prüfen Sie, welcher Betrag stimmt, und schreiben Sie ihn überall gleich."),
    t("Beträge, die in Kurzfassung und Beschluss um Cent voneinander abweichen: 8 von 1.855 Vorlagen einer Stadt "
      "(gemessen, fast ohne Fehlalarm)."),
)  # fmt: skip
def check_aehnliche_betraege(p: Pruefling) -> Iterator[Fund]:
    """Round amounts, rounded ones, instalments, steps and what stands in one paragraph are not compared."""
    places = _places(p)
    pairs = itertools.chain(_near(places), _swapped(places))
    for one, other, swapped in itertools.islice(pairs, _HOECHSTENS):
        yield _found(p, one, other, swapped=swapped)


def _places(p: Pruefling) -> _Stellen:
    """Where each exact amount stands, by Euro."""
    written = [
        _Stelle(at, text.pfad, found.betrag, text, found)
        for at, text in enumerate(p.texte)
        for found in amounts_in(text.text)
    ]
    typed = (_Stelle(0, path, value) for path, value in p.blaetter if isinstance(value, Betrag))
    places: _Stellen = {}
    for place in (*written, *(typed if written else ())):
        same = places.setdefault(abs(place.betrag.euro), []) if abs(place.betrag.euro) >= _AB else []
        if not place.betrag.circa and len(same) < _OFT:
            same.append(place)
    return places


def _near(places: _Stellen) -> Iterator[tuple[_Stelle, _Stelle, bool]]:
    for low, high in itertools.pairwise(sorted(places)):
        if high - low > _NAHE or _is_step(low, high) or _are_instalments(low, high, places):
            continue
        pair = _apart(places[low], places[high])
        if pair and not _is_rounded(*pair):
            yield *pair, False


def _swapped(places: _Stellen) -> Iterator[tuple[_Stelle, _Stelle, bool]]:
    written = {f"{euro:.2f}": euro for euro in sorted(places)}
    for digits, euro in written.items():
        for at, (left, right) in enumerate(itertools.pairwise(digits)):
            if left >= right or left == ".":  # each pair once; a full stop sorts before digits
                continue
            other = written.get(f"{digits[:at]}{right}{left}{digits[at + 2 :]}")
            pair = _apart(places[euro], places[other]) if other and other - euro > _NAHE else None
            if pair and _is_slip(pair, places):
                yield *pair, True


def _apart(ones: list[_Stelle], others: list[_Stelle]) -> tuple[_Stelle, _Stelle] | None:
    """A place of each that do not share a block; first the one to point at: in a text, the rarer, the later."""
    pairs = [
        (-len(mine), one.folge, one.fund.start, one, other)
        for mine, theirs in ((ones, others), (others, ones))
        for one, other in itertools.product(mine, theirs)
        if one.fund and one.block != other.block
    ]
    return max(pairs, key=lambda pair: pair[:3])[3:] if pairs else None


def _is_step(low: Decimal, high: Decimal) -> bool:
    return low % _STUFE == 0 and high - low in (Decimal("0.01"), _NAHE)


def _is_rounded(one: _Stelle, other: _Stelle) -> bool:
    """Whether one of the two is the other, rounded to the Euro or further."""
    for rough, exact in ((one.betrag, other.betrag), (other.betrag, one.betrag)):
        if rough.einheit is not Einheit.EURO and abs(rough.euro - exact.euro) <= rough.spielraum:
            return True
        whole = rough.einheit is Einheit.EURO and rough.zahl.as_tuple().exponent == 0
        if whole and abs(rough.euro - exact.euro) <= Decimal("0.5") and exact.euro % 1:
            return True
    return False


def _are_instalments(low: Decimal, high: Decimal, places: _Stellen) -> bool:
    """Whether some of both add up to an amount of the paper: thirds of 100.000 € differ by a cent."""
    sums = {many * low + some * high for many in range(1, _RATEN) for some in range(1, _RATEN) if many + some <= _RATEN}
    return any(total in places for total in sums)


def _is_slip(pair: tuple[_Stelle, _Stelle], places: _Stellen) -> bool:
    """Whether swapped digits are more than chance: many digits, one of the two only once, no parts of a sum."""
    low, high = sorted(abs(place.betrag.euro) for place in pair)
    needed = _ZIFFERN_IM_TEXT if pair[0].pfad == pair[1].pfad else _ZIFFERN
    if len(f"{low:.2f}".replace(".", "").strip("0")) < needed:
        return False
    related = (low + high) in places or (high - low) in places
    return not related and min(len(places[low]), len(places[high])) == 1


def _found(p: Pruefling, one: _Stelle, other: _Stelle, *, swapped: bool) -> Fund:
    model = type(p.vorlage)
    values: dict[str, object] = {
        "betrag": str(one.betrag),
        "anderer": str(other.betrag),
        "feld": field_title(model, without_positions(other.pfad)) or format_path(other.pfad),
        "unterschied": str(Betrag(abs(one.betrag.euro - other.betrag.euro))),
    }
    text = t("{betrag} hier und {anderer} unter „{feld}“ unterscheiden sich nur durch zwei vertauschte Ziffern.")
    own = text if swapped else None
    if one.text is None or one.fund is None:
        return Fund(one.pfad, values, text=own)
    return one.text.fund(one.fund.start, one.fund.worte, values, own)
