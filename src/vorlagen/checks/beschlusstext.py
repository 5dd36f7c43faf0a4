"""Rules on the words of the Beschlussvorschlag (S113, S114)."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.checks.textstelle import Textstelle
from vorlagen.findings import Level
from vorlagen.i18n import t
from vorlagen.models import Art

if TYPE_CHECKING:
    from collections.abc import Iterator

KATALOG = Katalog()
_NUR_ZUR_KENNTNIS = frozenset({Art.INFORMATIONSVORLAGE, Art.MITTEILUNGSVORLAGE})
_BESCHLIESST = re.compile(r"\bbeschlie(?:ß|ss)t\b(?!\s*[.;)])", re.IGNORECASE)
_NEBENSATZ = re.compile(r"\b(?:dass|ob|wenn|wie|sobald|soweit|falls|bevor|nachdem|bis)\b", re.IGNORECASE)
_GENUG = 50
"""So many points are judged; no Beschlussvorschlag has more."""
_LANG = 2_000
"""So much of a point is read for its verb."""
_PUNKT = re.compile(r"^(?:\d{1,2}[.)]|[a-zA-Z]\)|[IVX]{1,4}\.|[-*+•])[ \t]+\S", re.MULTILINE)
"""The beginning of a point: a number, a letter or a bullet at the margin."""
_GREMIUM = re.compile(
    r"\b\w*(?:rat|rates|räte|ausschuss|ausschusses|ausschuß|ausschüsse|vertretung|versammlung|bürgerschaft|kreistag"
    r"|kreistages|senat|magistrat|kommission|gremium|fraktionen?|plenum)\b|\b(?:Ober)?[Bb]ürgermeister(?:in|s)?\b",
    re.IGNORECASE,
)
_BESCHLUSSVERB = re.compile(
    r"beschl(?:ie|o|u)(?:ß|ss)|stimm\w* |zustimm|zugestimmt|Zustimmung|genehmig|Genehmigung|empf(?:iehl|ehl|ohl)"
    r"|beauftrag|Auftrag|ermächtig|bevollmächtig|bestell|\bwähl|gewählt|hebt|heben|aufgehoben|aufzuheben|Kenntnis"
    r"|billig|bestätig|stell\w* [^.]{0,200}\bfest\b|festgestellt|festgesetzt|setz\w* [^.]{0,200}\bfest\b"
    r"|entscheide|entschieden|benenn|benannt|umbenannt|entsend|entsandt|\bberuf|abberuf|\bbitte[tn]\b|gebeten|forder"
    r"|gefordert|erl(?:ässt|assen|äßt)|verabschied|erteil|entlaste|Entlastung|ablehn|abgelehnt|lehn\w* |überwies"
    r"|verw(?:ei|ie)s|vertag|zurückgestellt|bekenn|befürwort|unterstütz|begrüß|verl(?:ei|ie)h|gewähr|freigegeben"
    r"|\bgibt\b|bereitgestellt|bereitzustellen|stell\w* [^.]{0,200}\bbereit\b|übertr[aä]g|verzichte|(?<!l)änder"
    r"|aufgestellt|aufzustellen|\bstell\w* [^.]{0,200}\bauf\b|eingeleitet|einzuleiten|leite\w* |ausgelegt"
    r"|auszulegen|angenommen|anzunehmen|nimmt|nehmen|tritt|treten|\bschlie(?:ß|ss)|abgeschlossen|\bsoll(?:en)?\b|\bwird\b[^.]{0,200}\bzu\b"
    r"|\bmöge\b|eingerichtet|einzurichten|gegründet|zu gründen|vergeben|\bvergibt\b|zugeschlagen|aufgenommen|verkauft"
    r"|erworben|veräußert|gestrichen|ersetzt|verlängert|ergänzt|bewillig|anerkannt|erkennt|erklär|verpflichte",
    re.IGNORECASE,
)
"""Verbs of deciding, generous: a point without a body and without any of them decides nothing."""


@KATALOG.regel(
    "S113",
    Level.WARNING,
    t("Diese Vorlage dient der Kenntnisnahme, ihr Beschlussvorschlag sagt aber „{worte}“."),
    t("Schreiben Sie „nimmt zur Kenntnis“, oder ändern Sie die Art in beschlussvorlage."),
    t("Mitteilungen und Informationsvorlagen haben keinen Beschluss (Formulare von Kiel und Karlsruhe)."),
)
def check_kenntnisnahme(p: Pruefling) -> Iterator[Fund]:
    """Judged in the Beschlussvorschlag only: elsewhere the word tells what some body does or did."""
    if p.vorlage.art not in _NUR_ZUR_KENNTNIS:
        return
    for stelle in _beschlusstexte(p):
        for match in _BESCHLIESST.finditer(stelle.text):
            before = stelle.text[max(0, match.start() - 300) : match.start()]
            if stelle.is_quoted(match.start()) or _NEBENSATZ.search(re.split(r"[.;:]\s", before)[-1]):
                continue  # „… zur Kenntnis, dass der Kreistag … beschließt“
            yield stelle.fund(match.start(), match[0], {"worte": match[0]})
            break


@KATALOG.regel(
    "S114",
    Level.WARNING,
    t("Dieser Punkt des Beschlussvorschlags nennt weder ein Gremium noch, was es beschließt: „{anfang}“."),
    t("Schreiben Sie einen ganzen Satz: „Der Rat beschließt …“ oder „Der Rat beauftragt die Verwaltung, …“."),
    t("Ein Beschluss muss für sich verständlich sein; er wird einzeln ausgefertigt und veröffentlicht."),
)
def check_beschlusspunkte(p: Pruefling) -> Iterator[Fund]:
    """A point is covered by a lead-in before the list, and by the body that the entry names."""
    names = [name for name in (*(step.gremium for step in p.vorlage.beratungsfolge), *p.formular.gremien) if name]
    for at, entry in enumerate(p.vorlage.beschlussvorschlag):
        if entry.gremium or not entry.text:
            continue
        stelle = Textstelle(("beschlussvorschlag", at, "text"), entry.text)
        for start, point in itertools.islice(_punkte(entry.text), _GENUG):
            if _GREMIUM.search(point) or _BESCHLUSSVERB.search(point) or any(name in point for name in names):
                continue
            words = " ".join(point.split()[:6])
            yield stelle.fund(start, words, {"anfang": words})


def _beschlusstexte(p: Pruefling) -> Iterator[Textstelle]:
    return (stelle for stelle in p.texte if stelle.pfad[0] == "beschlussvorschlag" and stelle.pfad[-1] == "text")


def _punkte(text: str) -> Iterator[tuple[int, str]]:
    """Where each point begins, and what it says; a lead-in with a verb of deciding speaks for all of its points."""
    begins = [match.start() for match in _PUNKT.finditer(text)]
    if not begins:
        if len(text.split()) > 1:
            yield len(text) - len(text.lstrip()), text.strip()[:_LANG]
        return
    lead = text[: begins[0]][-_LANG:]
    if _BESCHLUSSVERB.search(lead) or _GREMIUM.search(lead):
        return
    for start, end in zip(begins, [*begins[1:], len(text)], strict=True):
        yield start, text[start : min(end, start + _LANG)].strip()
