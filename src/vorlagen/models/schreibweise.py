"""How people write keys and choices, and the one spelling behind it."""

from __future__ import annotations

import functools
import re
import unicodedata

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_REST = re.compile(r"[^0-9a-z]+")
_OTHER = "[^0-9A-Za-zÄÖÜäöüßẞ]"
# The umlaut as one character, or as macOS writes it: the vowel and a mark.
_LOOSE = {
    pair: rf"(?:[{pair[0]}{pair[0].upper()}](?:[eE]|\u0308)|[{umlaut}])"
    for pair, umlaut in (("ae", "äÄ"), ("oe", "öÖ"), ("ue", "üÜ"))
}
_LOOSE["ss"] = "(?:[sS][sS]|[ßẞ])"


@functools.lru_cache(maxsize=4096)
def normalise_key(text: str) -> str:
    """The canonical spelling of a key or choice: ASCII, lower case, ``_`` between words.

    Example:
        >>> normalise_key("Bürgerbeteiligung"), normalise_key("Finanzielle Auswirkungen:")
        ('buergerbeteiligung', 'finanzielle_auswirkungen')
    """
    folded = unicodedata.normalize("NFC", text).lower().translate(_UMLAUTS)
    return _REST.sub("_", folded).strip("_")


def loose_pattern(*keys: str) -> str:
    """A regular expression (ECMA 262) for the spellings that ``normalise_key`` takes for any of ``keys``.

    JSON Schema knows no case-insensitive match, hence the letter classes.
    """
    words = [_loose(key) for key in keys]
    inner = words[0] if len(words) == 1 else f"(?:{'|'.join(words)})"
    return f"^{_OTHER}*{inner}{_OTHER}*$"


def _loose(key: str) -> str:
    parts: list[str] = []
    at = 0
    while at < len(key):
        pair, char = key[at : at + 2], key[at]
        if pair in _LOOSE:
            parts.append(_LOOSE[pair])
            at += 2
            continue
        parts.append(f"{_OTHER}+" if char == "_" else f"[{char}{char.upper()}]" if char.isalpha() else char)
        at += 1
    return "".join(parts)
