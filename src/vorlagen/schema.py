"""Models and forms as JSON Schema, for editors and other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vorlagen.formular import Formular, vorlage_model
from vorlagen.models.basis import Modell
from vorlagen.models.blaetter import element_model
from vorlagen.models.schreibweise import loose_pattern, normalise_key

if TYPE_CHECKING:
    from pydantic import BaseModel

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SCALAR = {"type": ["string", "number", "boolean"]}
Json = dict[str, Any]


def vorlage_schema(formular: Formular) -> Json:
    """The schema of papers of a form: canonical keys are offered, what the reader takes is accepted."""
    kinds = [str(kind.art) for kind in formular.arten if kind.art]
    schema = _schema(vorlage_model(formular), f"Vorlage ({formular.bezeichnung or formular.name})")
    if kinds:
        schema["properties"]["art"]["examples"] = kinds
    for section in formular.sections():
        if section.feld and section.hilfe and section.feld in schema["properties"]:
            schema["properties"][section.feld]["markdownDescription"] = section.hilfe
    return schema


def formular_schema() -> Json:
    """The schema of forms."""
    return _schema(Formular, "Formular")


def _schema(model: type[BaseModel], title: str) -> Json:
    raw = model.model_json_schema()
    models = {found.__name__: found for found in _models_in(model)}
    definitions: Json = raw.get("$defs", {})
    for name, definition in definitions.items():
        if name in models:
            definitions[name] = _generous(definition, models[name], f"#/$defs/{name}")
    schema = {"$schema": _DIALECT, **_keys(raw, model, "#")}
    schema["title"] = title
    schema["description"] = (model.__doc__ or "").strip().split("\n", 1)[0]
    return schema


def _models_in(model: type[BaseModel], seen: set[type[BaseModel]] | None = None) -> set[type[BaseModel]]:
    found = seen if seen is not None else set()
    if model not in found:
        found.add(model)
        for info in model.model_fields.values():
            inner = element_model(info.annotation)
            if inner is not None:
                _models_in(inner, found)
    return found


def _generous(definition: Json, model: type[BaseModel], pointer: str) -> Json:
    """A block, or the one word that stands for it (``klimaschutz: keine``)."""
    short = model.kurzform if issubclass(model, Modell) else ""
    block = _keys(definition, model, f"{pointer}/anyOf/0" if short else pointer)
    if not short:
        return block
    word = {key: value for key, value in block["properties"][short].items() if key not in {"title", "description"}}
    return {"title": block.get("title", model.__name__), "anyOf": [block, word or _SCALAR]}


def _keys(definition: Json, model: type[BaseModel], pointer: str) -> Json:
    """An object whose keys may be written as people write them."""
    block = dict(definition)
    properties: Json = {name: _listed(value) for name, value in definition.get("properties", {}).items()}
    patterns: Json = {}
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra
        synonyms = extra.get("synonyme", []) if isinstance(extra, dict) else []
        words = [name, info.title or name, *(synonyms if isinstance(synonyms, list) else [])]
        for word in dict.fromkeys(normalise_key(str(word)) for word in words):
            taken = word in model.model_fields and word != name
            if not taken:
                patterns.setdefault(loose_pattern(word), {"$ref": f"{pointer}/properties/{name}"})
        for mark in ("synonyme", "technisch", "intern", "quelle"):
            properties[name].pop(mark, None)
    block["properties"] = properties
    block["patternProperties"] = patterns
    block["additionalProperties"] = False
    return block


def _listed(field: Json) -> Json:
    """A list field also takes its one entry, or nothing."""
    if field.get("type") != "array":
        return dict(field)
    items = {"anyOf": [field["items"], {"type": "null"}]}
    about = {key: value for key, value in field.items() if key not in {"type", "items", "default"}}
    return {**about, "anyOf": [{"type": "array", "items": items}, field["items"], {"type": "null"}]}
