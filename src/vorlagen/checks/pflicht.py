"""What a form requires of a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.formular.satz import Setzer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.checks.regel import Pruefling
    from vorlagen.formular import Abschnitt, Formular
    from vorlagen.models import Vorlage


def find_required(vorlage: Vorlage, formular: Formular) -> Iterator[Abschnitt]:
    """The sections that a form requires of a paper, in printed order (``Pruefling.verlangt`` keeps them)."""
    setzer = Setzer(vorlage, formular, public=False)
    for section in formular.sections(vorlage.art):
        if section.feld and _is_due(section, setzer):
            yield section


def asks(pruefling: Pruefling, name: str) -> bool:
    """Whether the form requires the section of field ``name`` of this paper."""
    return any(section.feld == name for section in pruefling.verlangt)


def asks_detail(pruefling: Pruefling, block: str, name: str) -> bool:
    """Whether the form asks for the detail ``name`` of a block (``fragt``), where it asks for the block at all."""
    section = pruefling.formular.section_of(block, pruefling.vorlage.art)
    if section is None or name not in section.fragt:
        return False
    return section.pflicht is None or any(section is due for due in pruefling.verlangt)


def prints(pruefling: Pruefling, name: str) -> bool:
    """Whether the form has a section for field ``name`` in this kind of paper."""
    return pruefling.formular.section_of(name, pruefling.vorlage.art) is not None


def _is_due(section: Abschnitt, setzer: Setzer) -> bool:
    duty = section.pflicht
    if duty is None:
        return False
    if duty.immer is False and not duty.arten and not duty.wenn:  # „immer: nein“ demands nothing
        return False
    kind = setzer.vorlage.art
    if not duty.immer and duty.arten and kind not in duty.arten:
        return False
    scope = (section.feld,) if section.feld else ()
    return all(setzer.holds(scope, condition) for condition in duty.wenn)
