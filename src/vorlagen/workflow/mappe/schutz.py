"""The guard of public files of a meeting: nothing closed stands in them, whatever made it get there (O502).

The plan of a public Mappe is built from allowed entries only; this module does not trust it.
It gathers what is closed, opens the finished files again and looks.
"""

from __future__ import annotations

import contextlib
import io
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar

import pikepdf

from vorlagen.errors import PublicnessError
from vorlagen.formular.formalien import is_formal
from vorlagen.i18n import t
from vorlagen.models import Auswahl
from vorlagen.models.blaetter import is_markdown, leaves, without_positions
from vorlagen.pdf.durchsicht import Seitenspuren, all_prints, page_prints, place_of, plain, printed_on, said_in
from vorlagen.pdf.vollbilder import full_pictures
from vorlagen.workflow.geschlossen import closed_texts, contains, lines_of, names_of, refuse_texts, said_by_form

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from vorlagen.formular.tagesordnung import Top
    from vorlagen.i18n import Text
    from vorlagen.models import Modell, Vorlage

_SINGLE: Final = frozenset({"betreff", "untertitel", "nummer", "aktenzeichen", "titel", "datei", "vorlage"})
"""Single values that tell what a closed paper is about; others (bodies, offices, dates) are said everywhere."""
_LINE: Final = 24
"""Characters from which on a line of a closed text is one that nobody writes twice by chance."""
_LONG: Final = 12
"""Characters from which on words are compared without blanks too."""
_Seen = TypeVar("_Seen")
_BETWEEN: Final = re.compile(r"[\s\u00ad-]+")
_HINT: Final = t(
    "Es wurde nichts geschrieben. Nehmen Sie die Stelle aus dem öffentlichen Teil, "
    "oder geben Sie dem Punkt einen neutralen Titel („titel_oeffentlich“)."
)


@dataclass(frozen=True)
class Geheimes:
    """What no public file of a meeting may hold.

    Attributes:
        worte: words and lines, longest first.
        verschlossene: the PDFs of what is closed; they are opened when they are needed.
        offene: the PDFs that the public may have; a logo may be on their pages as well.
    """

    worte: tuple[str, ...]
    verschlossene: Callable[[], Iterable[bytes]] = tuple
    offene: Callable[[], Iterable[bytes]] = tuple

    def is_shown(self, prints: frozenset[bytes]) -> bool:
        """Whether a file with these fingerprints shows a closed page, or a picture from one.

        Pictures on open pages are no secret, such as logos, unless a closed page is nothing but
        that picture: then somebody saved it under an open name.
        """
        if prints & self._closed.inhalte:
            return True
        pictures = prints & self._closed.bilder
        return bool(pictures) and not (pictures <= self._open and pictures.isdisjoint(self._full))

    @cached_property
    def _closed(self) -> Seitenspuren:
        found = list(_each(self.verschlossene(), page_prints))
        return Seitenspuren(frozenset[bytes]().union(*(prints.inhalte for prints in found)),
                            frozenset[bytes]().union(*(prints.bilder for prints in found)))  # fmt: skip

    @cached_property
    def _open(self) -> frozenset[bytes]:
        found = _each(self.offene(), page_prints)
        return frozenset[bytes]().union(*(prints.inhalte | prints.bilder for prints in found))

    @cached_property
    def _full(self) -> frozenset[bytes]:
        return frozenset[bytes]().union(*_each(self.verschlossene(), full_pictures))


def closed_matter(
    tops: Iterable[Top], papers: Mapping[str, Vorlage], closed: Callable[[], Iterable[bytes]],
    open_: Callable[[], Iterable[bytes]],
) -> Geheimes:  # fmt: skip
    """Gather what is closed in a meeting, less what a form or the title of an open item or paper says as well.

    Titles of formal items („Anfragen“) say nothing of a matter and are in both parts.

    Args:
        tops: all items.
        papers: what the papers say, by the name that items use.
        closed: gives the PDFs of closed papers and attachments.
        open_: gives the PDFs that the public may have.
    """
    hidden: list[str] = []
    said: set[str] = set()
    for top in tops:
        paper = papers.get(top.punkt.vorlage or "")
        title = top.punkt.titel or ""
        said |= said_by_form(paper) if paper else set()
        if top.oeffentlich:
            said |= {name for text in (title, paper.betreff if paper else None) for name in names_of(text or "")}
            hidden += closed_texts(paper) if paper else ()
        else:
            said |= {*names_of(top.punkt.titel_oeffentlich or ""), *(names_of(title) if is_formal(title) else ())}
            hidden += (*_told(top.punkt), *(_told(paper) if paper else ()))
    return closed_pages({line for line in hidden if line and line not in said}, closed, open_)


def closed_pages(
    words: Iterable[str], closed: Callable[[], Iterable[bytes]], open_: Callable[[], Iterable[bytes]]
) -> Geheimes:
    """What is closed, by words that were gathered already.

    Args:
        words: words and lines.
        closed: gives the PDFs of what is closed.
        open_: gives the PDFs that the public may have.
    """
    return Geheimes(tuple(sorted(words, key=lambda line: (-len(line), line))), closed, open_)


def refuse_in_pdf(pdf: bytes, closed: Geheimes, name: str, own_pages: Collection[int]) -> None:
    """Search a finished public PDF.

    Args:
        pdf: its bytes.
        closed: what it must not hold.
        name: what to call it in messages.
        own_pages: the pages that we made, 0-based; their text is read too.

    Raises:
        PublicnessError: something was found; nothing may be written.
    """
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        said = said_in(opened)
        for words in closed.worte:
            if contains(said, words):
                raise _leak(name, words, place_of(opened, words))
        if closed.is_shown(all_prints(opened)):
            raise PublicnessError(
                t("In {file} stünde eine nichtöffentliche Seite oder ein Bild davon.", file=name), _HINT
            )
    for page in printed_on(pdf, own_pages):
        text = _squashed(page.text)
        for words in closed.worte:
            if contains(page.text, words) or (len(words) >= _LONG and _squashed(words) in text):
                raise _leak(name, words, page.ort)


def refuse_in_docx(docx: bytes, closed: Geheimes, name: str) -> None:
    """Search every part of a finished public Word file.

    Raises:
        PublicnessError: something was found; nothing may be written.
    """
    refuse_texts(docx, closed.worte, name)


def refuse_in_text(text: str, closed: Geheimes, name: str) -> None:
    """Search a text file, such as the manifest, or a list of file names.

    Raises:
        PublicnessError: something was found; nothing may be written.
    """
    flat = plain(text)
    for words in closed.worte:
        if contains(flat, words):
            raise _leak(name, words, t("Text"))


def _leak(name: str, words: str, place: Text) -> PublicnessError:
    return PublicnessError(
        t("In {file} stünde Nichtöffentliches: „{text}“ (in {part}).", file=name, text=words[:80], part=place), _HINT
    )


def _squashed(text: str) -> str:
    """``text`` without blanks and hyphens, which lines of a page may lose or gain."""
    return _BETWEEN.sub("", text)


def _told(model: Modell) -> Iterator[str]:
    """What an item or a paper says of its matter: titles, numbers, files, and the lines of its texts."""
    for path, value in leaves(model):
        if not isinstance(value, str) or isinstance(value, Auswahl):
            continue
        if is_markdown(type(model), without_positions(path)):
            yield from (line for line in lines_of(value) if len(line) >= _LINE)
        elif str(path[-1]) in _SINGLE:
            yield from (name for name in names_of(value) if len(name) > 3)  # noqa: PLR2004 - shorter words say nothing


def _each(files: Iterable[bytes], look: Callable[[pikepdf.Pdf], _Seen]) -> Iterator[_Seen]:
    for data in files:  # one that cannot be opened has no pages in any Mappe: a marked sheet stands for it
        with contextlib.suppress(pikepdf.PdfError), pikepdf.open(io.BytesIO(data)) as pdf:
            yield look(pdf)
