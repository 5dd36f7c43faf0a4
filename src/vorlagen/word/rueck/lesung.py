"""What was read out of a finished Word file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from vorlagen.i18n import Text
    from vorlagen.word.rueck.bloecke import Bloecke, Fussnote

Stand = Literal["accepted", "original"]
"""How tracked changes are read: as if accepted, or as if none had been made."""


class Aenderungsart(StrEnum):
    """Kinds of tracked changes."""

    INSERT = "insert"
    DELETE = "delete"
    MOVE_FROM = "move_from"
    MOVE_TO = "move_to"
    FORMAT = "format"


class Verlustart(StrEnum):
    """What Markdown cannot hold."""

    UNDERLINE = "underline"
    COLOUR = "colour"
    HIGHLIGHT = "highlight"
    SIZE = "size"
    FONT = "font"
    CAPITALS = "capitals"
    HIDDEN = "hidden"
    ALIGNMENT = "alignment"
    TEXT_BOX = "text_box"
    MERGED_CELLS = "merged_cells"
    NESTED_TABLE = "nested_table"
    CELL_CONTENT = "cell_content"
    EQUATION = "equation"
    FIELD = "field"
    OBJECT = "object"
    SYMBOL = "symbol"
    LINK = "link"
    ENDNOTE = "endnote"
    PAGE_BREAK = "page_break"
    NUMBERING = "numbering"
    LINKED_PICTURE = "linked_picture"


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change.

    Attributes:
        art: what was done.
        ort: where.
        verfasser: who did it, as the file says.
        text: the words it concerns; empty for paragraph marks and table rows.
        feld: the field it lies in, empty for none.
    """

    art: Aenderungsart
    ort: Text
    verfasser: str
    text: str
    feld: str = ""


@dataclass(frozen=True, slots=True)
class Kommentar:
    """A comment: where it hangs, who wrote it, what it says, the words it is about, the field they lie in."""

    ort: Text
    verfasser: str
    text: str
    bezug: str
    feld: str = ""


@dataclass(frozen=True, slots=True)
class Verlust:
    """Something that Markdown cannot hold: where it stands, the words it concerns (they are kept), the field."""

    art: Verlustart
    ort: Text
    worte: str
    feld: str = ""


@dataclass(frozen=True, slots=True)
class Feldlesung:
    """What stands at one anchor of a field.

    Attributes:
        feld: the field's name (the tag of the content control, or what the bookmark's name says).
        ort: where it begins.
        herkunft: what it was found by; a bookmark counts only where the control is gone.
        bloecke: its content; empty if the control was emptied.
        fussnoten: the footnotes that the content refers to, numbered from 1.
        titel: what Word shows as the control's title.
        doppelt: whether another anchor of the same field stands before it.
        platzhalter: whether Word shows a prompt here instead of content; ``bloecke`` is empty then.
        in_feld: the field whose control lies round this one, empty for none.
    """

    feld: str
    ort: Text
    herkunft: Literal["control", "bookmark"]
    bloecke: Bloecke
    fussnoten: tuple[Fussnote, ...] = ()
    titel: str = ""
    doppelt: bool = False
    platzhalter: bool = False
    in_feld: str = ""


@dataclass(frozen=True, slots=True)
class Umgebung:
    """What stands outside of all fields.

    Attributes:
        nach: the field in front of it; empty at the beginning and in other stories.
        ort: where it begins, or the story: „Kopfzeile“, „Fußzeile“.
        bloecke: its content.
        teil: name of the part that holds it.
        fussnoten: the footnotes that the content refers to, numbered from 1.
    """

    nach: str
    ort: Text
    bloecke: Bloecke
    teil: str
    fussnoten: tuple[Fussnote, ...] = ()


@dataclass(frozen=True, slots=True)
class Lesung:
    """Everything that was read out of a finished Word file.

    Attributes:
        quelle: the text of the source that the file embeds, empty if there is none.
        felder: the anchors of fields in document order.
        umgebung: what stands outside of them, in document order, headers and footers behind.
        aenderungen: tracked changes in document order, whichever way they were read.
        kommentare: comments.
        verluste: what Markdown cannot hold, inside and outside of fields.
        fremd: whether neither a source nor an anchor of a field was found.
        bilder: the picture files of the document by the name of their part.
    """

    quelle: str
    felder: tuple[Feldlesung, ...]
    umgebung: tuple[Umgebung, ...]
    aenderungen: tuple[Revision, ...]
    kommentare: tuple[Kommentar, ...]
    verluste: tuple[Verlust, ...]
    fremd: bool
    bilder: dict[str, bytes]
