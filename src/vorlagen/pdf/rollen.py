"""Structure types that an engine named after a style and that mean something else in the standard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikepdf import Dictionary, Name

from vorlagen.pdf.structure import elements

if TYPE_CHECKING:
    import pikepdf

_STANDARD: Final = frozenset({
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
    "P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead",
    "TBody", "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT",
    "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form",
})  # fmt: skip
"""ISO 32000-1, 14.8.4; PDF/UA-1 (ISO 14289-1, 7.1) forbids to map any of them to another."""


def settle_roles(pdf: pikepdf.Pdf) -> int:
    """Give elements whose type is a standard one, mapped to another, the type that they were mapped to.

    LibreOffice writes the name of a paragraph's style as its type: a quotation („Quote“) so
    becomes the standard's Quote, an inline element, mapped to P. Names of a town's own
    styles („Code“, „Note“) do the same.

    Args:
        pdf: the engine's result, changed in place.

    Returns:
        how many elements were given another type.
    """
    root = pdf.Root.get("/StructTreeRoot")
    roles = root.get("/RoleMap") if isinstance(root, Dictionary) else None
    if not isinstance(roles, Dictionary):
        return 0
    wrong = {name: str(role) for name, role in roles.items() if name[1:] in _STANDARD and str(role) != name}
    if not wrong:
        return 0
    changed = 0
    for element in elements(pdf):
        role = wrong.get(str(element.get("/S")))
        if role is not None:
            element["/S"] = Name(role)
            changed += 1
    for name in wrong:
        del roles[name]
    return changed
