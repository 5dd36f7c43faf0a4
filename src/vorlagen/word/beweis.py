"""The proof that every value of a paper arrived in the Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.errors import FormError
from vorlagen.formular import zeilen
from vorlagen.i18n import t
from vorlagen.word.plain import normalise, paragraph_texts, plain_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml import etree

    from vorlagen.formular.druckbild import Druckabschnitt, Druckbild

_SHOWN = 5


def prove(stories: Iterable[etree._Element], druckbild: Druckbild, values: Iterable[str], template: str) -> None:
    """Refuse a Word file in which a text of the paper is missing.

    What is expected comes from the plan of the paper and, by a second way that knows nothing
    of sections, from its single values; what is there is read from the finished XML.

    Args:
        stories: the finished document part and, if there are footnotes, their part, as read from their bytes.
        druckbild: the plan that was printed.
        values: printed single values of the paper.
        template: name of the Word file, for the message.

    Raises:
        FormError: something is missing; up to five of the missing texts are named.
    """
    missing = missing_texts(stories, (*_expected(druckbild), *values))
    if missing:
        raise FormError(
            t("Die Word-Datei {file} des Formulars gibt nicht alles aus, was in der Vorlage steht. Es fehlt: {texts}.",
              file=template, texts=listed(missing)),
            t("Prüfen Sie in Word, ob sie alle Abschnitte ausgibt: "
              "{{%p for abschnitt in abschnitte %}} … {{{{p abschnitt }}}} … {{%p endfor %}}."),
        )  # fmt: skip


def missing_texts(stories: Iterable[etree._Element], wanted: Iterable[str]) -> list[str]:
    """Those of some texts that the paragraphs of a document and its footnotes do not hold, each once."""
    paragraphs = [text for story in stories for text in paragraph_texts(story)]
    text, whole = "\n".join(paragraphs), frozenset(paragraphs)
    parts = dict.fromkeys(normalise(part) for part in wanted)
    return [part for part in parts if part and part not in whole and part not in text]


def listed(missing: list[str]) -> str:
    """The first few of them, for a message."""
    return "; ".join(f"„{part[:80]}“" for part in missing[:_SHOWN])


def _expected(druckbild: Druckbild) -> Iterator[str]:
    for line in druckbild.kopf:
        yield from (line.bezeichnung, line.wert)
    for section in druckbild.abschnitte:
        yield from _of_section(section)


def _of_section(section: Druckabschnitt) -> Iterator[str]:
    yield from (section.ueberschrift, section.leitfrage)
    for block in section.bloecke:
        yield from _of_block(block)
    for child in section.abschnitte:
        yield from _of_section(child)


def _of_block(block: zeilen.Block) -> Iterator[str]:
    match block:
        case zeilen.Satzblock():
            yield block.text
        case zeilen.Angabenblock():
            yield from (f"{line.bezeichnung}: {line.wert}" for line in block.zeilen)
        case zeilen.Auswahlblock():
            yield block.einleitung
            yield from _of_boxes(block.kaestchen)
        case zeilen.Tabellenblock():
            yield block.titel
            yield from (column.titel for column in block.spalten)
            yield from (cell for row in block.zeilen for cell in row)
        case zeilen.Listenblock():
            yield from (block.titel, *block.punkte)
        case zeilen.Langtextblock():
            yield from (block.titel, *plain_blocks(block.markdown))
        case zeilen.Unterschriftblock():
            for person in block.personen:
                yield from (person.zusatz, person.name, person.funktion)
        case zeilen.Feldblock():
            yield from (title for title, _ in block.felder)
            yield from (text for _, inner in block.felder for part in inner for text in _of_block(part))


def _of_boxes(boxes: Iterable[zeilen.Kaestchen]) -> Iterator[str]:
    for box in boxes:
        yield f"{'☑' if box.gewaehlt else '☐'} {box.text}"
        yield from _of_boxes(box.darunter)
