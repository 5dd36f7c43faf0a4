"""A text that somebody wrote, as rules on wording look at it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vorlagen.checks.fund import Fund

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vorlagen.findings import Path
    from vorlagen.i18n import Text

_WEIT = 4_000
"""So far a paragraph is looked at on either side; a text without paragraphs must not take minutes."""
_SATZ = 400
"""So far a sentence is looked at on either side."""
_ENDE = re.compile(r"[.!?;](?=\s+[A-ZÄÖÜ„(*\d-])|\n\s*\n|\n(?=\s*(?:[-*|>]|\d{1,2}[.)])\s)")
"""Where a sentence ends: a mark before a new beginning, an empty line, a new point or row."""
_KEIN_ENDE = re.compile(
    r"(?:\b(?:Abs|Art|Nr|Buchst|Ziff|Str|St|ca|bzw|gem|vgl|inkl|Dr|Prof|Tel|geb|z|B|u|a|d|h|i|[A-Z])|\d)$"
)
"""What a full stop ends that is an abbreviation or an ordinal, and no sentence."""


@dataclass(frozen=True, slots=True)
class Textstelle:
    """A text and its place in the paper.

    Attributes:
        pfad: where it stands.
        text: what it says.
    """

    pfad: Path
    text: str

    def fund(
        self,
        at: int,
        worte: str,
        werte: Mapping[str, object] | None = None,
        text: Text | None = None,
        hinweis: Text | None = None,
    ) -> Fund:
        """What a rule found here.

        Args:
            at: where in the text the words begin.
            worte: the words.
            werte: parameters of the rule's text and hint.
            text: a text of its own.
            hinweis: a hint of its own.
        """
        black = at - sum(self.text.count(blank, 0, at) for blank in " \t\r\n")
        return Fund(self.pfad, werte or {}, worte, self._occurrence(at, worte), text, hinweis, black)

    def _occurrence(self, at: int, worte: str) -> int:
        """How often the words stand before ``at``, wherever a line is broken: so the place in the file is found."""
        words = r"\s+".join(re.escape(word) for word in worte.split())
        return sum(1 for _ in re.finditer(words, self.text[:at])) if words else 0

    def sentence(self, start: int, end: int) -> str:
        """The sentence, point or row of a table in which ``start`` to ``end`` stand."""
        begin, last = 0, len(self.text)
        for match in _ENDE.finditer(self.text, max(0, start - _SATZ), min(last, end + _SATZ)):
            if match[0] == "." and _KEIN_ENDE.search(self.text, max(0, match.start() - 8), match.start()):
                continue
            if match.start() >= end:
                last = match.start()
                break
            if match.end() <= start:
                begin = match.end()
        return self.text[max(begin, start - _SATZ) : min(last, end + _SATZ)]

    def paragraph(self, at: int) -> str:
        """The paragraph in which ``at`` stands."""
        end = self.text.find("\n\n", at, at + _WEIT)
        return self.text[self._begin(at) : end if end >= 0 else at + _WEIT]

    def _begin(self, at: int) -> int:
        first = max(0, at - _WEIT)
        return max(first, self.text.rfind("\n\n", first, at))

    def is_quoted(self, at: int) -> bool:
        """Whether ``at`` lies inside a quotation: marks not yet closed, or a quoted block of Markdown."""
        before = self.text[self._begin(at) : at]
        opened = max(before.rfind(mark) for mark in "„»")
        closed = max(before.rfind(mark) for mark in "“”«")
        return opened > closed or before.rsplit("\n", 1)[-1].lstrip().startswith(">")

    def is_alone_on_its_line(self, start: int, end: int) -> bool:
        """Whether nothing else stands on the line of ``start`` to ``end``."""
        before = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        after = self.text[end:].partition("\n")[0]
        return not before.strip() and not after.strip()
