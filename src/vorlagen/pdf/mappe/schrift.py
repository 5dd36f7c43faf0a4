"""The one font of all stamps: a subset of the shipped Source Sans, embedded once, every character kept."""

from __future__ import annotations

import functools
import hashlib
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pikepdf import Array, Dictionary, Name, String

from vorlagen import resources
from vorlagen.errors import ConversionError
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pikepdf

_FACE: Final = "SourceSansPro-Semibold"
_UNUSED: Final = ("GSUB", "GPOS", "GDEF", "BASE", "DSIG", "kern", "meta", "gasp")
_NONSYMBOLIC: Final = 32  # ISO 32000-1, table 123
_CMAP: Final = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
_BLOCK: Final = 100  # entries of one bfchar block at most (Adobe Technical Note 5014)


@dataclass(frozen=True, slots=True)
class Schrift:
    """A subset font.

    Attributes:
        datei: the TrueType file.
        name: its PostScript name with the prefix of a subset.
        glyphen: glyph number of each character.
        breiten: advance width of each glyph number in thousandths of the font size.
        rahmen: bounding box of all glyphs, thousandths.
        oberlaenge: ascent, thousandths.
        unterlaenge: descent, thousandths, negative.
        versal: height of a capital letter, thousandths.
    """

    datei: bytes = field(repr=False)
    name: str
    glyphen: Mapping[str, int]
    breiten: tuple[int, ...]
    rahmen: tuple[int, int, int, int]
    oberlaenge: int
    unterlaenge: int
    versal: int

    def width(self, text: str) -> float:
        """Width of a text in ems.

        Args:
            text: made of characters of the subset.
        """
        return sum(self.breiten[self.glyphen[char]] for char in text) / 1000

    def encode(self, text: str) -> bytes:
        """The text as a hexadecimal string of glyph numbers.

        Args:
            text: made of characters of the subset.
        """
        return b"<" + "".join(f"{self.glyphen[char]:04X}" for char in text).encode() + b">"


@functools.lru_cache(maxsize=8)
def subset_font(characters: str) -> Schrift:
    """The shipped face, cut down to these characters.

    Args:
        characters: each once, sorted.

    Raises:
        ConversionError: the face has no glyph for one of them.
    """
    from fontTools import subset  # noqa: PLC0415 - 150 ms that a check never needs
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    path = next(file for file in resources.font_files() if file.stem == _FACE)
    options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[], glyph_names=False,
                             recalc_timestamp=False)  # fmt: skip
    options.drop_tables += _UNUSED
    stream = io.BytesIO()
    with TTFont(path, lazy=True, recalcTimestamp=False) as font:
        lacking = "".join(char for char in characters if ord(char) not in font.getBestCmap())
        if lacking:
            raise ConversionError(
                t("Der Schrift der Seitenstempel fehlen Zeichen: {zeichen}", zeichen=lacking),
                t("Nehmen Sie andere Zeichen in die Vorsilbe der Tagesordnungspunkte."),
            )
        cutter = subset.Subsetter(options)
        cutter.populate(text=characters)
        cutter.subset(font)
        font.save(stream)
    return _measure(stream.getvalue(), characters)


def _measure(data: bytes, characters: str) -> Schrift:
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - as above

    with TTFont(io.BytesIO(data)) as font:
        scale = 1000 / font["head"].unitsPerEm
        cmap, order = font.getBestCmap(), font.getGlyphOrder()
        head, lines = font["head"], font["hhea"]
        prefix = "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(data).digest()[:6])
        return Schrift(
            datei=data,
            name=f"{prefix}+{_FACE}",
            glyphen={char: font.getGlyphID(cmap[ord(char)]) for char in characters},
            breiten=tuple(round(font["hmtx"][glyph][0] * scale) for glyph in order),
            rahmen=(round(head.xMin * scale), round(head.yMin * scale), round(head.xMax * scale),
                    round(head.yMax * scale)),
            oberlaenge=round(lines.ascent * scale),
            unterlaenge=round(lines.descent * scale),
            versal=round(font["OS/2"].sCapHeight * scale),
        )  # fmt: skip


def embed(pdf: pikepdf.Pdf, font: Schrift) -> Dictionary:
    """The font as an object of the file (Type 0, TrueType outlines, with text for copying and search).

    Args:
        pdf: the joined file.
        font: the subset.
    """
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/" + font.name), Flags=_NONSYMBOLIC, FontBBox=Array(font.rahmen),
        ItalicAngle=0, Ascent=font.oberlaenge, Descent=font.unterlaenge, CapHeight=font.versal, StemV=100,
        FontFile2=pdf.make_stream(font.datei, Length1=len(font.datei)),
    )  # fmt: skip
    system = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)
    outlines = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/" + font.name), CIDSystemInfo=system,
        FontDescriptor=pdf.make_indirect(descriptor), W=Array([0, Array(font.breiten)]), CIDToGIDMap=Name.Identity,
    )  # fmt: skip
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/" + font.name), Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(outlines)]), ToUnicode=pdf.make_stream(_to_unicode(font)),
        )
    )  # fmt: skip


def _to_unicode(font: Schrift) -> bytes:
    lines = [f"<{glyph:04X}> <{char.encode('utf-16-be').hex().upper()}>"
             for char, glyph in sorted(font.glyphen.items(), key=lambda entry: entry[1])]  # fmt: skip
    blocks = [lines[start : start + _BLOCK] for start in range(0, len(lines), _BLOCK)]
    text = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return _CMAP.format(blocks=text).encode()
