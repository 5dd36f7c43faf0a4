"""A docx made of nothing but what rendered text needs, and the judges it has to pass."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import office2pdf
import openxml_audit
import pytest
from lxml import etree

from vorlagen import resources
from vorlagen.word.body import Body
from vorlagen.word.fussnoten import with_separators
from vorlagen.word.markdown import render_markdown
from vorlagen.word.numbering import Numbering
from vorlagen.word.plain import paragraph_texts
from vorlagen.word.styles import Styles

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Tests are imported one by one (importlib mode); the module they share lies beside them.
sys.path.insert(0, str(Path(__file__).parent))

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OPC = "http://schemas.openxmlformats.org/package/2006"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_LEFT = '<w:jc w:val="left"/>'
_EXTERNAL = ' TargetMode="External"'
TEXT_WIDTH = 9354
TEXT_HEIGHT = 13800
_FAMILY = "Source Sans Pro"
_FONT = f'<w:rFonts w:ascii="{_FAMILY}" w:hAnsi="{_FAMILY}" w:eastAsia="{_FAMILY}" w:cs="{_FAMILY}"/>'


def _style(  # noqa: PLR0913 - what a style consists of
    kind: str, identifier: str, name: str, inner: str = "", *, default: bool = False, based: str = ""
) -> str:
    mark = ' w:default="1"' if default else ""
    base = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}"{mark} w:styleId="{identifier}"><w:name w:val="{name}"/>{base}<w:qFormat/>{inner}'
        "</w:style>"
    )


def _paragraph_style(identifier: str, name: str, *, pair: str = "", run: str = "") -> str:
    look = f"<w:pPr>{pair or _LEFT}</w:pPr>" + (f"<w:rPr>{run}</w:rPr>" if run else "")
    return _style("paragraph", identifier, name, look, based="Standard")


def styles_xml() -> bytes:
    """Styles as a German Word names them: English names, German ids, left alignment said aloud."""
    left = _LEFT
    headings = "".join(
        _paragraph_style(
            f"berschrift{level}",
            f"heading {level}",
            pair=f'<w:keepNext/><w:spacing w:before="240" w:after="80"/>{left}<w:outlineLvl w:val="{level - 1}"/>',
            run=f'<w:b/><w:bCs/><w:sz w:val="{34 - 2 * level}"/>',
        )
        for level in range(1, 7)
    )
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    # Room above and below by the cell: space of the paragraph tears the embedded engine's vertical lines.
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 40), ("left", 108), ("bottom", 40), ("right", 108))
    )
    return (
        f'{_HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{_FONT}<w:sz w:val="21"/>'
        f'<w:lang w:val="de-DE"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        + _style("paragraph", "Standard", "Normal", f"<w:pPr>{left}</w:pPr>", default=True)
        + _style("character", "Absatz-Standardschriftart", "Default Paragraph Font", default=True)
        + _style(
            "table",
            "NormaleTabelle",
            "Normal Table",
            f"<w:tblPr><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>",
            default=True,
        )
        + headings
        + _paragraph_style("Textkrper", "Body Text", pair=f'<w:spacing w:after="120"/>{left}')
        + _paragraph_style("Aufzhlungszeichen", "List Bullet", pair=f'<w:spacing w:after="60"/>{left}')
        + _paragraph_style("Listennummer", "List Number", pair=f'<w:spacing w:after="60"/>{left}')
        + _paragraph_style(
            "Zitat", "Quote", pair=f'<w:spacing w:after="120"/><w:ind w:left="425"/>{left}', run="<w:i/><w:iCs/>"
        )
        + _paragraph_style("Funotentext", "footnote text", run='<w:sz w:val="18"/>')
        + _style(
            "character", "Funotenzeichen", "footnote reference", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        )
        + _paragraph_style("Beschriftung", "caption", run='<w:sz w:val="18"/>')
        + _paragraph_style("VorlageTabellenkopf", "Vorlage Tabellenkopf", run="<w:b/><w:bCs/>")
        + _paragraph_style("VorlageTabellentext", "Vorlage Tabellentext")
        + _style("character", "Hyperlink", "Hyperlink", '<w:rPr><w:color w:val="0B4F8A"/><w:u w:val="single"/></w:rPr>')
        + _style(
            "table",
            "VorlageTabelle",
            "Vorlage Tabelle",
            f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>",
            based="NormaleTabelle",
        )
        + "</w:styles>"
    ).encode()


def _relationships(entries: list[tuple[str, str, str, bool]]) -> str:
    items = "".join(
        f'<Relationship Id="{identifier}" Type="{kind}" Target="{target.replace("&", "&amp;")}"'
        f"{_EXTERNAL if external else ''}/>"
        for identifier, kind, target, external in entries
    )
    return f'{_HEAD}<Relationships xmlns="{_OPC}/relationships">{items}</Relationships>'


def _theme() -> bytes:
    """The smallest theme that the validator (and Word) accepts; no style refers to it."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in (
            *(("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "1F2937"), ("lt2", "F3F4F6")),
            *((f"accent{number}", "0B4F8A") for number in range(1, 7)),
            *(("hlink", "0B4F8A"), ("folHlink", "0B4F8A")),
        )
    )
    fonts = '<a:latin typeface="Source Sans Pro"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{_HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Probe">'
        f'<a:themeElements><a:clrScheme name="Probe">{colours}</a:clrScheme><a:fontScheme name="Probe">'
        f"<a:majorFont>{fonts}</a:majorFont><a:minorFont>{fonts}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Probe"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    ).encode()


def pack(xml: str, body: Body) -> bytes:
    """A docx with ``xml`` as its body and everything that ``body`` collected."""
    numbering = body.numbering.part()
    parts = {
        "word/document.xml": (
            f'{_HEAD}<w:document xmlns:w="{W}"><w:body>{xml}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar '
            'w:top="1418" w:right="1134" w:bottom="1418" w:left="1418" w:header="709" w:footer="709" w:gutter="0"/>'
            "</w:sectPr></w:body></w:document>"
        ).encode(),
        "word/styles.xml": styles_xml(),
        "word/settings.xml": with_separators(f'{_HEAD}<w:settings xmlns:w="{W}"/>'.encode(), body.fussnoten.template),
        "word/footnotes.xml": body.fussnoten.part(),
        "word/fontTable.xml": f'{_HEAD}<w:fonts xmlns:w="{W}"/>'.encode(),
        "word/theme/theme1.xml": _theme(),
        "docProps/core.xml": (
            f'{_HEAD}<cp:coreProperties xmlns:cp="{_OPC}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Probe</dc:title></cp:coreProperties>'
        ).encode(),
        **({"word/numbering.xml": numbering} if numbering else {}),
    }
    overrides = {name: f"{_MAIN}.{name[5:-4]}+xml" for name in parts if name.startswith("word/")}
    overrides["word/document.xml"] = f"{_MAIN}.document.main+xml"
    overrides["word/theme/theme1.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    overrides["docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    defaults = {"rels": "application/vnd.openxmlformats-package.relationships+xml", "xml": "application/xml"}
    types = "".join(
        f'<Default Extension="{e}" ContentType="{c}"/>' for e, c in (defaults | dict(body.content_types)).items()
    )
    types += "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    names = ("styles", "settings", "fontTable", "footnotes", "theme", *(("numbering",) if numbering else ()))
    inner = [
        (f"rId{number}", f"{_REL}/{name}", "theme/theme1.xml" if name == "theme" else f"{name}.xml", False)
        for number, name in enumerate(names, 1)
    ]
    package = [
        ("rId1", f"{_REL}/officeDocument", "word/document.xml", False),
        ("rId2", f"{_OPC}/relationships/metadata/core-properties", "docProps/core.xml", False),
    ]
    own = [(r.id, r.type, r.target, r.external) for r in body.relationships]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'{_HEAD}<Types xmlns="{_OPC}/content-types">{types}</Types>')
        archive.writestr("_rels/.rels", _relationships(package))
        archive.writestr("word/_rels/document.xml.rels", _relationships(inner + own))
        notes = [(r.id, r.type, r.target, r.external) for r in body.notes.relationships]
        archive.writestr("word/_rels/footnotes.xml.rels", _relationships(notes))
        for name, data in parts.items():
            archive.writestr(name, data)
        for name, data in body.media.items():
            archive.writestr(f"word/{name}", data)
    return buffer.getvalue()


class Rendered:
    """One Markdown text, rendered: its XML, what it collected, and its docx."""

    def __init__(self, text: str, pictures: Mapping[str, bytes], level: int, numbering: bytes | None) -> None:
        self.body = Body(TEXT_WIDTH, TEXT_HEIGHT, Numbering(numbering))
        styles = Styles.read(styles_xml())
        self.xml = render_markdown(text, level=level, styles=styles, body=self.body, pictures=pictures)
        self.root = etree.fromstring(f'<w:body xmlns:w="{W}">{self.xml}</w:body>')
        self.notes = etree.fromstring(self.body.fussnoten.part())

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of each paragraph, those of footnotes last."""
        return (*paragraph_texts(self.root), *paragraph_texts(self.notes))

    def all(self, path: str) -> list[str]:
        """What an XPath finds, as strings."""
        return [str(found) for found in self.root.xpath(path, namespaces={"w": W})]

    @property
    def docx(self) -> bytes:
        """The text as a Word file."""
        return pack(self.xml, self.body)


class Render(Protocol):
    """The fixture ``render``."""

    def __call__(
        self, text: str, pictures: Mapping[str, bytes] = ..., *, level: int = ..., numbering: bytes | None = ...
    ) -> Rendered: ...


@pytest.fixture(scope="session")
def render() -> Render:
    """Renders Markdown into the minimal document."""

    def go(
        text: str,
        pictures: Mapping[str, bytes] = {},
        *,
        level: int = 1,
        numbering: bytes | None = None,
    ) -> Rendered:
        return Rendered(text, pictures, level, numbering)

    return go


def validate(docx: bytes, folder: Path) -> None:
    """Fail with the validator's words if ``docx`` breaks the Open XML SDK's rules."""
    path = folder / "probe.docx"
    path.write_bytes(docx)
    result = openxml_audit.OpenXmlValidator().validate(path)
    assert not result.errors, "\n".join(map(str, result.errors))
    assert result.is_valid


@pytest.fixture
def audit(tmp_path: Path) -> Callable[[bytes], None]:
    """Fails if a docx breaks the Open XML SDK's rules."""
    return lambda docx: validate(docx, tmp_path)


@pytest.fixture(scope="session")
def to_pdf(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], bytes]:
    """Validates a docx and converts it with the embedded engine, tagged, from the shipped fonts."""
    fonts = tmp_path_factory.mktemp("fonts")
    for font in resources.font_files():
        (fonts / font.name).write_bytes(font.read_bytes())
    options = office2pdf.ConvertOptions(font_paths=[str(fonts)], tagged=True, pdf_ua=True, pdf_standard="pdf/a-2b")

    def go(docx: bytes) -> bytes:
        validate(docx, fonts)
        return bytes(office2pdf.convert_bytes(docx, "docx", options).pdf)

    return go


@pytest.fixture(scope="session", name="pack")
def pack_fixture() -> Callable[[str, Body], bytes]:
    """Packs block XML into the minimal document."""
    return pack
