"""What one document collects while its text is rendered."""

from __future__ import annotations

import copy
import zlib
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from vorlagen.word import wml
from vorlagen.word.fussnoten import Fussnoten
from vorlagen.word.lesezeichen import bookmarked
from vorlagen.word.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vorlagen.word.numbering import Numbering

_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAX_ID = 0x7FFFFFFE
_FIRST_BOOKMARK = 500_000
"""Above those that people's Word gives to the bookmarks of a template."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """One entry for the relationships of a part such as ``word/_rels/document.xml.rels``.

    Attributes:
        id: relationship id; ``rIdText…``, which no template of Word's own making has.
        type: relationship type (URI).
        target: address, or a part's name relative to ``word/``.
        external: whether the target lies outside the package.
    """

    id: str
    type: str
    target: str
    external: bool


@dataclass(slots=True)
class Body:
    """The mutable collector of one render; not to be shared between documents or threads.

    Attributes:
        text_width: width of the text column in twips.
        text_height: height of the text area in twips.
        numbering: the lists of the document.
        reserved: ids of content controls, drawings and bookmarks that the template uses already.
        fussnoten: the footnotes of the document.
        names_pictures: whether drawings bear the names of their files; public papers do not tell them.
        media: new parts by name relative to ``word/``, such as ``media/text1.png``.
    """

    text_width: int
    text_height: int
    numbering: Numbering
    reserved: frozenset[int] = frozenset()
    fussnoten: Fussnoten = field(default_factory=Fussnoten)
    names_pictures: bool = True
    media: dict[str, bytes] = field(default_factory=dict, init=False)
    _relationships: dict[tuple[str, str], Relationship] = field(default_factory=dict, init=False)
    _pictures: dict[bytes, tuple[Picture, str]] = field(default_factory=dict, init=False)
    _ids: set[int] = field(default_factory=set, init=False)
    _notes: Body | None = field(default=None, init=False)
    _drawn: dict[str, int] = field(default_factory=dict, init=False)
    _fields: dict[str, int] = field(default_factory=dict, init=False)

    @property
    def notes(self) -> Body:
        """The collector for text inside footnotes: all is shared but the relationships, which each part has its own."""
        if self._notes is None:
            self._notes = copy.copy(self)
            self._notes._relationships = {}  # noqa: SLF001 - of its own kind
        return self._notes

    @property
    def relationships(self) -> tuple[Relationship, ...]:
        """All relationships that the part needs, in order of first use."""
        return tuple(self._relationships.values())

    @property
    def content_types(self) -> Mapping[str, str]:
        """Content type by file extension of the new media parts."""
        extensions = sorted({PurePosixPath(name).suffix[1:] for name in self.media})
        return {extension: f"image/{extension}" for extension in extensions}

    def link(self, address: str) -> str:
        """The id of the relationship to an external address; one for equal addresses."""
        return self._relate("hyperlink", address, external=True)

    def draw(self, data: bytes, name: str, description: str, title: str = "", width: int | None = None) -> str:
        """A run with a picture, shrunk to the width at hand; equal bytes are stored once.

        Args:
            data: the picture file.
            name: its name, for messages.
            description: alternative text.
            title: its title.
            width: room in twips; the text width if not given.

        Raises:
            InputError: the picture cannot be read.
        """
        if data not in self._pictures:
            picture = Picture.read(data, name)
            part = f"media/text{len(self._pictures) + 1}.{picture.extension}"
            self.media[part] = picture.data
            self._pictures[data] = (picture, part)
        picture, part = self._pictures[data]
        relationship = self._relate("image", part, external=False)
        # Nine tenths of the page: a caption still fits below.
        shown = picture.fitted((width or self.text_width) * wml.EMU_PER_TWIP, self.text_height * 571)
        return wml.picture(
            wml.Drawing(relationship, self._unique(1000), *shown, description, title, self._called(name))
        )

    def _called(self, name: str) -> str:
        """``name`` for a drawing, numbered from the second use on: LibreOffice renames the second of a name."""
        if not self.names_pictures:
            return ""
        self._drawn[name] = self._drawn.get(name, 0) + 1
        return name if self._drawn[name] == 1 else f"{name} #{self._drawn[name]}"

    def bookmark(self) -> int:
        """A number for a bookmark that nothing else in the document has."""
        return self._unique(5000)

    def control(self, content: str, *, tag: str, alias: str) -> str:
        """``content`` in a content control whose id follows from ``tag``, between two bookmarks that outlive it."""
        number = self._unique(zlib.crc32(tag.encode()) & 0x3FFFFFFF)
        self._fields[tag] = self._fields.get(tag, 0) + 1
        points = self._unique(_FIRST_BOOKMARK), self._unique(_FIRST_BOOKMARK)
        content = bookmarked(content, tag, self._fields[tag], points)
        return wml.sdt(content, tag=tag, alias=alias, number=number)

    def _relate(self, kind: str, target: str, *, external: bool) -> str:
        key = (kind, target)
        if key not in self._relationships:
            identifier = f"rIdText{len(self._relationships) + 1}"
            self._relationships[key] = Relationship(identifier, f"{_TYPES}/{kind}", target, external)
        return self._relationships[key].id

    def _unique(self, wish: int) -> int:
        number = max(1, wish)
        while number in self._ids or number in self.reserved:
            number = number % _MAX_ID + 1
        self._ids.add(number)
        return number
