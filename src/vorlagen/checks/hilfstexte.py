"""The rule on helper texts and placeholders that nobody replaced (S112)."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from vorlagen.checks.regel import Fund, Katalog, Pruefling
from vorlagen.findings import Level
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.checks.textstelle import Textstelle

KATALOG = Katalog()
_GENUG = 20
"""So many placeholders of one text are told; who left more of them finds the rest on the way."""
_HILFSWORTE = ("todo", "fixme", "xxx", "x.x", "tbd", "mustertext", "bitte ", "zutreffendes", "lorem", "sie hier",
               "oder tippen", "ein element")  # fmt: skip
_HILFSTEXT = re.compile(
    r"\b(?:TODO\b|FIXME\b|x{3,}\b(?!\. (?:Änderung|Nachtrag|Satzung|Sitzung))"
    r"|xx?\.xx?\.(?:\d{2})?\d\d\b|TBD\b|Mustertext\b"
    r"|(?P<bitte>bitte (?:ankreuzen|ausfüllen|auswählen|ergänzen|löschen|eintragen)\b"
    r"|nicht zutreffendes (?:bitte )?(?:streichen|löschen)|lorem ipsum|(?:klicken|tippen) Sie hier\b"
    r"|klicken oder tippen Sie\b|wählen Sie ein Element aus\b))",
    re.IGNORECASE,
)
_LUECKE = re.compile(
    # Every alternative begins with a sign, so that all other letters are passed over at once.
    r"\{\{|\}\}|\{%|%\}|\[\s*(?:…|\.{2,}|_+)\s*\](?!\()|\?\?\?+|____+"
    r"|\[(?:Datum|Name|Betrag|Ort|Text|Anzahl|Nummer|Titel|Jahr)\](?![(\[:])"
)


@KATALOG.regel(
    "S112",
    Level.ERROR,
    t("Hier steht noch ein Hilfstext oder Platzhalter: „{worte}“."),
    t("Ersetzen Sie ihn, oder löschen Sie die Stelle."),
    t("Stehengebliebene Ausfüllhinweise in veröffentlichten Vorlagen (Hagen, Lüneburg)."),
)
def check_hilfstexte(p: Pruefling) -> Iterator[Fund]:
    """Searched in every text that somebody wrote; waivers and technical fields are left out."""
    for stelle in p.texte:
        low = stelle.text.lower()
        words = _HILFSTEXT.finditer(stelle.text) if any(word in low for word in _HILFSWORTE) else iter(())
        found = itertools.chain(words, _LUECKE.finditer(stelle.text))
        for match in itertools.islice((match for match in found if not _is_meant(stelle, match)), _GENUG):
            yield stelle.fund(match.start(), match[0], {"worte": match[0]})


def _is_meant(stelle: Textstelle, match: re.Match[str]) -> bool:
    """Whether somebody wrote this on purpose.

    „Der Rat […] beschließt“ leaves something out and leaves nothing open, a quoted „bitte
    ankreuzen“ is spoken of, and underscores alone on a line are Markdown's line across the page.
    """
    if match[0].startswith("____"):
        return stelle.is_alone_on_its_line(match.start(), match.end())
    leaves_out = match[0].startswith("[") and not match[0][1:2].isalpha()
    return (leaves_out or bool(match.groupdict().get("bitte"))) and stelle.is_quoted(match.start())
