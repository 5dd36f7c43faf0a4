"""Word, Excel and PowerPoint files become pages that claim what they hold, by the engine that comes as a wheel."""

from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lxml import etree

from vorlagen.errors import ConversionError, ToolMissingError, UnreadableError
from vorlagen.i18n import Text, t
from vorlagen.pdf.embedded import INSTALL, losses_in
from vorlagen.pdf.engine import RawPdf
from vorlagen.pdf.fonts import lay_out_fonts
from vorlagen.pdf.pdfium import pages_cut_off
from vorlagen.pdf.umwandlung.art import Dateiart
from vorlagen.pdf.umwandlung.befunde import TABLE
from vorlagen.pdf.umwandlung.fremd import finish_foreign
from vorlagen.pdf.umwandlung.verborgenes import TooLargeError, hidden_matter, names_paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.findings import Finding

_ENGINE: Final = "office2pdf-python"


def office_pages(data: bytes, kind: Dateiart, name: str, title: str) -> tuple[bytes, tuple[Finding, ...]]:
    """A spreadsheet or a presentation as PDF; hidden sheets, hidden slides, comments and notes are left out.

    Args:
        data: the file's bytes.
        kind: ``TABELLE`` or ``FOLIEN``.
        name: what to call the file in messages.
        title: title of the document.

    Returns:
        The PDF, and what got lost on the way.

    Raises:
        UnreadableError: damaged, or rows or columns are hidden that would be printed.
        ConversionError: the engine failed.
        ToolMissingError: the engine is not installed.
    """
    paper = None
    if kind is Dateiart.TABELLE:
        _refuse_hidden(data, name)
        paper = None if names_paper(data) else "a4"
    raw = _convert(data, kind, name, paper)
    finished = finish_foreign(raw.pdf, data, name, title)
    return finished, tuple(_losses(raw, kind, name))


def _losses(raw: RawPdf, kind: Dateiart, name: str) -> Iterator[Finding]:
    for loss in raw.losses:
        yield TABLE["E121"].finding(name, was=loss)
    pages = pages_cut_off(raw.pdf, name) if kind is Dateiart.TABELLE else ()  # slides bleed over their edges by design
    if pages:
        yield TABLE["E122"].finding(name, seiten=t("Seite {seiten}", seiten=", ".join(map(str, pages))))


def _refuse_hidden(data: bytes, name: str) -> None:
    try:
        hidden = hidden_matter(data)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, TooLargeError, OSError, ValueError) as error:
        raise UnreadableError(
            t("Die Tabelle {file} ist beschädigt oder zu groß.", file=name),
            t("Öffnen Sie sie in Excel, und speichern Sie sie neu oder als PDF."),
        ) from error
    if hidden:
        values: dict[str, object] = {f"m{number}": text for number, text in enumerate(hidden)}
        raise UnreadableError(
            t("{file} enthält, was mitgedruckt würde: {was}.", file=name,
              was=Text(", ".join(f"{{{key}}}" for key in values), values)),
            t("Blenden Sie die Stellen ein, wenn sie dazugehören; sonst löschen Sie sie, oder speichern Sie ein PDF."),
        )  # fmt: skip


def _convert(data: bytes, kind: Dateiart, name: str, paper: str | None) -> RawPdf:
    try:
        import office2pdf  # noqa: PLC0415 - 32 MB that a check never needs
    except ImportError as error:
        raise ToolMissingError(t("Das PDF-Programm {wheel} ist nicht installiert.", wheel=_ENGINE), INSTALL) from error
    with tempfile.TemporaryDirectory(prefix="vorlagen-", ignore_cleanup_errors=True) as fonts:
        lay_out_fonts(Path(fonts))
        options = office2pdf.ConvertOptions(tagged=True, pdf_standard="pdf/a-2b", paper_size=paper, font_paths=[fonts])
        try:
            result = office2pdf.convert_bytes(data, kind.value, options)
        except office2pdf.Office2PdfError as error:
            raise ConversionError(
                t("{name} ließ sich nicht in PDF umwandeln: {grund}", name=name, grund=str(error)),
                t("Öffnen Sie die Datei in ihrem Programm, und speichern Sie sie als PDF."),
            ) from error
    return RawPdf(result.pdf, (), losses_in(result))
