"""A town's form as data, and the plan of the printed paper that follows from it."""

from vorlagen.formular.druckbild import Druckbild, compose, printed_paths
from vorlagen.formular.elemente import Abschnitt, Bedingung, Element, Pflicht
from vorlagen.formular.formular import Formular, Regelstufe, Vorlagenart, vorlage_model
from vorlagen.formular.gliederung import unknown_layout
from vorlagen.formular.mangel import Fault
from vorlagen.formular.stimmigkeit import form_faults
from vorlagen.formular.vorgabe import complete

__all__ = [
    "Abschnitt",
    "Bedingung",
    "Druckbild",
    "Element",
    "Fault",
    "Formular",
    "Pflicht",
    "Regelstufe",
    "Vorlagenart",
    "complete",
    "compose",
    "form_faults",
    "printed_paths",
    "unknown_layout",
    "vorlage_model",
]
