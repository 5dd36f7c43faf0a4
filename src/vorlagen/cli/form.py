"""``vorlagen form``: list, show and check forms."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vorlagen.cli.ausgabe import output_context, print_report
from vorlagen.cli.befehle import SHARED, lang_option
from vorlagen.i18n import Language, Text, t

if TYPE_CHECKING:
    from collections.abc import Callable


_LIST = t("Zählt die Formulare auf.\n\nBeispiel: vorlagen form list")
_SHOW = t("Zeigt ein Formular: Arten, Abschnitte, Pflichten.\n\nBeispiel: vorlagen form show standard")
_NEW = t(
    "Legt ein eigenes Formular an: einen Ordner mit einem Formular, in dem jede Zeile erklärt ist, und der "
    "Word-Datei für den Briefkopf. NAME ist der Name Ihrer Stadt.\n\n"
    "Beispiel: vorlagen form new Musterstadt"
)
_CHECK = t(
    "Prüft ein Formular und seine Word-Datei; FORMULAR ist ein Name oder der Pfad einer Datei.\n\n"
    "Beispiel: vorlagen form check musterstadt.yaml"
)


def make_command(language: Language) -> click.Command:
    """The group in one language."""
    group = click.Group(
        "form",
        help=t("Legt Formulare an, zeigt und prüft sie.\n\nBeispiel: vorlagen form show sankt-augustin").translate(
            language
        ),
        context_settings=SHARED,
        params=[lang_option(language)],
    )
    form = click.Argument(["form"], metavar=t("FORMULAR").translate(language))
    new = [
        click.Argument(["name"], metavar=t("NAME").translate(language)),
        click.Option(["-o", "--output", "folder"], type=click.Path(path_type=Path), default=Path(),
                     metavar=t("ORDNER").translate(language),
                     help=t("Wo der Ordner des Formulars entsteht; ohne Angabe hier.").translate(language)),
    ]  # fmt: skip
    commands: tuple[tuple[str, Callable[..., int], Text, list[click.Parameter]], ...] = (
        ("list", list_forms, _LIST, []),
        ("show", partial(show_form, language=language), _SHOW, [form]),
        ("check", partial(check_one_form, language=language), _CHECK, [form]),
        ("new", partial(make_form, language=language), _NEW, new),
    )
    for name, callback, text, params in commands:
        group.add_command(
            click.Command(
                name,
                callback=callback,
                help=text.translate(language),
                params=[*params, lang_option(language)],
                context_settings=SHARED,
            )
        )
    return group


def list_forms() -> int:
    """Name and title of every shipped form."""
    from vorlagen import resources  # noqa: PLC0415 - the start has to be quick
    from vorlagen.sources import load_form  # noqa: PLC0415

    names = resources.form_names()
    width = max(len(name) for name in names)
    for name in names:
        click.echo(f"{name:<{width}}  {load_form(name).formular.bezeichnung or ''}".rstrip())
    return 0


def show_form(form: str, *, language: Language) -> int:
    """A form as a person would want to read it."""
    from vorlagen.cli.explain import all_rules  # noqa: PLC0415 - the start has to be quick
    from vorlagen.reports.formular import render  # noqa: PLC0415
    from vorlagen.sources import load_form  # noqa: PLC0415

    context = output_context(language, rules=all_rules())
    click.echo(render(load_form(form), context), nl=False, color=context.color)
    return 0


def make_form(name: str, folder: Path, *, language: Language) -> int:
    """A new town's folder; its name goes to stdout, the next steps to stderr."""
    from vorlagen.workflow.neues_formular import FORM_NAME, WORD_NAME, new_form  # noqa: PLC0415 - the start has to be quick

    made = new_form(name).save(folder)
    click.echo(str(made))
    here = click.format_filename(made)
    steps = (
        t("Die nächsten Schritte:"),
        t("  1. {file} ändern: Abschnitte, Überschriften, Pflichten", file=made / FORM_NAME),
        t("  2. {file} in Word öffnen: den Briefkopf", file=made / WORD_NAME),
        t("  3. vorlagen form check {form}", form=f'"{here}"' if " " in here else here),
    )
    click.echo("\n".join(step.translate(language) for step in steps), err=True)
    return 0


def check_one_form(form: str, *, language: Language) -> int:
    """All findings on a form and its Word file."""
    from vorlagen.workflow.formular import check_form_file  # noqa: PLC0415 - the start has to be quick

    report = check_form_file(form)
    print_report(report, language)
    return 0 if report.ok else 1
