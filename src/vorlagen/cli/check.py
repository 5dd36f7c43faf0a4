"""``vorlagen check``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vorlagen.cli.ausgabe import as_findings, print_report
from vorlagen.cli.befehle import SHARED, form_option, lang_option
from vorlagen.errors import VorlagenError
from vorlagen.findings import Level, Report
from vorlagen.i18n import Language, Text, t

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMATS = ("text", "json", "github", "sarif", "junit", "html")
STDIN = "-"


def make_command(language: Language) -> click.Command:
    """The command in one language."""

    def say(text: Text) -> str:
        return text.translate(language)

    def check(files: tuple[str, ...], form: str | None, paths: tuple[Path, ...], **flags: object) -> int:
        return run(files, form, paths, language, str(flags["output_format"]), strict=bool(flags["strict"]),
                   quiet=bool(flags["quiet"]))  # fmt: skip

    return click.Command(
        "check",
        callback=check,
        context_settings=SHARED,
        help=say(t(
            "Prüft Vorlagen und Sitzungen gegen ihr Formular und die Regeln, auch fertige Word-Dateien und PDF.\n\n"
            "Bei einer Sitzung nennt die Prüfung Vorlagen, die Fehler haben; welche, zeigt die Prüfung der Vorlage.\n\n"
            "DATEI ist eine YAML- oder JSON-Datei, eine fertige Word-Datei oder ein PDF; „-“ liest YAML von der "
            "Standardeingabe.\n\n"
            "Beispiel: vorlagen check vorlage.yaml\n\n"
            "Exit-Code: 0 ohne Fehler, 1 mit Fehlern, 3 wenn eine Datei nicht lesbar ist."
        )),
        params=[
            click.Argument(["files"], nargs=-1, required=True, metavar=say(t("DATEI…"))),
            form_option(t("Name oder Pfad eines Formulars; geht dem in der Vorlage vor."), language),
            click.Option(["--allow-path", "paths"], multiple=True, metavar=say(t("ORDNER")),
                         type=click.Path(file_okay=False, path_type=Path),
                         help=say(t("Weiterer Ordner, aus dem Vorlagen Dateien nennen dürfen."))),
            click.Option(["--output-format"], type=click.Choice(FORMATS), default="text", show_default=True,
                         help=say(t("Format der Ausgabe."))),
            click.Option(["--strict"], is_flag=True, help=say(t("Auch Warnungen führen zu Exit-Code 1."))),
            click.Option(["-q", "--quiet"], is_flag=True, help=say(t("Gibt nur Befunde aus, keine Schlusszeile."))),
            lang_option(language),
        ],
    )  # fmt: skip


def run(  # noqa: PLR0913 - the options of the command
    files: Sequence[str], form: str | None, allow: tuple[Path, ...], language: Language, output_format: str,
    *, strict: bool, quiet: bool,
) -> int:  # fmt: skip
    """Check all files; a file that cannot be read does not keep the others from being checked."""
    reports: list[Report] = []
    worst = 0
    for name in files:
        try:
            reports.append(check_one(name, form, allow))
        except VorlagenError as error:
            reports.append(Report(as_findings(error, name)))
            worst = max(worst, error.exit_code)
    report = Report.merge(reports)
    if not (quiet and output_format == "text" and not report.findings):
        print_report(report, language, output_format)
    failed = not report.ok or (strict and report.count(Level.WARNING) > 0)
    return max(worst, 1 if failed else 0)


def check_one(name: str, form: str | None, allow: tuple[Path, ...]) -> Report:
    """The report on one file, or on what comes in on stdin."""
    from vorlagen import sources  # noqa: PLC0415 - the start has to be quick
    from vorlagen.workflow.dokumente import check_read  # noqa: PLC0415
    from vorlagen.workflow.fertig import check_finished_file, is_finished  # noqa: PLC0415

    if name == STDIN:
        return check_read(sources.read_document_bytes(sys.stdin.buffer.read(), form), allow=allow)
    if Path(name).name == sources.SETTINGS_NAME:
        return Report(sources.check_settings(Path(name)))
    if is_finished(Path(name)):
        return check_finished_file(Path(name), form, name)
    return check_read(sources.read_document_file(Path(name), name, form), allow=allow)
