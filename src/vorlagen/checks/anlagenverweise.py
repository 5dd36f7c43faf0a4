"""Rules on the numbers of attachments and on how texts speak of them (A603 to A605)."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.findings import Level
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.checks.textstelle import Textstelle
    from vorlagen.models import Anlage

KATALOG = Katalog()
_MEISTENS = 99
"""No paper has more attachments; a greater number behind the word is a quantity or a year."""
_SPANNE = r"\d{1,2}(?:\s*(?:–|-|bis|und|u\.|,|/|sowie)\s*(?:Anlage\s+)?\d{1,2}(?![\d.]\d))*"
_VERWEIS = re.compile(rf"Anlage(?<![\w-]Anlage)n?\s+(?:Nr\.\s*)?(?P<nummern>{_SPANNE})(?![\d]|[.,]\d|\s*(?:%|€))")
_FREMD = re.compile(
    r"[\s*_]*(?:(?:der|des|zu|zum|zur|aus|von|vom)\s(?!(?:dieser )?(?:Vorlage|Drucksache)\b(?!\s+[\w-]*\d))"
    r"|[A-ZÄÖÜ][a-zäöü]*[A-ZÄÖÜ]|kWp?\b|MW|m²|m\b|ha\b|Monat|Jahr|Tag|Woche|Stunden)"
)
"""What follows where somebody else's attachment is meant („Anlage 1 zur Satzung“, „Anlage 3 HOAI“) or none at all."""
_TITEL = re.compile(rf"Anlagen?\s+(?P<nummern>{_SPANNE})(?![\d]|[.,]\d)")
_ALLGEMEIN = re.compile(
    r"(?<![\w-])Anlagen?\b(?!\s+(?:Nr\.\s*)?\d)|\b(?:bei|an)gefügt|\b(?:an|bei)liegend|\bliegt bei|\bliegen bei"
    r"|\bAnhang\b",
    re.IGNORECASE,
)
_WORT = re.compile(r"[A-Za-zÄÖÜäöüß]{5,}")
_ENDUNG = 3
"""Letters at the end of a word that inflection may change."""


@dataclass(frozen=True, slots=True)
class _Nummern:
    """The numbers that one listed attachment stands for.

    Attributes:
        at: its place in the list.
        alle: its numbers; several where the title says „Anlagen 3 – 16“.
        zeichen: the number as written where it is more than a number: „1a“, „2.1“, „B“.
    """

    at: int
    alle: frozenset[int]
    zeichen: str


@KATALOG.regel(
    "A603",
    Level.WARNING,
    t("Der Text nennt „{verweis}“, aber so weit reichen die Anlagen nicht (aufgeführt: {zahl})."),
    t("Führen Sie die Anlage unter „anlagen“ auf, oder berichtigen Sie die Nummer."),
    t("Genannte Nummern über der Zahl der Anlagen: 175 von 467 Vorlagen (gemessen, Obergrenze)."),
)
def check_verweise(p: Pruefling) -> Iterator[Fund]:
    """Quotations and the attachments of laws, by-laws, contracts and other papers are left out."""
    known = {number for entry in _nummern(p) for number in entry.alle}
    told: set[int] = set()
    for stelle, match, numbers in _references(p):
        missing = [number for number in sorted(numbers) if number not in known and number not in told]
        if not missing or stelle.is_quoted(match.start()):
            continue
        told.update(missing)
        werte: dict[str, object] = {"verweis": match[0], "zahl": len(p.vorlage.anlagen)}
        yield stelle.fund(match.start(), match[0], werte)


@KATALOG.regel(
    "A604",
    Level.WARNING,
    t("Die Anlage {nr} „{titel}“ ist aufgeführt, aber im Text nie genannt."),
    t("Verweisen Sie im Text darauf: „(Anlage {nr})“."),
    t("In 260 von 1.855 Vorlagen kommt das Wort „Anlage“ im Text nicht vor (gemessen)."),
)
def check_ungenannte(p: Pruefling) -> Iterator[Fund]:
    """Named by number, by the words of its title, or together with the others („siehe Anlagen“, „beigefügt“)."""
    entries = _nummern(p)
    named = {number for _, _, numbers in _references(p) for number in numbers}
    entries = [entry for entry in entries if not entry.alle & named]
    texts = [stelle.text for stelle in p.texte if stelle.pfad[0] != "anlagen"]
    if not entries or any(_ALLGEMEIN.search(text) for text in texts):
        return
    everything = "\n".join(texts).lower()
    for entry in entries:
        anlage = p.vorlage.anlagen[entry.at]
        if not _mentions(everything, anlage.titel or ""):
            yield Fund(("anlagen", entry.at), {"nr": entry.zeichen, "titel": anlage.titel or anlage.datei or ""})


@KATALOG.regel(
    "A605",
    Level.WARNING,
    t("Die Nummer {nr} kommt bei den Anlagen zweimal vor."),
    t("Geben Sie jeder Anlage eine eigene Nummer („nr“), oder lassen Sie „nr“ überall weg."),
    t("Anlagen werden im Rat nach ihrer Nummer aufgerufen."),
)
def check_nummern(p: Pruefling) -> Iterator[Fund]:
    """A list that begins later than 1 continues an earlier paper; gaps inside it are told."""
    entries, seen = _nummern(p), set[str]()
    for entry in entries:
        if entry.zeichen in seen:
            yield Fund(_place(p, entry), {"nr": entry.zeichen})
        seen.add(entry.zeichen)
    covered = sorted({(number, entry.at) for entry in entries for number in entry.alle})
    for (before, _), (number, at) in itertools.pairwise(covered):
        if number > before + 1:
            fehlt = str(before + 1) if number == before + 2 else f"{before + 1} – {number - 1}"
            text = t("In der Nummerierung der Anlagen fehlt {fehlt}.")
            hinweis = t("Ergänzen Sie die Anlage, oder nummerieren Sie durchgehend.")
            entry = next(entry for entry in entries if entry.at == at)
            yield Fund(_place(p, entry), {"fehlt": fehlt}, text=text, hinweis=hinweis)


def _nummern(p: Pruefling) -> list[_Nummern]:
    """The numbers of all listed attachments: as given, else from the title, else from the place in the list."""
    return [_number(at, anlage) for at, anlage in enumerate(p.vorlage.anlagen) if anlage.titel or anlage.datei]


def _number(at: int, anlage: Anlage) -> _Nummern:
    given = re.sub(r"(?i)^anlagen?\s*", "", (anlage.nr or "").strip())
    match = _TITEL.match(anlage.titel or "") if not given else None
    words = given or (match["nummern"] if match else str(at + 1))
    return _Nummern(at, _numbers(words), words)


def _numbers(words: str) -> frozenset[int]:
    """All numbers that „1, 3 – 5“ names; of „2.1“ and „3a“ the main one."""
    found: set[int] = set()
    before: int | None = None
    for match in re.finditer(r"(?P<bis>–|-|bis)?\s*(?:Anlage\s+)?(?P<zahl>\d{1,2})(?:\.\d+)*", words):
        number = int(match["zahl"])
        found.update(range(before, number) if match["bis"] and before is not None else ())
        found.add(number)
        before = number
    return frozenset(found)


def _references(p: Pruefling) -> Iterator[tuple[Textstelle, re.Match[str], frozenset[int]]]:
    """Every „Anlage n“ of the texts that means one of this paper."""
    for stelle in p.texte:
        if "Anlage" not in stelle.text or stelle.pfad[0] == "anlagen":
            continue
        for match in _VERWEIS.finditer(stelle.text):
            numbers = _numbers(match["nummern"])
            if not _FREMD.match(stelle.text, match.end()) and max(numbers) <= _MEISTENS:
                yield stelle, match, numbers


def _mentions(everything: str, title: str) -> bool:
    """Whether the texts speak of what a title says: all of its longer words, however inflected."""
    named = _TITEL.sub("", title)
    words = {word.lower()[: max(5, len(word) - _ENDUNG)] for word in _WORT.findall(named)}
    return bool(words) and all(word in everything for word in words)


def _place(p: Pruefling, entry: _Nummern) -> tuple[str | int, ...]:
    return ("anlagen", entry.at, "nr") if p.vorlage.anlagen[entry.at].nr else ("anlagen", entry.at)
