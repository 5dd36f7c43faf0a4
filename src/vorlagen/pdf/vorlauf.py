"""What the embedded engine would drop from a docx without a word is put so that it prints it, or is told.

Tried with office2pdf 0.4.0: it knows no hyphen that keeps lines together, no symbols (``w:sym``),
no boxes of old forms; a footnote is lost with its number unless a run of its own, with Word's
own style for it, refers to it; and drawings (EMF, WMF, SVG) leave a blank.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from lxml import etree

from vorlagen.i18n import t
from vorlagen.pdf.symbole import unicode_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from vorlagen.i18n import Text

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BLIP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_IMAGEDATA: Final = "{urn:schemas-microsoft-com:vml}imagedata"
_OLE: Final = "{urn:schemas-microsoft-com:office:office}OLEObject"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_STORY: Final = re.compile(r"word/(document|(header|footer)\d*|footnotes|endnotes)\.xml")
_TOUCHY: Final = re.compile(
    rb"[<:](?:noBreakHyphen|footnoteReference|endnoteReference|sym|checkBox|object|imagedata|blip)\b"
)
"""A part without any of these is not even parsed."""
_NOTE_STYLES: Final = ("FootnoteReference", "EndnoteReference")
"""The engine knows these even where the file does not define them."""
_NOTE_NAMES: Final = frozenset({"footnote reference", "endnote reference"})
_UNDRAWN: Final = frozenset({".emf", ".wmf", ".emz", ".wmz", ".svg"})
_UNREADABLE: Final = (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, OSError, RuntimeError, ValueError)
"""What reading a damaged package raises; an encrypted part is a RuntimeError."""


def prepare(docx: bytes) -> tuple[bytes, tuple[Text, ...]]:
    """The docx as the engine is to get it, and what it will not print, each once.

    Args:
        docx: the file's bytes; they come back as they are if there is nothing to do or if they
            are no docx, of which the engine will say what is wrong.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            losses: list[Text] = []
            changed = dict(_changed_parts(package, losses))
            return (_repacked(package, changed) if changed else docx), tuple(dict.fromkeys(losses))
    except _UNREADABLE:
        return docx, ()


def _changed_parts(package: zipfile.ZipFile, losses: list[Text]) -> Iterator[tuple[str, bytes]]:
    for part in filter(_STORY.fullmatch, package.namelist()):
        xml = package.read(part)
        if not _TOUCHY.search(xml):
            continue
        root = _parsed(xml)
        done = [_print_hyphens(root), _print_symbols(root, losses), _print_boxes(root),
                _set_notes_apart(root, package)]  # fmt: skip
        losses += _undrawn(root, _targets(package, part))
        if any(done):
            yield part, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _parsed(xml: bytes) -> etree._Element:
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


def _repacked(package: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for info in package.infolist():
            target.writestr(info, changed[info.filename] if info.filename in changed else package.read(info))
    return stream.getvalue()


def _print_hyphens(root: etree._Element) -> bool:
    """A plain hyphen for one that keeps a line together: our fonts have no U+2011, and before a digit no line ends."""
    marks = list(root.iter(_W + "noBreakHyphen"))
    for mark in marks:
        _replace(mark, "-")
    return bool(marks)


def _print_symbols(root: etree._Element, losses: list[Text]) -> bool:
    changed = False
    for mark in list(root.iter(_W + "sym")):
        font, code = mark.get(_W + "font", ""), mark.get(_W + "char", "")
        character = unicode_of(font, code)
        if character is None:
            losses.append(t("Zeichen {nummer} der Schrift „{schrift}“", nummer=code, schrift=font))
        else:
            _replace(mark, character)
            changed = True
    return changed


def _print_boxes(root: etree._Element) -> bool:
    """The boxes of forms as Word had them up to 2003 are a field without a result."""
    boxes = list(root.iter(_W + "checkBox"))
    for box in boxes:
        run = next(box.iterancestors(_W + "r"), None)
        if run is not None:
            state = box.find(_W + "checked")
            state = box.find(_W + "default") if state is None else state
            ticked = state is not None and state.get(_W + "val", "1") not in {"0", "false", "off"}
            run.addprevious(_run_like(run, [_text("☒" if ticked else "☐")]))
    return bool(boxes)


def _set_notes_apart(root: etree._Element, package: zipfile.ZipFile) -> bool:
    marks = list(root.iter(_W + "footnoteReference", _W + "endnoteReference"))
    known = _note_styles(package) if marks else frozenset[str]()
    changed = False
    for mark in marks:
        run = mark.getparent()
        if run is None or run.tag != _W + "r":
            continue
        if any(sibling is not mark and sibling.tag != _W + "rPr" for sibling in run):
            run = _own_run(run, mark)
            changed = True
        changed = _style(run, known) or changed
    return changed


def _own_run(run: etree._Element, mark: etree._Element) -> etree._Element:
    """A run for a reference alone, with what follows it in another."""
    behind = list(mark.itersiblings())
    alone = _run_like(run, [mark])
    run.addnext(alone)
    if behind:
        alone.addnext(_run_like(run, behind))
    return alone


def _style(run: etree._Element, known: Collection[str]) -> bool:
    """Give a run that refers to a note the style by which the engine knows it; whether it had another."""
    properties = run.find(_W + "rPr")
    if properties is None:
        properties = etree.Element(_W + "rPr")
        run.insert(0, properties)
    style = properties.find(_W + "rStyle")
    if style is None:
        style = etree.Element(_W + "rStyle")
        properties.insert(0, style)
    if style.get(_W + "val") in known:
        return False
    style.set(_W + "val", _NOTE_STYLES[0])
    return True


def _note_styles(package: zipfile.ZipFile) -> frozenset[str]:
    known = {*_NOTE_STYLES}
    if "word/styles.xml" in package.namelist():
        for style in _parsed(package.read("word/styles.xml")).iter(_W + "style"):
            name = style.find(_W + "name")
            if name is not None and name.get(_W + "val", "").lower() in _NOTE_NAMES:
                known.add(style.get(_W + "styleId", ""))
    return frozenset(known)


def _run_like(run: etree._Element, content: list[etree._Element]) -> etree._Element:
    fresh = etree.Element(_W + "r")
    properties = run.find(_W + "rPr")
    if properties is not None:
        fresh.append(copy.deepcopy(properties))
    fresh.extend(content)
    return fresh


def _text(text: str) -> etree._Element:
    element = etree.Element(_W + "t")
    element.text = text
    return element


def _replace(mark: etree._Element, text: str) -> None:
    parent = mark.getparent()
    if parent is not None:
        parent.replace(mark, _text(text))


def _targets(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    """What the relations of a part point at, by their ids."""
    path = PurePosixPath(part)
    relations = f"{path.parent}/_rels/{path.name}.rels"
    if relations not in package.namelist():
        return {}
    return {node.get("Id", ""): node.get("Target", "") for node in _parsed(package.read(relations))}


def _undrawn(root: etree._Element, targets: Mapping[str, str]) -> Iterator[Text]:
    """Objects and pictures of which nothing is seen; an object is seen by its preview, if that is a common picture."""
    for thing in root.iter(_BLIP, _IMAGEDATA, _W + "object"):
        if next(thing.iterancestors(_FALLBACK, _W + "object"), None) is not None:
            continue
        if thing.tag == _W + "object":
            shown = [_kind(preview, targets) for preview in thing.iter(_IMAGEDATA, _BLIP)]
            if not shown or not _UNDRAWN.isdisjoint(shown):
                program = next((ole.get("ProgID", "") for ole in thing.iter(_OLE)), "")
                yield t("eingebettetes Objekt ({programm})", programm=program) if program else t("eingebettetes Objekt")
        elif _kind(thing, targets) in _UNDRAWN:
            yield t("Bild im Format {art}", art=_kind(thing, targets)[1:].upper())


def _kind(picture: etree._Element, targets: Mapping[str, str]) -> str:
    """The ending of the file of a picture."""
    target = targets.get(picture.get(_R + "embed") or picture.get(_R + "id") or "", "")
    return PurePosixPath(target).suffix.lower()
