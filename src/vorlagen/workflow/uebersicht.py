"""The journey of looking over many papers: folders become an overview of papers and projects."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vorlagen.errors import FormError, UnreadableError, UsageError, VorlagenError
from vorlagen.findings import Level
from vorlagen.formular import Formular
from vorlagen.formular.anzeige import format_value
from vorlagen.i18n import t
from vorlagen.models import Beratung, Status, Vorlage
from vorlagen.models.blaetter import leaves
from vorlagen.models.uebersicht import Papierzeile, Schritt, Uebersicht, Unlesbar, Vorhabenzeile
from vorlagen.sources import read_paper_file
from vorlagen.sources.ordner import find_files, is_other_file, name_order, shown_name
from vorlagen.workflow.pruefen import check_papier

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlagen.findings import Report
    from vorlagen.sources import Papier

_DIGITS = re.compile(r"([0-9]+)")


@dataclass(slots=True)
class _Sammlung:
    """What is gathered while the files are read."""

    zeilen: list[tuple[Papierzeile, tuple[Vorhabenzeile, ...]]] = field(default_factory=list)
    unlesbar: list[Unlesbar] = field(default_factory=list)
    uebergangen: list[str] = field(default_factory=list)


def make_overview(
    *places: str | Path, form: str | None = None, done: Callable[[int, int], None] | None = None
) -> Uebersicht:
    """Read and check all papers in some folders, and sum up what they say.

    Args:
        places: folders (all ``.yaml``, ``.yml`` and ``.json`` files below them, links not
            followed) and single files.
        form: name or path of a form that wins over the ones named in the papers.
        done: called after each file with the number of files that are done, and of all.

    Returns:
        The overview. A paper that cannot be read, or whose form is faulty, is in
        ``unlesbar`` and does not stop the others.

    Raises:
        UnreadableError: a folder or file named does not exist, or is neither.
        UsageError: ``form`` does not exist.
        FormError: ``form`` is faulty.
    """
    gathered = _Sammlung()
    for place in map(Path, places):
        refuse_absent(place)
    found = find_files(map(Path, places))
    for path, error in found.verschlossen:
        if path in found.genannt:
            raise error
        gathered.unlesbar.append(_refused(path, error, named=False))
    gathered.uebergangen += [shown_name(path) for path, _ in found.uebergangen]
    for at, path in enumerate(found.dateien, 1):
        _read(path, form, gathered, named=path in found.genannt)
        if done is not None:
            done(at, len(found.dateien))
    gathered.zeilen.sort(key=lambda line: paper_order(line[0]))
    return Uebersicht(
        orte=tuple(map(shown_name, map(Path, places))),
        papiere=tuple(paper for paper, _ in gathered.zeilen),
        vorhaben=tuple(project for _, projects in gathered.zeilen for project in projects),
        unlesbar=tuple(sorted(gathered.unlesbar, key=lambda entry: name_order(entry.datei))),
        uebergangen=tuple(sorted(gathered.uebergangen, key=name_order)),
    )


def paper_order(paper: Papierzeile) -> tuple[object, ...]:
    """Papers by number as people count, those without one last, then by subject and file."""
    return (not paper.nummer, natural_order(paper.nummer), natural_order(paper.betreff), name_order(paper.datei))


def natural_order(text: str) -> tuple[tuple[int, int, str], ...]:
    """A key by which 2026/9 comes before 2026/10."""
    parts = _DIGITS.split(text.casefold())
    return tuple((0, int(part), part) if part.isdigit() else (1, 0, part) for part in parts if part)


def refuse_absent(place: Path) -> None:
    """Refuse a place that was named and is not there.

    Raises:
        UnreadableError: it does not exist, or is neither a folder nor a file.
    """
    try:
        there = place.is_dir() or place.is_file()
    except OSError:  # too long a name, no rights
        there = False
    if not there:
        raise UnreadableError(
            t("{file} ist weder ein Ordner noch eine Datei.", file=place)
            if place.exists()
            else t("{file} gibt es nicht.", file=place),
            t("Nennen Sie den Ordner, in dem die Vorlagen liegen."),
        )


def _read(path: Path, form: str | None, gathered: _Sammlung, *, named: bool) -> None:
    try:
        papier = read_paper_file(path, shown_name(path), form)
        report = check_papier(papier)
    except VorlagenError as error:
        if form is not None and isinstance(error, UsageError | FormError):
            raise  # the form named in the call, not this paper, is to blame
        gathered.unlesbar.append(_refused(path, error, named=named))
        return
    if papier.vorlage is not None:
        row = _row(papier, papier.vorlage, report)
        projects = (project for project in papier.vorlage.vorhaben if any(leaves(project)))
        gathered.zeilen.append((row, tuple(Vorhabenzeile(project, row) for project in projects)))
    elif not named and is_other_file(papier.text):
        gathered.uebergangen.append(shown_name(path))
    else:
        first = papier.findings[0]
        gathered.unlesbar.append(
            Unlesbar(shown_name(path), first.code, first.message, first.line, len(papier.findings), genannt=named)
        )


def _refused(path: Path, error: VorlagenError, *, named: bool) -> Unlesbar:
    closed = isinstance(error, UnreadableError)
    return Unlesbar(shown_name(path), error.code, error.message, verschlossen=closed, genannt=named)


def _row(papier: Papier, vorlage: Vorlage, report: Report) -> Papierzeile:
    def words(*path: str) -> str:
        return _words(vorlage, path, formular)

    formular = papier.quelle.formular if papier.quelle else Formular()
    money = vorlage.finanzielle_auswirkungen
    climate = (words("klimaschutz", "auswirkung"), words("klimaschutz", "ausmass"))
    return Papierzeile(
        datei=papier.stellen.file or "",
        nummer=vorlage.nummer or "",
        betreff=vorlage.betreff or "",
        art=formular.kind_label(vorlage.art),
        federfuehrung=vorlage.federfuehrung or "",
        datum=vorlage.datum,
        status=vorlage.status or Status.FREIGEGEBEN,
        oeffentlich=vorlage.hat_oeffentlichen_schritt,
        beratungsfolge=tuple(_step(step, formular) for step in vorlage.beratungsfolge if any(leaves(step))),
        auswirkung=money.auswirkung if money else None,
        gesamtkosten=money.gesamtkosten if money else None,
        finanzen=words("finanzielle_auswirkungen", "auswirkung"),
        finanzierung=words("finanzielle_auswirkungen", "finanzierungsstatus"),
        klimaschutz=", ".join(filter(None, climate)),
        buergerbeteiligung=words("buergerbeteiligung", "stand"),
        fehler=report.count(Level.ERROR),
        warnungen=report.count(Level.WARNING),
        hinweise=report.count(Level.NOTE),
        vorhaben=sum(1 for project in vorlage.vorhaben if any(leaves(project))),
    )


def _step(step: Beratung, formular: Formular) -> Schritt:
    said = {
        name: format_value(value, formular, ("beratungsfolge", name)) if value else ""
        for name, value in (("zustaendigkeit", step.zustaendigkeit), ("ergebnis", step.ergebnis))
    }
    return Schritt(
        gremium=step.gremium or "",
        termin=step.termin,
        oeffentlich=step.oeffentlich,
        zustaendigkeit=step.zustaendigkeit,
        behandlung=said["zustaendigkeit"],
        ergebnis=said["ergebnis"],
    )


def _words(vorlage: Vorlage, path: tuple[str, ...], formular: Formular) -> str:
    """What stands at ``path`` in the words of the form; empty if nothing does."""
    value: object = vorlage
    for name in path:
        value = getattr(value, name, None)
    return "" if value is None else format_value(value, formular, path)
