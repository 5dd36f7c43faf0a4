"""Plain text of Markdown and of Word XML, for the proof that every text arrived.

Nothing here knows how text is rendered: ``plain_blocks`` flattens the parser's
tokens, ``paragraph_texts`` reads finished XML. What both say must agree.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from vorlagen.word.anmerkungen import BETWEEN_REFERENCES, REFERENCE, note_of
from vorlagen.word.commonmark import is_external, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree
    from markdown_it.token import Token

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PICTURE = "  "
_PARAGRAPH, _TEXT, _TEXT_BOX = f"{_W}p", f"{_W}t", f"{_W}txbxContent"
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_FIELD, _FIELD_EDGE = f"{_W}instrText", f"{_W}fldChar"
_TEXTUAL = (_TEXT, f"{_W}tab", f"{_W}br", _DOC_PR, _FIELD, _FIELD_EDGE)
_NOTE_NUMBER = "NOTEREF"


def normalise(text: str) -> str:
    """``text`` with every run of white space, no-break spaces included, as one space."""
    return " ".join(text.split())


def plain_blocks(text: str) -> tuple[str, ...]:
    """The plain text of each block of Markdown ``text``, in order, normalised; no empty ones.

    A block is a paragraph, heading, table cell or code block; those of footnotes come
    last, in the order of their references. Alternative texts and
    titles of pictures are part of it, as are the targets that are printed because
    they cannot be linked.

    Raises:
        InputError: see ``vorlagen.word.commonmark.parse``.
    """
    return tuple(block for block in map(normalise, _blocks(parse(text))) if block)


def _blocks(tokens: Iterable[Token]) -> Iterator[str]:
    notes: list[Token] = []
    for token in tokens:
        if token.children is not None:
            yield from _inline(token.children)
            notes += (child for child in token.children if child.type == REFERENCE)
        elif token.type == "fence":
            yield f"{token.info}\n{token.content}"
        else:
            yield token.content
    for note in notes:
        yield from _blocks(note_of(note).bloecke or ())


def _inline(children: list[Token]) -> Iterator[str]:
    if len(children) == 1 and children[0].type == "image":
        yield _flatten(children[0].children or [])
        yield str(children[0].attrGet("title") or "")
    else:
        yield _flatten(children)


def _flatten(children: list[Token]) -> str:
    parts: list[str] = []
    opened: list[tuple[Token, int]] = []
    before = ""
    for token in children:
        again, before = token.type == before == REFERENCE, token.type
        if again:
            parts.append(BETWEEN_REFERENCES)
        if token.type == "link_open":
            opened.append((token, len(parts)))
        elif token.type == "link_close":
            link, start = opened.pop()
            label = "".join(parts[start:]).strip()
            parts.append(_target(link, label, pictured=_PICTURE in parts[start:]))
        elif token.type == "image":
            parts += [_PICTURE, _flatten(token.children or []), " ", str(token.attrGet("title") or ""), " "]
        else:
            parts.append(" " if token.type in ("softbreak", "hardbreak") else token.content)
    return "".join(parts)


def _target(link: Token, label: str, *, pictured: bool) -> str:
    href, title = str(link.attrGet("href") or ""), str(link.attrGet("title") or "")
    if is_external(href):
        return "" if label or pictured else href
    extra = ", ".join(part for part in (href, title) if part and part != label)
    return f" ({extra})" if extra and (label or pictured) else extra


def paragraph_texts(root: etree._Element) -> tuple[str, ...]:
    """The text of each ``w:p`` below ``root`` in document order, normalised; no empty ones.

    Tabs and line breaks count as spaces, a picture as its alternative text and title. The
    number of a footnote that stands elsewhere does not count, nor does that of one that stands here.
    """
    walked: Iterator[Iterable[str]]
    if next(root.iter(_TEXT_BOX), None) is not None:  # a paragraph inside a paragraph belongs to both
        walked = (_pieces(_without_note_numbers(paragraph.iter(*_TEXTUAL))) for paragraph in root.iter(_PARAGRAPH))
    else:
        walked = itertools.islice(_one_walk(root), 1, None)  # what comes before the first paragraph is none
    texts = (normalise("".join(pieces)) for pieces in walked)
    return tuple(text for text in texts if text)


def _one_walk(root: etree._Element) -> Iterator[Iterable[str]]:
    """The pieces of each paragraph where none lies inside another: half the time of a walk each."""
    pieces: list[str] = []
    for element in _without_note_numbers(root.iter(_PARAGRAPH, *_TEXTUAL)):
        tag = element.tag
        if tag == _TEXT:
            pieces.append(element.text or "")
        elif tag == _PARAGRAPH:
            yield pieces
            pieces = []
        else:
            pieces += _pieces((element,))
    yield pieces


def _without_note_numbers(elements: Iterable[etree._Element]) -> Iterator[etree._Element]:
    inside = False
    for element in elements:
        tag = element.tag
        if tag == _FIELD:
            inside = inside or _NOTE_NUMBER in (element.text or "")
        elif tag == _FIELD_EDGE:
            inside = inside and element.get(f"{_W}fldCharType") != "end"
        else:
            inside = inside and tag != _PARAGRAPH
            if not inside:
                yield element


def _pieces(elements: Iterable[etree._Element]) -> Iterator[str]:
    for element in elements:
        if element.tag == _TEXT:
            yield element.text or ""
        elif element.tag == _DOC_PR:
            yield f" {element.get('descr', '')} {element.get('title', '')} "
        else:
            yield " "
