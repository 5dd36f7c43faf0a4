"""What a spreadsheet hides and the engine would print all the same.

Tried with office2pdf 0.4.0: hidden sheets and hidden slides are left out, comments and
speaker's notes too, but **hidden rows and columns are printed**, filtered rows and those
without height or width among them.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final

from lxml import etree

from vorlagen.i18n import Text, t

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml")
_HIDDEN: Final = re.compile(
    rb"<(?:\w+:)?(?P<what>row|col)\b[^>]*\b(?:hidden=[\"'](?:1|true)|(?:ht|width)=[\"']0+(?:\.0\d*)?)[\"']"
)
"""What is marked as hidden, or so low or narrow that Excel shows nothing of it: whoever drags
a row or column shut leaves „0“ or a little more."""
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_LIMIT: Final = 200_000_000
"""Unpacked bytes of all sheets together; what is larger is no attachment for people."""


class TooLargeError(ValueError):
    """A package unpacks to more than anybody reads."""


def hidden_matter(xlsx: bytes) -> tuple[Text, ...]:
    """Rows and columns that are hidden on a sheet which is shown, in words for people.

    Args:
        xlsx: the file's bytes, known to be a spreadsheet.

    Raises:
        zipfile.BadZipFile, lxml.etree.XMLSyntaxError, KeyError: the package is damaged.
        TooLargeError: it unpacks to more than ``_LIMIT`` bytes.
    """
    with zipfile.ZipFile(io.BytesIO(xlsx)) as package:
        shown = _shown_sheets(package)
        if sum(package.getinfo(part).file_size for part in shown) > _LIMIT:
            raise TooLargeError
        return tuple(_hidden_in(package, shown))


def names_paper(xlsx: bytes) -> bool:
    """Whether any sheet says on which paper it is to be printed; the engine takes US Letter otherwise."""
    with zipfile.ZipFile(io.BytesIO(xlsx)) as package:
        sheets = [info for info in package.infolist() if _SHEET.fullmatch(info.filename) and info.file_size <= _LIMIT]
        return any(b"paperSize=" in package.read(info) for info in sheets)


def _shown_sheets(package: zipfile.ZipFile) -> dict[str, str]:
    """Part and name of each sheet that is not hidden."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    relations = etree.fromstring(package.read("xl/_rels/workbook.xml.rels"), parser)
    targets = {node.get("Id", ""): node.get("Target", "") for node in relations}
    book = etree.fromstring(package.read("xl/workbook.xml"), parser)
    shown: dict[str, str] = {}
    for sheet in book.iter(f"{_MAIN}sheet"):
        part = targets.get(sheet.get(_REL, ""), "")
        part = part[1:] if part.startswith("/") else f"xl/{part}"
        if sheet.get("state", "visible") == "visible" and _SHEET.fullmatch(part):
            shown[part] = sheet.get("name", "")
    return shown


def _hidden_in(package: zipfile.ZipFile, shown: dict[str, str]) -> Iterator[Text]:
    for part, name in shown.items():
        found = {match["what"] for match in _HIDDEN.finditer(package.read(part))}
        if b"row" in found:
            yield t("ausgeblendete Zeilen im Blatt „{blatt}“", blatt=name)
        if b"col" in found:
            yield t("ausgeblendete Spalten im Blatt „{blatt}“", blatt=name)
