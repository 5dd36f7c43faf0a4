"""What a form is said to print is what the plan of a paper prints."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from vorlagen import resources
from vorlagen.formular import printed_paths
from vorlagen.formular.felder import printed_fields
from vorlagen.models.blaetter import without_positions
from vorlagen.sources import load_form

sys.path.insert(0, str(Path(__file__).parents[1] / "word"))
from vollpapier import fullest

OF_EVERY_TEMPLATE = {"art", "betreff", "nummer", "untertitel", "anlagen"}
CASES = [
    (form, str(kind.art))
    for form in resources.form_names()
    for kind in load_form(form).formular.arten
    or load_form("sankt-augustin").formular.arten  # the standard form names none
]


@pytest.mark.parametrize(("form", "kind"), CASES)
def test_every_field_that_a_paper_may_print_is_named(form: str, kind: str) -> None:
    paper = fullest(load_form(form).formular, kind)
    formular = load_form(form).formular.layout_for(paper.art)
    named = set(printed_fields(formular, paper.art))
    above = {path[:end] for path in named for end in range(1, len(path))}
    whole = named - above  # printed as they are, with all that stands in them
    printed = {without_positions(path) for path in printed_paths(paper, formular)}
    assert len(printed) >= 20
    lost = [path for path in printed if not any(path[:end] in whole for end in range(1, len(path) + 1))]
    assert [path for path in lost if path[0] not in OF_EVERY_TEMPLATE] == []
    unprinted = {path for path in whole if not any(at[: len(path)] == path for at in printed)}
    # Number and publicness of an Anlage stand in its line; the paper's position is an income, which has no Kostenart.
    assert {path[-1] for path in unprinted} <= {"nr", "oeffentlich", "kostenart"}
