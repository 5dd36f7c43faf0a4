from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from vorlagen.checks import (
    ALLE_REGELN,
    SITZUNGSREGELN,
    Sitzungspruefling,
    Vorlagenbefund,
    check_sitzung,
    rule_catalogue,
)
from vorlagen.findings import Finding, Level
from vorlagen.formular.tagesordnung import number_agenda
from vorlagen.models import Sitzung, Vorlage
from vorlagen.workflow.sitzungen import period_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from vorlagen.formular import Formular


def _table() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sitzungsfaelle", Path(__file__).parent / "sitzungsfaelle.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["sitzungsfaelle"] = module  # dataclasses look their module up there
    spec.loader.exec_module(module)
    return module


FAELLE = _table()
CODES = {regel.info.code for regel in SITZUNGSREGELN}


def filled(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}


@pytest.fixture
def judged(form: Callable[[str], Formular]) -> Callable[[Any], tuple[Finding, ...]]:
    """``judged(case)``: all findings on the meeting of a case."""

    def _judged(fall: Any) -> tuple[Finding, ...]:  # noqa: ANN401 - a case of the table
        formular = form(fall.form)
        sitzung = Sitzung.model_validate(filled({**FAELLE.GOOD, **fall.change}))
        papers = {
            name: Vorlagenbefund(
                known.file or FAELLE.fact(name),
                Vorlage.model_validate(filled(known.data)) if known.data else None,
                known.problem,
                known.errors,
            )
            for name, known in fall.papers.items()
        }
        tops = number_agenda(sitzung.tagesordnung, formular.tagesordnung)
        frist = period_for(sitzung.gremium, formular)
        files = {fact.name: fact for fact in fall.files}
        return check_sitzung(Sitzungspruefling(sitzung, formular, tops, frist, papers, files), "s.yaml")

    return _judged


@pytest.mark.parametrize("fall", FAELLE.FIRES, ids=lambda fall: fall.code)
def test_a_rule_fires_at_its_place_with_its_level(fall: Any, judged: Callable[..., tuple[Finding, ...]]) -> None:  # noqa: ANN401
    mine = [finding for finding in judged(fall) if finding.code == fall.code]
    assert [finding.path for finding in mine] == [fall.path]
    assert {(finding.level, finding.file) for finding in mine} == {(fall.level, "s.yaml")}
    for finding in mine:
        for text in (finding.message, finding.hint):
            assert str(text).strip()
            assert not re.search(r"\{\w+\}", str(text)), "a parameter without a value"
            assert text.translate("en")


@pytest.mark.parametrize("fall", FAELLE.SILENT, ids=lambda fall: fall.code)
def test_a_rule_is_silent_where_all_is_well(fall: Any, judged: Callable[..., tuple[Finding, ...]]) -> None:  # noqa: ANN401
    assert fall.code not in {finding.code for finding in judged(fall)}


def test_every_rule_has_a_case_of_each_kind() -> None:
    assert len(CODES) >= 17
    assert {fall.code for fall in FAELLE.FIRES} == CODES
    assert {fall.code for fall in FAELLE.SILENT} == CODES


def test_a_good_meeting_has_no_finding(judged: Callable[..., tuple[Finding, ...]]) -> None:
    assert judged(FAELLE.Fall("")) == ()


def test_no_code_is_given_to_two_rules_and_all_are_explained() -> None:
    codes = [regel.info.code for regel in ALLE_REGELN]
    assert len(set(codes)) == len(codes)
    assert set(rule_catalogue()) > CODES


def test_the_arithmetic_of_the_deadline_is_printed_with_its_source(judged: Callable[..., tuple[Finding, ...]]) -> None:
    (found,) = judged(FAELLE.Fall("", FAELLE.invited("16.06.2026")))
    assert str(found.message) == (
        "Ladungsfrist unterschritten, bitte prüfen: Zugang 16.06.2026, Frist 7 volle Kalendertage, frühester "
        "Sitzungstag 24.06.2026; die Sitzung ist am 23.06.2026."
    )
    assert "spätestens am 15.06.2026" in str(found.hint)
    assert "§ 1 GeschO" in str(found.hint)
    assert "einladung: {dringlichkeit: …}" in str(found.hint)


def test_urgency_is_told_apart_from_a_plain_breach(judged: Callable[..., tuple[Finding, ...]]) -> None:
    (plain,) = judged(FAELLE.Fall("", FAELLE.invited("20.06.2026", dringlichkeit="Es eilt.")))
    (short,) = judged(FAELLE.Fall("", FAELLE.invited("20.06.2026", dringlichkeit="Es eilt."), form=FAELLE.SOON))
    assert "Ladungsfrist wegen Dringlichkeit verkürzt" in str(plain.message)
    assert "Eine verkürzte Frist ist nicht eingestellt" in str(plain.hint)
    assert "Auch die verkürzte Ladungsfrist" in str(short.message)
    assert "Frist 3 volle Kalendertage" in str(short.message)


def test_where_the_law_leaves_the_days_to_the_town_it_is_named(judged: Callable[..., tuple[Finding, ...]]) -> None:
    (found,) = judged(FAELLE.Fall("", form="land: NW\n"))
    assert "§ 47 Abs. 2 GO NRW" in str(found.message)
    (unknown,) = judged(FAELLE.Fall("", form="land: ST\n"))
    assert unknown.code == "M711"
    assert "§" not in str(unknown.message)


def test_the_finding_names_what_the_paper_says_instead(judged: Callable[..., tuple[Finding, ...]]) -> None:
    steps = [FAELLE.BEFORE | {"ergebnis": "empfohlen"}, {**FAELLE.STEP, "termin": "24.06.2026"}]
    (found,) = judged(FAELLE.Fall("", papers=FAELLE.paper(beratungsfolge=steps)))
    assert "2026/0001 sieht „Rat“ am 23.06.2026 nicht vor" in str(found.message)
    assert "Bauausschuss am 02.06.2026; Rat am 24.06.2026" in str(found.hint)


def levels(found: tuple[Finding, ...]) -> dict[str, Level]:
    return {finding.code: finding.level for finding in found}


WRONG = {"status": "entwurf", "ort": None}


def test_a_draft_is_judged_mildly_but_not_in_publicness_and_files(judged: Callable[..., tuple[Finding, ...]]) -> None:
    closed = FAELLE.paper(beratungsfolge=[FAELLE.CLOSED_STEP])
    outside = {"a.yaml": FAELLE.Papierfall(file=FAELLE.fact("a.yaml", allowed=False))}
    assert levels(judged(FAELLE.Fall("", WRONG, papers=closed))) == {"M714": Level.WARNING, "M706": Level.ERROR}
    assert levels(judged(FAELLE.Fall("", WRONG, papers=outside))) == {"M714": Level.WARNING, "M709": Level.ERROR}


def test_a_form_sets_levels_and_a_meeting_waives_with_a_reason(judged: Callable[..., tuple[Finding, ...]]) -> None:
    own = FAELLE.PERIOD + "regeln: {M714: hinweis, M715: aus}\n"
    waivers = [{"regel": "M714", "grund": "Ort folgt"}, {"regel": "M706", "grund": "geht schon"}]
    change = {"ort": None, "pruefung": {"ausnahmen": waivers}}
    papers = FAELLE.paper(status="entwurf", beratungsfolge=[FAELLE.CLOSED_STEP])
    found = judged(FAELLE.Fall("", change, form=own, papers=papers))
    assert {finding.code: (finding.level, finding.waived) for finding in found} == {
        "M714": (Level.NOTE, "Ort folgt"),
        "M706": (Level.ERROR, None),
    }


@pytest.mark.parametrize("code", ["M706", "M709"])
def test_no_form_may_change_what_always_holds(code: str, form: Callable[[str], Formular]) -> None:
    from vorlagen.errors import FormError  # noqa: PLC0415 - only here

    with pytest.raises(FormError) as caught:
        form(f"regeln: {{{code}: aus}}\n")
    assert [finding.code for finding in caught.value.findings] == ["V207"]  # type: ignore[attr-defined]
