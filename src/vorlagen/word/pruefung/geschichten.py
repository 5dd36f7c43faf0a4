"""The stories of a Word file: body, headers, footers, footnotes, endnotes, with what people call them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vorlagen.i18n import Text, t
from vorlagen.word.paket import DOCUMENT_PART, STORY_PART, read_xml
from vorlagen.word.pruefung.orte import Absatz, Leser, W
from vorlagen.word.seitenraender import by_part, sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml import etree

    from vorlagen.word.seitenraender import Rand

_MARGINS: Final = {"header": t("Kopfzeile"), "footer": t("Fußzeile")}
_PAGES: Final = {"first": t("erste Seite"), "even": t("gerade Seiten")}


@dataclass(frozen=True, slots=True)
class Teil:
    """A part of the package that is filled in one go.

    Attributes:
        name: its name.
        absaetze: its paragraphs, as far as they hold words.
    """

    name: str
    absaetze: tuple[Absatz, ...]


def read_stories(
    parts: Mapping[str, bytes], document: etree._Element, margins: tuple[Rand, ...], name: str
) -> Iterator[Teil]:
    """The parts with their paragraphs: the body first, then as the package has them.

    Args:
        parts: all parts by name.
        document: root of the document part.
        margins: which section uses which header and footer.
        name: the file's name, for messages.

    Raises:
        PackageError: a part is no XML.
    """
    names = {part: _margin(rand, document) for part, rand in by_part(margins).items()}
    for part in sorted(filter(STORY_PART.fullmatch, parts), key=lambda part: part != DOCUMENT_PART):
        root = document if part == DOCUMENT_PART else read_xml(parts[part], name)
        leser = Leser()
        stories = _stories(root, part, names, document)
        yield Teil(part, tuple(absatz for ort, container in stories for absatz in leser.story(container, ort)))


def _stories(
    root: etree._Element, part: str, names: Mapping[str, Text], document: etree._Element
) -> Iterable[tuple[Text, etree._Element]]:
    if part == DOCUMENT_PART:
        return [(t("Text"), body) for body in root.iterfind(W + "body")]
    if part.startswith("word/footnotes"):
        return [(t("Fußnote {n}", n=n), note) for n, note in _notes(root, document, "footnote")]
    if part.startswith("word/endnotes"):
        return [(t("Endnote {n}", n=n), note) for n, note in _notes(root, document, "endnote")]
    return [(names.get(part) or t("Kopf- oder Fußzeile ohne Seite ({part})", part=part), root)]


def _notes(root: etree._Element, document: etree._Element, kind: str) -> Iterator[tuple[int, etree._Element]]:
    """Notes with the number that Word prints: by the order of the references, not of the part.

    The lines that separate notes from the text, which nothing refers to, come last.
    """
    order = [node.get(W + "id") for node in document.iter(f"{W}{kind}Reference")]
    numbers = {ident: n for n, ident in enumerate(dict.fromkeys(order), 1)}
    for note in root.iterfind(W + kind):
        ident = note.get(W + "id")
        yield numbers.setdefault(ident, len(numbers) + 1), note


def _margin(rand: Rand, document: etree._Element) -> Text:
    kind, pages = _MARGINS[rand.art], _PAGES.get(rand.seiten)
    several = sum(1 for _ in sections(document)) > 1
    if several and pages:
        return t("{art} von Abschnitt {n} ({seiten})", art=kind, n=rand.abschnitt, seiten=pages)
    if several:
        return t("{art} von Abschnitt {n}", art=kind, n=rand.abschnitt)
    return t("{art} ({seiten})", art=kind, seiten=pages) if pages else kind
