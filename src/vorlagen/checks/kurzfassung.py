"""The rule that Kurzfassung and Beschlussvorschlag speak of the same amounts and dates (S115)."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.checks.textzahlen import Textzahl, dates_in, money_in
from vorlagen.findings import Level
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vorlagen.checks.textstelle import Textstelle

KATALOG = Katalog()
_SORTE = re.compile(
    r"(?P<folge>folgekost|folgelast|unterhalt)|(?P<mehr>mehrkost)|(?P<gesamt>gesamtkost|gesamtausz|gesamtaufw|\bkosten\b|kostet)"
    r"|(?P<geld>zuwendung|fördermittel|förderung|zuschuss)|(?P<ve>verpflichtungserm)|(?P<minder>minderau)"
    r"|(?P<ertrag>mehrertr|erträge|einnahme|einzahlung)|(?P<preis>kaufpreis|mietpreis|pacht|miete)"
    r"|(?P<eigen>eigenanteil|eigenmittel)|(?P<honorar>honorar)|(?P<auszahlung>auszahlung)|(?P<aufwand>aufw[ae]nd)"
    r"|(?P<einzelne>\w+kosten)"
    r"|(?P<kraft>in kraft|inkrafttret)|(?P<beginn>beginn)|(?P<fertig>fertigstell|abgeschlossen|abschluss)"
    r"|(?P<verkehr>freigabe|freigegeben|eröffn|inbetriebnahme|in betrieb)|(?P<antrag>beantrag|antrag)"
    r"|(?P<frist>frist|spätestens)|(?P<ende>\bend|ausläuft|läuft aus|laufzeit)|(?P<wahl>wahltag|wahltermin)",
    re.IGNORECASE,
)
"""What an amount is, or what happens on a day: the nearest of these words in its sentence."""
_NAHE = 100
"""One per cent: two amounts that differ by less are meant to be the same."""
_GENUG = 100
"""So many figures of each are compared; no Kurzfassung has more."""
_TAGE = frozenset({"kraft", "beginn", "fertig", "verkehr", "antrag", "frist", "ende", "wahl"})


@dataclass(frozen=True, slots=True)
class _Angabe:
    """An amount or a date with what it is about."""

    zahl: Textzahl
    sorte: str
    stelle: Textstelle


@KATALOG.regel(
    "S115",
    Level.WARNING,
    t("Die Kurzfassung nennt {hier}, der Beschlussvorschlag aber {dort}."),
    t("Gleichen Sie beide an; beschlossen wird, was im Beschlussvorschlag steht."),
    t("Kurzfassung und Beschluss derselben Vorlage mit verschiedenen Beträgen (gemessen, 8 von 1.855 Vorlagen)."),
)
def check_kurzfassung(p: Pruefling) -> Iterator[Fund]:
    """Compares only what is about the same thing and stands on one side alone; a choice of figures is no fault."""
    short = [stelle for stelle in p.texte if stelle.pfad[0] == "kurzfassung"]
    decision = [stelle for stelle in p.texte if stelle.pfad[0] == "beschlussvorschlag"]
    if short and decision:
        yield from _differences(_angaben(short, money_in), _angaben(decision, money_in))
        yield from _differences(_angaben(short, dates_in), _angaben(decision, dates_in))


def _angaben(stellen: list[Textstelle], find: Callable[[str], Iterator[Textzahl]]) -> list[_Angabe]:
    found = ((stelle, zahl) for stelle in stellen for zahl in find(stelle.text))
    return [_Angabe(zahl, _sorte(stelle, zahl), stelle) for stelle, zahl in itertools.islice(found, _GENUG)]


def _sorte(stelle: Textstelle, zahl: Textzahl) -> str:
    """The nearest word before the figure in its sentence that says what it is, else the nearest behind it."""
    end = zahl.at + len(zahl.worte)
    sentence = stelle.sentence(zahl.at, end)
    at = sentence.find(zahl.worte)
    kinds = [match for match in _SORTE.finditer(sentence) if (match.lastgroup in _TAGE) == zahl.ist_tag]
    before = [match for match in kinds if match.start() < at]
    nearest = before[-1] if before else kinds[0] if kinds else None
    if nearest is None:
        return ""
    return nearest[0].lower() if nearest.lastgroup == "einzelne" else str(nearest.lastgroup)


def _differences(short: list[_Angabe], decision: list[_Angabe]) -> Iterator[Fund]:
    lone = [one for one in short if not any(_same(one, other) for other in decision)]
    theirs = [other for other in decision if not any(_same(one, other) for one in short)]
    told: set[object] = set()
    for one in lone:
        others = [other for other in theirs if _compare(one, other, short, decision)]
        kin = [rival for rival in lone if rival.sorte == one.sorte and rival.zahl.wert != one.zahl.wert]
        if len({other.zahl.wert for other in others}) != 1 or (kin and not _near(one, others[0])):
            continue  # which of several belongs to which cannot be told
        if one.zahl.wert not in told:
            told.add(one.zahl.wert)
            yield one.stelle.fund(one.zahl.at, one.zahl.worte, {"hier": one.zahl.worte, "dort": others[0].zahl.worte})


def _compare(one: _Angabe, other: _Angabe, short: list[_Angabe], decision: list[_Angabe]) -> bool:
    """Whether two figures are about the same thing."""
    if one.sorte and one.sorte == other.sorte:
        return True
    alone = len({part.zahl.wert for part in short}) == len({part.zahl.wert for part in decision}) == 1
    return _near(one, other) or (alone and not (one.sorte and other.sorte) and not one.zahl.ist_tag)


def _same(one: _Angabe, other: _Angabe) -> bool:
    return abs(one.zahl.wert - other.zahl.wert) <= max(one.zahl.spielraum, other.zahl.spielraum)


def _near(one: _Angabe, other: _Angabe) -> bool:
    return not one.zahl.ist_tag and abs(one.zahl.wert - other.zahl.wert) * _NAHE <= abs(other.zahl.wert)
