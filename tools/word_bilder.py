"""Text pictures of the shipped Word files, so that a change in one can be read in a diff.

Beside each ``templates/docx/<form>/<name>.docx`` lies ``<name>.docx.txt``: its parts in reading order, every
paragraph with its style and its placeholders, tables, content controls, page, language and all styles.

Usage: ``python tools/word_bilder.py [--check] [FILE.docx …]``; with files: print their pictures.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    Element = etree._Element  # noqa: SLF001 - the type has no public name

FOLDER = Path(__file__).resolve().parent.parent / "templates" / "docx"
NOTE = "Erzeugt von tools/word_bilder.py; nicht von Hand ändern. Auffrischen: make word"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
DOCUMENT = "word/document.xml"
KINDS = {"default": "", "first": ", erste Seite", "even": ", gerade Seiten"}
MARKS = {"tab": "→", "br": "↵", "cr": "↵", "noBreakHyphen": "‑", "softHyphen": "¬", "footnoteReference": "[Fußnote]"}
TWIPS_PER_CM = 567


class Word:
    """The parts of a Word file that people see or that decide how it looks."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.styles = self.root("word/styles.xml")
        self.names = {style.get(f"{W}styleId", ""): value(style, "name") for style in self.styles.iter(f"{W}style")}

    def root(self, part: str) -> Element:
        """One part, read without entities and network."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
        return etree.fromstring(self.parts[part], parser)

    def target(self, ident: str) -> str:
        """The part that a relationship of the document names."""
        relations = self.root("word/_rels/document.xml.rels")
        found = next(relation for relation in relations if relation.get("Id") == ident)
        return str(PurePosixPath("word") / found.get("Target", "").removeprefix("/word/"))

    def lines(self) -> Iterator[str]:
        """The whole picture."""
        yield NOTE
        document = self.root(DOCUMENT)
        language = self.styles.find(f".//{W}docDefaults//{W}lang")
        yield f"\nSprache: {language.get(f'{W}val') if language is not None else 'keine'}"
        sections = list(document.iter(f"{W}sectPr"))
        for at, section in enumerate(sections, 1):
            yield from page(section, at)
        yield "\nText"
        yield from self.blocks(document[0], 1)
        for at, section in enumerate(sections, 1):
            yield from self.margins(section, at)
        for part, title in (("word/footnotes.xml", "Fußnoten"), ("word/endnotes.xml", "Endnoten")):
            if part in self.parts:
                yield f"\n{title}"
                yield from self.blocks(self.root(part), 1)
        yield "\nFormatvorlagen"
        yield from self.style_lines()

    def margins(self, section: Element, at: int) -> Iterator[str]:
        """Headers and footers of a section."""
        for reference in section:
            title = {f"{W}headerReference": "Kopfzeile", f"{W}footerReference": "Fußzeile"}.get(str(reference.tag))
            if title:
                part = self.target(reference.get(f"{R}id", ""))
                yield f"\n{title}, Abschnitt {at}{KINDS[reference.get(f'{W}type', 'default')]} ({part})"
                yield from self.blocks(self.root(part), 1)

    def blocks(self, parent: Element, depth: int) -> Iterator[str]:
        """Paragraphs, tables and content controls below ``parent``, in reading order."""
        indent = "  " * depth
        for child in parent:
            tag = etree.QName(child).localname
            if tag == "p":
                yield f"{indent}{self.paragraph(child)}".rstrip()
                for box in child.iter(f"{W}txbxContent"):
                    if not any(above.tag == FALLBACK for above in box.iterancestors()):
                        yield f"{indent}  Textfeld"
                        yield from self.blocks(box, depth + 2)
            elif tag == "tbl":
                yield f"{indent}Tabelle [{self.style(child, 'tblPr/tblStyle')}]"
                yield from self.rows(child, depth + 1)
            elif tag == "sdt":
                content = child.find(f"{W}sdtContent")
                yield f"{indent}Inhaltssteuerelement „{value(child, 'sdtPr/tag')}“ ({value(child, 'sdtPr/alias')})"
                yield from self.blocks(content, depth + 1) if content is not None else ()
            elif tag in {"footnote", "endnote"} and child.get(f"{W}type") is None:
                yield f"{indent}{child.get(f'{W}id')}"
                yield from self.blocks(child, depth + 1)

    def rows(self, table: Element, depth: int) -> Iterator[str]:
        """The cells of a table, row by row."""
        for at, row in enumerate(table.findall(f"{W}tr"), 1):
            head = " (Kopfzeile)" if row.find(f"{W}trPr/{W}tblHeader") is not None else ""
            for place, cell in enumerate(row.findall(f"{W}tc"), 1):
                yield f"{'  ' * depth}Zeile {at}{head}, Zelle {place}"
                yield from self.blocks(cell, depth + 1)

    def style(self, element: Element, path: str) -> str:
        """The name of the style that an element bears; the default one if it names none."""
        ident = value(element, path)
        return self.names.get(ident, f"{ident}: fehlt") if ident else "Vorgabe"

    def paragraph(self, paragraph: Element) -> str:
        """Style, words, and what Word puts between them; direct formatting is named."""
        words = "".join(self.run(run) for run in paragraph.iter(f"{W}r") if next(own(run, paragraph), None) is None)
        return f"[{self.style(paragraph, 'pPr/pStyle')}] {words}"

    def run(self, run: Element) -> str:
        """The words of a run; a character style and direct formatting stand before them."""
        props = run.find(f"{W}rPr")
        marks = [] if props is None else [etree.QName(prop).localname for prop in props if prop.tag != f"{W}rStyle"]
        if value(run, "rPr/rStyle"):
            marks.insert(0, self.style(run, "rPr/rStyle"))
        words = "".join(mark(part) for part in run)
        return f"‹{', '.join(marks)}: {words}›" if marks and words else words

    def style_lines(self) -> Iterator[str]:
        """All styles with what they set themselves, by kind and name."""
        found = sorted(
            self.styles.iter(f"{W}style"), key=lambda style: (style.get(f"{W}type", ""), value(style, "name"))
        )
        for style in found:
            based = value(style, "basedOn")
            facts = [
                style.get(f"{W}type", ""),
                f"nach „{self.names.get(based, based)}“" if based else "",
                value(style, "rPr/rFonts", "ascii"),
                points(value(style, "rPr/sz")),
                "fett" if style.find(f"{W}rPr/{W}b") is not None else "",
                "kursiv" if style.find(f"{W}rPr/{W}i") is not None else "",
                colour(value(style, "rPr/color")),
                level(value(style, "pPr/outlineLvl")),
            ]
            yield f"  {value(style, 'name')} ({style.get(f'{W}styleId')}): {', '.join(filter(None, facts))}"


def own(run: Element, paragraph: Element) -> Iterator[Element]:
    """What lies between a run and its paragraph and makes it another one's: a text box, an old copy of it."""
    for above in run.iterancestors():
        if above is paragraph:
            return
        if above.tag in {FALLBACK, f"{W}txbxContent"}:
            yield above


def mark(part: Element) -> str:
    """A piece of a run as text."""
    name = etree.QName(part).localname
    if name == "t":
        return part.text or ""
    if name == "instrText":
        return f"«{(part.text or '').strip()}»"
    picture = part.find(f".//{WP}docPr")
    if picture is not None:
        return f"[Bild: {picture.get('descr') or picture.get('name')}]"
    return MARKS.get(name, "")


def value(element: Element, path: str, attribute: str = "val") -> str:
    """An attribute of what lies at ``path``, empty if it is absent."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{W}{attribute}", "")


def page(section: Element, at: int) -> Iterator[str]:
    """Size and margins of the pages of a section in centimetres."""
    width, height = (cm(value(section, "pgSz", name)) for name in ("w", "h"))
    sides = {"top": "oben", "right": "rechts", "bottom": "unten", "left": "links", "header": "Kopf", "footer": "Fuß"}
    margins = ", ".join(f"{word} {cm(value(section, 'pgMar', name))}" for name, word in sides.items())
    first = "; erste Seite anders" if section.find(f"{W}titlePg") is not None else ""
    yield f"Seite, Abschnitt {at}: {width} × {height} cm; Ränder: {margins} cm{first}"


def cm(twips: str) -> str:
    """Twips as centimetres."""
    return f"{int(twips or 0) / TWIPS_PER_CM:.1f}".replace(".", ",")


def points(half: str) -> str:
    """Half points as points."""
    return f"{int(half) / 2:g} pt".replace(".", ",") if half else ""


def colour(code: str) -> str:
    """A colour as HTML writes it."""
    return f"#{code}" if code and code != "auto" else ""


def level(outline: str) -> str:
    """The level of a heading, from 1."""
    return f"Ebene {int(outline) + 1}" if outline else ""


def picture(data: bytes) -> str:
    """The text picture of a Word file."""
    return "\n".join(Word(data).lines()) + "\n"


def main() -> int:
    """Write the pictures, or with ``--check`` say which are stale."""
    names = [word for word in sys.argv[1:] if not word.startswith("-")]
    for name in names:
        print(picture(Path(name).read_bytes()), end="")
    stale = []
    for path in [] if names else sorted(FOLDER.glob("*/*.docx")):
        target, text = path.with_name(f"{path.name}.txt"), picture(path.read_bytes())
        if "--check" not in sys.argv[1:]:
            target.write_text(text, encoding="utf-8", newline="\n")
            print(target)
        elif not target.is_file() or target.read_text(encoding="utf-8") != text:
            stale.append(target)
    for target in stale:
        print(f"veraltet: {target.relative_to(FOLDER)}", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
