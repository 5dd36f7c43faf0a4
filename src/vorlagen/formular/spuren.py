"""A paper printed with traces: marks that tell which words on paper are which value of the paper.

The marks are characters of a private plane in the printed words themselves, so they come
through every template and every layout. A Word file that people edited is compared with
such a print, and what they changed is known by its place (``vorlagen read``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vorlagen.formular.druckbild import Druckabschnitt, Druckbild, set_with
from vorlagen.formular.satz import Setzer
from vorlagen.formular.zeilen import Langtextblock
from vorlagen.models.blaetter import is_markdown, model_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlagen.findings import Path
    from vorlagen.formular.elemente import Abschnitt, Option, Spalte
    from vorlagen.formular.formular import Formular
    from vorlagen.formular.zeilen import Block
    from vorlagen.models import Vorlage

FIRST_OPEN, FIRST_CLOSE = 0xF0000, 0x100000
MOST = 0xFFFD
"""So many marks there are; Unicode keeps the last two characters of each plane free."""


@dataclass(frozen=True, slots=True)
class Wertspur:
    """Words that are a value: where it stands in the paper, and whether it is a text of the form for „nothing“."""

    pfad: Path
    leer: bool = False


@dataclass(frozen=True, slots=True)
class Kastenspur:
    """A box: what the values at these places are when it is ticked.

    Attributes:
        setzt: path of each value that the tick stands for, and the words that it may have then; empty where
            it cannot be told.
    """

    setzt: tuple[tuple[Path, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Spaltenspur:
    """The heading of a column: the list whose entries stand below it, and the fields of an entry."""

    liste: Path
    felder: tuple[str, ...]


Spur = Wertspur | Kastenspur | Spaltenspur


def open_mark(number: int) -> str:
    """The character that opens the trace of that number."""
    return chr(FIRST_OPEN + number)


def close_mark(number: int) -> str:
    """The character that closes it."""
    return chr(FIRST_CLOSE + number)


class Spurensetzer(Setzer):
    """Sets a paper and marks in the words what they are.

    Attributes:
        spuren: the traces; the position of each is its mark's number.
    """

    def __init__(self, vorlage: Vorlage, formular: Formular) -> None:
        super().__init__(vorlage, formular, public=False)
        self.spuren: list[Spur] = []

    def told(self, places: Sequence[Path], words: Sequence[str]) -> str:
        """Each word with the place that it comes from; one that several places share has no place."""
        if len(places) != len(words):
            return super().told(places, words)
        return ", ".join(self._marked(Wertspur(at), word) for at, word in zip(places, words, strict=True))

    def told_empty(self, path: Path, words: str) -> str:
        """A text for „nothing“, to be replaced by a value."""
        return self._marked(Wertspur(path, leer=True), words)

    def told_nothing(self, section: Abschnitt) -> Block:
        """A text for „nothing“ that gives way to a long text, where the section may hold one."""
        path = long_text_path(type(self.vorlage), section.feld or "")
        if path is None:
            return super().told_nothing(section)
        return Langtextblock("", self._marked(Wertspur(path, leer=True), section.leer or ""))

    def told_box(self, scope: Path, option: Option, words: str) -> str:
        """A box with the values that its tick stands for."""
        if option.wenn:
            known = all(len(part.ist) == 1 and not part.nicht and not part.leer for part in option.wenn)
            pairs = [(self.resolve(scope, part.feld or "."), part.ist) for part in option.wenn]
            setzt = tuple(pairs) if known else ()
        else:
            setzt = ((scope, option.werte),) if option.werte else ()
        return self._marked(Kastenspur(setzt), "") + words

    def told_column(self, path: Path, column: Spalte, words: str) -> str:
        """A heading with what stands below it."""
        return self._marked(Spaltenspur(path, column.felder), "") + words

    def _marked(self, spur: Spur, words: str) -> str:
        number = len(self.spuren)
        if number >= MOST:
            return words
        self.spuren.append(spur)
        return open_mark(number) + words + close_mark(number)


def long_text_path(model: type[Vorlage], field: str) -> Path | None:
    """Where a text goes that stands for a whole field; ``None`` if it holds no long text."""
    if is_markdown(model, (field,)):
        return (field,)
    inner = model_at(model, (field,)) if field else None
    short = getattr(inner, "kurzform", "")
    if not short or not is_markdown(model, (field, short)):
        return None
    return (field, 0, short) if model.model_fields[field].default == () else (field, short)


def compose_traced(vorlage: Vorlage, formular: Formular) -> tuple[Druckbild, tuple[Spur, ...]]:
    """The plan of a paper for internal readers, with a mark round every value, and what the marks mean.

    The marks of a long text stand in paragraphs of their own before and behind it, where they cannot
    be taken for Markdown.

    Args:
        vorlage: the paper.
        formular: its form, completed.
    """
    setzer = Spurensetzer(vorlage, formular)
    plan = set_with(setzer)
    return replace(plan, abschnitte=tuple(map(_with_fences, plan.abschnitte))), tuple(setzer.spuren)


def _with_fences(section: Druckabschnitt) -> Druckabschnitt:
    blocks = tuple(_fenced(block) if isinstance(block, Langtextblock) else block for block in section.bloecke)
    return replace(section, bloecke=blocks, abschnitte=tuple(map(_with_fences, section.abschnitte)))


def _fenced(block: Langtextblock) -> Langtextblock:
    text = block.markdown
    if not text or not FIRST_OPEN <= ord(text[0]) < FIRST_CLOSE:
        return block
    return replace(block, markdown=f"{text[0]}\n\n{text[1:-1]}\n\n{text[-1]}")
