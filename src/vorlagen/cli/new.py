"""``vorlagen new``."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from vorlagen.cli.ausgabe import echo_data
from vorlagen.cli.befehle import SHARED, form_option, lang_option
from vorlagen.errors import UsageError
from vorlagen.i18n import Language, Text, format_date, t

if TYPE_CHECKING:
    import datetime as dt

    from pydantic_core import PydanticCustomError


def make_command(language: Language) -> click.Command:
    """The command in one language."""

    def say(text: Text) -> str:
        return text.translate(language)

    def new(  # noqa: PLR0913, PLR0917 - the options of the command
        kind: str | None, places: tuple[str, ...], form: str | None, layout: str | None, gremium: str | None,
        datum: str | None, output: Path | None,
    ) -> int:  # fmt: skip
        folder = output.parent if output else Path()
        if kind == MEETING:
            text = meeting_text(places, gremium, datum, form, folder, language)
        elif places or gremium or datum:
            raise UsageError(
                t("Ordner, --gremium und --datum gehören zu „vorlagen new sitzung“."),
                t("Zum Beispiel: vorlagen new sitzung --gremium Stadtrat --datum 23.06.2026 vorlagen/"),
            )
        else:
            text = new_text(kind, form, folder, layout)
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
        help=say(
            t(
                "Legt eine neue Vorlage an: jede Zeile mit einem Kommentar, was hineingehört.\n\n"
                "ART ist zum Beispiel beschlussvorlage oder informationsvorlage.\n\n"
                "Beispiel: vorlagen new beschlussvorlage --form sankt-augustin -o vorlage.yaml\n\n"
                "Mit „sitzung“ legt es eine Sitzung an, mit allen Vorlagen unter ORDNER, deren Beratungsfolge dieses "
                "Gremium an diesem Tag nennt: öffentliche und nichtöffentliche getrennt, nach TOP und Nummer.\n\n"
                "Beispiel: vorlagen new sitzung --gremium Stadtrat --datum 23.06.2026 vorlagen/ -o sitzung.yaml"
            )
        ),
        params=_parameters(language),
    )


def _parameters(language: Language) -> list[click.Parameter]:
    def say(text: Text) -> str:
        return text.translate(language)

    return [
        click.Argument(["kind"], required=False, metavar=say(t("[ART]"))),
        click.Argument(["places"], nargs=-1, metavar=say(t("[ORDNER…]"))),
        form_option(t("Name oder Pfad eines Formulars."), language),
        click.Option(["--fassung", "layout"], metavar=say(t("FASSUNG")),
                     help=say(t("Fassung des Formulars, wenn es mehrere hat."))),
        click.Option(["--gremium"], metavar=say(t("NAME")), help=say(t("Sitzung: welches Gremium tagt."))),
        click.Option(["--datum"], metavar=say(t("TAG")), help=say(t("Sitzung: an welchem Tag, z. B. 23.06.2026."))),
        click.Option(["-o", "--output"], type=click.Path(path_type=Path), metavar=say(t("DATEI")),
                     help=say(t("Neue Datei; ohne Angabe auf die Standardausgabe."))),
        lang_option(language),
    ]  # fmt: skip


MEETING = "sitzung"
"""The word that asks for a meeting instead of a kind of paper."""


def meeting_text(  # noqa: PLR0913, PLR0917 - who, when, where from, where to
    places: tuple[str, ...], gremium: str | None, datum: str | None, form: str | None, folder: Path, language: Language
) -> str:
    """A meeting with the papers that it is to treat; what could not be read is told on stderr."""
    from vorlagen.cli.fortschritt import progress_bar  # noqa: PLC0415 - the start has to be quick
    from vorlagen.sources import find_settings, load_form  # noqa: PLC0415
    from vorlagen.workflow.neue_sitzung import new_meeting  # noqa: PLC0415

    if not gremium or not datum:
        raise UsageError(
            t("Für eine Sitzung fehlen --gremium und --datum.") if not (gremium or datum)
            else t("Für eine Sitzung fehlt --datum.") if gremium else t("Für eine Sitzung fehlt --gremium."),
            t("Zum Beispiel: vorlagen new sitzung --gremium Stadtrat --datum 23.06.2026 vorlagen/"),
        )  # fmt: skip
    day = _day(datum)
    if form:
        load_form(form)
    with progress_bar(t("Vorlagen lesen"), language) as done:
        made = new_meeting(places or (".",), gremium, day, folder=folder, done=done,
                           einstellungen=find_settings(folder).einstellungen,
                           form_name=_seen_from(folder, form) if form else "")  # fmt: skip
    for name, reason in made.unlesbar:
        told = t("Nicht lesbar, gehört vielleicht zu dieser Sitzung: {file} ({reason})", file=name, reason=reason)
        click.echo(told.translate(language), err=True)
    if not made.vorlagen:
        none = t("Keine Vorlage nennt „{gremium}“ am {datum}.", gremium=gremium, datum=format_date(day))
        click.echo(none.translate(language), err=True)
    return made.text


def _day(text: str) -> dt.date:
    from pydantic_core import PydanticCustomError  # noqa: PLC0415 - the start has to be quick

    from vorlagen.models.werte import read_date  # noqa: PLC0415

    try:
        return cast("dt.date", read_date(text))  # a text becomes a day or an error
    except PydanticCustomError as error:
        raise _wrong_value(error) from None


def _wrong_value(error: PydanticCustomError) -> UsageError:
    context = error.context or {}
    return UsageError(context.get("message", str(error)), context.get("hint", ""))


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
        raise _wrong_value(error) from None
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
