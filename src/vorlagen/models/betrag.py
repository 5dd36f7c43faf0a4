"""Amounts of money as council papers write them, always exact."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from vorlagen.i18n import format_number, t
from vorlagen.models.basis import read_and_print, value_error

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema


class Einheit(StrEnum):
    """The unit in which an amount is written; its factor turns it into Euro."""

    EURO = "€"
    TAUSEND = "T€"
    MILLION = "Mio. €"
    MILLIARDE = "Mrd. €"

    @property
    def faktor(self) -> int:
        """How many Euro one unit is."""
        return {"€": 1, "T€": 10**3, "Mio. €": 10**6, "Mrd. €": 10**9}[self.value]


class Umsatzsteuer(StrEnum):
    """Whether value added tax is in the amount."""

    NETTO = "netto"
    BRUTTO = "brutto"


_UNITS = {
    "t€": Einheit.TAUSEND, "teur": Einheit.TAUSEND, "tsd": Einheit.TAUSEND, "tausend": Einheit.TAUSEND,
    "mio": Einheit.MILLION, "million": Einheit.MILLION, "millionen": Einheit.MILLION,
    "mrd": Einheit.MILLIARDE, "milliarde": Einheit.MILLIARDE, "milliarden": Einheit.MILLIARDE,
}  # fmt: skip
WAEHRUNG = r"(?:€|EUR|Euro)"
"""The spellings of the currency, as a regular expression."""
GROESSE = r"(?:T€|TEUR|Tsd\.?|Tausend|Mio\.?|Millionen|Million|Mrd\.?|Milliarden|Milliarde)"
"""The spellings of thousands, millions and thousand millions, as a regular expression."""
_AMOUNT = re.compile(
    rf"""(?P<circa>ca\.?|circa|rund|etwa)?\s*
    (?:(?P<before>{GROESSE})(?:\s*{WAEHRUNG})?|{WAEHRUNG})?\s*
    (?P<sign>[+\-−–])?\s*
    (?P<whole>[0-9]{{1,3}}(?P<mark>[. \u00a0\u202f])[0-9]{{3}}(?:(?P=mark)[0-9]{{3}})*|[0-9]+)
    (?:,(?P<cents>[0-9]+|-+|–))?\s*
    (?P<scale>{GROESSE})?\s*{WAEHRUNG}?\s*
    (?P<tax>netto|brutto)?""",
    re.VERBOSE | re.IGNORECASE,
)
_MAX_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Betrag:
    """An amount of money, kept as it was written.

    Attributes:
        zahl: the number in ``einheit``, exact.
        einheit: Euro, thousands, millions or thousand millions of Euro.
        circa: written as "ca."; printed so again.
        umsatzsteuer: net or gross, where the paper says so.
    """

    zahl: Decimal
    einheit: Einheit = Einheit.EURO
    circa: bool = False
    umsatzsteuer: Umsatzsteuer | None = None

    @property
    def euro(self) -> Decimal:
        """The amount in Euro, exact."""
        return self.zahl * self.einheit.faktor

    @property
    def spielraum(self) -> Decimal:
        """How far, in Euro, the true amount may lie from a rounded one; 0 where it is written to the Euro.

        Half of the last place that is written of T€ or Mio. €; of „ca.“ half of the last digit that is not 0.
        """
        if self.einheit is Einheit.EURO and not self.circa:
            return Decimal(0)
        number = self.zahl.normalize() if self.circa else self.zahl
        return Decimal(1).scaleb(int(number.as_tuple().exponent)) * self.einheit.faktor / 2

    def __str__(self) -> str:
        """The amount after DIN 5008: ``ca. 1.250.000,50 €``; round Euro without cents."""
        places = max(0, -int(self.zahl.normalize().as_tuple().exponent))
        if self.einheit is Einheit.EURO and places:
            places = max(places, 2)
        words = ["ca."] if self.circa else []
        words += [format_number(self.zahl, places), str(self.einheit)]
        return " ".join([*words, *([str(self.umsatzsteuer)] if self.umsatzsteuer else [])])

    @classmethod
    def read(cls, value: object) -> Betrag:
        """The amount that ``value`` writes: ``1.250.000,00 €``, ``4,55 Mio. €``, ``T€ 120``.

        Raises:
            PydanticCustomError: it is no amount, or one that can be read in two ways.
        """
        if isinstance(value, Betrag):
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if isinstance(value, Decimal) and value.is_finite():
            value = f"{value:f}".replace(".", ",")
        if isinstance(value, str) and (amount := _parse(value)):
            return amount
        single = isinstance(value, str | Decimal)
        raise value_error(
            t("„{value}“ ist kein eindeutiger Betrag.", value=value) if single else t("Hier gehört ein Betrag hin."),
            t("Schreiben Sie: 1.250.000,00 €, 1250000, 4,55 Mio. €, T€ 120 oder ca. 100.000 €. Cent nach einem Komma."),
        )

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:  # noqa: ANN401
        """Read what people write, write what ``read`` reads."""
        return read_and_print(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """A number or a text with digits in it."""
        return {
            "x-name": "Betrag",
            "title": "Betrag",
            "description": "Betrag in Euro: 1.250.000,00 €, 4,55 Mio. €, T€ 120, ca. 100.000 €, 5.000 € netto",
            "anyOf": [{"type": "integer"}, {"type": "string", "pattern": r"\d"}],
        }


@functools.lru_cache(maxsize=1024)
def _parse(text: str) -> Betrag | None:
    match = _AMOUNT.fullmatch(text.strip())
    if match is None or (match["before"] and match["scale"]):
        return None
    scale = match["before"] or match["scale"]
    unit = _UNITS[scale.lower().rstrip(".")] if scale else Einheit.EURO
    whole = re.sub(r"\D", "", match["whole"])
    cents = match["cents"] or ""
    cents = cents if cents.isdigit() else ""
    if len(whole) + len(cents) > _MAX_DIGITS or (unit is Einheit.EURO and len(cents) > 2):  # noqa: PLR2004 - cents
        return None
    number = Decimal(f"{whole}.{cents}" if cents else whole)
    tax = Umsatzsteuer(match["tax"].lower()) if match["tax"] else None
    return Betrag(-number if match["sign"] in {"-", "−", "–"} else number, unit, bool(match["circa"]), tax)
