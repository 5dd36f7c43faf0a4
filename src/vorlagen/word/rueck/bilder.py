"""Drawings of WordprocessingML: pictures, and what else lies in their frames."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final

from vorlagen.word.pruefung.orte import PARAGRAPH, W, children
from vorlagen.word.rueck.bloecke import Bild
from vorlagen.word.rueck.lesung import Verlustart

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

    from vorlagen.i18n import Text
    from vorlagen.word.rueck.kontext import Kontext

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_O: Final = "{urn:schemas-microsoft-com:office:office}"
_BOX: Final = W + "txbxContent"
_FILE: Final = re.compile(r"(.+\.(?:png|jpe?g|jpe|gif|tiff?|bmp|webp))(?: #\d+)?", re.IGNORECASE)
"""A picture of ours is called as the text calls its file; a second copy has a number behind it."""


def read_drawing(frame: etree._Element, kontext: Kontext, ort: Text) -> Iterator[Bild | str]:
    """The pictures of a frame (``w:drawing``, ``w:pict``, ``w:object``), and the words of its text boxes."""
    pictures = 0
    properties = next(frame.iter(_WP + "docPr"), None)
    for blip in frame.iter(_A + "blip"):
        pictures += 1
        yield _picture(blip.get(_R + "embed", ""), properties, kontext, ort)
    for data in () if pictures else frame.iter(_V + "imagedata"):
        pictures += 1
        yield _old_picture(data, kontext, ort)
    boxes = ["\n".join(_lines(box)) for box in frame.iter(_BOX)]
    for words in boxes:
        kontext.lose(Verlustart.TEXT_BOX, ort, words)
        yield words
    if frame.tag == W + "object" or not (pictures or boxes):
        kontext.lose(Verlustart.OBJECT, ort, properties.get("descr", "") if properties is not None else "")


def _picture(relation: str, properties: etree._Element | None, kontext: Kontext, ort: Text) -> Bild:
    said = dict(properties.items()) if properties is not None else {}
    name, words, title = (str(said.get(key, "")) for key in ("name", "descr", "title"))
    return _told(Bild(name, words, title, _part(kontext, relation)), kontext, ort)


def _old_picture(data: etree._Element, kontext: Kontext, ort: Text) -> Bild:
    shape = data.getparent()
    words = shape.get("alt", "") if shape is not None else ""
    return _told(Bild("", words, data.get(_O + "title", ""), _part(kontext, data.get(_R + "id", ""))), kontext, ort)


def _told(picture: Bild, kontext: Kontext, ort: Text) -> Bild:
    ours = _FILE.fullmatch(picture.name)
    name = ours[1] if ours else posixpath.basename(picture.teil)
    if not picture.teil:
        kontext.lose(Verlustart.LINKED_PICTURE, ort, picture.beschreibung or picture.name)
    return Bild(name, picture.beschreibung, picture.titel, picture.teil, eigen=ours is not None)


def _part(kontext: Kontext, relation: str) -> str:
    """The part's name in the package; targets are relative to ``word/`` unless they begin with a slash."""
    target = kontext.ziele.get(relation, "")
    if not target or "://" in target:
        return ""
    return posixpath.normpath(posixpath.join("/word", target)).lstrip("/")


def _lines(box: etree._Element) -> Iterator[str]:
    for child in children(box):
        if child.tag == PARAGRAPH:
            yield "".join(node.text or "" for node in child.iter(W + "t"))
        else:
            yield from _lines(child)
