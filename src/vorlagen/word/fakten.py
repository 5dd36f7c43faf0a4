"""What rules judge a finished Word file by, whoever made it: outline, fields, pictures, tables, metadata."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Final

from vorlagen.facts import FinishedFacts, LineFact, MetaFact, PlaceFact
from vorlagen.i18n import Text, t
from vorlagen.word.absatzformat import Absatzformat, is_heading
from vorlagen.word.facts import facts_of_parts
from vorlagen.word.grundpaket import CORE_PART, SOURCE_PART
from vorlagen.word.marken import find_marks
from vorlagen.word.paket import (
    DOCUMENT_PART,
    STORY_PART,
    Hindernis,
    PackageError,
    is_xml,
    read_document,
    read_parts,
    read_xml,
)
from vorlagen.word.pruefung.orte import CELL, PARAGRAPH, ROW, TABLE, Leser, W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml import etree

    from vorlagen.word.pruefung.orte import Absatz

MAX_PARAGRAPHS: Final = 25_000
"""Five hundred full pages. Reading takes some 50 µs a paragraph, so that a hostile file ends here."""
MAX_TAGS: Final = 1_000_000
"""Of all stories together; a full page of Word has some 500."""
_PARAGRAPH_START: Final = re.compile(rb"<(?:[\w.-]+:)?p[\s/>]")
_LINE: Final = 160
"""Characters of the longest line that may be a heading."""
_SHOWN: Final = 160
_CONTROL: Final = W + "sdt"
_STORIES: Final = {"header": t("Kopfzeile"), "footer": t("Fußzeile"), "footnotes": t("Fußnoten"),
                   "endnotes": t("Endnoten")}  # fmt: skip
_CP: Final = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_APP: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_CORE_FIELDS: Final = (
    (_DC + "creator", t("Verfasser"), True),
    (_CP + "lastModifiedBy", t("Zuletzt geändert von"), True),
    (_DC + "title", t("Titel"), False),
    (_DC + "subject", t("Thema"), False),
    (_DC + "description", t("Kommentare"), False),
    (_CP + "keywords", t("Stichwörter"), False),
)
_APP_FIELDS: Final = (
    (_APP + "Manager", t("Vorgesetzte"), True),
    (_APP + "Template", t("Dokumentvorlage"), False),
    (_APP + "HyperlinkBase", t("Hyperlinkbasis"), False),
)
_NAMED: Final = (
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr",
    "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr",
)
_CUSTOM_PROPERTIES: Final = "docProps/custom.xml"
_SETTINGS_RELS: Final = "word/_rels/settings.xml.rels"
_CARRYING: Final = (CORE_PART, "docProps/app.xml", _CUSTOM_PROPERTIES, _SETTINGS_RELS)
_OURS: Final = "{urn:vorlagen:quelle:1}vorlage"


def read_finished_docx(docx: bytes, name: str) -> FinishedFacts:
    """Read a finished Word file.

    Args:
        docx: the file's bytes.
        name: what to call the file in messages.

    Raises:
        PackageError: the bytes are no docx, damaged, encrypted or over a limit.
    """
    parts = read_parts(docx, name, wanted=is_xml)
    refuse_endless(parts, name)
    document = read_document(parts, name)
    known = facts_of_parts(parts, document, name)
    stories = {part: _story(document if part == DOCUMENT_PART else read_xml(xml, name), part)
               for part, xml in parts.items() if STORY_PART.fullmatch(part)}  # fmt: skip
    body = stories[DOCUMENT_PART]
    formats = Absatzformat(read_xml(parts["word/styles.xml"], name) if "word/styles.xml" in parts else None)
    lines = tuple(_lines(document, body, formats))
    pictures = (*known.alt_texts, *known.note_alt_texts)
    return FinishedFacts(
        kind="docx",
        title=known.title,
        language=known.language,
        lines=lines,
        levels=tuple(line for line in lines if line.level),
        leftovers=(*_leftovers(itertools.chain(body, *(s for p, s in stories.items() if p != DOCUMENT_PART))),
                   *_unfilled(document)),
        private_matter=known.private_matter,
        undescribed=tuple(PlaceFact(t("Bild {n}", n=n)) for n, words in enumerate(pictures, 1) if words is None),
        headless=tuple(_headless(document)),
        metadata=tuple(_metadata(parts, document, name)),
        source=embedded_source(parts, name),
    )  # fmt: skip


def refuse_endless(parts: Mapping[str, bytes], name: str) -> None:
    """Count in the bytes, before anything builds a tree of them.

    Raises:
        PackageError: more paragraphs or tags than ``MAX_PARAGRAPHS`` or ``MAX_TAGS``.
    """
    paragraphs = tags = 0
    for part, xml in parts.items():
        if STORY_PART.fullmatch(part):
            tags += xml.count(b"<")
            paragraphs += sum(1 for _ in itertools.islice(_PARAGRAPH_START.finditer(xml), MAX_PARAGRAPHS + 1))
            if tags > MAX_TAGS or paragraphs > MAX_PARAGRAPHS:
                raise PackageError(name, Hindernis.ZU_LANG)


def _story(root: etree._Element, part: str) -> list[Absatz]:
    if part == DOCUMENT_PART:
        body = root.find(W + "body")
        return Leser().story(body, Text("")) if body is not None else []
    kind = next(kind for kind in _STORIES if part.startswith(f"word/{kind}"))
    return Leser().story(root, _STORIES[kind])


def _lines(document: etree._Element, body: list[Absatz], formats: Absatzformat) -> Iterator[LineFact]:
    """Fields and lines that may be headings, in the order of the markup."""
    written = {absatz.element: absatz for absatz in body if absatz.element.tag == PARAGRAPH}
    for element in document.iter(_CONTROL, PARAGRAPH):
        if element.tag == _CONTROL:
            tag = element.find(f"{W}sdtPr/{W}tag")
            if tag is not None:
                yield LineFact(Text(""), "", field=tag.get(W + "val", ""))
            continue
        absatz = written.get(element)
        words = " ".join(absatz.worte.split()) if absatz is not None else ""
        if absatz is None or not words:
            continue
        values = formats.of(element)
        level = _level(values.get("outlineLvl", "")) if is_heading(values) else 0
        if level or len(words) <= _LINE:
            yield LineFact(_placed(absatz.ort), words, level)


def _level(value: str) -> int:
    return int(value) + 1 if value.isascii() and value.isdigit() else 0


def _placed(ort: Text) -> Text:
    """A place of the body without the empty name of the body before it."""
    outer = ort.values.get("ort")
    if isinstance(outer, Text) and not outer.msgid:
        return Text(ort.msgid.removeprefix("{ort}, "), ort.values)
    return Text(ort.msgid, {**ort.values, "ort": _placed(outer)}) if isinstance(outer, Text) else ort


def _leftovers(paragraphs: Iterable[Absatz]) -> Iterator[PlaceFact]:
    for absatz in paragraphs:
        if any(mark.kante in ("{{", "{%") for mark in find_marks(absatz.worte)):
            yield PlaceFact(_placed(absatz.ort), _short(absatz.worte))


def _unfilled(document: etree._Element) -> Iterator[PlaceFact]:
    """Content controls that still show what to type, and merge fields that nobody merged."""
    for control in document.iter(_CONTROL):
        properties, content = control.find(W + "sdtPr"), control.find(W + "sdtContent")
        if properties is None or content is None:
            continue
        named = [properties.find(W + key) for key in ("alias", "tag")]
        name = next((node.get(W + "val", "") for node in named if node is not None), "")
        words = "".join(node.text or "" for node in content.iter(W + "t")).strip()
        if properties.find(W + "showingPlcHdr") is not None:
            yield PlaceFact(t("Feld „{name}“", name=name or words[:40]), _short(words))
        elif name and not words and next(content.iter(*_NAMED), None) is None:
            yield PlaceFact(t("Feld „{name}“", name=name))
    for field in document.iter(W + "instrText", W + "fldSimple"):
        code = (field.text if field.tag == W + "instrText" else field.get(W + "instr")) or ""
        if code.split()[:1] == ["MERGEFIELD"]:
            yield PlaceFact(t("Serienbrieffeld „{name}“", name=" ".join(code.split()[1:2]).strip('"')))


def _headless(document: etree._Element) -> Iterator[PlaceFact]:
    """Tables of several rows and columns whose first row is no header row; tables inside tables are layout."""
    number = 0
    for table in document.iter(TABLE):
        if next(table.iterancestors(TABLE), None) is not None:
            continue
        number += 1
        rows = table.findall(ROW)
        if len(rows) < 2 or max(len(row.findall(CELL)) for row in rows) < 2:  # noqa: PLR2004 - it takes two to be a table
            continue
        mark = rows[0].find(f"{W}trPr/{W}tblHeader")
        if mark is None or mark.get(W + "val", "1") in {"0", "false", "off"}:
            words = " | ".join("".join(node.text or "" for node in cell.iter(W + "t")) for cell in rows[0].iter(CELL))
            yield PlaceFact(t("Tabelle {n}", n=number), _short(words))


def _metadata(parts: Mapping[str, bytes], document: etree._Element, name: str) -> Iterator[MetaFact]:
    roots = {part: read_xml(parts[part], name) for part in _CARRYING if part in parts}
    for tag, label, personal in (*_CORE_FIELDS, *_APP_FIELDS):
        values = (root.findtext(tag) for root in roots.values())
        yield from (MetaFact(label, value.strip(), personal) for value in values if value and value.strip())
    for entry in roots.get(_CUSTOM_PROPERTIES, ()):
        value = "".join(str(words) for words in entry.itertext()).strip()
        yield MetaFact(t("Eigenschaft „{name}“", name=entry.get("name", "")), value)
    for entry in roots.get(_SETTINGS_RELS, ()):
        yield MetaFact(t("Dokumentvorlage"), entry.get("Target", ""))
    for picture in document.iter(*_NAMED):
        for key, label in (("name", t("Name eines Bildes")), ("descr", t("Alternativtext eines Bildes"))):
            if value := picture.get(key, ""):
                yield MetaFact(label, value)


def embedded_source(parts: Mapping[str, bytes], name: str) -> str:
    """The text of the paper that a Word file of ours embeds, empty if none; Word may have renamed its part.

    Raises:
        PackageError: a part is damaged.
    """
    places = [SOURCE_PART, *(part for part in parts if part.startswith("customXml/item") and part != SOURCE_PART)]
    for part in places:
        root = read_xml(parts[part], name) if part in parts else None
        if root is not None and root.tag == _OURS:
            return root.text or ""
    return ""


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 2] + " …"
