"""Pure rules over papers, meetings, forms and facts."""

from vorlagen.checks.fertig import FERTIGREGELN, check_finished
from vorlagen.checks.gliederung import Fertigpruefling, closest_layout
from vorlagen.checks.katalog import ALLE_REGELN, rule_catalogue
from vorlagen.checks.pruefung import REGELN, check_vorlage
from vorlagen.checks.regel import Fund, Pruefling, Regel
from vorlagen.checks.sitzungspruefling import Sitzungspruefling, Vorlagenbefund
from vorlagen.checks.sitzungspruefung import SITZUNGSREGELN, check_sitzung

__all__ = [
    "ALLE_REGELN",
    "FERTIGREGELN",
    "REGELN",
    "SITZUNGSREGELN",
    "Fertigpruefling",
    "Fund",
    "Pruefling",
    "Regel",
    "Sitzungspruefling",
    "Vorlagenbefund",
    "check_finished",
    "check_sitzung",
    "check_vorlage",
    "closest_layout",
    "rule_catalogue",
]
