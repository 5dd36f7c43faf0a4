"""The journey back: a finished Word file that people edited becomes its YAML again."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vorlagen.errors import InputError
from vorlagen.findings import Report
from vorlagen.sources import read_paper, read_paper_file
from vorlagen.sources.textfile import read_bytes
from vorlagen.word.rueck.lesen import read_back
from vorlagen.word.siegel import is_ours_unchanged
from vorlagen.workflow.lesebefunde import TABLE
from vorlagen.workflow.lesen_abgleich import Abgleich, Wortdatei, reconcile
from vorlagen.workflow.lesen_fremd import read_foreign
from vorlagen.workflow.lesen_nachtrag import carry_over

if TYPE_CHECKING:
    from vorlagen.models import Vorlage
    from vorlagen.sources import Papier
    from vorlagen.word.rueck.lesung import Stand

MAX_DOCX_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class Gelesen:
    """What came back from a Word file.

    Attributes:
        text: the YAML (or JSON) with everything that could be read back; what nobody changed is as it was.
        report: what could not be read back, and what was found besides (R…).
        vorlage: the paper that the text holds.
        geaendert: whether the text is another one than before.
    """

    text: str = field(repr=False)
    report: Report
    vorlage: Vorlage
    geaendert: bool


def read_docx(  # noqa: PLR0913 - the options of the command of the same name
    docx: str | Path | bytes,
    *,
    update: str | Path | None = None,
    revisions: Stand = "accepted",
    form: str | None = None,
    folder: str | Path | None = None,
    name: str | None = None,
) -> Gelesen:
    """Read a finished Word file back into the text it was made from.

    Args:
        docx: the file, or its bytes.
        update: the YAML file whose text takes the changes; without it the text that the Word file embeds.
        revisions: tracked changes are read as if ``accepted``, or ``original`` as if never made.
        form: name or path of a form that wins over the one named in the source.
        folder: the folder that the source's names of forms and files are relative to; by default
            that of ``update``, else that of the Word file, else the working folder.
        name: what findings call the file, by default its path.

    Returns:
        The text, with findings on everything that it does not hold; a file of another program gives
        the sections below the form's headings (R004).

    Raises:
        UnreadableError: it is no docx, or holds neither a source nor a heading of the form (R001).
        InputError: its source, or ``update``, is no paper that can be read (R002).
        FormError: the form cannot be used.
    """
    data, shown, place = _opened(docx, name)
    base = Path(update) if update is not None else None
    home = Path(folder) if folder is not None else base.parent if base is not None else place
    datei = Wortdatei(data, shown, read_back(data, shown, revisions), revisions)
    if not datei.lesung.quelle:
        text, findings = read_foreign(datei, form, home, has_base=base is not None)
        return _result(text, Report(findings), home, form, shown, changed=True)
    papier = _source(datei, home, form)
    vorlage = papier.vorlage
    assert vorlage is not None  # noqa: S101 - _source has seen to it
    done = Abgleich(papier.text)
    if not is_ours_unchanged(data):
        done = reconcile(papier, vorlage, datei, form)
    if base is None:
        return _result(done.text, Report(done.findings), home, form, shown, changed=done.text != papier.text)
    target = read_paper_file(base, form=form)
    if target.vorlage is None:
        raise target.as_error()
    text, more = carry_over(papier.text, done, target.text, type(target.vorlage), str(base))
    report = Report((*done.findings, *more))
    return _result(text, report, base.parent, form, str(base), changed=text != target.text)


def _opened(docx: str | Path | bytes, name: str | None) -> tuple[bytes, str, Path]:
    if isinstance(docx, bytes):
        return docx, name or "Word-Datei", Path()
    path = Path(docx)
    return read_bytes(path, name or str(path), MAX_DOCX_BYTES), name or str(path), path.parent


def _source(datei: Wortdatei, folder: Path, form: str | None) -> Papier:
    papier = read_paper(datei.lesung.quelle, datei.name, folder, form)
    if papier.vorlage is not None:
        return papier
    if any(found.code == "L005" for found in papier.findings):  # the form is somewhere else
        raise papier.as_error()
    finding = TABLE["R002"].finding(datei.name)
    raise InputError(finding.message, finding.hint, (finding, *papier.findings))


def _result(  # noqa: PLR0913 - what there is to know of it
    text: str, report: Report, folder: Path, form: str | None, name: str, *, changed: bool
) -> Gelesen:
    paper = read_paper(text, name, folder, form)
    if paper.vorlage is None:
        raise paper.as_error()
    return Gelesen(text, report, paper.vorlage, changed)
