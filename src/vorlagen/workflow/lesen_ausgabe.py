"""What came back from Word is put where it belongs: a new file, or the YAML file that takes the changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.sources.textfile import encode_like, read_bytes
from vorlagen.workflow.ausgabe import write_output

if TYPE_CHECKING:
    from pathlib import Path

    from vorlagen.workflow.lesen import Gelesen

_SOME = 4


def write_read(read: Gelesen, target: Path, *, update: Path | None, force: bool) -> bool:
    """Write the text whole or not at all.

    Args:
        read: what came back.
        target: where to.
        update: the file that took the changes; it is written only if its text changed, with the same encoding.
        force: overwrite a file that is there and says something else.

    Returns:
        Whether the file says something else now.

    Raises:
        OutputError: it is there already, or cannot be written.
    """
    own = update is not None and target == update
    if own and not read.geaendert:
        return False
    mark = read_bytes(update, str(update), _SOME) if update is not None else b""
    write_output(target, encode_like(read.text, mark), force=force or own)
    return True
