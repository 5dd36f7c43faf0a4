"""The strict probe finds each fault that is planted, and nothing in the file without it."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

import vorlagen

sys.path.insert(0, str(Path(__file__).parent))
from streng import CHECKS, faults

EXAMPLE = Path(__file__).parents[2] / "examples/lindenfurt/2026-0242-radverkehrskonzept.yaml"
DOCUMENT, NUMBERS, STYLES, NOTES = (f"word/{name}.xml" for name in ("document", "numbering", "styles", "footnotes"))
RELATIONS, TYPES, SETTINGS = "word/_rels/document.xml.rels", "[Content_Types].xml", "word/settings.xml"

PLANTED: dict[str, tuple[str, str, str]] = {
    "word/media/text1.png ohne Inhaltstyp": (TYPES, 'Extension="png"', 'Extension="gif"'),
    "Inhaltstyp für fehlendes word/nummern.xml": (TYPES, "/word/numbering.xml", "/word/nummern.xml"),
    "word/document.xml: Beziehung rIdText1 fehlt": (RELATIONS, 'Id="rIdText1"', 'Id="rIdText99"'),
    "Ziel word/media/text7.png fehlt": (RELATIONS, "media/text1.png", "media/text7.png"),
    "Adresse 'https://www lindenfurt": (RELATIONS, "https://www.lindenfurt", "https://www lindenfurt"),
    "Textmarke 500000 ohne Ende": (DOCUMENT, "<w:bookmarkEnd ", "<w:bookmark "),
    "Ende ohne Textmarke 500000": (DOCUMENT, "<w:bookmarkStart ", "<w:bookmark "),
    "Leeres Inhaltssteuerelement": (
        DOCUMENT, "<w:body>", "<w:body><w:sdt><w:sdtPr/><w:sdtContent></w:sdtContent></w:sdt>"
    ),
    "Inhaltssteuerelement 7 doppelt": (
        DOCUMENT,
        "<w:body>",
        "<w:body>" + 2 * '<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>',
    ),
    "Nummer 99999999": (
        DOCUMENT, '"beratungsfolge"/><w:id w:val="', '"beratungsfolge"/><w:id w:val="99999999'
    ),
    "Nummer 0": (DOCUMENT, 'docPr id="', 'docPr id="0" w:x="'),
    "numId 99": (DOCUMENT, '<w:numId w:val="', '<w:numId w:val="99'),
    "ilvl 1": (DOCUMENT, '<w:ilvl w:val="', '<w:ilvl w:val="1'),
    "num ohne abstractNum 77": (NUMBERS, '<w:abstractNumId w:val="', '<w:abstractNumId w:val="77'),
    "abstractNum hinter num": (NUMBERS, "</w:numbering>", '<w:abstractNum w:abstractNumId="88"/></w:numbering>'),
    "num 1 doppelt": (NUMBERS, "</w:numbering>", '<w:num w:numId="1"/><w:num w:numId="1"/></w:numbering>'),
    "Formatvorlage 'Fehlt' fehlt": (DOCUMENT, '<w:pStyle w:val="BodyText"/>', '<w:pStyle w:val="Fehlt"/>'),
    "Formatvorlage 'Hyperlink' fehlt oder ist von anderer Art": (
        DOCUMENT, '<w:pStyle w:val="BodyText"/>', '<w:pStyle w:val="Hyperlink"/>'
    ),
    "Formatvorlage 'FehltNormal' fehlt": (STYLES, '<w:basedOn w:val="', '<w:basedOn w:val="Fehlt'),
    "tc endet nicht mit einem Absatz": (DOCUMENT, "</w:p></w:tc>", "</w:p><w:tbl/></w:tc>"),
    "Zeile mit 4 Zellen in einer Tabelle mit 3 Spalten": (DOCUMENT, "</w:tr>", "<w:tc><w:p/></w:tc></w:tr>"),
    "Zeile mit 3 Zellen in einer Tabelle mit 4 Spalten": (DOCUMENT, "</w:tblGrid>", '<w:gridCol w:w="1"/></w:tblGrid>'),
    "Zeile mit 5 Zellen in einer Tabelle mit 3 Spalten": (DOCUMENT, "</w:tcPr>", '<w:gridSpan w:val="3"/></w:tcPr>'),
    "Reihenfolge in pPr": (DOCUMENT, "<w:keepNext/>", '<w:jc w:val="left"/><w:keepNext/>'),
    "Reihenfolge in rPr": (DOCUMENT, "<w:b/><w:bCs/>", "<w:bCs/><w:b/>"),
    "Reihenfolge in tcPr": (DOCUMENT, "<w:tcPr>", "<w:tcPr><w:vAlign/>"),
    "Reihenfolge in tblPr": (DOCUMENT, "<w:tblPr>", "<w:tblPr><w:tblLook/>"),
    "Reihenfolge in sectPr": (DOCUMENT, "<w:pgSz ", "<w:cols/><w:pgSz "),
    "Reihenfolge in lvl": (NUMBERS, "<w:lvlJc ", "<w:pPr/><w:lvlJc "),
    "Reihenfolge in settings": (SETTINGS, "<w:zoom ", "<w:compat/><w:zoom "),
    "in rPr b doppelt": (DOCUMENT, "<w:b/><w:bCs/>", "<w:b/><w:b/><w:bCs/>"),
    "word/document.xml: t in pPr": (DOCUMENT, "<w:keepNext/>", "<w:t/><w:keepNext/>"),
    "word/document.xml: p in {": (DOCUMENT, "</w:r></w:p>", "</w:r><w:p/></w:p>"),
    "word/document.xml: t in {": (DOCUMENT, "</w:r></w:p>", "</w:r><w:t>x</w:t></w:p>"),
    "Verweis auf fehlende Fußnote 99": (DOCUMENT, '<w:footnoteReference w:id="', '<w:footnoteReference w:id="99'),
    "Fußnote in einer Fußnote": (NOTES, "<w:footnoteRef/>", '<w:footnoteReference w:id="1"/>'),
    "footnote endet nicht mit einem Absatz": (NOTES, "</w:p></w:footnote>", "</w:p><w:tbl/></w:footnote>"),
    "Trennlinien ['-1', '0'], in den Einstellungen ['0']": (SETTINGS, '<w:footnote w:id="-1"/>', ""),
    "Leerzeichen am Rand von ' ": (DOCUMENT, '<w:t xml:space="preserve">', "<w:t> "),
    "Felder nicht geschlossen": (DOCUMENT, '<w:fldChar w:fldCharType="end"/>', ""),
    "Verweis auf fehlende Textmarke fehlt": (DOCUMENT, "</w:r></w:p>", '</w:r><w:hyperlink w:anchor="fehlt"/></w:p>'),
    "ist länger als 64 Zeichen": (DOCUMENT, '<w:tag w:val="', f'<w:tag w:val="{65 * "x"}'),
    "Der Text endet nicht mit sectPr": (DOCUMENT, "</w:body>", "<w:p/></w:body>"),
}  # fmt: skip
"""What is found: the part, what is there (its first place), what stands there instead."""


@pytest.fixture(scope="module")
def parts() -> dict[str, bytes]:
    """The example with all constructs."""
    docx = vorlagen.render(vorlagen.load(EXAMPLE)).docx
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """A docx of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return stream.getvalue()


def test_the_sound_file_has_no_fault(parts: dict[str, bytes]) -> None:
    assert faults(packed(parts)) == []


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(parts: dict[str, bytes], fault: str) -> None:
    part, sound, faulty = PLANTED[fault]
    text = parts[part].decode()
    assert sound in text
    found = faults(packed(parts | {part: text.replace(sound, faulty, 1).encode()}))
    assert any(fault in line for line in found), found


@pytest.mark.parametrize("name", [NUMBERS, NOTES, RELATIONS, "word/media/text1.png"])
def test_a_part_taken_away_is_missed(parts: dict[str, bytes], name: str) -> None:
    assert faults(packed({other: data for other, data in parts.items() if other != name}))


def test_a_part_that_nothing_names_is_found(parts: dict[str, bytes]) -> None:
    assert faults(packed(parts | {"word/media/bild.png": b"x"})) == ["word/media/bild.png gehört zu nichts"]


def test_every_check_has_its_planted_faults() -> None:
    assert len(CHECKS) == 10
    assert len(PLANTED) >= 40
