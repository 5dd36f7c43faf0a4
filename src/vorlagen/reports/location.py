"""A finding's file as services name it: relative to the root, with forward slashes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from pathlib import PurePath


def relative_name(file: str, root: PurePath) -> str:
    """``file`` relative to ``root``; as it stands where it lies outside.

    Args:
        file: the name as the user wrote it.
        root: the root, of the same kind (Windows or not) as the name.
    """
    path = type(root)(file)
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def uri(file: str, root: PurePath) -> str:
    """``file`` as a URI reference (RFC 3986), percent-encoded.

    Relative where the file lies below ``root`` or was named relative to it, otherwise a
    ``file:`` URI. A colon is encoded too: „a:b.yaml“ would else read as a scheme.
    """
    path = type(root)(file)
    if path.is_absolute() and not path.is_relative_to(root):
        return path.as_uri()
    # The bytes of the name on disk, also where they are no UTF-8.
    return quote(relative_name(file, root).encode("utf-8", "surrogateescape"), safe="/")
