from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from vorlagen.findings import Level, Report
from vorlagen.i18n import t
from vorlagen.reports import Context, render_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlagen.findings import Finding


def test_a_finding_is_place_level_code_message_line_caret_and_hint(make: Callable[..., Finding]) -> None:
    assert render_report(Report((make(),))).splitlines() == [
        "examples/x/vorlage.yaml:14:16: Fehler F303: Finanzielle Auswirkungen „ja“, aber kein Betrag.",
        "      auswirkung:  ja",
        "                   ^",
        "    Hinweis: Gesamtkosten angeben.",
        "1 Fehler in 1 Datei.",
    ]


def test_the_english_report_has_no_german_frame(make: Callable[..., Finding]) -> None:
    finding = make(message=t("Zimmer {n}", n=3), hint=t(""), excerpt=None)
    assert render_report(Report((finding,)), context=Context(language="en")).splitlines() == [
        "examples/x/vorlage.yaml:14:16: error F303: Zimmer 3",
        "1 error in 1 file.",
    ]


def test_a_finding_without_column_has_no_caret(make: Callable[..., Finding]) -> None:
    lines = render_report(Report((make(column=None),))).splitlines()
    assert lines[0].startswith("examples/x/vorlage.yaml:14: Fehler")
    assert not any("^" in line for line in lines)


def test_an_empty_source_line_is_not_shown(make: Callable[..., Finding]) -> None:
    assert len(render_report(Report((make(excerpt="  "),))).splitlines()) == 3


def test_a_finding_in_a_model_is_placed_by_its_data_path(make: Callable[..., Finding]) -> None:
    finding = make(file=None, line=None, column=None, excerpt=None)
    assert render_report(Report((finding,))).startswith("finanzielle_auswirkungen.auswirkung: Fehler F303: ")


def test_a_finding_without_any_place_begins_with_its_level(make: Callable[..., Finding]) -> None:
    finding = make(file=None, line=None, column=None, excerpt=None, path="")
    assert render_report(Report((finding,))).startswith("Fehler F303: ")


def test_a_waived_finding_is_shown_marked_with_its_reason_and_not_counted(make: Callable[..., Finding]) -> None:
    assert render_report(Report((make(waived="Beschluss vom 4. Mai"),))).splitlines() == [
        "examples/x/vorlage.yaml:14:16: Fehler F303 (ausgenommen): Finanzielle Auswirkungen „ja“, aber kein Betrag.",
        "    Grund: Beschluss vom 4. Mai",
        "Keine Befunde (1 ausgenommen).",
    ]


@pytest.mark.parametrize(
    ("levels", "files", "line"),
    [
        ("", 1, "Keine Befunde."),
        ("e", 1, "1 Fehler in 1 Datei."),
        ("eew", 3, "2 Fehler, 1 Warnung in 3 Dateien."),
        ("wwn", 2, "2 Warnungen, 1 Hinweis in 2 Dateien."),
        ("nn", 1, "2 Hinweise in 1 Datei."),
    ],
)
def test_the_closing_line_counts_in_correct_german(
    make: Callable[..., Finding], levels: str, files: int, line: str
) -> None:
    initials = {level.value[0]: level for level in Level}
    report = Report(tuple(make(level=initials[initial]) for initial in levels), files=files)
    assert render_report(report).splitlines()[-1] == line


def test_the_closing_line_counts_in_english(mixed: Report) -> None:
    last = render_report(mixed, context=Context(language="en")).splitlines()[-1]
    assert last == "2 errors, 1 warning, 1 note in 3 files (1 waived)."


def test_colour_adds_escape_sequences_and_nothing_else(mixed: Report) -> None:
    colored = render_report(mixed, context=Context(color=True))
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == render_report(mixed)


def test_colour_does_not_depend_on_the_surroundings(mixed: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    before = render_report(mixed, context=Context(color=True))
    for name, value in {"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "20"}.items():
        monkeypatch.setenv(name, value)
    assert render_report(mixed, context=Context(color=True)) == before


def test_markup_of_the_terminal_library_in_a_paper_is_printed_as_it_stands(make: Callable[..., Finding]) -> None:
    report = Report((make(excerpt="text: [red]nein[/red] :smile:", column=1),))
    assert "[red]nein[/red] :smile:" in render_report(report, context=Context(color=True))


def test_a_paper_cannot_send_escape_sequences_to_the_terminal(make: Callable[..., Finding]) -> None:
    evil = "\x1b]0;x\x07\u202e\r\nzweite\x9b"
    finding = make(message=t("Wert {w}", w=evil), hint=t("Statt {w}", w=evil), excerpt=evil, file=evil, column=1)
    output = render_report(Report((finding, make(waived=evil))))
    assert not set(output) & set("\x1b\x07\u202e\r\x9b")
    assert output.count("\n") == 7


def test_the_library_for_colours_is_not_loaded_for_a_pipe(loaded_modules: Callable[[str], set[str]]) -> None:
    code = "from vorlagen.reports import render_report; from vorlagen.findings import Report; render_report(Report())"
    loaded = loaded_modules(code)
    assert "vorlagen.reports.text" in loaded
    assert not {name for name in loaded if name.partition(".")[0] in {"rich", "babel"}}
