"""Protected spaces by DIN 5008: what belongs together is not torn apart at a line's end."""

from __future__ import annotations

import re

_ANY = "[ \u00a0]"
_BEFORE_NUMBER = (
    *(r"§", r"€"),
    *(
        rf"\b{word}"
        for word in (
            *("EUR", "TEUR", "Seite", "TOP", "Satz", "Anlage", "Absatz", "Artikel", "Nummer", "Ziffer", "Paragraf"),
            *("Paragraph", "Abschnitt", "Kapitel", "Tabelle", "Abbildung", "Fußnote", "Blatt", "Flur", "Flurstück"),
        )
    ),
    *(
        rf"\b{word}\."
        for word in (
            *("Abb", "Abs", "Abschn", "Alt", "Anl", "Anm", "Art", "Az", "Bd", "Bl", "Buchst", "ca", "Drs", "Fn", "Hs"),
            *("HS", "Kap", "lit", "max", "mind", "min", "Nr", "Nrn", "Pos", "rd", "Rdnr", "Rn", "S", "Sp", "Tab"),
            *("Tel", "Tz", "Var", "Ziff"),
        )
    ),
    r"[Ss]tr\.",
)
_BEFORE_LETTER = tuple(rf"\b{word}" for word in (r"Buchst\.", r"lit\.", "Buchstabe"))
_BEFORE_ROMAN = (r"\bNr\.", r"\bArt\.", r"\bAbschnitt", r"\bAnlage")
_TITLES = tuple(
    rf"\b{title}\."
    for title in ("Dr", "Prof", "Ing", "Mag", "Hr", "Fr", "St", "med", "jur", "phil", "nat", "pol", "oec", "habil")
)
_BEHIND_TITLE = r"(?:med|jur|phil|rer|nat|pol|oec|habil|h|Ing)\."
_UNITS = (
    *("€", "EUR", "Euro", "Cent", "ct", "T€", "TEUR", "%", "‰", "Prozent", r"Mio\.", r"Mrd\.", r"Tsd\."),
    *("Millionen", "Million", "Milliarden", "Milliarde", "Uhr", "°C", "km/h", rf"v\.{_ANY}?H\.", r"ff?\."),
    *("m²", "m³", "km²", "km", "cm", "mm", "ha", "kg", "mg", "kWh", "MWh", "GWh", "kW", "MW", "kWp", "Std", "Min"),
    *("dB", "VZÄ", "EW", "h", "m", "t", "g", "l", "s"),
)
_BEFORE_CURRENCY = tuple(rf"\b{word}" for word in (r"Mio\.", r"Mrd\.", r"Tsd\.", "Millionen", "Milliarden"))
_MONTHS = (
    *("Januar", "Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober"),
    *("November", "Dezember", r"Jan\.", r"Feb\.", r"Apr\.", r"Aug\.", r"Sept\.", r"Okt\.", r"Nov\.", r"Dez\."),
)


def _behind(words: tuple[str, ...]) -> str:
    return "(?:" + "|".join(f"(?<={word} )" for word in words) + ")"


# Each alternative begins with the space itself: the engine then jumps from space to space.
_LETTER = r"(?<=\b[A-Za-zÄÖÜäöü]\. )(?=(?:[A-Za-zÄÖÜäöü]{1,2}|Allg|dgl)\.)"
_SUBSECTION = rf"(?=[a-z]\b){_behind(_BEFORE_LETTER)}"
_NUMBER = rf"(?=\d){_behind(_BEFORE_NUMBER)}"
_ROMAN = rf"(?=[IVX]+\b){_behind(_BEFORE_ROMAN)}"
_ITEM = rf"(?<=\bTOP )(?=[ÖN]{_ANY}?\d)|(?<=\bTOP{_ANY}[ÖN] )(?=\d)"
_THOUSANDS = r"(?=\d{3}(?!\d))(?:(?<=(?<!\d)\d )|(?<=(?<!\d)\d\d )|(?<=(?<!\d)\d\d\d ))"
_UNIT = rf"(?<=\d )(?=(?:{'|'.join(_UNITS)})(?!\w))"
_CURRENCY = rf"(?=(?:€|EUR|Euro)(?!\w)){_behind(_BEFORE_CURRENCY)}|(?<=\blfd\. )(?=Nr\.)"
_DATE = rf"(?<=\d\. )(?=(?:{'|'.join(_MONTHS)})(?!\w))"
_NAME = rf"(?=[A-ZÄÖÜ]){_behind(_TITLES)}|(?={_BEHIND_TITLE}){_behind(_TITLES)}"
_ALL = (_NUMBER, _UNIT, _DATE, _LETTER, _NAME, _CURRENCY, _SUBSECTION, _ROMAN, _ITEM, _THOUSANDS)
_SPACE = re.compile(f" (?:{'|'.join(_ALL)})")
_KEPT = "\u00a0"


def protect(text: str) -> str:
    """``text`` with no-break spaces (U+00A0) where DIN 5008 keeps a group together.

    Only single ordinary spaces are replaced, one by one, so the length never changes
    and doing it twice changes nothing: „§ 5“, „Abs. 1“, „z. B.“, „18:30 Uhr“,
    „1,5 Mio. €“, „1 250 000“, „5 %“, „4. Mai“, „Dr. Muster“ (DIN 5008:2020, sections
    on abbreviations, numbers, units and dates).

    Example:
        >>> protect("nach § 5 Abs. 1").replace(chr(160), "_")
        'nach §_5 Abs._1'
    """
    return _SPACE.sub(_KEPT, text)


def unprotect(text: str) -> str:
    """``text`` with plain spaces where ``protect`` would put no-break ones: the way back.

    ``unprotect(protect(x)) == x`` for every ``x`` without U+00A0. A no-break space that
    the author wrote stays where ``protect`` would put none; where it would, nobody can
    tell whose it is, and it becomes plain (``protect`` puts it back).

    Example:
        >>> unprotect(protect("nach § 5 Abs. 1"))
        'nach § 5 Abs. 1'
    """
    if _KEPT not in text:
        return text
    ours = protect(text.replace(_KEPT, " "))
    return "".join(" " if old == new == _KEPT else old for old, new in zip(text, ours, strict=True))
