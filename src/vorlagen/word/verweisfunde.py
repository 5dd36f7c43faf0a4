"""Footnotes and links that lead nowhere, and HTML, found by their patterns in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vorlagen.facts import TextFact, TextFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.findings import Path

_NOTE = re.compile(r"\[\^(?P<label>[^\]\s]{1,100})\]")
_NOTE_TEXT = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t>]+)?\[\^(?P<label>[^\]\s]{1,100})\]:", re.MULTILINE)
_DEFINITION = re.compile(
    r"^[ \t>]*\[(?!\^)(?P<label>[^\[\]\n]{1,200})\]:[ \t]*\n?[ \t>]*<?(?P<target>[^\s<>]+)", re.MULTILINE
)
_LABELLED = re.compile(r"\[(?!\^)(?P<text>(?:[^\[\]\n]|\n(?!\s*\n)){1,200})\]\[(?!\^)(?P<label>[^\[\]\n]{0,200})\]")
_TARGET = re.compile(r"\]\([ \t]*(?:<(?P<angled>[^<>\n]*)>|(?P<plain>[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*))")
_SOUND = re.compile(
    r"(?:https?://[\w-]+(?:\.[\w-]+)+(?:[/?#][^\s<>\"{}|\\^`\[\]]*)?|mailto:[\w.+-]+@[\w.-]+)\Z", re.IGNORECASE
)
"""Surely a link of Word's; what looks otherwise is asked of the parser."""
_FORBIDDEN = re.compile(r"(?:javascript|vbscript|file|data):", re.IGNORECASE)
"""What the parser takes for no link at all."""
_TAGS = (
    "a|abbr|b|big|blockquote|br|center|code|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|s|script|small|span"
    "|strike|strong|style|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul"
)
_HTML = re.compile(rf"<(?:(?P<comment>!--)|/?(?P<tag>{_TAGS})(?:\s+[\w-]+\s*=[^<>]{{0,300}}|\s*/?)>)", re.IGNORECASE)
_SHOWN = 80
_CHECKBOX = frozenset({"", "x"})


def find_references(path: Path, text: str, unlinkable: frozenset[str] | None = None) -> Iterator[TextFact]:
    """Footnotes and links that lead nowhere, and HTML.

    Args:
        path: the field that the text stands in.
        text: Markdown; without code, the finds are sure.
        unlinkable: the targets of its links that Word cannot link; without them every target
            that is not surely sound is told.
    """
    if "[" in text:
        yield from _notes(path, text)
        yield from _links(path, text, unlinkable)
        yield from _labels(path, text)
    if "<" in text:
        yield from _html(path, text)


def _notes(path: Path, text: str) -> Iterator[TextFact]:
    texts: dict[str, int] = {}
    begins = set()
    for match in _NOTE_TEXT.finditer(text):
        at = match.start("label") - 2
        begins.add(at)
        if match["label"] in texts:
            yield TextFact(path, TextFault.NOTE_TWICE, at, match["label"])
        texts.setdefault(match["label"], at)
    used = set()
    for match in _NOTE.finditer(text):
        if match.start() in begins:
            continue
        used.add(match["label"])
        if match["label"] not in texts:
            yield TextFact(path, TextFault.NOTE_WITHOUT_TEXT, match.start(), match["label"])
    for label, at in texts.items():
        if label not in used:
            yield TextFact(path, TextFault.UNUSED_NOTE, at, label)


def _links(path: Path, text: str, unlinkable: frozenset[str] | None) -> Iterator[TextFact]:
    for pattern in (_TARGET, _DEFINITION):
        for match in pattern.finditer(text):
            group = "target" if pattern is _DEFINITION else "plain" if match["plain"] is not None else "angled"
            target, at = match[group], match.start(group)
            if _SOUND.match(target) or not (
                unlinkable is None or target in unlinkable or (target and _FORBIDDEN.match(target))
            ):
                continue
            if pattern is _DEFINITION or not _is_picture(text, match.start()):
                fault = TextFault.UNLINKABLE if target else TextFault.UNKNOWN_TARGET
                yield TextFact(path, fault, at if target else match.start(), target[:_SHOWN])


def _is_picture(text: str, closing: int) -> bool:
    """Whether the bracket at ``closing`` ends the alternative text of a picture."""
    depth = 0
    for at in range(closing, max(-1, closing - 1000), -1):
        depth += (text[at] == "]") - (text[at] == "[")
        if not depth:
            return text[max(0, at - 2) : at].endswith("!") and text[max(0, at - 2) : at] != "\\!"
    return False


def _labels(path: Path, text: str) -> Iterator[TextFact]:
    if "][" not in text:
        return
    known = {_key(match["label"]) for match in _DEFINITION.finditer(text)}
    for match in _LABELLED.finditer(text):
        label = match["label"] or match["text"]
        if _key(label) not in known and not _CHECKBOX & {_key(match["text"]), _key(label)}:
            yield TextFact(path, TextFault.UNKNOWN_TARGET, match.start(), label[:_SHOWN])


def _key(label: str) -> str:
    """Labels are compared without regard to letter case and the number of blanks."""
    return " ".join(label.split()).casefold()


def _html(path: Path, text: str) -> Iterator[TextFact]:
    first: dict[str, re.Match[str]] = {}
    count: dict[str, int] = {}
    for match in _HTML.finditer(text):
        if match["comment"]:
            words = " ".join(text[match.end() : match.end() + _SHOWN].partition("-->")[0].split())
            yield TextFact(path, TextFault.HTML_COMMENT, match.start(), words)
            continue
        tag = match["tag"].lower()
        first.setdefault(tag, match)
        count[tag] = count.get(tag, 0) + 1
    for tag, match in first.items():
        yield TextFact(path, TextFault.HTML, match.start(), match[0][:_SHOWN], count[tag])
