"""The standard form loses nothing: whatever is filled is printed, in words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, get_args

import pytest

from vorlagen.findings import format_path
from vorlagen.formular import Druckbild, compose
from vorlagen.formular.anzeige import format_value
from vorlagen.models import Auswahl, Betrag, Vorlage
from vorlagen.models.blaetter import choice_of, element_model, field_flag, leaves, without_positions
from vorlagen.sources import load_form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from vorlagen.formular.druckbild import Druckabschnitt

STANDARD = load_form().formular


class Filler:
    """Fills every field with a value that no other field has, as far as its type allows."""

    def __init__(self) -> None:
        self.count = 0

    def model(self, model: type[BaseModel]) -> dict[str, object]:
        return {name: self.value(info.annotation, info.default) for name, info in model.model_fields.items()}

    def value(self, annotation: object, default: object) -> object:
        self.count += 1
        inner = element_model(annotation)
        choice = choice_of(annotation)
        made: object = f"Angabe{self.count}x"
        if inner is not None:
            made = self.model(inner)
        elif choice is not None:
            made = next(iter(choice))
        else:
            made = self.plain(_types(annotation), made)
        return [made] if default == () else made

    def plain(self, types: set[object], text: object) -> object:
        if Betrag in types:
            return Betrag(Decimal(1000 + self.count))
        if dt.date in types:
            return dt.date(2026, 1, 1) + dt.timedelta(days=self.count)
        if bool in types:
            return True
        if Decimal in types:
            return Decimal(5000 + self.count)
        return 3000 + self.count if int in types else text


def _types(annotation: object) -> set[object]:
    return {annotation, *(found for part in get_args(annotation) for found in _types(part))}


def words(parts: tuple[Druckabschnitt, ...]) -> Iterator[str]:
    for part in parts:
        yield from map(repr, part.bloecke)
        yield from words(part.abschnitte)


def text_of(plan: Druckbild) -> str:
    return "\n".join([repr(plan.kopf), *words(plan.abschnitte)])


FULL = Vorlage.model_validate({**Filler().model(Vorlage), "version": 1})
PLAN = compose(FULL, STANDARD)
TEXT = text_of(PLAN)
LEAVES = [
    (path, value) for path, value in leaves(FULL) if not field_flag(Vorlage, without_positions(path), "technisch")
]


def test_every_field_was_filled() -> None:
    assert len(LEAVES) >= 140


@pytest.mark.parametrize(("path", "value"), LEAVES, ids=[format_path(path) for path, _ in LEAVES])
def test_the_standard_form_prints_every_field_that_is_not_technical(path: tuple[str | int, ...], value: object) -> None:
    assert path in PLAN.gedruckt
    if path in ((name,) for name in ("betreff", "untertitel", "art", "nummer")):
        return  # every Word file prints them
    printed = format_value(value, STANDARD, without_positions(path))
    assert printed in TEXT


def test_nothing_technical_is_printed() -> None:
    technical = [
        (path, value) for path, value in leaves(FULL) if field_flag(Vorlage, without_positions(path), "technisch")
    ]
    assert len(technical) >= 8
    assert not [path for path, _ in technical if path in PLAN.gedruckt]
    assert not [
        value for _, value in technical if isinstance(value, str) and value.startswith("Angabe") and value in TEXT
    ]


def test_for_the_public_all_but_internal_fields_is_printed() -> None:
    plan = compose(FULL, STANDARD, "public")
    text = text_of(plan)
    intern = [(path, value) for path, value in LEAVES if field_flag(Vorlage, without_positions(path), "intern")]
    assert len(intern) >= 4
    assert {path for path, _ in LEAVES} - plan.gedruckt == {path for path, _ in intern}
    assert not [value for _, value in intern if isinstance(value, str) and value.startswith("Angabe") and value in text]


CHOICES = [
    (path, member)
    for path, value in LEAVES
    if isinstance(value, Auswahl) and path != ("art",)
    for member in type(value)
]


@pytest.mark.parametrize(("path", "member"), CHOICES, ids=[f"{format_path(path)}-{member}" for path, member in CHOICES])
@pytest.mark.parametrize("form", ["standard", "sankt-augustin"])
def test_every_word_of_every_choice_is_printed_where_the_form_prints_its_field(
    form: str, path: tuple[str | int, ...], member: Auswahl
) -> None:
    data: object = str(member)
    for step in reversed(path):
        data = [data] if isinstance(step, int) else {step: data}
    formular = load_form(form).formular
    plan = compose(Vorlage.model_validate(data), formular)
    if form == "standard" or path in plan.gedruckt:
        shown = [line for line in (repr(plan.kopf), *words(plan.abschnitte)) if line]
        assert any(
            "gewaehlt=True" in line or format_value(member, formular, without_positions(path)) in line for line in shown
        )
