"""The journey of a form: its file and its Word file are checked, or the Word file is made ready for printing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vorlagen.errors import FormError
from vorlagen.findings import Report
from vorlagen.i18n import system_reason, t
from vorlagen.sources import check_form, find_form, load_form
from vorlagen.word.pruefung.lint import lint_meeting_file, lint_template
from vorlagen.word.render import Druckauftrag, render_docx
from vorlagen.word.sitzung import render_sitzung_docx
from vorlagen.word.vorlage_docx import compile_template

if TYPE_CHECKING:
    from vorlagen.formular.sitzungsinhalt import Blattart, Sitzungsinhalt
    from vorlagen.sources import Formularquelle


def check_form_file(form: str | Path, *, folder: Path | None = None) -> Report:
    """Check a form and its Word file; every fault in one run.

    Args:
        form: name of a shipped form, or the path of a form file or of its folder.
        folder: what a relative path is relative to; by default the working folder.

    Returns:
        Findings on the form (L…, V…), each with line and column; where it has none, those on
        its Word file (P…), each with its place in the words of Word.

    Raises:
        UsageError: there is no such form.
        UnreadableError: its file cannot be read as text.
        FormError: the Word file cannot be opened at all.
    """
    path = find_form(str(form), folder or Path())
    findings = check_form(path)
    if findings:
        return Report(findings)
    quelle = load_form(str(path))
    found = lint_template(_read(quelle.word_datei), str(quelle.word_datei), quelle.formular)
    for file in quelle.meeting_files:
        found += lint_meeting_file(_read(file), str(file))
    return Report(found, files=2 + len(quelle.meeting_files))


def print_on_form(auftrag: Druckauftrag, quelle: Formularquelle) -> bytes:
    """The finished Word file of a paper.

    Raises:
        FormError: the form's Word file cannot be used or would lose a text; ``findings``
            carries all of its faults, not only the one that stopped the print.
    """
    data = _read(quelle.word_datei)
    try:
        return render_docx(auftrag, compile_template(data, quelle.word_datei.name, _families(quelle)))
    except FormError as error:
        findings = lint_template(data, str(quelle.word_datei), quelle.formular)
        raise FormError(error.message, error.hint, findings) from error


def print_meeting(art: Blattart, inhalt: Sitzungsinhalt, quelle: Formularquelle) -> bytes:
    """The finished Word file of one of the papers of a meeting.

    Raises:
        FormError: the form's Word file cannot be used or would lose a text; ``findings``
            carries all of its faults.
    """
    file = quelle.meeting_file(art)
    data = _read(file)
    try:
        return render_sitzung_docx(art, inhalt, compile_template(data, file.name, _families(quelle)))
    except FormError as error:
        raise FormError(error.message, error.hint, lint_meeting_file(data, str(file))) from error


def _families(quelle: Formularquelle) -> tuple[str, str]:
    """The families of text and headings that the form names; empty for those of the Word file."""
    fonts = quelle.formular.schriften
    return (fonts.text or "", fonts.ueberschrift or "") if fonts else ("", "")


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise FormError(
            t("Die Word-Datei {file} lässt sich nicht lesen: {reason}.", file=file, reason=system_reason(error)),
            t("Prüfen Sie die Zugriffsrechte."),
        ) from None
