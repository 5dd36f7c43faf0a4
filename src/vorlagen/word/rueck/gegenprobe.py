"""What a line of Markdown reads as, for the proof that it says what was meant."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from markdown_it.common.normalize_url import normalizeLink

from vorlagen.errors import InputError
from vorlagen.word.anmerkungen import REFERENCE, note_of
from vorlagen.word.commonmark import parse
from vorlagen.word.rueck.bloecke import Bild, Worte

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

    from vorlagen.word.rueck.bloecke import Spanne

Stelle = Literal["paragraph", "heading", "cell"]
"""Where a line stands."""
FLAGS: Final = ("fett", "kursiv", "gestrichen")
_SPACE: Final = re.compile(r"(\s+)")
_AROUND: Final[dict[Stelle, str]] = {"paragraph": "{}", "heading": "# {}", "cell": "| {} |\n|---|"}
_TYPES: Final[dict[Stelle, list[str]]] = {
    "paragraph": ["paragraph_open", "inline", "paragraph_close"],
    "heading": ["heading_open", "inline", "heading_close"],
    "cell": ["table_open", "thead_open", "tr_open", "th_open", "inline", "th_close", "tr_close", "thead_close",
             "table_close"],
}  # fmt: skip
_TOKENS: Final = {"strong": "fett", "em": "kursiv", "s": "gestrichen", "sup": "hoch", "sub": "tief"}


@dataclass(frozen=True, slots=True)
class Form:
    """A piece of text as it reads: words, marks, or what stands for a picture or reference."""

    text: str
    marks: frozenset[str]


def shape(spans: Sequence[Spanne]) -> list[Form]:
    """What spans say, in the form in which ``read_shape`` says it."""
    found: list[Form] = []
    for span in spans:
        if isinstance(span, Worte):
            marks = frozenset((*marks_of(span), *(("code",) if span.code else ())))
            _grow(found, span.text, marks)
        elif isinstance(span, Bild):
            _grow(
                found,
                f"\0{span.name}\0{' '.join(span.beschreibung.split())}\0{' '.join(span.titel.split())}\0",
                frozenset(),
            )
        else:
            _grow(found, f"\0{span.nummer}\0", frozenset())
    return found


def _grow(found: list[Form], text: str, marks: frozenset[str]) -> None:
    """Add words; blanks have no marks, for nobody sees them and emphasis cannot end there."""
    if "code" in marks or text.startswith("\0"):
        _append(found, text, marks)
        return
    for piece in _SPACE.split(text):
        _append(found, piece, frozenset() if piece.isspace() else marks)


def _append(found: list[Form], text: str, marks: frozenset[str]) -> None:
    if found and found[-1].marks == marks:
        found[-1] = Form(found[-1].text + text, marks)
    elif text:
        found.append(Form(text, marks))


def read_shape(markdown: str, stelle: Stelle, notes: Iterable[int] = ()) -> list[Form] | None:
    """What a line of Markdown reads as; ``None`` if it is no single paragraph, heading or cell.

    Args:
        markdown: the line; a paragraph may have several.
        stelle: where it stands.
        notes: numbers of footnotes that are defined elsewhere.
    """
    definitions = "".join(f"\n\n[^{number}]: x" for number in notes)
    try:
        tokens = parse(_AROUND[stelle].format(markdown) + definitions)
    except InputError:
        return None
    if [token.type for token in tokens] != _TYPES[stelle]:
        return None
    found: list[Form] = []
    marks: list[str] = []
    for token in next(token for token in tokens if token.type == "inline").children or []:
        _token(token, found, marks)
    return found


def _token(token: Token, found: list[Form], marks: list[str]) -> None:
    name, _, edge = token.type.rpartition("_")
    if edge == "open":
        mark = _TOKENS.get(name, "")
        if name == "link":
            mark = f"{normalizeLink(str(token.attrGet('href') or ''))}\n{token.attrGet('title') or ''}"
        marks.append(mark)
    elif edge == "close":
        marks.pop()
    elif token.type == "image":
        words = "".join(_alternative(token))
        title = " ".join(str(token.attrGet("title") or "").split())
        _grow(found, f"\0{token.attrGet('src')}\0{' '.join(words.split())}\0{title}\0", frozenset(marks))
    elif token.type in ("softbreak", "hardbreak"):
        _grow(found, "\n", frozenset(marks))
    elif token.type == "code_inline":
        _grow(found, token.content, frozenset((*marks, "code")))
    elif token.type == REFERENCE:
        _grow(found, f"\0{note_of(token).kennung}\0", frozenset())
    else:
        _grow(found, token.content, frozenset(marks))


def _alternative(image: Token) -> Iterator[str]:
    for token in image.children or []:
        yield token.content or " "


def marks_of(span: Spanne) -> list[str]:
    """What has to be open round a span, the target of a link as a mark of its own."""
    if not isinstance(span, Worte):
        return []
    marks = [flag for flag in FLAGS if getattr(span, flag)]
    if span.lage:
        marks.append(span.lage)
    if span.ziel:
        marks.append(f"{span.ziel}\n{span.titel}")
    return marks
