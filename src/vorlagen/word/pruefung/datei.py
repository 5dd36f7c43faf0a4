"""What can be wrong with a Word file as a whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from vorlagen.i18n import Text, t
from vorlagen.word.facts import read_word_facts
from vorlagen.word.grundpaket import NEEDED_PARTS, RELS_PART
from vorlagen.word.paket import Hindernis, PackageError, has_macros, is_xml, read_document, read_parts, read_xml
from vorlagen.word.pruefung.befunde import TABLE
from vorlagen.word.seitenraender import Rand, pages_without_header, read_margins, sections
from vorlagen.word.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml import etree

    from vorlagen.findings import Finding

_CODES: Final = {Hindernis.KENNWORT: "P902", Hindernis.ZU_GROSS: "P904"}
_PAGES: Final = {
    "default": t("Abschnitt {n}"),
    "first": t("Die erste Seite von Abschnitt {n}"),
    "even": t("Gerade Seiten von Abschnitt {n}"),
}


@dataclass(frozen=True, slots=True)
class Paket:
    """A Word file that could be opened.

    Attributes:
        parts: its parts by name.
        document: root of the body.
        margins: headers and footers of its sections.
    """

    parts: Mapping[str, bytes]
    document: etree._Element
    margins: tuple[Rand, ...]


def open_template(data: bytes, name: str) -> Paket:
    """Open a Word file.

    Raises:
        PackageError: it is none, or cannot be read.
    """
    parts = read_parts(data, name)
    if any(part not in parts for part in NEEDED_PARTS):
        raise PackageError(name, Hindernis.BESCHAEDIGT)
    for part, content in parts.items():
        if is_xml(part):
            read_xml(content, name)
    document = read_document(parts, name)
    return Paket(parts, document, read_margins(document, parts[RELS_PART]))


def package_fault(error: PackageError, name: str) -> Finding:
    """The finding on a file that cannot be opened."""
    code = _CODES.get(error.hindernis, "P901")
    return replace(TABLE[code].finding(name, grund=error.hindernis.cause), hint=error.hindernis.hint)


def check_file(paket: Paket, data: bytes, name: str) -> Iterator[Finding]:
    """Macros, private matter, pages without a header, missing styles."""
    if has_macros(paket.parts):
        yield TABLE["P903"].finding(name)
    for kind in read_word_facts(data, name).private_matter:
        yield TABLE["P905"].finding(name, was=kind)
    if next(sections(paket.document), None) is None:
        yield TABLE["P907"].finding(name)
    settings = paket.parts.get("word/settings.xml")
    for number, pages in pages_without_header(paket.document, paket.margins, settings):
        place = Text(_PAGES[pages].msgid, {"n": number})
        yield TABLE["P906"].finding(name, ort=place)
    missing = Styles.read(paket.parts["word/styles.xml"]).missing
    if missing:
        yield TABLE["P932"].finding(name, namen=", ".join(f"„{style}“" for style in missing))
