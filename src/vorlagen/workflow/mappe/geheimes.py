"""What no public file of a meeting may hold: words, pages, and pictures from pages."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeVar

import pikepdf

from vorlagen.errors import UnreadableError
from vorlagen.pdf.durchsicht import Seitenspuren, page_prints
from vorlagen.pdf.pdfium import blank_pages
from vorlagen.pdf.vollbilder import full_pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_Seen = TypeVar("_Seen")


class Datei(Protocol):
    """A PDF, read when it is asked for."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def pdf(self) -> bytes: ...  # noqa: D102


@dataclass(frozen=True)
class Geheimes:
    """What no public file of a meeting may hold.

    Attributes:
        worte: words and lines, longest first.
        verschlossene: the PDFs of what is closed; they are opened when they are needed.
        offene: the PDFs that the public may have; a logo may be on their pages as well.
    """

    worte: tuple[str, ...]
    verschlossene: Callable[[], Iterable[Datei]] = tuple
    offene: Callable[[], Iterable[Datei]] = tuple

    def shown_by(self, prints: frozenset[bytes]) -> str | None:
        """The closed file of which a file with these fingerprints shows a page, or a picture from one.

        Pictures on open pages are no secret, such as logos, unless a closed page is nothing but
        that picture: then somebody saved it under an open name. Nor is a page that shows nothing.
        """
        leaked = prints & self._closed.inhalte
        if leaked and (leaked := leaked - self._blank):
            return self._source_of(leaked)
        pictures = prints & self._closed.bilder
        if pictures and not (pictures <= self._open and pictures.isdisjoint(self._full)):
            return self._source_of(pictures)
        return None

    def _source_of(self, leaked: frozenset[bytes]) -> str:
        looks = _each(self.verschlossene(), lambda source, pdf: (source.name, page_prints(pdf.pages)))
        return next((name for name, found in looks if leaked & (found.inhalte | found.bilder)), "")

    @cached_property
    def _closed(self) -> Seitenspuren:
        found = list(_each(self.verschlossene(), lambda _, pdf: page_prints(pdf.pages)))
        return Seitenspuren(frozenset[bytes]().union(*(prints.inhalte for prints in found)),
                            frozenset[bytes]().union(*(prints.bilder for prints in found)))  # fmt: skip

    @cached_property
    def _open(self) -> frozenset[bytes]:
        found = _each(self.offene(), lambda _, pdf: page_prints(pdf.pages))
        return frozenset[bytes]().union(*(prints.inhalte | prints.bilder for prints in found))

    @cached_property
    def _full(self) -> frozenset[bytes]:
        return frozenset[bytes]().union(*_each(self.verschlossene(), lambda _, pdf: full_pictures(pdf)))

    @cached_property
    def _blank(self) -> frozenset[bytes]:
        """What only stands on closed pages that show nothing, such as the last one that Word leaves empty."""
        found = list(_each(self.verschlossene(), _blank_and_other))
        blank = frozenset[bytes]().union(*(one for one, _ in found))
        return blank - frozenset[bytes]().union(*(other for _, other in found))


def closed_pages(
    words: Iterable[str], closed: Callable[[], Iterable[Datei]], open_: Callable[[], Iterable[Datei]]
) -> Geheimes:
    """What is closed, by words that were gathered already.

    Args:
        words: words and lines.
        closed: gives the PDFs of what is closed.
        open_: gives the PDFs that the public may have.
    """
    return Geheimes(tuple(sorted(words, key=lambda line: (-len(line), line))), closed, open_)


def _each(files: Iterable[Datei], look: Callable[[Datei, pikepdf.Pdf], _Seen]) -> Iterator[_Seen]:
    for file in files:  # one that cannot be opened has no pages in any Mappe: a marked sheet stands for it
        with contextlib.suppress(pikepdf.PdfError), pikepdf.open(io.BytesIO(file.pdf)) as pdf:
            yield look(file, pdf)


def _blank_and_other(file: Datei, pdf: pikepdf.Pdf) -> tuple[frozenset[bytes], frozenset[bytes]]:
    """Fingerprints of the contents of pages that show nothing, and of the others."""
    try:
        blank = blank_pages(file.pdf, file.name)
    except UnreadableError:
        blank = ()
    pages = list(enumerate(pdf.pages))
    return (page_prints(page for at, page in pages if at in blank).inhalte,
            page_prints(page for at, page in pages if at not in blank).inhalte)  # fmt: skip
