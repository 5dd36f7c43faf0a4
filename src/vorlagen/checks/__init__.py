"""Pure rules over papers, forms and facts."""

from vorlagen.checks.katalog import rule_catalogue
from vorlagen.checks.pruefung import REGELN, check_vorlage
from vorlagen.checks.regel import Fund, Pruefling, Regel

__all__ = ["REGELN", "Fund", "Pruefling", "Regel", "check_vorlage", "rule_catalogue"]
