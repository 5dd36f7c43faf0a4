"""Where the characters that no font has stand in the source of a paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vorlagen.findings import format_path
from vorlagen.i18n import t
from vorlagen.models.blaetter import leaves
from vorlagen.pdf.befunde import unprintable
from vorlagen.pdf.fonts import first_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vorlagen.findings import Finding
    from vorlagen.findings import Path as DataPath
    from vorlagen.sources import Papier

_LINES = 20
"""So many lines are told one by one."""


def unprintable_in(papier: Papier, characters: Sequence[str], file: str) -> tuple[Finding, ...]:
    """The findings on characters that stand in a PDF as boxes (D811): one a line, each character where it is first.

    Args:
        papier: the paper as it was read.
        characters: those that no font has.
        file: what findings call the file.

    Returns:
        Findings in the order of lines; what stands in no text of the paper, but in its form, has none.
    """
    lines: dict[tuple[int, int], tuple[DataPath, list[str]]] = {}
    left = []
    for character in dict.fromkeys(characters):
        place = next(_places(papier, character), None)
        known = [key for key in lines if place and key[0] == place[0]]
        if place is None or (len(lines) == _LINES and not known):
            left.append(character)
            continue
        line, column, path = place
        first = min((line, column), *known) if known else (line, column)
        told = lines.pop(known[0])[1] if known else []
        lines[first] = (path, [*told, character])
    found = [
        replace(
            unprintable(file, told), path=format_path(path), line=line, column=column,
            excerpt=papier.stellen.excerpt(line),
        )
        for (line, column), (path, told) in sorted(lines.items())
    ]  # fmt: skip
    return (*found, *((unprintable(file, left),) if left else ()))


def foreign_in(papier: Papier, finding: Finding, boxed: Sequence[str], file: str) -> Finding:
    """The finding on foreign fonts (D810) at the first character that none of ours has.

    Args:
        papier: the paper as it was read.
        finding: the finding on the finished PDF.
        boxed: the characters that no font at all has; they are told of already.
        file: what findings call the file.

    Returns:
        The same finding where all characters are ours: then the Word file asks for the font.
    """
    for path, value in leaves(papier.vorlage):
        at = first_foreign(value, "".join(boxed)) if isinstance(value, str) else -1
        place = _place(papier, path, str(value), at) if at >= 0 else None
        if place is not None:
            line, column, excerpt = place
            hint = t("Ersetzen Sie „{zeichen}“; die mitgelieferten Schriften haben es nicht.", zeichen=str(value)[at])
            return replace(
                finding, hint=hint, file=file, path=format_path(path), line=line, column=column, excerpt=excerpt
            )
    return finding


def _places(papier: Papier, character: str) -> Iterator[tuple[int, int, DataPath]]:
    """Line, column and path of the first occurrence in each text."""
    for path, value in leaves(papier.vorlage):
        at = value.find(character) if isinstance(value, str) else -1
        place = _place(papier, path, str(value), at) if at >= 0 else None
        if place is not None:
            yield place[0], place[1], path


def _place(papier: Papier, path: DataPath, text: str, at: int) -> tuple[int, int, str | None] | None:
    before = at - sum(text.count(blank, 0, at) for blank in " \t\r\n")
    return papier.find(path, text[at], 0, before)
