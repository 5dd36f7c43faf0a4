"""A fault at a place of a Word file, on its way to become a finding."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vorlagen.word.pruefung.befunde import TABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vorlagen.findings import Finding
    from vorlagen.i18n import Text
    from vorlagen.word.pruefung.anweisungen import Anweisung


@dataclass(frozen=True, slots=True)
class Fund:
    """A fault of a placeholder.

    Attributes:
        code: of the finding.
        anweisung: the placeholder.
        spalte: the character that it is about in the words of the paragraph, from 0; ``None``
            for the first of the placeholder.
        werte: parameters of text and hint.
        hinweis: a hint of its own.
    """

    code: str
    anweisung: Anweisung
    spalte: int | None = None
    werte: Mapping[str, object] = field(default_factory=dict)
    hinweis: Text | None = None

    @property
    def rang(self) -> tuple[int, int, str]:
        """Its place among all of its part."""
        piece = self.anweisung.absatz.piece_at(self._column)
        return piece.rang, self._column, self.code

    @property
    def _column(self) -> int:
        return self.anweisung.marke.start if self.spalte is None else self.spalte

    def finding(self, file: str) -> Finding:
        """As a finding, with the words of the paragraph as the source line."""
        absatz = self.anweisung.absatz
        found = TABLE[self.code].finding(file, ort=absatz.ort, marke=self.anweisung.schreibweise, **self.werte)
        return dataclasses.replace(
            found,
            hint=self.hinweis or found.hint,
            column=self._column + 1,
            path=str(absatz.ort),
            excerpt=absatz.worte,
        )
