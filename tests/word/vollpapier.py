"""The fullest and the emptiest paper of a form: every field with a value, or none."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, get_args

from vorlagen.formular import vorlage_model
from vorlagen.models import Betrag
from vorlagen.models.blaetter import choice_of, element_model, is_markdown

if TYPE_CHECKING:
    from pydantic import BaseModel

    from vorlagen.formular import Formular
    from vorlagen.models import Vorlage

TEXT = (
    "Absatz mit *Betonung* zu {name}.\n\n### Teil\n\n1. eins\n2. zwei\n\n"
    "| Jahr | Betrag |\n|---|---:|\n| 2027 | 1.250,00 € |"
)
PLAIN: dict[type, str] = {dt.date: "04.05.2026", bool: "ja", int: "2027", Betrag: "1.250.000,00 €"}
"""By type, for fields whose model gives no example: those of a town."""


def fullest(formular: Formular, art: str | None = None) -> Vorlage:
    """A paper in which every field of the form's model has a value; lists have two entries.

    The first step is closed, the second public: a form may print a text for closed steps only.
    """
    model = vorlage_model(formular)
    data = _filled(model, 0)
    data |= {"version": "1", "formular": formular.name, "status": "freigegeben", "pruefung": None, "fassung": None}
    kinds = [str(kind.art) for kind in formular.arten if kind.art]
    data["art"] = art or (kinds[0] if kinds else "beschlussvorlage")
    closed, public = data["beratungsfolge"]
    data["beratungsfolge"] = [closed | {"oeffentlich": "nein"}, public | {"oeffentlich": "ja"}]
    data["anlagen"] = [{"titel": "Lageplan", "oeffentlich": "ja"}, {"titel": "Gutachten Süd", "oeffentlich": "nein"}]
    return model.model_validate(data)


def _filled(model: type[BaseModel], depth: int) -> dict[str, Any]:
    return {name: _value(model, name, depth) for name in model.model_fields}


def _value(model: type[BaseModel], name: str, depth: int) -> Any:  # noqa: ANN401 - a value of any field
    info = model.model_fields[name]
    inner, choice, many = element_model(info.annotation), choice_of(info.annotation), info.default == ()
    if inner is not None:
        entry = _filled(inner, depth + 1)
        return [entry, entry] if many else entry
    if choice is not None:
        words = [str(member) for member in choice]
        return words[:2] if many else words[0]
    if is_markdown(model, (name,)):
        return TEXT.format(name=name)
    plain = next((word for kind, word in PLAIN.items() if _has_type(info.annotation, kind)), f"Text {name}")
    example = info.examples[0] if info.examples else plain
    return [str(example)] * 2 if many else str(example)


def _has_type(annotation: Any, kind: type) -> bool:  # noqa: ANN401 - a type annotation
    return annotation is kind or any(_has_type(part, kind) for part in get_args(annotation))
