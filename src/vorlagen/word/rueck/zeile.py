"""Spans → one paragraph of Markdown, proven by reading it again."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

from markdown_it.common.normalize_url import normalizeLink, normalizeLinkText

from vorlagen.word.rueck.bloecke import Bild, Fussnotenzeichen, Worte, plain
from vorlagen.word.rueck.gegenprobe import marks_of, read_shape, shape
from vorlagen.word.rueck.maskieren import (
    escape_cell,
    escape_end_of_heading,
    escape_everything,
    escape_starts,
    escape_text,
    escape_with_entities,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlagen.word.rueck.bloecke import Spanne, Spannen
    from vorlagen.word.rueck.gegenprobe import Stelle

_EDGE_SPACE: Final = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_EDGE_PUNCTUATION: Final = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)
_SIGNS: Final = {"fett": "**", "kursiv": "*", "gestrichen": "~~", "hoch": "^", "tief": "~"}
_PLAIN_TARGET: Final = re.compile(r"[^\s<>()\\]+")
_BREAK: Final = "\\\n"

Spielart = Literal["plain", "underscore", "everything", "entities", "entities_underscore"]
_KINDS: Final[tuple[Spielart, ...]] = ("plain", "underscore", "everything")
_LAST_KINDS: Final[tuple[Spielart, ...]] = ("entities", "entities_underscore")
_SHOWN_BREAKS: Final[dict[Stelle, str]] = {"paragraph": "\n", "heading": " ", "cell": " ¶ "}
"""What stands for a line break; a cell has none, but paragraphs."""


def write_line(spans: Spannen, stelle: Stelle = "paragraph") -> str:
    """A paragraph as Markdown, without a line feed at its end.

    Of several ways to write it the plainest is taken that reads as ``spans`` again. Where
    CommonMark has none, because emphasis ends at a sign with a letter behind it
    („**Hinweis:**Text“), the sign is left outside of the emphasis; where that does not
    help, the letters round it become entities.

    Args:
        spans: its words, pictures and references.
        stelle: where it stands.
    """
    shown = _SHOWN_BREAKS[stelle]
    tidy = _tidy(
        [replace(span, text=span.text.replace("\n", shown)) if isinstance(span, Worte) else span for span in spans]
    )
    if not tidy:
        return ""
    notes = {span.nummer for span in tidy if isinstance(span, Fussnotenzeichen)}
    for shrink, kinds in ((False, _KINDS), (True, _KINDS), (False, _LAST_KINDS)):
        attempt = _tidy(_shrunk(tidy)) if shrink else tidy
        wanted = shape(attempt)
        for kind in kinds:
            written = _write(attempt, kind, stelle)
            if read_shape(written, stelle, notes) == wanted:
                return written
    return _write(tidy, "plain", stelle)


def _tidy(spans: Sequence[Spanne]) -> list[Spanne]:
    """Spans without white space at the paragraph's ends and lines, and with plain white space at edges of emphasis."""
    pieces: list[Spanne] = []
    for span in spans:
        if isinstance(span, Worte) and not span.code:
            edges = _EDGE_SPACE.fullmatch(span.text)
            parts = edges.groups() if edges else (span.text,)
            pieces += [span if part == span.text else replace(span, text=part) for part in parts if part]
        else:
            pieces.append(span)
    for at, piece in enumerate(pieces):
        if isinstance(piece, Worte) and piece.text.isspace():
            pieces[at] = _common(
                piece, pieces[at - 1] if at else None, pieces[at + 1] if at + 1 < len(pieces) else None
            )
    return _trimmed(_merged(pieces))


def _common(space: Worte, before: Spanne | None, after: Spanne | None) -> Worte:
    """White space with what its neighbours have in common; emphasis cannot end with it."""
    sides = [side for side in (before, after) if isinstance(side, Worte)]
    if len(sides) < 2:  # noqa: PLR2004 - a neighbour on either side
        return Worte(space.text)
    left, right = sides
    linked = (left.ziel, left.titel) == (right.ziel, right.titel)
    return Worte(
        space.text,
        left.fett and right.fett,
        left.kursiv and right.kursiv,
        left.gestrichen and right.gestrichen,
        lage=left.lage if left.lage == right.lage == space.lage else "",
        ziel=left.ziel if linked else "",
        titel=left.titel if linked else "",
    )


def _merged(pieces: Sequence[Spanne]) -> list[Spanne]:
    merged: list[Spanne] = []
    for piece in pieces:
        last = merged[-1] if merged else None
        if isinstance(piece, Worte) and isinstance(last, Worte) and piece.looks_like(last):
            merged[-1] = replace(last, text=last.text + piece.text)
        else:
            merged.append(piece)
    return merged


def _trimmed(spans: list[Spanne]) -> list[Spanne]:
    """Without blanks that Markdown drops: at the ends, and round line breaks."""
    found = [
        replace(span, text=re.sub(r"[ \t]*\n[ \t]*", "\n", span.text))
        if isinstance(span, Worte) and not span.code
        else span
        for span in spans
    ]
    while found and isinstance(found[0], Worte) and not found[0].code:
        stripped = found[0].text.lstrip()
        if stripped:
            found[0] = replace(found[0], text=stripped)
            break
        found.pop(0)
    while found and isinstance(found[-1], Worte) and not found[-1].code:
        stripped = found[-1].text.rstrip()
        if stripped:
            found[-1] = replace(found[-1], text=stripped)
            break
        found.pop()
    return found


def _shrunk(spans: Sequence[Spanne]) -> list[Spanne]:
    """Spans whose emphasis neither begins nor ends with a sign."""
    found: list[Spanne] = []
    for span in spans:
        if isinstance(span, Worte) and (span.fett or span.kursiv or span.gestrichen) and not span.code:
            edges = _EDGE_PUNCTUATION.match(span.text)
            bare = replace(span, fett=False, kursiv=False, gestrichen=False)
            parts = edges.groups() if edges else ("", span.text, "")
            looks = (bare, span, bare)
            found += [replace(look, text=part) for look, part in zip(looks, parts, strict=True) if part]
        else:
            found.append(span)
    return found


def _write(spans: Sequence[Spanne], kind: Spielart, stelle: Stelle) -> str:
    whole = plain(tuple(spans))
    linked = any(not isinstance(span, Worte) or span.ziel for span in spans)
    parts: list[str] = []
    stack: list[str] = []
    starts: list[int] = []
    for at, span in enumerate(spans):
        marks = marks_of(span)
        while any(mark not in marks for mark in stack):
            _close(parts, stack.pop(), starts.pop(), kind)
        new = [mark for mark in marks if mark not in stack]
        shown = span
        if new and isinstance(span, Worte) and not span.code:  # nothing opens before a blank
            shown = replace(span, text=span.text.lstrip())
            parts.append(span.text[: len(span.text) - len(shown.text)])
        for mark in sorted(new, key=lambda mark: -_reach(spans, at, mark)):
            stack.append(mark)
            starts.append(len(parts))
            parts.append("[" if "\n" in mark else _sign(mark, kind))
        parts.append(_one(shown, kind, whole, linked=linked))
    while stack:
        _close(parts, stack.pop(), starts.pop(), kind)
    text = "".join(parts)
    if stelle == "cell":
        return escape_cell(text)
    if stelle == "heading":
        return escape_end_of_heading(text)
    return text if kind not in ("plain", "underscore") else "\n".join(escape_starts(text.split("\n")))


def _reach(spans: Sequence[Spanne], at: int, mark: str) -> int:
    """How many spans from ``at`` on have the mark; what reaches farther is opened first."""
    return sum(1 for _ in itertools.takewhile(lambda span: mark in marks_of(span), spans[at:]))


def _sign(mark: str, kind: Spielart) -> str:
    return "_" if mark == "kursiv" and kind.endswith("underscore") else _SIGNS[mark]


def _close(parts: list[str], mark: str, start: int, kind: Spielart) -> None:
    if "\n" not in mark:
        parts.append(_sign(mark, kind))
        return
    target, _, title = mark.partition("\n")
    label = "".join(parts[start + 1 :])
    auto = _autolink(label, target) if not title else ""
    if auto:
        parts[start:] = [auto]
    else:
        parts.append(f"]({_target(target)}{_title(title)})")


def _autolink(label: str, target: str) -> str:
    plain_label = label.replace("\\", "")
    if re.search(r"[\s<>]", plain_label) or not plain_label:
        return ""
    if target == f"mailto:{plain_label}" or normalizeLink(plain_label) == target:
        return f"<{plain_label}>" if ":" in plain_label or "@" in plain_label else ""
    return ""


def _target(target: str) -> str:
    """A target as people write it, as long as Word would get the same one again."""
    readable = normalizeLinkText(target)
    shown = readable if _PLAIN_TARGET.fullmatch(readable) and normalizeLink(readable) == target else target
    return shown if _PLAIN_TARGET.fullmatch(shown) else "<" + re.sub(r"([<>\\])", r"\\\1", shown) + ">"


def _title(title: str) -> str:
    words = " ".join(title.split())
    return ' "' + re.sub(r'(["\\`&])', r"\\\1", words) + '"' if words else ""


def _one(span: Spanne, kind: Spielart, whole: str, *, linked: bool) -> str:
    match span:
        case Fussnotenzeichen():
            return f"[^{span.nummer}]"
        case Bild():
            alt = escape_everything(span.beschreibung) if kind == "everything" else _alt(span.beschreibung)
            name = (
                span.name if _PLAIN_TARGET.fullmatch(span.name) else "<" + re.sub(r"([<>\\])", r"\\\1", span.name) + ">"
            )
            return f"![{alt}]({name}{_title(span.titel)})"
        case Worte() if span.code:
            return _code(span.text)
        case Worte():
            if kind == "everything":
                text = escape_everything(span.text)
            elif kind in _LAST_KINDS:
                text = escape_with_entities(span.text)
            else:
                text = escape_text(span.text, linked=linked, whole=whole)
            if linked and text.endswith("!"):
                text = text[:-1] + "\\!"  # a link behind it would become a picture
            if span.lage:
                text = text.replace(" ", "\\ ")
            return text.replace("\n", _BREAK)


def _alt(words: str) -> str:
    line = " ".join(words.split())
    return escape_text(line, linked=True, whole=line)


def _code(text: str) -> str:
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") or (text[:1] == text[-1:] == " " and text.strip()) else ""
    return f"{fence}{pad}{text}{pad}{fence}"
