"""What Word refuses or repairs in a docx, found without Word: ``faults(docx)``.

openxml-audit knows the schemas; here stand the rules between parts and places that they do
not say, and the order of elements once more, by ECMA-376 part 1 (transitional).
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from lxml import etree
from reihenfolge import ORDER, PARENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Element = etree._Element

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_MAIN}}}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STYLED = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_USED_KINDS = ("image", "hyperlink", "header", "footer")
_MOST_COLUMNS, _LONGEST_NAME, _LONGEST_TAG, _HIGHEST_ID = 63, 40, 64, 2**31 - 1


class Paket:
    """A docx, its parts read once."""

    def __init__(self, docx: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            self.names = package.namelist()
            self.parts = {name: package.read(name) for name in self.names}

    @cached_property
    def roots(self) -> dict[str, Element]:
        """All parts that are XML."""
        return {name: etree.fromstring(data) for name, data in self.parts.items() if name.endswith((".xml", ".rels"))}

    @cached_property
    def stories(self) -> dict[str, Element]:
        """The parts that hold text."""
        texts = ("document", "header", "footer", "footnotes", "endnotes")
        return {name: root for name, root in self.roots.items() if name.removeprefix("word/").startswith(texts)}

    def all(self, *tags: str) -> Iterator[Element]:
        """These elements of all texts."""
        for root in self.stories.values():
            yield from root.iter(*(tag if tag.startswith("{") else W + tag for tag in tags))

    def part(self, name: str) -> Element:
        """A part below ``word``; an empty element if it is missing."""
        root = self.roots.get(f"word/{name}.xml")
        return etree.Element("nothing") if root is None else root


def faults(docx: bytes) -> list[str]:
    """Everything that Word would refuse or repair, as far as it is known here."""
    paket = Paket(docx)
    return [fault for check in CHECKS for fault in check(paket)]


def value(element: Element, name: str = "val") -> str:
    """An attribute of the main namespace."""
    return str(element.get(W + name, ""))


def _twice(what: str, ids: Iterable[str]) -> Iterator[str]:
    yield from (f"{what} {found} doppelt" for found, times in Counter(ids).items() if times > 1)


def content_types(paket: Paket) -> Iterator[str]:
    """Every part has a type, every type a part, and no name stands twice in the package."""
    yield from _twice("Teil", paket.names)
    root = paket.roots["[Content_Types].xml"]
    defaults = {str(node.get("Extension")).lower() for node in root.iter(f"{_TYPES}Default")}
    named = [str(node.get("PartName")).removeprefix("/") for node in root.iter(f"{_TYPES}Override")]
    yield from _twice("Inhaltstyp", named)
    yield from (f"Inhaltstyp für fehlendes {name}" for name in named if name not in paket.parts)
    for name in paket.parts:
        if name not in named and name.rpartition(".")[2].lower() not in defaults:
            yield f"{name} ohne Inhaltstyp"


def relationships(paket: Paket) -> Iterator[str]:
    """Every reference has its relationship, every relationship its part and its use, every part one that names it."""
    targets = set()
    for name in (name for name in paket.names if name.endswith(".rels")):
        owner = name.replace("_rels/", "").removesuffix(".rels")
        entries = list(paket.roots[name])
        yield from _twice(f"{name}: Beziehung", (str(node.get("Id")) for node in entries))
        for node in entries:
            target = str(node.get("Target"))
            if node.get("TargetMode") == "External":
                if not target or any(sign.isspace() or ord(sign) > 126 for sign in target):
                    yield f"{name}: Adresse {target!r}"
                continue
            path = posixpath.normpath(posixpath.join(posixpath.dirname(owner), target)).removeprefix("/")
            targets.add(path)
            if path not in paket.parts:
                yield f"{name}: Ziel {path} fehlt"
        if owner in paket.roots:
            yield from _uses(owner, paket.roots[owner], entries)
        elif owner:
            yield f"{name} zu fehlendem {owner}"
    loose = [name for name in paket.names if name not in targets and not name.endswith(".rels")]
    yield from (f"{name} gehört zu nichts" for name in loose if name != "[Content_Types].xml")


def _uses(owner: str, root: Element, entries: list[Element]) -> Iterator[str]:
    used = {str(found) for node in root.iter() for key, found in node.attrib.items() if str(key).startswith(_R)}
    known = {str(node.get("Id")): str(node.get("Type")).rpartition("/")[2] for node in entries}
    yield from (f"{owner}: Beziehung {ident} fehlt" for ident in sorted(used - known.keys()))
    for ident, kind in known.items():
        if kind in _USED_KINDS and ident not in used:
            yield f"{owner}: Beziehung {ident} ({kind}) ungenutzt"


def references_have_relationships(paket: Paket) -> Iterator[str]:
    """A part without any relationships refers to none."""
    for name, root in paket.roots.items():
        folder, _, file = name.rpartition("/")
        if f"{folder}/_rels/{file}.rels" not in paket.parts and not name.endswith(".rels"):
            yield from _uses(name, root, [])


def identifiers(paket: Paket) -> Iterator[str]:
    """Pictures, controls and bookmarks have numbers of their own; bookmarks also names, and an end."""
    pictures = [str(node.get("id")) for node in paket.all(_DOC_PR)]
    controls = [value(node) for root in paket.stories.values() for node in root.iterfind(f".//{W}sdtPr/{W}id")]
    yield from _twice("Bild", pictures)
    yield from _twice("Inhaltssteuerelement", controls)
    yield from (f"Nummer {found}" for found in (*pictures, *controls) if not 0 < int(found) <= _HIGHEST_ID)
    for name, root in paket.stories.items():
        begun = [value(node, "id") for node in root.iter(f"{W}bookmarkStart")]
        open_ids: list[str] = []
        for node in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            if node.tag == f"{W}bookmarkStart":
                open_ids.append(value(node, "id"))
            elif value(node, "id") in open_ids:
                open_ids.remove(value(node, "id"))
            else:
                yield f"{name}: Ende ohne Textmarke {value(node, 'id')}"
        yield from (f"{name}: Textmarke {ident} ohne Ende" for ident in open_ids)
        yield from _twice(f"{name}: Textmarke", begun)
    names = [value(node, "name") for node in paket.all("bookmarkStart")]
    yield from _twice("Textmarke", names)
    yield from (f"Name der Textmarke {name!r}" for name in names if not 0 < len(name) <= _LONGEST_NAME)
    yield from (
        f"Verweis auf fehlende Textmarke {value(node, 'anchor')}"
        for node in paket.all("hyperlink")
        if value(node, "anchor") not in ("", *names)
    )


def numbering(paket: Paket) -> Iterator[str]:
    """Every list has its instance, every instance its definition, and definitions come first."""
    root = paket.part("numbering")
    definitions = [value(node, "abstractNumId") for node in root.iterfind(f"{W}abstractNum")]
    instances = [value(node, "numId") for node in root.iterfind(f"{W}num")]
    yield from _twice("abstractNum", definitions)
    yield from _twice("num", instances)
    yield from _twice("nsid", (value(node) for node in root.iter(f"{W}nsid")))
    for node in root.iterfind(f"{W}num/{W}abstractNumId"):
        if value(node) not in definitions:
            yield f"num ohne abstractNum {value(node)}"
    for node in root.iterfind(f"{W}abstractNum"):
        yield from _twice("Listenebene", (value(level, "ilvl") for level in node.iterfind(f"{W}lvl")))
    kinds = [str(node.tag).removeprefix(W) for node in root]
    if "num" in kinds and "abstractNum" in kinds[kinds.index("num") :]:
        yield "abstractNum hinter num"
    styles = paket.part("styles").iter(f"{W}numId")
    yield from (
        f"numId {value(node)} fehlt" for node in (*paket.all("numId"), *styles) if value(node) not in ("0", *instances)
    )
    yield from (f"ilvl {value(node)}" for node in paket.all("ilvl") if value(node) not in set("012345678"))


def styles(paket: Paket) -> Iterator[str]:
    """Every style that is used exists and is of the kind that the place asks for."""
    root = paket.part("styles")
    kinds = {value(node, "styleId"): value(node, "type") for node in root.iter(f"{W}style")}
    yield from _twice("Formatvorlage", (value(node, "styleId") for node in root.iter(f"{W}style")))
    yield from _twice("Name der Formatvorlage", (value(node).lower() for node in root.iterfind(f"{W}style/{W}name")))
    used = (*paket.all(*_STYLED), *paket.part("numbering").iter(f"{W}pStyle"))
    for node in used:
        kind = _STYLED[str(node.tag).removeprefix(W)]
        if kinds.get(value(node)) != kind:
            yield f"Formatvorlage {value(node)!r} fehlt oder ist von anderer Art als {kind}"
    for node in root.iter(f"{W}basedOn", f"{W}next", f"{W}link"):
        if value(node) not in kinds:
            yield f"Formatvorlage {value(node)!r} fehlt"


def tables(paket: Paket) -> Iterator[str]:
    """Rows fill the grid; cells, notes and the text end with a paragraph."""
    for table in paket.all("tbl"):
        grid = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        rows = [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]
        if not rows or not 0 < grid <= _MOST_COLUMNS:
            yield f"Tabelle mit {len(rows)} Zeilen und {grid} Spalten"
        for row in rows:
            spans = row.findall(f"{W}tc/{W}tcPr/{W}gridSpan")
            beside = (*row.iterfind(f"{W}trPr/{W}gridBefore"), *row.iterfind(f"{W}trPr/{W}gridAfter"))
            filled = len(row.findall(f"{W}tc")) - len(spans) + sum(int(value(node)) for node in (*spans, *beside))
            if filled != grid:
                yield f"Zeile mit {filled} Zellen in einer Tabelle mit {grid} Spalten"
    for box in paket.all("tc", "footnote", "endnote", "hdr", "ftr"):
        if len(box) == 0 or box[-1].tag != f"{W}p":
            yield f"{str(box.tag).removeprefix(W)} endet nicht mit einem Absatz"
    body = paket.part("document").find(f"{W}body")
    if body is None or body[-1].tag != f"{W}sectPr":
        yield "Der Text endet nicht mit sectPr"


def order(paket: Paket) -> Iterator[str]:
    """Children stand in the order of the schema, and elements where they may."""
    for name, root in paket.roots.items():
        for node in root.iter(f"{W}*"):
            tag = str(node.tag).removeprefix(W)
            parent = node.getparent()
            if tag in PARENTS and parent is not None and str(parent.tag).removeprefix(W) not in PARENTS[tag]:
                yield f"{name}: {tag} in {parent.tag}"
            if tag not in ORDER:
                continue
            wanted = ORDER[tag]
            # References to headers and footers may mix.
            children = [str(child.tag).removeprefix(W).replace("footerRef", "headerRef") for child in node]
            places = [wanted.index(child) for child in children if child in wanted]
            if places != sorted(places):
                yield f"{name}: Reihenfolge in {tag}: {', '.join(children)}"
            foreign = [child for child in children if child not in wanted and not child.startswith("{")]
            if foreign and tag.endswith("Pr"):
                yield f"{name}: {', '.join(foreign)} in {tag}"
            if tag.endswith("Pr"):
                once = (child for child in children if not child.endswith("Reference"))
                yield from _twice(f"{name}: in {tag}", once)


def footnotes(paket: Paket) -> Iterator[str]:
    """Every reference has its note, every note its reference, and the settings list the separators."""
    notes = paket.part("footnotes")
    kept = {value(node, "id"): value(node, "type") for node in notes}
    yield from _twice("Fußnote", (value(node, "id") for node in notes))
    referred = [value(node, "id") for node in paket.all("footnoteReference")]
    yield from (f"Verweis auf fehlende Fußnote {ident}" for ident in referred if kept.get(ident) != "")
    yield from (f"Fußnote {ident} ohne Verweis" for ident, kind in kept.items() if not kind and ident not in referred)
    yield from _twice("Verweis auf Fußnote", referred)
    if any(True for _ in notes.iter(f"{W}footnoteReference")):
        yield "Fußnote in einer Fußnote"
    listed = {value(node, "id") for node in paket.part("settings").iterfind(f"{W}footnotePr/{W}footnote")}
    separators = {ident for ident, kind in kept.items() if kind}
    if listed != separators:
        yield f"Trennlinien {sorted(separators)}, in den Einstellungen {sorted(listed)}"


def texts(paket: Paket) -> Iterator[str]:
    """Blanks at an edge are preserved, fields closed, controls filled and their names short."""
    for node in paket.all("t", "instrText", "delText"):
        text = node.text or ""
        if text != text.strip(" \t\n") and node.get(_SPACE) != "preserve":
            yield f"Leerzeichen am Rand von {text!r} nicht geschützt"
    for name, root in paket.stories.items():
        kinds = [value(node, "fldCharType") for node in root.iter(f"{W}fldChar")]
        depth = 0
        for kind in kinds:
            depth += (kind == "begin") - (kind == "end")
            if depth < 0:
                break
        if depth:
            yield f"{name}: Felder nicht geschlossen: {kinds}"
    yield from ("Leeres Inhaltssteuerelement" for node in paket.all("sdtContent") if len(node) == 0)
    yield from (
        f"{value(node)!r} ist länger als {_LONGEST_TAG} Zeichen"
        for node in paket.all("tag", "alias")
        if len(value(node)) > _LONGEST_TAG
    )


CHECKS: tuple[Callable[[Paket], Iterator[str]], ...] = (
    *(content_types, relationships, references_have_relationships, identifiers, numbering, styles, tables, order),
    *(footnotes, texts),
)
