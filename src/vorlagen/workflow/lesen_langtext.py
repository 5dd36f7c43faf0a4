"""What people changed in a long text in Word, put into its Markdown; what they left alone stays as written."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vorlagen.sources.schreiben import merge_words
from vorlagen.word.commonmark import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

_NOTE = re.compile(r"\[\^([^\]\s]+)\]:")
_REFERENCE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
_HOST = re.compile(r"(\]\(https?://[^\s/()]+)/\)")
_HEADING = re.compile(r"#+")
_ALIKE = 0.5
"""From this share of equal words on, two blocks are one that was edited."""


@dataclass(frozen=True, slots=True)
class Stueck:
    """A block of a text.

    Attributes:
        art: what it is: the token that opens it, or ``note`` for the text of a footnote.
        text: its lines.
        danach: the blank lines behind it, and what the parser does not show.
        marke: the label of the footnote.
    """

    art: str
    text: str
    danach: str = "\n\n"
    marke: str = ""


def merge_markdown(source: str, written: str, edited: str) -> str:
    """The source's Markdown with what changed between two canonical texts.

    Args:
        source: the text as somebody wrote it.
        written: the same as it comes back from the Word file that was printed from it.
        edited: what comes back from the Word file after people edited it.

    Returns:
        ``source`` itself if nothing changed. Otherwise a text that says what ``edited`` says.
    """
    if written == edited:
        return source
    own, old, new = (split_blocks(text) for text in (source, written, edited))
    old, new = _with_labels(own, old, new)
    shift = _shift(own, old)
    old, new = [_raised(part, shift) for part in old], [_raised(part, shift) for part in new]
    plain = _joined(new)
    merged = _merged(own, old, new)
    if merged is None or _outline(merged) != _outline(plain):  # two lists that nothing separates would be one
        merged = plain
    return merged.rstrip() + source[len(source.rstrip()) :]


def bare_hosts(written: str, edited: str) -> str:
    """``edited`` without the slash that LibreOffice puts behind a link to a bare host."""
    return _HOST.sub(lambda match: match[1] + ")" if match[1] + ")" in written else match[0], edited)


def split_blocks(text: str) -> list[Stueck]:
    """The top-level blocks of a text in order, texts of footnotes among them."""
    lines = text.split("\n")
    starts: dict[int, tuple[str, int]] = {}
    for token in parse(text):
        if token.level == 0 and token.map and token.nesting >= 0 and not token.type.startswith("footnote"):
            starts.setdefault(token.map[0], (token.type, token.map[1]))
    end = 0
    for at, line in enumerate(lines):
        if at >= end and _NOTE.match(line):
            starts[at] = ("note", at + 1)
        elif at in starts:
            end = max(end, starts[at][1])
    order = sorted(starts)
    if not order:
        return []
    return [
        _piece(starts[at][0], "\n".join(lines[at:following]), last=following == len(lines))
        for at, following in zip(order, [*order[1:], len(lines)], strict=True)
    ]


def _piece(kind: str, text: str, *, last: bool) -> Stueck:
    body = text.rstrip()
    match = _NOTE.match(body) if kind == "note" else None
    return Stueck(kind, body, text[len(body) :] + ("" if last else "\n"), match[1] if match else "")


def _with_labels(
    own: Sequence[Stueck], old: Sequence[Stueck], new: Sequence[Stueck]
) -> tuple[list[Stueck], list[Stueck]]:
    """Both canonical texts with the labels of the source's footnotes; new footnotes get numbers that are free."""
    order = list(dict.fromkeys(label for part in own if not part.marke for label in _REFERENCE.findall(part.text)))
    labels = {str(number): label for number, label in enumerate(order, 1)}
    if not labels and not any(part.marke for part in new):
        return list(old), list(new)
    old = [_relabelled(part, labels) for part in old]
    notes_old = [part for part in old if part.marke]
    notes_new = [part for part in new if part.marke]
    found: dict[str, str] = {}
    bodies = [[_NOTE.sub("", part.text, count=1) for part in notes] for notes in (notes_old, notes_new)]
    for tag, start, end, new_start, new_end in difflib.SequenceMatcher(
        None, bodies[0], bodies[1], autojunk=False
    ).get_opcodes():
        if tag == "equal" or (tag == "replace" and end - start == new_end - new_start):
            pairs = zip(notes_old[start:end], notes_new[new_start:new_end], strict=True)
            found |= {after.marke: before.marke for before, after in pairs}
    taken = set(order)
    for note in notes_new:
        if note.marke not in found:
            free = next(str(number) for number in range(1, len(taken) + 2) if str(number) not in taken)
            found[note.marke] = free
            taken.add(free)
    return old, [_relabelled(part, found) for part in new]


def _relabelled(part: Stueck, labels: dict[str, str]) -> Stueck:
    text = _REFERENCE.sub(lambda match: f"[^{labels.get(match[1], match[1])}]", part.text)
    return Stueck(part.art, text, part.danach, labels.get(part.marke, part.marke))


def _shift(own: Sequence[Stueck], old: Sequence[Stueck]) -> int:
    """How much deeper the source's headings are than the canonical ones."""
    depths = [[len(match[0]) for part in parts if part.art == "heading_open" and (match := _HEADING.match(part.text))]
              for parts in (own, old)]  # fmt: skip
    return depths[0][0] - depths[1][0] if all(depths) else 0


def _raised(part: Stueck, shift: int) -> Stueck:
    if part.art != "heading_open" or not shift:
        return part
    depth = len(part.text) - len(part.text.lstrip("#"))
    wanted = min(6, max(1, depth + shift))
    return Stueck(part.art, "#" * wanted + part.text[depth:], part.danach)


def _merged(own: Sequence[Stueck], old: Sequence[Stueck], new: Sequence[Stueck]) -> str | None:
    texts_own, texts_old, texts_new = ([part for part in parts if not part.marke] for parts in (own, old, new))
    if len(texts_own) != len(texts_old):
        return None
    done: list[Stueck | None] = []
    places: dict[int, int] = {}
    for before, after in _pairs(texts_old, texts_new):
        if after is None:
            continue
        if before is not None:
            places[id(texts_own[before])] = len(done)
        done.append(_merge_block(texts_own[before], texts_old[before], texts_new[after]) if before is not None
                    else texts_new[after])  # fmt: skip
    return _joined(_with_notes(own, old, new, done, places))


def _with_notes(
    own: Sequence[Stueck], old: Sequence[Stueck], new: Sequence[Stueck], done: Sequence[Stueck | None],
    places: dict[int, int],
) -> list[Stueck]:  # fmt: skip
    """The blocks with the footnotes' texts where the source has them; new ones at the end."""
    notes_old, notes_new = ({part.marke: part for part in parts if part.marke} for parts in (old, new))
    behind: dict[int, list[Stueck]] = {}
    at = -1
    for part in own:
        if not part.marke:
            at = places.get(id(part), at)
        elif part.marke in notes_new and part.marke in notes_old:
            merged = _merge_block(part, notes_old[part.marke], notes_new.pop(part.marke))
            behind.setdefault(at, []).append(merged)
    found = [*behind.get(-1, [])]
    for number, block in enumerate(done):
        found += [block] if block is not None else []
        found += behind.get(number, [])
    return [*found, *notes_new.values()]


def _merge_block(own: Stueck, old: Stueck, new: Stueck) -> Stueck:
    if old.text == new.text:
        return own
    lines = [part.text.split("\n") for part in (own, old, new)]
    if own.art == "table_open" or (len(lines[0]) == len(lines[1]) > 1):
        text = _merge_lines(*lines)
    else:
        text = merge_words(own.text, old.text, new.text)
    if text is None or own.art == "fence" or new.art != own.art or meaning(text) != meaning(new.text):
        text = new.text
    return Stueck(new.art, text, own.danach, own.marke)


def _merge_lines(own: list[str], old: list[str], new: list[str]) -> str | None:
    if len(own) != len(old):
        return None
    done: list[str] = []
    for tag, start, end, new_start, new_end in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            done += own[start:end]
        elif tag == "replace" and end - start == new_end - new_start:
            triples = zip(own[start:end], old[start:end], new[new_start:new_end], strict=True)
            done += [merge_words(*triple) or triple[2] for triple in triples]
        else:
            done += new[new_start:new_end]
    return "\n".join(done)


def _pairs(old: Sequence[Stueck], new: Sequence[Stueck]) -> Iterator[tuple[int | None, int | None]]:
    """Which block became which; ``None`` for one that came or went."""
    keys = [[part.text for part in parts] for parts in (old, new)]
    for tag, start, end, new_start, new_end in difflib.SequenceMatcher(
        None, keys[0], keys[1], autojunk=False
    ).get_opcodes():
        if tag == "equal" or (tag == "replace" and end - start == new_end - new_start):
            yield from zip(range(start, end), range(new_start, new_end), strict=True)
            continue
        left = list(range(start, end))
        for after in range(new_start, new_end):
            near = next((at for at in left if _similar(keys[0][at], keys[1][after])), None)
            if near is not None:
                yield from ((gone, None) for gone in left[: left.index(near)])
                left = left[left.index(near) + 1 :]
            yield near, after
        yield from ((gone, None) for gone in left)


def _similar(one: str, other: str) -> bool:
    matcher = difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _joined(parts: Sequence[Stueck]) -> str:
    text = ""
    for part in parts:
        if text and not text.endswith("\n\n"):
            text = text.rstrip("\n") + "\n\n"
        text += part.text + part.danach
    return text.rstrip("\n") + "\n" if text else ""


def meaning(text: str) -> list[tuple[object, ...]]:
    """What a Markdown text says, whichever way its lines are broken and its marks are written."""
    return [_meaning(token) for token in parse(text)]


def _outline(text: str) -> list[str]:
    """The kinds of the blocks at the top, without the texts of footnotes."""
    return [part.art for part in split_blocks(text) if not part.marke]


def _meaning(token: Token) -> tuple[object, ...]:
    if token.type != "inline":
        start = token.attrGet("start") if token.type == "ordered_list_open" else None
        content = token.content if token.type in {"fence", "code_block", "html_block"} else ""
        return (token.type, token.tag, start, token.hidden, content)
    parts: list[tuple[object, ...]] = []
    words = ""
    for child in token.children or ():
        if child.type in {"text", "softbreak", "text_special"}:
            words += " " if child.type == "softbreak" else child.content
            continue
        parts += [(" ".join(words.split()),), (child.type, child.content, str(child.attrs))]
        words = ""
    return ("inline", *parts, (" ".join(words.split()),))
