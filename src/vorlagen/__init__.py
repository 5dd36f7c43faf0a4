"""Ratsvorlagen aus geprüften Daten: YAML wird zu Befunden, zu Word und zu barrierefreiem PDF.

Example:
    >>> import vorlagen
    >>> paper = vorlagen.Vorlage(betreff="Neubau der Radwegbrücke", art="beschlussvorlage")
    >>> [finding.code for finding in vorlagen.check(paper).findings][:3]
    ['B201', 'F301', 'S101']
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vorlagen.errors import (
        ConversionError,
        FormError,
        InputError,
        OutputError,
        PaperError,
        PublicnessError,
        SourceError,
        ToolMissingError,
        UnreadableError,
        UsageError,
        VorlagenError,
    )
    from vorlagen.findings import Finding, Level, Report
    from vorlagen.models import Betrag, Sitzung, Vorlage
    from vorlagen.models.uebersicht import Uebersicht
    from vorlagen.reports.uebersicht import render_overview
    from vorlagen.sources import load_form
    from vorlagen.workflow.dokumente import check_document as check
    from vorlagen.workflow.formular import check_form_file as check_form
    from vorlagen.workflow.lesen import Gelesen
    from vorlagen.workflow.lesen import read_docx as read
    from vorlagen.workflow.mappe.bundle import bundle
    from vorlagen.workflow.mappe.ergebnis import BundleResult
    from vorlagen.workflow.neu import new_paper as new
    from vorlagen.workflow.neues_formular import NeuesFormular, new_form
    from vorlagen.workflow.pruefen import load_paper as load
    from vorlagen.workflow.pruefstapel import Pruefergebnis, check_files
    from vorlagen.workflow.rendern import Rendered
    from vorlagen.workflow.rendern import convert_word as convert
    from vorlagen.workflow.rendern import render_paper as render
    from vorlagen.workflow.sitzungen import load_sitzung
    from vorlagen.workflow.uebersicht import make_overview as overview

_PLACES = {
    **dict.fromkeys(
        (
            "ConversionError",
            "FormError",
            "InputError",
            "OutputError",
            "PaperError",
            "PublicnessError",
            "SourceError",
            "ToolMissingError",
            "UnreadableError",
            "UsageError",
            "VorlagenError",
        ),
        ("vorlagen.errors", ""),
    ),
    **dict.fromkeys(("Finding", "Level", "Report"), ("vorlagen.findings", "")),
    **dict.fromkeys(("Betrag", "Sitzung", "Vorlage"), ("vorlagen.models", "")),
    "Uebersicht": ("vorlagen.models.uebersicht", ""),
    "render_overview": ("vorlagen.reports.uebersicht", ""),
    "load_form": ("vorlagen.sources", ""),
    "BundleResult": ("vorlagen.workflow.mappe.ergebnis", ""),
    "bundle": ("vorlagen.workflow.mappe.bundle", ""),
    "check_form": ("vorlagen.workflow.formular", "check_form_file"),
    "Gelesen": ("vorlagen.workflow.lesen", ""),
    "read": ("vorlagen.workflow.lesen", "read_docx"),
    "new": ("vorlagen.workflow.neu", "new_paper"),
    "NeuesFormular": ("vorlagen.workflow.neues_formular", ""),
    "new_form": ("vorlagen.workflow.neues_formular", ""),
    "load": ("vorlagen.workflow.pruefen", "load_paper"),
    "load_sitzung": ("vorlagen.workflow.sitzungen", ""),
    "check": ("vorlagen.workflow.dokumente", "check_document"),
    "Pruefergebnis": ("vorlagen.workflow.pruefstapel", ""),
    "check_files": ("vorlagen.workflow.pruefstapel", ""),
    "Rendered": ("vorlagen.workflow.rendern", ""),
    "convert": ("vorlagen.workflow.rendern", "convert_word"),
    "render": ("vorlagen.workflow.rendern", "render_paper"),
    "overview": ("vorlagen.workflow.uebersicht", "make_overview"),
}
"""Where each public name lives; imported when it is first used, so that the start is quick."""

__all__ = [
    "Betrag",
    "BundleResult",
    "ConversionError",
    "Finding",
    "FormError",
    "Gelesen",
    "InputError",
    "Level",
    "NeuesFormular",
    "OutputError",
    "PaperError",
    "Pruefergebnis",
    "PublicnessError",
    "Rendered",
    "Report",
    "Sitzung",
    "SourceError",
    "ToolMissingError",
    "Uebersicht",
    "UnreadableError",
    "UsageError",
    "Vorlage",
    "VorlagenError",
    "bundle",
    "check",
    "check_files",
    "check_form",
    "convert",
    "load",
    "load_form",
    "load_sitzung",
    "new",
    "new_form",
    "overview",
    "read",
    "render",
    "render_overview",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    if name not in _PLACES:
        raise AttributeError(f"module 'vorlagen' has no attribute {name!r}")
    module, attribute = _PLACES[name]
    return getattr(importlib.import_module(module), attribute or name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
