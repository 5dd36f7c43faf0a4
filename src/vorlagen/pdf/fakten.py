"""What rules judge a finished PDF by, whoever made it: tags, language, headings, scans, metadata."""

from __future__ import annotations

import io
import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from vorlagen.errors import UnreadableError
from vorlagen.facts import FinishedFacts, LineFact, MetaFact, PlaceFact
from vorlagen.i18n import Text, t
from vorlagen.pdf.pdfium import unreadable_text
from vorlagen.pdf.seitentext import is_drawing, is_undecodable, page_texts, shows_text
from vorlagen.pdf.structure import elements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MAX_PAGES: Final = 1_000
"""Reading tags and text takes some milliseconds a page; the thickest Sitzungsmappe known has some 800."""
MAX_ELEMENTS: Final = 200_000
"""Structure elements that are looked at; a page of text has some 50."""
_LINE: Final = 160
_JOINED: Final = 3
_SHOWN: Final = 160
_MARKERS: Final = re.compile(r"\{\{|\{%")
_HEADING: Final = re.compile(r"H([1-6])")
_NOTES: Final = frozenset({"/Text", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Caret"})
"""Annotations by which people talk about a text; stamps and links belong to it (ISO 32000-1, 12.5.6)."""
_INFO: Final = (
    ("/Author", t("Verfasser"), True),
    ("/Title", t("Titel"), False),
    ("/Subject", t("Thema"), False),
    ("/Keywords", t("Stichwörter"), False),
)
_XMP: Final = (
    ("dc:creator", t("Verfasser"), True),
    ("dc:title", t("Titel"), False),
    ("dc:description", t("Beschreibung"), False),
    ("xmpMM:ManageFrom", t("Herkunft"), False),
    ("dc:source", t("Quelle"), False),
)
_TOLD_APART: Final = 20


def read_finished_pdf(data: bytes, name: str) -> FinishedFacts:
    """Read a finished PDF.

    Args:
        data: the file's bytes.
        name: what to call the file in messages.

    Raises:
        UnreadableError: no PDF, damaged beyond repair, encrypted with a password, or too long.
    """
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return _read(pdf, data, name)
    except pikepdf.PasswordError:
        raise UnreadableError(
            t("{name} ist mit einem Kennwort verschlüsselt.", name=name),
            t("Speichern Sie das PDF ohne Kennwort, oder fordern Sie es so an."),
        ) from None
    except (
        pikepdf.PdfError,
        pikepdf.ForeignObjectError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
        MemoryError,
    ) as error:  # pikepdf meets objects of a wrong kind with any of these
        raise UnreadableError(
            t("{name} lässt sich nicht als PDF lesen.", name=name),
            t("Erzeugen Sie die Datei neu, oder fordern Sie sie neu an."),
        ) from error  # fmt: skip


def _read(pdf: pikepdf.Pdf, data: bytes, name: str) -> FinishedFacts:
    pages = list(itertools.islice(pdf.pages, MAX_PAGES + 1))
    if not pages or len(pages) > MAX_PAGES:
        raise UnreadableError(
            t("{name} hat mehr als {n} Seiten.", name=name, n=MAX_PAGES) if pages
            else t("{name} hat keine einzige Seite.", name=name),
            t("Prüfen Sie die Vorlagen einzeln, bevor sie zusammengefügt werden."),
        )  # fmt: skip
    drawn = frozenset(number for number, page in enumerate(pages, 1) if is_drawing(page))
    scans = tuple(number for number, page in enumerate(pages, 1) if number not in drawn and _is_scan(page))
    without = drawn.union(scans)
    for number, page in enumerate(pages, 1):
        if number not in without and is_undecodable(page):
            raise unreadable_text(name, number)
    texts = page_texts(_decrypted(pdf, data), name, without=without)
    tags = _Tags(pdf, {page.obj.objgen: number for number, page in enumerate(pages, 1)})
    tags.walk()
    metadata = tuple(_metadata(pdf))
    marked = pdf.Root.get("/MarkInfo")
    return FinishedFacts(
        kind="pdf",
        title=next((fact.value for fact in metadata if fact.name.msgid == "Titel"), ""),
        language=str(pdf.Root.get("/Lang", "")),
        tagged="/StructTreeRoot" in pdf.Root and isinstance(marked, Dictionary) and bool(marked.get("/Marked")),
        lines=tuple(_lines(texts, tags.headings)),
        levels=tuple(tags.headings),
        leftovers=tuple(_leftovers(texts)),
        private_matter=tuple(_notes(pages)),
        undescribed=tuple(tags.undescribed),
        headless=tuple(tags.headless()),
        scans=scans,
        metadata=metadata,
    )


def _decrypted(pdf: pikepdf.Pdf, data: bytes) -> bytes:
    """The file as it is, or without the encryption that needs no password to read (pypdf lacks the ciphers)."""
    if not pdf.is_encrypted:
        return data
    stream = io.BytesIO()
    pdf.save(stream)
    return stream.getvalue()


def _is_scan(page: pikepdf.Page) -> bool:
    resources = page.obj.get("/Resources") or page.resources
    forms = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    has_picture = isinstance(forms, Dictionary) and len(forms) > 0
    return has_picture and not shows_text(page)


def _lines(texts: Mapping[int, str], headings: Iterable[LineFact]) -> Iterator[LineFact]:
    """Short lines of each page, and up to three of them joined, since headings break.

    A line that a tag makes a heading bears its level; a heading whose letters are not found
    so comes before the lines of its page.
    """
    tagged: dict[str, dict[str, LineFact]] = {}
    for heading in headings:
        tagged.setdefault(str(heading.place), {}).setdefault("".join(heading.text.split()), heading)
    for number, text in texts.items():
        place = t("Seite {n}", n=number)
        words = [line for line in (" ".join(line.split()) for line in text.splitlines()) if line]
        here = tagged.get(str(place), {})
        joined = [" ".join(words[at : at + count]) for at in range(len(words)) for count in range(1, _JOINED + 1)]
        short = [(line, "".join(line.split())) for line in joined if len(line) <= _LINE]
        written = {bare for _, bare in short}
        yield from (heading for bare, heading in here.items() if bare and bare not in written)
        yield from (LineFact(place, line, here[bare].level if bare in here else 0) for line, bare in short)


def _leftovers(texts: Mapping[int, str]) -> Iterator[PlaceFact]:
    for number, text in texts.items():
        yield from (
            PlaceFact(t("Seite {n}", n=number), line.strip()[:_SHOWN])
            for line in text.splitlines()
            if _MARKERS.search(line)
        )


def _notes(pages: list[pikepdf.Page]) -> Iterator[Text]:
    count = 0
    for page in pages:
        notes = page.obj.get("/Annots")
        for note in notes if isinstance(notes, Array) else ():
            count += isinstance(note, Dictionary) and str(note.get("/Subtype")) in _NOTES
    if count:
        yield t("Kommentare ({n})", n=count)


def _metadata(pdf: pikepdf.Pdf) -> Iterator[MetaFact]:
    """Values of the XMP packet and the information dictionary, equal ones once."""
    found: dict[tuple[str, str], MetaFact] = {}
    packet = pdf.open_metadata(set_pikepdf_as_editor=False)  # as a context it would write the information anew
    for key, label, personal in _XMP:
        value = packet.get(key)
        words = ", ".join(value) if isinstance(value, list) else str(value or "")
        if words.strip():
            found.setdefault((label.msgid, words), MetaFact(label, words.strip(), personal))
    for key, label, personal in _INFO:
        words = str(pdf.docinfo.get(key, "")).strip()
        if words:
            found.setdefault((label.msgid, words), MetaFact(label, words, personal))
    yield from found.values()


@dataclass(slots=True)
class _Tags:
    """One walk over the structure tree.

    Attributes:
        pdf: the file.
        numbers: page numbers by object.
        headings: headings with level, in reading order.
        undescribed: figures without an alternative text.
    """

    pdf: pikepdf.Pdf
    numbers: Mapping[tuple[int, int], int]
    headings: list[LineFact] = field(default_factory=list)
    undescribed: list[PlaceFact] = field(default_factory=list)
    _tables: dict[tuple[int, int], _Table] = field(default_factory=dict)

    def walk(self) -> None:
        roles = self._roles()
        for element in itertools.islice(elements(self.pdf), MAX_ELEMENTS):
            kind = str(element.get("/S")).lstrip("/")
            for _ in range(_TOLD_APART):  # roles may point in a ring
                if kind not in roles:
                    break
                kind = roles[kind]
            self._judge(kind, element)

    def headless(self) -> Iterator[PlaceFact]:
        for table in self._tables.values():
            if not table.heads and table.rows > 1 and table.cells > table.rows:
                yield PlaceFact(table.place)

    def _roles(self) -> dict[str, str]:
        root = self.pdf.Root.get("/StructTreeRoot")
        roles = root.get("/RoleMap") if isinstance(root, Dictionary) else None
        pairs = roles.items() if isinstance(roles, Dictionary) else ()
        return {key.lstrip("/"): str(value).lstrip("/") for key, value in pairs if isinstance(value, Name)}

    def _judge(self, kind: str, element: Dictionary) -> None:
        heading = _HEADING.fullmatch(kind)
        if heading:
            words = str(element.get("/ActualText") or element.get("/T") or "")
            self.headings.append(LineFact(self._place(element), words, int(heading[1])))
        elif kind == "Figure":
            if not str(element.get("/Alt") or element.get("/ActualText") or "").strip():
                self.undescribed.append(PlaceFact(self._place(element)))
        elif kind == "Table":
            self._tables[element.objgen] = _Table(self._place(element))
        elif kind in ("TR", "TH", "TD"):
            self._count(kind, element)

    def _count(self, kind: str, element: Dictionary) -> None:
        parent = element.get("/P")
        for _ in range(_TOLD_APART):
            if not isinstance(parent, Dictionary) or parent.objgen in self._tables:
                break
            parent = parent.get("/P")
        table = self._tables.get(parent.objgen) if isinstance(parent, Dictionary) else None
        if table is not None:
            table.rows += kind == "TR"
            table.cells += kind != "TR"
            table.heads += kind == "TH"

    def _place(self, element: Dictionary) -> Text:
        """The page of an element: its own, or that of the first thing in it that names one."""
        left: list[object] = [element]
        for _ in range(MAX_ELEMENTS):
            node = left.pop(0) if left else None
            if isinstance(node, Array):
                left = [*list(node)[:_TOLD_APART], *left]
            elif isinstance(node, Dictionary):
                page = node.get("/Pg")
                if isinstance(page, Dictionary) and page.objgen in self.numbers:
                    return t("Seite {n}", n=self.numbers[page.objgen])
                left = [node.get("/K"), *left]
            if not left:
                break
        return t("Dokument")


@dataclass(slots=True)
class _Table:
    place: Text
    rows: int = 0
    cells: int = 0
    heads: int = 0
