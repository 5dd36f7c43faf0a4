from __future__ import annotations

import json
from typing import TYPE_CHECKING

from vorlagen.findings import Report
from vorlagen.i18n import t
from vorlagen.reports import Context, render_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlagen.findings import Finding


def test_a_finding_is_the_object_that_the_design_fixes(make: Callable[..., Finding]) -> None:
    assert json.loads(render_report(Report((make(),)), output_format="json")) == {
        "findings": [
            {
                "code": "F303",
                "level": "error",
                "message": "Finanzielle Auswirkungen „ja“, aber kein Betrag.",
                "hint": "Gesamtkosten angeben.",
                "file": "examples/x/vorlage.yaml",
                "line": 14,
                "column": 16,
                "path": "finanzielle_auswirkungen.auswirkung",
                "waived": None,
                "known": False,
            }
        ],
        "summary": {"files": 1, "errors": 1, "warnings": 0, "notes": 0},
    }


def test_the_summary_leaves_waived_findings_out_and_the_list_does_not(mixed: Report) -> None:
    output = json.loads(render_report(mixed, output_format="json"))
    assert output["summary"] == {"files": 3, "errors": 2, "warnings": 1, "notes": 1}
    assert [finding["waived"] for finding in output["findings"]] == [None] * 4 + ["Beschluss vom 4. Mai"]


def test_umlauts_stand_as_they_are(make: Callable[..., Finding]) -> None:
    report = Report((make(message=t("Prüfen {w}", w="日本")),))
    assert "Prüfen 日本" in render_report(report, output_format="json")


def test_a_file_name_that_is_no_utf8_can_be_written(make: Callable[..., Finding]) -> None:
    output = render_report(Report((make(file="b\udcfc.yaml"),)), output_format="json")
    assert json.loads(output.encode())["findings"][0]["file"] == "b\udcfc.yaml"


def test_levels_are_never_translated(mixed: Report) -> None:
    german, english = (
        json.loads(render_report(mixed, output_format="json", context=Context(language=language)))
        for language in ("de", "en")
    )
    assert [f["level"] for f in german["findings"]] == [f["level"] for f in english["findings"]]
    assert {f["level"] for f in german["findings"]} == {"error", "warning", "note"}
