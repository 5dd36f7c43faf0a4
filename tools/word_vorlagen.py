"""Builds the shipped Word files (``templates/docx``): letterhead, styles, placeholders.

Written out part by part, so that nothing of a default template (author, dates, Calibri,
a comment) comes along, and so that a change can be read in a diff. Towns do not run
this: they edit a copy of the Word file in Word.

Usage: ``python tools/word_vorlagen.py [--check]``
"""

from __future__ import annotations

import io
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from xml.sax.saxutils import escape

TARGET = Path(__file__).resolve().parent.parent / "templates" / "docx"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EPOCH = (1980, 1, 1, 0, 0, 0)

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


STANDARD = Look("Source Sans Pro", "Source Sans Pro", "1F4E5F", "E4ECEF", 26, rule_below_heading=False)
SANKT_AUGUSTIN = Look("Source Sans Pro", "Source Sans Pro", "000000", "EDEDED", 23, rule_below_heading=False)


def fonts(family: str) -> str:
    """The run fonts of one family, for all scripts."""
    return f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}" w:cs="{family}"/>'


def run(text: str, props: str = "") -> str:
    """A run; ``{tab}`` in the text becomes a tabulator."""
    pieces = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("{tab}"))
    return f"<w:r>{f'<w:rPr>{props}</w:rPr>' if props else ''}{pieces}</w:r>"


def field(instruction: str) -> str:
    """A field such as PAGE, in the long form that every program understands."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def paragraph(style: str, content: str) -> str:
    """A paragraph with a style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


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
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        f'{base}{size(21)}<w:lang w:val="de-DE" w:eastAsia="de-DE" w:bidi="ar-SA"/>'
        f"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>{spacing(0, 120)}</w:pPr></w:pPrDefault></w:docDefaults>",
        style("Normal", "Normal", default=True, ppr=f"{spacing(0, 120)}{LEFT_ALIGNED}", rpr=f"{base}{size(21)}"),
        style("DefaultParagraphFont", "Default Paragraph Font", kind="character", default=True, quick=False),
        style("TableNormal", "Normal Table", kind="table", default=True, quick=False,
              more='<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
                   '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
                   "</w:tblCellMar></w:tblPr>"),
        style("BodyText", "Body Text", based="Normal", ppr=f"<w:widowControl/>{spacing(0, 120)}{LEFT_ALIGNED}"),
        style("Title", "Title", based="Normal", following="BodyText",
              ppr=f"<w:keepNext/><w:keepLines/>{spacing(0, 160, 252)}{LEFT_ALIGNED}",
              rpr=f"{head}<w:b/><w:bCs/>{colour}{size(34)}"),
        style("Subtitle", "Subtitle", based="Normal", following="BodyText",
              ppr=f"<w:keepNext/><w:keepLines/>{spacing(0, 160)}{LEFT_ALIGNED}", rpr=f"{size(24)}"),
        style("VorlageArt", "Vorlage Art", based="Normal", following="Title",
              ppr=f"<w:keepNext/>{spacing(240, 60)}{LEFT_ALIGNED}",
              rpr=f'{head}<w:b/><w:bCs/><w:color w:val="595959"/><w:spacing w:val="10"/>{size(24)}'),
    ]  # fmt: skip
    for level, (points, before) in enumerate(((look.heading_size, 280), (23, 220), (21, 180), (21, 160), (21, 160), (21, 160)), 1):
        italic = "<w:i/><w:iCs/>" if level > 3 else ""  # noqa: PLR2004 - deeper headings are told apart by slope
        rule = border("bottom", look.colour, 4, 2) if look.rule_below_heading and level == 1 else ""
        parts.append(
            style(f"Heading{level}", f"heading {level}", based="Normal", following="BodyText",
                  ppr=f"<w:keepNext/><w:keepLines/>{rule}{spacing(before, 80)}{LEFT_ALIGNED}"
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
        style("VorlageTabellentext", "Vorlage Tabellentext", based="Normal",
              ppr=f"{spacing(0, 0, 252)}{LEFT_ALIGNED}", rpr=size(19)),
        style("VorlageTabellenkopf", "Vorlage Tabellenkopf", based="VorlageTabellentext",
              ppr=f"<w:keepNext/>{spacing(0, 0, 252)}{LEFT_ALIGNED}", rpr=f"<w:b/><w:bCs/>{size(19)}"),
        table_style(look),
        style("VorlageAngabe", "Vorlage Angabe", based="Normal",
              ppr=f'<w:tabs><w:tab w:val="left" w:pos="{LABEL_WIDTH}"/></w:tabs>{spacing(0, 160)}'
                  f'<w:ind w:left="{LABEL_WIDTH}" w:hanging="{LABEL_WIDTH}"/><w:contextualSpacing/>{LEFT_ALIGNED}'),
        style("VorlageBezeichnung", "Vorlage Bezeichnung", kind="character", based="DefaultParagraphFont",
              rpr='<w:b/><w:bCs/>'),
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


SETTINGS = (
    f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="de-DE"/></w:settings>'
)

A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def theme(look: Look) -> str:
    """``word/theme/theme1.xml``: the SDK asks for one; its fonts are ours, so that Calibri never comes in."""
    colours = {"dk1": "000000", "lt1": "FFFFFF", "dk2": look.colour, "lt2": "E4ECEF", "accent1": look.colour,
               "accent2": "6B8E23", "accent3": "B8860B", "accent4": "8B3A3A", "accent5": "4F6D8F", "accent6": "6B6B6B",
               "hlink": "0B4F8A", "folHlink": "5B3A8A"}  # fmt: skip
    palette = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items())
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'

    def face(tag: str, family: str) -> str:
        return f'<a:{tag}><a:latin typeface="{family}"/><a:ea typeface=""/><a:cs typeface=""/></a:{tag}>'

    return (
        f'{HEAD}<a:theme {A} name="Vorlage"><a:themeElements><a:clrScheme name="Vorlage">{palette}</a:clrScheme>'
        f'<a:fontScheme name="Vorlage">{face("majorFont", look.heading_font)}{face("minorFont", look.body_font)}'
        f'</a:fontScheme><a:fmtScheme name="Vorlage"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f'<a:effectStyleLst>{"<a:effectStyle><a:effectLst/></a:effectStyle>" * 3}</a:effectStyleLst>'
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


CORE = (
    f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    "<dc:title>Word-Datei für Vorlagen</dc:title><dc:language>de-DE</dc:language></cp:coreProperties>"
)
APP = (
    f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>vorlagen</Application></Properties>"
)


def story(tag: str, content: str) -> str:
    """A header or footer part."""
    return f"{HEAD}<w:{tag} {W} {R}>{content}</w:{tag}>"


def footer() -> str:
    """Number on the left, page x of y on the right."""
    pages = run("{tab}Seite ") + field("PAGE") + run(" von ") + field("NUMPAGES")
    return story("ftr", paragraph("VorlageFusszeile", run("{{ fusszeile }}") + pages))


def following_header() -> str:
    """Number and kind on every page after the first."""
    return story("hdr", paragraph("VorlageKopfzeile", run("{{ kurztitel }}{tab}{{ behoerde.name }}")))


def standard_letterhead() -> str:
    """Name of the town, second line, address, and a line below."""
    return story(
        "hdr",
        paragraph("BodyText", run("{%p if behoerde.name %}"))
        + paragraph("VorlageAbsender", run("{{ behoerde.name }}"))
        + paragraph("BodyText", run("{%p endif %}"))
        + paragraph("VorlageLinie", run("{{ behoerde.zeile }}")),
    )  # fmt: skip


LOOP = (
    paragraph("BodyText", run("{%p for abschnitt in abschnitte %}"))
    + paragraph("BodyText", run("{{p abschnitt }}"))
    + paragraph("BodyText", run("{%p endfor %}"))
)
HEAD_LINES = (
    paragraph("BodyText", run("{%p for zeile in kopf %}"))
    + paragraph("VorlageAngabe", run("{{ zeile.bezeichnung }}:", '<w:rStyle w:val="VorlageBezeichnung"/>')
                + run("{tab}{{ zeile.wert }}"))
    + paragraph("BodyText", run("{%p endfor %}"))
)  # fmt: skip
STANDARD_BODY = (
    paragraph("VorlageArt", run("{{ art }}"))
    + paragraph("Title", run("{{ betreff }}"))
    + paragraph("BodyText", run("{%p if untertitel %}"))
    + paragraph("Subtitle", run("{{ untertitel }}"))
    + paragraph("BodyText", run("{%p endif %}"))
    + HEAD_LINES
    + LOOP
)
SANKT_AUGUSTIN_BODY = paragraph("Title", run("{{ art }}")) + HEAD_LINES + LOOP


def document(body: str) -> str:
    """``word/document.xml`` with a first page of its own."""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="first" r:id="rId6"/>'
        '<w:footerReference w:type="default" r:id="rId7"/><w:footerReference w:type="first" r:id="rId8"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}" w:header="680" w:footer="567" '
        'w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    return f"{HEAD}<w:document {W} {R}><w:body>{body}{section}</w:body></w:document>"


PARTS = ("styles", "settings", "fontTable", "numbering", "header1", "header2", "footer1", "footer2")


def content_types() -> str:
    """``[Content_Types].xml``."""
    kinds = {name: name.rstrip("12") for name in PARTS}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{OFFICE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{OFFICE}.document.main+xml"/>{overrides}'
        '<Override PartName="/word/theme/theme1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        '<Override PartName="/docProps/core.xml" '
        'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
    )


def relationships(targets: list[tuple[str, str, str]]) -> str:
    """A relationships part from (id, type, target)."""
    lines = "".join(f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in targets)
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'


def build(look: Look, letterhead: str, body: str) -> bytes:
    """A whole Word file; equal input gives equal bytes."""
    package = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    kinds = [(f"rId{at}", f"{TYPES}/{name.rstrip('12')}", f"{name}.xml") for at, name in enumerate(PARTS, 1)]
    kinds.append((f"rId{len(PARTS) + 1}", f"{TYPES}/theme", "theme/theme1.xml"))
    parts = {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships([
            ("rId1", f"{TYPES}/officeDocument", "word/document.xml"),
            ("rId2", package, "docProps/core.xml"),
            ("rId3", f"{TYPES}/extended-properties", "docProps/app.xml"),
        ]),
        "word/document.xml": document(body),
        "word/_rels/document.xml.rels": relationships(kinds),
        "word/styles.xml": styles(look),
        "word/settings.xml": SETTINGS,
        "word/fontTable.xml": font_table(),
        "word/numbering.xml": f"{HEAD}<w:numbering {W}/>",
        "word/header1.xml": following_header(),
        "word/header2.xml": letterhead,
        "word/footer1.xml": footer(),
        "word/footer2.xml": footer(),
        "word/theme/theme1.xml": theme(look),
        "docProps/core.xml": CORE,
        "docProps/app.xml": APP,
    }  # fmt: skip
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package_file:
        for name, text in parts.items():
            package_file.writestr(zipfile.ZipInfo(name, EPOCH), text.encode(), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def word_files() -> dict[str, bytes]:
    """All shipped Word files by their path below ``templates/docx``."""
    return {
        "standard/vorlage.docx": build(STANDARD, standard_letterhead(), STANDARD_BODY),
        "sankt-augustin/vorlage.docx": build(SANKT_AUGUSTIN, standard_letterhead(), SANKT_AUGUSTIN_BODY),
    }


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a package; what zlib makes of them differs between machines."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def main() -> int:
    """Write the files, or with ``--check`` say which are stale."""
    stale = []
    for name, data in word_files().items():
        path = TARGET / name
        if "--check" in sys.argv[1:]:
            if not path.is_file() or parts_of(path.read_bytes()) != parts_of(data):
                stale.append(name)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(path)
    for name in stale:
        print(f"veraltet: {name}", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
