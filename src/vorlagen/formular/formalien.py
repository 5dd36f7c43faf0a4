"""Titles of agenda items that say nothing of a matter: the formal ones that open and closed parts share.

Nearly every agenda has „Genehmigung der Niederschrift“, „Mitteilungen“ and „Anfragen“ twice, and
towns name closed items by their kind in public, such as „Grundstücksangelegenheiten“
(§ 48 Abs. 1 GO NRW, Art. 52 Abs. 1 GO BY: the agenda of a public session is made known).
"""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_DATE: Final = re.compile(
    r"\b\d{1,2}\.\s?(?:\d{1,2}\.\s?(?:\d{4}|\d{2})?|[A-ZÄa-zä]{3,9}\s+\d{4})|\b\d{1,3}\.(?=\s+Sitzung)"
)
"""Dates, and which session it was; any other number may be a price, an address or a plot."""
_SPEAKING: Final = re.compile(
    r"eröffnung|begrüßung|feststellung|beschlussfähigkeit|ordnungsgemäßen|ladung|einladung|tagesordnung|genehmigung|"
    r"niederschrift(?:en)?|protokolls?|protokolle|bekanntgaben?|bekanntmachung(?:en)?|mitteilung(?:en)?|anfragen?|"
    r"anregung(?:en)?|beantwortung|fragestunde|verschiedenes|sonstiges|berichte?|berichterstattung|information(?:en)?|"
    r"aussprache|pause|schließung|schluss|herstellung|öffentlichkeit|nichtöffentlichkeit|beschlüsse|gefasste[nr]"
)
_KIND: Final = re.compile(
    r"(?:grundstücks|liegenschafts|personal|vergabe|vertrags|rechts|finanz|steuer|beteiligungs|bau|planungs)"
    r"angelegenheit(?:en)?|(?:auftrags)?vergaben"
)
_FILLING: Final = re.compile(
    r"de[rsmn]|die|das|eine?|einer|vo[nmr]|zu[rm]?|aus|über|und|sowie|i[nm]|am|an|für|nach|mit|teils?|"
    r"(?:nicht)?öffentliche[nr]|sitzung(?:en)?|letzten?|vorigen|"
    r"januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
)
_SPEAKER: Final = re.compile(
    r"verwaltung|vorsitzenden?|mitgliedern?|mitglieder|fraktion(?:en)?|ausschuss(?:es)?|"
    r"(?:stadt|gemeinde|orts)?rat(?:e?s)?|kreistag(?:e?s)?|(?:ober)?bürgermeister(?:s|in)?|landrat(?:e?s)?|landrätin"
)
"""Who reports or asks. Behind a kind of matters they would be whom it is about."""
_PAPER: Final = re.compile(
    r"anlagen?|anhang|beilagen?|"
    r"(?:lage|übersichts|bebauungs|flächennutzungs|grundstücks|zeit|ablauf|finanz|finanzierungs|kosten|stellen|"
    r"wirtschafts|haushalts|projekt|entwurfs|bau|detail|höhen|frei(?:flächen|anlagen))?pl[aä]ne?|"
    r"(?:übersichts|lage|flur|liegenschafts)?karten?|(?:kosten|flächen)?(?:berechnung|schätzung|aufstellung)|"
    r"(?:wert|verkehrs|rechts|boden|schall)?gutachten|\w{0,20}entwurf|(?:kauf|miet|pacht)?vertr[aä]ge?s?|satzung|"
    r"gegenüberstellung|synopse|präsentation|prüfbericht|bericht|sachstandsbericht|stellungnahmen?|angebote?|antr[aä]ge?|anschreiben|"
    r"schreiben|protokoll|niederschrift|fotos?|bilder|fotodokumentation|zeichnung(?:en)?|ansicht(?:en)?|schnitte?|"
    r"grundrisse?|tabellen?|listen?|übersicht(?:en)?|auswertung|begründung|umweltbericht|konzept|gesamtkonzept|"
    r"leistungsverzeichnis|preisspiegel|vergabevermerk|vermerk|jahresabschluss|bilanz|handout|unterlagen?"
)
"""What attachments are: each word alone says nothing of the matter that they belong to."""


def is_kind_of_paper(title: str) -> bool:
    """Whether the title of an attachment only names what kind of paper it is, such as „Lageplan“ or „Anlage 2“.

    Args:
        title: title of an attachment.
    """
    words = [word.casefold() for word in _WORD.findall(title)]
    numbers = [one for one in re.findall(r"\d+", title) if len(one) > 2]  # noqa: PLR2004 - a price, a plot, a year
    return bool(words) and not numbers and all(_PAPER.fullmatch(word) or _FILLING.fullmatch(word) for word in words)


def is_formal(title: str) -> bool:
    """Whether a title names a formal item or a kind of matters only, nothing in it a matter itself.

    Args:
        title: title of an item, such as „Genehmigung der Niederschrift vom 5. Mai 2026“.
    """
    undated = _DATE.sub(" ", title)
    if any(one.isdigit() or one in "€%§" for one in undated):
        return False
    words = [word.casefold() for word in _WORD.findall(undated)]
    rest = [word for word in words if not _FILLING.fullmatch(word)]
    if any(map(_KIND.fullmatch, rest)):
        return all(map(_KIND.fullmatch, rest))
    return any(map(_SPEAKING.fullmatch, rest)) and all(
        _SPEAKING.fullmatch(word) or _SPEAKER.fullmatch(word) for word in rest
    )
