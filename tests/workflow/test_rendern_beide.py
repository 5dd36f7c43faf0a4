"""A paper checked once and printed for both audiences is what each of them would have got alone."""

from __future__ import annotations

from pathlib import Path

import pytest

import vorlagen
from vorlagen.workflow.rendern import render_for, render_paper

LINDENFURT = Path(__file__).parents[2] / "examples" / "lindenfurt"


@pytest.mark.parametrize("order", [("internal", "public"), ("public", "internal")], ids="-".join)
def test_each_audience_gets_its_own_file(order: tuple[str, ...]) -> None:
    """The paper has a closed attachment, so that the two differ in what they list."""
    paper = vorlagen.load(LINDENFURT / "2026-0184-radwegbruecke.yaml")
    both = render_for(paper, order, draft=True)
    alone = {audience: render_paper(paper, audience=audience, draft=True).docx for audience in order}
    assert {audience: word.docx for audience, word in both.items()} == alone
    assert alone["internal"] != alone["public"]
