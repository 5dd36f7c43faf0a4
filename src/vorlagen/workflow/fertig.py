"""The journey of checking a finished Word file or PDF, whoever made it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from vorlagen.checks import Fertigpruefling, check_finished, closest_layout
from vorlagen.errors import FormError, InputError, UnreadableError, UsageError
from vorlagen.findings import Report
from vorlagen.i18n import t
from vorlagen.sources import find_settings, load_form, read_paper
from vorlagen.sources.textfile import read_bytes

if TYPE_CHECKING:
    from vorlagen.facts import FinishedFacts
    from vorlagen.formular import Formular
    from vorlagen.models import Vorlage

MAX_FILE: Final = 300_000_000
"""Bytes of a finished file; thick attachments full of scans have some 100 million."""
_WORD: Final = frozenset({".docx", ".docm", ".dotx", ".dotm", ".doc"})
_TEXT: Final = frozenset({".yaml", ".yml", ".json"})
_SIGNATURES: Final = (b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0")
_PDF_START: Final = 1024
"""The header of a PDF stands within so many bytes (ISO 32000-1, annex H, note 13)."""


def is_finished(path: Path) -> bool:
    """Whether a file is, by name or by its first bytes, a Word file or PDF rather than a paper's text."""
    ending = path.suffix.lower()
    if ending in _WORD or ending == ".pdf":
        return True
    if ending in _TEXT:
        return False
    try:
        return path.is_file() and read_bytes(path, str(path), 8).startswith(_SIGNATURES)
    except UnreadableError:
        return False


def check_finished_file(path: Path, form: str | None = None, name: str | None = None) -> Report:
    """Check a finished Word file or PDF.

    Args:
        path: the file.
        form: name or path of the form that it has to follow; by default the one named in the
            paper that a Word file of ours embeds, else the one of the town's settings. Without
            any, its sections are not judged (D801).
        name: what findings call the file, by default the path.

    Raises:
        UnreadableError: absent, neither docx nor PDF, damaged, encrypted, or over a limit.
        UsageError: ``form`` does not exist.
        FormError: the form is faulty.
    """
    shown = name or str(path)
    facts = read_finished(read_bytes(path, shown, MAX_FILE + 1), shown)
    basis = _basis(facts, path.parent, form)
    pruefling = Fertigpruefling(facts, basis.formular, basis.vorlage, basis.genannt)
    return Report(check_finished(pruefling, shown))


def read_finished(data: bytes, name: str) -> FinishedFacts:
    """What is known of a finished file; its first bytes say what it is, not its name.

    Raises:
        UnreadableError: neither docx nor PDF, damaged, encrypted, or over a limit.
    """
    if len(data) > MAX_FILE:
        raise UnreadableError(
            t("{name} ist größer als {n} MB.", name=name, n=MAX_FILE // 1_000_000),
            t("Verkleinern Sie die Bilder, oder teilen Sie die Datei."),
        )
    if b"%PDF-" in data[:_PDF_START]:
        from vorlagen.pdf.fakten import read_finished_pdf  # noqa: PLC0415 - 150 ms that other files never need

        return read_finished_pdf(data, name)
    if Path(name).suffix.lower() == ".pdf":
        raise UnreadableError(
            t("{name} ist kein PDF, auch wenn der Name so endet.", name=name),
            t("Erzeugen Sie die Datei neu, oder fordern Sie sie neu an."),
        )
    from vorlagen.word.fakten import read_finished_docx  # noqa: PLC0415 - as above

    return read_finished_docx(data, name)


@dataclass(frozen=True, slots=True)
class _Basis:
    """What a file is compared with.

    Attributes:
        formular: the form, in the layout of the paper's kind.
        vorlage: the paper that the file embeds.
        genannt: whether somebody named the form for this file.
    """

    formular: Formular | None = None
    vorlage: Vorlage | None = None
    genannt: bool = True


def _basis(facts: FinishedFacts, folder: Path, form: str | None) -> _Basis:
    if facts.source:
        found = _embedded(facts.source, folder, form)
        if found is not None:
            return found
    if form is not None:
        return _Basis(closest_layout(load_form(form, folder).formular, facts))
    umgebung = find_settings(folder)
    default = umgebung.einstellungen.formular
    if default is None:
        return _Basis()
    return _Basis(closest_layout(load_form(default, umgebung.wurzel).formular, facts), genannt=False)


def _embedded(source: str, folder: Path, form: str | None) -> _Basis | None:
    """The paper inside the file with its form; ``None`` if it cannot be read or its form lies elsewhere.

    Raises:
        UsageError: ``form`` does not exist.
        FormError: ``form`` is faulty.
    """
    try:
        papier = read_paper(source, None, folder, form)
    except (FormError, UsageError, InputError):
        if form is not None:
            raise
        return None
    if papier.vorlage is None or papier.quelle is None:
        return None
    formular = papier.quelle.formular.layout_for(papier.vorlage.art, papier.vorlage.fassung)
    return _Basis(formular, papier.vorlage)
