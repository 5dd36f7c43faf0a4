from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from vorlagen.checks import Pruefling
from vorlagen.formular import Formular, printed_paths, vorlage_model
from vorlagen.sources import load_form
from vorlagen.word.textfunde import find_text_facts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vorlagen.facts import FileFact, PictureFact


@pytest.fixture
def form(tmp_path: Path) -> Callable[[str], Formular]:
    """``form(name or text)``: a shipped form, or one of the test's own."""

    def _form(text: str) -> Formular:
        if ":" not in text:
            return load_form(text).formular
        (tmp_path / "formular.yaml").write_text("name: musterstadt\n" + text, encoding="utf-8")
        return load_form("formular.yaml", tmp_path).formular

    return _form


@pytest.fixture
def examinee(form: Callable[[str], Formular]) -> Callable[..., Pruefling]:
    """``examinee(data, form)``: all that rules judge."""

    def _examinee(
        data: dict[str, Any],
        form_name: str = "standard",
        files: tuple[FileFact, ...] = (),
        pictures: tuple[PictureFact, ...] = (),
    ) -> Pruefling:
        formular = form(form_name)
        paper = vorlage_model(formular).model_validate({key: value for key, value in data.items() if value is not None})
        texts = [(text.pfad, text.text) for text in Pruefling(paper, formular, frozenset()).texte]
        found = tuple(fact for path, text in texts for fact in find_text_facts(path, text, 0))
        names = {fact.name: fact for fact in files}
        return Pruefling(paper, formular, printed_paths(paper, formular), names, pictures, found)

    return _examinee
