"""Which sections of a form a finished file lacks, or has at another place.

A Word file of ours names the field of each section in a content control. Any other file is
read by its headings: those of the form and the names and synonyms of the field, whatever
their numbering, case and punctuation.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from vorlagen.checks.pflicht import find_required
from vorlagen.checks.regel import level_in
from vorlagen.findings import Level
from vorlagen.formular import vorlage_model
from vorlagen.models import normalise_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.facts import FinishedFacts, LineFact
    from vorlagen.findings import RuleInfo
    from vorlagen.formular import Abschnitt, Formular
    from vorlagen.models import Vorlage

_NUMBER: Final = re.compile(r"\s*(?:\(?(?:[IVXLC]+|\d+(?:\.\d+)*|[a-z]{1,2})[.)]+|\d+(?:\.\d+)*(?=\s))\s*")
_ASIDE: Final = re.compile(r"\([^()]*\)")
_NEARLY: Final = 0.88
"""Likeness above which two headings are one with a slip of the pen: „Sachverhallt“, „Beschlußvorschlag“."""
_LOOKED_AT: Final = 500
"""Headings that are compared letter by letter; a paper has some 30."""
_LONGEST: Final = 100


@dataclass(frozen=True, slots=True)
class Fertigpruefling:
    """What rules on finished files judge.

    Attributes:
        fakten: what was read out of the file.
        formular: the form it has to follow, in the layout of its kind; ``None`` if nobody says which.
        vorlage: the paper that it was made from, where the file holds it.
        genannt: whether somebody named the form for this very file: the user, or the paper in it.
    """

    fakten: FinishedFacts
    formular: Formular | None = None
    vorlage: Vorlage | None = None
    genannt: bool = True

    def level(self, info: RuleInfo, *, fixed: bool) -> Level | None:
        """The level of a rule for this file; ``None`` where the form switches it off."""
        level = info.level if fixed else level_in(self.formular, info)
        unfinished = info.code == "D801" and self.vorlage is not None and self.vorlage.ist_entwurf
        return Level.WARNING if unfinished and level is Level.ERROR else level


def missing_sections(pruefling: Fertigpruefling) -> Iterator[str]:
    """The headings of required sections that the file does not have.

    A file next to a town's settings may be any attachment: where it bears not one heading of
    the form, and nobody said that it follows it, it is none of the form's papers.
    """
    places = _places(pruefling)
    if not pruefling.genannt and not any(line is not None for _, line in places.values()):
        return
    yield from (heading for heading, line in places.values() if line is None)


def closest_layout(formular: Formular, fakten: FinishedFacts) -> Formular:
    """The form in the layout of which a file lacks the fewest sections; the first of equals."""
    return min(formular.layouts(), key=lambda layout: sum(1 for _ in missing_sections(Fertigpruefling(fakten, layout))))


def misplaced_sections(pruefling: Fertigpruefling) -> Iterator[tuple[str, str, LineFact]]:
    """Required sections that come behind one that the form prints after them, with that one."""
    order = {id(line): at for at, line in enumerate(pruefling.fakten.lines)}
    found = [(heading, line) for heading, line in _places(pruefling).values() if line is not None]
    for at, (heading, line) in enumerate(found):
        later = [name for name, other in found[at + 1 :] if order[id(other)] < order[id(line)]]
        if later:
            yield heading, later[0], line


def _places(pruefling: Fertigpruefling) -> dict[str, tuple[str, LineFact | None]]:
    """Each required section by its field: its heading, and the line where it begins in the file."""
    form = pruefling.formular
    if form is None:
        return {}
    model = vorlage_model(form)
    lines = _Zeilen(pruefling.fakten.lines)
    found: dict[str, tuple[str, LineFact | None]] = {}
    for section in _due(pruefling, form):
        names = section_names(section, model)
        line = lines.begin(section.feld or "", names)
        if line is None and section.ohne_ueberschrift and not lines.fields:
            continue  # nothing to find it by
        found[section.feld or ""] = (names[0].rstrip(":"), line)
    return found


def _due(pruefling: Fertigpruefling, form: Formular) -> Iterator[Abschnitt]:
    """What the form requires of this very paper, or, where only the file is known, of every paper."""
    if pruefling.vorlage is not None:
        yield from find_required(pruefling.vorlage, form)
        return
    for section in form.sections():
        duty = section.pflicht
        if section.feld and not section.arten and duty is not None and duty.immer and not duty.wenn:
            yield section


def section_names(section: Abschnitt, model: type[Vorlage]) -> tuple[str, ...]:
    """What the section may be called: as the form does, as the field is called, and its synonyms."""
    info = model.model_fields.get(section.feld or "")
    extra = info.json_schema_extra if info is not None else None
    synonyms = extra.get("synonyme", ()) if isinstance(extra, dict) else ()
    names = [section.ueberschrift or "", (info.title or "") if info is not None else ""]
    names += [str(word) for word in synonyms]  # type: ignore[union-attr]
    return tuple(name for name in names if name)


class _Zeilen:
    """The lines of a file, to be looked up by field and by words; the first of each counts.

    Args:
        lines: in reading order.
    """

    def __init__(self, lines: tuple[LineFact, ...]) -> None:
        self.fields: dict[str, LineFact] = {}
        self.headings: dict[str, LineFact] = {}
        self.others: dict[str, LineFact] = {}
        for line in lines:
            if line.field:
                self.fields.setdefault(line.field, line)
            else:
                (self.headings if line.level else self.others).setdefault(heading_key(line.text), line)

    def begin(self, field: str, names: tuple[str, ...]) -> LineFact | None:
        """Where a section begins: its content control, else a real heading, else a line that reads like one."""
        if field in self.fields:
            return self.fields[field]
        wanted = [name for name in map(heading_key, names) if name]
        for known in (self.headings, self.others):
            found = next((known[name] for name in wanted if name in known), None)
            if found is not None:
                return found
        some = list(self.headings)[:_LOOKED_AT]
        near = next((text for text in some if _is_like(text, wanted)), None)
        return self.headings[near] if near is not None else None


def _is_like(heading: str, wanted: list[str]) -> bool:
    """„Sachverhalt und Begründung“ holds the Sachverhalt; one or two wrong letters do no harm."""
    if any(heading.startswith(f"{name}_") for name in wanted):
        return True
    if len(heading) > _LONGEST:
        return False
    return bool(difflib.get_close_matches(heading, wanted, n=1, cutoff=_NEARLY))


def heading_key(heading: str) -> str:
    """A heading without number, colon, asides and spelling."""
    bare = _NUMBER.sub("", heading, count=1) if _NUMBER.match(heading) else heading
    return normalise_key(_ASIDE.sub(" ", bare) or bare)
