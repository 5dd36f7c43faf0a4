"""Writes the generated pages of docs/: fields, forms, rules. ``make docs``; ``--check`` compares in memory."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from vorlagen.cli.befehle import make_group
from vorlagen.cli.start import translate_click
from vorlagen.formular import Formular
from vorlagen.i18n import readable
from vorlagen.models import Einstellungen, Ladungsfrist, Sitzung, Vorlage
from vorlagen.models.blaetter import choice_of, element_model, is_markdown, models_in
from vorlagen.models.ladungsfrist import Land
from vorlagen.sources import load_presets
from vorlagen.workflow.regeln import all_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

DOCS = Path(__file__).resolve().parent.parent / "docs"
NOTE = "<!-- Erzeugt von tools/referenz.py; nicht von Hand ändern. Auffrischen: make docs -->\n"
LEADS = Path(__file__).resolve().parent / "seiten"


def pages() -> dict[str, str]:
    """All generated pages by file name."""
    return {
        "felder.md": _models("Die Felder einer Vorlage", Vorlage,
                             "Jedes Feld darf fehlen; was ausgefüllt sein muss, sagt das Formular."),
        "formular.md": _models("Aufbau eines Formulars", Formular,
                               "Das Formular einer Stadt ist eine YAML-Datei mit diesen Feldern."),
        "einstellungen.md": _models("Die Einstellungen einer Stadt (vorlagen.yaml)", Einstellungen,
                                    "Die Datei wird von der Vorlage aus aufwärts gesucht. Alles darf fehlen."),
        "sitzung.md": _models("Die Datei einer Sitzung", Sitzung, _lead("sitzung.md")),
        "fristen.md": "\n".join(_periods()) + "\n",
        "regeln.md": "\n".join(_rules()) + "\n",
        "befehle.md": "\n".join(_commands()) + "\n",
    }  # fmt: skip


def _models(title: str, model: type[BaseModel], lead: str) -> str:
    lines = [f"# {title}", "", NOTE, lead, ""]
    for found in models_in(model):
        lines += _table(found)
    return "\n".join(lines)


def _table(model: type[BaseModel]) -> Iterator[str]:
    yield f"## {model.__name__}"
    yield ""
    yield "| Schlüssel | heißt | Inhalt | Auswahl oder Beispiel | auch geschrieben |"
    yield "|---|---|---|---|---|"
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        synonyms = extra.get("synonyme") or []
        words = ", ".join(f"`{word}`" for word in synonyms) if isinstance(synonyms, list) else ""
        source = f" Quelle: {extra['quelle']}." if extra.get("quelle") else ""
        about = f"{info.description}{source}"
        yield f"| `{name}` | {info.title} | {_cell(about)} | {_cell(_example(model, name))} | {words} |"
    yield ""


def _example(model: type[BaseModel], name: str) -> str:
    info = model.model_fields[name]
    choice = choice_of(info.annotation)
    if choice is not None:
        return ", ".join(f"`{member}`" for member in choice)
    inner = element_model(info.annotation)
    if inner is not None:
        return f"siehe [{inner.__name__}](#{inner.__name__.lower()})"
    if is_markdown(model, (name,)):
        return "Text in Markdown"
    return f"`{info.examples[0]}`" if info.examples else ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _lead(name: str) -> str:
    """What somebody wrote to stand above the generated tables."""
    return (LEADS / name).read_text(encoding="utf-8").rstrip()


def _periods() -> Iterator[str]:
    yield from ("# Die Ladungsfrist", "", NOTE)
    yield from (_lead("fristen.md"), "", "| Land | Tage | dringlich | Quelle | Anmerkung |", "|---|---|---|---|---|")
    presets = load_presets()
    for land in Land:
        frist = presets.get(land)
        if frist is None:
            yield f"| {land.bezeichnung} | – | – | – | Nicht nachgelesen. |"
            continue
        short = frist.dringlich.tage if frist.dringlich else None
        days = ("–" if number is None else str(number) for number in (frist.tage, short))
        yield f"| {land.bezeichnung} | {' | '.join(days)} | {frist.quelle} | {_cell(frist.anmerkung or '')} |"
    yield ""
    for model in models_in(Ladungsfrist):
        yield from _table(model)


def _rules() -> Iterator[str]:
    yield from ("# Die Regeln", "", NOTE)
    yield "Dieselben Texte zeigt `vorlagen explain CODE`. Stufen ändert das Formular (`regeln`), Ausnahmen mit Grund"
    yield "stehen in der Vorlage (`pruefung: {ausnahmen: [{regel: …, grund: …}]}`)."
    yield ""
    yield "| Code | Stufe | Was | Was tun | Quelle |"
    yield "|---|---|---|---|---|"
    for info in all_rules().values():
        texts = " | ".join(_literal(readable(text, "de")) for text in (info.text, info.hint, info.source))
        yield f"| {info.code} | {info.level.label} | {texts} |"


def _literal(text: str) -> str:
    """A text that shows how a link or a picture is written, without becoming one."""
    return _cell(text).replace("](", "]\\(")


_EXIT_CODES = (
    ("0", "fertig"),
    (
        "1",
        "Befunde der Stufe Fehler (mit `--strict` auch Warnungen), auch bei `render`, `bundle`; unbekanntes Formular",
    ),
    ("2", "falscher Aufruf, auch ein unbekanntes `--form`"),
    ("3", "eine Datei lässt sich nicht öffnen oder ist kein Text; eine Unterlage der Sitzungsmappe ist unbrauchbar"),
    ("4", "Formular oder Word-Datei gefunden, aber nicht brauchbar"),
    ("5", "ein Programm oder Paket fehlt"),
    ("6", "die Umwandlung in PDF ist gescheitert"),
    ("7", "die Ausgabe gibt es schon, wurde geändert oder lässt sich nicht schreiben"),
    ("8", "Nichtöffentliches käme in eine öffentliche Datei; es wurde nichts geschrieben"),
    ("70", "ein Fehler in vorlagen"),
    ("130", "abgebrochen"),
)


def _commands() -> Iterator[str]:
    yield from ("# Die Befehle", "", NOTE)
    yield "Ergebnisse gehen auf die Standardausgabe, alles andere auf die Fehlerausgabe. Deutsch, wenn nichts anderes"
    yield "gewählt ist; Englisch mit `--lang en` oder `VORLAGEN_LANG=en`. Unter Windows auch als `py -m vorlagen`."
    yield ""
    yield 'Vervollständigung in der Bash: `eval "$(_VORLAGEN_COMPLETE=bash_source vorlagen)"`; für zsh `zsh_source`,'
    yield "für fish `fish_source`."
    yield ""
    yield "## Exit-Codes"
    yield ""
    yield "| Code | heißt |"
    yield "|---|---|"
    yield from (f"| {code} | {text} |" for code, text in _EXIT_CODES)
    yield ""
    yield "Von mehreren gilt der höchste."
    translate_click("de")
    group = make_group("de")
    context = click.Context(group, info_name="vorlagen", terminal_width=100)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command is not None:
            yield from _help(command, name, context)


def _help(command: click.Command, name: str, parent: click.Context) -> Iterator[str]:
    context = click.Context(command, info_name=name, parent=parent, terminal_width=100)
    yield from ("", f"## {context.command_path}", "", "```text", command.get_help(context).strip(), "```")
    if isinstance(command, click.Group):
        for inner, child in command.commands.items():
            yield from _help(child, inner, context)


def main() -> int:
    """Write the pages, or with ``--check`` say which are stale."""
    stale = [name for name, text in pages().items()
             if not (DOCS / name).is_file() or (DOCS / name).read_text(encoding="utf-8") != text]  # fmt: skip
    if "--check" in sys.argv[1:]:
        for name in stale:
            print(f"veraltet: docs/{name} (make docs)", file=sys.stderr)
        return 1 if stale else 0
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
