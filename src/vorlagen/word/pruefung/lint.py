"""All faults of a form's Word file in one run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.errors import FormError
from vorlagen.findings import Level
from vorlagen.formular import vorlage_model
from vorlagen.models.blaetter import field_title
from vorlagen.word.marken import CLOSES
from vorlagen.word.paket import PackageError
from vorlagen.word.platzhalter import environment
from vorlagen.word.platzhaltervorrat import Vorrat
from vorlagen.word.pruefung.anweisungen import read_marks
from vorlagen.word.pruefung.befunde import TABLE
from vorlagen.word.pruefung.datei import check_file, open_template, package_fault
from vorlagen.word.pruefung.fund import Fund
from vorlagen.word.pruefung.geltung import Geltung
from vorlagen.word.pruefung.geschichten import read_stories
from vorlagen.word.pruefung.klammern import nest
from vorlagen.word.pruefung.leere import check_emptiness
from vorlagen.word.pruefung.namen import ALLE
from vorlagen.word.pruefung.umfang import check_extent
from vorlagen.word.sitzungsvorrat import Sitzungsvorrat
from vorlagen.word.vorlage_docx import TornMarkupError, compile_template

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.findings import Finding
    from vorlagen.formular import Abschnitt, Formular
    from vorlagen.word.pruefung.anweisungen import Anweisung
    from vorlagen.word.pruefung.geschichten import Teil


def lint_template(data: bytes, name: str, formular: Formular) -> tuple[Finding, ...]:
    """All faults of a Word file, none twice: of the file, then of its placeholders in reading order.

    Args:
        data: the Word file.
        name: what findings call it.
        formular: the form it is to print, completed.

    Returns:
        Findings P…; where the file cannot be read, only that.
    """
    return _lint(data, name, Vorrat.of(formular), formular)


def lint_meeting_file(data: bytes, name: str) -> tuple[Finding, ...]:
    """All faults of one of the Word files of a meeting, as above; they may name the same in every form.

    Args:
        data: the Word file.
        name: what findings call it.
    """
    return _lint(data, name, Sitzungsvorrat(), None)


def _lint(data: bytes, name: str, vorrat: Vorrat, formular: Formular | None) -> tuple[Finding, ...]:
    try:
        paket = open_template(data, name)
        teile = tuple(read_stories(paket.parts, paket.document, paket.margins, name))
        found = list(check_file(paket, data, name))
    except PackageError as error:
        return (package_fault(error, name),)
    geltung = Geltung(environment(), vorrat)
    found += [fund.finding(name) for teil in teile for fund in _check_part(teil, geltung)]
    if formular is not None:
        found += _missing_sections(formular, geltung.gedruckt, name)
    if not any(finding.level is Level.ERROR for finding in found):
        found += _unusable(data, name, vorrat)
    return tuple(found)


def _check_part(teil: Teil, geltung: Geltung) -> list[Fund]:
    marks = read_marks(teil.absaetze)
    ablauf, funde = nest(marks)
    geltung.follow(ablauf)
    edges = (_edge(mark) for mark in marks if not mark.marke.ganz)
    return sorted(
        [*funde, *geltung.take(), *edges, *check_extent(marks), *check_emptiness(marks)], key=lambda fund: fund.rang
    )


def _edge(anweisung: Anweisung) -> Fund:
    edge = anweisung.marke.kante
    if edge in CLOSES:
        return Fund("P910", anweisung, werte={"kante": edge, "ende": CLOSES[edge]})
    return Fund("P911", anweisung, werte={"kante": edge})


def _missing_sections(formular: Formular, printed: set[str], name: str) -> Iterator[Finding]:
    """Sections that no placeholder prints; those below a topmost one are printed with it."""
    if ALLE in printed:
        return
    optional: list[str] = []
    for top in formular.abschnitte:
        if top.feld in printed:
            continue
        for section in (top, *_below(top)):
            if section.feld is None:
                continue
            title = section.ueberschrift or field_title(vorlage_model(formular), (section.feld,))
            if section.pflicht is not None:
                yield TABLE["P930"].finding(name, titel=title, feld=section.feld)
            else:
                optional.append(title)
    if optional:
        yield TABLE["P931"].finding(name, namen=", ".join(dict.fromkeys(optional)))


def _below(section: Abschnitt) -> Iterator[Abschnitt]:
    for child in section.abschnitte:
        yield child
        yield from _below(child)


def _unusable(data: bytes, name: str, vorrat: Vorrat) -> Iterator[Finding]:
    """What only filling shows: markup that docxtpl makes of it and that no reader of XML takes.

    Faults of single values do not count: an invented value proves nothing.
    """
    try:
        vorlage = compile_template(data, name)
    except FormError as error:
        yield TABLE["P940"].finding(name, grund=error.message)
        return
    try:
        vorlage.fill(vorrat.sample())
    except TornMarkupError as error:
        yield TABLE["P940"].finding(name, grund=error.message)
    except FormError:
        return
