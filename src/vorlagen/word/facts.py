"""What a finished docx says about itself: title, language, pictures, and what must not be published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from vorlagen.facts import WordFacts
from vorlagen.word.ablauf import read_flow
from vorlagen.word.fussnoten import FOOTNOTES_PART
from vorlagen.word.paket import DOCUMENT_PART, STORY_PART, is_xml, read_document, read_parts, read_xml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml import etree

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_RICH: Final = (_W + "numPr", _W + "tbl", _PIC + "pic")
"""What makes a footnote more than paragraphs."""
_TRACKED: Final = frozenset(
    _W + name
    for name in (
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "cellIns",
        "cellDel",
        "cellMerge",
        "rPrChange",
        "pPrChange",
        "tblPrChange",
        "tblGridChange",
        "trPrChange",
        "tcPrChange",
        "sectPrChange",
        "numberingChange",
    )
)


def read_word_facts(docx: bytes, name: str = "Word-Datei") -> WordFacts:
    """Read what rules and the PDF room need to know of a docx.

    Both PDF engines print tracked deletions or hidden text, and LibreOffice prints
    comments (tried with office2pdf 0.4 and LibreOffice 7.4); so these are counted here.

    Args:
        docx: the file's bytes.
        name: what to call the file in messages.

    Raises:
        UnreadableError: the bytes are no docx, damaged, encrypted or over the size limits.
    """
    parts = read_parts(docx, name, wanted=is_xml)
    return facts_of_parts(parts, read_document(parts, name), name)


def facts_of_parts(parts: Mapping[str, bytes], body: etree._Element, name: str) -> WordFacts:
    """The same for a docx that is unpacked already.

    Args:
        parts: its XML parts by name.
        body: root of the document part.
        name: what to call the file in messages.

    Raises:
        UnreadableError: a part is damaged.
    """
    stories = [
        body if part == DOCUMENT_PART else read_xml(xml, name)
        for part, xml in parts.items()
        if STORY_PART.fullmatch(part)
    ]
    styles = read_xml(parts["word/styles.xml"], name) if "word/styles.xml" in parts else None
    core = read_xml(parts["docProps/core.xml"], name) if "docProps/core.xml" in parts else None
    comments = read_xml(parts["word/comments.xml"], name) if "word/comments.xml" in parts else None
    notes = _notes(body, read_xml(parts[FOOTNOTES_PART], name)) if FOOTNOTES_PART in parts else ()
    hidden = _hidden_styles(styles)
    return WordFacts(
        title=_core_text(core, "title"),
        language=_language(styles) or _core_text(core, "language"),
        alt_texts=tuple(_alt_texts(body)),
        note_alt_texts=tuple(text for note in notes for text in _alt_texts(note)),
        rich_notes=sum(1 for note in notes if next(note.iter(*_RICH), None) is not None),
        tracked_changes=sum(1 for story in stories for element in story.iter() if element.tag in _TRACKED),
        comments=_count_comments(stories, comments),
        hidden_text=any(_is_hidden(run, hidden) for story in stories for run in story.iter(_W + "r")),
        paragraphs=tuple(filter(None, (_text(paragraph) for paragraph in body.iter(_W + "p")))),
        flow=read_flow(body, styles),
    )


def _notes(body: etree._Element, part: etree._Element) -> tuple[etree._Element, ...]:
    """The footnotes that the body refers to, in the order of their numbers."""
    notes = {note.get(_W + "id"): note for note in part.iterfind(_W + "footnote")}
    wanted = dict.fromkeys(node.get(_W + "id") for node in body.iter(_W + "footnoteReference"))
    return tuple(notes[ident] for ident in wanted if ident in notes)


def _core_text(core: etree._Element | None, field: str) -> str:
    return ((core.findtext(_DC + field) if core is not None else None) or "").strip()


def _language(styles: etree._Element | None) -> str:
    path = f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr/{_W}lang"
    lang = styles.find(path) if styles is not None else None
    return (lang.get(_W + "val") or "") if lang is not None else ""


def _alt_texts(body: etree._Element) -> Iterator[str | None]:
    """Descriptions of the body's pictures; the fallback copy that Word keeps of a drawing does not count."""
    for frame in body.iter(_WP + "inline", _WP + "anchor"):
        if next(frame.iter(_PIC + "pic"), None) is None or _inside(frame, _FALLBACK):
            continue
        properties = frame.find(_WP + "docPr")
        if properties is None:
            yield None
        elif any(mark.get("val") in {"1", "true"} for mark in properties.iter(_DECORATIVE)):
            yield ""
        else:
            yield (properties.get("descr") or properties.get("title") or "").strip() or None


def _inside(element: etree._Element, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None


def _count_comments(stories: Iterable[etree._Element], comments: etree._Element | None) -> int:
    """Comments of the part, or references in the text where the part is missing or smaller."""
    written = sum(1 for _ in comments.iter(_W + "comment")) if comments is not None else 0
    referenced = sum(1 for story in stories for _ in story.iter(_W + "commentReference"))
    return max(written, referenced)


def _text(element: etree._Element) -> str:
    """Text of a paragraph or run as it is printed: tabs and breaks become blanks."""
    pieces: list[str] = []
    for piece in element.iter(_W + "t", _W + "tab", _W + "br", _W + "noBreakHyphen"):
        if piece.tag == _W + "t":
            pieces.append(piece.text or "")
        elif piece.tag == _W + "noBreakHyphen":
            pieces.append("-")
        else:
            pieces.append(" ")
    return "".join(pieces).strip()


def _switch(properties: etree._Element | None) -> bool | None:
    """State of w:vanish in run properties; ``None`` if they do not speak of it."""
    mark = properties.find(_W + "vanish") if properties is not None else None
    return None if mark is None else mark.get(_W + "val", "1") not in {"0", "false", "off"}


def _hidden_styles(styles: etree._Element | None) -> frozenset[str]:
    """Ids of the paragraph and character styles whose text is hidden, inherited ones included."""
    own: dict[str, bool | None] = {}
    base: dict[str, str] = {}
    for style in styles.iter(_W + "style") if styles is not None else ():
        ident = style.get(_W + "styleId") or ""
        own[ident] = _switch(style.find(_W + "rPr"))
        parent = style.find(_W + "basedOn")
        base[ident] = (parent.get(_W + "val") or "") if parent is not None else ""

    def hides(ident: str, seen: frozenset[str]) -> bool:
        if ident not in own or ident in seen:  # styles based on each other in a ring occur in the wild
            return False
        state = own[ident]
        return hides(base[ident], seen | {ident}) if state is None else state

    return frozenset(ident for ident in own if hides(ident, frozenset()))


def _is_hidden(run: etree._Element, hidden_styles: frozenset[str]) -> bool:
    if not _text(run):
        return False
    own = run.find(_W + "rPr")
    state = _switch(own)
    if state is not None:
        return state
    character = own.find(_W + "rStyle") if own is not None else None
    if character is not None and character.get(_W + "val") in hidden_styles:
        return True
    paragraph = next(run.iterancestors(_W + "p"), None)
    # The properties come first (17.3.1.22); to search all of a paragraph's runs for them, for each run, took minutes.
    first = next(iter(paragraph), None) if paragraph is not None else None
    style = first.find(_W + "pStyle") if first is not None and first.tag == _W + "pPr" else None
    return style is not None and style.get(_W + "val") in hidden_styles
