"""Models and forms as JSON Schema, for editors and other programs.

What people may write in many ways stands once: each choice and each model is a definition,
and each key has one pattern for all its spellings. An editor stays quick that way.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from vorlagen.formular import Formular, vorlage_model
from vorlagen.models import Sitzung
from vorlagen.models.basis import Modell
from vorlagen.models.blaetter import models_in
from vorlagen.models.manifest import Manifest, Seitenstand
from vorlagen.models.planausgabe import Planausgabe
from vorlagen.models.schreibweise import loose_pattern, normalise_key

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SCALAR = {"type": ["string", "number", "boolean"]}
_MARKS = frozenset({"synonyme", "technisch", "intern", "quelle", "default"})
Json = dict[str, Any]


def vorlage_schema(formular: Formular) -> Json:
    """The schema of papers of a form: canonical keys are offered, what the reader takes is accepted."""
    kinds = [str(kind.art) for kind in formular.arten if kind.art]
    schema = _schema(vorlage_model(formular), f"Vorlage ({formular.bezeichnung or formular.name})")
    if kinds:
        schema["properties"]["art"]["examples"] = kinds
    if formular.fassungen:
        schema["properties"]["fassung"]["examples"] = [layout.name for layout in formular.fassungen]
    for section in (part for layout in formular.layouts() for part in layout.sections()):
        if section.feld and section.hilfe and section.feld in schema["properties"]:
            schema["properties"][section.feld]["markdownDescription"] = section.hilfe
    return schema


def formular_schema() -> Json:
    """The schema of forms."""
    return _schema(Formular, "Formular")


def sitzung_schema() -> Json:
    """The schema of meetings."""
    return _schema(Sitzung, "Sitzung")


def manifest_schema() -> Json:
    """The schema of the manifest of a Mappe."""
    return _written(Manifest, "Manifest einer Sitzungsmappe")


def seitenzahlen_schema() -> Json:
    """The schema of the lock file that keeps published page numbers."""
    return _written(Seitenstand, "Veröffentlichte Seitenzahlen einer Sitzungsmappe")


def plan_schema() -> Json:
    """The schema of the plan of a Mappe."""
    return _written(Planausgabe, "Plan einer Sitzungsmappe")


def format_schema(schema: Json) -> str:
    """A schema as the text of its file: equal schemas are equal texts."""
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _written(model: type[BaseModel], title: str) -> Json:
    """The schema of what programs write and read: each key is spelt one way."""
    raw = _bare(model.model_json_schema(mode="serialization"))
    return {"$schema": _DIALECT, **raw, "title": title}


def _bare(schema: Any) -> Any:  # noqa: ANN401 - JSON
    """A schema without defaults, which nobody needs who reads what was written."""
    if isinstance(schema, list):
        return [_bare(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    return {key: _bare(value) for key, value in schema.items() if key != "default"}


def _schema(model: type[BaseModel], title: str) -> Json:
    raw = model.model_json_schema()
    models = {found.__name__: found for found in models_in(model)}
    shared: Json = {}
    definitions: Json = {
        name: _generous(definition, models[name], f"#/$defs/{name}", shared) if name in models else definition
        for name, definition in raw.pop("$defs", {}).items()
    }
    schema = {"$schema": _DIALECT, **_keys(raw, model, "#", shared)}
    schema["title"] = title
    schema["description"] = (model.__doc__ or "").strip().split("\n", 1)[0]
    return {**schema, "$defs": {**definitions, **shared}}


def _generous(definition: Json, model: type[BaseModel], pointer: str, shared: Json) -> Json:
    """A block, or the one word that stands for it (``klimaschutz: keine``)."""
    if not issubclass(model, Modell) or not model.kurzform:
        return _keys(definition, model, pointer, shared)
    short = model.kurzform
    block = _keys(definition, model, f"{pointer}/anyOf/0", shared)
    word = {key: value for key, value in block["properties"][short].items() if key not in {"title", "description"}}
    words = [{"type": "string", "pattern": loose_pattern(*model.kurzwoerter)}] if model.kurzwoerter else []
    return {"title": block.get("title", model.__name__), "anyOf": [block, word or _SCALAR, *words]}


def _keys(definition: Json, model: type[BaseModel], pointer: str, shared: Json) -> Json:
    """An object whose keys may be written as people write them."""
    block = {key: value for key, value in definition.items() if key not in _MARKS}
    block["properties"] = {
        name: _listed(_shared(value, shared)) for name, value in definition.get("properties", {}).items()
    }
    taken = set(model.model_fields)
    patterns: dict[str, list[str]] = {}
    for wording in (_own_words, _synonyms):  # a title wins over another field's synonym, as in the reader
        for name, info in model.model_fields.items():
            words = [word for word in dict.fromkeys(wording(name, info)) if word == name or word not in taken]
            taken.update(words)
            patterns.setdefault(name, []).extend(word for word in words if word)
    # The canonical key is left to "properties": what it holds is judged once, not twice at every depth.
    block["patternProperties"] = {
        f"^(?!{name}$){loose_pattern(*words)[1:]}": {"$ref": f"{pointer}/properties/{name}"}
        for name, words in patterns.items()
    }
    return block


def _own_words(name: str, info: FieldInfo) -> list[str]:
    return [name, normalise_key(info.title or name)]


def _synonyms(_name: str, info: FieldInfo) -> list[str]:
    extra = info.json_schema_extra
    synonyms = extra.get("synonyme", []) if isinstance(extra, dict) else []
    return [normalise_key(str(word)) for word in synonyms] if isinstance(synonyms, list) else []


def _shared(schema: Any, shared: Json) -> Any:  # noqa: ANN401 - JSON
    """The same schema with every choice and every type that many fields have moved to the definitions."""
    if isinstance(schema, list):
        return [_shared(part, shared) for part in schema]
    if not isinstance(schema, dict):
        return schema
    name = schema.get("x-name")
    if isinstance(name, str):
        shared[name] = {key: value for key, value in schema.items() if key != "x-name"}
        return {"$ref": f"#/$defs/{name}"}
    return _merged({key: _shared(value, shared) for key, value in schema.items() if key not in _MARKS})


def _merged(schema: Json) -> Json:
    """``anyOf`` of nothing but types is one list of types."""
    parts = schema.get("anyOf", ())
    if not parts or any(set(part) != {"type"} for part in parts):
        return schema
    types = [name for part in parts for name in ([part["type"]] if isinstance(part["type"], str) else part["type"])]
    return {**{key: value for key, value in schema.items() if key != "anyOf"}, "type": types}


def _listed(field: Json) -> Json:
    """A list field also takes its one entry, or nothing."""
    if field.get("type") != "array":
        return dict(field)
    items = {"anyOf": [field["items"], {"type": "null"}]}
    about = {key: value for key, value in field.items() if key not in {"type", "items"}}
    return {**about, "anyOf": [{"type": "array", "items": items}, field["items"], {"type": "null"}]}
