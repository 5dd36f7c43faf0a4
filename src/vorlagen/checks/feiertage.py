"""Public holidays of the Länder."""

from __future__ import annotations

import functools
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping


def holiday_name(day: dt.date, land: str) -> str | None:
    """The German name of the public holiday that ``day`` is in a Land, ``None`` if it is none.

    Args:
        day: the day.
        land: the Land as in ISO 3166-2:DE, such as ``NW``; one that there is not has no holidays.
            Holidays that only some communities of a Land have do not count.
    """
    return _holidays(land, day.year).get(day)


@functools.lru_cache(maxsize=256)
def _holidays(land: str, year: int) -> Mapping[dt.date, str]:
    from holidays.countries.germany import Germany  # noqa: PLC0415 - 60 ms that few checks need

    if land not in Germany.subdivisions:
        return MappingProxyType({})
    return MappingProxyType(dict(Germany(subdiv=land, years=year, expand=False, language="de")))
