"""Which findings are shown and which count: pure functions over findings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vorlagen.checks.bekannt import mark_known, remember
from vorlagen.checks.regelauswahl import choose_rules
from vorlagen.errors import UsageError
from vorlagen.findings import Finding, Level, Report
from vorlagen.i18n import t

CODES = ("F301", "F303", "L001", "O501", "S101", "S110", "Z300")


def finding(code: str = "S101", excerpt: str | None = "betreff: x", **more: object) -> Finding:
    return Finding(code, Level.ERROR, t("x"), t("y"), **{"file": "a.yaml", "excerpt": excerpt, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("select", "ignore", "left"),
    [
        ((), (), CODES),
        (("F",), (), ("F301", "F303", "L001", "Z300")),
        (("f303, s1",), (), ("F303", "L001", "S101", "S110", "Z300")),
        ((), ("S",), ("F301", "F303", "L001", "O501", "Z300")),
        (("F",), ("F303",), ("F301", "L001", "Z300")),
        (("F", "S101"), ("S",), ("F301", "F303", "L001", "Z300")),
        (("",), (",",), CODES),
    ],
)
def test_a_choice_keeps_what_was_asked_for_and_what_could_not_be_read(
    select: tuple[str, ...], ignore: tuple[str, ...], left: tuple[str, ...]
) -> None:
    chosen = choose_rules(select, ignore, CODES)
    assert tuple(code for code in CODES if chosen.keeps(code)) == left


def test_an_unknown_code_names_a_near_one() -> None:
    with pytest.raises(UsageError) as raised:
        choose_rules(["F330"], (), CODES)
    assert "F303" in str(raised.value.hint) or "F301" in str(raised.value.hint)


@pytest.mark.parametrize("word", ["L", "L001", "Z"])
def test_what_cannot_be_read_cannot_be_left_out(word: str) -> None:
    with pytest.raises(UsageError, match="nicht abwählen"):
        choose_rules((), [word], CODES)


def known_in(old: list[Finding], new: list[Finding]) -> list[bool]:
    return [found.known for found in mark_known(new, remember(old, str), str)]


def test_a_finding_is_known_again_after_lines_and_list_items_have_moved() -> None:
    old = finding(line=3, column=1, path="anlagen[0].datei")
    assert known_in([old], [finding(line=99, column=5, path="anlagen[7].datei", excerpt="  betreff: x ")]) == [True]


@pytest.mark.parametrize("change", [{"code": "S110"}, {"excerpt": "betreff: y"}, {"file": "b.yaml"}, {"path": "datum"}])
def test_another_rule_line_file_or_field_is_new(change: dict[str, str]) -> None:
    assert known_in([finding()], [finding(**change)]) == [False]  # type: ignore[arg-type]


def test_of_equal_findings_only_as_many_are_known_as_there_were() -> None:
    assert known_in([finding()] * 2, [finding()] * 3) == [True, True, False]


def test_waived_findings_and_failures_of_the_machine_are_not_remembered() -> None:
    assert remember([finding(waived="Grund"), finding("Z300")], str) == ()
    assert known_in([finding()], [finding(waived="Grund"), finding()]) == [False, True]


def test_known_findings_count_nowhere() -> None:
    report = Report(mark_known([finding()], remember([finding()], str), str))
    assert (report.ok, report.count(Level.ERROR), len(report.findings)) == (True, 0, 1)


@given(st.lists(st.tuples(st.sampled_from(CODES[:2]), st.sampled_from("xy")), max_size=12))
def test_against_its_own_list_nothing_is_new(made: list[tuple[str, str]]) -> None:
    findings = [finding(code, text) for code, text in made]
    assert all(known_in(findings, findings))
    assert remember(findings, str) == remember(findings[::-1], str)
