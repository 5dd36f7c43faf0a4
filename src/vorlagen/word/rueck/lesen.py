"""A finished Word file → its fields, with everything that cannot be read back told."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vorlagen.i18n import t
from vorlagen.word.fakten import embedded_source, refuse_endless
from vorlagen.word.grundpaket import NUMBERING_PART
from vorlagen.word.paket import DOCUMENT_PART, is_xml, read_document, read_parts, read_xml
from vorlagen.word.pruefung.orte import W
from vorlagen.word.rueck.anker import find_anchors
from vorlagen.word.rueck.geschichte import Geschichte
from vorlagen.word.rueck.kommentare import read_comments
from vorlagen.word.rueck.kontext import Kontext
from vorlagen.word.rueck.lesung import Lesung
from vorlagen.word.rueck.nummern import Nummern
from vorlagen.word.rueck.orte import place_of, places
from vorlagen.word.rueck.revisionen import collect, settle
from vorlagen.word.rueck.stile import Stile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from lxml import etree

    from vorlagen.i18n import Text
    from vorlagen.word.rueck.lesung import Kommentar, Revision, Stand, Umgebung, Verlust

_MEDIA: Final = "word/media/"
_NOTES: Final = {"footnote": "word/footnotes.xml", "endnote": "word/endnotes.xml"}
_R_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_EDGES: Final = {
    ("header", "default"): t("Kopfzeile"),
    ("header", "first"): t("Kopfzeile der ersten Seite"),
    ("header", "even"): t("Kopfzeile der geraden Seiten"),
    ("footer", "default"): t("Fußzeile"),
    ("footer", "first"): t("Fußzeile der ersten Seite"),
    ("footer", "even"): t("Fußzeile der geraden Seiten"),
}
"""Headers and footers in the order in which they are told; programs number their parts as they like."""


def read_back(docx: bytes, name: str, revisions: Stand = "accepted") -> Lesung:
    """Read a finished Word file.

    Args:
        docx: the file's bytes.
        name: what to call the file in messages.
        revisions: how tracked changes are read.

    Raises:
        PackageError: the bytes are no docx, damaged, encrypted or over a limit.
    """
    parts = read_parts(docx, name, wanted=lambda part: is_xml(part) or part.startswith(_MEDIA))
    refuse_endless(parts, name)
    document = read_document(parts, name)
    reader = _Reader(parts, name, revisions)
    source = embedded_source(parts, name)
    body = document.find(W + "body")
    if body is not None:
        reader.body(body)
    for part, story in reader.edges(document):
        reader.edge(part, story)
    fields = tuple(reader.main.fields()) if reader.main is not None else ()
    return Lesung(
        quelle=source,
        felder=fields,
        umgebung=tuple(reader.surroundings),
        aenderungen=tuple(reader.changes),
        kommentare=tuple(reader.comments),
        verluste=tuple(reader.losses),
        fremd=not source and not fields,
        bilder={part: data for part, data in parts.items() if part.startswith(_MEDIA)},
    )


@dataclass(slots=True)
class _Reader:
    """Reads the stories of one file one after another."""

    parts: Mapping[str, bytes]
    name: str
    revisions: Stand
    main: Geschichte | None = None
    surroundings: list[Umgebung] = field(default_factory=list)
    changes: list[Revision] = field(default_factory=list)
    comments: list[Kommentar] = field(default_factory=list)
    losses: list[Verlust] = field(default_factory=list)

    def body(self, body: etree._Element) -> None:
        orte = places(body)
        place = _finder(body, orte)
        self.changes += collect(body, place)
        self.comments += read_comments(body, self._root("word/comments.xml"), place)
        self.main = self._story(body, DOCUMENT_PART, orte, self._notes())

    def edges(self, document: etree._Element) -> Iterator[tuple[str, Text]]:
        """The parts of headers and footers that are printed, each once, and what they are called."""
        targets = self._targets(DOCUMENT_PART)
        seen: set[str] = set()
        for (kind, pages), story in _EDGES.items():
            for reference in document.iter(f"{W}{kind}Reference"):
                part = posixpath.normpath(posixpath.join("/word", targets.get(reference.get(_R_ID, ""), ""))).lstrip(
                    "/"
                )
                if reference.get(W + "type", "default") == pages and part in self.parts and part not in seen:
                    seen.add(part)
                    yield part, story

    def edge(self, part: str, story: Text) -> None:
        """A header or a footer."""
        root = read_xml(self.parts[part], self.name)
        orte = places(root, story)
        self.changes += collect(root, lambda element: (place_of(element, orte), ""))
        self._story(root, part, orte, {})

    def _story(
        self,
        container: etree._Element,
        part: str,
        orte: dict[etree._Element, Text],
        notes: Mapping[tuple[str, str], etree._Element],
    ) -> Geschichte:
        settle(container, self.revisions)
        nummern = Nummern(self._root(NUMBERING_PART))
        kontext = Kontext(Stile(self._root("word/styles.xml")), nummern, self._targets(part), orte, notes)
        story = Geschichte(kontext, part)
        story.read(container)
        self.surroundings += story.umgebung
        self.losses += kontext.verluste
        return story

    def _notes(self) -> dict[tuple[str, str], etree._Element]:
        found: dict[tuple[str, str], etree._Element] = {}
        for kind, part in _NOTES.items():
            root = self._root(part)
            if root is None:
                continue
            orte = places(root, t("Fußnoten"))
            self.changes += collect(root, lambda element, known=orte: (place_of(element, known), ""))  # type: ignore[misc]
            settle(root, self.revisions)
            notes = (note for note in root.iter(W + kind) if note.get(W + "type", "normal") == "normal")
            found |= {(kind, note.get(W + "id", "")): note for note in notes}
        return found

    def _root(self, part: str) -> etree._Element | None:
        return read_xml(self.parts[part], self.name) if part in self.parts else None

    def _targets(self, part: str) -> dict[str, str]:
        folder, file = posixpath.split(part)
        root = self._root(f"{folder}/_rels/{file}.rels")
        return {link.get("Id", ""): link.get("Target", "") for link in root} if root is not None else {}


def _finder(body: etree._Element, orte: dict[etree._Element, Text]) -> Callable[[etree._Element], tuple[Text, str]]:
    """Tells the place of an element, and the field that it lies in."""
    owner = {element: anchor.feld for anchor in find_anchors(body) for element in anchor.elemente}

    def place(element: etree._Element) -> tuple[Text, str]:
        nodes = (element, *element.iterancestors())
        return place_of(element, orte), next((owner[node] for node in nodes if node in owner), "")

    return place
