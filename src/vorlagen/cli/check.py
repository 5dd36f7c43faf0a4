"""``vorlagen check``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vorlagen.cli.ausgabe import print_report
from vorlagen.cli.befehle import SHARED, form_option, lang_option
from vorlagen.cli.fortschritt import progress_bar
from vorlagen.errors import UsageError
from vorlagen.i18n import Language, Text, t

if TYPE_CHECKING:
    from vorlagen.workflow.pruefstapel import Pruefergebnis

FORMATS = ("text", "json", "github", "sarif", "junit", "html")
STDIN = "-"


def make_command(language: Language) -> click.Command:
    """The command in one language."""

    def check(places: tuple[str, ...], **flags: Any) -> int:  # noqa: ANN401 - click has typed them
        return run(places, language, **flags)

    return click.Command(
        "check",
        callback=check,
        context_settings=SHARED,
        help=t(
            "Prüft Vorlagen und Sitzungen gegen ihr Formular und die Regeln, auch fertige Word-Dateien und PDF.\n\n"
            "ORT ist eine YAML- oder JSON-Datei, eine fertige Word-Datei, ein PDF oder ein Ordner, der mit allem "
            "darunter durchsucht wird (.yaml, .yml, .json), ohne Verknüpfungen zu folgen; „-“ liest YAML von der "
            "Standardeingabe. Eine .vorlagenignore nimmt in Ordnern Dateien aus, geschrieben wie eine .gitignore.\n\n"
            "Bei einer Sitzung nennt die Prüfung Vorlagen, die Fehler haben; welche, zeigt die Prüfung der Vorlage.\n\n"
            "CODES sind Codes oder ihre Anfänge, mit Komma dazwischen: F oder F3 oder F303,S101.\n\n"
            "Beispiel: vorlagen check vorlage.yaml\n\n"
            "Beispiel: vorlagen check -j 2 --statistics vorlagen/\n\n"
            "Exit-Code: 0 ohne Fehler, 1 mit Fehlern, 3 wenn eine Datei nicht lesbar ist."
        ).translate(language),
        params=_parameters(language),
    )


def _parameters(language: Language) -> list[click.Parameter]:
    def say(text: Text) -> str:
        return text.translate(language)

    return [
        click.Argument(["places"], nargs=-1, required=True, metavar=say(t("ORT…"))),
        form_option(t("Name oder Pfad eines Formulars; geht dem in der Vorlage vor."), language),
        click.Option(["--allow-path", "allow"], multiple=True, metavar=say(t("ORDNER")),
                     type=click.Path(file_okay=False, path_type=Path),
                     help=say(t("Weiterer Ordner, aus dem Vorlagen Dateien nennen dürfen."))),
        click.Option(["--output-format"], type=click.Choice(FORMATS), default="text", show_default=True,
                     help=say(t("Format der Ausgabe."))),
        click.Option(["--strict"], is_flag=True, help=say(t("Auch Warnungen führen zu Exit-Code 1."))),
        click.Option(["--select"], multiple=True, metavar="CODES", help=say(t("Nur Befunde dieser Regeln."))),
        click.Option(["--ignore"], multiple=True, metavar="CODES", help=say(t("Keine Befunde dieser Regeln."))),
        click.Option(["--baseline"], type=click.Path(path_type=Path), metavar=say(t("DATEI")),
                     help=say(t("Liste bekannter Befunde; nur neue zählen."))),
        click.Option(["--write-baseline"], type=click.Path(path_type=Path), metavar=say(t("DATEI")),
                     help=say(t("Schreibt alle heutigen Befunde als bekannt in diese Datei."))),
        click.Option(["--statistics"], is_flag=True,
                     help=say(t("Zählt, wie oft welche Regel anschlug, auch je Stelle und Art der Vorlage."))),
        click.Option(["-j", "--jobs"], type=click.IntRange(1, 64), default=1, show_default=True, metavar="N",
                     help=say(t("So viele Vorlagen nebeneinander; lohnt ab einigen Hundert."))),
        click.Option(["--stdin-filename"], metavar=say(t("NAME")),
                     help=say(t("Datei, aus der ein Editor den Text von „-“ hat; Befunde nennen sie."))),
        click.Option(["-q", "--quiet"], is_flag=True, help=say(t("Gibt nur Befunde aus, keine Schlusszeile."))),
        click.Option(["-v", "--verbose"], is_flag=True,
                     help=say(t("Zeigt auch bekannte Befunde und nennt übergangene Dateien."))),
        lang_option(language),
    ]  # fmt: skip


def run(  # noqa: PLR0913 - the options of the command
    places: tuple[str, ...], language: Language, *, output_format: str, strict: bool, statistics: bool, quiet: bool,
    verbose: bool, write_baseline: Path | None, stdin_filename: str | None, **options: Any,  # noqa: ANN401 - as above
) -> int:  # fmt: skip
    """Check all files; a file that cannot be read does not keep the others from being checked."""
    from vorlagen.workflow.pruefstapel import check_files  # noqa: PLC0415 - the start has to be quick

    if stdin_filename is not None and STDIN not in places:
        raise UsageError(t("--stdin-filename braucht „-“ als Ort."),
                         t("So: vorlagen check --stdin-filename vorlage.yaml - < vorlage.yaml"))  # fmt: skip
    stdin = (stdin_filename, sys.stdin.buffer.read()) if STDIN in places else None
    with progress_bar(t("Vorlagen prüfen"), language) as done:
        result = check_files(*places, stdin=stdin, done=done, **options)
    shown = [found for found in result.report.findings if verbose or not found.known]
    if statistics or shown or not (quiet and output_format == "text"):
        print_report(result.report, language, output_format, known=verbose, statistics=statistics)
    if not quiet:
        _print_passed(result, language, verbose=verbose)
    if write_baseline is None:
        return result.exit_code(strict=strict)
    _write_baseline(result, write_baseline, language)
    return result.maschine


def _print_passed(result: Pruefergebnis, language: Language, *, verbose: bool) -> None:
    """What was passed over in folders, on stderr."""
    if verbose:
        for name, reason in result.uebergangen:
            click.echo(t("Übergangen: {file} ({reason})", file=name, reason=reason).translate(language), err=True)
    elif result.uebergangen:
        number = len(result.uebergangen)
        text = t("1 Datei übergangen; -v nennt sie.") if number == 1 else t(
            "{n} Dateien übergangen; -v nennt sie.", n=number)  # fmt: skip
        click.echo(text.translate(language), err=True)


def _write_baseline(result: Pruefergebnis, file: Path, language: Language) -> None:
    from vorlagen.workflow.altbefunde import write_baseline  # noqa: PLC0415 - the start has to be quick

    number = write_baseline(result.report, file)
    text = t("1 Befund als bekannt geschrieben: {file}", file=file) if number == 1 else t(
        "{n} Befunde als bekannt geschrieben: {file}", n=number, file=file)  # fmt: skip
    click.echo(text.translate(language), err=True)
