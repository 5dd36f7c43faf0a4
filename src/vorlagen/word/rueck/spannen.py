"""A paragraph of WordprocessingML → words of one look each, pictures and footnote references."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from vorlagen.word.pruefung.orte import PARAGRAPH, RUN, W, children
from vorlagen.word.rueck.bilder import read_drawing
from vorlagen.word.rueck.bloecke import Fussnotenzeichen, Worte
from vorlagen.word.rueck.lesung import Verlustart
from vorlagen.word.rueck.schutz import unprotected

if TYPE_CHECKING:
    from lxml import etree

    from vorlagen.i18n import Text
    from vorlagen.word.rueck.bloecke import Spanne, Spannen
    from vorlagen.word.rueck.kontext import Kontext

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHOICE, _FALLBACK = (f"{{http://schemas.openxmlformats.org/markup-compatibility/2006}}{name}"
                      for name in ("Choice", "Fallback"))  # fmt: skip
_SIGNS: Final = {
    W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "\u2011", W + "softHyphen": "\u00ad",
}  # fmt: skip
_INVISIBLE: Final = frozenset(
    W + name
    for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "delText", "instrText",
                 "delInstrText", "footnoteRef", "endnoteRef", "annotationRef", "separator", "continuationSeparator")
)  # fmt: skip
_DRAWN: Final = frozenset((W + "drawing", W + "pict", W + "object"))
_EMBEDDED: Final = frozenset((W + "subDoc", W + "altChunk", W + "control"))
_MATHS: Final = frozenset((_M + "oMath", _M + "oMathPara"))
_NOTES: Final = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_BOXES: Final = {"F06F": "☐", "F0A8": "☐", "F0FE": "☑", "F0FD": "☑", "F078": "☑", "F052": "☑", "F0A3": "☐"}
"""Wingdings' boxes, which many forms tick with."""
_LINK: Final = re.compile(r'^\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]*)"')
_NOTE_AGAIN: Final = re.compile(r"\s*NOTEREF _Fussnote(-?\d+)\b")
_BARE: Final = re.compile(r"^(https?://[^/?#]+)/$")
"""A mere host: LibreOffice adds the slash."""
_COUNTED: Final = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|NOTEREF _Fussnote-?\d+)\b")
"""Fields whose results are not read: they say a number that we know, or that each program counts anew."""
_PAGE: Final = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")
PAGE_NUMBER: Final = "#"
"""Stands for every number of a page or of pages."""
_BLACK: Final = frozenset({"", "auto", "000000", "windowText"})
_NO_FILL: Final = frozenset({"", "auto", "FFFFFF", "ffffff"})
_BOLD_OFF: Final = Worte("")


def read_spans(paragraph: etree._Element, kontext: Kontext, ort: Text) -> Spannen:
    """The spans of a paragraph; no two neighbours of them look the same, none is empty.

    Args:
        paragraph: a ``w:p``.
        kontext: what its story shares; told of everything that the spans cannot hold.
        ort: its place.
    """
    leser = _Leser(kontext, ort)
    leser.read(paragraph)
    return unprotected(leser.spans)


@dataclass(slots=True)
class _Feldfunktion:
    """A field made of runs: its instruction as far as it is read, whether its result has begun to be read."""

    code: str = ""
    result: bool = False


@dataclass(slots=True)
class _Leser:
    kontext: Kontext
    ort: Text
    spans: list[Spanne] = field(default_factory=list)
    look: Worte = _BOLD_OFF
    fields: list[_Feldfunktion] = field(default_factory=list)

    def read(self, container: etree._Element) -> None:
        for child in children(container):
            tag = child.tag
            if tag == RUN:
                self._run(child)
            elif tag == W + "hyperlink":
                self._link(child)
            elif tag == W + "fldSimple":
                self._simple_field(child)
            elif tag in _MATHS:
                self._say("".join(node.text or "" for node in child.iter(_M + "t")), Verlustart.EQUATION)
            elif tag in _EMBEDDED:
                self.kontext.lose(Verlustart.OBJECT, self.ort, "")
            elif tag not in _INVISIBLE and tag != PARAGRAPH:
                self.read(child)

    def _simple_field(self, function: etree._Element) -> None:
        if _PAGE.match(function.get(W + "instr", "")):
            self._add(PAGE_NUMBER)
        else:
            self._told(function, Verlustart.FIELD)

    def _told(self, container: etree._Element, art: Verlustart) -> None:
        before = len(self.spans)
        self.read(container)
        self.kontext.lose(art, self.ort, _words(self.spans[before:]))

    def _link(self, link: etree._Element) -> None:
        target = self.kontext.ziele.get(link.get(_R + "id", ""), "")
        anchor = link.get(W + "anchor", "")
        if not target or anchor:  # within the document, or a part of another one
            before = len(self.spans)
            self.read(link)
            self.kontext.lose(Verlustart.LINK, self.ort, _words(self.spans[before:]))
            return
        frame = link.get(W + "tgtFrame", "")  # LibreOffice 7.4 writes a tooltip there
        title = link.get(W + "tooltip") or ("" if frame.startswith("_") else frame)
        outside, self.look = self.look, replace(self.look, ziel=_BARE.sub(r"\1", target), titel=title)
        self.read(link)
        self.look = outside

    def _run(self, run: etree._Element) -> None:
        properties = run.find(W + "rPr")
        self._style(properties, run)
        outside, self.look = self.look, self._looking(properties)
        for child in children(run):
            if child.tag == W + "t":
                self._add(child.text or "")
            elif child.tag in _SIGNS:
                self._add(_SIGNS[child.tag])
            elif child.tag in _NOTES:
                self._note(_NOTES[child.tag], child.get(W + "id", ""))
            else:
                self._rare(child)
        self.look = outside

    def _rare(self, child: etree._Element) -> None:
        tag = child.tag
        if tag == W + "br":
            self._break(child)
        elif tag == W + "fldChar":
            self._field_char(child.get(W + "fldCharType", ""))
        elif tag == W + "instrText":
            if self.fields:
                self.fields[-1].code += child.text or ""
        elif tag == W + "sym":
            self._symbol(child.get(W + "char", ""))
        elif tag in _DRAWN:
            self._draw(child)
        elif tag in (_CHOICE, _FALLBACK):
            for inner in children(child):
                self._rare(inner)
        elif tag == W + "ruby":
            self._told(child, Verlustart.OBJECT)

    def _looking(self, properties: etree._Element | None) -> Worte:
        if properties is None:
            return self._in_field(self.look)
        stile = self.kontext.stile
        raised = stile.run_value(properties, "vertAlign")
        return self._in_field(replace(
            self.look,
            fett=stile.run_switch(properties, "b"),
            kursiv=stile.run_switch(properties, "i"),
            gestrichen=stile.run_switch(properties, "strike") or stile.run_switch(properties, "dstrike"),
            code=stile.is_code(properties),
            lage="hoch" if raised == "superscript" else "tief" if raised == "subscript" else "",
        ))  # fmt: skip

    def _in_field(self, look: Worte) -> Worte:
        """The look with the target of the HYPERLINK field round it."""
        for function in self.fields:
            target = _LINK.match(function.code)
            if target and function.result:
                return replace(look, ziel=_BARE.sub(r"\1", target[1]))
        return look

    def _style(self, properties: etree._Element | None, run: etree._Element) -> None:
        """Tell what the run's own properties say that Markdown cannot."""
        if properties is None or len(properties) == 0:
            return
        words = "".join(node.text or "" for node in run.iter(W + "t"))
        if not words.strip():
            return
        for art in _direct_losses(properties, linked=bool(self.look.ziel)):
            self.kontext.lose(art, self.ort, words)

    def _add(self, text: str) -> None:
        if not text or not all(function.result for function in self.fields):
            return
        last = self.spans[-1] if self.spans else None
        if isinstance(last, Worte) and last.looks_like(self.look):
            self.spans[-1] = replace(last, text=last.text + text)
        else:
            self.spans.append(replace(self.look, text=text))

    def _say(self, text: str, art: Verlustart) -> None:
        self._add(text)
        self.kontext.lose(art, self.ort, text)

    def _break(self, mark: etree._Element) -> None:
        if mark.get(W + "type", "") not in ("page", "column"):
            self._add("\n")
            return
        paragraph = next(mark.iterancestors(PARAGRAPH), None)
        following = _next_paragraph(paragraph) if paragraph is not None else None
        # LibreOffice moves there what the style of a heading asks for.
        if following is None or not self.kontext.stile.level(following):
            self.kontext.lose(Verlustart.PAGE_BREAK, self.ort, "")

    def _symbol(self, char: str) -> None:
        sign = _BOXES.get(char.upper())
        if sign:
            self._add(sign)
        elif re.fullmatch("[0-9A-Fa-f]{4}", char):
            self._say(chr(int(char, 16)), Verlustart.SYMBOL)

    def _note(self, kind: str, ident: str) -> None:
        if (kind, ident) in self.kontext.noten:
            before = self.spans[-2:]
            if len(before) == 2 and isinstance(before[0], Fussnotenzeichen) and _is_between(before[1]):  # noqa: PLR2004
                self.spans.pop()
            self.spans.append(Fussnotenzeichen(self.kontext.refer(kind, ident)))
            if kind == "endnote":
                self.kontext.lose(Verlustart.ENDNOTE, self.ort, "")

    def _field_char(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(_Feldfunktion())
        elif kind == "separate" and self.fields:
            self.fields[-1].result = not _COUNTED.match(self.fields[-1].code)
        elif kind == "end" and self.fields:
            function = self.fields.pop()
            again = _NOTE_AGAIN.match(function.code)
            if _PAGE.match(function.code):  # each program counts anew
                self._add(PAGE_NUMBER)
            elif again:  # our reference to a note that stands elsewhere: its result is the number
                self._note("footnote", again[1])
            elif not _LINK.match(function.code):
                self.kontext.lose(Verlustart.FIELD, self.ort, function.code)

    def _draw(self, frame: etree._Element) -> None:
        for found in read_drawing(frame, self.kontext, self.ort):
            if isinstance(found, str):
                self._add(found)
            else:
                self.spans.append(found)


def _next_paragraph(paragraph: etree._Element) -> etree._Element | None:
    """The paragraph behind this one, in whatever it is wrapped."""
    node: etree._Element | None = paragraph
    while node is not None:
        for sibling in node.itersiblings():
            found = sibling if sibling.tag == PARAGRAPH else next(sibling.iter(PARAGRAPH), None)
            if found is not None:
                return found
        node = node.getparent()
    return None


def _is_between(span: Spanne) -> bool:
    """Whether it is the comma that printing sets between the numbers of two notes."""
    return isinstance(span, Worte) and span.lage == "hoch" and span.text.strip() == ","


def _words(spans: list[Spanne]) -> str:
    return "".join(span.text for span in spans if isinstance(span, Worte))


def _direct_losses(properties: etree._Element, *, linked: bool) -> list[Verlustart]:
    values = {str(mark.tag).removeprefix(W): mark.get(W + "val", "1") for mark in properties}
    shade = properties.find(W + "shd")
    fill = shade.get(W + "fill", "") if shade is not None else ""
    losses = {
        Verlustart.UNDERLINE: not linked and values.get("u", "none") != "none",
        Verlustart.COLOUR: not linked and values.get("color", "") not in _BLACK,
        Verlustart.HIGHLIGHT: values.get("highlight", "none") != "none" or fill not in _NO_FILL,
        Verlustart.SIZE: "sz" in values,
        Verlustart.CAPITALS: any(values.get(name, "0") not in ("0", "false") for name in ("caps", "smallCaps")),
        Verlustart.HIDDEN: values.get("vanish", "0") not in ("0", "false"),
        Verlustart.FONT: _font(properties.find(W + "rFonts")),
    }
    return [art for art, holds in losses.items() if holds]


def _font(fonts: etree._Element | None) -> bool:
    """Whether a font is named; a mere hint for the script is none."""
    return fonts is not None and any(fonts.get(W + name) for name in ("ascii", "hAnsi", "asciiTheme", "hAnsiTheme"))
