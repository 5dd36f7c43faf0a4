"""Every model of papers, settings and forms, found by walking their fields."""

from __future__ import annotations

import pytest
from pydantic import BaseModel, ValidationError

from vorlagen.formular import Formular
from vorlagen.models import Einstellungen, Klimaschutz, Modell, Vorlage, normalise_key
from vorlagen.models.blaetter import (
    choice_of,
    element_model,
    field_flag,
    field_title,
    has_field,
    is_markdown,
    leaves,
    models_in,
)

MODELS = sorted({found for root in (Vorlage, Einstellungen, Formular) for found in models_in(root)}, key=str)
FIELDS = [(model, name) for model in MODELS for name in model.model_fields]


def test_all_models_were_found() -> None:
    assert len(MODELS) >= 40
    assert len(FIELDS) >= 240


@pytest.mark.parametrize(("model", "name"), FIELDS)
def test_every_field_has_title_description_and_an_ascii_name(model: type[BaseModel], name: str) -> None:
    info = model.model_fields[name]
    assert info.title
    assert info.description
    assert info.description.endswith((".", "!", "…")), "a sentence"
    assert normalise_key(name) == name


@pytest.mark.parametrize(("model", "name"), FIELDS)
def test_every_example_is_a_value_of_its_field(model: type[BaseModel], name: str) -> None:
    for example in model.model_fields[name].examples or []:
        if name in ("satz", "auswahl", "tabelle", "liste", "langtext", "unterschrift", "angaben", "feld"):
            assert isinstance(example, str)  # one of them alone makes an element or a section
        elif model.__name__ in {"Element", "Abschnitt"}:
            model(satz="x", **{name: example}) if model.__name__ == "Element" else model(feld="x", **{name: example})
        else:
            model(**{name: example})


@pytest.mark.parametrize("model", [model for model in MODELS if model.__name__ not in {"Element", "Abschnitt"}])
def test_every_field_may_be_absent(model: type[BaseModel]) -> None:
    empty = model()
    assert not list(leaves(empty))
    assert model.model_validate(None) == empty


@pytest.mark.parametrize("model", MODELS)
def test_models_are_frozen_strict_and_take_no_unknown_keys(model: type[BaseModel]) -> None:
    assert model.model_config.get("frozen")
    assert model.model_config.get("strict")
    assert model.model_config.get("extra") == "forbid"
    with pytest.raises(ValidationError, match="gibtesnicht"):
        model.model_validate({"gibtesnicht": 1})


def test_a_paper_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Vorlage(betreff="x").betreff = "y"


@pytest.mark.parametrize("model", [model for model in MODELS if issubclass(model, Modell) and model.kurzform])
def test_the_short_form_names_a_field(model: type[Modell]) -> None:
    assert model.kurzform in model.model_fields


SHORT = [
    ("klimaschutz", "keine", ("klimaschutz", "auswirkung"), "keine"),
    ("finanzielle_auswirkungen", "keine", ("finanzielle_auswirkungen", "auswirkung"), "keine"),
    ("buergerbeteiligung", "nicht nötig", ("buergerbeteiligung", "stand"), "nicht_noetig"),
    ("inklusion", "entfällt", ("inklusion", "stand"), "entfaellt"),
    ("beschlussvorschlag", "Der Rat beschließt.", ("beschlussvorschlag", 0, "text"), "Der Rat beschließt."),
    ("anlagen", ["Lageplan"], ("anlagen", 0, "titel"), "Lageplan"),
    ("unterschriften", "Erika Beispiel", ("unterschriften", 0, "name"), "Erika Beispiel"),
    ("beteiligte", "Kämmerei", ("beteiligte", 0), "Kämmerei"),
]


@pytest.mark.parametrize(("name", "value", "path", "leaf"), SHORT)
def test_one_word_stands_for_a_block_and_one_entry_for_a_list(
    name: str, value: object, path: tuple[str | int, ...], leaf: str
) -> None:
    assert list(leaves(Vorlage.model_validate({name: value}))) == [(path, leaf)]


def test_leaves_are_the_filled_values_in_the_order_of_the_model() -> None:
    paper = Vorlage.model_validate(
        {"anlagen": [{"titel": ""}, {"titel": "B", "oeffentlich": "nein"}], "betreff": "A", "untertitel": " "}
    )
    assert list(leaves(paper)) == [
        (("betreff",), "A"),
        (("anlagen", 1, "titel"), "B"),
        (("anlagen", 1, "oeffentlich"), False),
    ]


def test_flags_are_inherited_by_what_lies_below() -> None:
    assert field_flag(Vorlage, ("pruefung", "ausnahmen", "grund"), "technisch")
    assert field_flag(Vorlage, ("nichtoeffentlichkeit", "begruendung"), "intern")
    assert not field_flag(Vorlage, ("anlagen", "titel"), "technisch")
    assert not field_flag(Vorlage, ("gibtesnicht",), "technisch")


@pytest.mark.parametrize(
    ("path", "expected"),
    [(("sachverhalt",), True), (("beschlussvorschlag", "text"), True), (("klimaschutz", "begruendung"), True),
     (("betreff",), False), (("rechtsgrundlage",), False), (("klimaschutz",), False),
     (("gibtesnicht",), False), ((), False)],
)  # fmt: skip
def test_long_texts_are_told_from_lines(path: tuple[str, ...], expected: object) -> None:
    assert is_markdown(Vorlage, path) is expected


def test_choices_and_models_are_found_inside_lists_and_options() -> None:
    block = element_model(Vorlage.model_fields["finanzielle_auswirkungen"].annotation)
    assert block is not None
    assert block.__name__ == "FinanzielleAuswirkungen"
    assert choice_of(block.model_fields["art"].annotation).__name__ == "FinanzArt"  # type: ignore[union-attr]
    assert choice_of(Vorlage.model_fields["betreff"].annotation) is None
    assert element_model(Vorlage.model_fields["betreff"].annotation) is None


def test_paths_are_told_by_their_title() -> None:
    assert field_title(Vorlage, ("klimaschutz", "begruendung")) == "Begründung"
    assert field_title(Vorlage, ("gibtesnicht",)) == "gibtesnicht"
    assert has_field(Vorlage, ("anlagen", "titel"))
    assert not has_field(Vorlage, ("betreff", "titel"))
    assert not has_field(Vorlage, ("gibtesnicht",))


def test_where_a_paper_was_read_does_not_count_when_papers_are_compared() -> None:
    assert Vorlage(betreff="x").with_origin("hier") == Vorlage(betreff="x")
    assert Vorlage(betreff="x").with_origin("hier").herkunft == "hier"
    assert Vorlage().herkunft is None
    assert Klimaschutz() == Klimaschutz()


def test_only_a_step_that_is_public_makes_a_paper_public() -> None:
    paper = Vorlage.model_validate({"beratungsfolge": [{"oeffentlich": "nein"}, {"gremium": "Rat"}]})
    assert not paper.hat_oeffentlichen_schritt
    assert Vorlage.model_validate({"beratungsfolge": [{"oeffentlich": "ja"}]}).hat_oeffentlichen_schritt
    assert Vorlage.model_validate({"status": "Entwurf"}).ist_entwurf
    assert not Vorlage().ist_entwurf
