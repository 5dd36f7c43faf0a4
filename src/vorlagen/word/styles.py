"""The styles of a Word template, found by their names.

Word keeps the English name of every built-in style (``heading 1``) in any language,
but a German Word writes ids of its own (``berschrift1``, without the umlaut). So
styles are looked up by name, and the id is what the template says.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lxml import etree

Kind = Literal["paragraph", "character", "table"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

BODY_TEXT = "Body Text"
BULLETS = "List Bullet"
NUMBERS = "List Number"
QUOTE = "Quote"
CAPTION = "caption"
HYPERLINK = "Hyperlink"
TABLE = "Vorlage Tabelle"
TABLE_HEAD = "Vorlage Tabellenkopf"
TABLE_TEXT = "Vorlage Tabellentext"
LINE = "Vorlage Angabe"
LABEL = "Vorlage Bezeichnung"
BOX = "Vorlage Kästchen"
SIGNATURE = "Vorlage Unterschrift"
DRAFT = "Vorlage Entwurf"
FOOTNOTE_TEXT = "footnote text"
FOOTNOTE_REFERENCE = "footnote reference"

NEEDED: Mapping[str, Kind] = {
    **{f"heading {level}": "paragraph" for level in range(1, 7)},
    BODY_TEXT: "paragraph",
    BULLETS: "paragraph",
    NUMBERS: "paragraph",
    QUOTE: "paragraph",
    CAPTION: "paragraph",
    TABLE_HEAD: "paragraph",
    TABLE_TEXT: "paragraph",
    LINE: "paragraph",
    BOX: "paragraph",
    SIGNATURE: "paragraph",
    DRAFT: "paragraph",
    FOOTNOTE_TEXT: "paragraph",
    FOOTNOTE_REFERENCE: "character",
    LABEL: "character",
    HYPERLINK: "character",
    TABLE: "table",
}
"""Every style that rendered text asks for, with its kind."""


_SMALL_IN_NOTES = (BODY_TEXT, BULLETS, NUMBERS, QUOTE, CAPTION)


@dataclass(frozen=True, slots=True)
class Styles(Mapping[str, str]):
    """Style ids by style name; letter case does not matter, as in Word.

    A name that the template lacks gives its default paragraph style (an empty id,
    which means "no style", for the kinds character and table), so that no text is
    lost; ``missing`` tells about it.

    Attributes:
        ids: id by lower-case name.
        default: id of the default paragraph style, empty if none is marked.
    """

    ids: Mapping[str, str]
    default: str

    @classmethod
    def read(cls, part: bytes) -> Styles:
        """The styles of a template.

        Args:
            part: ``word/styles.xml``.

        Raises:
            lxml.etree.XMLSyntaxError: ``part`` is no XML.
        """
        return _read(part)

    def __getitem__(self, name: str) -> str:
        found = self.ids.get(name.lower())
        if found is not None:
            return found
        return "" if NEEDED.get(name) in ("character", "table") else self.default

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self.ids

    @property
    def in_notes(self) -> Styles:
        """The same for text inside a footnote: all its paragraphs are as small as the note."""
        small = self[FOOTNOTE_TEXT]
        return Styles({**self.ids, **dict.fromkeys(map(str.lower, _SMALL_IN_NOTES), small)}, self.default)

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of ``NEEDED`` that the template lacks, in that order."""
        return tuple(name for name in NEEDED if name not in self)


@functools.lru_cache(maxsize=64)
def _read(part: bytes) -> Styles:
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))
    ids: dict[str, str] = {}
    default = ""
    for style in root.iterfind(f"{_W}style"):
        identifier = style.get(f"{_W}styleId", "")
        name = style.find(f"{_W}name")
        if name is not None:
            ids.setdefault(name.get(f"{_W}val", "").lower(), identifier)
        if style.get(f"{_W}type") == "paragraph" and style.get(f"{_W}default") in ("1", "true", "on"):
            default = identifier
    return Styles(ids, default)
