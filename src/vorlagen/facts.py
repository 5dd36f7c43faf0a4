"""What was read out of files, as plain values that rules can judge without touching a disk."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from vorlagen.i18n import Text, t

if TYPE_CHECKING:
    from vorlagen.findings import Path


class Unreadable(StrEnum):
    """Why a file cannot be used as what its name says it is."""

    EMPTY = "empty"
    NOT_A_PDF = "not_a_pdf"
    OTHER_KIND = "other_kind"
    CUT_OFF = "cut_off"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    NO_PAGES = "no_pages"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class FileContent:
    """What was read out of a file that a paper names.

    Attributes:
        size: its size in bytes.
        problem: why it cannot be used; ``None`` if it can, or if its kind is not looked into.
        reason: what goes with the problem: what the file is instead, or what the system said.
        signed: whether it carries a digital signature.
        pages: number of pages of a PDF, 0 for other files.
        textless: how many of its first pages have no font at all: pictures of text, as a scanner makes them.
    """

    size: int
    problem: Unreadable | None = None
    reason: object = ""
    signed: bool = False
    pages: int = 0
    textless: int = 0


@dataclass(frozen=True, slots=True)
class FileFact:
    """What is known of a file that a paper names.

    Attributes:
        name: the name as the paper writes it.
        exists: whether there is a file at that place.
        allowed: whether the place lies inside the folders a paper may name files in.
        folder: the folder that the name was resolved against, for messages.
        content: what was read out of it; ``None`` where nobody looked.
    """

    name: str
    exists: bool
    allowed: bool
    folder: str
    content: FileContent | None = None


@dataclass(frozen=True, slots=True)
class PictureFact:
    """What is known of a picture that a long text names.

    Attributes:
        path: the field that the text stands in.
        name: the file as the text writes it.
        described: whether it has an alternative text.
        file: what is known of the file.
        problem: why the file is no picture that can be printed; ``None`` if it is one, or was not opened.
        dpi: its resolution where it is printed; ``None`` if it was not opened, or is small.
    """

    path: Path
    name: str
    described: bool
    file: FileFact
    problem: object = None
    dpi: float | None = None


class TextFault(StrEnum):
    """What may be wrong inside a long text."""

    TOO_NESTED = "too_nested"
    NOTE_WITHOUT_TEXT = "note_without_text"
    UNUSED_NOTE = "unused_note"
    NOTE_TWICE = "note_twice"
    DEEP_HEADING = "deep_heading"
    HEADING_JUMP = "heading_jump"
    EMPTY_HEADING = "empty_heading"
    EXCESS_CELLS = "excess_cells"
    TOO_MANY_COLUMNS = "too_many_columns"
    TABLE_WITHOUT_HEAD = "table_without_head"
    UNLINKABLE = "unlinkable"
    UNKNOWN_TARGET = "unknown_target"
    HTML = "html"
    HTML_COMMENT = "html_comment"


@dataclass(frozen=True, slots=True)
class TextFact:
    """A place inside a long text that a rule may want to speak about.

    Attributes:
        path: the field that the text stands in.
        fault: what is there.
        at: its first character in the text, from 0.
        words: what stands there, shortened: a label, a heading, a target.
        number: what there is to count: cells, columns, occurrences; of a heading its depth,
            the outermost of the text being 1.
        expected: what the number should be at most, where the text itself says so.
    """

    path: Path
    fault: TextFault
    at: int
    words: str
    number: int = 0
    expected: int = 0


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What an independent reader (pypdf) found in a finished PDF.

    Attributes:
        pages: number of pages.
        title: document title, empty if there is none.
        language: document language such as ``de-DE``, empty if there is none.
        tagged: whether the file says that it is tagged and has a structure tree.
        fonts: names of all fonts used, subset prefix removed, sorted.
        unembedded: those of them that are not embedded.
        text: the text of the pages that were read, in page order.
    """

    pages: int
    title: str
    language: str
    tagged: bool
    fonts: tuple[str, ...]
    unembedded: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class ParagraphFact:
    """What is known of a paragraph that prints text or a picture.

    Attributes:
        text: its text, blanks and tabs as one blank each; empty for a picture.
        keep: whether it must not be parted from the next one by a page's end: headings,
            lead-ins, captions, head rows of tables, lines of a signature.
        heading: whether it has an outline level.
        movable: whether a page break can stand before it, or before its table if it is in
            the table's first row.
    """

    text: str
    keep: bool
    heading: bool
    movable: bool


@dataclass(frozen=True, slots=True)
class WordFacts:
    """What is known of a Word file before anybody turns it into pages.

    Attributes:
        title: document title of the core properties, empty if there is none.
        language: language of the document defaults such as ``de-DE``, empty if there is none.
        alt_texts: one entry a picture of the body, in document order; ``""`` for a picture
            marked as decorative, ``None`` for one that nobody described.
        note_alt_texts: the same for the pictures in footnotes, in the order of the references.
        rich_notes: number of footnotes with a list, a table or a picture.
        tracked_changes: number of tracked insertions, deletions, moves and format changes.
        comments: number of comments.
        hidden_text: whether any text is formatted as hidden.
        paragraphs: the text of each paragraph of the body that has text, in document order.
        flow: each paragraph of the body that prints text or a picture, in document order.
    """

    title: str = ""
    language: str = ""
    alt_texts: tuple[str | None, ...] = ()
    note_alt_texts: tuple[str | None, ...] = ()
    rich_notes: int = 0
    tracked_changes: int = 0
    comments: int = 0
    hidden_text: bool = False
    paragraphs: tuple[str, ...] = ()
    flow: tuple[ParagraphFact, ...] = ()

    @property
    def private_matter(self) -> tuple[Text, ...]:
        """What no reader is meant to see, yet both PDF engines would print."""
        kinds = (
            (self.tracked_changes, t("nachverfolgte Änderungen ({n})", n=self.tracked_changes)),
            (self.comments, t("Kommentare ({n})", n=self.comments)),
            (self.hidden_text, t("verborgener Text")),
        )
        return tuple(words for there, words in kinds if there)


@dataclass(frozen=True, slots=True)
class PlaceFact:
    """A place in a finished file.

    Attributes:
        place: as people find it: „Absatz 12“, „Tabelle 2“, „Seite 3“.
        text: the words there, empty if there are none.
    """

    place: Text
    text: str = ""


@dataclass(frozen=True, slots=True)
class LineFact:
    """A line of a finished file that may be a heading, or the beginning of a field.

    Attributes:
        place: as people find it.
        text: its words.
        level: of the heading, 1 for the topmost; 0 for a line that no format makes a heading.
        field: name of the paper's field that begins here (a content control of a Word file of
            ours), else empty.
    """

    place: Text
    text: str
    level: int = 0
    field: str = ""


@dataclass(frozen=True, slots=True)
class MetaFact:
    """A value that a finished file carries along without printing it.

    Attributes:
        name: what people call it: „Verfasser“.
        value: what stands there.
        personal: whether it is meant to name whoever made the file.
    """

    name: Text
    value: str
    personal: bool = False


@dataclass(frozen=True, slots=True)
class FinishedFacts:
    """What is known of a finished Word file or PDF, whoever made it.

    Attributes:
        kind: what it is.
        title: document title, empty if there is none.
        language: document language such as ``de-DE``, empty if there is none.
        tagged: whether it has tags; always so for a Word file, whose styles are its tags.
        lines: headings, short lines and fields in reading order.
        levels: headings that are such by format, in reading order.
        leftovers: placeholders and fields that nobody filled.
        private_matter: what no reader is meant to see.
        undescribed: pictures without an alternative text.
        headless: tables without a header row.
        scans: numbers of the pages, from 1, that show a picture and not one letter.
        metadata: what the file carries along.
        source: text of the paper it was made from, where it is embedded; else empty.
    """

    kind: Literal["docx", "pdf"]
    title: str = ""
    language: str = ""
    tagged: bool = True
    lines: tuple[LineFact, ...] = ()
    levels: tuple[LineFact, ...] = ()
    leftovers: tuple[PlaceFact, ...] = ()
    private_matter: tuple[Text, ...] = ()
    undescribed: tuple[PlaceFact, ...] = ()
    headless: tuple[PlaceFact, ...] = ()
    scans: tuple[int, ...] = ()
    metadata: tuple[MetaFact, ...] = ()
    source: str = ""
