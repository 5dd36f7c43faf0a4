"""Comments of a Word file, with the words they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.word.pruefung.orte import W
from vorlagen.word.rueck.lesung import Kommentar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml import etree

    from vorlagen.i18n import Text


def read_comments(
    body: etree._Element, comments: etree._Element | None, place: Callable[[etree._Element], tuple[Text, str]]
) -> Iterator[Kommentar]:
    """The comments in the order in which they stand in ``comments``.

    Args:
        body: the story that they hang in.
        comments: root of ``word/comments.xml``; ``None`` if there is none.
        place: the place of an element, and the field that it lies in.
    """
    if comments is None:
        return
    about, hooks = _ranges(body)
    for comment in comments.iter(W + "comment"):
        ident = comment.get(W + "id", "")
        lines = ("".join(node.text or "" for node in paragraph.iter(W + "t")) for paragraph in comment.iter(W + "p"))
        ort, field = place(hooks.get(ident, body))
        yield Kommentar(ort, comment.get(W + "author", ""), "\n".join(lines).strip(), about.get(ident, ""), field)


def _ranges(body: etree._Element) -> tuple[dict[str, str], dict[str, etree._Element]]:
    """The words that each comment is about, and an element at its place."""
    words: dict[str, list[str]] = {}
    hooks: dict[str, etree._Element] = {}
    opened: set[str] = set()
    for element in body.iter(W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference", W + "t"):
        if element.tag == W + "t":
            for ident in opened:
                words[ident].append(element.text or "")
            continue
        ident = element.get(W + "id", "")
        hooks.setdefault(ident, element)
        if element.tag == W + "commentRangeStart":
            opened.add(ident)
            words[ident] = []
        elif element.tag == W + "commentRangeEnd":
            opened.discard(ident)
    return {ident: "".join(found) for ident, found in words.items()}, hooks
