"""The order of children and the place of elements in WordprocessingML, by ECMA-376 part 1, annex A (transitional)."""

from __future__ import annotations

_BORDERS = "top start left bottom end right insideH insideV tl2br tr2bl"
ORDER: dict[str, list[str]] = {
    name: words.split()
    for name, words in {
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
        " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
        " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
        " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
        "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss"
        " imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd"
        " fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
        " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"
        " headers cellIns cellDel cellMerge tcPrChange",
        "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
        " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
        " sectPrChange",
        "numPr": "ilvl numId numberingChange ins",
        "pBdr": "top left bottom right between bar",
        "tblBorders": _BORDERS,
        "tcBorders": _BORDERS,
        "tblCellMar": _BORDERS,
        "tcMar": _BORDERS,
        "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
        "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
        "num": "abstractNumId lvlOverride",
        "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat"
        " locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
        "tblStylePr": "pPr rPr tblPr trPr tcPr",
        "sdt": "sdtPr sdtEndPr sdtContent",
        "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
        "tr": "tblPrEx trPr tc",
        "settings": "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries"
        " displayBackgroundShape mirrorMargins alignBordersAndEdges embedTrueTypeFonts saveSubsetFonts"
        " hideSpellingErrors hideGrammaticalErrors attachedTemplate linkStyles documentProtection autoFormatOverride"
        " defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone evenAndOddHeaders"
        " characterSpacingControl footnotePr endnotePr compat docVars rsids mathPr themeFontLang clrSchemeMapping"
        " decimalSymbol listSeparator",
    }.items()
}
"""Children by element; headers and footers of a section may mix, and rows of a table stand as they like."""
ORDER["sectPr"].remove("footerReference")

_BLOCKS = {"body", "tc", "sdtContent", "hdr", "ftr", "footnote", "endnote", "txbxContent", "comment", "docPartBody"}
_LINE = {"p", "hyperlink", "sdtContent", "ins", "del", "moveTo", "moveFrom", "smartTag", "fldSimple", "customXml"}
PARENTS: dict[str, set[str]] = {
    "p": _BLOCKS,
    "tbl": _BLOCKS,
    "tr": {"tbl", "sdtContent"},
    "tc": {"tr", "sdtContent"},
    "r": _LINE,
    "hyperlink": _LINE,
    "t": {"r"},
    "br": {"r"},
    "tab": {"r", "tabs"},
    "footnoteReference": {"r"},
    "drawing": {"r"},
    "fldChar": {"r"},
    "pPr": {"p", "lvl", "style", "tblStylePr", "pPrDefault", "pPrChange"},
}
"""Where an element may stand."""
