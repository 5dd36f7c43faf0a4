"""Which rules a report shows: codes and beginnings of codes, wanted or not."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vorlagen.errors import UsageError
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ALWAYS = ("L", "Z")
"""Families that nobody can leave out: what cannot be read has not been checked."""


@dataclass(frozen=True, slots=True)
class Regelauswahl:
    """A choice of rules.

    Attributes:
        nur: beginnings of the codes wanted; empty for all.
        ohne: beginnings of the codes not wanted; they win.
    """

    nur: tuple[str, ...] = ()
    ohne: tuple[str, ...] = ()

    def keeps(self, code: str) -> bool:
        """Whether findings of this code are shown."""
        if code.startswith(ALWAYS):
            return True
        return (not self.nur or code.startswith(self.nur)) and not code.startswith(self.ohne)


def choose_rules(select: Iterable[str], ignore: Iterable[str], codes: Sequence[str]) -> Regelauswahl:
    """The choice that somebody wrote down.

    Args:
        select: codes or beginnings of codes, several in one text with commas between them.
        ignore: the same, of those not wanted.
        codes: all codes there are.

    Raises:
        UsageError: there is no such code, or it cannot be left out.
    """
    chosen = Regelauswahl(_known(select, codes), _known(ignore, codes))
    for word in chosen.ohne:
        if word.startswith(ALWAYS):
            raise UsageError(
                t("Befunde „{word}“ lassen sich nicht abwählen.", word=word),
                t("Sie heißen, dass eine Datei nicht gelesen werden konnte, also auch nicht geprüft ist."),
            )
    return chosen


def _known(words: Iterable[str], codes: Sequence[str]) -> tuple[str, ...]:
    wanted = [word.strip().upper() for words_ in words for word in words_.split(",") if word.strip()]
    for word in wanted:
        if not any(code.startswith(word) for code in codes):
            near = difflib.get_close_matches(word, codes, n=1)
            raise UsageError(
                t("Den Code „{code}“ gibt es nicht.", code=word),
                t("Meinten Sie {near}? Alle Codes zeigt „vorlagen explain“.", near=near[0])
                if near
                else t("Alle Codes zeigt „vorlagen explain“; auch Anfänge wie F oder F3 sind erlaubt."),
            )
    return tuple(wanted)
