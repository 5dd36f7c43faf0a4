"""What a form requires of a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.formular.satz import Setzer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.checks.regel import Pruefling
    from vorlagen.formular import Abschnitt


def required_sections(pruefling: Pruefling) -> Iterator[Abschnitt]:
    """The sections that the form requires of this paper, in printed order."""
    setzer = Setzer(pruefling.vorlage, pruefling.formular, public=False)
    for section in pruefling.formular.sections(pruefling.vorlage.art):
        if section.feld and _is_due(section, pruefling, setzer):
            yield section


def asks(pruefling: Pruefling, name: str) -> bool:
    """Whether the form requires the section of field ``name`` of this paper."""
    return any(section.feld == name for section in required_sections(pruefling))


def prints(pruefling: Pruefling, name: str) -> bool:
    """Whether the form has a section for field ``name`` in this kind of paper."""
    return pruefling.formular.section_of(name, pruefling.vorlage.art) is not None


def _is_due(section: Abschnitt, pruefling: Pruefling, setzer: Setzer) -> bool:
    duty = section.pflicht
    if duty is None:
        return False
    if duty.immer is False and not duty.arten and not duty.wenn:  # „immer: nein“ demands nothing
        return False
    kind = pruefling.vorlage.art
    if not duty.immer and duty.arten and kind not in duty.arten:
        return False
    scope = (section.feld,) if section.feld else ()
    return all(setzer.holds(scope, condition) for condition in duty.wenn)
