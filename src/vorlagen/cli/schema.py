"""``vorlagen schema``."""

from __future__ import annotations

import click

from vorlagen.cli.ausgabe import echo_data
from vorlagen.cli.befehle import SHARED, form_option, lang_option
from vorlagen.i18n import Language, Text, t

KINDS = ("vorlage", "sitzung", "formular", "manifest", "seitenzahlen", "plan")


def make_command(language: Language) -> click.Command:
    """The command in one language."""

    def say(text: Text) -> str:
        return text.translate(language)

    def schema(what: str, form: str | None) -> int:
        from vorlagen import schema as schemas  # noqa: PLC0415 - the start has to be quick
        from vorlagen.sources import load_form  # noqa: PLC0415

        match what:
            case "formular":
                made = schemas.formular_schema()
            case "manifest":
                made = schemas.manifest_schema()
            case "plan":
                made = schemas.plan_schema()
            case "seitenzahlen":
                made = schemas.seitenzahlen_schema()
            case "sitzung":
                made = schemas.sitzung_schema()
            case _:
                made = schemas.vorlage_schema(load_form(form or "standard").formular)
        echo_data(schemas.format_schema(made))
        return 0

    return click.Command(
        "schema",
        callback=schema,
        context_settings=SHARED,
        help=say(t(
            "Gibt das JSON-Schema aus, mit dem Editoren Schlüssel ergänzen und Werte anbieten.\n\n"
            "Beispiel: vorlagen schema vorlage --form sankt-augustin > sankt-augustin.schema.json"
        )),
        params=[
            click.Argument(["what"], type=click.Choice(KINDS), default="vorlage", metavar=f"[{'|'.join(KINDS)}]"),
            form_option(t("Name oder Pfad eines Formulars."), language),
            lang_option(language),
        ],
    )  # fmt: skip
