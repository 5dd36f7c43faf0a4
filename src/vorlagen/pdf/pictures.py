"""Alternative texts of the docx on the Figure elements of the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pikepdf import Dictionary, String

from vorlagen.pdf.structure import elements, make_artifact

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pikepdf

_DEEPEST: Final = 60
"""So far up a tree is followed; one that bites its own tail must end."""


def describe_pictures(
    pdf: pikepdf.Pdf, alt_texts: Sequence[str | None], note_alt_texts: Sequence[str | None] = ()
) -> int | None:
    """Give every Figure its alternative text, first picture to first Figure; decorative ones become artifacts.

    Args:
        pdf: the file, changed in place.
        alt_texts: one entry a picture of the docx (see ``WordFacts.alt_texts``).
        note_alt_texts: those of pictures in footnotes, whose Figures lie inside a Note.

    Returns:
        ``None`` if that went well; the number of Figures if it is not the number of
        pictures and some Figure stays without text: then nothing was changed.
    """
    figures = [element for element in elements(pdf) if element.get("/S") == "/Figure"]
    ordered = sorted(figures, key=_is_in_note)
    texts = (*alt_texts, *note_alt_texts)
    if len(figures) != len(texts):
        described = all(_text(figure) for figure in figures)
        return None if described and figures else len(figures)
    for figure, text in zip(ordered, texts, strict=True):
        if text == "":
            make_artifact(pdf, figure)
        elif text is not None and not _text(figure):
            figure["/Alt"] = String(text)
    return None


def _is_in_note(figure: Dictionary) -> bool:
    node: object = figure
    for _ in range(_DEEPEST):
        if not isinstance(node, Dictionary):
            break
        if node.get("/S") == "/Note":
            return True
        node = node.get("/P")
    return False


def _text(figure: Dictionary) -> str:
    return str(figure.get("/Alt", "")) or str(figure.get("/ActualText", ""))
