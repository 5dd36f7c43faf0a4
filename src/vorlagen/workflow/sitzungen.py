"""The journey of checking a meeting: its file and the papers it names become a report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from vorlagen import resources
from vorlagen.checks import Sitzungspruefling, Vorlagenbefund, check_sitzung
from vorlagen.errors import FormError, InputError, UnreadableError, UsageError
from vorlagen.findings import Level, Report
from vorlagen.formular.tagesordnung import number_agenda
from vorlagen.i18n import Text, t
from vorlagen.models import Sitzung, normalise_key
from vorlagen.models.ladungsfrist import Fristwerte, Land
from vorlagen.sources import Sitzungsdatei, load_form, load_presets, read_paper_file, read_sitzung_file
from vorlagen.sources.dateien import file_fact, locate
from vorlagen.workflow.pruefen import check_papier

if TYPE_CHECKING:
    from vorlagen.facts import FileFact
    from vorlagen.formular import Formular
    from vorlagen.models import Einstellungen
    from vorlagen.sources import Formularquelle

_DATEN = frozenset({".yaml", ".yml", ".json"})
ANLAGEN = frozenset({"A601", "A602", "A607"})
"""Errors of a paper about files that it names; where a Mappe is made, the files themselves are judged (E…)."""
_FERTIG = frozenset({".docx", ".pdf"})


@dataclass(frozen=True, slots=True)
class Sitzungsbestand:
    """A meeting with all that checking and bundling need to know of it.

    Attributes:
        sitzung: the meeting.
        quelle: its form.
        datei: how it was read; ``None`` for a meeting built in Python.
        pruefling: what rules judge: the numbered items, the papers and what is known of files.
    """

    sitzung: Sitzung
    quelle: Formularquelle
    datei: Sitzungsdatei | None
    pruefling: Sitzungspruefling


def gather_sitzung(sitzung: Sitzung, form: str | None = None, allow: tuple[Path, ...] = ()) -> Sitzungsbestand:
    """Collect what is needed to check a meeting: form, numbers, deadline, the papers it names.

    Args:
        sitzung: the meeting, read from a file or built in Python.
        form: a form that wins over the one named in the meeting; its papers keep their own.
        allow: further folders that it may name files in.

    Raises:
        UsageError: ``form`` does not exist.
        FormError: the form is faulty.
    """
    datei = sitzung.herkunft if isinstance(sitzung.herkunft, Sitzungsdatei) else None
    folder = datei.ordner if datei else Path()
    if form is not None or datei is None or datei.quelle is None:
        quelle = load_form(form or sitzung.formular or resources.STANDARD, folder)
    else:
        quelle = datei.quelle
    allowed = datei.allowed(allow) if datei else (folder, *allow)
    formular = quelle.formular
    tops = number_agenda(sitzung.tagesordnung, formular.tagesordnung)
    papers = sorted({top.punkt.vorlage for top in tops if top.punkt.vorlage})
    files = sorted({anlage.datei for top in tops for anlage in top.punkt.anlagen if anlage.datei})
    pruefling = Sitzungspruefling(
        sitzung=sitzung,
        formular=formular,
        tops=tops,
        frist=period_for(sitzung.gremium, formular, datei.umgebung.einstellungen if datei else None),
        vorlagen={name: _read_paper(file_fact(name, folder, allowed), folder, allow) for name in papers},
        dateien={name: file_fact(name, folder, allowed) for name in files},
    )
    return Sitzungsbestand(sitzung, quelle, datei, pruefling)


def period_for(gremium: str | None, formular: Formular, einstellungen: Einstellungen | None = None) -> Fristwerte:
    """The Ladungsfrist of a body: the town's settings, then its form, then what the law of the Land says.

    Args:
        gremium: the body.
        formular: the form.
        einstellungen: the settings, if there are any.
    """
    frist = Fristwerte()
    for own in (einstellungen.ladungsfrist if einstellungen else None, formular.ladungsfrist):
        if own is not None:
            frist = frist.over(own.for_body(gremium))
    land = frist.land or Land.spellings().get(normalise_key(formular.land or ""))
    return frist.over(load_presets().get(land)) if land else frist


def check_sitzungsdatei(datei: Sitzungsdatei, *, allow: tuple[Path, ...] = ()) -> Report:
    """The report on a meeting as it was read: what cannot be read, else what the rules find."""
    if datei.sitzung is None:
        return Report(datei.findings)
    return check_gathered(gather_sitzung(datei.sitzung, None, allow))


def check_gathered(bestand: Sitzungsbestand) -> Report:
    """All findings on a gathered meeting."""
    datei = bestand.datei
    file = datei.stellen.file if datei else None
    return Report(check_sitzung(bestand.pruefling, file, datei.find if datei else None))


def load_sitzung(path: str | Path, *, form: str | None = None) -> Sitzung:
    """Read a meeting from its file.

    Args:
        path: a YAML or JSON file.
        form: a form that wins over the one named in the meeting.

    Raises:
        InputError: the content is no meeting; ``findings`` carries all that is wrong.
        UnreadableError: the file cannot be opened or is no text.
    """
    datei = read_sitzung_file(Path(path), form=form)
    if datei.sitzung is None:
        raise datei.as_error()
    return datei.sitzung


def _read_paper(fact: FileFact, folder: Path, allow: tuple[Path, ...]) -> Vorlagenbefund:
    """What a paper says, and whether it has errors; Word files and PDFs are taken as they are."""
    ending = PurePosixPath(fact.name.replace("\\", "/")).suffix.lower()
    if not fact.allowed or not fact.exists or ending in _FERTIG:
        return Vorlagenbefund(fact)
    if ending not in _DATEN:
        return Vorlagenbefund(fact, problem=t("Eine Vorlage ist eine YAML-, Word- oder PDF-Datei."))
    try:
        papier = read_paper_file(locate(fact.name, folder), fact.name)
    except (UnreadableError, InputError, FormError, UsageError) as error:
        return Vorlagenbefund(fact, problem=as_text(error.message))
    if papier.vorlage is None:
        first = papier.findings[0]
        where = t("Zeile {line}: {message}", line=first.line, message=first.message)
        return Vorlagenbefund(fact, problem=where)
    errors = [found for found in check_papier(papier, allow=allow).findings
              if found.level is Level.ERROR and found.counts]  # fmt: skip
    return Vorlagenbefund(fact, papier.vorlage, fehler=len(errors),
                          anlagenfehler=sum(found.code in ANLAGEN for found in errors))  # fmt: skip


def as_text(message: object) -> Text:
    """The message of a failure as a text that can be translated."""
    return message if isinstance(message, Text) else Text("{text}", {"text": str(message)})
