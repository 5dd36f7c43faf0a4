"""How people write keys and choices, and the one spelling behind it."""

from __future__ import annotations

import functools
import re
import unicodedata

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_REST = re.compile(r"[^0-9a-z]+")
_LOOSE = {"ae": "(?:[aA][eE]|[äÄ])", "oe": "(?:[oO][eE]|[öÖ])", "ue": "(?:[uU][eE]|[üÜ])", "ss": "(?:[sS][sS]|ß)"}


@functools.lru_cache(maxsize=4096)
def normalise_key(text: str) -> str:
    """The canonical spelling of a key or choice: ASCII, lower case, ``_`` between words.

    Example:
        >>> normalise_key("Bürgerbeteiligung"), normalise_key("Finanzielle Auswirkungen:")
        ('buergerbeteiligung', 'finanzielle_auswirkungen')
    """
    folded = unicodedata.normalize("NFC", text).lower().translate(_UMLAUTS)
    return _REST.sub("_", folded).strip("_")


def loose_pattern(key: str) -> str:
    """A regular expression (ECMA 262) for the spellings that ``normalise_key`` takes for ``key``.

    JSON Schema knows no case-insensitive match, hence the letter classes.
    """
    parts: list[str] = []
    at = 0
    while at < len(key):
        pair, char = key[at : at + 2], key[at]
        if pair in _LOOSE:
            parts.append(_LOOSE[pair])
            at += 2
            continue
        parts.append("[^0-9A-Za-zÄÖÜäöüß]+" if char == "_" else f"[{char}{char.upper()}]" if char.isalpha() else char)
        at += 1
    edge = "[^0-9A-Za-zÄÖÜäöüß]*"
    return f"^{edge}{''.join(parts)}{edge}$"
