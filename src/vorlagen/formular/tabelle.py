"""Tables of a form: a row for each entry, or the rows that the form always has."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from vorlagen.formular.elemente import Ausrichtung, Element, Spalte, Zeile
from vorlagen.formular.zeilen import Kopfzelle, Tabellenblock
from vorlagen.i18n import t
from vorlagen.models import Betrag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vorlagen.findings import Path
    from vorlagen.formular.satz import Setzer

_SELF = "."


@dataclass(frozen=True, slots=True)
class Satzzeile:
    """A row while its table is being set.

    Attributes:
        zellen: the words of each cell.
        betraege: the amounts of each column, in Euro, for sums.
        summe: whether it sums up other rows.
    """

    zellen: tuple[str, ...]
    betraege: tuple[Betrag | None, ...] = field(default=())
    summe: bool = False


def set_table(setzer: Setzer, scope: Path, element: Element) -> Tabellenblock | None:
    """A table of the paper; ``None`` if it has no rows.

    Columns in which no row has anything are left out, unless the form says ``immer`` or has fixed rows
    (where ``immer: nein`` leaves them out all the same).
    """
    path = setzer.resolve(scope, element.tabelle or _SELF)
    if element.zeilen:
        rows = _fixed_rows(setzer, scope, path, element)
    else:
        rows = [Satzzeile(_entry_cells(setzer, place, element.spalten)) for place in setzer.entries(path)]
    if not rows:
        return None
    kept = [
        at
        for at, column in enumerate(element.spalten)
        if (column.immer if column.immer is not None else element.zeilen) or any(row.zellen[at] for row in rows)
    ]
    return Tabellenblock(
        titel=setzer.filled(scope, element.titel or ""),
        spalten=tuple(_head(setzer, scope, path, element.spalten[at]) for at in kept),
        zeilen=tuple(tuple(row.zellen[at] for at in kept) for row in rows),
        summen=frozenset(at for at, row in enumerate(rows) if row.summe),
    )


def _head(setzer: Setzer, scope: Path, path: Path, column: Spalte) -> Kopfzelle:
    title = setzer.told_column(path, column, setzer.filled(scope, column.titel or ""))
    return Kopfzelle(title, column.ausrichtung is Ausrichtung.RECHTS, column.anteil)


def _entry_cells(setzer: Setzer, entry: Path, columns: Sequence[Spalte]) -> tuple[str, ...]:
    if setzer.is_hidden(entry):
        return (setzer.closed(entry), *("" for _ in columns[1:]))
    return tuple(setzer.joined(entry, part.felder, part.trenner, labelled=bool(part.bezeichnet)) for part in columns)


def _fixed_rows(setzer: Setzer, scope: Path, path: Path, element: Element) -> list[Satzzeile]:
    """The rows that the form always has, then those of entries that belong to none of them."""
    rows: list[Satzzeile] = []
    by_title: dict[str, list[Satzzeile]] = {}
    placed: set[Path] = set()
    for row in element.zeilen:
        found = list(_row(setzer, scope, path, element.spalten, row, by_title, placed))
        by_title.setdefault(row.titel or "", []).extend(found)
        rows += found
    return [*rows, *_left_over(setzer, scope, path, element, placed)]


def _row(  # noqa: PLR0913, PLR0917 - what there is to know of a row
    setzer: Setzer, scope: Path, path: Path, columns: Sequence[Spalte], row: Zeile,
    by_title: dict[str, list[Satzzeile]], placed: set[Path],
) -> Iterator[Satzzeile]:  # fmt: skip
    title = row.titel or ""
    if row.plus or row.minus:
        yield _sum(columns, row, by_title)
        return
    if row.felder:
        paths = [setzer.resolve(scope, name) for name in row.felder][: len(columns) - 1]
        cells = [setzer.text(place) for place in paths] + [""] * (len(columns) - 1 - len(paths))
        amounts = [_amount(setzer, (place,)) for place in paths] + [None] * (len(columns) - 1 - len(paths))
        yield Satzzeile((title, *cells), (None, *amounts))
        return
    places = _matching(setzer, setzer.resolve(scope, row.aus) if row.aus else path, row)
    placed.update(places)
    for place in places:
        setzer.mark(*(setzer.resolve(place, condition.feld or _SELF) for condition in row.wenn if condition.ist))
        yield _entry_row(setzer, place, columns, title)
    if not places:
        yield Satzzeile((title, *("" for _ in columns[1:])), (None,) * len(columns))


def _matching(setzer: Setzer, path: Path, row: Zeile) -> list[Path]:
    return [
        place
        for place in setzer.entries(path)
        if all(setzer.holds(place, condition) for condition in row.wenn) and not setzer.is_hidden(place)
    ]


def _entry_row(setzer: Setzer, entry: Path, columns: Sequence[Spalte], title: str) -> Satzzeile:
    cells = _entry_cells(setzer, entry, columns[1:])
    amounts = (_amount(setzer, [setzer.resolve(entry, name) for name in part.felder]) for part in columns[1:])
    return Satzzeile((title, *cells), (None, *amounts))


def _left_over(setzer: Setzer, scope: Path, path: Path, element: Element, placed: set[Path]) -> Iterator[Satzzeile]:
    """Rows of entries that no row of the form asks for: what is filled is printed, once."""
    lists = dict.fromkeys(setzer.resolve(scope, row.aus) if row.aus else path for row in element.zeilen)
    shown = {name for column in element.spalten for name in column.felder}
    asked = dict.fromkeys(
        part.feld for row in element.zeilen for part in row.wenn if part.feld and part.feld not in shown
    )
    for place in (entry for found in lists for entry in setzer.entries(found) if entry not in placed):
        named = [setzer.text(setzer.resolve(place, name)) for name in asked]
        title = ", ".join(name for name in named if name) or str(t("Weiteres"))
        yield _entry_row(setzer, place, element.spalten, title)


def _amount(setzer: Setzer, paths: Sequence[Path]) -> Betrag | None:
    found = [value for path in paths if isinstance(value := setzer.value(path), Betrag)]
    return _total([(1, amount) for amount in found])


def _sum(columns: Sequence[Spalte], row: Zeile, by_title: dict[str, list[Satzzeile]]) -> Satzzeile:
    totals = [_balance(row, by_title, at) for at in range(len(columns))]
    if row.vergleich:
        by_field = {name: totals[at] for at, part in enumerate(columns) for name in part.felder}
        totals = [
            _total([(1, total), (-1, by_field.get(part.gegen))]) if part.gegen else None
            for part, total in zip(columns, totals, strict=True)
        ]
    words = (_signed(total) if row.vergleich else str(total or "") for total in totals[1:])
    return Satzzeile((row.titel or "", *words), tuple(totals), summe=True)


def _balance(row: Zeile, by_title: dict[str, list[Satzzeile]], at: int) -> Betrag | None:
    signed = ((sign, title) for sign, titles in ((1, row.plus), (-1, row.minus)) for title in titles)
    return _total([(sign, part.betraege[at]) for sign, title in signed for part in by_title.get(title, ())])


def _total(parts: Sequence[tuple[int, Betrag | None]]) -> Betrag | None:
    """The sum in Euro; ``None`` if there is no amount at all. One rough amount makes it a rough one."""
    known = [(sign, amount) for sign, amount in parts if amount is not None]
    if not known:
        return None
    total = sum((sign * amount.euro for sign, amount in known), Decimal(0))
    return Betrag(total, circa=any(amount.circa for _, amount in known))


def _signed(amount: Betrag | None) -> str:
    if amount is None:
        return ""
    return f"+{amount}" if amount.zahl > 0 and not amount.circa else str(amount)
