"""What PDFium sees on pages: their text, ten times as fast as pypdf reads it, and what their edges cut off.

It is independent of whoever made the file.
"""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, Final

from vorlagen.errors import UnreadableError
from vorlagen.i18n import t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pypdfium2

_LOCK: Final = threading.RLock()
"""PDFium works for one thread at a time (its own documentation)."""
_BREAKS: Final = str.maketrans({"\ufffe": "-\n", "\u00ad": None, "\r": None, "\0": None})
"""What PDFium writes for a hyphen at a line's end, and what no line of words holds."""
_PATH, _IMAGE = 2, 3
"""FPDF_PAGEOBJ_PATH and FPDF_PAGEOBJ_IMAGE of PDFium."""
_MARGIN: Final = 5.0
"""Points; a frame that lies on the edge of the page loses nothing that anybody misses."""
_DEEP: Final = 5
_SMALL: Final = 600
"""Pixels of the longer side; on such a picture a hair line is still grey."""
_WHITE: Final = (255, 255)
"""Darkest and lightest value."""
_MOST: Final = 20_000
"""Things on a page that are looked at; a spreadsheet has some thousand."""


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
    with _opened(pdf, name) as (document, begin):

        def text_of(at: int) -> str:
            begin(at)
            with contextlib.closing(document[at]) as page, contextlib.closing(page.get_textpage()) as text:
                return str(text.get_text_range()).translate(_BREAKS)

        yield len(document), text_of


def pages_cut_off(pdf: bytes, name: str) -> tuple[int, ...]:
    """Numbers, from 1, of the pages whose edge cuts through a drawing or picture, or leaves it outside.

    Args:
        pdf: the file's bytes.
        name: what to call the file in messages.

    Raises:
        UnreadableError: PDFium cannot read the file, or a page.
    """
    return tuple(at + 1 for at in _pages_where(pdf, name, _cuts))


def blank_pages(pdf: bytes, name: str) -> tuple[int, ...]:
    """Positions, from 0, of the pages that show nothing at all, as they are painted.

    Args:
        pdf: the file's bytes.
        name: what to call the file in messages.

    Raises:
        UnreadableError: PDFium cannot read the file, or a page.
    """
    return tuple(_pages_where(pdf, name, _is_blank))


def _pages_where(pdf: bytes, name: str, test: Callable[[pypdfium2.PdfPage], bool]) -> Iterator[int]:
    with _opened(pdf, name) as (document, begin):
        for at in range(len(document)):
            begin(at)
            with contextlib.closing(document[at]) as page:
                if test(page):
                    yield at


def _is_blank(page: pypdfium2.PdfPage) -> bool:
    scale = min(1.0, _SMALL / max(page.get_size()))
    with contextlib.closing(page.render(scale=scale, grayscale=True)) as picture:
        return bool(picture.to_pil().getextrema() == _WHITE)


def _cuts(page: pypdfium2.PdfPage) -> bool:
    width, height = page.get_size()
    for _, thing in zip(range(_MOST), page.get_objects(filter=(_PATH, _IMAGE), max_depth=_DEEP), strict=False):
        left, bottom, right, top = thing.get_bounds()
        if left < -_MARGIN or bottom < -_MARGIN or right > width + _MARGIN or top > height + _MARGIN:
            return True
    return False


@contextlib.contextmanager
def _opened(pdf: bytes, name: str) -> Iterator[tuple[pypdfium2.PdfDocument, Callable[[int], None]]]:
    """A file, and what is to be told before each page, so that an error names it."""
    import pypdfium2  # noqa: PLC0415 - 40 ms that most commands never need

    number = 1

    def begin(at: int) -> None:
        nonlocal number
        number = at + 1

    with _LOCK:
        try:
            with contextlib.closing(pypdfium2.PdfDocument(pdf)) as document:
                yield document, begin
        except pypdfium2.PdfiumError as error:
            raise unreadable_text(name, number) from error


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
