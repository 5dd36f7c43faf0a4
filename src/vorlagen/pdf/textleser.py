"""The text of pages, read by PDFium: independent of whoever made the file, and ten times as fast as pypdf."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, Final

from vorlagen.errors import UnreadableError
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LOCK: Final = threading.RLock()
"""PDFium works for one thread at a time (its own documentation)."""
_BREAKS: Final = str.maketrans({"\ufffe": "-\n", "\u00ad": None, "\r": None, "\0": None})
"""What PDFium writes for a hyphen at a line's end, and what no line of words holds."""


@contextlib.contextmanager
def page_reader(pdf: bytes, name: str) -> Iterator[tuple[int, Callable[[int], str]]]:
    """How many pages a PDF has, and what gives the text of one, by its position from 0.

    Nobody else reads text meanwhile.

    Args:
        pdf: the file's bytes, readable without a password.
        name: what to call the file in messages.

    Raises:
        UnreadableError: PDFium cannot read the file, or a page.
    """
    import pypdfium2  # noqa: PLC0415 - 40 ms that most commands never need

    with _LOCK:
        number = 0

        def text_of(at: int) -> str:
            nonlocal number
            number = at + 1
            page = document[at]
            try:
                text = page.get_textpage()
                try:
                    return str(text.get_text_range()).translate(_BREAKS)
                finally:
                    text.close()
            finally:
                page.close()

        try:
            document = pypdfium2.PdfDocument(pdf)
            with contextlib.closing(document):
                yield len(document), text_of
        except pypdfium2.PdfiumError as error:
            raise unreadable_text(name, max(number, 1)) from error


def unreadable_text(name: str, number: int) -> UnreadableError:
    """The error on a page whose text cannot be read.

    Args:
        name: what to call the file in messages.
        number: the page, from 1.
    """
    return UnreadableError(
        t("{name}: Der Text von Seite {n} lässt sich nicht lesen.", name=name, n=number),
        t("Erzeugen Sie die Datei neu, oder fordern Sie sie neu an."),
    )
