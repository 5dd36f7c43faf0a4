"""Placeholders in the markup of a Word file: made readable, faults found and put into words."""

from __future__ import annotations

import difflib
import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NoReturn

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from vorlagen.i18n import Text, t
from vorlagen.word.marken import CLOSES, EDGES, find_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType

_PARAGRAPH: Final = re.compile(r"<w:p(?=[ >])")
_MARKUP: Final = re.compile(r"<[^>]+>")
_SHOWN: Final = 80
RUNTIME_FAULTS: Final = (jinja2.TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError,
                         ValueError)  # fmt: skip
"""What an expression in a template can raise: ``{{ betreff + 1 }}`` is a fault of the Word file, not ours."""


@dataclass(frozen=True, slots=True)
class Tagfehler:
    """A placeholder that does not open and close within its paragraph.

    Attributes:
        absatz: number of the paragraph in its part, from 1.
        worte: its text.
        grund: what is wrong.
    """

    absatz: int
    worte: str
    grund: Text


class Streng(jinja2.StrictUndefined):
    """An unknown placeholder is an error whose message is its name; the sentence is ours, and German."""

    @property
    def _undefined_message(self) -> str:
        return str(self._undefined_name)


class _Umgebung(ImmutableSandboxedEnvironment):
    """No template multiplies; ``9**9**9`` would keep a machine busy for years, while compiling already."""

    intercepted_binops = frozenset({"*", "**"})

    def call_binop(self, context: object, operator: str, left: object, right: object) -> NoReturn:  # noqa: ARG002 - jinja's signature
        raise SecurityError(operator)


def environment() -> jinja2.Environment:
    """The sandbox that templates are filled in: strict, escaping, without global functions."""
    made = _Umgebung(autoescape=True, undefined=Streng, cache_size=0)
    made.globals.clear()
    return made


def has_tags(xml: str) -> bool:
    """Whether a part holds placeholders, even such as Word has torn into several runs."""
    return EDGES.search(_MARKUP.sub("", xml)) is not None


def one_paragraph_a_line(xml: str) -> str:
    """``xml`` with each paragraph at the start of a line, so that line ``n + 1`` is paragraph ``n``."""
    flat = xml.replace("\r", " ").replace("\n", " ")
    return _PARAGRAPH.sub("\n<w:p", flat)


def paragraph_words(lines: tuple[str, ...], number: int) -> str:
    """The words of paragraph ``number``, for a message."""
    found = lines[number] if 0 < number < len(lines) else ""
    return " ".join(html.unescape(_MARKUP.sub("", found)).split())[:_SHOWN]


def tag_faults(lines: Iterable[str]) -> Iterator[Tagfehler]:
    """All placeholders of a part that do not open and close within one paragraph.

    docxtpl would take the paragraphs up to the next closing mark for a part of the placeholder.
    """
    for number, line in enumerate(lines):
        words = html.unescape(_MARKUP.sub("", line))
        reason = _unbalanced(words)
        if reason is not None:
            yield Tagfehler(number, " ".join(words.split())[:_SHOWN], reason)


def _unbalanced(words: str) -> Text | None:
    mark = next((mark for mark in find_marks(words) if not mark.ganz), None)
    if mark is None:
        return None
    if mark.kante in CLOSES:
        return t("„{mark}“ wird nicht mit „{end}“ geschlossen", mark=mark.kante, end=CLOSES[mark.kante])
    return t("„{mark}“ schließt etwas, das nicht geöffnet wurde", mark=mark.kante)


def reason_of(error: Exception, known: Iterable[str] = ()) -> tuple[Text, Text]:
    """What is wrong with a placeholder, and what to do.

    Args:
        error: what Jinja or Python raised.
        known: names that a placeholder may use.
    """
    hint = t("Öffnen Sie die Datei in Word, und prüfen Sie den Platzhalter an dieser Stelle.")
    if isinstance(error, SecurityError):
        return t("der Platzhalter greift auf etwas zu, das Word-Dateien verschlossen ist"), hint
    if isinstance(error, jinja2.UndefinedError):
        name = str(error.message)
        near = difflib.get_close_matches(name, list(known), n=1)
        if near:
            hint = t("Meinten Sie „{near}“?", near=near[0])
        return t("den Platzhalter „{name}“ gibt es nicht", name=name), hint
    if isinstance(error, jinja2.TemplateSyntaxError):
        return t("der Platzhalter ist nicht lesbar ({detail})", detail=error.message or ""), hint
    return t("der Platzhalter lässt sich nicht auswerten ({detail})", detail=error), hint


def template_line(trace: TracebackType | None) -> int | None:
    """The line of the template where a runtime error arose."""
    line = None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
