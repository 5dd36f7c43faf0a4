"""``vorlagen new``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from vorlagen.cli.ausgabe import echo_data
from vorlagen.cli.befehle import SHARED, form_option, lang_option
from vorlagen.errors import UsageError
from vorlagen.i18n import Language, Text, t


def make_command(language: Language) -> click.Command:
    """The command in one language."""

    def say(text: Text) -> str:
        return text.translate(language)

    def new(kind: str | None, form: str | None, layout: str | None, output: Path | None) -> int:
        text = new_text(kind, form, output.parent if output else Path(), layout)
        if output is None:
            echo_data(text)
            return 0
        from vorlagen.workflow.ausgabe import write_new  # noqa: PLC0415 - the start has to be quick

        write_new({output: text.encode()})
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
            form_option(t("Name oder Pfad eines Formulars."), language),
            click.Option(["--fassung", "layout"], metavar=say(t("FASSUNG")),
                         help=say(t("Fassung des Formulars, wenn es mehrere hat."))),
            click.Option(["-o", "--output"], type=click.Path(path_type=Path), metavar=say(t("DATEI")),
                         help=say(t("Neue Datei; ohne Angabe auf die Standardausgabe."))),
            lang_option(language),
        ],
    )  # fmt: skip


def new_text(kind: str | None, form: str | None, folder: Path, layout: str | None = None) -> str:
    """The skeleton for a kind of paper and a form, to be written to ``folder``; its settings decide else."""
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - the start has to be quick

    from vorlagen import resources  # noqa: PLC0415
    from vorlagen.models import Art  # noqa: PLC0415
    from vorlagen.sources import find_settings, load_form  # noqa: PLC0415
    from vorlagen.workflow.neu import new_paper  # noqa: PLC0415

    umgebung = find_settings(folder)
    named = form or umgebung.einstellungen.formular or resources.STANDARD
    quelle = load_form(named, Path() if form else umgebung.wurzel)
    try:
        art = Art.read(kind) if kind else None
    except PydanticCustomError as error:
        context = error.context or {}
        raise UsageError(context.get("message", str(error)), context.get("hint", "")) from None
    by_settings = "" if form is None and resources.form_file(named) is None else None
    form_name = _seen_from(folder, form) if form else by_settings
    return new_paper(quelle.formular, art, form_name=form_name, fassung=layout)


def _seen_from(folder: Path, form: str) -> str:
    """A form as a paper in ``folder`` names it: a path is relative to the paper."""
    if not Path(form).is_absolute():
        return form
    try:
        return Path(os.path.relpath(form, folder.resolve())).as_posix()
    except ValueError:  # another drive
        return form
