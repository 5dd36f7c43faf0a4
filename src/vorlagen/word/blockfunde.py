"""Headings and tables that Word cannot show as they are written, found in the blocks of Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vorlagen.facts import TextFact, TextFault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

    from vorlagen.findings import Path

MAX_COLUMNS = 63
"""Word's own limit; it calls a file with a wider table damaged."""
_HEADING = re.compile(r"^ {0,3}(?P<marks>#{1,6})(?:[ \t]+(?P<words>.*))?$", re.MULTILINE)
_EMPTY_INSIDE = re.compile(r"^[ \t>*+.)\d-]+#{1,6}[ \t#]*$", re.MULTILINE)
"""An empty heading in a list or quotation."""
_UNDERLINED = re.compile(r"(?<=[^\n])\n {0,3}(?:=+|-+)[ \t]*$", re.MULTILINE)
_DEEP = re.compile(r"^[ \t>*+.)\d-]{19,}[^ \t>*+.)\d|-]", re.MULTILINE)
"""Twenty levels of lists or forty of quotes begin with at least so many characters."""
_DIVIDER = re.compile(r"^[ \t>]*(?=[^\n]*-)(?=[^\n]*[|:])[|:-][ \t|:-]*$", re.MULTILINE)
_HASHES = " \t#"
_MARKERS = " \t\n>*+-.)0123456789"
"""What may stand before the first row of a table in a list or quotation."""
_SHOWN = 80


def is_block_suspicious(text: str, room: int) -> bool:
    """Whether a text may hold blocks to tell of; if not, it surely holds none.

    Args:
        text: Markdown.
        room: see ``find_text_facts``.
    """
    if "#" in text and _headings_are_suspicious(text, room):
        return True
    if "|" in text and _tables_are_suspicious(text):
        return True
    return _UNDERLINED.search(text) is not None or _DEEP.search(text) is not None


def _headings_are_suspicious(text: str, room: int) -> bool:
    outer: list[int] = []
    for match in _HEADING.finditer(text):
        if not (match["words"] or "").strip(_HASHES) or _nest(outer, len(match["marks"])) or len(outer) > room:
            return True
    return _EMPTY_INSIDE.search(text) is not None


def _nest(outer: list[int], depth: int) -> int:
    """Put a heading below those that it belongs to.

    Returns:
        The depth of the one above it if there is a gap between them, else 0.
    """
    while outer and outer[-1] >= depth:
        outer.pop()
    above = outer[-1] if outer else depth
    outer.append(depth)
    return above if depth - above > 1 else 0


def _tables_are_suspicious(text: str) -> bool:
    """Whether a table may have no head, a wider row, or too many columns. Tables end before an empty line."""
    end = 0
    while divider := _DIVIDER.search(text, end):
        begin = text.rfind("\n", 0, max(0, divider.start() - 1)) + 1
        head = text[begin : divider.start()]
        end = text.find("\n\n", divider.end()) % (len(text) + 1)
        bars = _bars(head.lstrip(_MARKERS))
        if "\\|" in head or bars >= MAX_COLUMNS or not head.strip(" \t\n>|"):
            return True
        if any(_bars(row) > bars for row in text[divider.end() : end].split("\n")):
            return True
    return False


def _bars(line: str) -> int:
    """How many bars divide cells."""
    bare = line.strip(" \t\n>")
    return bare.count("|") - bare.startswith("|") - bare.endswith("|")


@dataclass(slots=True)
class BlockFinder:
    """Walks the blocks of one text.

    Attributes:
        path: the field that it stands in.
        text: Markdown.
        room: see ``find_text_facts``.
    """

    path: Path
    text: str
    room: int
    _outer: list[int] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)

    def find(self, tokens: Sequence[Token]) -> Iterator[TextFact]:
        """The facts on headings and tables.

        Args:
            tokens: the text as ``commonmark.parse`` gives it.
        """
        self._starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        for at, token in enumerate(tokens):
            if token.type == "heading_open":
                yield from self._heading(token, tokens[at + 1].content)
            elif token.type == "table_open":
                end = next(place for place in range(at, len(tokens)) if tokens[place].type == "table_close")
                yield from self._table(tokens[at:end])

    def _fact(self, fault: TextFault, line: int, words: str, number: int = 0, expected: int = 0) -> TextFact:
        """A fact on a line: it stands where the line has its first mark."""
        at = self._starts[line]
        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        shown = self.text[at:end]
        at += len(shown) - len(shown.lstrip(" \t>"))
        return TextFact(self.path, fault, at, words[:_SHOWN], number, expected)

    def _heading(self, token: Token, words: str) -> Iterator[TextFact]:
        line = token.map[0] if token.map else 0
        if not words.strip():
            yield self._fact(TextFault.EMPTY_HEADING, line, "")
        elif not token.level:  # in a list or quotation it is printed as bold text
            depth = int(token.tag[1:])
            above = _nest(self._outer, depth)
            if above:
                yield self._fact(TextFault.HEADING_JUMP, line, words, depth, above + 1)
            if len(self._outer) > self.room:
                yield self._fact(TextFault.DEEP_HEADING, line, words, len(self._outer))

    def _table(self, tokens: Sequence[Token]) -> Iterator[TextFact]:
        line = tokens[0].map[0] if tokens[0].map else 0
        heads = [tokens[at + 1].content for at, token in enumerate(tokens) if token.type == "th_open"]
        if len(heads) > MAX_COLUMNS:
            yield self._fact(TextFault.TOO_MANY_COLUMNS, line, "", len(heads), MAX_COLUMNS)
        if not any(head.strip() for head in heads):
            yield self._fact(TextFault.TABLE_WITHOUT_HEAD, line, "")
        for row in _rows_below(tokens):
            cells = self._cells(row)
            if cells > len(heads):
                yield self._fact(TextFault.EXCESS_CELLS, row, "", cells, len(heads))

    def _cells(self, line: int) -> int:
        """How many cells a row of a table is written with."""
        from markdown_it.rules_block.table import escapedSplit  # noqa: PLC0415 - with the parser, see textfunde

        end = self._starts[line + 1] if line + 1 < len(self._starts) else len(self.text)
        cells = escapedSplit(self.text[self._starts[line] : end].strip(" \t\n>"))
        return len(cells) - (not cells[0].strip()) - (len(cells) > 1 and not cells[-1].strip())


def _rows_below(tokens: Iterable[Token]) -> Iterator[int]:
    """The lines of a table's rows below its head."""
    below = False
    for token in tokens:
        below = below or token.type == "tbody_open"
        if below and token.type == "tr_open" and token.map:
            yield token.map[0]
