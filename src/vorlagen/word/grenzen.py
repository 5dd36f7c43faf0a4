"""What a text may hold: beyond it reading takes minutes, or Word cannot open what comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vorlagen.errors import InputError
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from vorlagen.i18n import Text

MAX_NESTING: Final = 40
"""Depth of nested blocks (a list counts twice); the parser skips what lies deeper without a word."""
MAX_COLUMNS: Final = 63
"""Word opens no table with more columns."""
MAX_CHARACTERS: Final = 2_000_000
"""Of one text: some 600 pages."""
MAX_LINES: Final = 30_000
"""Of one text; each may be a paragraph of its own (100 µs, measured)."""
MAX_MARKS: Final = 50_000
"""Characters that may begin markup inside a paragraph; the parser needs up to 20 µs for each bracket."""
MAX_BARS: Final = 100_000
"""Of tables: as many cells, each a paragraph in Word."""
_MARKS: Final = "*_`[!<&~^\\"


def refuse_excess(text: str) -> None:
    """Pass if ``text`` can be read within seconds.

    Raises:
        InputError: it is too long, or nothing but markup.
    """
    counted: tuple[tuple[Text, int, int], ...] = (
        (t("Zeichen"), len(text), MAX_CHARACTERS),
        (t("Zeilen"), text.count("\n") + text.count("\r"), MAX_LINES),
        (t("Sonderzeichen wie * _ [ oder `"), sum(map(text.count, _MARKS)), MAX_MARKS),
        (t("Tabellenstriche |"), text.count("|"), MAX_BARS),
    )
    for name, count, limit in counted:
        if count > limit:
            raise InputError(
                t("Der Text hat {count} {name}; mehr als {limit} sind zu viel für einen Abschnitt einer Vorlage.",
                  count=count, name=name, limit=limit),
                t("Geben Sie lange Listen und Tabellen als Anlage bei, und prüfen Sie, ob der Text beim Kopieren "
                  "vervielfacht wurde."),
            )  # fmt: skip


def refuse_unprintable(tokens: Sequence[Token]) -> None:
    """Pass if Word can show all blocks.

    Args:
        tokens: the block tokens of a text.

    Raises:
        InputError: blocks are nested deeper than ``MAX_NESTING``, or a table has more
            columns than ``MAX_COLUMNS``.
    """
    if max((token.level for token in tokens), default=0) >= MAX_NESTING - 1:
        raise InputError(
            t("Listen oder Zitate sind tiefer verschachtelt, als eine Word-Datei sie zeigen kann."),
            t("Gliedern Sie den Text flacher."),
        )
    columns = line = 0
    for token in tokens:
        if token.type == "table_open":
            columns, line = 0, (token.map or [0])[0] + 1
        elif token.type == "th_open":
            columns += 1
        elif token.type == "thead_close" and columns > MAX_COLUMNS:
            raise InputError(
                t("Die Tabelle in Zeile {line} des Textes hat {columns} Spalten; Word zeigt höchstens {limit}.",
                  line=line, columns=columns, limit=MAX_COLUMNS),
                t("Teilen Sie die Tabelle auf, oder geben Sie sie als Anlage bei."),
            )  # fmt: skip
