"""The engine that comes as a wheel: office2pdf, which sets a docx with Typst inside this process."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vorlagen.errors import ConversionError, ToolMissingError
from vorlagen.i18n import Text, t
from vorlagen.pdf.engine import Job, Probe, RawPdf
from vorlagen.pdf.fonts import lay_out_fonts
from vorlagen.pdf.vorlauf import prepare

if TYPE_CHECKING:
    from collections.abc import Sequence

    import office2pdf

_DISTRIBUTION: Final = "office2pdf-python"
_MISSING_GLYPH: Final = re.compile(r'the text `"(?P<text>.+?)"` could not be displayed')
_CHART: Final = re.compile(r"chart \((.*)\)")
_ESCAPE: Final = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
INSTALL: Final = t(
    "„pip install office2pdf-python“ (Windows und Linux mit 64 Bit, macOS mit Apple-Chip); "
    "sonst wählen Sie „--engine libreoffice“."
)


class EmbeddedEngine:
    """office2pdf behind the protocol: needs no program, gives the same bytes for the same docx.

    ``pdf_ua`` is never asked for: with it the engine refuses every picture, since it
    loses alternative texts (tried with 0.4.0). It tags all the same; the standard is
    reached by the finishing touches and judged by the validator.
    """

    name: str = "embedded"
    own_families: tuple[str, ...] = ("DejaVu Sans Mono",)
    """Compiled into the wheel beside Libertinus Serif and New Computer Modern; these two
    appear only in place of a family that is missing, so they count as foreign."""

    keeps_together: bool = False
    """Tried with 0.4.0: ``w:keepNext`` and ``w:keepLines`` are ignored; ``w:pageBreakBefore``
    and page breaks between blocks are heeded, rows stay whole, head rows stay with the next."""

    flattens_notes: bool = True
    """Tried with 0.4.0: the paragraphs of a footnote become one, list markers and pictures are
    lost, and the numbers of footnotes are set in Libertinus Serif whatever the docx says."""

    def probe(self) -> Probe:
        """Whether the wheel is installed."""
        if importlib.util.find_spec("office2pdf") is None:
            return Probe(_DISTRIBUTION, "", found=False, install=INSTALL)
        return Probe(_DISTRIBUTION, importlib.metadata.version(_DISTRIBUTION), found=True, install=INSTALL)

    def convert(self, jobs: Sequence[Job]) -> tuple[RawPdf | ConversionError, ...]:
        """Convert one after the other, in this process.

        Raises:
            ToolMissingError: the wheel is not installed.
        """
        try:
            import office2pdf  # noqa: F401, PLC0415 - 32 MB that a check never needs
        except ImportError as error:
            raise ToolMissingError(
                t("Das PDF-Programm {wheel} ist nicht installiert.", wheel=_DISTRIBUTION), INSTALL
            ) from error
        with tempfile.TemporaryDirectory(prefix="vorlagen-", ignore_cleanup_errors=True) as folder:
            lay_out_fonts(Path(folder))
            return tuple(_convert_one(job, folder) for job in jobs)


def _convert_one(job: Job, fonts: str) -> RawPdf | ConversionError:
    import office2pdf  # noqa: PLC0415

    docx, lost = prepare(job.docx)
    job = replace(job, docx=docx)
    try:
        return _call(job, fonts, "pdf/a-2b", lost)
    except office2pdf.Office2PdfError as error:
        missing = tuple(dict.fromkeys(map(_unescaped, _MISSING_GLYPH.findall(str(error)))))
        if not missing:
            return _failure(job, error)
    # PDF/A forbids a character without glyph; without the standard the engine prints a box for it.
    try:
        raw = _call(job, fonts, None, lost)
    except office2pdf.Office2PdfError as error:
        return _failure(job, error)
    return RawPdf(raw.pdf, missing, raw.losses)


def _unescaped(text: str) -> str:
    r"""The text of a message as it is: the engine writes what cannot be seen as ``\u{200d}``."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def _call(job: Job, fonts: str, standard: str | None, lost: tuple[Text, ...]) -> RawPdf:
    import office2pdf  # noqa: PLC0415

    options = office2pdf.ConvertOptions(tagged=True, pdf_standard=standard, font_paths=[fonts])
    result = office2pdf.convert_bytes(job.docx, "docx", options)
    return RawPdf(result.pdf, (), (*losses_in(result), *lost))


def losses_in(result: office2pdf.ConversionResult) -> tuple[Text, ...]:
    """What the engine says that it left out or drew in another way, each once.

    A replaced font is no loss; in a docx it is seen in the finished file itself, with its name (D810).

    Args:
        result: what the engine gave.
    """
    return tuple(dict.fromkeys(filter(None, map(_loss, result.warnings))))


def _loss(warning: office2pdf.ConvertWarning) -> Text | None:
    import office2pdf  # noqa: PLC0415 - as above

    match warning:
        case office2pdf.FallbackUsedWarning(to="data table"):
            title = _CHART.fullmatch(warning.from_)
            known = title is not None and title[1] != "untitled"
            return t("Diagramm „{titel}“ als Tabelle", titel=title[1]) if title and known else t("Diagramm als Tabelle")
        case office2pdf.FallbackUsedWarning():  # tried: fonts bear their names, all else is told in small letters
            return t("{was} als {ersatz}", was=warning.from_, ersatz=warning.to) if warning.to.islower() else None
        case office2pdf.PartialElementWarning():
            return t("nur zum Teil: {was} ({wie})", was=warning.element, wie=warning.detail)
        case office2pdf.UnsupportedElementWarning():
            return t("nicht übernommen: {was}", was=warning.element)
        case office2pdf.ParseSkippedWarning():
            return t("nicht gelesen: {was}", was=warning.reason)
        case _:
            return t("{meldung}", meldung=warning.message)


def _failure(job: Job, error: Exception) -> ConversionError:
    return ConversionError(
        t("{name} ließ sich nicht in PDF umwandeln: {grund}", name=job.name, grund=str(error)),
        t("Öffnen Sie die Datei in Word, und speichern Sie sie neu, oder versuchen Sie „--engine libreoffice“."),
    )
