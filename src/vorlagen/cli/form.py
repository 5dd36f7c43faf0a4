"""``vorlagen form``: list, show and check forms."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from vorlagen.cli.ausgabe import print_report
from vorlagen.cli.befehle import SHARED, lang_option
from vorlagen.i18n import Language, Text, t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from vorlagen.formular import Abschnitt, Formular, Vorlagenart


_LIST = t("Zählt die Formulare auf.\n\nBeispiel: vorlagen form list")
_SHOW = t("Zeigt ein Formular: Arten, Abschnitte, Pflichten.\n\nBeispiel: vorlagen form show standard")
_CHECK = t(
    "Prüft ein Formular und seine Word-Datei; FORMULAR ist ein Name oder der Pfad einer Datei.\n\n"
    "Beispiel: vorlagen form check musterstadt.yaml"
)


def make_command(language: Language) -> click.Command:
    """The group in one language."""
    group = click.Group(
        "form",
        help=t("Zeigt die Formulare der Städte.\n\nBeispiel: vorlagen form show sankt-augustin").translate(language),
        context_settings=SHARED,
        params=[lang_option(language)],
    )
    form = click.Argument(["form"], metavar=t("FORMULAR").translate(language))
    commands: tuple[tuple[str, Callable[..., int], Text, list[click.Parameter]], ...] = (
        ("list", list_forms, _LIST, []),
        ("show", partial(show_form, language=language), _SHOW, [form]),
        ("check", partial(check_one_form, language=language), _CHECK, [form]),
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
    from vorlagen.sources import load_form  # noqa: PLC0415 - the start has to be quick

    quelle = load_form(form)
    click.echo("\n".join(describe(quelle.formular, quelle.word_datei, language)))
    return 0


def check_one_form(form: str, *, language: Language) -> int:
    """All findings on a form and its Word file."""
    from vorlagen.workflow.formular import check_form_file  # noqa: PLC0415 - the start has to be quick

    report = check_form_file(form)
    print_report(report, language)
    return 0 if report.ok else 1


def describe(formular: Formular, word_file: Path, language: Language) -> Iterator[str]:
    """A form as a person would want to read it."""
    yield f"{formular.bezeichnung or formular.name} ({formular.name})"
    if formular.beschreibung:
        yield f"  {' '.join(formular.beschreibung.split())}"
    kinds = ", ".join(_kind(kind) for kind in formular.arten) or t("alle").translate(language)
    rows = (
        (t("Arten"), kinds),
        (t("Nummer"), formular.nummer.beispiel if formular.nummer else None),
        (t("Land"), formular.land),
        (t("Word-Datei"), word_file.name),
        (t("Quelle"), formular.quelle),
    )
    for label, value in rows:
        if value:
            yield f"  {label.translate(language)}: {value}"
    yield ""
    yield t("Abschnitte in gedruckter Reihenfolge:").translate(language)
    for section in formular.abschnitte:
        yield from _section(section, 1, language)


def _kind(kind: Vorlagenart) -> str:
    return f"{kind.art} („{kind.bezeichnung}“)" if kind.bezeichnung else str(kind.art)


def _section(section: Abschnitt, depth: int, language: Language) -> Iterator[str]:
    from vorlagen.models import Vorlage  # noqa: PLC0415 - the start has to be quick
    from vorlagen.models.blaetter import field_title  # noqa: PLC0415

    heading = section.ueberschrift or (field_title(Vorlage, (section.feld,)) if section.feld else "")
    marks = [section.feld or "", _duty(section, language)]
    yield f"{'  ' * depth}{heading}  [{', '.join(mark for mark in marks if mark)}]"
    for child in section.abschnitte:
        yield from _section(child, depth + 1, language)


def _duty(section: Abschnitt, language: Language) -> str:
    duty = section.pflicht
    if duty is None:
        return ""
    if duty.immer or not duty.arten:
        return t("Pflicht").translate(language)
    return t("Pflicht für {kinds}", kinds=", ".join(duty.arten)).translate(language)
