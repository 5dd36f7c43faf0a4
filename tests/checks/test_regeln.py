from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from vorlagen.checks import REGELN, Pruefling, check_vorlage, rule_catalogue
from vorlagen.findings import Level
from vorlagen.sources import read_paper

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType


def _table(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).parent / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look their module up there, and the other tables the first one
    spec.loader.exec_module(module)
    return module


FAELLE = _table("faelle")
TABLES = (FAELLE, *(_table(name) for name in ("faelle_beratungsfolge", "faelle_finanzen", "faelle_langtexte")))
FIRES = [fall for table in TABLES for fall in table.FIRES]
SILENT = [fall for table in TABLES for fall in table.SILENT]
GOOD: dict[str, Any] = FAELLE.GOOD
CODES = {regel.info.code for regel in REGELN}


@pytest.mark.parametrize("fall", FIRES, ids=lambda fall: fall.code)
def test_a_rule_fires_at_its_place_with_its_level(fall: Any, examinee: Callable[..., Pruefling]) -> None:  # noqa: ANN401
    found = check_vorlage(examinee({**GOOD, **fall.change}, fall.form, fall.files, fall.pictures), "v.yaml")
    mine = [finding for finding in found if finding.code == fall.code]
    assert fall.path in {finding.path for finding in mine}
    assert {(finding.level, finding.file) for finding in mine} == {(fall.level, "v.yaml")}
    for finding in mine:
        for text in (finding.message, finding.hint):
            assert str(text).strip()
            assert not re.search(r"\{\w+\}", str(text)), "a parameter without a value"
            assert text.translate("en")


@pytest.mark.parametrize("fall", SILENT, ids=lambda fall: fall.code)
def test_a_rule_is_silent_where_all_is_well(fall: Any, examinee: Callable[..., Pruefling]) -> None:  # noqa: ANN401
    found = check_vorlage(examinee({**GOOD, **fall.change}, fall.form, fall.files, fall.pictures))
    assert fall.code not in {finding.code for finding in found}


def test_every_rule_has_a_case_of_each_kind() -> None:
    assert len(CODES) >= 42
    assert {fall.code for fall in FIRES} == CODES
    assert {fall.code for fall in SILENT} == CODES


def test_a_good_paper_has_no_finding(examinee: Callable[..., Pruefling]) -> None:
    assert check_vorlage(examinee({key: value for key, value in GOOD.items() if key != "inklusion"})) == ()


def test_an_empty_paper_is_told_all_that_is_missing(examinee: Callable[..., Pruefling]) -> None:
    found = check_vorlage(examinee({}))
    assert {finding.code for finding in found} == {"S101", "S103", "S105", "S106", "S107", "S110", "B201"}


def test_the_catalogue_knows_every_code_once_with_its_texts() -> None:
    catalogue = rule_catalogue()
    codes = [regel.info.code for regel in REGELN]
    assert len(set(codes)) == len(codes)
    assert set(codes) < set(catalogue)
    assert {f"L00{n}" for n in range(1, 8)} | {f"V20{n}" for n in range(1, 8)} <= set(catalogue)
    for code, info in catalogue.items():
        assert re.fullmatch(r"[A-Z]\d{3}", code)
        assert info.code == code
        for text in (info.text, info.hint, info.source):
            assert text.msgid.strip()


def test_the_required_section_is_called_as_the_form_calls_it(examinee: Callable[..., Pruefling]) -> None:
    found = check_vorlage(examinee({**GOOD, "sachverhalt": None}, "sankt-augustin"))
    message = next(str(finding.message) for finding in found if finding.code == "S110")
    assert message == "Der Abschnitt „Sachverhalt / Begründung“ fehlt oder ist leer."


# --- levels and waivers


def levels(found: tuple[Any, ...], code: str) -> set[Level]:
    return {finding.level for finding in found if finding.code == code}


OWN = "regeln: {S101: hinweis, S103: aus, S112: warnung}\nabschnitte: [{feld: sachverhalt, pflicht: immer}]\n"


def test_a_form_sets_other_levels_and_switches_rules_off(examinee: Callable[..., Pruefling]) -> None:
    found = check_vorlage(examinee({"sachverhalt": "TODO"}, OWN))
    assert levels(found, "S101") == {Level.NOTE}
    assert levels(found, "S103") == set()
    assert levels(found, "S112") == {Level.WARNING}
    assert levels(found, "S105") == {Level.ERROR}


def test_a_draft_is_judged_mildly_but_not_in_publicness_and_files(examinee: Callable[..., Pruefling]) -> None:
    closed = {"beratungsfolge": [{"gremium": "Rat", "oeffentlich": "nein"}]}
    data = {**closed, **FAELLE.ATTACHED, "status": "entwurf", "art": "beschlussvorlage"}
    found = check_vorlage(examinee(data, "standard", (FAELLE.MISSING,), (FAELLE.picture(described=False),)))
    for code in ("S101", "S110", "B202", "F301", "W401"):
        assert levels(found, code) == {Level.WARNING}, code
    for code in ("O501", "A601", "X303"):
        assert levels(found, code) == {Level.ERROR}, code


def test_what_a_form_made_a_note_stays_one_in_a_draft(examinee: Callable[..., Pruefling]) -> None:
    assert levels(check_vorlage(examinee({"status": "entwurf"}, OWN)), "S101") == {Level.NOTE}


def waive(*waivers: dict[str, str]) -> dict[str, Any]:
    return {"pruefung": {"ausnahmen": list(waivers)}}


def test_a_waiver_with_a_reason_stays_visible(examinee: Callable[..., Pruefling]) -> None:
    data = waive({"regel": "S101"}, {"regel": "s101 ", "grund": "Nummer folgt"}, {"regel": "S103"})
    found = check_vorlage(examinee(data))
    waived = {finding.code: finding.waived for finding in found}
    assert waived["S101"] == "Nummer folgt"
    assert waived["S103"] is None, "no reason, no waiver"
    assert waived["S105"] is None


def test_files_outside_can_be_neither_waived_nor_lowered(examinee: Callable[..., Pruefling]) -> None:
    data = {**FAELLE.ATTACHED, **waive({"regel": "A607", "grund": "geht schon"}), "status": "entwurf"}
    found = [f for f in check_vorlage(examinee(data, "standard", (FAELLE.OUTSIDE,))) if f.code == "A607"]
    assert [(finding.level, finding.waived) for finding in found] == [(Level.ERROR, None)]


# --- places

PAPER = """\
betreff: Brücke
beschlussvorschlag: |
  1. Der Rat beschließt TODO.

  2. Er beauftragt TODO.
sachverhalt: >-
  Ein langer Absatz mit
  einem xxx darin und
  noch einem xxx.
anlagen:
  - titel: Plan […]
"""


def test_placeholders_are_pointed_at_in_line_and_column(examinee: Callable[..., Pruefling]) -> None:
    read = read_paper(PAPER, "v.yaml", Path(__file__).parent)
    assert read.vorlage is not None
    found = check_vorlage(examinee(read.vorlage.model_dump(mode="json", exclude_defaults=True)), "v.yaml", read.find)
    places = [(finding.line, finding.column, finding.excerpt) for finding in found if finding.code == "S112"]
    assert places == [
        (3, 25, "  1. Der Rat beschließt TODO."),
        (5, 20, "  2. Er beauftragt TODO."),
        (8, 9, "  einem xxx darin und"),
        (9, 14, "  noch einem xxx."),
        (11, 17, "  - titel: Plan […]"),
    ]


MONEY = """\
kurzfassung: |
  Es kostet 12.345 €.
sachverhalt: >-
  Bewilligt wurden 12.345 €. Davon sind € verfügbar;
  im Jahr 2027 werden 12.345 €

  und bisher
  12.354 € gebraucht.
"""


def test_amounts_are_pointed_at_in_line_and_column(examinee: Callable[..., Pruefling]) -> None:
    read = read_paper(MONEY, "v.yaml", Path(__file__).parent)
    assert read.vorlage is not None
    found = check_vorlage(examinee(read.vorlage.model_dump(mode="json", exclude_defaults=True)), "v.yaml", read.find)
    places = [(finding.code, finding.line, finding.column) for finding in found if finding.code[0] == "F"]
    assert places == [("F315", 4, 36), ("F313", 8, 3)]


def message(found: tuple[Any, ...], code: str) -> str:
    return next(str(finding.message) for finding in found if finding.code == code)


def test_sums_are_printed_with_their_difference(examinee: Callable[..., Pruefling]) -> None:
    money = {"gesamtkosten": "1,2 Mio. €", "positionen": [{"betrag": "T€ 900"}, {"betrag": "100.000,50 €"}],
             "finanzierungsstatus": "nicht_budgetiert", "deckung": [{"betrag": "1.250.000 €"}]}  # fmt: skip
    found = check_vorlage(examinee({**GOOD, **FAELLE.money(auswirkung="ja", **money)}))
    assert message(found, "F308") == (
        "Die Positionen ergeben 1.000.000,50 €, die Gesamtkosten sind 1.200.000 €; Unterschied 199.999,50 €."
    )
    money |= {"gesamtkosten": "1.200.000 €"}
    found = check_vorlage(examinee({**GOOD, **FAELLE.money(auswirkung="ja", **money)}))
    assert message(found, "F307") == (
        "Die Deckung ergibt 1.250.000 €, zu decken sind 1.200.000 €; Unterschied 50.000 €."
    )


def test_findings_come_in_the_order_of_lines(examinee: Callable[..., Pruefling]) -> None:
    read = read_paper(PAPER, "v.yaml", Path(__file__).parent)
    assert read.vorlage is not None
    found = check_vorlage(examinee({"betreff": "x"}), "v.yaml", read.find)
    keys = [(finding.line, finding.column, finding.code) for finding in found]
    assert len(keys) >= 5
    assert keys == sorted(keys)  # type: ignore[type-var]


def test_a_paper_built_in_python_has_paths_but_no_lines(examinee: Callable[..., Pruefling]) -> None:
    found = check_vorlage(examinee({}))
    assert {(finding.file, finding.line, finding.excerpt) for finding in found} == {(None, None, None)}


def test_a_text_full_of_placeholders_is_told_of_in_time(examinee: Callable[..., Pruefling]) -> None:
    """Each has its own place, so that telling all of 60,000 took minutes."""
    text = "sachverhalt: |\n" + "  Ein Wort TODO\n" * 60_000
    read = read_paper(text, "v.yaml", Path(__file__).parent)
    found = check_vorlage(examinee({"sachverhalt": "Ein Wort TODO\n" * 60_000}), "v.yaml", read.find)
    places = [finding.line for finding in found if finding.code == "S112"]
    assert places == list(range(2, 22))
