"""Formats that only LibreOffice reads: odt, doc, rtf and their like."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf

from vorlagen.errors import ConversionError, ToolMissingError
from vorlagen.i18n import t
from vorlagen.pdf import process
from vorlagen.pdf.libreoffice import INSTALL, LibreOfficeEngine, cause_of, command_for, read_result
from vorlagen.pdf.profile import make_workplace
from vorlagen.pdf.umwandlung.fremd import finish_foreign

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Altdatei:
    """A file that only LibreOffice reads.

    Attributes:
        daten: its bytes.
        endung: its ending with the dot, which tells LibreOffice what it is.
        name: what to call it in messages.
        titel: title of the PDF.
    """

    daten: bytes = field(repr=False)
    endung: str
    name: str
    titel: str


def convert_old(files: Sequence[Altdatei]) -> tuple[bytes | ConversionError, ...]:
    """PDFs of files that LibreOffice reads, one outcome a file.

    Each file has a call of its own: one that crashes LibreOffice must not take others with it,
    and a meeting has few of them.

    Args:
        files: what to convert.

    Raises:
        ToolMissingError: LibreOffice is not installed.
    """
    engine = LibreOfficeEngine()
    program = engine.find()
    if program is None:
        names = ", ".join(file.name for file in files)
        raise ToolMissingError(t("LibreOffice fehlt; ohne es geht nicht: {files}.", files=names), INSTALL)
    limit = engine.start_seconds + engine.paper_seconds
    return tuple(_one(program, limit, file) for file in files)


def _one(program: Path, limit: float, file: Altdatei) -> bytes | ConversionError:
    with tempfile.TemporaryDirectory(prefix="vorlagen-", ignore_cleanup_errors=True) as folder:
        place = make_workplace(Path(folder))
        source = place.source / f"00000{file.endung}"
        source.write_bytes(file.daten)
        ended = process.run(command_for(program, place, [source]), env=place.environment(), folder=place.temporary,
                            seconds=limit)  # fmt: skip
        raw = read_result(place.target / "00000.pdf")
    if raw is None:
        return _failed(file.name, cause_of(ended, limit))
    try:
        return finish_foreign(raw.pdf, file.daten, file.name, file.titel)
    except pikepdf.PdfError as error:
        return _failed(file.name, error)


def _failed(name: str, cause: object) -> ConversionError:
    return ConversionError(
        t("{name} ließ sich nicht in PDF umwandeln: {grund}.", name=name, grund=cause),
        t("Öffnen Sie die Datei in ihrem Programm, und speichern Sie sie als PDF."),
    )
