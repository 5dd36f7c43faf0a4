"""The journey of checking one file of many: whatever it is, it ends in a report or in a reason to pass it over."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vorlagen.errors import VorlagenError
from vorlagen.findings import Report, as_findings
from vorlagen.sources import (
    SETTINGS_NAME,
    Papier,
    Sitzungsdatei,
    check_settings,
    read_document_bytes,
    read_document_file,
)
from vorlagen.sources.ordner import ENDINGS, NO_PAPER, is_other_file
from vorlagen.sources.quelldatei import STDIN_NAME
from vorlagen.sources.textfile import decode, read_text_file
from vorlagen.workflow.dokumente import check_read

if TYPE_CHECKING:
    from vorlagen.i18n import Text


@dataclass(frozen=True, slots=True)
class Pruefauftrag:
    """A file to be checked.

    Attributes:
        name: what findings call it.
        path: where it lies; ``None`` for what came in on standard input.
        genannt: whether it was named, not found in a folder: such a file is never passed over.
        data: what came in on standard input.
    """

    name: str
    path: Path | None = None
    genannt: bool = True
    data: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Geprueft:
    """What became of a file.

    Attributes:
        name: what findings call it.
        report: what was found.
        exit_code: of a failure of the machine over this file, else 0.
        uebergangen: why it was passed over, else ``None``; the report is empty then.
    """

    name: str
    report: Report
    exit_code: int = 0
    uebergangen: Text | None = None


def check_file(order: Pruefauftrag, form: str | None, allow: tuple[Path, ...] = ()) -> Geprueft:
    """The report on one file; a failure of the machine is in it too."""
    try:
        if is_settings(order.name):
            text = read_text_file(order.path, order.name) if order.path else decode(order.data, order.name)
            return Geprueft(order.name, Report(check_settings(order.name, text)))
        if order.path and order.path.suffix.lower() not in ENDINGS:
            from vorlagen.workflow.fertig import check_finished_file, is_finished  # noqa: PLC0415 - reads Word and PDF

            if is_finished(order.path):
                return Geprueft(order.name, check_finished_file(order.path, form, order.name))
        datei = _read(order, form)
        if isinstance(datei, Papier) and not datei.vorlage and not order.genannt and is_other_file(datei.text):
            return Geprueft(order.name, Report(files=0), uebergangen=NO_PAPER)
        return Geprueft(order.name, check_read(datei, allow=allow))
    except VorlagenError as error:
        return Geprueft(order.name, Report(as_findings(error, order.name)), error.exit_code)


def is_settings(name: str) -> bool:
    """Whether a file is a town's settings, by its name."""
    return Path(name).name == SETTINGS_NAME


def _read(order: Pruefauftrag, form: str | None) -> Papier | Sitzungsdatei:
    if order.path is None:
        return read_document_bytes(order.data, form, None if order.name == STDIN_NAME else order.name)
    return read_document_file(order.path, order.name, form)
