"""The arithmetic of the Ladungsfrist: from the invitation to the first day on which a body may meet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vorlagen.checks.feiertage import holiday_name
from vorlagen.i18n import Text, format_date, t
from vorlagen.models.ladungsfrist import Fristwerte, Tagesart

if TYPE_CHECKING:
    from vorlagen.models.sitzung import Einladung

_TAG = dt.timedelta(days=1)
_SAMSTAG, _SONNTAG = 5, 6
_DAYS = {
    Tagesart.KALENDERTAGE: (t("Kalendertage"), t("volle Kalendertage")),
    Tagesart.WERKTAGE: (t("Werktage"), t("volle Werktage")),
    Tagesart.ARBEITSTAGE: (t("Arbeitstage"), t("volle Arbeitstage")),
}


@dataclass(frozen=True, slots=True)
class Fristrechnung:
    """How a period was counted.

    Attributes:
        zugang: day on which it counts as received.
        tage: days demanded.
        art: which days count.
        voll: whether neither the day of receipt nor that of the meeting counts.
        fruehestens: first day on which the body may meet.
        verkuerzt: whether the shorter period of urgent cases was taken.
    """

    zugang: dt.date
    tage: int
    art: Tagesart
    voll: bool
    fruehestens: dt.date
    verkuerzt: bool

    @property
    def rechnung(self) -> Text:
        """The arithmetic in words."""
        plain, full = _DAYS[self.art]
        return t(
            "Zugang {zugang}, Frist {tage} {art}, frühester Sitzungstag {fruehestens}",
            zugang=format_date(self.zugang), tage=self.tage, art=full if self.voll else plain,
            fruehestens=format_date(self.fruehestens),
        )  # fmt: skip


def count_period(einladung: Einladung, frist: Fristwerte, land: str | None = None) -> Fristrechnung | None:
    """Count from an invitation; ``None`` where its day or the number of days is unknown, or the calendar ends.

    With neither day counting, as many whole days lie between receipt and meeting as are
    demanded: received on the 12th, 7 days, meeting on the 20th at the earliest. An invitation
    that gives reasons of urgency is measured by the shorter period, if there is one.

    Args:
        einladung: the invitation.
        frist: the values that hold for the body.
        land: whose holidays do not count among working days.
    """
    urgent = frist.dringlich.tage if frist.dringlich and einladung.dringlichkeit else None
    days = urgent if urgent is not None else frist.tage
    full = not frist.zugangstag_zaehlt and not frist.sitzungstag_zaehlt
    try:
        received = einladung.zugegangen or _received(einladung, frist)
        if days is None or received is None:
            return None
        earliest = _earliest(received, days, frist, land)
    except OverflowError:  # a year mistyped as 9999
        return None
    return Fristrechnung(received, days, _kind(frist), full, earliest, verkuerzt=urgent is not None)


def latest_receipt(sitzung: dt.date, days: int, frist: Fristwerte, land: str | None = None) -> dt.date:
    """The last day on which an invitation may be received.

    Args:
        sitzung: day of the meeting.
        days: days demanded.
        frist: how they are counted.
        land: whose holidays do not count among working days.
    """
    try:
        day = sitzung - _TAG
        while _earliest(day, days, frist, land) > sitzung:
            day -= _TAG
    except OverflowError:  # a year mistyped as 0001
        return dt.date.min
    return day


def _kind(frist: Fristwerte) -> Tagesart:
    return frist.art or Tagesart.KALENDERTAGE


def _received(einladung: Einladung, frist: Fristwerte) -> dt.date | None:
    if einladung.datum is None:
        return None
    return einladung.datum + _TAG * (frist.zugangsfiktion.days(einladung.zugang) if frist.zugangsfiktion else 0)


def _earliest(received: dt.date, days: int, frist: Fristwerte, land: str | None) -> dt.date:
    """The first meeting day with ``days`` counting days before it; never the day of receipt itself."""
    left, kind = days, _kind(frist)
    if frist.zugangstag_zaehlt and counts(received, kind, land):
        left -= 1
    day = received + _TAG
    while True:
        if left - int(bool(frist.sitzungstag_zaehlt) and counts(day, kind, land)) <= 0:
            return day
        left -= int(counts(day, kind, land))
        day += _TAG


def counts(day: dt.date, kind: Tagesart, land: str | None = None) -> bool:
    """Whether a day counts.

    Args:
        day: the day.
        kind: all days; Werktage are all but Sundays and holidays (§ 3 Abs. 2 BUrlG);
            Arbeitstage leave out Saturdays as well.
        land: whose holidays.
    """
    if kind is Tagesart.KALENDERTAGE:
        return True
    free = _SAMSTAG if kind is Tagesart.ARBEITSTAGE else _SONNTAG
    return day.weekday() < free and not (land and holiday_name(day, land))
