"""JUnit XML as Jenkins and GitLab read it; the permitted names are those of junit-10.xsd (Jenkins plug-in xUnit)."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from vorlagen.findings import Finding, Level, Report
from vorlagen.i18n import Text, t
from vorlagen.reports import Context, render_report

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

# Of every element: attributes it must have, those it may have, and its children.
SCHEMA: dict[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": (set(), {"name", "time", "tests", "failures", "errors"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors"}, {"skipped", "file", "time", "package", "id"}, {"testcase"}),
    "testcase": ({"name"}, {"classname", "time", "group"}, {"skipped", "failure", "system-out"}),
    "failure": (set(), {"type", "message"}, set()),
    "skipped": (set(), {"type", "message"}, set()),
}


def suites(report: Report, **context: object) -> _Element:
    """The report read back, found valid, and with sums that are true."""
    text = render_report(report, output_format="junit", context=Context(**context))  # type: ignore[arg-type]
    root = etree.fromstring(text.encode())
    assert root.tag == "testsuites"
    for element in root.iter():
        must, may, children = SCHEMA[element.tag]
        assert must <= set(element.keys()) <= must | may
        assert {child.tag for child in element} <= children
    for element in (root, *root):
        assert int(element.get("tests", "")) == len(element.findall(".//testcase"))
        assert int(element.get("failures", "")) == len(element.findall(".//failure"))
        assert element.get("errors") == "0"
        if element is not root:
            assert int(element.get("skipped", "")) == len(element.findall(".//skipped"))
    return root


def test_every_file_is_a_suite_and_every_finding_a_case(mixed: Report) -> None:
    root = suites(mixed)
    assert [(suite.get("name"), len(suite)) for suite in root] == [
        ("examples/x/vorlage.yaml", 2),
        ("b.yaml", 3),
        ("vorlagen", 1),
    ]
    assert all(case.get("classname") == suite.get("name") for suite in root for case in suite)
    assert root[-1][0].get("name") == "1 Datei ohne Befunde"


def test_only_errors_that_count_are_failures(mixed: Report) -> None:
    cases = suites(mixed).findall(".//testcase")
    assert [(case.get("name", "")[:4], *(child.tag for child in case)) for case in cases] == [
        ("F303", "failure"), ("S101", "failure"), ("F309", "skipped"), ("B210", "skipped"), ("F305", "skipped"),
        ("1 Da",),
    ]  # fmt: skip


def test_the_text_of_a_case_tells_level_place_line_and_hint(make: Callable[..., Finding]) -> None:
    (failure,) = suites(Report((make(message=t("Kein Betrag.")),))).iter("failure")
    assert failure.get("type") == "F303"
    assert failure.get("message") == "Fehler: Kein Betrag."
    assert (failure.text or "").split("\n") == [
        "Fehler: Kein Betrag.",
        "examples/x/vorlage.yaml · Zeile 14, Spalte 16 · finanzielle_auswirkungen.auswirkung",
        "  auswirkung:  ja",
        "               ^",
        "Hinweis: Gesamtkosten angeben.",
    ]


def test_a_waived_error_is_marked_and_tells_its_reason(make: Callable[..., Finding]) -> None:
    (skipped,) = suites(Report((make(waived="so beschlossen"),))).iter("skipped")
    assert skipped.get("message", "").startswith("Fehler (ausgenommen): ")
    assert (skipped.text or "").endswith("\nGrund: so beschlossen")


def test_equal_findings_bear_names_of_their_own(make: Callable[..., Finding]) -> None:
    """GitLab makes one case of all that bear the same names."""
    root = suites(Report((make(message=t("x")), make(message=t("x"), line=20), make(message=t("x"), file="b.yaml"))))
    assert [case.get("name") for case in root.iter("testcase")] == ["F303: x", "F303: x (2)", "F303: x"]
    keys = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(("files", "words"), [(0, "0 Dateien"), (1, "1 Datei"), (7, "7 Dateien")])
def test_without_findings_one_case_passed(files: int, words: str) -> None:
    """Jenkins takes a report without any case for a failure."""
    (case,) = suites(Report((), files)).iter("testcase")
    assert case.get("name") == f"{words} ohne Befunde"
    assert len(case) == 0


def test_files_are_named_from_the_root_and_what_has_none_says_so(make: Callable[..., Finding]) -> None:
    report = Report((make(file="/srv/repo/a/b.yaml"), make(file=None, line=None, column=None)))
    root = suites(report, root=PurePosixPath("/srv/repo"))
    assert [suite.get("name") for suite in root] == ["a/b.yaml", "Ohne Datei"]


@given(st.text(st.characters(), max_size=40))
def test_whatever_a_paper_holds_is_text_in_valid_xml(text: str) -> None:
    finding = Finding("F303", Level.WARNING, Text("{x}", {"x": text}), t("h"), text or "a", 1, 1, text, text, None)
    (case,) = suites(Report((finding,))).iter("testcase")
    assert [child.tag for child in case] == ["skipped"]
    if text.isalnum():
        assert case.get("name") == f"F303: {text}"


def test_markup_in_a_paper_closes_nothing(make: Callable[..., Finding]) -> None:
    evil = '</failure></testcase><testcase name="x"/> & ]]> " \x1b[31m \u202e \ufffe \x00'
    report = Report((make(message=Text("{x}", {"x": evil}), excerpt=evil, file=evil, hint=Text("{x}", {"x": evil})),))
    (case,) = suites(report).iter("testcase")
    assert case.get("name", "").startswith('F303: </failure></testcase><testcase name="x"/> & ]]> " \ufffd[31m')


def test_equal_reports_give_equal_bytes(mixed: Report) -> None:
    assert render_report(mixed, output_format="junit") == render_report(mixed, output_format="junit")


def test_what_a_baseline_lists_is_left_out(finding_known: tuple[Finding, Finding]) -> None:
    """A known fault breaks no build and hides no new one."""
    new, known = finding_known
    root = suites(Report((known, new), files=1))
    assert [case.get("name") for case in root.iter("testcase")] == [f"{new.code}: {new.message}"]
    assert root.get("failures") == "1"
