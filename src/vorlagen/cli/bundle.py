"""``vorlagen bundle``."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vorlagen.cli.ausgabe import print_findings
from vorlagen.cli.befehle import SHARED, form_option, lang_option
from vorlagen.cli.render import ENGINES
from vorlagen.i18n import Language, Text, t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vorlagen.workflow.mappe.auftrag import Schritt
    from vorlagen.workflow.mappe.ergebnis import BundleResult

AUDIENCES = ("both", "internal", "public")
PLAN_FORMATS = ("text", "json")
_MEGABYTE = 1_000_000
_JOBS = 4
"""So many processes at most where nobody says how many: more would only need more memory."""


def make_command(language: Language) -> click.Command:
    """The command in one language."""

    def bundle(sitzung: Path, **flags: Any) -> int:  # noqa: ANN401 - click has typed them
        return run(sitzung, language, **flags)

    return click.Command(
        "bundle",
        callback=bundle,
        context_settings=SHARED,
        help=t(
            "Macht aus einer Sitzung die Einladung, die Bekanntmachung und die Sitzungsmappe: alle Vorlagen mit ihren "
            "Anlagen in einem PDF, öffentlich und intern.\n\n"
            "SITZUNG ist eine YAML- oder JSON-Datei. Die Dateien liegen danach in ORDNER/oeffentlich und "
            "ORDNER/intern. Die interne Mappe enthält alles, die öffentliche nur, was öffentlich ist; sie wird nach "
            "dem Erzeugen durchsucht und bei einem Treffer nicht geschrieben (Exit-Code 8).\n\n"
            "Fehlt eine Unterlage oder ist sie unbrauchbar, entsteht keine Mappe; alle solchen Dateien werden "
            "genannt (Exit-Code 3).\n\n"
            "Beispiel: vorlagen bundle sitzung.yaml -o mappe"
        ).translate(language),
        params=_parameters(language),
    )


def _parameters(language: Language) -> list[click.Parameter]:
    def say(text: Text) -> str:
        return text.translate(language)

    return [
        click.Argument(["sitzung"], metavar=say(t("SITZUNG")), type=click.Path(path_type=Path)),
        click.Option(["-o", "--output", "out"], type=click.Path(path_type=Path), metavar=say(t("ORDNER")),
                     help=say(t("Ordner für die Dateien; ohne Angabe „mappe“ neben der Sitzung."))),
        form_option(t("Name oder Pfad eines Formulars; geht dem in der Sitzung vor."), language),
        click.Option(["--audience"], type=click.Choice(AUDIENCES), default="both", show_default=True,
                     help=say(t("Für wen: öffentlich, intern oder beides."))),
        click.Option(["--engine"], type=click.Choice(ENGINES),
                     help=say(t("PDF-Programm; ohne Angabe nach den Einstellungen."))),
        click.Option(["--plan"], is_flag=True,
                     help=say(t("Zeigt nur, was wo in der Mappe stünde, und schreibt nichts."))),
        click.Option(["--plan-format"], type=click.Choice(PLAN_FORMATS), default="text", show_default=True,
                     help=say(t("Format des Plans."))),
        click.Option(["--publish"], is_flag=True,
                     help=say(t("Hält die Seitenzahlen fest: Spätere Unterlagen werden 143a, 143b …"))),
        click.Option(["--supplement"], is_flag=True,
                     help=say(t("Schreibt, was seit der Veröffentlichung dazukam, auch als eigenen Nachtrag."))),
        click.Option(["--diff"], type=click.Path(path_type=Path), metavar=say(t("ORDNER")),
                     help=say(t("Nennt, was gegenüber dieser älteren Fassung neu, geändert und entfallen ist."))),
        click.Option(["--max-size"], type=click.FloatRange(0.1), metavar="MB",
                     help=say(t("Teilt die Mappe in Bände, die nicht größer sind."))),
        click.Option(["--duplex"], is_flag=True,
                     help=say(t("Beginnt jede Unterlage auf einer Vorderseite, für beidseitigen Druck."))),
        click.Option(["--zip"], is_flag=True,
                     help=say(t("Schreibt alle Unterlagen auch einzeln in ein ZIP, mit sprechenden Namen."))),
        click.Option(["--placeholder-sheets"], is_flag=True,
                     help=say(t("Setzt für unbrauchbare Dateien ein Ersatzblatt ein, statt anzuhalten."))),
        click.Option(["--draft"], is_flag=True,
                     help=say(t("Nimmt auch Entwürfe und Vorlagen mit Fehlern; jede eigene Seite trägt „ENTWURF“."))),
        click.Option(["--force"], is_flag=True, help=say(t("Überschreibt auch Dateien, die jemand geändert hat."))),
        click.Option(["--allow-path", "allow"], multiple=True, metavar=say(t("ORDNER")),
                     type=click.Path(file_okay=False, path_type=Path),
                     help=say(t("Weiterer Ordner, aus dem Sitzung und Vorlagen Dateien nennen dürfen."))),
        click.Option(["-j", "--jobs"], type=click.IntRange(1, 64), metavar="N",
                     help=say(t("So viele Vorlagen nebeneinander; ohne Angabe so viele, wie der Rechner schafft."))),
        click.Option(["-q", "--quiet"], is_flag=True, help=say(t("Zeigt keine Warnungen und Hinweise."))),
        click.Option(["-v", "--verbose"], is_flag=True,
                     help=say(t("Nennt auch, was aus den Unterlagen entfernt oder darin umbenannt wurde."))),
        lang_option(language),
    ]  # fmt: skip


def run(  # noqa: PLR0913 - the options of the command
    sitzung: Path, language: Language, *, out: Path | None, audience: str, plan: bool, plan_format: str, publish: bool,
    supplement: bool, diff: Path | None, max_size: float | None, duplex: bool, zip: bool, placeholder_sheets: bool,  # noqa: A002 - the option's name
    jobs: int | None, quiet: bool, verbose: bool, **same: Any,  # noqa: ANN401 - options that are called alike below
) -> int:  # fmt: skip
    """Bundle and print; names of written files go to stdout, everything else to stderr."""
    from vorlagen.workflow.mappe.auftrag import Mappenauftrag  # noqa: PLC0415 - the start has to be quick
    from vorlagen.workflow.mappe.bundle import bundle_meeting, plan_only  # noqa: PLC0415

    with _progress(language) as tell:
        auftrag = Mappenauftrag(
            audience=audience, veroeffentlichen=publish, nachtrag=supplement, vergleich=diff,  # type: ignore[arg-type]
            hoechstens=round(max_size * _MEGABYTE) if max_size else None, beidseitig=duplex, zip=zip,
            ersatzblaetter=placeholder_sheets, jobs=jobs or min(_JOBS, os.cpu_count() or 1), melden=tell, **same,
        )  # fmt: skip
        result = (
            plan_only(sitzung, auftrag) if plan else bundle_meeting(sitzung, out or sitzung.parent / "mappe", auftrag)
        )
    if not quiet:
        print_findings(result.findings if verbose else result.report.findings, language)
    if plan:
        _print_plans(result, plan_format, language)
        return 0
    _print_result(result, language, quiet=quiet, verbose=verbose)
    return 0


def _print_plans(result: BundleResult, plan_format: str, language: Language) -> None:
    from vorlagen.cli.ausgabe import output_context  # noqa: PLC0415 - as above
    from vorlagen.reports.mappenplan import plans_as_json, plans_as_text  # noqa: PLC0415

    if plan_format == "json":
        click.echo(plans_as_json(result.plaene), nl=False)
    else:
        click.echo(plans_as_text(result.plaene, output_context(language)), nl=False)


def _print_result(result: BundleResult, language: Language, *, quiet: bool, verbose: bool) -> None:
    for path in result.dateien:
        click.echo(str(path))
    lines = [] if quiet else [line for mappe in result.mappen for line in mappe.describe(verbose=verbose)]
    for line in lines:
        click.echo(line.translate(language), err=True)


@contextlib.contextmanager
def _progress(language: Language) -> Iterator[Callable[[Schritt], None] | None]:
    """One bar a stage on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - only on a terminal
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    titles = {"vorlagen": t("Vorlagen setzen"), "quellen": t("Unterlagen öffnen"), "seiten": t("Seiten stempeln")}
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        tasks: dict[str, Any] = {}

        def tell(step: Schritt) -> None:
            if step.stufe not in tasks:
                tasks[step.stufe] = progress.add_task(titles[step.stufe].translate(language), total=step.von)
            progress.update(tasks[step.stufe], completed=step.fertig, total=step.von)

        yield tell
