"""``vorlagen doctor``."""

from __future__ import annotations

import locale
import platform
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vorlagen.cli.ausgabe import program_version
from vorlagen.cli.befehle import SHARED, lang_option
from vorlagen.i18n import Language, Text, t, translate

if TYPE_CHECKING:
    from collections.abc import Iterator


def make_command(language: Language) -> click.Command:
    """The command in one language."""

    def doctor() -> int:
        for label, value in facts(language):
            click.echo(f"{label.translate(language) + ':':<22} {value}")
        return 0

    return click.Command(
        "doctor",
        callback=doctor,
        context_settings=SHARED,
        help=t(
            "Zeigt, was installiert ist, welche Einstellungen gelten und was zu tun ist.\n\nBeispiel: vorlagen doctor"
        ).translate(language),
        params=[lang_option(language)],
    )


def facts(language: Language) -> Iterator[tuple[Text, str]]:
    """What is here, line by line; what is missing comes with what to do about it."""
    from vorlagen import resources  # noqa: PLC0415 - the start has to be quick
    from vorlagen.errors import VorlagenError  # noqa: PLC0415
    from vorlagen.pdf.engine import ENGINES, get_engine  # noqa: PLC0415
    from vorlagen.sources import find_settings  # noqa: PLC0415

    yield t("vorlagen"), program_version()
    yield t("Python"), f"{platform.python_version()} ({sys.executable})"
    yield t("System"), f"{platform.system()} {platform.machine()}"
    yield t("Zeichensatz"), f"{sys.stdout.encoding}, {locale.getpreferredencoding(do_setlocale=False)}"
    yield t("Formulare"), ", ".join(resources.form_names())
    families = ", ".join(resources.FONT_FAMILIES)
    yield (
        t("Schriften"),
        t("{families} ({n} Dateien)", families=families, n=len(resources.font_files())).translate(language),
    )
    for name in ENGINES:
        probe = get_engine(name).probe()
        state = f"{probe.program} {probe.version}".strip() if probe.found else (
            t("fehlt. {hint}", hint=probe.install).translate(language))  # fmt: skip
        yield t("PDF mit {engine}", engine=name), state
    try:
        umgebung = find_settings(Path())
    except VorlagenError as error:
        yield t("Einstellungen"), translate(error.message, language)
        return
    yield (
        t("Einstellungen"),
        str(umgebung.datei) if umgebung.datei else t("keine vorlagen.yaml gefunden").translate(language),
    )
    yield t("Wurzelordner"), str(umgebung.wurzel)
    yield t("Formular ohne Angabe"), umgebung.einstellungen.formular or resources.STANDARD
    yield t("PDF ohne Angabe"), str(umgebung.einstellungen.pdf_engine or ENGINES[0])
