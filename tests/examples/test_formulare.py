"""Every shipped form prints papers that were written for another: valid, whole, and holding both standards."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import vorlagen
from vorlagen import resources
from vorlagen.pdf.standards import judge
from vorlagen.sources import load_form, read_paper_file
from vorlagen.workflow.rendern import convert_rendered

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[2] / "examples"
PAPERS = sorted(
    path
    for path in (EXAMPLES / "lindenfurt").glob("*.yaml")
    if path.name != "vorlagen.yaml" and not path.name.startswith("sitzung")
)
"""Papers of the standard form: they have no fields of their own, so any form can be asked to print them."""


@pytest.mark.parametrize("form", resources.form_names())
def test_a_form_prints_the_papers_of_an_invented_town(form: str, assert_valid_docx: Callable[[bytes], None]) -> None:
    kinds = {kind.art for kind in load_form(form).formular.arten}
    words = []
    for path in PAPERS:
        papier = read_paper_file(path, form=form)
        if papier.vorlage is None:  # only because the form lacks this kind of paper, which is said
            assert {finding.code for finding in papier.findings} == {"L005"}, papier.findings
            continue
        assert not kinds or papier.vorlage.art in kinds
        words.append(vorlagen.render(papier.vorlage, form=form, draft=True))
        assert_valid_docx(words[-1].docx)
    assert len(words) >= 1
    for made in convert_rendered(words):
        assert made.claims == ("PDF/UA-1", "PDF/A-2b")
        assert all(judge(made.pdf, standard).holds for standard in made.claims)


def test_every_form_has_an_example_with_the_most_and_one_with_the_least() -> None:
    forms: dict[str, int] = {}
    for path in EXAMPLES.glob("*/*.yaml"):
        if path.name == "vorlagen.yaml" or path.name.startswith("sitzung"):
            continue
        if (papier := read_paper_file(path)).vorlage:
            name = (papier.quelle.formular.name if papier.quelle else None) or ""
            forms[name] = forms.get(name, 0) + 1
    assert set(forms) == set(resources.form_names())
    assert len(forms) >= 8
    assert min(count for name, count in forms.items() if name != "sankt-augustin") >= 2
