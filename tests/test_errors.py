from __future__ import annotations

import pickle
import re

import pytest

from vorlagen import errors
from vorlagen.i18n import t

CLASSES = [errors.VorlagenError, *errors.VorlagenError.__subclasses__()]


def test_the_tree_in_the_docstring_names_every_class_with_its_code_and_exit_code() -> None:
    drawn = re.findall(r"(\w+Error) +([A-Z]\d{3}) +(\d+)  ", errors.__doc__ or "")
    assert drawn == [(cls.__name__, cls.code, str(cls.exit_code)) for cls in CLASSES]


@pytest.mark.parametrize("cls", CLASSES)
def test_an_error_prints_its_german_message_and_keeps_hint_and_findings(cls: type[errors.VorlagenError]) -> None:
    error = cls(t("Seite {n} fehlt.", n=3), t("Seite nachreichen."), findings=(1, 2))
    assert str(error) == "Seite 3 fehlt."
    assert str(error.hint) == "Seite nachreichen."
    assert error.findings == (1, 2)


@pytest.mark.parametrize("cls", CLASSES)
def test_an_error_keeps_message_hint_and_findings_on_its_way_to_another_process(
    cls: type[errors.VorlagenError],
) -> None:
    error = pickle.loads(pickle.dumps(cls(t("Seite {n} fehlt.", n=3), t("Seite nachreichen."), (1, 2))))  # noqa: S301 - our own bytes
    assert type(error) is cls
    assert (str(error), str(error.hint), error.findings) == ("Seite 3 fehlt.", "Seite nachreichen.", (1, 2))
