"""``vorlagen render``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vorlagen.cli.ausgabe import print_error, print_findings
from vorlagen.cli.befehle import SHARED, form_option, lang_option
from vorlagen.i18n import Language, Text, t

if TYPE_CHECKING:
    from vorlagen.workflow.stapel import Druckoptionen, Ergebnis

ENGINES = ("embedded", "libreoffice")
AUDIENCES = ("internal", "public")


def make_command(language: Language) -> click.Command:
    """The command in one language."""

    def say(text: Text) -> str:
        return text.translate(language)

    def render(files: tuple[Path, ...], *, quiet: bool, verbose: bool, **flags: Any) -> int:  # noqa: ANN401 - click has typed them
        from vorlagen.workflow.stapel import Druckoptionen  # noqa: PLC0415 - the start has to be quick
        from vorlagen.workflow.ziele import STDIN  # noqa: PLC0415

        stdin = sys.stdin.buffer.read() if STDIN in files else None
        return run(files, Druckoptionen(**flags, stdin=stdin), language, quiet=quiet, verbose=verbose)

    return click.Command(
        "render",
        callback=render,
        context_settings=SHARED,
        help=say(t(
            "Prüft Vorlagen und gibt sie als Word-Datei aus, mit --pdf auch als barrierefreies PDF.\n\n"
            "DATEI ist eine YAML- oder JSON-Datei; „-“ liest von der Standardeingabe.\n\n"
            "Eine Vorlage mit Fehlern wird nicht ausgegeben, außer mit --draft als Entwurf.\n\n"
            "Beispiel: vorlagen render --pdf -o ausgabe vorlage.yaml"
        )),
        params=_parameters(language),
    )  # fmt: skip


def _parameters(language: Language) -> list[click.Parameter]:
    def say(text: Text) -> str:
        return text.translate(language)

    return [
        click.Argument(["files"], nargs=-1, required=True, metavar=say(t("DATEI…")),
                       type=click.Path(path_type=Path)),
        click.Option(["-o", "--output", "out"], type=click.Path(path_type=Path), metavar=say(t("ZIEL")),
                     help=say(t(
                         "Ordner, oder Datei mit der Endung .docx oder .pdf; ohne Angabe neben der Vorlage."))),
        form_option(t("Name oder Pfad eines Formulars; geht dem in der Vorlage vor."), language),
        click.Option(["--pdf"], is_flag=True, help=say(t("Gibt auch ein PDF aus."))),
        click.Option(["--with-attachments"], is_flag=True,
                     help=say(t("Gibt Vorlage und Anlagen auch als ein PDF aus (…-mit-anlagen.pdf)."))),
        click.Option(["--audience"], type=click.Choice(AUDIENCES), default="internal", show_default=True,
                     help=say(t("Für wen: public lässt Nichtöffentliches weg."))),
        click.Option(["--engine"], type=click.Choice(ENGINES),
                     help=say(t("PDF-Programm; ohne Angabe nach den Einstellungen."))),
        click.Option(["--draft"], is_flag=True,
                     help=say(t("Gibt auch Vorlagen mit Fehlern aus, auf jeder Seite „ENTWURF“."))),
        click.Option(["--force"], is_flag=True, help=say(t("Überschreibt auch Dateien, die jemand geändert hat."))),
        click.Option(["--allow-path", "allow"], multiple=True, metavar=say(t("ORDNER")),
                     type=click.Path(file_okay=False, path_type=Path),
                     help=say(t("Weiterer Ordner, aus dem Vorlagen Dateien nennen dürfen."))),
        click.Option(["-j", "--jobs"], type=click.IntRange(1, 64), default=1, show_default=True, metavar="N",
                     help=say(t("So viele Vorlagen nebeneinander; lohnt ab einigen Dutzend."))),
        click.Option(["-q", "--quiet"], is_flag=True, help=say(t("Zeigt keine Warnungen und Hinweise."))),
        click.Option(["-v", "--verbose"], is_flag=True,
                     help=say(t("Nennt zu jedem PDF Seitenzahl und zugesagte Standards."))),
        lang_option(language),
    ]  # fmt: skip


def run(
    files: tuple[Path, ...], options: Druckoptionen, language: Language, *, quiet: bool, verbose: bool = False
) -> int:
    """Render all files; names of written files go to stdout, everything else to stderr."""
    from vorlagen.workflow.stapel import render_files  # noqa: PLC0415 - the start has to be quick

    worst = 0

    def done(result: Ergebnis) -> None:
        nonlocal worst
        if not quiet and result.fehler is None:
            print_findings(result.findings, language)
        for path in result.geschrieben:
            click.echo(str(path))
        if verbose and result.seiten:
            claims = ", ".join(result.zusagen) or t("keine Standards zugesagt")
            pages = t("1 Seite") if result.seiten == 1 else t("{n} Seiten", n=result.seiten)
            text = t("{file}: {pages}, {claims}", file=result.quelle, pages=pages, claims=claims)
            click.echo(text.translate(language), err=True)
        if result.fehler is not None:
            print_error(result.fehler, language)
            worst = max(worst, result.fehler.exit_code)

    if len(files) > 1 and sys.stderr.isatty():
        _with_progress(files, options, done, language)
    else:
        render_files(files, options, done)
    return worst


def _with_progress(files: tuple[Path, ...], options: Druckoptionen, done: object, language: Language) -> None:
    """The same with a progress bar; messages are printed above it."""
    from rich.console import Console  # noqa: PLC0415 - only on a terminal
    from rich.progress import Progress  # noqa: PLC0415

    from vorlagen.workflow.stapel import render_files  # noqa: PLC0415

    results: list[Ergebnis] = []
    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(t("Vorlagen ausgeben").translate(language), total=len(files))

        def step(result: Ergebnis) -> None:
            results.append(result)
            progress.advance(task)

        render_files(files, options, step)
    for result in results:
        done(result)  # type: ignore[operator]
