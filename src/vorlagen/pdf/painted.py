"""Pictures that LibreOffice painted as artifacts are given back to their Figure elements.

LibreOffice 7.4 writes a Figure with the alternative text and the frame, but no content,
and paints the picture as an artifact: a screen reader then finds nothing at that place.
The validator passes it. The frame (/BBox) tells which picture belongs to which element.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Operator

from vorlagen.pdf.structure import ARTIFACT, END, Instruction, elements, write_contents

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOLERANCE: Final = 1.0
"""Points by which frame and picture may differ; LibreOffice rounds both to 1/20 point."""

Box = tuple[float, float, float, float]


def return_pictures(pdf: pikepdf.Pdf) -> None:
    """Tag each picture painted as an artifact inside the frame of a Figure without content.

    Args:
        pdf: the file, changed in place.
    """
    empty = [element for element in elements(pdf) if element.get("/S") == "/Figure" and not element.get("/K")]
    for page in pdf.pages if empty else ():
        frames = {
            position: box
            for position, figure in enumerate(empty)
            if (box := _frame(figure)) is not None and _is_on(figure, page)
        }
        if frames:
            _return_on_page(pdf, page, empty, frames)


def _is_on(figure: Dictionary, page: pikepdf.Page) -> bool:
    place = figure.get("/Pg")
    return isinstance(place, Dictionary) and place.objgen == page.obj.objgen


def _frame(figure: Dictionary) -> Box | None:
    attributes = figure.get("/A")
    for entry in list(attributes) if isinstance(attributes, Array) else [attributes]:
        box = entry.get("/BBox") if isinstance(entry, Dictionary) else None
        if isinstance(box, Array) and len(box) == 4:  # noqa: PLR2004 - left, bottom, right, top
            left, bottom, right, top = (float(str(value)) for value in box)
            return left, bottom, right, top
    return None


def _return_on_page(
    pdf: pikepdf.Pdf, page: pikepdf.Page, figures: Sequence[Dictionary], frames: dict[int, Box]
) -> None:
    tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    key = _page_key(page, tree)
    owners = list(tree[key]) if key in tree else []
    out: list[Instruction] = []
    matrix, stack, in_artifact = Matrix(), [], False
    for instruction in pikepdf.parse_content_stream(page):
        match str(instruction.operator):
            case "q":
                stack.append(matrix)
            case "Q":
                matrix = stack.pop() if stack else matrix
            case "cm":
                matrix = Matrix(*(float(str(value)) for value in instruction.operands)) @ matrix
            case "BMC" | "BDC":
                in_artifact = instruction.operands[0] == Name.Artifact
            case "EMC":
                in_artifact = False
            case "Do" if in_artifact:
                position = _match(matrix, frames)
                if position is not None:
                    del frames[position]
                    mark = len(owners)
                    owners.append(figures[position])
                    figures[position]["/K"] = Array([mark])
                    out += [END, _begin(mark), instruction, END, ARTIFACT]
                    continue
        out.append(instruction)
    if owners:
        page.obj["/StructParents"] = key
        tree[key] = pdf.make_indirect(Array(owners))
        write_contents(pdf, page, out)


def _page_key(page: pikepdf.Page, tree: pikepdf.NumberTree) -> int:
    """The page's key in the ParentTree; LibreOffice gives none to a page that holds artifacts only."""
    key: object = page.obj.get("/StructParents")
    return key if isinstance(key, int) else max(tree.keys(), default=-1) + 1


def _match(matrix: Matrix, frames: dict[int, Box]) -> int | None:
    painted = matrix.transform(pikepdf.Rectangle(0, 0, 1, 1))
    box = (painted.llx, painted.lly, painted.urx, painted.ury)
    for position, frame in frames.items():
        if all(abs(one - other) <= _TOLERANCE for one, other in zip(box, frame, strict=True)):
            return position
    return None


def _begin(mark: int) -> Instruction:
    return pikepdf.ContentStreamInstruction([Name.Figure, Dictionary(MCID=mark)], Operator("BDC"))
