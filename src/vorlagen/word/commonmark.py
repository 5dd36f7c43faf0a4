"""Markdown text → tokens, with nothing dropped that CommonMark would drop.

CommonMark loses text in three places: link definitions that no link uses („[1]:
Quelle“), table cells beyond the number of headings, and blocks nested too deeply.
The first two become tokens with their text, the third is refused. Footnotes have a
module of their own (``anmerkungen``).
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit, getLine, table
from markdown_it.token import Token

from vorlagen.word.anmerkungen import REFERENCE, attach_notes, note_of, use_footnotes
from vorlagen.word.begriffe import definition_list
from vorlagen.word.buchstaben import letter_list
from vorlagen.word.grenzen import MAX_NESTING, refuse_excess, refuse_unprintable
from vorlagen.word.hochstellung import use_raised_text
from vorlagen.word.wml import refuse_illegal
from vorlagen.word.zellen import split_cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore

_MARKUP = re.compile(r"[\\`*_~^\[\]!<&]| \n")
"""What a rule of the inline parser could start with, and a line end that may be more than one."""
_HOST = r"[\w-]+(?:\.[\w-]+)*\.?"
_REST = r"[^\s<>\"{}|\\^`\[\]]*"
_EXTERNAL = re.compile(
    rf"https?://{_HOST}(?::\d{{1,5}})?(?:[/?#]{_REST})?|mailto:[^\s@<>\"/?:]+@{_HOST}(?:\?{_REST})?", re.IGNORECASE
)


def is_external(target: str) -> bool:
    """Whether Word can link to ``target``: a sound http, https or mailto address.

    A malformed address in a relationship makes Word call the file damaged.
    """
    return _EXTERNAL.fullmatch(target) is not None


def _keep_excess_cells(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    # The parser asks here before nearly every line; the second line of a table starts like this.
    place = state.bMarks[start + 1] + state.tShift[start + 1]
    if start + 2 > end or place >= state.eMarks[start + 1] or state.src[place] not in "|-:":
        return False
    first = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    if not silent:
        tokens = state.tokens[first:]
        headings = sum(1 for token in tokens if token.type == "th_open")
        for position, token in enumerate(tokens):
            if token.type == "tr_open" and token.map:
                line = getLine(state, token.map[0])
                excess = _cells(line)[headings:] if _most_cells(line) > headings else []
                last = tokens[position + 3 * headings - 1]
                last.content = " | ".join(part for part in (last.content, *excess) if part)
    return True


def _most_cells(line: str) -> int:
    """How many cells a row has at most: as many as if no bar in it were escaped."""
    bare = line.strip()
    return bare.count("|") + 1 - bare.startswith("|") - bare.endswith("|")


def _cells(line: str) -> list[str]:
    columns = escapedSplit(line.strip())
    if columns and not columns[0]:
        columns.pop(0)
    if columns and not columns[-1]:
        columns.pop()
    return [column.strip() for column in columns]


def _inline(state: StateCore) -> None:
    """The parser's own step, without its walk through texts that hold no markup: most of them."""
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            if _MARKUP.search(token.content):
                state.md.inline.parse(token.content, state.md, state.env, token.children)
            else:
                token.children += _lines(token.content)


def _lines(text: str) -> Iterator[Token]:
    for at, line in enumerate(text.split("\n")):
        if at:
            yield Token("softbreak", "br", 0)
        shown = line.lstrip(" \t") if at else line
        if shown:
            yield Token("text", "", 0, content=shown)


@functools.cache
def _parser() -> MarkdownIt:
    options = {"html": False, "maxNesting": MAX_NESTING, "inline_definitions": True, "store_labels": True}
    parser = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    parser.disable(["html_block", "html_inline"])  # without the option html they find nothing, line after line
    parser.block.ruler.at("table", _keep_excess_cells, {"alt": ["paragraph", "reference"]})
    parser.block.ruler.after("list", "letter_list", letter_list, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.block.ruler.before("paragraph", "definition_list", definition_list, {"alt": ["paragraph", "reference"]})
    parser.core.ruler.at("inline", _inline)
    parser.core.ruler.after("inline", "split_cells", split_cells)
    use_footnotes(parser)
    use_raised_text(parser)
    # Targets stay as written: a picture is looked up by that name, a file name is printed.
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    # The rules are sorted at first use, and a second thread would see some of them only.
    parser.parse("*x* ^y^\n\n| a |\n|---|\n| b |\n\na) x\n\nx\n: y")
    return parser


@functools.lru_cache(maxsize=64)
def parse(text: str) -> tuple[Token, ...]:
    """The block tokens of ``text``: CommonMark, tables, footnotes, struck, raised and lowered text; HTML is text.

    Kept for the next call, which is the proof's: tokens are not to be changed.

    A token of type ``definition`` is a definition of a link or footnote that nothing
    uses; its ``content`` is to be printed like a paragraph. A token ``footnote_ref``
    carries its note (``vorlagen.word.anmerkungen.note_of``).

    Raises:
        InputError: ``text`` goes beyond a limit (``vorlagen.word.grenzen``), there are more
            footnotes than ``MAX_NOTES``, or it holds a character that Word cannot (the parser
            would replace NUL without a word).
    """
    tokens, env = _read(text)
    refuse_unprintable(tokens)
    lines = re.split(r"\r\n?|\n", text)
    tokens = attach_notes(tokens, env, lines)
    if any(token.type == "definition" for token in tokens):
        tokens = _without_used_definitions(tokens, lines)
    return tuple(tokens)


def blocks_of(text: str) -> tuple[Token, ...]:
    """The block tokens of a text that may be more than Word can show, for whoever tells what is too much.

    Raises:
        InputError: ``text`` goes beyond a limit of reading, or holds a character that Word cannot.
    """
    return tuple(_read(text)[0])


def _read(text: str) -> tuple[list[Token], dict[str, Any]]:
    refuse_illegal(text)
    refuse_excess(text)
    env: dict[str, Any] = {}
    return _parser().parse(text, env), env


def _without_used_definitions(tokens: list[Token], lines: list[str]) -> list[Token]:
    used = {token.meta.get("label") for token in _walk(tokens) if token.type in ("link_open", "image")}
    kept: list[Token] = []
    for token in tokens:
        if token.type == "definition" and token.meta:  # of a link
            if token.meta["id"] in used:
                used.remove(token.meta["id"])  # a second definition of the same label has no effect
                continue
            start, end = token.map or [0, 0]
            rest = (line.lstrip(" \t>") for line in lines[start + 1 : end])
            token.content = "\n".join((lines[start][lines[start].find("[") :], *rest))
        kept.append(token)
    return kept


def _walk(tokens: Iterable[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        if token.children:
            yield from _walk(token.children)
        elif token.type == REFERENCE:
            yield from _walk(note_of(token).bloecke or ())


def described_pictures(text: str) -> dict[str, bool]:
    """The pictures in Markdown ``text`` by name, as written and in order, and whether each is described everywhere."""
    found: dict[str, bool] = {}
    for token in _walk(parse(text)) if "![" in text else ():
        if token.type == "image":
            name = str(token.attrGet("src") or "")
            found[name] = found.get(name, True) and bool(token.content.strip())
    return found
