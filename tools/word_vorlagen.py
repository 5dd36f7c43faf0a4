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
from pathlib import Path

import word_sitzung as sitzung
from word_bausteine import R, field, paragraph, run, story
from word_formatvorlagen import (
    BOTTOM,
    HEAD,
    LEFT,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    Look,
    W,
    font_table,
    size,
    styles,
)

TARGET = Path(__file__).resolve().parent.parent / "templates" / "docx"
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EPOCH = (1980, 1, 1, 0, 0, 0)


_SANS = "Source Sans Pro"
STANDARD = Look(_SANS, _SANS, "1F4E5F", "E4ECEF", 26, rule_below_heading=False)
LEIPZIG = Look(_SANS, _SANS, "1B3A5C", "E8ECF1", 23, rule_below_heading=False)
KIEL = Look(_SANS, "Source Serif Pro", "23323F", "EAEDEF", 25, rule_below_heading=True)
SANKT_AUGUSTIN = Look(_SANS, _SANS, "000000", "EDEDED", 23, rule_below_heading=False)
KARLSRUHE = Look(_SANS, _SANS, "000000", "EDEDED", 22, rule_below_heading=False, subheading_size=21, title_size=28,
                 room=60, top=1304)  # fmt: skip
AACHEN = Look(_SANS, _SANS, "000000", "EDEDED", 24, rule_below_heading=False, title_size=28, top=1418)
ERLANGEN = Look(_SANS, _SANS, "1B3A57", "E6ECF2", 25, rule_below_heading=False)
LUEBECK = Look(_SANS, _SANS, "7A1C1C", "F2E9E8", 25, rule_below_heading=False)


SETTINGS = (
    f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="15"/>'
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
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
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


def slim_letterhead() -> str:
    """Name of the town on the left, second line and address on the right, all in one line."""
    name = run("{{ behoerde.name }}", f'<w:b/><w:bCs/><w:color w:val="000000"/>{size(28)}')
    return story("hdr", paragraph("VorlageKopfzeile", name + run("{tab}{{ behoerde.zeile }}")))


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
SUBJECT = (
    paragraph("Title", run("{{ betreff }}"))
    + paragraph("BodyText", run("{%p if untertitel %}"))
    + paragraph("Subtitle", run("{{ untertitel }}"))
    + paragraph("BodyText", run("{%p endif %}"))
)


def subject_body(kind: str) -> str:
    """A paper under its subject; ``kind`` is the line above it."""
    return paragraph("VorlageArt", run(kind)) + SUBJECT + HEAD_LINES + LOOP


def subject_last_body(kind: str) -> str:
    """A paper whose subject follows the lines of its head."""
    return paragraph("VorlageArt", run(kind)) + HEAD_LINES + SUBJECT + LOOP


def kind_body(kind: str) -> str:
    """A paper under its kind; the form prints the subject as a section."""
    return paragraph("Title", run(kind)) + HEAD_LINES + LOOP


def document(body: str, top: int) -> str:
    """``word/document.xml`` with a first page of its own; ``top`` is its upper margin in twips."""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="first" r:id="rId6"/>'
        '<w:footerReference w:type="default" r:id="rId7"/><w:footerReference w:type="first" r:id="rId8"/>'
        f'<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="{top}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}" w:header="680" w:footer="567" '
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


def build(look: Look, letterhead: str, body: str, more_styles: str = "", foot: str = "") -> bytes:
    """A whole Word file; equal input gives equal bytes.

    Args:
        look: what makes it the town's.
        letterhead: header of the first page.
        body: its paragraphs.
        more_styles: styles besides those of papers.
        foot: another footer than the one with page numbers.
    """
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
        "word/document.xml": document(body, look.top),
        "word/_rels/document.xml.rels": relationships(kinds),
        "word/styles.xml": styles(look).replace("</w:styles>", f"{more_styles}</w:styles>"),
        "word/settings.xml": SETTINGS,
        "word/fontTable.xml": font_table(),
        "word/numbering.xml": f"{HEAD}<w:numbering {W}/>",
        "word/header1.xml": following_header(),
        "word/header2.xml": letterhead,
        "word/footer1.xml": foot or footer(),
        "word/footer2.xml": foot or footer(),
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
        "standard/vorlage.docx": build(STANDARD, standard_letterhead(), subject_body("{{ art }}")),
        "kiel/vorlage.docx": build(
            KIEL, standard_letterhead(), subject_body("{{ art }}{% if nummer %} – {{ nummer }}{% endif %}")
        ),
        "leipzig/vorlage.docx": build(
            LEIPZIG, standard_letterhead(), kind_body("{{ art }}{% if nummer %} Nr. {{ nummer }}{% endif %}")
        ),
        "sankt-augustin/vorlage.docx": build(SANKT_AUGUSTIN, standard_letterhead(), kind_body("{{ art }}")),
        "karlsruhe/vorlage.docx": build(KARLSRUHE, slim_letterhead(), subject_last_body("{{ art }}")),
        "aachen/vorlage.docx": build(AACHEN, slim_letterhead(), subject_last_body("{{ art }}")),
        "erlangen/vorlage.docx": build(ERLANGEN, standard_letterhead(), subject_body("Betreff")),
        "luebeck/vorlage.docx": build(
            LUEBECK, standard_letterhead(), kind_body("{{ art }}{% if nummer %} – {{ nummer }}{% endif %}")
        ),
        "standard/einladung.docx": meeting(standard_letterhead(), sitzung.invitation()),
        "standard/bekanntmachung.docx": meeting(standard_letterhead(), sitzung.notice()),
        "standard/tagesordnung.docx": meeting(following_header(), sitzung.agenda(), sitzung.footer()),
        "standard/deckblatt.docx": meeting(standard_letterhead(), sitzung.cover(), sitzung.footer()),
        "standard/trennblatt.docx": meeting(following_header(), sitzung.dividers(), sitzung.footer()),
    }


def meeting(letterhead: str, body: str, foot: str = "") -> bytes:
    """A Word file of a meeting, in the standard look."""
    return build(STANDARD, letterhead, body, sitzung.styles(STANDARD), foot)


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
