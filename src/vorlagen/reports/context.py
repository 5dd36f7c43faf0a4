"""How a report is to be printed; whoever prints knows the terminal, the report does not."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vorlagen.findings import RuleInfo
    from vorlagen.i18n import Language


@dataclass(frozen=True, slots=True)
class Context:
    """Language, terminal and surroundings of one output.

    Attributes:
        language: language of all texts.
        color: whether to print escape sequences for colour (a terminal that wants them).
        width: cells that a quoted source line may take; longer ones are cut round the place.
            On a terminal also the width of tables.
        terminal: whether a person looks at it in a window, rather than a program or a file takes it.
        root: the folder that relative file names count from, for formats that name files
            relative to it; files outside of it keep their full name.
        rules: what is known of the rules, by code; formats with a rules table print it.
        known: whether findings that a baseline lists are shown too, by formats that leave them out.
        statistics: whether to say how often each rule fired.
        version: version of this program, for formats that name their maker.
    """

    language: Language = "de"
    color: bool = False
    width: int = 100
    terminal: bool = False
    root: PurePath = field(default_factory=PurePath)
    rules: Mapping[str, RuleInfo] = field(default_factory=lambda: MappingProxyType({}))
    known: bool = False
    statistics: bool = False
    version: str = ""
