"""A finished Word file → its fields, with everything that cannot be read back told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vorlagen.word.rueck.lesung import Lesung, Stand


def read_back(docx: bytes, name: str, revisions: Stand = "accepted") -> Lesung:
    """Read a finished Word file.

    Args:
        docx: the file's bytes.
        name: what to call the file in messages.
        revisions: how tracked changes are read.

    Raises:
        PackageError: the bytes are no docx, damaged, encrypted or over a limit.
    """
    raise NotImplementedError
