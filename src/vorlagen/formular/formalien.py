"""Titles of agenda items that say nothing of a matter: the formal ones that open and closed parts share.

Nearly every agenda has „Genehmigung der Niederschrift“, „Mitteilungen“ and „Anfragen“ twice, and
towns name closed items by their kind in public, such as „Grundstücksangelegenheiten“
(§ 48 Abs. 1 GO NRW, Art. 52 Abs. 1 GO BY: the agenda of a public session is made known).
"""

from __future__ import annotations

import re
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_FORMAL: Final = re.compile(
    r"eröffnung|begrüßung|feststellung|beschlussfähigkeit|ordnungsgemäßen|ladung|einladung|tagesordnung|genehmigung|"
    r"niederschrift(?:en)?|protokolls?|protokolle|bekanntgaben?|bekanntmachung(?:en)?|mitteilung(?:en)?|anfragen?|"
    r"anregung(?:en)?|beantwortung|fragestunde|verschiedenes|sonstiges|berichte?|berichterstattung|information(?:en)?|"
    r"aussprache|pause|schließung|schluss|herstellung|öffentlichkeit|nichtöffentlichkeit|beschlüsse|gefasste[nr]|"
    r"\w*angelegenheit(?:en)?|vergaben?|auftragsvergaben?|unerledigte[rn]?|punkte"
)
_FILLING: Final = re.compile(
    r"de[rsmn]|die|das|eine?|einer|vo[nmr]|zu[rm]?|aus|über|und|sowie|i[nm]|am|an|für|nach|mit|teils?|"
    r"(?:nicht)?öffentliche[nr]|sitzung(?:en)?|letzten?|vorigen|verwaltung|vorsitzenden?|mitgliedern?|mitglieder|"
    r"fraktion(?:en)?|ausschuss(?:es)?|(?:stadt|gemeinde|orts)?rat(?:e?s)?|kreistag(?:e?s)?|"
    r"(?:ober)?bürgermeister(?:s|in)?|landrat(?:e?s)?|landrätin|"
    r"januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember"
)


def is_formal(title: str) -> bool:
    """Whether a title names a formal item or a kind of matters only, none of its words a matter itself.

    Args:
        title: title of an item, such as „Genehmigung der Niederschrift vom 5. Mai 2026“.
    """
    words = [word.casefold() for word in _WORD.findall(title)]
    rest = [word for word in words if not _FILLING.fullmatch(word)]
    return bool(rest) and all(_FORMAL.fullmatch(word) for word in rest)
