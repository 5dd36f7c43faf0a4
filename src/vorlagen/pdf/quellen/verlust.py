"""What a source loses on its way into a Mappe, gathered by kind and told with its pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vorlagen.i18n import Text, t
from vorlagen.pdf.quellen.befunde import TABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vorlagen.findings import Finding

_GENANNT: Final = 5
"""So many pages are named one by one."""


@dataclass(frozen=True, slots=True)
class Verlust:
    """Something that was taken out, renamed or mended, or that goes along and should not.

    Attributes:
        code: E1….
        anzahl: how often.
        seiten: the pages (1-based, ascending, each once) it was on; empty if it belongs to the whole file.
        werte: the further parameters of its text.
    """

    code: str
    anzahl: int = 1
    seiten: tuple[int, ...] = ()
    werte: Mapping[str, object] = field(default_factory=dict)

    def finding(self, name: str) -> Finding:
        """It as a finding of a report.

        Args:
            name: the source as messages call it.
        """
        return TABLE[self.code].finding(name, anzahl=self.anzahl, stellen=self._places(), **self.werte)

    @property
    def text(self) -> Text:
        """What happened, in a sentence."""
        return self.finding("").message

    def _places(self) -> Text:
        if not self.seiten:
            return t("{n}-mal", n=self.anzahl) if self.anzahl > 1 else t("einmal")
        named = ", ".join(str(seite) for seite in self.seiten[:_GENANNT])
        if len(self.seiten) > _GENANNT:
            return t("{n}-mal, auf Seite {seiten} und weiteren", n=self.anzahl, seiten=named)
        return t("{n}-mal, auf Seite {seiten}", n=self.anzahl, seiten=named)


class Protokoll:
    """Gathers losses while a source is made ready; equal ones become one."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, tuple[tuple[str, object], ...]], int] = {}
        self._pages: dict[tuple[str, tuple[tuple[str, object], ...]], set[int]] = {}

    def note(self, code: str, seite: int | None = None, anzahl: int = 1, **werte: object) -> None:
        """Note a loss.

        Args:
            code: E1….
            seite: 0-based page, ``None`` for the whole file.
            anzahl: how often.
            **werte: the further parameters of its text, hashable.
        """
        key = (code, tuple(sorted(werte.items())))
        self._counts[key] = self._counts.get(key, 0) + anzahl
        pages = self._pages.setdefault(key, set())
        if seite is not None:
            pages.add(seite + 1)

    def verluste(self) -> tuple[Verlust, ...]:
        """All that was noted, in the order of codes and values."""
        return tuple(
            Verlust(key[0], self._counts[key], tuple(sorted(self._pages[key])), dict(key[1]))
            for key in sorted(self._counts, key=lambda key: (key[0], str(key[1])))
        )
