"""Rules on the dates of the Beratungsfolge (B)."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from vorlagen.checks.feiertage import holiday_name
from vorlagen.checks.pflicht import prints
from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.checks.runden import rounds
from vorlagen.findings import Level
from vorlagen.i18n import format_date, t

if TYPE_CHECKING:
    from collections.abc import Iterator

KATALOG = Katalog()
_SONNTAG = 6


@KATALOG.regel(
    "B205",
    Level.ERROR,
    t("Der Termin {termin} („{gremium}“) liegt vor dem Termin {vorher} („{davor}“), der in der Beratungsfolge "
      "davor steht."),
    t("Ordnen Sie die Schritte nach den Sitzungen, oder berichtigen Sie den Termin. Beginnt eine neue Runde, "
      "schreiben Sie „runde: 2“ dazu."),
    t("Nicht aufsteigende Termine: 3 Vorlagen einer Stadt (gemessen)."),
)  # fmt: skip
def check_reihenfolge(p: Pruefling) -> Iterator[Fund]:
    """Inside a round; two sittings on one day are fine."""
    if not prints(p, "beratungsfolge"):
        return
    for steps in rounds(p.vorlage):
        dated = [(at, step, step.termin) for at, step in steps if step.termin is not None]
        for (_, before, earlier), (at, step, day) in itertools.pairwise(dated):
            if day < earlier:
                days = {"termin": format_date(day), "vorher": format_date(earlier)}
                bodies = {"gremium": step.gremium or "–", "davor": before.gremium or "–"}
                yield Fund(("beratungsfolge", at, "termin"), {**days, **bodies})


@KATALOG.regel(
    "B206",
    Level.WARNING,
    t("Der Termin {termin} („{gremium}“) liegt vor dem Datum der Vorlage, {datum}."),
    t("Berichtigen Sie den Termin oder „datum“. Steht der Schritt für eine frühere Runde, tragen Sie sein "
      "„ergebnis“ ein."),
    t("Eine Vorlage liegt vor, bevor ein Gremium sie berät."),
)  # fmt: skip
def check_datum(p: Pruefling) -> Iterator[Fund]:
    """A paper written anew after it was put off is younger than its first round."""
    dated = p.vorlage.datum
    if dated is None or not prints(p, "beratungsfolge"):
        return
    all_rounds = rounds(p.vorlage)
    for steps in all_rounds:
        for at, step in steps:
            past = steps is not all_rounds[-1] and step.ergebnis is not None
            if step.termin is not None and step.termin < dated and not past:
                days = {"termin": format_date(step.termin), "datum": format_date(dated)}
                yield Fund(("beratungsfolge", at, "termin"), {**days, "gremium": step.gremium or "–"})


@KATALOG.regel(
    "B210",
    Level.NOTE,
    t("Der Termin {termin} ist ein Sonntag."),
    t("Prüfen Sie den Termin."),
    t("Gremien tagen selten an Sonn- und Feiertagen; meist ist der Tag vertippt. Feiertage des Landes, das im "
      "Formular steht."),
)  # fmt: skip
def check_feiertag(p: Pruefling) -> Iterator[Fund]:
    """Holidays of the form's Land; those that only some of its communities have do not count."""
    if not prints(p, "beratungsfolge"):
        return
    land = p.formular.land
    for at, step in enumerate(p.vorlage.beratungsfolge):
        day = step.termin
        if day is None:
            continue
        name = holiday_name(day, land) if land else None
        if name is None and day.weekday() != _SONNTAG:
            continue
        text = t("Der Termin {termin} ist ein Feiertag: {name}.", name=name) if name else None
        yield Fund(("beratungsfolge", at, "termin"), {"termin": format_date(day)}, text=text)
