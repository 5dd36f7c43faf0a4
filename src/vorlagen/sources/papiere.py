"""Papers: text to typed model, with the form it names and the places for findings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vorlagen.formular import unknown_layout, vorlage_model
from vorlagen.i18n import t
from vorlagen.models import Vorlage
from vorlagen.sources.lesen import read_model
from vorlagen.sources.quelldatei import STDIN_NAME, Quelldatei, Rohtext, in_order
from vorlagen.sources.textfile import decode, read_text_file

if TYPE_CHECKING:
    from vorlagen.findings import Finding
    from vorlagen.sources.formulare import Formularquelle
    from vorlagen.sources.lesen import Fundstellen


@dataclass(frozen=True, slots=True, kw_only=True)
class Papier(Quelldatei):
    """A paper as it was read.

    Attributes:
        vorlage: the typed paper, ``None`` if there are findings L….
    """

    vorlage: Vorlage | None


def read_paper(text: str, name: str | None = None, folder: Path | None = None, form: str | None = None) -> Papier:
    """Read a paper from its text.

    Args:
        text: YAML or JSON.
        name: what findings call the file.
        folder: the folder it lies in; by default the working folder.
        form: a form that wins over the one named in the paper.

    Raises:
        UnknownFormError: ``form`` does not exist.
        FormError: the form has faults.
    """
    return type_paper(Rohtext.read(text, name, folder or Path()), form)


def read_paper_file(path: Path, name: str | None = None, form: str | None = None) -> Papier:
    """Read a paper from its file.

    Raises:
        UnreadableError: the file cannot be read as text.
    """
    return read_paper(read_text_file(path, name), name or str(path), path.parent, form)


def read_paper_bytes(data: bytes, form: str | None = None) -> Papier:
    """Read a paper that came in on standard input; names of files count from the working folder.

    Raises:
        UnreadableError: it is no text.
    """
    return read_paper(decode(data, STDIN_NAME), STDIN_NAME, None, form)


def type_paper(roh: Rohtext, form: str | None) -> Papier:
    """The paper that a tree holds.

    Raises:
        UnknownFormError: ``form`` does not exist.
        FormError: the form has faults.
    """
    quelle, wrong = roh.form(form)
    findings = [*roh.findings, *wrong]
    vorlage: Vorlage | None = None
    if roh.baum is not None and roh.ist_sitzung:
        message, hint = t("Die Datei ist eine Sitzung, keine Vorlage."), t("„vorlagen check“ prüft Sitzungen.")
        findings = [roh.stellen.finding("L008", message, hint, (), roh.baum.place)]
    elif roh.baum is not None:
        read = read_model(roh.baum, vorlage_model(quelle.formular) if quelle else Vorlage, roh.stellen)
        findings += read.findings
        if read.value is not None and not findings:
            findings += _kind(read.value, quelle, roh.stellen)
            findings += _layout(read.value, quelle, roh.stellen)
            findings += roh.version_faults(read.value.version)
        vorlage = None if findings else read.value
    paper = Papier(vorlage=vorlage, roh=roh, quelle=quelle, findings=in_order(findings))
    if vorlage is not None:
        vorlage.with_origin(paper)
    return paper


def _kind(vorlage: Vorlage, quelle: Formularquelle | None, stellen: Fundstellen) -> list[Finding]:
    kinds = [kind.art for kind in quelle.formular.arten if kind.art] if quelle else []
    if not kinds or vorlage.art is None or vorlage.art in kinds:
        return []
    form = quelle.formular.name if quelle else ""
    message = t("Das Formular „{form}“ hat keine Art „{kind}“.", form=form, kind=str(vorlage.art))
    hint = t("Es hat diese Arten: {kinds}.", kinds=", ".join(kinds))
    return [stellen.finding("L005", message, hint, ("art",))]


def _layout(vorlage: Vorlage, quelle: Formularquelle | None, stellen: Fundstellen) -> list[Finding]:
    """A layout that the form does not have: the paper would be printed in another one."""
    wrong = unknown_layout(quelle.formular, vorlage.fassung) if quelle else None
    return [stellen.finding("L005", *wrong, ("fassung",))] if wrong else []
