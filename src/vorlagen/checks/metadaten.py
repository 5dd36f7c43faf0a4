"""Values that a finished file carries along and that tell of a person or of somebody's folders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vorlagen.facts import MetaFact

_FOLDER: Final = re.compile(
    r"(?<![A-Za-z])[A-Za-z]:(?:\\|%5C|/(?!/))|\\\\[\w.-]+\\|file:/|(?<![\w.:/])/(?:home|Users|media|mnt|Volumes)/\w",
    re.IGNORECASE,
)
"""A Windows drive, a network share, a file address, the folders of people on Linux and macOS."""
_OFFICE: Final = re.compile(
    r"stadt|gemeinde|kreis\b|landkreis|region\b|bezirk|markt\b|amt\b|ämter|referat|dezernat|fachbereich|fachdienst|"
    r"abteilung|sachgebiet|verwaltung|büro|buero|geschäftsstelle|rathaus|magistrat|senat|ministerium|behörde|"
    r"betrieb|werke|verband|verein|gesellschaft|gmbh|\bag\b|universität|schule|kanzlei|fraktion|\brat\b|bund\b|land\b",
    re.IGNORECASE,
)
_PROGRAM: Final = re.compile(
    r"python-docx|libreoffice|openoffice|microsoft|\bword\b|adobe|acrobat|writer|latex|pdf|office\b|vorlagen|apache|"
    r"^(?:user|benutzer|admin|administrator|unknown|unbekannt|anonymous|root|test|scan\w*|scanner|drucker|system)$",
    re.IGNORECASE,
)


def telling_values(metadata: Iterable[MetaFact], authority: str = "") -> Iterator[MetaFact]:
    """The values that name a person or a folder, equal ones once.

    What an authority, an office or a program wrote about itself is nobody's name; any other
    author is taken for a person, a login too.

    Args:
        metadata: what a file carries along.
        authority: who issues the paper, such as ``Stadt Leipzig``.
    """
    told: set[tuple[str, str]] = set()
    for fact in metadata:
        if not (_FOLDER.search(fact.value) or (fact.personal and _is_person(fact.value, authority))):
            continue
        if (fact.name.msgid, fact.value) not in told:
            told.add((fact.name.msgid, fact.value))
            yield fact


def _is_person(value: str, authority: str) -> bool:
    words = value.strip()
    if not any(char.isalpha() for char in words) or words.casefold() == authority.casefold():
        return False
    return not (_OFFICE.search(words) or _PROGRAM.search(words))
