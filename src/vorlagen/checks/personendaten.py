"""What personal data look like in council papers: accounts, birthdays, telephones, addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vorlagen.checks.datensorte import Datensorte
from vorlagen.i18n import t

if TYPE_CHECKING:
    from vorlagen.checks.textstelle import Textstelle

_DATUM = r"\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄ][a-zä]{2,8}\.?)\s?"
_JAHR = r"(?:\d{2})?\d{2})\b"
_ORT = r"in\s+[A-ZÄÖÜ][\w-]+(?:\s+[A-ZÄÖÜ][\w-]+)?\s+"
_IBAN = re.compile(r"\b[A-Za-z]{2}\d{2}(?:[ \u00a0]?[0-9A-Za-z]{4}){2,7}(?:[ \u00a0]?[0-9A-Za-z]{1,3})?\b")
_IBAN_LAENGE = {"DE": 22, "AT": 20, "CH": 21, "LI": 21, "LU": 20, "NL": 18, "BE": 16, "FR": 27, "PL": 28, "DK": 18,
                "CZ": 24, "IT": 27, "ES": 24, "GB": 22, "IE": 22}  # fmt: skip
_KONTO_DER_STADT = re.compile(
    r"(?:Stadt|Gemeinde|Kreis|Amts|Finanz)kasse|(?:Spenden)?[Kk]onto der (?:Stadt|Gemeinde|Verwaltung)|Spendenkonto"
    r"|Konto(?:inhaber\w*:?)? (?:die )?(?:Stadt|Gemeinde)"
)
_GEBURT = re.compile(
    r"(?:\bgeboren(?:e[nrsm]?)?|\bgeb\.|\bGeburtsdatum|\bGeburtstag|\bGeb\.-Datum|\(\*)"
    rf"[\s:,|(*]*(?:{_ORT})?(?:(?:ist|war|am|der|den)\s+)*{_DATUM}(?P<jahr>{_JAHR}"
    rf"|\bam\s+{_DATUM}(?P<vorher>{_JAHR}\s+(?:{_ORT})?geboren"
)
_STICHTAG = re.compile(r"Stichtag|Jahrgang|Geburtsjahrg|(?:oder|und) (?:früher|später|danach|davor)|Kinder, die")
_VERSTORBEN = re.compile(r"gestorben|verstorben|verstarb|†")
_LANGES_LEBEN = 110
"""Years after which a date of birth is history: streets and schools are named after the dead."""

_MOBIL = re.compile(
    r"(?<![\w/.,-])(?:(?:\+|00)49[\s-]?(?:\(0\))?[\s-]?|\(?0)1[5-7]\d{1,2}\)?[ /-]{0,3}\d[\d -]{4,10}\d(?![\d/.,]\d|\d)"
)
_MOBIL_ZIFFERN = range(11, 13)
_NUMMER = r"\(?(?:\+\d|0\d)[\d ()/–-]{4,16}\d"
_TELEFON = r"(?:Telefon|Tel|Ruf|Handy|Mobil|Festnetz)\w*\.?"
_PRIVAT = re.compile(
    rf"\bprivat(?:e[nrs]?)?\b[\s:(]*(?:{_TELEFON})?[\s:)]*{_NUMMER}"
    rf"|\b{_TELEFON}\s*\(?privat\)?[\s:]*{_NUMMER}|{_NUMMER}\s*\(privat\)",
    re.IGNORECASE,
)
_TELEFONWORT = re.compile(r"Tel|Mobil|Handy|Ruf|erreichbar|Kontakt|Anruf|privat|WhatsApp", re.IGNORECASE)
_KEINE_PERSON = re.compile(
    r"[Kk]onto|[Zz]eichen|Produkt|Kosten(?:stelle|träger)|Az\b|Buchung|Rechnung|Vertrag|Flurst|Investition|\bNr\b"
    r"|[Nn]ummer:?\s*$|Drucksache|Vorlage|Bestell|Diensthandy|dienstlich|Bereitschaft|Notruf|Hotline|Servicenummer"
)

_STRASSE = (
    r"(?:[A-ZÄÖÜ][\wäöüß.-]*(?:straße|strasse|str\.|weg|platz|gasse|allee|ring|damm|ufer|berg|hof|steig|pfad|graben"
    r"|wall|winkel|kamp|park|chaussee|markt)"
    r"|[A-ZÄÖÜ][\wäöüß-]+[ -](?:Straße|Str\.|Weg|Platz|Allee|Ring|Damm|Ufer|Gasse)"
    r"|(?:Am|An der|An den|Auf der|Auf dem|Im|In der|In den|Zum|Zur|Unter den) [A-ZÄÖÜ][\wäöüß-]+) \d{1,3}\s?[a-z]?\b"
)
_ANSCHRIFT = re.compile(
    r"(?:\bwohnhaft\b|\bWohn(?:anschrift|adresse)\b|\bPrivat(?:anschrift|adresse)\b"
    r"|\bprivate[nr]? (?:Anschrift|Adresse)\b"
    r"|\b(?:Herr|Frau|Familie|Eheleute)\b[^.\n]{2,40}?\bwohnt|\b(?:er|sie) wohnt\b)"
    rf"[^.;\n]{{0,40}}?(?:{_STRASSE}|\b\d{{5}} [A-ZÄÖÜ])"
)


def _before(stelle: Textstelle, match: re.Match[str], length: int = 60) -> str:
    return stelle.text[max(0, match.start() - length) : match.start()]


def _is_iban(stelle: Textstelle, match: re.Match[str], _year: int) -> bool:
    """Known country and length, right check digits (ISO 13616), and no account of the town."""
    plain = re.sub(r"\s", "", match[0]).upper()
    length = _IBAN_LAENGE.get(plain[:2], 0)
    if not length or len(plain) < length:
        return False
    plain = plain[:length]  # the expression may have read on into the next word
    number = int("".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4]))
    return number % 97 == 1 and not _KONTO_DER_STADT.search(_before(stelle, match, 120))


def _is_birth(stelle: Textstelle, match: re.Match[str], year: int) -> bool:
    """Of somebody alive: no cut-off date of a school year, nobody whom a street is named after."""
    born = match["jahr"] or match["vorher"]
    if len(born) == 4 and year - int(born) > _LANGES_LEBEN:  # noqa: PLR2004 - digits of a year
        return False
    around = stelle.sentence(match.start(), match.end())
    return not _STICHTAG.search(around) and not _VERSTORBEN.search(around)


def _is_mobile(stelle: Textstelle, match: re.Match[str], _year: int) -> bool:
    digits = re.sub(r"\D", "", match[0])
    digits = re.sub(r"^(?:00)?490?", "0", digits)
    before = _before(stelle, match, 40)
    if len(digits) not in _MOBIL_ZIFFERN or _KEINE_PERSON.search(before):
        return False
    return bool(re.search(r"\D", match[0]) or _TELEFONWORT.search(before))


def _is_private(_stelle: Textstelle, match: re.Match[str], _year: int) -> bool:
    return not _MOBIL.search(match[0])  # which is told already


_RUFNUMMER = t("Private Telefonnummer in einer öffentlichen Vorlage.")
PERSONENDATEN = (
    Datensorte(
        t("Bankverbindung (IBAN) in einer öffentlichen Vorlage."),
        ((*_IBAN_LAENGE, "IBAN", "iban"),),
        _IBAN,
        _is_iban,
    ),
    Datensorte(
        t("Geburtsdatum in einer öffentlichen Vorlage."),
        (("geboren", "geb.", "Geburts", "Geb.-", "(*"),),
        _GEBURT,
        _is_birth,
    ),
    Datensorte(_RUFNUMMER, (("015", "016", "017", "+49", "0049", "(0)1"),), _MOBIL, _is_mobile),
    Datensorte(
        _RUFNUMMER,
        (("rivat",), ("Tel", "tel", "Ruf", "ruf", "Handy", "obil", "rivat:", "rivat)")),
        _PRIVAT,
        _is_private,
    ),
    Datensorte(
        t("Private Anschrift in einer öffentlichen Vorlage."),
        (("wohnhaft", "wohnt", "ohnanschrift", "ohnadresse", "rivatan", "rivatad", "private"),),
        _ANSCHRIFT,
    ),
)
"""All kinds, the cheapest signs first."""
