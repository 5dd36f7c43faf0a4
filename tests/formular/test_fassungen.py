"""Forms with several layouts: which one a paper gets, and what happens if it names none there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vorlagen.errors import UsageError
from vorlagen.formular import compose
from vorlagen.models import Art
from vorlagen.sources import read_paper
from vorlagen.workflow.neu import new_paper
from vorlagen.workflow.pruefen import gather

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vorlagen.formular import Formular

TWO = """
kopf: [nummer]
fassungen:
  - name: "2019"
    abschnitte: [sachverhalt]
  - name: Neu
    arten: [beschlussvorlage]
    kopf: [datum]
    abschnitte: [{feld: sachverhalt, ueberschrift: Sachbericht}]
"""


@pytest.mark.parametrize(
    ("art", "name", "heading", "head"),
    [
        (None, None, "Sachverhalt", "nummer"), (Art.ANTRAG, None, "Sachverhalt", "nummer"),
        (Art.BESCHLUSSVORLAGE, None, "Sachbericht", "datum"), (Art.BESCHLUSSVORLAGE, "2019", "Sachverhalt", "nummer"),
        (Art.ANTRAG, "neu", "Sachbericht", "datum"),
    ],
)  # fmt: skip
def test_the_layout_is_the_one_named_else_that_of_the_kind_else_the_first(
    form: Callable[[str], Formular], art: Art | None, name: str | None, heading: str, head: str
) -> None:
    laid_out = form(TWO).layout_for(art, name)
    assert (laid_out.abschnitte[0].ueberschrift or "Sachverhalt", laid_out.kopf[0].feld) == (heading, head)


def test_a_form_of_one_layout_is_its_only_layout(form: Callable[[str], Formular]) -> None:
    single = form("abschnitte: [sachverhalt]\n")
    assert single.layouts() == (single,)
    assert single.layout_for(Art.ANTRAG) is single
    assert [layout.kopf[0].feld for layout in form(TWO).layouts()] == ["nummer", "datum"]


PAPER = "formular: ./formular.yaml\nart: antrag\nfassung: {name}\nbetreff: x\nsachverhalt: Text\n"


def test_a_paper_is_checked_and_printed_in_its_layout(form: Callable[[str], Formular], tmp_path: Path) -> None:
    form(TWO)
    paper = read_paper(PAPER.format(name="Neu"), "v.yaml", tmp_path).vorlage
    assert paper is not None
    bestand = gather(paper)
    assert compose(paper, bestand.quelle.formular).abschnitte[0].ueberschrift == "Sachbericht"
    assert bestand.pruefling.formular.abschnitte[0].ueberschrift == "Sachbericht"


@pytest.mark.parametrize("text", [TWO, "abschnitte: [sachverhalt]\n"])
def test_a_layout_that_the_form_lacks_is_a_finding_on_its_line(
    form: Callable[[str], Formular], tmp_path: Path, text: str
) -> None:
    form(text)
    (finding,) = read_paper(PAPER.format(name="2031"), "v.yaml", tmp_path).findings
    assert (finding.code, finding.line, finding.path) == ("L005", 3, "fassung")
    assert ("2019, Neu" in str(finding.hint)) is (text is TWO)


def test_a_paper_built_in_python_names_a_layout_that_there_is(form: Callable[[str], Formular], tmp_path: Path) -> None:
    form(TWO)
    paper = read_paper(PAPER.format(name="Neu"), "v.yaml", tmp_path).vorlage
    assert paper is not None
    with pytest.raises(UsageError, match="keine Fassung „x“"):
        gather(paper.model_copy(update={"fassung": "x"}))


def test_a_new_paper_has_the_sections_of_its_layout_and_names_it(form: Callable[[str], Formular]) -> None:
    made = form(TWO.replace("sachverhalt, ueberschrift: Sachbericht", "begruendung"))
    assert "\nbegruendung:" in new_paper(made, Art.BESCHLUSSVORLAGE)
    first = new_paper(made, Art.BESCHLUSSVORLAGE, fassung="2019")
    assert "\nsachverhalt:" in first
    assert '\nfassung: "2019"' in first
    with pytest.raises(UsageError):
        new_paper(made, fassung="2031")
