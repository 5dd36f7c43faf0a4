"""``vorlagen read``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vorlagen.cli.ausgabe import echo_data, print_report
from vorlagen.cli.befehle import SHARED, form_option, lang_option
from vorlagen.i18n import Language, Text, t

if TYPE_CHECKING:
    from vorlagen.word.rueck.lesung import Stand

FORMATS = ("text", "json", "github", "sarif", "junit", "html")
REVISIONS = ("accepted", "original")
STDIN = Path("-")


def make_command(language: Language) -> click.Command:
    """The command in one language."""

    def read(docx: Path, **flags: Any) -> int:  # noqa: ANN401 - click has typed them
        return run(docx, language, **flags)

    return click.Command(
        "read",
        callback=read,
        context_settings=SHARED,
        help=t(
            "Liest eine Word-Datei, die dieses Programm erzeugt hat, zurück in YAML, mit allem, was in Word "
            "geändert wurde: Werte, Kästchen, Tabellen und lange Texte.\n\n"
            "WORD ist die Word-Datei; „-“ liest sie von der Standardeingabe. Ohne -o und --update steht die YAML "
            "auf der Standardausgabe.\n\n"
            "Mit --update kommen die Änderungen in die YAML-Datei; Kommentare, Reihenfolge und Schreibweise bleiben, "
            "und was dort inzwischen anders ist, auch. Was nicht zurückgelesen werden kann, wird gemeldet (R…); "
            "alles andere wird geschrieben.\n\n"
            "Beispiel: vorlagen read vorlage.docx --update vorlage.yaml\n\n"
            "Exit-Code: 0, wenn alles zurückkam; 1, wenn etwas von Hand zu übertragen ist; 3, wenn die Datei keine "
            "Word-Datei ist oder keine Daten enthält; 7, wenn die Ausgabe schon da ist."
        ).translate(language),
        params=_parameters(language),
    )


def _parameters(language: Language) -> list[click.Parameter]:
    def say(text: Text) -> str:
        return text.translate(language)

    return [
        click.Argument(["docx"], metavar=say(t("WORD")), type=click.Path(path_type=Path)),
        click.Option(["-o", "--output", "out"], type=click.Path(path_type=Path), metavar=say(t("DATEI")),
                     help=say(t("YAML-Datei, die geschrieben wird."))),
        click.Option(["--update"], type=click.Path(path_type=Path), metavar=say(t("YAML")),
                     help=say(t("YAML-Datei, in die die Änderungen kommen; mit -o bleibt sie, wie sie ist."))),
        click.Option(["--revisions"], type=click.Choice(REVISIONS), default="accepted", show_default=True,
                     help=say(t("Nachverfolgte Änderungen: als wären sie angenommen, oder der Stand davor."))),
        form_option(t("Name oder Pfad eines Formulars; geht dem in der Vorlage vor."), language),
        click.Option(["--force"], is_flag=True, help=say(t("Überschreibt auch eine Datei, die etwas anderes sagt."))),
        click.Option(["--output-format"], type=click.Choice(FORMATS), default="text", show_default=True,
                     help=say(t("Format der Meldungen."))),
        click.Option(["-q", "--quiet"], is_flag=True, help=say(t("Zeigt keine Warnungen und Hinweise."))),
        lang_option(language),
    ]  # fmt: skip


def run(  # noqa: PLR0913 - the options of the command
    docx: Path, language: Language, *, out: Path | None, update: Path | None, revisions: Stand, form: str | None,
    force: bool, output_format: str, quiet: bool,
) -> int:  # fmt: skip
    """Read and write; messages go to stderr, other formats to stdout where the YAML goes to a file."""
    from vorlagen.findings import Level, Report  # noqa: PLC0415 - the start has to be quick
    from vorlagen.workflow.lesen import read_docx  # noqa: PLC0415
    from vorlagen.workflow.lesen_ausgabe import write_read  # noqa: PLC0415

    source: Path | bytes = sys.stdin.buffer.read() if docx == STDIN else docx
    found = read_docx(source, update=update, revisions=revisions, form=form)
    report = found.report
    if quiet:
        report = Report(tuple(finding for finding in report.findings if finding.level is Level.ERROR), report.files)
    target = out or update
    if target is not None:
        written = write_read(found, target, update=update, force=force)
        words = t("{file}: geschrieben", file=target) if written else t("{file}: nichts zu ändern", file=target)
        click.echo(words.translate(language), err=True)
    else:
        echo_data(found.text)
    if report.findings or output_format != "text":
        print_report(report, language, output_format, err=target is None or output_format == "text")
    return 0 if found.report.ok else 1
