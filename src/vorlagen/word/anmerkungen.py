"""Footnotes in Markdown: every reference gets its note, and no note's text is lost.

mdit-py-plugins reads the marks. Its own gathering of the notes loses text (a note that
nothing refers to, the second note of a label, a note inside a note), so the notes are
gathered here. A note inside a note, which Word does not know, stays text as written.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markdown_it.token import Token
from mdit_py_plugins.footnote.index import footnote_def, footnote_inline, footnote_ref

from vorlagen.errors import InputError
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

MAX_NOTES = 10_000
"""References to footnotes in one text; no book has as many, and Word counts them all anew at every change."""

REFERENCE = "footnote_ref"
BETWEEN_REFERENCES = ","
"""What stands between the numbers of two footnotes at one place: „¹²“ would be the twelfth."""
_OPEN, _CLOSE = "footnote_reference_open", "footnote_reference_close"
_Key = str | int
"""A label, or the number of a note that is written where it is referred to."""


@dataclass(frozen=True, slots=True)
class Anmerkung:
    """What a token ``footnote_ref`` carries in ``meta["anmerkung"]``.

    Attributes:
        kennung: the same for all references to one note of this text.
        bloecke: block tokens of the note; ``None`` if another reference brings them.
        mehrfach: whether several references point at this note.
    """

    kennung: _Key
    bloecke: tuple[Token, ...] | None
    mehrfach: bool


def note_of(token: Token) -> Anmerkung:
    """The note that a token ``footnote_ref`` of ``parse`` points at."""
    found: Anmerkung = token.meta["anmerkung"]
    return found


def use_footnotes(parser: MarkdownIt) -> None:
    """Let ``parser`` read ``[^x]``, ``[^x]: text`` and ``^[text]``; its tokens then go through ``attach_notes``."""
    parser.block.ruler.before("reference", "footnote_def", footnote_def, {"alt": ["paragraph", "reference"]})
    # Before links: „[^1](2026)“ is a footnote and a bracket.
    parser.inline.ruler.before("link", "footnote_inline", footnote_inline)
    parser.inline.ruler.before("link", REFERENCE, _reference)


def _reference(state: StateInline, silent: bool) -> bool:
    # Looking ahead, the parser would take „[text[^1]](…)“ for a link inside a link, and neither for one.
    return not silent and footnote_ref(state, silent)


def attach_notes(tokens: list[Token], env: Mapping[str, Any], lines: Sequence[str]) -> list[Token]:
    """Block tokens without the definitions of footnotes; every reference carries its ``Anmerkung``.

    A definition that the running text does not use becomes a token ``definition`` with its source.

    Args:
        tokens: what the parser made of the text; they are changed.
        env: the parser's environment.
        lines: the text.

    Raises:
        InputError: more than ``MAX_NOTES`` references.
    """
    if "footnotes" not in env:
        return tokens
    given: Mapping[int, Mapping[str, Any]] = env["footnotes"]["list"]
    running, definitions = _taken_apart(tokens)
    notes: dict[_Key, Sequence[Token]] = {
        number: _paragraph(note["content"], note["tokens"]) for number, note in given.items() if "tokens" in note
    }
    for definition in definitions:  # the first of a label counts, as in CommonMark
        notes.setdefault(definition.label, definition.blocks)
    uses = Counter(_settled(running, notes, given))
    _refuse_too_many(uses.total())
    printed = {key: notes[key] for key in uses}
    for note in printed.values():
        uses.update(_settled(note, printed, given))
    _attach(running, printed, uses)
    unused = {id(one.token): one for one in definitions if one.label not in uses or notes[one.label] is not one.blocks}
    return [
        unused[id(token)].as_text(lines) if token.type == _OPEN else token
        for token in running
        if token.type != _OPEN or id(token) in unused
    ]


def _refuse_too_many(notes: int) -> None:
    if notes > MAX_NOTES:
        raise InputError(
            t("Der Text hat {n} Fußnoten; mehr als {max} gehen nicht.", n=notes, max=MAX_NOTES),
            t("Teilen Sie den Text, oder geben Sie einen Teil als Anlage bei."),
        )


def _attach(running: Sequence[Token], printed: Mapping[_Key, Sequence[Token]], uses: Mapping[_Key, int]) -> None:
    seen: set[_Key] = set()
    for tokens in (running, *printed.values()):
        for token in _references(tokens):
            key = _key(token)
            blocks = None if key in seen else tuple(printed[key])
            seen.add(key)
            token.meta["anmerkung"] = Anmerkung(key, blocks, uses[key] > 1)


@dataclass(frozen=True, slots=True)
class _Definition:
    """One ``[^label]: …``: its first token, the blocks inside, its lines, and those of definitions inside it."""

    token: Token
    blocks: list[Token]
    lines: range
    inside: tuple[range, ...]

    @property
    def label(self) -> str:
        return str(self.token.meta["label"])

    def as_text(self, lines: Sequence[str]) -> Token:
        """A token with the source; what is defined inside stands on its own."""
        own = [lines[at] for at in self.lines if not any(at in other for other in self.inside)]
        source = [own[0][own[0].find("[^") :], *(line.lstrip(" \t>") for line in own[1:])]
        return Token("definition", "", 0, content="\n".join(source).rstrip(), level=self.token.level)


def _taken_apart(tokens: Sequence[Token]) -> tuple[list[Token], list[_Definition]]:
    """The running text, in which a definition's first token stands for the whole of it, and the definitions."""
    running: list[Token] = []
    definitions: list[_Definition] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        position += 1
        running.append(token)
        if token.type != _OPEN:
            continue
        start, depth = position, 1
        while depth:
            depth += {_OPEN: 1, _CLOSE: -1}.get(tokens[position].type, 0)
            position += 1
        inner, inside = _taken_apart(tokens[start : position - 1])
        running += (block for block in inner if block.type == _OPEN)
        blocks = [block for block in inner if block.type != _OPEN]
        first, last = token.map or (0, 0)
        own = _Definition(token, blocks, range(first, last), tuple(one.lines for one in inside))
        definitions += (own, *inside)
    return running, definitions


def _paragraph(content: str, children: list[Token]) -> Sequence[Token]:
    inline = Token("inline", "", 0, content=content, children=children, level=1)
    return (Token("paragraph_open", "p", 1), inline, Token("paragraph_close", "p", -1))


def _key(reference: Token) -> _Key:
    label = reference.meta.get("label")
    return int(reference.meta["id"]) if label is None else str(label)


def _references(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from (child for child in token.children or () if child.type == REFERENCE)


def _settled(tokens: Sequence[Token], notes: Collection[_Key], given: Mapping[int, Mapping[str, Any]]) -> list[_Key]:
    """The keys of the references that stay; all others become the text that they were written as."""
    kept: list[_Key] = []
    for child in (child for token in tokens for child in token.children or ()):
        if child.type == REFERENCE and _key(child) in notes:
            kept.append(_key(child))
        elif child.type == REFERENCE:
            key = _key(child)
            child.type, child.content = "text", f"[^{key}]" if isinstance(key, str) else f"^[{given[key]['content']}]"
        elif child.children:  # a picture: an alternative text has no footnotes
            _settled((child,), (), given)
    return kept
