"""What is known of the files that a paper names: where they lie, and whether they can be used."""

from __future__ import annotations

import functools
from dataclasses import replace
from typing import TYPE_CHECKING

from vorlagen.sources.dateien import file_fact, locate
from vorlagen.sources.signaturen import look_into

if TYPE_CHECKING:
    from pathlib import Path

    from vorlagen.facts import FileContent, FileFact
    from vorlagen.models import Vorlage


def attachment_facts(vorlage: Vorlage, folder: Path, allowed: tuple[Path, ...]) -> dict[str, FileFact]:
    """Facts on the files of all attachments, by the name as written.

    Args:
        vorlage: the paper.
        folder: the folder that names are relative to.
        allowed: the folders that the paper may name files in; nothing else is opened.
    """
    names = sorted({anlage.datei for anlage in vorlage.anlagen if anlage.datei})
    return {name: _with_content(file_fact(name, folder, allowed), folder) for name in names}


def _with_content(fact: FileFact, folder: Path) -> FileFact:
    if not (fact.exists and fact.allowed):
        return fact
    path = locate(fact.name, folder).resolve()
    try:
        stat = path.stat()
    except OSError:  # gone since; look_into names the cause
        return replace(fact, content=look_into(path))
    return replace(fact, content=_content(path, stat.st_mtime_ns, stat.st_size, stat.st_ino))


@functools.lru_cache(maxsize=4096)
def _content(path: Path, _changed: int, _size: int, _inode: int) -> FileContent:
    """What a file holds; the same file is looked into once, however many papers name it."""
    content = look_into(path)
    if content.problem is not None or path.suffix.lower() != ".pdf":
        return content
    from vorlagen.pdf.lesbarkeit import read_pdf  # noqa: PLC0415 - 60 ms that papers without a PDF never need

    return read_pdf(path)
