"""Tags that LibreOffice writes wrongly, put right: footnotes without an id, links back without a tag, „Quote“.

Tried with LibreOffice 7.4; the embedded engine's files are left as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikepdf import Array, Dictionary, Name, NameTree, String

from vorlagen.pdf.structure import elements

if TYPE_CHECKING:
    import pikepdf

_STANDARD: Final = frozenset(
    f"/{name}"
    for name in (
        *("Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct"),
        *("Private", "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH"),
        *("TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link"),
        *("Annot", "Ruby", "Warichu", "Figure", "Formula", "Form"),
    )
)
"""Types that mean what the standard says (ISO 32000-1, 14.8.4); no file may map them to others (ISO 14289-1, 7.1)."""


def mend_tags(pdf: pikepdf.Pdf) -> None:
    """Put right what is wrong in every LibreOffice file with footnotes or quotes.

    Args:
        pdf: a tagged file, changed in place.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary):
        return
    _unmap_standard_types(pdf, root)
    _name_notes(pdf, root)
    _drop_untagged_jumps(pdf)


def _unmap_standard_types(pdf: pikepdf.Pdf, root: Dictionary) -> None:
    """A paragraph in the style „Quote“ is no inline quotation: it becomes what the file says that it is."""
    roles = root.get("/RoleMap")
    if not isinstance(roles, Dictionary):
        return
    wrong = {key: role for key, role in roles.items() if key in _STANDARD}
    if not wrong:
        return
    for element in elements(pdf):
        role = wrong.get(str(element.get("/S")))
        if role is not None:
            element["/S"] = role
    for key in wrong:
        del roles[key]


def _name_notes(pdf: pikepdf.Pdf, root: Dictionary) -> None:
    """Every footnote has an id of its own (ISO 14289-1, 7.9)."""
    nameless = [element for element in elements(pdf) if element.get("/S") == "/Note" and "/ID" not in element]
    if not nameless:
        return
    if "/IDTree" not in root:
        root["/IDTree"] = NameTree.new(pdf).obj
    names = NameTree(root["/IDTree"])
    for number, element in enumerate(nameless, 1):
        name = f"Note{number}"
        element["/ID"] = String(name)
        names[name] = element


def _drop_untagged_jumps(pdf: pikepdf.Pdf) -> None:
    """The number before a footnote jumps back to the text; that link has no tag, and nobody misses it."""
    for page in pdf.pages:
        annotations = page.obj.get("/Annots")
        if isinstance(annotations, Array):
            kept = [entry for entry in annotations if not _is_untagged_jump(entry)]
            if len(kept) < len(annotations):
                page.obj["/Annots"] = Array(kept)


def _is_untagged_jump(entry: pikepdf.Object) -> bool:
    return entry.get("/Subtype") == Name.Link and "/StructParent" not in entry and "/Dest" in entry
