"""The engine for Word files that need more: LibreOffice without a window, in a private workplace."""

from __future__ import annotations

import json
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vorlagen.errors import ConversionError, ToolMissingError
from vorlagen.i18n import Text, t
from vorlagen.pdf import process
from vorlagen.pdf.engine import Job, Probe, RawPdf
from vorlagen.pdf.profile import Workplace, make_workplace
from vorlagen.pdf.steuerelemente import without_controls

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLACES: Final = (
    Path(r"C:\Program Files\LibreOffice\program\soffice.com"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)
INSTALL: Final = t(
    "Debian, Ubuntu: „sudo apt-get install libreoffice-writer-nogui“; Windows: „winget install "
    "TheDocumentFoundation.LibreOffice“; macOS: „brew install --cask libreoffice“. Oder wählen Sie „--engine embedded“."
)
_EXPORT: Final = "pdf:writer_pdf_Export:" + json.dumps(
    {
        "SelectPdfVersion": {"type": "long", "value": "2"},
        "PDFUACompliance": {"type": "boolean", "value": "true"},
        "UseTaggedPDF": {"type": "boolean", "value": "true"},
        "ExportBookmarks": {"type": "boolean", "value": "true"},
        "ExportNotes": {"type": "boolean", "value": "false"},
    },
    separators=(",", ":"),
)
WORD_FILTER: Final = "--infilter=MS Word 2007 XML"
"""Without it LibreOffice makes a PDF of any text or HTML that is named .docx."""
_PDF_END: Final = re.compile(rb"%%EOF\s*\Z")
_HINT: Final = t(
    "Öffnen Sie die Datei in Word, und speichern Sie sie neu. Hilft das nicht, versuchen Sie „--engine embedded“."
)


@dataclass(frozen=True, slots=True)
class LibreOfficeEngine:
    """LibreOffice behind the protocol.

    Attributes:
        program: the program to start; ``None`` looks on PATH and where installers put it.
        start_seconds: time limit of a call, besides what each paper gets.
        paper_seconds: what each paper of a call adds to the limit.
    """

    program: Path | None = None
    start_seconds: float = 90.0
    paper_seconds: float = 10.0
    name: str = "libreoffice"
    own_families: tuple[str, ...] = ()
    keeps_together: bool = True
    flattens_notes: bool = False

    def probe(self) -> Probe:
        """Whether LibreOffice is installed; asks it for its version."""
        program = self.find()
        if program is None:
            return Probe("soffice", "", found=False, install=INSTALL)
        with tempfile.TemporaryDirectory(prefix="vorlagen-", ignore_cleanup_errors=True) as folder:
            place = make_workplace(Path(folder))
            command = [str(program), f"-env:UserInstallation={place.profile.as_uri()}", "--headless", "--version"]
            ended = process.run(
                command, env=place.environment(), folder=place.temporary, seconds=min(self.start_seconds, 20.0)
            )
        version = re.search(r"\d+(?:\.\d+)+", ended.output)
        return Probe(str(program), version.group() if version else "", found=True, install=INSTALL)

    def convert(self, jobs: Sequence[Job]) -> tuple[RawPdf | ConversionError, ...]:
        """Convert all jobs in as few calls as possible.

        One call takes them all (measured: 154 ms a paper instead of 409). A paper that
        crashes or blocks LibreOffice takes the later ones of its call with it; so the
        first one without result is tried alone and the rest once more together.

        Raises:
            ToolMissingError: LibreOffice is not installed.
        """
        program = self.find()
        if program is None:
            raise ToolMissingError(t("LibreOffice ist nicht installiert."), INSTALL)
        outcomes: dict[int, RawPdf | ConversionError] = {}
        left = list(range(len(jobs)))
        while left:
            results, cause = self._call(program, [jobs[index] for index in left])
            pairs = list(zip(left, results, strict=True))
            outcomes.update((index, result) for index, result in pairs if result is not None)
            left = [index for index, result in pairs if result is None]
            if not left:
                break
            first = left.pop(0)
            if len(pairs) > 1:
                (alone,), cause = self._call(program, [jobs[first]])
                outcomes[first] = alone or _failure(jobs[first], cause)
            else:
                outcomes[first] = _failure(jobs[first], cause)
        return tuple(outcomes[index] for index in range(len(jobs)))

    def find(self) -> Path | None:
        """The program, ``None`` if it is not installed."""
        if self.program is not None:
            return self.program if self.program.is_file() else None
        return process.find_program(("soffice", "libreoffice"), _PLACES)

    def _call(self, program: Path, jobs: Sequence[Job]) -> tuple[list[RawPdf | None], Text]:
        """One call in a workplace of its own; the exit code is 0 in nearly every failure, so files decide."""
        with tempfile.TemporaryDirectory(prefix="vorlagen-", ignore_cleanup_errors=True) as folder:
            place = make_workplace(Path(folder))
            names = [f"{position:05d}" for position in range(len(jobs))]
            sources = [place.source / f"{name}.docx" for name in names]
            for source, job in zip(sources, jobs, strict=True):
                source.write_bytes(without_controls(job.docx))
            limit = self.start_seconds + self.paper_seconds * len(jobs)
            try:
                ended = process.run(
                    command_for(program, place, sources, WORD_FILTER),
                    env=place.environment(),
                    folder=place.temporary,
                    seconds=limit,
                )
            except OSError as error:
                raise ToolMissingError(
                    t("{program} lässt sich nicht starten: {grund}", program=program, grund=error.strerror), INSTALL
                ) from error
            return [read_result(place.target / f"{name}.pdf") for name in names], cause_of(ended, limit)


def command_for(program: Path, place: Workplace, sources: Sequence[Path], *options: str) -> list[str]:
    """The call that turns files of a workplace into PDFs in its target folder."""
    return [
        str(program),
        f"-env:UserInstallation={place.profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "--nodefault",
        "--nolockcheck",
        *options,
        "--convert-to",
        _EXPORT,
        "--outdir",
        str(place.target),
        *map(str, sources),
    ]


def read_result(path: Path) -> RawPdf | None:
    """The PDF if there is a whole one; whether it opens and says the right thing is proven later."""
    try:
        pdf = path.read_bytes()
    except FileNotFoundError:
        return None
    return RawPdf(pdf) if pdf.startswith(b"%PDF-") and _PDF_END.search(pdf[-1024:]) else None


def cause_of(ended: process.Finished, limit: float) -> Text:
    """Why a call brought no PDF."""
    if ended.code is None:
        return t("LibreOffice wurde nach {limit} Sekunden nicht fertig und ist beendet worden", limit=f"{limit:.0f}")
    if ended.code != 0:
        return t("LibreOffice ist abgebrochen (Code {code})", code=ended.code)
    return t("LibreOffice hat kein vollständiges PDF geschrieben")


def _failure(job: Job, cause: Text) -> ConversionError:
    return ConversionError(t("{name} ließ sich nicht in PDF umwandeln: {grund}.", name=job.name, grund=cause), _HINT)
