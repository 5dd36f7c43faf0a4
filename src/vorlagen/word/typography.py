"""Protected spaces by DIN 5008: what belongs together is not torn apart at a line's end."""

from __future__ import annotations

import re

_BEFORE_NUMBER = (
    r"§",
    r"€",
    *(rf"\b{word}" for word in ("EUR", "TEUR", "Seite", "TOP", "Satz", "Anlage")),
    *(
        rf"\b{word}\."
        for word in (
            *("Abs", "Abschn", "Alt", "Anl", "Art", "Az", "Bd", "Buchst", "ca", "Drs", "HS", "Kap", "lit", "max"),
            *("min", "Nr", "Nrn", "Pos", "Rdnr", "Rn", "S", "Tab", "Tel", "Tz", "Ziff"),
        )
    ),
)
_TITLES = tuple(rf"\b{title}\." for title in ("Dr", "Prof", "Ing", "Mag", "Hr", "Fr", "St"))
_UNITS = (
    *("€", "EUR", "Euro", "T€", "TEUR", "%", "‰", "Prozent", r"Mio\.", r"Mrd\.", r"Tsd\.", "Uhr", "°C", "km/h"),
    *("m²", "m³", "km²", "km", "cm", "mm", "ha", "kg", "kWh", "MWh", "GWh", "kW", "MW", "kWp", "Std", "Min"),
    *("h", "m", "t", "g", "l"),
)
_MONTHS = (
    *("Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober"),
    *("November", "Dezember", r"Jan\.", r"Feb\.", r"Apr\.", r"Aug\.", r"Sept\.", r"Okt\.", r"Nov\.", r"Dez\."),
)


def _behind(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(f"(?<={word} )" for word in words) + ")"


# Each alternative begins with the space itself: the engine then jumps from space to space.
_LETTER = r"(?<=\b[A-Za-zÄÖÜäöü]\. )(?=[A-Za-zÄÖÜäöü]{1,2}\.)"
_SUBSECTION = r"(?:(?<=\bBuchst\. )|(?<=\blit\. ))(?=[a-z]\b)"
_NUMBER = rf"(?=\d){_behind(_BEFORE_NUMBER)}"
_UNIT = rf"(?<=\d )(?=(?:{'|'.join(_UNITS)})(?!\w))"
_CURRENCY = r"(?<=\b(?:Mio|Mrd|Tsd)\. )(?=(?:€|EUR|Euro)(?!\w))"
_DATE = rf"(?<=\d\. )(?=(?:{'|'.join(_MONTHS)})(?!\w))"
_NAME = rf"(?=[A-ZÄÖÜ]){_behind(_TITLES)}"
_SPACE = re.compile(f" (?:{_NUMBER}|{_UNIT}|{_DATE}|{_LETTER}|{_NAME}|{_CURRENCY}|{_SUBSECTION})")


def protect(text: str) -> str:
    """``text`` with no-break spaces (U+00A0) where DIN 5008 keeps a group together.

    Only single ordinary spaces are replaced, one by one, so the length never changes
    and doing it twice changes nothing: „§ 5“, „Abs. 1“, „z. B.“, „18:30 Uhr“,
    „1,5 Mio. €“, „5 %“, „4. Mai“, „Dr. Muster“ (DIN 5008:2020, sections on
    abbreviations, units and dates).

    Example:
        >>> protect("nach § 5 Abs. 1").replace(chr(160), "_")
        'nach §_5 Abs._1'
    """
    return _SPACE.sub("\u00a0", text)
