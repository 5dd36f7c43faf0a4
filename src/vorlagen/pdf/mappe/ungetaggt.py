"""Pages without usable tags: each becomes one picture in the structure tree that says honestly what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from vorlagen.i18n import Text, t
from vorlagen.pdf.mappe.sichtfeld import media_box
from vorlagen.pdf.quellen.inhalt import content_of
from vorlagen.pdf.quellen.objekte import entry
from vorlagen.pdf.quellen.ursache import sealed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vorlagen.pdf.mappe.baustein import Baustein
    from vorlagen.pdf.mappe.strukturbaum import Strukturbaum

_CONTENT: Final = b"/Figure <</MCID 0>> BDC q /Seite Do Q EMC\n"
_KINDS: Final = {"/Link": "Link", "/Widget": "Form"}
_WORDS: Final = {"/Link": t("Verweis"), "/Widget": t("Formularfeld")}
_UNTOLD: Final = frozenset({"/Popup", "/PrinterMark", "/TrapNet"})


class Seitenbilder:
    """Turns untagged pages into tagged pictures."""

    def __init__(self, pdf: pikepdf.Pdf, tree: Strukturbaum) -> None:
        self._pdf = pdf
        self._tree = tree
        self._used: set[tuple[int, int]] = set()

    def wrap(self, pages: Sequence[pikepdf.Object], part: Dictionary, baustein: Baustein) -> None:
        """Put each page's content into a form under a Figure, and its links and fields into the tree.

        Args:
            pages: page dictionaries of the joined file.
            part: the Part they belong to.
            baustein: where they come from; alternative texts call them by its title.

        Raises:
            SourceError: content that lies in several parts does not unpack; carries E004.
        """
        for number, page in enumerate(pages, 1):
            self._tree.drop_keys(page)
            try:
                form = self._form(page)
            except pikepdf.PdfError as error:
                raise sealed(baustein.quelle.name, number) from error
            page["/Resources"] = Dictionary(XObject=Dictionary(Seite=form))
            page["/Contents"] = self._pdf.make_stream(_CONTENT)
            alt = t("{titel}, Seite {n} von {alle}: Bild der Seite ohne barrierefreien Text",
                    titel=baustein.titel, n=number, alle=len(pages))  # fmt: skip
            frame = Array([Dictionary(O=Name.Layout, BBox=Array(list(media_box(page))), Placement=Name.Block)])
            figure = self._tree.element("Figure", part, Pg=page, K=Array([0]), Alt=String(str(alt)), A=frame)
            part["/K"].append(figure)
            page["/StructParents"] = self._tree.schluessel.give(self._pdf.make_indirect(Array([figure])))
            if "/Annots" in page:
                self._tag_annotations(page, part)

    def _form(self, page: pikepdf.Object) -> Stream:
        """The page's content as a form; a content stream of its own is turned into one without being read."""
        contents = entry(page, "/Contents")
        if isinstance(contents, Array) and len(contents) == 1:
            contents = contents[0]
        if isinstance(contents, Stream) and contents.objgen not in self._used:
            self._used.add(contents.objgen)
            form = contents
        else:
            form = self._pdf.make_stream(_read(contents))
        form["/Type"], form["/Subtype"] = Name.XObject, Name.Form
        form["/BBox"] = Array(list(media_box(page)))
        form["/Resources"] = page["/Resources"] if "/Resources" in page else Dictionary()
        if "/Group" in page:  # the page paints as a unit, and the form does so in its place
            form["/Group"] = page["/Group"]
        return form

    def _tag_annotations(self, page: pikepdf.Object, part: Dictionary) -> None:
        for annotation in page["/Annots"]:
            kind = str(annotation["/Subtype"]) if "/Subtype" in annotation else ""
            if kind in _UNTOLD or not annotation.is_indirect:
                continue
            if "/Contents" not in annotation:
                annotation["/Contents"] = String(_describe(annotation, kind))
            reference = Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)
            element = self._tree.element(_KINDS.get(kind, "Annot"), part, Pg=page, K=reference)
            part["/K"].append(element)
            annotation["/StructParent"] = self._tree.schluessel.give(element)


def _read(contents: object) -> bytes:
    if isinstance(contents, Array):
        return b"\n".join(content_of(stream) for stream in contents if isinstance(stream, Stream))
    return content_of(contents) if isinstance(contents, Stream) else b""


def _describe(annotation: pikepdf.Object, kind: str) -> str:
    for key in ("/TU", "/T"):
        if key in annotation:
            return str(annotation[key])
    action = entry(annotation, "/A")
    if isinstance(action, Dictionary) and "/URI" in action:
        return str(action["/URI"])
    words: Text = _WORDS.get(kind, t("Anmerkung"))
    return str(words)
