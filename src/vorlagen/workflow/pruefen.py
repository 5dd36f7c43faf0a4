"""The journey of checking: a paper, or its file, becomes a report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from vorlagen import resources
from vorlagen.checks import Pruefling, check_vorlage
from vorlagen.errors import UsageError
from vorlagen.findings import PaperInfo, Report
from vorlagen.formular import Druckbild, Formular, compose, printed_paths, unknown_layout
from vorlagen.sources import Formularquelle, Papier, load_form, read_paper_file
from vorlagen.workflow.anlagen import attachment_facts
from vorlagen.workflow.langtexte import Langtexte

if TYPE_CHECKING:
    from vorlagen.models import Vorlage


@dataclass(frozen=True, slots=True)
class Bestand:
    """A paper with all that checking and printing need to know of it.

    Attributes:
        vorlage: the paper.
        quelle: its form.
        papier: how it was read; ``None`` for a paper built in Python.
        bilder: picture files by the name that texts use.
        pruefling: what rules judge.
        druckbild: the plan for internal readers, where it is to be printed for them.
    """

    vorlage: Vorlage
    quelle: Formularquelle
    papier: Papier | None
    bilder: dict[str, bytes]
    pruefling: Pruefling
    druckbild: Druckbild | None = None


def gather(
    vorlage: Vorlage, form: str | None = None, allow: tuple[Path, ...] = (), *, printing: bool = False
) -> Bestand:
    """Collect what is needed to check or print a paper: form, plan, facts on files.

    Args:
        vorlage: the paper, read from a file or built in Python.
        form: a form that wins over the one named in the paper.
        allow: further folders that the paper may name files in.
        printing: whether it is to be printed for internal readers.

    Raises:
        UsageError: ``form`` does not exist, or has no such layout.
        FormError: the form is faulty.
    """
    papier = vorlage.herkunft if isinstance(vorlage.herkunft, Papier) else None
    folder = papier.ordner if papier else Path()
    if form is not None or papier is None or papier.quelle is None:
        quelle = load_form(form or vorlage.formular or resources.STANDARD, folder)
    else:
        quelle = papier.quelle
    quelle = replace(quelle, formular=_layout(quelle.formular, vorlage))
    allowed = papier.allowed(allow) if papier else (folder, *allow)
    files = attachment_facts(vorlage, folder, allowed)
    texte = Langtexte.read(vorlage, quelle.formular, folder, allowed)
    plan = compose(vorlage, quelle.formular) if printing else None
    printed = plan.gedruckt if plan else printed_paths(vorlage, quelle.formular)
    pruefling = Pruefling(vorlage, quelle.formular, printed, files, tuple(texte.bilder), texte.funde)
    return Bestand(vorlage, quelle, papier, texte.dateien, pruefling, plan)


def _layout(formular: Formular, vorlage: Vorlage) -> Formular:
    """The form in the paper's layout. A paper from a file names one there is (else L005)."""
    wrong = unknown_layout(formular, vorlage.fassung)
    if wrong:
        raise UsageError(*wrong)
    return formular.layout_for(vorlage.art, vorlage.fassung)


def check_vorlage_in(bestand: Bestand) -> Report:
    """All findings on a gathered paper."""
    papier = bestand.papier
    file = papier.stellen.file if papier else None
    vorlage = bestand.vorlage
    info = PaperInfo(file, vorlage.federfuehrung or "", bestand.quelle.formular.kind_label(vorlage.art))
    return Report(check_vorlage(bestand.pruefling, file, papier.find if papier else None), papers=(info,))


def check_papier(papier: Papier, *, allow: tuple[Path, ...] = ()) -> Report:
    """The report on a paper as it was read: what cannot be read, else what the rules find."""
    if papier.vorlage is None:
        return Report(papier.findings)
    return check_vorlage_in(gather(papier.vorlage, None, allow))


def load_paper(path: str | Path, *, form: str | None = None) -> Vorlage:
    """Read a paper from its file.

    Args:
        path: a YAML or JSON file.
        form: a form that wins over the one named in the paper.

    Raises:
        InputError: the content is no paper; ``findings`` carries all that is wrong.
        UnreadableError: the file cannot be opened or is no text.
    """
    papier = read_paper_file(Path(path), form=form)
    if papier.vorlage is None:
        raise papier.as_error()
    return papier.vorlage
