"""The hash at the end of every page of ours, so that a later run knows if somebody edited it."""

from __future__ import annotations

import hashlib
import re

_SEAL = re.compile(rb"<!-- vorlagen-siegel: ([0-9a-f]{64}) -->\n\Z")


def seal_page(page: bytes) -> bytes:
    """An HTML page with its hash as the last line."""
    return page + f"<!-- vorlagen-siegel: {hashlib.sha256(page).hexdigest()} -->\n".encode()


def is_ours_unchanged(page: bytes) -> bool:
    """Whether this program wrote the page and not one byte of it has changed since."""
    found = _SEAL.search(page)
    return found is not None and hashlib.sha256(page[: found.start()]).hexdigest().encode() == found[1]
