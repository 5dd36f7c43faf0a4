"""Two bookmarks, one at either end of a field: the anchor that outlives its content control.

LibreOffice 7.4 shrinks a content control round paragraphs to one round the first run and
drops its tag. A bookmark that spans paragraphs is torn there too: its start is written
again in the last paragraph, and the second saving keeps only that one. Two points, each
in one paragraph, outlive any number of savings; but their place within the paragraph
does not, so a field is what lies between their blocks.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import Final

_START: Final = "_feld_"  # Word hides bookmarks that begin with an underscore
_END: Final = "_ende_"
_LONGEST: Final = 40
"""Characters of a name; Word drops bookmarks with longer ones."""
_ALIEN: Final = re.compile(r"[^0-9A-Za-z_]")
_OURS: Final = re.compile(rf"({_START}|{_END})(.+?)(?:_(\d+))?(?:_Copy_\d+)?")
_NUMBERED: Final = re.compile(r"_\d+$")
_PROPERTIES: Final = "<w:pPr>"


@dataclass(frozen=True, slots=True)
class Lesezeichen:
    """A bookmark of ours: the field as its name says (cut if long), which of its places, whether it is the end."""

    feld: str
    platz: int
    ende: bool


def bookmark_field(field: str) -> str:
    """What stands for ``field`` in the names of its bookmarks: itself, if it is ASCII and not too long.

    The names of shipped forms are; the others end with a checksum.
    """
    room = _LONGEST - len(_START) - len("_99")
    plain = _ALIEN.sub("_", field)
    if plain == field and len(plain) <= room and not _NUMBERED.search(plain):
        return plain
    return f"{plain[: room - 10]}_x{zlib.crc32(field.encode()):08x}"


def read_bookmark(name: str) -> Lesezeichen | None:
    """What a bookmark's name says; ``None`` if it is not one of ours. LibreOffice adds ``_Copy_1`` to copied ones."""
    found = _OURS.fullmatch(name)
    return Lesezeichen(found[2], int(found[3] or 1), found[1] == _END) if found else None


def bookmarked(content: str, field: str, place: int, numbers: tuple[int, int]) -> str:
    """``content`` with a bookmark in its first and one in its last paragraph.

    Args:
        content: paragraphs and tables; at least one paragraph, perhaps in a cell.
        field: the field's name.
        place: which of several places of the field in one document, from 1.
        numbers: two ids, unique in the document.
    """
    start = content.index("<w:p>") + len("<w:p>")
    if content.startswith(_PROPERTIES, start):
        start = content.index("</w:pPr>", start) + len("</w:pPr>")
    end = content.rindex("</w:p>")
    tail = bookmark_field(field) + (f"_{place}" if place > 1 else "")
    first, last = _point(_START + tail, numbers[0]), _point(_END + tail, numbers[1])
    return f"{content[:start]}{first}{content[start:end]}{last}{content[end:]}"


def _point(name: str, number: int) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'
