"""How often each rule fired, by office and kind."""

from __future__ import annotations

import json
from dataclasses import replace

from vorlagen.findings import Finding, Level, PaperInfo, Report, RuleInfo
from vorlagen.i18n import t
from vorlagen.reports import Context, render_report, render_statistics


def found(code: str, file: str, level: Level = Level.ERROR, waived: str | None = None) -> Finding:
    return Finding(code, level, t("Nachricht"), t("Hinweis"), file, 1, 1, waived=waived)


REPORT = Report(
    (
        found("S101", "a.yaml"), found("F303", "a.yaml", Level.WARNING), found("F303", "a.yaml"),
        found("F303", "b.yaml"), found("F303", "b.yaml", waived="Grund"),
        replace(found("S101", "b.yaml"), known=True), found("Z300", "d.yaml"),
    ),
    files=4,
    papers=(PaperInfo("a.yaml", "Tiefbauamt", "Beschlussvorlage"), PaperInfo("b.yaml", "tiefbauamt ", ""),
            PaperInfo("c.yaml", "", "Beschlussvorlage")),
)  # fmt: skip


def test_json_holds_counts_by_rule_office_and_kind() -> None:
    data = json.loads(render_report(REPORT, output_format="json", context=Context(statistics=True)))["statistics"]
    assert data == {
        "files": 4,
        "papers": 3,
        "rules": {
            "F303": {"level": "error", "findings": 3, "files": 2, "waived": 1, "known": 0},
            "S101": {"level": "error", "findings": 1, "files": 1, "waived": 0, "known": 1},
            "Z300": {"level": "error", "findings": 1, "files": 1, "waived": 0, "known": 0},
        },
        "offices": [
            {"name": "Tiefbauamt", "papers": 2, "papers_with_findings": 2, "rules": {"F303": 3, "S101": 1}},
            {"name": "", "papers": 1, "papers_with_findings": 0, "rules": {}},
        ],
        "kinds": [
            {"name": "Beschlussvorlage", "papers": 2, "papers_with_findings": 1, "rules": {"F303": 2, "S101": 1}},
            {"name": "", "papers": 1, "papers_with_findings": 1, "rules": {"F303": 1}},
        ],
    }
    assert list(data["rules"]) == ["F303", "S101", "Z300"]


def test_without_the_flag_nothing_of_it_is_printed() -> None:
    assert "statistics" not in json.loads(render_report(REPORT, output_format="json"))
    assert "Wie oft" not in render_report(REPORT)


def test_text_is_three_tables_below_the_closing_line() -> None:
    rule = RuleInfo("F303", Level.ERROR, t("„{feld}“ ohne Betrag."), t("y"), t("z"))
    text = render_report(REPORT, context=Context(statistics=True, rules={"F303": rule}))
    _, _, below = text.partition("(1 ausgenommen, 1 schon bekannt).\n")
    assert below == (
        "\n"
        "Wie oft welche Regel anschlug (3 lesbare Vorlagen)\n"
        "  F303  Fehler  3×  in 2 Dateien  „…“ ohne Betrag. (1 ausgenommen)\n"
        "  S101  Fehler  1×  in 1 Datei    (1 schon bekannt)\n"
        "  Z300  Fehler  1×  in 1 Datei\n"
        "\n"
        "Nach federführender Stelle\n"
        "               Vorlagen  mit Befunden  Regeln\n"
        "  Tiefbauamt          2             2  F303 3×, S101 1×\n"
        "  ohne Angabe         1             0\n"
        "\n"
        "Nach Art der Vorlage\n"
        "                    Vorlagen  mit Befunden  Regeln\n"
        "  Beschlussvorlage         2             1  F303 2×, S101 1×\n"
        "  ohne Angabe              1             1  F303 1×\n"
    )
    assert render_statistics(REPORT, Context(rules={"F303": rule})) == below.removeprefix("\n")


def test_nothing_checked_is_no_crash() -> None:
    assert "0 lesbare Vorlagen" in render_report(Report(files=0), context=Context(statistics=True))
