"""The table of all commands; each is imported only when it is called."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vorlagen.i18n import LANGUAGES, Language, t

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vorlagen.i18n import Text

COMMANDS: Mapping[str, Text] = {
    "new": t("Legt eine neue Vorlage als kommentierte YAML-Datei an."),
    "check": t("Prüft Vorlagen und sagt, was in welcher Zeile fehlt."),
    "render": t("Gibt Vorlagen als Word-Datei aus, auf Wunsch auch als PDF."),
    "bundle": t("Macht aus einer Sitzung die Sitzungsmappe, öffentlich und intern."),
    "read": t("Liest eine Word-Datei zurück in YAML, mit dem, was in Word geändert wurde."),
    "overview": t("Zeigt viele Vorlagen und ihre Vorhaben auf einen Blick."),
    "form": t("Legt Formulare an, zeigt und prüft sie."),
    "schema": t("Gibt das JSON-Schema für Editoren aus."),
    "explain": t("Erklärt eine Regel: was sie bedeutet und wie man sie erfüllt."),
    "doctor": t("Zeigt, was installiert ist und was gefunden wurde."),
}
"""Every command with the one line that the overview shows."""

SHARED = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class LazyGroup(click.Group):
    """The group of all commands; importing one costs only when it is used."""

    def __init__(self, language: Language, **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type]
        self.language = language

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All commands, in the order in which people need them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        made: click.Command = importlib.import_module(f"vorlagen.cli.{cmd_name}").make_command(self.language)
        _say_german(made, self.language)
        return made

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """The overview, without importing any command."""
        rows = [(name, text.translate(self.language)) for name, text in COMMANDS.items()]
        with formatter.section(t("Befehle").translate(self.language)):
            formatter.write_dl(rows)


def _say_german(command: click.Command, language: Language) -> None:
    """The words in the usage line that click does not translate."""
    command.options_metavar = t("[OPTIONEN]").translate(language)
    if isinstance(command, click.Group):
        command.subcommand_metavar = t("BEFEHL …").translate(language)
        for child in command.commands.values():
            _say_german(child, language)


def make_group(language: Language) -> click.Group:
    """The command line in one language."""
    group = LazyGroup(
        language,
        name="vorlagen",
        help=t(
            "Macht aus Daten geprüfte Ratsvorlagen: YAML wird zu Befunden, zu Word und zu barrierefreiem PDF.\n\n"
            "Beispiel: vorlagen check vorlage.yaml && vorlagen render --pdf vorlage.yaml"
        ).translate(language),
        context_settings=SHARED,
        params=[
            lang_option(language, hidden=False),
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_print_version,
                help=t("Zeigt die Version.").translate(language),
            ),
        ],
    )
    _say_german(group, language)
    return group


def _print_version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from vorlagen.cli.ausgabe import program_version  # noqa: PLC0415 - only here

        click.echo(f"vorlagen {program_version()}")
        ctx.exit()


def form_option(help_text: Text, language: Language) -> click.Option:
    """``--form``; a path is seen from the folder in which the command is called."""
    return click.Option(["--form"], metavar=t("FORMULAR").translate(language), callback=_from_here,
                        help=help_text.translate(language))  # fmt: skip


def _from_here(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    from vorlagen.sources import form_path  # noqa: PLC0415 - the start has to be quick

    path = form_path(value, Path()) if value else None
    return str(path.resolve()) if path is not None else value


def lang_option(language: Language, *, hidden: bool = True) -> click.Option:
    """``--lang``, shown before the command and taken behind it too; it is read before the commands are made."""
    text = t("Sprache der Ausgabe; auch als Umgebungsvariable VORLAGEN_LANG.").translate(language)
    return click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, hidden=hidden, help=text)
