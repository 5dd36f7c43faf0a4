"""Meetings: text to typed model, and which of the two a file is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vorlagen.i18n import t
from vorlagen.models import Sitzung
from vorlagen.sources.lesen import read_model
from vorlagen.sources.papiere import Papier, type_paper
from vorlagen.sources.quelldatei import STDIN_NAME, Quelldatei, Rohtext, in_order
from vorlagen.sources.textfile import decode, read_text_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitzungsdatei(Quelldatei):
    """A meeting as it was read.

    Attributes:
        sitzung: the typed meeting, ``None`` if there are findings L….
    """

    sitzung: Sitzung | None


def read_sitzung(
    text: str, name: str | None = None, folder: Path | None = None, form: str | None = None
) -> Sitzungsdatei:
    """Read a meeting from its text.

    Args:
        text: YAML or JSON.
        name: what findings call the file.
        folder: the folder it lies in; by default the working folder.
        form: a form that wins over the one named in the meeting.

    Raises:
        UnknownFormError: ``form`` does not exist.
        FormError: the form has faults.
    """
    return _type_sitzung(Rohtext.read(text, name, folder or Path()), form)


def read_sitzung_file(path: Path, name: str | None = None, form: str | None = None) -> Sitzungsdatei:
    """Read a meeting from its file.

    Raises:
        UnreadableError: the file cannot be read as text.
    """
    return read_sitzung(read_text_file(path, name), name or str(path), path.parent, form)


def read_document_file(path: Path, name: str | None = None, form: str | None = None) -> Papier | Sitzungsdatei:
    """Read a file that is a paper or a meeting.

    Raises:
        UnreadableError: the file cannot be read as text.
        UnknownFormError: ``form`` does not exist.
        FormError: the form has faults.
    """
    return _type_document(Rohtext.read(read_text_file(path, name), name or str(path), path.parent), form)


def read_document_bytes(data: bytes, form: str | None = None, name: str | None = None) -> Papier | Sitzungsdatei:
    """Read a paper or a meeting that came in on standard input.

    Args:
        data: what came in.
        form: a form that wins over the one named in it.
        name: the file that an editor has it from: names of files count from there, not from the working folder.

    Raises:
        UnreadableError: it is no text.
        UnknownFormError: ``form`` does not exist.
        FormError: the form has faults.
    """
    shown = name or STDIN_NAME
    return _type_document(Rohtext.read(decode(data, shown), shown, Path(name).parent if name else Path()), form)


def _type_document(roh: Rohtext, form: str | None) -> Papier | Sitzungsdatei:
    return _type_sitzung(roh, form) if roh.ist_sitzung else type_paper(roh, form)


def _type_sitzung(roh: Rohtext, form: str | None) -> Sitzungsdatei:
    quelle, wrong = roh.form(form)
    findings = [*roh.findings, *wrong]
    sitzung: Sitzung | None = None
    if roh.baum is not None and not roh.ist_sitzung:
        hint = t("Eine Sitzung hat „gremium“ und „tagesordnung“ auf der obersten Ebene.")
        findings = [roh.stellen.finding("L008", t("Die Datei ist keine Sitzung."), hint, (), roh.baum.place)]
    elif roh.baum is not None:
        read = read_model(roh.baum, Sitzung, roh.stellen)
        findings += read.findings
        if read.value is not None:
            findings += roh.version_faults(read.value.version)
        sitzung = None if findings else read.value
    datei = Sitzungsdatei(sitzung=sitzung, roh=roh, quelle=quelle, findings=in_order(findings))
    if sitzung is not None:
        sitzung.with_origin(datei)
    return datei
