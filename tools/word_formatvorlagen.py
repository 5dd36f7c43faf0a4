"""Styles of the shipped Word files: what makes one town's paper look different from another's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838  # A4 in twips
LEFT, RIGHT, TOP, BOTTOM = 1418, 1134, 1588, 1134  # 2.5, 2.0, 2.8, 2.0 cm
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
LABEL_WIDTH = 2835  # 5 cm: labels of the head stand left of it


@dataclass(frozen=True)
class Look:
    """What makes one town's paper look different from another's."""

    body_font: str
    heading_font: str
    colour: str
    table_head: str
    heading_size: int
    rule_below_heading: bool
    subheading_size: int = 23
    title_size: int = 34
    room: int = 100
    """Space round headings in percent; less where a form's first page must hold much."""
    top: int = TOP

    def roomy(self, before: int, after: int) -> tuple[int, int]:
        """The space of this look for the usual space before and after a heading, in twips."""
        return before * self.room // 100, after * self.room // 100


def fonts(family: str) -> str:
    """The run fonts of one family, for all scripts."""
    return f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}" w:cs="{family}"/>'


Kind = Literal["paragraph", "character", "table"]


def style(  # noqa: PLR0913 - what makes up a style
    ident: str, name: str, *, based: str = "", following: str = "", ppr: str = "", rpr: str = "",
    kind: Kind = "paragraph", more: str = "", default: bool = False, quick: bool = True,
) -> str:  # fmt: skip
    """A style; element order as the schema wants it."""
    marks = ' w:default="1"' if default else ""
    marks += "" if name[0].islower() or name in BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="{kind}"{marks} w:styleId="{ident}">'
        f'<w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + (f'<w:next w:val="{following}"/>' if following else "")
        + ("<w:qFormat/>" if quick else "")
        + (f"<w:pPr>{ppr}</w:pPr>" if ppr else "")
        + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
        + more
        + "</w:style>"
    )


BUILT_IN = frozenset({"Normal", "Body Text", "Title", "Subtitle", "List Bullet", "List Number", "Quote", "Hyperlink",
                      "Default Paragraph Font", "Normal Table"})  # fmt: skip
LEFT_ALIGNED = '<w:jc w:val="left"/>'
# Explicit, not inherited from the defaults: without it the embedded PDF engine joins
# neighbouring paragraphs into one untagged stretch of text.


def size(half_points: int) -> str:
    """A font size in half points."""
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def spacing(before: int = 0, after: int = 0, line: int = 269) -> str:
    """Space round a paragraph in twips; ``line`` in 240ths of a line."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def border(side: str, colour: str, weight: int = 6, space: int = 4) -> str:
    """One border of a paragraph."""
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{weight}" w:space="{space}" w:color="{colour}"/></w:pBdr>'


def styles(look: Look) -> str:
    """``word/styles.xml``."""
    base, head, colour = fonts(look.body_font), fonts(look.heading_font), f'<w:color w:val="{look.colour}"/>'
    parts = [
        ("<w:docDefaults><w:rPrDefault><w:rPr>"
        f'{base}{size(21)}<w:lang w:val="de-DE" w:eastAsia="de-DE" w:bidi="ar-SA"/>'
        f"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{spacing(0, 120)}</w:pPr></w:pPrDefault></w:docDefaults>"),
        style("Normal", "Normal", default=True, ppr=f"{spacing(0, 120)}{LEFT_ALIGNED}", rpr=f"{base}{size(21)}"),
        style("DefaultParagraphFont", "Default Paragraph Font", kind="character", default=True, quick=False),
        style("TableNormal", "Normal Table", kind="table", default=True, quick=False,
              more='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
                   '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
                   "</w:tblCellMar></w:tblPr>"),
        style("BodyText", "Body Text", based="Normal", ppr=f"<w:widowControl/>{spacing(0, 120)}{LEFT_ALIGNED}"),
        style("Title", "Title", based="Normal", following="BodyText",
              ppr=f"<w:keepNext/><w:keepLines/>{spacing(0, 160, 252)}{LEFT_ALIGNED}",
              rpr=f"{head}<w:b/><w:bCs/>{colour}{size(look.title_size)}"),
        style("Subtitle", "Subtitle", based="Normal", following="BodyText",
              ppr=f"<w:keepNext/><w:keepLines/>{spacing(0, 160)}{LEFT_ALIGNED}", rpr=f"{size(24)}"),
        style("VorlageArt", "Vorlage Art", based="Normal", following="Title",
              ppr=f"<w:keepNext/>{spacing(*look.roomy(240, 60))}{LEFT_ALIGNED}",
              rpr=f'{head}<w:b/><w:bCs/><w:color w:val="595959"/><w:spacing w:val="10"/>{size(24)}'),
    ]  # fmt: skip
    for level, (points, before) in enumerate(
        ((look.heading_size, 280), (look.subheading_size, 220), (21, 180), (21, 160), (21, 160), (21, 160)), 1
    ):
        italic = "<w:i/><w:iCs/>" if level > 3 else ""  # noqa: PLR2004 - deeper headings are told apart by slope
        rule = border("bottom", look.colour, 4, 2) if look.rule_below_heading and level == 1 else ""
        parts.append(
            style(f"Heading{level}", f"heading {level}", based="Normal", following="BodyText",
                  ppr=f"<w:keepNext/><w:keepLines/>{rule}{spacing(*look.roomy(before, 80))}{LEFT_ALIGNED}"
                      f'<w:outlineLvl w:val="{level - 1}"/>',
                  rpr=f"{head}<w:b/><w:bCs/>{italic}{colour}{size(points)}")
        )  # fmt: skip
    parts += [
        style("ListBullet", "List Bullet", based="BodyText", ppr=f"{spacing(0, 60)}{LEFT_ALIGNED}"),
        style("ListNumber", "List Number", based="BodyText", ppr=f"{spacing(0, 60)}{LEFT_ALIGNED}"),
        style("Quote", "Quote", based="BodyText",
              ppr=f'{border("left", look.colour, 12, 8)}{spacing(60, 120)}<w:ind w:left="340" w:right="340"/>'
                  f"{LEFT_ALIGNED}", rpr="<w:i/><w:iCs/>"),
        style("Caption", "caption", based="Normal", following="BodyText",
              ppr=f"<w:keepNext/>{spacing(120, 60)}{LEFT_ALIGNED}", rpr=f"<w:b/><w:bCs/>{size(20)}"),
        style("Hyperlink", "Hyperlink", kind="character", based="DefaultParagraphFont",
              rpr='<w:color w:val="0B4F8A"/><w:u w:val="single"/>'),
        style("FootnoteText", "footnote text", based="Normal",
              ppr=f"{spacing(0, 40, 240)}{LEFT_ALIGNED}", rpr=size(18)),
        style("FootnoteReference", "footnote reference", kind="character", based="DefaultParagraphFont",
              rpr='<w:vertAlign w:val="superscript"/>'),
        style("VorlageTabellentext", "Vorlage Tabellentext", based="Normal",
              ppr=f"{spacing(0, 0, 252)}{LEFT_ALIGNED}", rpr=size(19)),
        style("VorlageTabellenkopf", "Vorlage Tabellenkopf", based="VorlageTabellentext",
              ppr=f"<w:keepNext/>{spacing(0, 0, 252)}{LEFT_ALIGNED}", rpr=f"<w:b/><w:bCs/>{size(19)}"),
        table_style(look),
        style("VorlageAngabe", "Vorlage Angabe", based="Normal",
              ppr=f'<w:tabs><w:tab w:val="left" w:pos="{LABEL_WIDTH}"/></w:tabs>{spacing(0, 160)}'
                  f'<w:ind w:left="{LABEL_WIDTH}" w:hanging="{LABEL_WIDTH}"/><w:contextualSpacing/>{LEFT_ALIGNED}'),
        style("VorlageBezeichnung", "Vorlage Bezeichnung", kind="character", based="DefaultParagraphFont",
              rpr="<w:b/><w:bCs/>"),
        style("VorlageKaestchen", "Vorlage Kästchen", based="BodyText",
              ppr='<w:tabs><w:tab w:val="left" w:pos="397"/></w:tabs>'
                  f'{spacing(0, 60)}<w:ind w:left="397" w:hanging="397"/>{LEFT_ALIGNED}'),
        style("VorlageUnterschrift", "Vorlage Unterschrift", based="Normal",
              ppr=f"<w:keepLines/>{spacing(0, 0)}{LEFT_ALIGNED}"),
        style("VorlageAbsender", "Vorlage Absender", based="Normal", ppr=f"{spacing(0, 0)}{LEFT_ALIGNED}",
              rpr=f"{head}<w:b/><w:bCs/>{colour}{size(32)}"),
        style("VorlageAbsenderzeile", "Vorlage Absenderzeile", based="Normal", ppr=f"{spacing(0, 0)}{LEFT_ALIGNED}",
              rpr=f'<w:color w:val="595959"/>{size(18)}'),
        style("VorlageLinie", "Vorlage Linie", based="Normal",
              ppr=f"{border('bottom', look.colour, 12, 6)}{spacing(0, 240)}{LEFT_ALIGNED}",
              rpr=f'<w:color w:val="595959"/>{size(18)}'),
        style("VorlageKopfzeile", "Vorlage Kopfzeile", based="Normal",
              ppr=f'{border("bottom", "A6A6A6", 4, 4)}<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>'
                  f"{spacing(0, 120)}{LEFT_ALIGNED}", rpr=f'<w:color w:val="404040"/>{size(18)}'),
        style("VorlageFusszeile", "Vorlage Fußzeile", based="Normal",
              ppr=f'<w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs>{spacing(0, 0)}{LEFT_ALIGNED}',
              rpr=f'<w:color w:val="404040"/>{size(18)}'),
        style("VorlageEntwurf", "Vorlage Entwurf", based="Normal",
              ppr=f'{spacing(0, 60)}<w:jc w:val="right"/>',
              rpr=f'<w:b/><w:bCs/><w:color w:val="B00020"/><w:spacing w:val="20"/>{size(28)}'),
    ]  # fmt: skip
    return f"{HEAD}<w:styles {W}>{''.join(parts)}</w:styles>"


def table_style(look: Look) -> str:
    """Fine lines between rows, a shaded head, room inside the cells.

    No lines between columns: the embedded PDF engine tears them in rows of several lines.
    """
    line = '<w:{0} w:val="single" w:sz="4" w:space="0" w:color="A6A6A6"/>'
    borders = "".join(line.format(side) for side in ("top", "bottom", "insideH"))
    return style(
        "VorlageTabelle", "Vorlage Tabelle", kind="table", based="TableNormal",
        more=f'<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar><w:top w:w="45" w:type="dxa"/>'
             '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="45" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
             "</w:tblCellMar></w:tblPr>"
             '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>'
             f'<w:shd w:val="clear" w:color="auto" w:fill="{look.table_head}"/></w:tcPr></w:tblStylePr>',
    )  # fmt: skip


def font_table() -> str:
    """Which fonts an office PC without ours falls back to."""

    def entry(name: str, other: str, family: str) -> str:
        return (
            f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="00"/>'
            f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        )

    return (
        f"{HEAD}<w:fonts {W}>{entry('Source Sans Pro', 'Calibri', 'swiss')}"
        f"{entry('Source Serif Pro', 'Cambria', 'roman')}</w:fonts>"
    )
