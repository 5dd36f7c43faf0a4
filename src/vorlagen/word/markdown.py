"""Markdown → native Word: paragraphs, headings, lists, quotes, tables and pictures."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

from vorlagen.errors import VorlagenError
from vorlagen.i18n import t
from vorlagen.word import styles as names
from vorlagen.word import wml
from vorlagen.word.beschriftung import caption_above, caption_below, names_next_table
from vorlagen.word.buchstaben import DOUBLE, KIND, double_letter
from vorlagen.word.commonmark import parse
from vorlagen.word.inline import Inline
from vorlagen.word.numbering import LEVELS, MAX_START, STEP, ListKind
from vorlagen.word.tabellentext import TextTable, read_rows
from vorlagen.word.typography import protect

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from markdown_it.token import Token

    from vorlagen.word.body import Body
    from vorlagen.word.styles import Styles

DEEPEST_HEADING = 6
"""PDF knows H1 to H6; a deeper heading is printed as the sixth."""
_AFTER_TABLE = 120
_AFTER_TERM = 20
AFTER_RULE = 243
"""Space that stands for a rule, in twips; no other space of ours is as wide, so that the way back knows it."""
_HAIR = 20
_BOLD = wml.RunFormat(bold=True)


def render_markdown(text: str, *, level: int, styles: Styles, body: Body, pictures: Mapping[str, bytes]) -> str:
    """Markdown as paragraphs and tables of WordprocessingML.

    The shallowest heading becomes ``level`` + 1 and deeper ones follow without gaps.
    HTML is text. Links to other than http, https and mailto addresses are printed
    with their target. No text is left out; what cannot be kept raises.

    Args:
        text: CommonMark with tables, footnotes, struck, raised and lowered text.
        level: level of the heading above this text, 0 if there is none.
        styles: the template's styles.
        body: collects links, pictures, lists and footnotes of the document.
        pictures: picture files by the name that the text uses.

    Returns:
        Block XML for a part that binds the prefix ``w``; empty for empty text.

    Raises:
        KeyError: a picture's name is not in ``pictures``.
        InputError: illegal characters, a damaged picture, nested too deeply.
        VorlagenError: a token that this module does not know.
    """
    writer = _Writer(parse(text), level, styles, body, Inline(styles, body, pictures, _write_note))
    writer.blocks("", _Place(styles[names.BODY_TEXT]))
    return "".join(writer.parts)


def _write_note(blocks: Sequence[Token], inline: Inline) -> str:
    """The blocks of a footnote. It counts as a quote: its headings are none of the document."""
    writer = _Writer(tuple(blocks), 0, inline.styles, inline.body, inline)
    writer.blocks("", _Place(inline.styles[names.FOOTNOTE_TEXT], quotes=1))
    return "".join(writer.parts)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: style of its paragraphs, indentation in twips, what lies around it."""

    style: str
    left: int = 0
    lists: int = 0
    bulleted: int = 0
    quotes: int = 0
    terms: int = 0

    @property
    def indent(self) -> int | None:
        """Direct indentation; none where the style knows best."""
        return self.left if self.lists or self.terms or self.quotes > 1 else None


@dataclass(frozen=True, slots=True)
class _Marker:
    """The marker of a list item that waits for the item's first paragraph."""

    place: _Place
    style: str
    number: int | None
    literal: str = ""


@dataclass(slots=True)
class _Writer:
    """Walks the tokens once; ``parts`` is what came out."""

    tokens: tuple[Token, ...]
    level: int
    styles: Styles
    body: Body
    inline: Inline
    parts: list[str] = field(default_factory=list)
    position: int = 0
    headings: list[int] = field(default_factory=list)
    marker: _Marker | None = None
    before: int | None = None
    after_table: bool = False
    caption: int = -1
    """Where the paragraph opens that names the table or picture just written."""
    run: dict[int, ListKind] = field(default_factory=dict)
    """Kinds by level of the list items since the last other paragraph."""

    def blocks(self, closing: str, place: _Place) -> None:
        """Write blocks up to the token ``closing``, or to the end."""
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            self.position += 1
            if token.type == closing:
                return
            write = self._writers.get(token.type)
            if write is None:
                raise VorlagenError(t("Unbekanntes Element „{name}“ im Text.", name=token.type))
            write(self, token, place)

    def _next(self) -> Token:
        token = self.tokens[self.position]
        self.position += 1
        return token

    def _inline(self) -> list[Token]:
        children = self._next().children or []
        self.position += 1  # the closing token
        return children

    def _emit(self, runs: str, look: wml.ParagraphFormat) -> None:
        if self.marker is not None:
            marker, self.marker = self.marker, None
            runs, look = self._marked(marker, runs, look)
        else:
            self.run.clear()
        if self.before is not None:
            look = replace(look, before=self.before)
        self.before, self.after_table = None, False
        self.parts.append(wml.paragraph(runs, look))

    def _marked(self, marker: _Marker, runs: str, look: wml.ParagraphFormat) -> tuple[str, wml.ParagraphFormat]:
        place = marker.place
        look = replace(look, style=marker.style, indent=None)
        if marker.number is None:
            return wml.text_run(f"{marker.literal}\t") + runs, replace(
                look, indent=place.left, hanging=STEP, tab=place.left
            )
        if place.left != STEP * place.lists:
            look = replace(look, indent=place.left, hanging=STEP)
        return runs, replace(look, numbering=(marker.number, min(place.lists, LEVELS) - 1))

    def _close_marker(self) -> None:
        if self.marker is not None:
            self._emit("", wml.ParagraphFormat())

    def _paragraph(self, _: Token, place: _Place) -> None:
        at, source = self.position - 1, self.tokens[self.position].content
        children = self._inline()
        look = wml.ParagraphFormat(place.style, indent=place.indent)
        if len(children) == 1 and children[0].type == "image":
            self._figure(children[0], look, place)
            return
        names_table = names_next_table(self.tokens, at)
        if names_table or at == self.caption:
            look = replace(look, style=self.styles[names.CAPTION], keep_next=names_table)
        following = self.tokens[self.position].type if self.position < len(self.tokens) else ""
        if source.endswith(":") and not names_table:
            look = replace(look, keep_next=following in ("bullet_list_open", "ordered_list_open", "table_open"))
        elif _is_bold(children):  # a title that its author made no heading of
            look = replace(look, keep_next=following.endswith("_open"))
        self._emit(self.inline.runs(children, width=self.body.text_width - place.left), look)

    def _figure(self, image: Token, look: wml.ParagraphFormat, place: _Place) -> None:
        """A picture of its own; its title becomes the caption."""
        caption = str(image.attrGet("title") or "")
        below = caption_below(self.tokens, self.position, "picture")
        self.caption = self.position if below else -1
        runs = self.inline.picture(image, self.body.text_width - place.left, titled=False)
        self._emit(runs, replace(look, keep_next=bool(caption or below)))
        if caption:
            look = wml.ParagraphFormat(self.styles[names.CAPTION], keep_next=bool(below), indent=place.indent)
            self._emit(wml.text_run(protect(caption)), look)

    def _definition(self, token: Token, place: _Place) -> None:
        self._emit(wml.text_run(protect(token.content)), wml.ParagraphFormat(place.style, indent=place.indent))

    def _heading(self, token: Token, place: _Place) -> None:
        children = self._inline()
        if not children:
            return
        look = wml.ParagraphFormat(place.style, keep_next=True, indent=place.indent)
        if place.lists or place.quotes or place.terms:
            # No heading of the document: it would tear its list or quote apart.
            self._emit(self.inline.runs(children, _BOLD, self.body.text_width - place.left), look)
            return
        depth = int(token.tag[1:])
        while self.headings and self.headings[-1] >= depth:
            self.headings.pop()
        self.headings.append(depth)
        shown = min(self.level + len(self.headings), DEEPEST_HEADING)
        self.before = None
        self._emit(self.inline.runs(children), replace(look, style=self.styles[f"heading {shown}"]))

    def _code(self, token: Token, place: _Place) -> None:
        lines = "\n".join(filter(None, (token.info.strip(), token.content.removesuffix("\n"))))
        if lines or self.marker is not None:
            self._emit(wml.text_run(lines), wml.ParagraphFormat(place.style, indent=place.indent))

    def _rule(self, _: Token, __: _Place) -> None:
        # A paragraph border would be untagged content in LibreOffice's PDF: a gap says the same.
        self._close_marker()
        self.before = AFTER_RULE

    def _quote(self, _: Token, place: _Place) -> None:
        self._close_marker()
        left = min(place.left + STEP, STEP * LEVELS)
        self.blocks(
            "blockquote_close",
            replace(place, style=self.styles[names.QUOTE], left=left, quotes=place.quotes + 1),
        )

    def _list(self, token: Token, place: _Place) -> None:
        self._close_marker()
        ordered = token.type == "ordered_list_open"
        written = str(token.meta.get(KIND, ""))
        inner = replace(
            place,
            left=min(place.left + STEP, STEP * LEVELS),
            lists=place.lists + 1,
            bulleted=place.lists + 1 if written else place.bulleted + (not ordered),
        )
        style = self.styles[names.NUMBERS if ordered else names.BULLETS]
        level = min(inner.lists, LEVELS) - 1
        kind = ListKind(token.markup, level, place.bulleted, written) if ordered else ListKind()
        if self._joins(place, ordered=ordered) or (place.lists and self.run.get(level, kind) != kind):
            self.parts.append(wml.gap(_HAIR))
            self.run.clear()
        counter = _Counter(self.body, kind, level)
        items = self._item_numbers(token) if ordered else None
        while (item := self._next()).type == "list_item_open":
            number, literal = counter.next(items.pop(0) if items else 1)
            self.run[level] = kind
            self.marker = _Marker(inner, style, number, literal)
            self.blocks("list_item_close", inner)
            self._close_marker()
        if item.nesting != -1:
            raise VorlagenError(t("Unbekanntes Element „{name}“ im Text.", name=item.type))

    def _joins(self, place: _Place, *, ordered: bool) -> bool:
        """Whether the embedded PDF engine would go on here with the markers of the list before."""
        before = self.tokens[self.position - 2].type if self.position > 1 else ""
        if before == "ordered_list_close":
            return ordered or place.lists > 0
        return before == "bullet_list_close" and place.lists > 0

    def _item_numbers(self, opening: Token) -> list[int]:
        """The numbers of the items as written; „1. 1. 1.“ counts on, a jump („1. 2. 4.“) stays."""
        numbers: list[int] = []
        for at in range(self.position, len(self.tokens)):  # a slice would copy all that follows, list after list
            token = self.tokens[at]
            if token.type == "list_item_open" and token.level == opening.level + 1:
                numbers.append(int(token.info))
            elif token.type == "ordered_list_close" and token.level == opening.level:
                break
        if len(set(numbers)) == 1:
            return list(range(numbers[0], numbers[0] + len(numbers)))
        return numbers

    def _terms(self, _: Token, place: _Place) -> None:
        self._close_marker()
        self.blocks("dl_close", place)

    def _term(self, _: Token, place: _Place) -> None:
        children = self._inline()
        look = wml.ParagraphFormat(place.style, keep_next=True, indent=place.indent, after=_AFTER_TERM)
        self._emit(self.inline.runs(children, _BOLD, self.body.text_width - place.left), look)

    def _explanation(self, _: Token, place: _Place) -> None:
        left = min(place.left + STEP, STEP * LEVELS)
        self.blocks("dd_close", replace(place, left=left, terms=place.terms + 1))

    def _table(self, _: Token, place: _Place) -> None:
        self._close_marker()
        self.run.clear()
        if self.after_table:
            self.parts.append(wml.gap(_AFTER_TABLE))
        title, below = caption_above(self.tokens, self.position - 1), ""
        rows = read_rows(iter(self._next, None))
        if not title:
            title = below = caption_below(self.tokens, self.position, "table")
        self.caption = self.position if below else -1
        room = self.body.text_width - place.left
        self.parts.append(TextTable(self.inline, self.styles, room, place.left, title, bool(below)).write(rows))
        self.before, self.after_table = _AFTER_TABLE, True

    _writers: ClassVar[Mapping[str, Callable[[_Writer, Token, _Place], None]]] = {
        "paragraph_open": _paragraph,
        "heading_open": _heading,
        "bullet_list_open": _list,
        "ordered_list_open": _list,
        "blockquote_open": _quote,
        "table_open": _table,
        "dl_open": _terms,
        "dt_open": _term,
        "dd_open": _explanation,
        "code_block": _code,
        "fence": _code,
        "hr": _rule,
        "definition": _definition,
    }


@dataclass(slots=True)
class _Counter:
    """Issues the numbering of one list, anew wherever the written number jumps."""

    body: Body
    kind: ListKind
    level: int
    instance: int | None = None
    expected: int = 0

    def next(self, number: int) -> tuple[int | None, str]:
        """Instance for the item ``number``, or the number as text where Word cannot count it."""
        if not self.kind.delimiter:
            if self.instance is None:
                self.instance = self.body.numbering.add(self.kind, self.level)
            return self.instance, ""
        if self.kind.style in DOUBLE:
            return None, double_letter(number, self.kind.style, self.kind.delimiter)
        # There is no letter for zero.
        first = 0 if self.level == self.kind.bulleted and not self.kind.style else 1
        if not first <= number <= MAX_START:
            self.instance = None
            return None, f"{number}{self.kind.delimiter}"
        if self.instance is None or number != self.expected:
            self.instance = self.body.numbering.add(self.kind, self.level, number)
        self.expected = number + 1
        return self.instance, ""


def _is_bold(children: Sequence[Token]) -> bool:
    """Whether a paragraph is bold from its beginning to its end."""
    kinds = [child.type for child in children if child.type != "text" or child.content]
    return kinds.count("strong_open") == 1 and kinds[0] == "strong_open" and kinds[-1] == "strong_close"
