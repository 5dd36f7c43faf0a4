"""Every code that a finding can bear: reading, forms, rules on papers, Word templates, finished files, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vorlagen.checks import rule_catalogue
from vorlagen.pdf.befunde import TABLE as PDF
from vorlagen.pdf.quellen.befunde import TABLE as QUELLEN
from vorlagen.pdf.umwandlung.befunde import TABLE as UMWANDLUNG
from vorlagen.word.pruefung.befunde import TABLE as WORD
from vorlagen.workflow.lesebefunde import TABLE as LESEN

if TYPE_CHECKING:
    from vorlagen.findings import RuleInfo


def all_rules() -> dict[str, RuleInfo]:
    """All codes with level, text, hint and source, in the order of codes."""
    infos = [*rule_catalogue().values(), *PDF.values(), *QUELLEN.values(), *UMWANDLUNG.values(), *WORD.values(),
             *LESEN.values()]  # fmt: skip
    return {info.code: info for info in sorted(infos, key=lambda info: info.code)}
