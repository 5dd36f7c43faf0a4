"""Footnotes as Word has them: a part of their own, references in the text, cross references to a note used twice."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from vorlagen.word import styles as names
from vorlagen.word import wml

if TYPE_CHECKING:
    from vorlagen.word.styles import Styles

FOOTNOTES_PART = "word/footnotes.xml"
FOOTNOTES_RELS_PART = "word/_rels/footnotes.xml.rels"
_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_URI}}}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_LINE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
_SEPARATORS = ("separator", "continuationSeparator")
_HAIR = 20
_SPACE = wml.text_run(" ")
_BEHIND_NOTES = frozenset(
    f"{_W}{name}"
    for name in (
        *("endnotePr", "compat", "docVars", "rsids", "attachedSchema", "themeFontLang", "clrSchemeMapping"),
        *("doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions"),
        *("readModeInkLockDown", "smartTagType", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol"),
        "listSeparator",
    )
)
"""What ``w:settings`` wants behind ``w:footnotePr``, and anything of another namespace (ECMA-376, 17.15.1.78)."""
_REFERENCE = re.compile(rb'<w:footnoteReference (?![^>]*customMarkFollows)[^>]*?w:id="(-?\d+)"')
_CROSS = re.compile(rb"( NOTEREF _Fussnote(-?\d+) .*?<w:t>)\d*(?=</w:t>)", re.DOTALL)


def footnotes_part(part: bytes | None) -> bytes:
    """A template's footnotes part, or a new one, with the lines that separate notes from the text.

    Args:
        part: ``word/footnotes.xml`` of the template; ``None`` if it has none.

    Raises:
        lxml.etree.XMLSyntaxError: ``part`` is no XML.
    """
    root = etree.fromstring(part or f'<w:footnotes xmlns:w="{_URI}"/>'.encode(), _PARSER)
    used = _ids(root)
    kinds = {note.get(f"{_W}type", "") for note in root.iterfind(f"{_W}footnote")}
    for at, kind in enumerate(kind for kind in _SEPARATORS if kind not in kinds):
        number = next(number for number in range(-1, len(used) + 2) if number not in used)
        used.add(number)
        xml = (
            f'<w:footnote xmlns:w="{_URI}" w:type="{kind}" w:id="{number}"><w:p><w:pPr>{_LINE}</w:pPr>'
            f"<w:r><w:{kind}/></w:r></w:p></w:footnote>"
        )
        root.insert(at, etree.fromstring(xml, _PARSER))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def with_separators(settings: bytes, part: bytes) -> bytes:
    """``word/settings.xml`` that lists those lines; Word repairs a file that has them and does not say so.

    Args:
        settings: the part.
        part: the footnotes part.

    Raises:
        lxml.etree.XMLSyntaxError: ``settings`` is no XML.
    """
    root = etree.fromstring(settings, _PARSER)
    listed = root.find(f"{_W}footnotePr")
    if listed is None:
        listed = root.makeelement(f"{_W}footnotePr")
        following = next((node for node in root if _stands_behind(node.tag)), None)
        if following is None:
            root.append(listed)
        else:
            following.addprevious(listed)
    known = {note.get(f"{_W}id") for note in listed.iterfind(f"{_W}footnote")}
    for note in etree.fromstring(part, _PARSER).iterfind(f"{_W}footnote"):
        if note.get(f"{_W}type") and note.get(f"{_W}id") not in known:
            etree.SubElement(listed, f"{_W}footnote").set(f"{_W}id", note.get(f"{_W}id", "0"))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _stands_behind(tag: object) -> bool:
    return isinstance(tag, str) and (tag in _BEHIND_NOTES or not tag.startswith(_W))


def _ids(root: etree._Element) -> set[int]:
    return {int(note.get(f"{_W}id", "0")) for note in root.iterfind(f"{_W}footnote")}


@functools.lru_cache(maxsize=64)
def _first_free(part: bytes) -> int:
    return max(_ids(etree.fromstring(part, _PARSER)), default=0) + 1


@dataclass(slots=True)
class Fussnoten:
    """The footnotes of one document, growing with its text.

    Attributes:
        template: the footnotes part that they are added to, as ``footnotes_part`` gave it.
    """

    template: bytes = field(default_factory=lambda: footnotes_part(None))
    _notes: dict[int, str] = field(default_factory=dict, init=False)
    _crossed: bool = field(default=False, init=False)

    def reserve(self) -> int:
        """The id of a new note (``w:id``)."""
        number = max(1, _first_free(self.template)) + len(self._notes)
        self._notes[number] = ""
        return number

    def write(self, number: int, blocks: str, styles: Styles) -> None:
        """Fill the note ``number``.

        Args:
            number: from ``reserve``.
            blocks: its paragraphs and tables.
            styles: the template's styles.
        """
        mark = f"{_mark('<w:footnoteRef/>', styles)}{_SPACE}"
        self._notes[number] = _marked(blocks, mark, wml.ParagraphFormat(styles[names.FOOTNOTE_TEXT]))

    def refer(self, number: int, styles: Styles, bookmark: int | None = None) -> str:
        """The run that refers to the note ``number``, in a bookmark if other places refer to it as well."""
        run = _mark(f'<w:footnoteReference w:id="{number}"/>', styles)
        if bookmark is None:
            return run
        start = f'<w:bookmarkStart w:id="{bookmark}" w:name="_Fussnote{number}"/>'
        return f'{start}{run}<w:bookmarkEnd w:id="{bookmark}"/>'

    def refer_again(self, number: int, styles: Styles) -> str:
        """A field with the number of a note that stands elsewhere: Word points at each note but once."""
        self._crossed = True
        field_char = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        return (
            field_char.format("begin")
            + f'<w:r><w:instrText xml:space="preserve"> NOTEREF _Fussnote{number} \\f \\h </w:instrText></w:r>'
            + field_char.format("separate")
            + _mark("<w:t></w:t>", styles)
            + field_char.format("end")
        )

    def part(self, filled: bytes | None = None) -> bytes:
        """The new ``word/footnotes.xml``.

        Args:
            filled: the template's part with its placeholders filled, if it has any.
        """
        base = filled or self.template
        end = base.rindex(b"</")
        notes = "".join(
            f'<w:footnote xmlns:w="{_URI}" w:id="{number}">{xml}</w:footnote>' for number, xml in self._notes.items()
        )
        return base[:end] + notes.encode() + base[end:]

    def __len__(self) -> int:
        return len(self._notes)

    def count(self, document: bytes, notes: bytes) -> tuple[bytes, bytes]:
        """Document and footnotes part with the number of its note in each field that shows one.

        Word shows what is written there until somebody updates the fields.
        """
        if not self._crossed:
            return document, notes
        order = dict.fromkeys(_REFERENCE.findall(document))
        numbers = {ident: b"%d" % number for number, ident in enumerate(order, 1)}

        def number_of(found: re.Match[bytes]) -> bytes:
            return found[1] + numbers.get(found[2], b"")

        return _CROSS.sub(number_of, document), _CROSS.sub(number_of, notes)


def _mark(content: str, styles: Styles) -> str:
    return f"<w:r>{wml.run_properties(wml.RunFormat(style=styles[names.FOOTNOTE_REFERENCE]))}{content}</w:r>"


def _marked(blocks: str, mark: str, look: wml.ParagraphFormat) -> str:
    """``blocks`` with the number of the note before the first words; in a line of its own before a list or table."""
    head = len("<w:p>") if blocks.startswith("<w:p>") else 0
    if head and blocks.startswith("<w:pPr>", head):
        head = blocks.index("</w:pPr>") + len("</w:pPr>")
    if not head or "<w:numPr>" in blocks[:head]:
        blocks = wml.paragraph(mark, look) + blocks
    else:
        blocks = f"{blocks[:head]}{mark}{blocks[head:]}"
    if blocks.endswith("</w:tbl>"):  # a note ends with a paragraph, as a cell does
        blocks += wml.gap(_HAIR)
    # The embedded PDF engine joins the paragraphs of a note: without a space it prints „… Ende.Anfang …“.
    return blocks.replace("</w:p>", f"{_SPACE}</w:p>", blocks.count("</w:p>") - 1)
