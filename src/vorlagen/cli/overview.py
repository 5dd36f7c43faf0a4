"""``vorlagen overview``."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vorlagen.cli.befehle import SHARED, form_option, lang_option
from vorlagen.cli.fortschritt import progress_bar
from vorlagen.errors import UnreadableError, UsageError
from vorlagen.i18n import Language, Text, t

if TYPE_CHECKING:
    from vorlagen.models.uebersicht import Uebersicht
    from vorlagen.reports import Context

FORMATS = ("text", "csv", "xlsx", "html")
TABLES = ("both", "papers", "projects")
_ENDINGS = {".csv": "csv", ".xlsx": "xlsx", ".html": "html", ".htm": "html", ".txt": "text"}


def make_command(language: Language) -> click.Command:
    """The command in one language."""

    def overview(places: tuple[str, ...], **flags: Any) -> int:  # noqa: ANN401 - click has typed them
        return run(places, language, **flags)

    return click.Command(
        "overview",
        callback=overview,
        context_settings=SHARED,
        help=t(
            "Zeigt viele Vorlagen auf einen Blick: Nummer, Betreff, Beratungsfolge, Kosten, Klima, Befunde; "
            "dazu alle Vorhaben.\n\n"
            "ORDNER wird mit allem darunter durchsucht (.yaml, .yml, .json), ohne Verknüpfungen zu folgen; "
            "auch einzelne Dateien sind erlaubt. "
            "Was nicht lesbar ist, steht mit dem Grund dabei.\n\n"
            "Die Übersicht ist für den internen Gebrauch: Sie kann nichtöffentliche Vorlagen enthalten.\n\n"
            "Beispiel: vorlagen overview vorlagen/ -o uebersicht.xlsx\n\n"
            "Exit-Code: 0, auch wenn Vorlagen Fehler haben; 3, wenn ein genannter Ordner oder eine genannte "
            "Datei nicht zu öffnen ist."
        ).translate(language),
        params=_parameters(language),
    )


def _parameters(language: Language) -> list[click.Parameter]:
    def say(text: Text) -> str:
        return text.translate(language)

    return [
        click.Argument(["places"], nargs=-1, required=True, metavar=say(t("ORDNER…"))),
        click.Option(["-o", "--output", "out"], type=click.Path(path_type=Path), metavar=say(t("DATEI")),
                     help=say(t("Datei; ohne Angabe auf die Standardausgabe."))),
        click.Option(["--output-format"], type=click.Choice(FORMATS),
                     help=say(t("Format; ohne Angabe nach der Endung der Datei, sonst text."))),
        click.Option(["--tables"], type=click.Choice(TABLES), default="both", show_default=True,
                     help=say(t("Vorlagen, Vorhaben oder beides; csv nimmt bei both die Vorlagen."))),
        form_option(t("Name oder Pfad eines Formulars; geht dem in der Vorlage vor."), language),
        click.Option(["--force"], is_flag=True,
                     help=say(t("Überschreibt auch Dateien, die fremd sind oder die jemand geändert hat."))),
        lang_option(language),
    ]  # fmt: skip


def run(  # noqa: PLR0913 - the options of the command
    places: tuple[str, ...], language: Language, *, out: Path | None, output_format: str | None, tables: str,
    form: str | None, force: bool,
) -> int:  # fmt: skip
    """Read, sum up and print; a named file that cannot be opened is told by the exit code too."""
    from vorlagen.reports.uebersicht import render_overview  # noqa: PLC0415 - the start has to be quick
    from vorlagen.sources import load_form  # noqa: PLC0415

    chosen = _format(output_format, out)
    if form is not None:
        load_form(form)  # an empty folder would not tell that there is no such form
    uebersicht = _gathered(places, form, language)
    data = render_overview(uebersicht, output_format=chosen, context=_context(language, to_file=out is not None),
                           tables=tables)  # type: ignore[arg-type]  # fmt: skip
    if out is not None:
        _write(out, data, chosen, force=force)
    else:
        _print(data, chosen)
    if chosen == "csv":  # the other formats say it themselves
        from vorlagen.reports.uebersicht.worte import INTERNAL  # noqa: PLC0415 - as above

        click.echo(INTERNAL.translate(language), err=True)
    refused = any(entry.genannt and entry.verschlossen for entry in uebersicht.unlesbar)
    return UnreadableError.exit_code if refused else 0


def _format(wanted: str | None, out: Path | None) -> str:
    """The format asked for, else the one that the file's ending means.

    Raises:
        UsageError: the two differ, or a workbook would go to a terminal.
    """
    by_ending = _ENDINGS.get(out.suffix.lower()) if out else None
    if wanted and by_ending and wanted != by_ending:
        raise UsageError(
            t("Die Endung von {file} passt nicht zum Format {format}.", file=out, format=wanted),
            t("Lassen Sie --output-format weg, oder wählen Sie einen anderen Namen."),
        )
    chosen = wanted or by_ending or "text"
    if chosen == "xlsx" and out is None and sys.stdout.isatty():
        raise UsageError(
            t("Eine Excel-Datei lässt sich nicht im Fenster anzeigen."),
            t("Nennen Sie mit -o eine Datei: -o uebersicht.xlsx."),
        )
    return chosen


def _gathered(places: tuple[str, ...], form: str | None, language: Language) -> Uebersicht:
    from vorlagen.workflow.uebersicht import make_overview  # noqa: PLC0415 - the start has to be quick

    with progress_bar(t("Vorlagen lesen"), language) as done:
        return make_overview(*places, form=form, done=done)


def _context(language: Language, *, to_file: bool) -> Context:
    from vorlagen.reports import Context  # noqa: PLC0415 - the start has to be quick

    terminal = sys.stdout.isatty() and not to_file
    width = shutil.get_terminal_size().columns
    return Context(language, color=terminal and "NO_COLOR" not in os.environ, width=width, terminal=terminal)


def _write(out: Path, data: bytes, chosen: str, *, force: bool) -> None:
    from vorlagen.workflow.ausgabe import write_output  # noqa: PLC0415 - the start has to be quick
    from vorlagen.workflow.seitensiegel import seal_page  # noqa: PLC0415

    write_output(out, seal_page(data) if chosen == "html" else data, force=force)
    click.echo(str(out))


def _print(data: bytes, chosen: str) -> None:
    if sys.stdout.isatty():
        click.echo(data.decode("utf-8-sig"), nl=False)
        return
    sys.stdout.flush()
    # Text is for people and goes out as their console writes; the others are files, always as they are.
    content = data.decode().encode(sys.stdout.encoding, "replace") if chosen == "text" else data
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
