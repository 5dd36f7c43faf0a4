"""Rules on typography after DIN 5008 (T)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.findings import Level
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Iterator

KATALOG = Katalog()
_DIN_5008 = t("DIN 5008, Schreib- und Gestaltungsregeln.")
_WAEHRUNG = re.compile(r"\d[\d.,–-]*\s?(?:(?:Mio|Mrd|Tsd)\.?\s|T)?(?P<zeichen>€|Euro\b|EUR\b)|(?P<davor>€|EUR)\s?\d")
_ENG = re.compile(
    r"(?P<geld>\d(?:€|Euro\b|EUR\b))|(?P<paragraf>§\d)|(?P<uhr>\d(?:Uhr)\b)"
    r"|(?P<kurz>\b(?:z\.B|d\.h|u\.a|o\.g|i\.d\.R|i\.V\.m|i\.S\.d|z\.T|u\.U|v\.a|i\.H\.v|s\.o|s\.u)\.)"
    r"|(?P<nummer>\b(?:Abs|Nr|Art|Ziff|Buchst)\.\d)"
)
_VERWEIS = re.compile(r"https?://\S+|\]\([^)\n]*\)|`[^`\n]*`")
_KURZES_JAHR = re.compile(
    r"(?:\b(?:am|vom|bis|zum|ab|seit|dem|den|Stand|Datum|Termin)\b:?|(?:tag|woch),?)\s+"
    r"(?P<datum>(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.\d{2})(?![\d.]*\d|\w)"
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
    found: dict[str, list[Fund]] = {}
    for stelle in p.texte:
        if "€" not in stelle.text and "EUR" not in stelle.text and "Euro" not in stelle.text:
            continue
        for match in _WAEHRUNG.finditer(stelle.text):
            sign = match["zeichen"] or match["davor"]
            places = found.setdefault(sign, [])
            if not places and stelle.is_quoted(match.start()):
                continue
            places.append(stelle.fund(match.start(), match[0]) if not places else places[0])
    kinds = sorted((sign for sign, places in found.items() if places), key=lambda sign: (len(found[sign]), sign == "€"))
    if len(kinds) > 1:
        fund = found[kinds[0]][0]
        yield Fund(fund.pfad, {"eines": kinds[-1], "anderes": kinds[0]}, fund.worte, fund.vorkommen)


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
        links: list[tuple[int, int]] | None = None
        for match in _ENG.finditer(stelle.text):
            if links is None:
                links = [found.span() for found in _VERWEIS.finditer(stelle.text)]
            if any(start <= match.start() < end for start, end in links):
                continue
            kind = match[0] if match["kurz"] else str(match.lastgroup)
            count[kind] = count.get(kind, 0) + 1
            if kind not in first:
                first[kind] = stelle.fund(match.start(), match[0])
    for kind, fund in first.items():
        werte = {"worte": fund.worte, "richtig": _spaced(fund.worte), "zahl": count[kind]}
        yield Fund(fund.pfad, werte, fund.worte, fund.vorkommen)


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
        for match in _KURZES_JAHR.finditer(stelle.text):
            yield stelle.fund(match.start("datum"), match["datum"], {"worte": match["datum"]})


def _spaced(words: str) -> str:
    """The same with its spaces: „5 €“, „§ 5“, „z. B.“."""
    return re.sub(r"(?<=\d)(?=[€EU])|(?<=§)(?=\d)|(?<=\.)(?=\w)", " ", words)
