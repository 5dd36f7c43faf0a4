"""Rules on what texts say of money (F): the total occurs, no amount is left blank."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from vorlagen.checks.betraege import amounts_in
from vorlagen.checks.kosten import BLOCK
from vorlagen.checks.pflicht import prints
from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.findings import Level
from vorlagen.i18n import t
from vorlagen.models.auswahlen import FinanzAuswirkung
from vorlagen.models.blaetter import is_markdown, without_positions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.models import Betrag

KATALOG = Katalog()
_HOECHSTENS = 20
_ZAHL = re.compile(
    r"[0-9](?<![\w.,][0-9])(?:[0-9]{0,2}(?:[.\u00a0\u202f ][0-9]{3}){1,4}|[0-9]*)(?:,[0-9]+)?(?![\w]|[.,][0-9])"
)
_TAUSEND = re.compile(r"T€|TEUR|Tsd|Tausend|tausend")
_MILLIONEN = re.compile(r"Mio|Million")
_ZEICHEN = re.compile(r"€|EUR|Euro")
_HINFUEHRUNG = re.compile(
    r"(?:(?<!\w)(?:auf|von|über|mit|bis|beträgt|betragen|betrug|kostet|kosten|sind|wurden|werden|bereits|entfallen"
    r"|entfällt|insgesamt|rund|ca\.?|circa|etwa|mindestens|höchstens|maximal|zusammen|davon|weiteren?|zusätzlich(?:en?)?"
    r"|höhe|(?P<allgemein>um|zu|für|bei|ist)|_{1,3}|x{1,2}(?:[.,][x-]{1,3})*)|[:=…]|\.{3})[*_]*\s+$",
    re.IGNORECASE,
)
"""Words that lead up to an amount; before „Euro“ the general ones may speak of the currency itself."""
_KEIN_BETRAG = re.compile(r"[\w/\-–“”’\])]|[ \u00a0\u202f]*[0-9]")
_SATZENDE = re.compile(r"\s*(?:[.,;)\n]|$)")
_WEIT = 24


@KATALOG.regel(
    "F314",
    Level.NOTE,
    t("Die Gesamtkosten {betrag} kommen im Text der Vorlage nicht vor."),
    t("Nennen Sie sie im Beschlussvorschlag oder im Sachverhalt, oder prüfen Sie „gesamtkosten“."),
    t("Beträge im Text und im Formular weichen in veröffentlichten Vorlagen voneinander ab."),
)
def check_gesamtkosten_im_text(p: Pruefling) -> Iterator[Fund]:
    """A rounded amount („rund 1,25 Mio. €“) is the total too, and so is a number of a table without its sign."""
    block = p.vorlage.finanzielle_auswirkungen
    total = block.gesamtkosten if block and block.auswirkung is not FinanzAuswirkung.KEINE else None
    if total is None or not total.zahl or not prints(p, BLOCK):
        return
    if not any(_is_total(found.betrag, total) for stelle in p.texte for found in amounts_in(stelle.text)):
        long = (text for text in p.texte if is_markdown(type(p.vorlage), without_positions(text.pfad)))
        if not any(_has_bare_total(stelle.text, total) for stelle in long):
            yield Fund((BLOCK, "gesamtkosten"), {"betrag": str(total)})


@KATALOG.regel(
    "F315",
    Level.WARNING,
    t("Vor „{zeichen}“ fehlt die Zahl: „{worte}“."),
    t("Tragen Sie den Betrag ein, oder löschen Sie die Stelle."),
    t("„… beziffern sich auf €.“: leere Betragsfelder in veröffentlichten Vorlagen (Sankt Augustin)."),
)
def check_zeichen_ohne_zahl(p: Pruefling) -> Iterator[Fund]:
    """After words that lead up to an amount; „in €“, „€/m²“, headings and number words are fine."""
    for stelle in p.texte:
        text = stelle.text
        blanks = ((match, _lead(text, match)) for match in _ZEICHEN.finditer(text))
        for match, start in itertools.islice(((m, at) for m, at in blanks if at is not None), _HOECHSTENS):
            words = text[start : match.end()]
            values = {"zeichen": match[0], "worte": " ".join(words.split())}
            yield stelle.fund(start, words, values)


def _lead(text: str, sign: re.Match[str]) -> int | None:
    """Where the words begin that lead up to an amount, if a sign stands there instead of it."""
    at, end = sign.span()
    if text[max(0, at - 2) : at].strip().isdigit() or not text[max(0, at - 1) : at].isspace():
        return None  # most signs stand behind a number, some inside a word
    if _KEIN_BETRAG.match(text, end):
        return None
    lead = _HINFUEHRUNG.search(text, max(0, at - _WEIT), at)
    word = sign[0] != "€"
    if lead is None or (word and (lead["allgemein"] or not _SATZENDE.match(text, end))):
        return None
    return lead.start()


def _is_total(amount: Betrag, total: Betrag) -> bool:
    return abs(abs(amount.euro) - abs(total.euro)) <= amount.spielraum + total.spielraum


def _has_bare_total(text: str, total: Betrag) -> bool:
    """Whether the total stands in a text as a bare number, in the unit of a table: „in €“, „in T€“."""
    units = [Decimal(1)]
    units += [Decimal(1000)] if _TAUSEND.search(text) else []
    units += [Decimal(10**6)] if _MILLIONEN.search(text) else []
    for match in _ZAHL.finditer(text):
        digits = re.sub(r"[^0-9,]", "", match[0]).replace(",", ".")
        try:
            number = Decimal(digits)
        except InvalidOperation:
            continue
        for unit in units:
            half = Decimal(1).scaleb(int(number.as_tuple().exponent)) * unit / 2 if unit > 1 else Decimal(0)
            if abs(number * unit - abs(total.euro)) <= half + total.spielraum:
                return True
    return False
