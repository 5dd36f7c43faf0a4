"""One kind of data that rules look for in texts: what it looks like, and when it is really meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from vorlagen.checks.textstelle import Textstelle
    from vorlagen.i18n import Text

    Probe = Callable[[Textstelle, re.Match[str], int], bool]


def always(_stelle: Textstelle, _match: re.Match[str], _year: int) -> bool:
    """Every match is meant."""
    return True


@dataclass(frozen=True, slots=True)
class Datensorte:
    """One kind of data.

    Attributes:
        text: what a finding says.
        anzeichen: of each of these groups one stands in every text that has it; cheaper than the expression.
        ausdruck: what it looks like.
        gilt: whether a match is really meant; gets the text, the match and the year of the paper, 0 if unknown.
    """

    text: Text
    anzeichen: tuple[tuple[str, ...], ...]
    ausdruck: re.Pattern[str]
    gilt: Probe = always

    def find(self, stelle: Textstelle, year: int) -> Iterator[re.Match[str]]:
        """The places of a text where it stands."""
        if all(any(sign in stelle.text for sign in signs) for signs in self.anzeichen):
            yield from (match for match in self.ausdruck.finditer(stelle.text) if self.gilt(stelle, match, year))
