"""What a form leaves unsaid comes from the standard form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.formular.elemente import Element, Spalte
from vorlagen.formular.formular import Feldtyp, Zusatzfeld

if TYPE_CHECKING:
    from vorlagen.formular.elemente import Abschnitt
    from vorlagen.formular.formular import Formular


def complete(formular: Formular, standard: Formular) -> Formular:
    """A form with nothing left open: layouts and words that it does not set are the standard ones.

    Args:
        formular: the form as its file has it.
        standard: the standard form.
    """
    elements = {extra.name: _own(extra) for extra in formular.zusatzfelder if extra.name}
    elements |= {section.feld: section.aufbau for section in standard.sections() if section.feld}
    words = {**(standard.auswahltexte or {}), **(formular.auswahltexte or {})}
    whole = formular.model_copy(
        update={
            "abschnitte": tuple(_complete(section, elements) for section in formular.abschnitte),
            "fassungen": tuple(
                layout.model_copy(update={"abschnitte": tuple(_complete(part, elements) for part in layout.abschnitte)})
                for layout in formular.fassungen
            ),
            "kopf": formular.kopf or standard.kopf,
            "auswahltexte": words,
        }
    )
    return whole.layout_for(None)


def _own(extra: Zusatzfeld) -> tuple[Element, ...]:
    """How a field that only this town has is printed where its form does not say so."""
    match extra.typ:
        case Feldtyp.TABELLE:
            columns = (Spalte(titel=part.bezeichnung or part.name, felder=(part.name or "",)) for part in extra.felder)
            return (Element(tabelle=".", spalten=tuple(columns)),)
        case Feldtyp.LISTE:
            return (Element(liste="."),)
        case Feldtyp.AUSWAHL | Feldtyp.MEHRFACHAUSWAHL | Feldtyp.JA_NEIN:
            return (Element(auswahl="."),)
        case _:
            return ()


def _complete(section: Abschnitt, elements: dict[str, tuple[Element, ...]]) -> Abschnitt:
    children = tuple(_complete(child, elements) for child in section.abschnitte)
    return section.model_copy(
        update={"abschnitte": children, "aufbau": section.aufbau or elements.get(section.feld or "", ())}
    )
