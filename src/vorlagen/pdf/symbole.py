"""Characters of the symbol fonts of Word as Unicode: Wingdings has no letters, and no two symbol fonts agree."""

from __future__ import annotations

import re
from typing import Final

_FOUR_DIGITS: Final = re.compile("[0-9A-Fa-f]{4}")
_PRIVATE: Final = range(0xF000, 0xF100)
"""Where Word keeps the 256 characters of a symbol font (ECMA-376 part 1, 17.3.3.30)."""
_WINGDINGS: Final = {
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x46: "☞", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x74: "⧫",
    0x75: "◆", 0x76: "❖", 0x78: "☒", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE7: "←", 0xE8: "→", 0xE9: "↑", 0xEA: "↓", 0xF0: "⇨", 0xF3: "⇔",
    0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_WINGDINGS_2: Final = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "☐"}
_GREEK: Final = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOL: Final = {
    **{code: chr(code) for code in b" !#%&()+,./0123456789:;<=>?[]_{|}"},
    **dict(enumerate(_GREEK[0], 0x41)), **dict(enumerate(_GREEK[1], 0x61)),
    0x2D: "−", 0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°",
    0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…",
    0xC6: "∅", 0xD2: "®", 0xD3: "©", 0xD4: "™", 0xD6: "√", 0xD7: "⋅", 0xDB: "⇔", 0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒",
    0xDF: "⇓", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_FONTS: Final = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def unicode_of(font: str, code: str) -> str | None:
    """The character that shows what a symbol font shows, or ``None`` if it is not known.

    Args:
        font: the font's name, as ``w:sym`` has it.
        code: four hexadecimal digits; in other fonts than those of symbols they are Unicode.
    """
    if _FOUR_DIGITS.fullmatch(code) is None:
        return None
    number = int(code, 16)
    table = _FONTS.get(font.lower())
    if table is not None:
        return table.get(number - _PRIVATE.start if number in _PRIVATE else number)
    return chr(number) if chr(number).isprintable() else None
