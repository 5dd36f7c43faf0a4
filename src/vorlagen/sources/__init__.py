"""Texts become models, or findings with line and column."""

from vorlagen.sources.einstellungen import SETTINGS_NAME, Umgebung, check_settings, find_settings
from vorlagen.sources.formulare import Formularquelle, UnknownFormError, check_form, find_form, form_path, load_form
from vorlagen.sources.fristen import load_presets
from vorlagen.sources.lesen import Fundstellen
from vorlagen.sources.papiere import Papier, read_paper, read_paper_bytes, read_paper_file
from vorlagen.sources.quelldatei import Quelldatei
from vorlagen.sources.sitzungen import (
    Sitzungsdatei,
    read_document_bytes,
    read_document_file,
    read_sitzung,
    read_sitzung_file,
)

__all__ = [
    "SETTINGS_NAME",
    "Formularquelle",
    "Fundstellen",
    "Papier",
    "Quelldatei",
    "Sitzungsdatei",
    "Umgebung",
    "UnknownFormError",
    "check_form",
    "check_settings",
    "find_form",
    "find_settings",
    "form_path",
    "load_form",
    "load_presets",
    "read_document_bytes",
    "read_document_file",
    "read_paper",
    "read_paper_bytes",
    "read_paper_file",
    "read_sitzung",
    "read_sitzung_file",
]
