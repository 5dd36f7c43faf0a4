"""Every code that a finding can bear: reading, forms, rules on papers, finished files."""

from __future__ import annotations

from vorlagen.checks import rule_catalogue
from vorlagen.findings import RuleInfo
from vorlagen.pdf.befunde import TABLE


def all_rules() -> dict[str, RuleInfo]:
    """All codes with level, text, hint and source, in the order of codes."""
    finished = [RuleInfo(code, found.level, found.text, found.hint, found.source) for code, found in TABLE.items()]
    infos = [*rule_catalogue().values(), *finished]
    return {info.code: info for info in sorted(infos, key=lambda info: info.code)}
