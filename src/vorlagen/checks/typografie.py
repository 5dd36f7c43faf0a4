"""Rules on typography after DIN 5008 (T)."""

from __future__ import annotations

import dataclasses
import itertools
import re
from typing import TYPE_CHECKING

from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.findings import Level
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Iterator

KATALOG = Katalog()
_DIN_5008 = t("DIN 5008, Schreib- und Gestaltungsregeln.")
_WAEHRUNG = re.compile(
    r"\d[\d.,–-]{0,20}\s?(?:(?:Mio|Mrd|Tsd)\.?\s|T)?(?P<zeichen>€|Euro\b|EUR\b)|(?P<davor>€|EUR)\s?\d"
)
_ENG = re.compile(
    # Every alternative begins with one letter, so that most others are passed over at once.
    r"€(?<=\d€)|Euro(?<=\dEuro)\b|EUR(?<=\dEUR)\b|Uhr(?<=\dUhr)\b|§(?=\d)"
    r"|z\.B\.|d\.h\.|u\.a\.|o\.g\.|i\.d\.R\.|i\.V\.m\.|i\.S\.d\.|z\.T\.|u\.U\.|v\.a\.|i\.H\.v\.|s\.o\.|s\.u\."
    r"|Abs\.(?=\d)|Nr\.(?=\d)|Art\.(?=\d)|Ziff\.(?=\d)|Buchst\.(?=\d)"
)
_VERWEIS = re.compile(r"https?://\S+|\]\([^)\n]*\)|`[^`\n]*`")
_ADRESSE = 300
"""So long an address of the internet may be."""
_GENUG = 20
"""So many dates of one text are told."""
_KURZES_JAHR = re.compile(r"\d{1,2}\.\d{1,2}\.\d\d(?![\d.]{0,8}\d|\w)")
_TAG = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.\d\d")
_ANKUENDIGUNG = re.compile(
    r"(?:\b(?:am|vom|bis|zum|ab|seit|dem|den|Stand|Datum|Termin)\b:?|(?:tag|woch),?)\s+$", re.IGNORECASE
)


@KATALOG.regel(
    "T901",
    Level.NOTE,
    t("Die Vorlage schreibt Beträge mit „{eines}“ und mit „{anderes}“."),
    t("Schreiben Sie überall dasselbe; das Programm druckt Beträge mit „€“."),
    t("DIN 5008. 246 von 1.855 Vorlagen mischen € und Euro (gemessen)."),
)
def check_waehrung(p: Pruefling) -> Iterator[Fund]:
    """Only behind or before a number, and not in quotations; the finding stands at the rarer way of writing."""
    if sum(any(sign in stelle.text for stelle in p.texte) for sign in ("€", "Euro", "EUR")) < 2:  # noqa: PLR2004 - two
        return
    found: dict[str, list[Fund]] = {}
    for stelle in p.texte:
        for match in _WAEHRUNG.finditer(stelle.text):
            places = found.setdefault(match["zeichen"] or match["davor"], [])
            if places:
                places.append(places[0])
            elif not stelle.is_quoted(match.start()):
                places.append(stelle.fund(match.start(), match[0]))
    kinds = sorted((sign for sign, places in found.items() if places), key=lambda sign: (len(found[sign]), sign == "€"))
    if len(kinds) > 1:
        werte = {"eines": kinds[-1], "anderes": kinds[0]}
        yield dataclasses.replace(found[kinds[0]][0], werte=werte)


@KATALOG.regel(
    "T902",
    Level.NOTE,
    t("In „{worte}“ fehlt ein Leerzeichen ({zahl}-mal in dieser Vorlage)."),
    t("Schreiben Sie „{richtig}“. Das geschützte Leerzeichen setzt das Programm beim Drucken selbst."),
    _DIN_5008,
)
def check_leerzeichen(p: Pruefling) -> Iterator[Fund]:
    """Rendering protects a space that is there; it cannot know where one is missing. One finding a kind."""
    first: dict[str, Fund] = {}
    count: dict[str, int] = {}
    for stelle in p.texte:
        for match in _ENG.finditer(stelle.text):
            start, words = _whole(stelle.text, match)
            if start < 0 or _is_address(stelle.text, start):
                continue
            kind = _kind(match[0])
            count[kind] = count.get(kind, 0) + 1
            if kind not in first:
                first[kind] = stelle.fund(start, words)
    for kind, fund in first.items():
        werte = {"worte": fund.worte, "richtig": _spaced(fund.worte), "zahl": count[kind]}
        yield dataclasses.replace(fund, werte=werte)


@KATALOG.regel(
    "T903",
    Level.NOTE,
    t("Das Datum „{worte}“ hat nur zwei Ziffern für das Jahr."),
    t("Schreiben Sie das Jahr aus: 04.05.2026 oder 4. Mai 2026."),
    _DIN_5008,
)
def check_datum(p: Pruefling) -> Iterator[Fund]:
    """Only behind words that announce a day: „12.01.26“ alone may be a product, a section or a file."""
    for stelle in p.texte:
        found = (match for match in _KURZES_JAHR.finditer(stelle.text) if _is_announced(stelle.text, match))
        for match in itertools.islice(found, _GENUG):
            yield stelle.fund(match.start(), match[0], {"worte": match[0]})


def _is_announced(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 20) : match.start()]
    return bool(_TAG.fullmatch(match[0]) and _ANKUENDIGUNG.search(before))


def _whole(text: str, match: re.Match[str]) -> tuple[int, str]:
    """Where the whole expression begins and how it reads: „18.30Uhr“, „§12“; -1 inside a word."""
    start, end = match.span()
    if match[0][0] in "€EU":
        while start and text[start - 1] in "0123456789.,:–-":
            start -= 1
    elif text[start - 1 : start].isalnum() or text[start - 1 : start] == ".":
        return -1, ""
    while end < len(text) and match[0][0] not in "€EU" and text[end].isdigit():
        end += 1
    return start, text[start:end]


def _is_address(text: str, at: int) -> bool:
    """Whether ``at`` lies in an address of the internet, the target of a link or code."""
    begin = max(text.rfind("\n", 0, at) + 1, at - _ADRESSE)
    line = text[begin : at + _ADRESSE].partition("\n")[0]
    return any(begin + found.start() <= at < begin + found.end() for found in _VERWEIS.finditer(line))


def _kind(words: str) -> str:
    return "€" if words[0] in "€E" else words


def _spaced(words: str) -> str:
    """The same with its spaces: „5 €“, „§ 5“, „z. B.“."""
    return re.sub(r"(?<=\d)(?=[€EU])|(?<=§)(?=\d)|(?<=\.)(?=[A-Za-z])|(?<=[a-z]\.)(?=\d)", " ", words)
