"""Whether all words of a text stand in a PDF, in their order: by the words as they were typed, without any parser."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pypdfium2

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOTE = re.compile(r"^[ ]{0,3}\[\^[^\]]+\]: ?(.*(?:\n(?:[ ]{4}.*|[ ]*(?=\n[ ]{4})))*)", re.MULTILINE)
_SHORT_NOTE = re.compile(r"\^\[([^\]]*)\]")
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_TARGET = re.compile(r"\]\([^)]*\)")
_REFERENCE = re.compile(r"\[\^[^\]]+\]")
_MARKER = re.compile(r"^(?:[ >]*(?:[-*+]|\d{1,4}[.)]|\(?(?:[a-zA-Z]|aa|bb|cc|[ivxIVX]+)\))[ ]+)+", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")
_WINDOW = 1500
"""So many characters may stand between two words: foot and head of the pages, and footnotes."""


def pdf_text(pdf: bytes) -> str:
    """All letters and digits of a PDF in the order of its pages, without anything between them."""
    document = pypdfium2.PdfDocument(pdf)
    pages = (document[number].get_textpage().get_text_range() for number in range(len(document)))
    return "".join(_words("".join(pages)))


def passages(text: str) -> Iterator[str]:
    """Markdown without marks; each footnote is a passage of its own."""
    yield from _NOTE.findall(text)
    running = _NOTE.sub("", text)
    yield from _SHORT_NOTE.findall(running)
    for mark in (_SHORT_NOTE, _PICTURE, _TARGET, _REFERENCE, _MARKER):
        running = mark.sub(" ", running)
    yield running


def missing(passage: str, printed: str) -> str:
    """The first word that does not follow the ones before it; empty if the passage is there.

    Args:
        passage: words.
        printed: from ``pdf_text``.
    """
    words = _words(passage)
    best = 0
    start = printed.find(words[0]) if words else -1
    while start >= 0:
        best = max(best, _run(words, printed, start))
        if best == len(words):
            return ""
        start = printed.find(words[0], start + 1)
    return " ".join(words[max(0, best - 3) : best + 1])


def _run(words: list[str], printed: str, start: int) -> int:
    """How many words follow each other from ``start`` on."""
    for at, word in enumerate(words):
        found = printed.find(word, start, start + len(word) + (_WINDOW if at else 0))
        if found < 0:
            return at
        start = found + len(word)
    return len(words)


def _words(text: str) -> list[str]:
    # The shy hyphen at the end of a line is a mark of its own in pdfium; either belongs to its word.
    plain = re.sub("[\u00ad\u0002\ufffe]", "", unicodedata.normalize("NFKC", text))
    return _WORD.findall(plain)
