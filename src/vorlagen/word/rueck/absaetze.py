"""A paragraph → a block, and where it stands among lists and quotations."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from vorlagen.word import styles as names
from vorlagen.word.markdown import AFTER_RULE
from vorlagen.word.numbering import STEP
from vorlagen.word.pruefung.orte import RUN, W
from vorlagen.word.rueck.bloecke import Absatz, Angabe, Kaestchen, Kaestchenzeile, Ueberschrift, Worte, plain
from vorlagen.word.rueck.lesung import Verlustart
from vorlagen.word.rueck.nummern import Marke
from vorlagen.word.rueck.spannen import read_spans
from vorlagen.word.rueck.stile import indentation

if TYPE_CHECKING:
    from lxml import etree

    from vorlagen.i18n import Text
    from vorlagen.word.rueck.bloecke import Block, Rolle, Spanne, Spannen, Zahlform
    from vorlagen.word.rueck.kontext import Kontext

_ROLES: Final[dict[str, Rolle]] = {
    names.CAPTION.lower(): "beschriftung",
    names.SIGNATURE.lower(): "unterschrift",
    names.TABLE_HEAD.lower(): "tabelle",
    names.TABLE_TEXT.lower(): "tabelle",
}
_BOX: Final = re.compile(r"([☐☑☒])[ \t\u00a0]*(.*)", re.DOTALL)
_BOXES_APART: Final = re.compile(r"\u2003")
_BOX_SIGNS: Final = ("☐", "☑", "☒")
_MARKER: Final = re.compile(
    r"(?P<open>\()?(?:(?P<letters>([a-zA-Z])\3)|(?P<number>[0-9]{1,9}))(?P<close>[.)])(?:\t| |$)"
)
AFTER_TERM: Final = 20
"""Space behind a term that is explained below it, in twips (``word/markdown.py``)."""
_MOVED: Final = frozenset(("center", "right", "end"))


@dataclass(frozen=True, slots=True)
class Rohblock:
    """A block before it is put into its list and quotation.

    Attributes:
        block: the block.
        marke: the marker of the list item that it begins.
        left: where its text begins, in twips; ``None`` where the style knows best.
        eigen: the indentation that it says itself.
        zitat: whether its style is that of a quotation.
        linie: whether a rule stands before it.
        begriff: whether it is a term that what is indented behind it explains.
    """

    block: Block
    marke: Marke | None = None
    left: int | None = None
    eigen: int | None = None
    zitat: bool = False
    linie: bool = False
    begriff: bool = False


def read_paragraph(paragraph: etree._Element, kontext: Kontext, ort: Text, *, in_cell: bool = False) -> Rohblock | None:
    """The block of a paragraph; ``None`` for one without content that is no item of a list.

    Args:
        paragraph: a ``w:p``.
        kontext: what its story shares.
        ort: its place.
        in_cell: whether it stands in a table, where the alignment belongs to the column.
    """
    stile = kontext.stile
    role = stile.role(paragraph)
    level = stile.level(paragraph)
    marke = kontext.nummern.next(stile.numbering(paragraph)) if not level else None
    spans = read_spans(paragraph, kontext, ort)
    if not spans and marke is None:
        return None
    own = indentation(paragraph.find(f"{W}pPr/{W}ind"))
    left = own if own is not None else marke.left if marke is not None else stile.left(paragraph)
    block = Ueberschrift(level, spans, ort) if level else _block(paragraph, kontext, spans, role, ort)
    if isinstance(block, Absatz) and not in_cell and _alignment(paragraph) in _MOVED:
        kontext.lose(Verlustart.ALIGNMENT, ort, plain(spans))
    if marke is not None and not marke.genau:
        kontext.lose(Verlustart.NUMBERING, ort, plain(spans))
    if marke is None and role == names.NUMBERS.lower() and isinstance(block, Absatz):
        block, marke = _literal(block, left or 0)
    return Rohblock(
        block,
        marke,
        left,
        own,
        stile.is_quote(role),
        linie=_space(paragraph, "before") == AFTER_RULE,
        begriff=_space(paragraph, "after") == AFTER_TERM and all(_is_bold(span) for span in spans),
    )


def _literal(block: Absatz, left: int) -> tuple[Absatz, Marke | None]:
    """An item whose marker Word cannot count and that bears it as text, such as „bb)“."""
    found = _MARKER.match(plain(block.spannen))
    if not found:
        return block, None
    rest = replace(block, spannen=_behind(block.spannen, found.end()))
    level = max(0, round(left / STEP) - 1)
    if found["letters"]:
        number = ord(found["letters"][0].lower()) - ord("a") + 1
        form: Zahlform = "lowerLetters" if found["letters"].islower() else "upperLetters"
        sign = "()" if found["open"] else ")"
    else:
        number, form, sign = int(found["number"]), "decimal", found["close"]
    return rest, Marke(number, form, sign, level, neu=False, reihe="", left=left)


def _space(paragraph: etree._Element, side: str) -> int:
    found = paragraph.find(f"{W}pPr/{W}spacing")
    value = found.get(W + side, "") if found is not None else ""
    return int(value) if value.isdigit() else -1


def _is_bold(span: Spanne) -> bool:
    return not isinstance(span, Worte) or span.fett or not span.text.strip()


def _alignment(paragraph: etree._Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}jc")
    return found.get(W + "val", "") if found is not None else ""


def _block(paragraph: etree._Element, kontext: Kontext, spans: Spannen, role: str, ort: Text) -> Block:
    words = plain(spans)
    if role == names.LINE.lower() or _is_labelled(paragraph, kontext):
        line = _labelled(spans, words, ort)
        if line is not None:
            return line
    if role == names.BOX.lower() or words.startswith(_BOX_SIGNS) or "\u2003☐" in words or "\u2003☑" in words:
        return _boxes(paragraph, spans, words, role, ort)
    return Absatz(spans, _ROLES.get(role, "text"), ort)


def _is_labelled(paragraph: etree._Element, kontext: Kontext) -> bool:
    first = next(paragraph.iter(RUN), None)
    return first is not None and kontext.stile.is_label(first.find(W + "rPr"))


def _labelled(spans: Spannen, words: str, ort: Text) -> Angabe | None:
    label, colon, _ = words.partition(":\t")
    if not colon:
        label, colon, _ = words.partition(": ")
    if not colon or "\t" in label:
        return None
    return Angabe(label.strip(), _behind(spans, len(label) + len(colon)), ort)


def _behind(spans: Spannen, length: int) -> Spannen:
    """The spans without their first ``length`` characters."""
    rest: list[Spanne] = []
    for span in spans:
        size = len(plain((span,)))
        if length >= size:
            length -= size
        elif isinstance(span, Worte) and length:
            rest.append(replace(span, text=span.text[length:]))
            length = 0
        else:
            rest.append(span)
    return tuple(rest)


def _boxes(paragraph: etree._Element, spans: Spannen, words: str, role: str, ort: Text) -> Kaestchenzeile:
    lead, boxes = "", []
    for piece in _BOXES_APART.split(words) if role != names.BOX.lower() else (words,):
        found = _BOX.fullmatch(piece.strip())
        if found:
            boxes.append(Kaestchen(found[2].strip(), found[1] != "☐"))
        elif boxes:
            last = boxes[-1]
            boxes[-1] = replace(last, text=f"{last.text}\u2003{piece}")
        else:
            lead = f"{lead}\u2003{piece}" if lead else piece
    left = indentation(paragraph.find(f"{W}pPr/{W}ind"))
    depth = max(0, round(left / STEP)) if left is not None and role == names.BOX.lower() else 0
    return Kaestchenzeile(lead.strip(), tuple(boxes), depth, spans, ort)
