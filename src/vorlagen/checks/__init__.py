"""Pure rules over papers, forms and facts."""

from vorlagen.checks.fertig import FERTIGREGELN, check_finished
from vorlagen.checks.gliederung import Fertigpruefling, closest_layout
from vorlagen.checks.katalog import rule_catalogue
from vorlagen.checks.pruefung import REGELN, check_vorlage
from vorlagen.checks.regel import Fund, Pruefling, Regel

__all__ = [
    "FERTIGREGELN",
    "REGELN",
    "Fertigpruefling",
    "Fund",
    "Pruefling",
    "Regel",
    "check_finished",
    "check_vorlage",
    "closest_layout",
    "rule_catalogue",
]
