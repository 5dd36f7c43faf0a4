"""``vorlagen new``."""

from __future__ import annotations

from pathlib import Path

import click

from vorlagen.cli.befehle import SHARED, lang_option
from vorlagen.errors import OutputError, UsageError
from vorlagen.i18n import Language, Text, t


def make_command(language: Language) -> click.Command:
    """The command in one language."""

    def say(text: Text) -> str:
        return text.translate(language)

    def new(kind: str | None, form: str | None, output: Path | None) -> int:
        text = new_text(kind, form)
        if output is None:
            click.echo(text, nl=False)
            return 0
        write_new(output, text)
        click.echo(str(output))
        return 0

    return click.Command(
        "new",
        callback=new,
        context_settings=SHARED,
        help=say(t(
            "Legt eine neue Vorlage an: jede Zeile mit einem Kommentar, was hineingehört.\n\n"
            "ART ist zum Beispiel beschlussvorlage oder informationsvorlage.\n\n"
            "Beispiel: vorlagen new beschlussvorlage --form sankt-augustin -o vorlage.yaml"
        )),
        params=[
            click.Argument(["kind"], required=False, metavar=say(t("[ART]"))),
            click.Option(["--form"], metavar=say(t("FORMULAR")), help=say(t("Name oder Pfad eines Formulars."))),
            click.Option(["-o", "--output"], type=click.Path(path_type=Path), metavar=say(t("DATEI")),
                         help=say(t("Neue Datei; ohne Angabe auf die Standardausgabe."))),
            lang_option(language),
        ],
    )  # fmt: skip


def new_text(kind: str | None, form: str | None) -> str:
    """The skeleton for a kind of paper and a form; without a form the town's settings decide."""
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - the start has to be quick

    from vorlagen import resources  # noqa: PLC0415
    from vorlagen.models import Art  # noqa: PLC0415
    from vorlagen.sources import find_settings, load_form  # noqa: PLC0415
    from vorlagen.workflow.neu import new_paper  # noqa: PLC0415

    umgebung = find_settings(Path())
    named = form or umgebung.einstellungen.formular or resources.STANDARD
    quelle = load_form(named, Path() if form else umgebung.wurzel)
    try:
        art = Art.read(kind) if kind else None
    except PydanticCustomError as error:
        context = error.context or {}
        raise UsageError(context.get("message", str(error)), context.get("hint", "")) from None
    return new_paper(quelle.formular, art, form_name=form)


def write_new(path: Path, text: str) -> None:
    """Write a new file; an existing one is never overwritten.

    Raises:
        OutputError: it exists, or cannot be written.
    """
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        raise OutputError(
            t("{file} gibt es schon.", file=path), t("Wählen Sie mit -o einen anderen Namen.")
        ) from None
    except OSError as error:
        raise OutputError(
            t("{file} lässt sich nicht schreiben: {reason}.", file=path, reason=error.strerror or error),
            t("Prüfen Sie den Ordner und die Zugriffsrechte."),
        ) from None
