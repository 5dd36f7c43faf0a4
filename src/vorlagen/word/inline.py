"""Inline Markdown → runs: emphasis, code, links, breaks, pictures and references to footnotes."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from markdown_it.common.normalize_url import normalizeLink

from vorlagen.errors import VorlagenError
from vorlagen.i18n import t
from vorlagen.word import styles as names
from vorlagen.word import wml
from vorlagen.word.anmerkungen import BETWEEN_REFERENCES, REFERENCE, note_of
from vorlagen.word.commonmark import is_external
from vorlagen.word.typography import protect

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from markdown_it.token import Token

    from vorlagen.word.body import Body
    from vorlagen.word.styles import Styles

_MASK = "\ufffc"
_EMPHASIS = frozenset({"strong", "em", "s", "sup", "sub"})


@functools.lru_cache(maxsize=256)
def _emphasised(look: wml.RunFormat, name: str, *, on: bool) -> wml.RunFormat:
    match name:
        case "strong":
            return replace(look, bold=on)
        case "em":
            return replace(look, italic=on)
        case "sup":
            return replace(look, superscript=on)
        case "sub":
            return replace(look, subscript=on)
        case _:
            return replace(look, strike=on)


def alternative_text(image: Token) -> str:
    """The alternative text of a picture: the text between its brackets without markup."""
    parts: list[str] = []
    opened: list[tuple[Token, int]] = []
    for token in image.children or []:
        parts.append(alternative_text(token) if token.type == "image" else token.content)
        if token.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif token.type == "link_open":
            opened.append((token, len(parts)))
        elif token.type == "link_close":
            link, start = opened.pop()
            label = "".join(parts[start:]).strip()
            parts.append(_printed_target(link, label))
    return " ".join("".join(parts).split())


def _printed_target(link: Token, label: str) -> str:
    """What is printed behind ``label`` of a link that cannot be followed there."""
    href, title = str(link.attrGet("href") or ""), str(link.attrGet("title") or "")
    if is_external(href):
        return "" if label else href
    extra = ", ".join(part for part in (href, title) if part and part != label)
    return f" ({extra})" if extra and label else extra


@dataclass(slots=True)
class Inline:
    """Writes inline tokens as runs.

    Attributes:
        styles: the template's styles.
        body: collects links and pictures.
        pictures: picture files by the name that the text uses.
        write_note: writes the block tokens of a footnote; the styles that it uses are those for notes.
    """

    styles: Styles
    body: Body
    pictures: Mapping[str, bytes]
    write_note: Callable[[Sequence[Token], Inline], str]
    _notes: dict[str | int, int] = field(default_factory=dict, init=False)

    def runs(self, children: list[Token], look: wml.RunFormat = wml.PLAIN, width: int | None = None) -> str:
        """The runs of ``children``.

        Args:
            children: the children of one ``inline`` token.
            look: the format that they start with.
            width: room for pictures in twips.

        Raises:
            KeyError: a picture's name is not in ``pictures``.
            VorlagenError: a token that this class does not know.
        """
        if len(children) == 1 and children[0].type == "text":
            return wml.text_run(protect(children[0].content), look)
        return _Line(self, look, width).write(children)

    def picture(self, image: Token, width: int | None, *, titled: bool = True) -> str:
        """The run of the picture ``image``.

        Args:
            image: an ``image`` token.
            width: room in twips.
            titled: whether its title becomes the drawing's title.

        Raises:
            KeyError: its name is not in ``pictures``.
        """
        name = str(image.attrGet("src") or "")
        title = str(image.attrGet("title") or "") if titled else ""
        return self.body.draw(self.pictures[name], name, alternative_text(image), title, width)

    def reference(self, token: Token) -> str:
        """The run that refers to a footnote; its first reference writes the note.

        Args:
            token: a ``footnote_ref`` token.
        """
        note, styles = note_of(token), self.styles
        fussnoten = self.body.fussnoten
        if note.kennung not in self._notes:
            self._notes[note.kennung] = fussnoten.reserve()
        number = self._notes[note.kennung]
        if note.bloecke is None:
            return fussnoten.refer_again(number, styles)
        inside = replace(self, styles=styles.in_notes, body=self.body.notes)
        inside._notes = self._notes  # noqa: SLF001 - of its own kind: the same text
        fussnoten.write(number, self.write_note(note.bloecke, inside), styles)
        return fussnoten.refer(number, styles, self.body.bookmark() if note.mehrfach else None)


@dataclass(slots=True)
class _Line:
    """The state while one inline token is written."""

    inline: Inline
    look: wml.RunFormat
    width: int | None
    parts: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    link: Token | None = None
    link_start: int = 0
    label: list[str] = field(default_factory=list)
    outside: wml.RunFormat = wml.PLAIN

    def write(self, children: list[Token]) -> str:
        masked = list(map(_maskable, children))
        protected, position = protect("".join(masked)), 0
        before = ""
        for token, mask in zip(children, masked, strict=True):
            kind = token.type
            if kind in ("text", "text_special", "softbreak"):
                self._say(protected[position : position + len(mask)])
            elif kind in ("code_inline", "hardbreak"):
                self._say(token.content or "\n")
            elif kind == "image":
                self._draw(token)
            elif kind == REFERENCE:
                self._refer(token, again=before == REFERENCE)
            elif kind == "link_open":
                self._open_link(token)
            elif kind == "link_close":
                self._close_link()
            else:
                self._emphasise(token)
            position += len(mask)
            before = kind
        self._flush()
        return "".join(self.parts)

    def _say(self, text: str) -> None:
        self.text.append(text)
        if self.link is not None:
            self.label.append(text)

    def _flush(self) -> None:
        if self.text:
            self.parts.append(wml.text_run("".join(self.text), self.look))
            self.text.clear()

    def _emphasise(self, token: Token) -> None:
        name, _, edge = token.type.rpartition("_")
        if name not in _EMPHASIS or edge not in ("open", "close"):
            raise VorlagenError(t("Unbekanntes Element „{name}“ im Text.", name=token.type))
        self._flush()
        self.look = _emphasised(self.look, name, on=edge == "open")

    def _refer(self, token: Token, *, again: bool) -> None:
        self._flush()
        if again:
            look = wml.RunFormat(style=self.inline.styles[names.FOOTNOTE_REFERENCE])
            self.parts.append(wml.text_run(BETWEEN_REFERENCES, look))
        self.parts.append(self.inline.reference(token))

    def _draw(self, image: Token) -> None:
        self._flush()
        self.parts.append(self.inline.picture(image, self.width))
        self.label.append(_MASK)

    def _open_link(self, token: Token) -> None:
        self._flush()
        self.link, self.link_start, self.label, self.outside = token, len(self.parts), [], self.look
        if is_external(str(token.attrGet("href") or "")):
            self.look = replace(self.look, style=self.inline.styles[names.HYPERLINK])

    def _close_link(self) -> None:
        link = self.link
        if link is None:
            raise VorlagenError(t("Unbekanntes Element „{name}“ im Text.", name="link_close"))
        href, title = str(link.attrGet("href") or ""), str(link.attrGet("title") or "")
        label = "".join(self.label).strip()
        self.link = None
        # A file name cannot be linked from a council paper; printed, it is not lost.
        self._say(_printed_target(link, label))
        self._flush()
        if is_external(href):
            runs = "".join(self.parts[self.link_start :])
            self.parts[self.link_start :] = [wml.hyperlink(self.inline.body.link(_address(href)), runs, title)]
        self.look = replace(self.look, style=self.outside.style)


@functools.lru_cache(maxsize=256)
def _address(href: str) -> str:
    """``href`` as a URI: umlauts in the host as Punycode, elsewhere as percent signs."""
    scheme, colon, rest = href.partition(":")
    return normalizeLink(scheme.lower() + colon + rest)


def _maskable(token: Token) -> str:
    """The text of ``token`` as far as spaces in it may be protected; length is kept."""
    match token.type:
        case "text" | "text_special":
            return token.content
        case "softbreak":
            return " "
        case "hardbreak" | "code_inline" | "image":
            return _MASK
        case _:
            return ""
