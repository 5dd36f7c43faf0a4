from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vorlagen.formular import Druckbild, Formular, compose
from vorlagen.sources import load_form, read_paper
from vorlagen.workflow.pruefen import gather

# Tests are imported one by one (importlib mode); the module they share lies beside them.
sys.path.insert(0, str(Path(__file__).parent))
from druckprobe import read

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlagen.formular.druckbild import Audience
    from vorlagen.models import Vorlage


@pytest.fixture
def form(tmp_path: Path) -> Callable[[str], Formular]:
    """``form(text)``: a form of the town of the test, completed."""

    def _form(text: str) -> Formular:
        (tmp_path / "formular.yaml").write_text("name: musterstadt\n" + text, encoding="utf-8")
        return load_form("formular.yaml", tmp_path).formular

    return _form


@pytest.fixture
def printed(form: Callable[[str], Formular]) -> Callable[..., Druckbild]:
    """``printed(form, paper, audience)``: the plan of a paper, both given as YAML."""

    def _printed(form_text: str, paper_text: str, audience: Audience = "internal") -> Druckbild:
        made = form(form_text)
        return compose(read(made, paper_text), made, audience)

    return _printed


@pytest.fixture
def paper() -> Callable[[str], Vorlage]:
    """``paper(text)``: a paper of the standard form."""

    def _paper(text: str) -> Vorlage:
        found = read_paper(text, "v.yaml", Path(__file__).parent)
        assert found.vorlage is not None, found.findings
        return found.vorlage

    return _paper


@pytest.fixture
def town() -> Callable[[str, str], Vorlage]:
    """``town(name, text)``: a paper of a shipped form, as people would write it."""

    def _town(name: str, text: str) -> Vorlage:
        found = read_paper(f"formular: {name}\n{text}", "v.yaml", Path(__file__).parent)
        assert found.vorlage is not None, found.findings
        return found.vorlage

    return _town


@pytest.fixture
def plan_of() -> Callable[..., Druckbild]:
    """``plan_of(paper, audience)``: the plan of a paper that was read, in its own form and layout."""

    def _plan_of(paper: Vorlage, audience: Audience = "internal") -> Druckbild:
        return compose(paper, gather(paper).quelle.formular, audience)

    return _plan_of
