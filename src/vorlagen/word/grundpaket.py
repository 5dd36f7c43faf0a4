"""What never changes in the papers of one Word template, packed once for each audience."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from vorlagen.errors import FormError
from vorlagen.i18n import t
from vorlagen.word.formatergaenzung import add_missing
from vorlagen.word.fussnoten import FOOTNOTES_PART, FOOTNOTES_RELS_PART, footnotes_part, with_separators
from vorlagen.word.seitenraender import pages_without_header, read_margins

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date of every part: equal input gives equal bytes."""
SOURCE_PART = "customXml/item900.xml"
CUSTOM_PART = "docProps/custom.xml"
CORE_PART = "docProps/core.xml"
RELS_PART = "word/_rels/document.xml.rels"
NUMBERING_PART = "word/numbering.xml"
SETTINGS_PART = "word/settings.xml"
TYPES_PART = "[Content_Types].xml"
NEEDED_PARTS = (TYPES_PART, "_rels/.rels", "word/document.xml", RELS_PART, "word/styles.xml")
"""What a Word file must have to be used as a template."""
_W_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_W_URI}}}"
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_CT = "http://schemas.openxmlformats.org/package/2006/content-types"
_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NO_RELS = f'<Relationships xmlns="{_REL}"/>'.encode()
_CORE_REL = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_FOREIGN = (
    _CORE_REL,
    f"{_OFFICE}/custom-properties",
    f"{_OFFICE}/extended-properties",
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
)
"""What a template tells about itself and its author; no paper inherits it."""
_HEADING_STYLES = ("heading ", "title", "vorlage art", "vorlage absender")

_ITEM_PROPS_PART = "customXml/itemProps900.xml"
_ITEM_RELS_PART = "customXml/_rels/item900.xml.rels"
ITEM_ID = "{6D2C1F6E-5B0B-4C53-9D8E-3C1D5B7A9E10}"
"""Fixed: it names our kind of data, not one paper."""
_ITEM_PROPS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    f'<ds:datastoreItem ds:itemID="{ITEM_ID}" '
    'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
    '<ds:schemaRef ds:uri="urn:vorlagen:quelle:1"/></ds:schemaRefs></ds:datastoreItem>'
)
_ITEM_RELS = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_REL}"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/customXmlProps" Target="itemProps900.xml"/></Relationships>'
)


@dataclass(frozen=True, slots=True)
class Grundpaket:
    """The unchanged part of the package.

    Attributes:
        oeffentlich: packed parts for public papers.
        intern: the same with room for the embedded source.
        unveraendert: the unpacked parts in those packages, by audience, for the seal.
        beziehungen: relationships of the document part, without the source's.
        numbering: ``word/numbering.xml`` of the template.
        fussnoten: ``word/footnotes.xml``, of the template or a new one.
        fussnotenbeziehungen: relationships of that part.
        styles: ``word/styles.xml``, missing styles added, fonts already chosen.
        kopfteile: names of the header parts.
        text_width: width of the text column in twips.
        text_height: height of the text area in twips.
        ids: ids of content controls, drawings and bookmarks that the template uses itself.
    """

    oeffentlich: bytes
    intern: bytes
    unveraendert: Mapping[str, Mapping[str, bytes]]
    beziehungen: bytes
    numbering: bytes | None
    fussnoten: bytes
    fussnotenbeziehungen: bytes
    styles: bytes
    kopfteile: tuple[str, ...]
    text_width: int
    text_height: int
    ids: frozenset[int] = frozenset()


def prepare(fixed: Mapping[str, bytes], stories: Mapping[str, bytes], name: str, fonts: tuple[str, str]) -> Grundpaket:
    """Pack what never changes.

    Args:
        fixed: all parts without placeholders.
        stories: the parts with placeholders, the document part among them.
        name: file name, for messages.
        fonts: families of text and headings; empty keeps those of the template.

    Raises:
        FormError: some page would have no header to bear the draft's mark.
    """
    parts = dict(fixed)
    rels = _without_source(parts)
    rels = _with_relationship(rels, f"{_OFFICE}/numbering", "numbering.xml", "rIdVorlageListen")
    rels = _with_relationship(rels, f"{_OFFICE}/footnotes", "footnotes.xml", "rIdVorlageFussnoten")
    parts["_rels/.rels"] = _without_author(parts)
    styles = _with_fonts(add_missing(parts["word/styles.xml"]), fonts)
    parts["word/styles.xml"] = styles
    numbering = parts.pop(NUMBERING_PART, None)
    notes = footnotes_part(stories.get(FOOTNOTES_PART) or parts.pop(FOOTNOTES_PART, None))
    note_rels = etree.fromstring(parts.pop(FOOTNOTES_RELS_PART, _NO_RELS), _PARSER)
    note_rels.text = ""  # so that it has an end to write before
    if SETTINGS_PART in parts:
        parts[SETTINGS_PART] = with_separators(parts[SETTINGS_PART], notes)
    types = parts.pop(TYPES_PART)
    public = {TYPES_PART: _types(types, parts, with_source=False), **parts}
    internal = {
        TYPES_PART: _types(types, parts, with_source=True),
        **parts,
        _ITEM_PROPS_PART: _ITEM_PROPS.encode(),
        _ITEM_RELS_PART: _ITEM_RELS.encode(),
    }
    root = etree.fromstring(stories["word/document.xml"], _PARSER)
    width, height = _text_area(root, name)
    return Grundpaket(
        pack(public), pack(internal), {"public": public, "internal": internal}, rels, numbering, notes,
        _write(note_rels), styles,
        _headers(root, rels, parts.get(SETTINGS_PART), name), width, height, _ids(root),
    )  # fmt: skip


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A package of ``parts``; equal input gives equal bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, EPOCH), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _types(part: bytes, kept: Container[str], *, with_source: bool) -> bytes:
    """Content types: pictures and our own parts added, those of parts that were left out removed."""
    root = etree.fromstring(part, _PARSER)
    known = {node.get("Extension", "").lower() for node in root.iterfind(f"{{{_CT}}}Default")}
    for extension in ("png", "jpeg"):
        if extension not in known:
            root.insert(0, root.makeelement(f"{{{_CT}}}Default", Extension=extension, ContentType=f"image/{extension}"))
    wanted = {
        f"/{NUMBERING_PART}": "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
        f"/{FOOTNOTES_PART}": "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        f"/{CORE_PART}": "application/vnd.openxmlformats-package.core-properties+xml",
        f"/{CUSTOM_PART}": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    }
    if with_source:
        wanted[f"/{_ITEM_PROPS_PART}"] = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    for node in root.findall(f"{{{_CT}}}Override"):
        name = node.get("PartName", "").removeprefix("/")
        if f"/{name}" in wanted or (not name.startswith("word/") and name not in kept):
            root.remove(node)
    for name, kind in wanted.items():
        etree.SubElement(root, f"{{{_CT}}}Override", PartName=name, ContentType=kind)
    return _write(root)


def _without_source(parts: dict[str, bytes]) -> bytes:
    """Relationships of the document part; a source that the template itself was made from goes.

    Whoever makes a template of a finished paper would else publish that paper's source.
    """
    root = etree.fromstring(parts.pop(RELS_PART), _PARSER)
    for node in list(root):
        if node.get("Target", "").endswith(SOURCE_PART):
            root.remove(node)
    for name in (SOURCE_PART, _ITEM_PROPS_PART, _ITEM_RELS_PART):
        parts.pop(name, None)
    return _write(root)


def _without_author(parts: dict[str, bytes]) -> bytes:
    """Relationships of the package with our properties in place of the template's, whatever they are called."""
    root = etree.fromstring(parts["_rels/.rels"], _PARSER)
    for node in list(root):
        if node.get("Type") in _FOREIGN:
            parts.pop(node.get("Target", "").removeprefix("/"), None)
            root.remove(node)
    for name in (CORE_PART, CUSTOM_PART):
        parts.pop(name, None)
    with_core = _with_relationship(_write(root), _CORE_REL, CORE_PART, "rIdVorlageKern")
    return _with_relationship(with_core, f"{_OFFICE}/custom-properties", CUSTOM_PART, "rIdVorlageSiegel")


def _with_relationship(rels: bytes, kind: str, target: str, ident: str) -> bytes:
    root = etree.fromstring(rels, _PARSER)
    if not any(node.get("Type") == kind for node in root):
        etree.SubElement(root, f"{{{_REL}}}Relationship", Id=ident, Type=kind, Target=target)
    return _write(root)


def source_relationship(rels: bytes) -> bytes:
    """Relationships of the document part with the one to the embedded source."""
    entry = f'<Relationship Id="rIdVorlageQuelle" Type="{_OFFICE}/customXml" Target="../{SOURCE_PART}"/>'
    return rels.replace(b"</Relationships>", entry.encode() + b"</Relationships>")


def _with_fonts(styles: bytes, fonts: tuple[str, str]) -> bytes:
    text, heading = fonts
    if not text and not heading:
        return styles
    root = etree.fromstring(styles, _PARSER)
    for node in root.iter(f"{_W}rFonts"):
        style = next(node.iterancestors(f"{_W}style"), None)
        label = style.find(f"{_W}name") if style is not None else None
        name = label.get(f"{_W}val", "").lower() if label is not None else ""
        family = heading if name.startswith(_HEADING_STYLES) else text
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            if family and node.get(f"{_W}{script}"):
                node.set(f"{_W}{script}", family)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # would win over the family
            if family and f"{_W}{theme}" in node.attrib:
                del node.attrib[f"{_W}{theme}"]
                node.set(f"{_W}{'cs' if theme == 'cstheme' else theme.removesuffix('Theme')}", family)
    return _write(root)


def _text_area(root: etree._Element, name: str) -> tuple[int, int]:
    section = next(root.iter(f"{_W}sectPr"), None)
    if section is None:
        raise FormError(
            t("In der Word-Datei {file} des Formulars fehlt das Seitenformat.", file=name),
            t("Öffnen Sie die Datei in Word, und speichern Sie sie neu."),
        )
    size, margin = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")

    def number(node: etree._Element | None, name: str, otherwise: int) -> int:
        return int(node.get(f"{_W}{name}", otherwise)) if node is not None else otherwise

    width = number(size, "w", 11906) - number(margin, "left", 1418) - number(margin, "right", 1418)
    height = number(size, "h", 16838) - number(margin, "top", 1418) - number(margin, "bottom", 1134)
    return width, height


def _headers(root: etree._Element, rels: bytes, settings: bytes | None, name: str) -> tuple[str, ...]:
    """Names of the header parts; every kind of page must have one, to bear the draft's mark."""
    margins = read_margins(root, rels)
    if next(pages_without_header(root, margins, settings), None) is not None:
        raise FormError(
            t("Die Word-Datei {file} des Formulars hat nicht auf jeder Seite eine Kopfzeile.", file=name),
            t("Legen Sie in Word eine Kopfzeile an, auch für die erste Seite und für gerade Seiten, wenn sie "
              "eigene haben; sie trägt den Vermerk „ENTWURF“."),
        )  # fmt: skip
    return tuple(dict.fromkeys(rand.teil for rand in margins if rand.art == "header"))


def _ids(root: etree._Element) -> frozenset[int]:
    """Ids that content controls, drawings and bookmarks of the template have; ours must differ."""
    found = [node.get(f"{_W}val", "") for node in root.iterfind(f".//{_W}sdtPr/{_W}id")]
    found += [node.get("id", "") for node in root.iter(_DOC_PR)]
    found += [node.get(f"{_W}id", "") for node in root.iter(f"{_W}bookmarkStart")]
    return frozenset(int(number) for number in found if number.lstrip("-").isdigit())


def _write(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
