"""The leaves of a paper: every single value that somebody wrote, with its place."""

from __future__ import annotations

import functools
import types
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator

from vorlagen.models.auswahl import Auswahl
from vorlagen.models.werte import read_long_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from vorlagen.findings import Path


def element_model(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - a type annotation
    """The model inside an annotation: of the field itself, or of the elements of its list."""
    return _element_model(annotation)


@functools.lru_cache(maxsize=2048)
def _element_model(annotation: Any) -> type[BaseModel] | None:  # noqa: ANN401 - a type annotation
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    origin = get_origin(annotation)
    if origin in (Annotated, Union, types.UnionType, tuple):
        return next((found for part in get_args(annotation) if (found := _element_model(part))), None)
    return None


@functools.lru_cache(maxsize=64)
def models_in(model: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """``model`` and all models inside it, each once, in the order of their fields."""
    found: dict[type[BaseModel], None] = {}
    left = [model]
    while left:
        at = left.pop(0)
        if at not in found:
            found[at] = None
            inner = (element_model(info.annotation) for info in at.model_fields.values())
            left = [*(part for part in inner if part), *left]
    return tuple(found)


def choice_of(annotation: Any) -> type[Auswahl] | None:  # noqa: ANN401 - a type annotation
    """The choice inside an annotation, if it is one."""
    return _choice_of(annotation)


@functools.lru_cache(maxsize=2048)
def _choice_of(annotation: Any) -> type[Auswahl] | None:  # noqa: ANN401 - a type annotation
    if isinstance(annotation, type) and issubclass(annotation, Auswahl):
        return annotation
    return next((found for part in get_args(annotation) if (found := _choice_of(part))), None)


def is_yes_or_no(info: FieldInfo) -> bool:
    """Whether a field takes ja or nein."""
    return _has_type(info.annotation, bool)


def _has_type(annotation: Any, kind: type) -> bool:  # noqa: ANN401 - a type annotation
    return annotation is kind or any(_has_type(part, kind) for part in get_args(annotation))


def leaves(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every filled value below ``value`` with its path, in the order of the model.

    Lists contribute their positions to the path; empty texts and absent fields are no leaves.
    """
    found: list[tuple[Path, object]] = []
    _gather(value, path, found)
    return iter(found)


def _gather(value: object, path: Path, found: list[tuple[Path, object]]) -> None:
    if isinstance(value, str):  # most are; asking pydantic whether something is a model takes longest
        if value != "":
            found.append((path, value))
    elif isinstance(value, tuple):
        for at, part in enumerate(value):
            _gather(part, (*path, at), found)
    elif isinstance(value, BaseModel):
        for name in _field_names(type(value)):
            part = getattr(value, name)
            if part is not None:
                _gather(part, (*path, name), found)
    elif value is not None:
        found.append((path, value))


@functools.lru_cache(maxsize=256)
def _field_names(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(model.model_fields)


def without_positions(path: Path) -> tuple[str, ...]:
    """The path of a field, whichever element of a list it belongs to."""
    return tuple(step for step in path if isinstance(step, str))


@functools.lru_cache(maxsize=2048)
def field_flag(model: type[BaseModel], path: tuple[str, ...], flag: str) -> bool:
    """Whether a field, or one that it lies in, bears ``flag`` (``technisch``, ``intern``)."""
    for name in path:
        info = model.model_fields.get(name)
        if info is None:
            return False
        extra = info.json_schema_extra
        if isinstance(extra, dict) and extra.get(flag):
            return True
        inner = element_model(info.annotation)
        if inner is None:
            return False
        model = inner
    return False


@functools.lru_cache(maxsize=2048)
def is_markdown(model: type[BaseModel], path: tuple[str, ...]) -> bool:
    """Whether the field at ``path`` holds a long text in Markdown."""
    inner = model_at(model, path[:-1])
    info = inner.model_fields.get(path[-1]) if inner and path else None
    return info is not None and _long_text_in(info.annotation, info.metadata)


def _long_text_in(annotation: Any, metadata: object = ()) -> bool:  # noqa: ANN401 - a type annotation
    marks = (*metadata, *getattr(annotation, "__metadata__", ())) if isinstance(metadata, list | tuple) else ()
    if any(isinstance(mark, BeforeValidator) and mark.func is read_long_text for mark in marks):
        return True
    return any(_long_text_in(part) for part in get_args(annotation) if get_args(part) or hasattr(part, "__metadata__"))


def field_title(model: type[BaseModel], path: tuple[str, ...]) -> str:
    """What offices call the field at ``path``; its name where it has no title."""
    title = path[-1] if path else ""
    for name in path:
        info = model.model_fields.get(name)
        if info is None:
            return title
        title = info.title or name
        model = element_model(info.annotation) or model
    return title


@functools.lru_cache(maxsize=2048)
def model_at(model: type[BaseModel], path: tuple[str, ...]) -> type[BaseModel] | None:
    """The model that the field at ``path`` holds, or that the entries of its list have."""
    inner: type[BaseModel] | None = model
    for name in path:
        info = inner.model_fields.get(name) if inner else None
        inner = element_model(info.annotation) if info else None
    return inner


def has_field(model: type[BaseModel], path: tuple[str, ...]) -> bool:
    """Whether ``path`` names a field of ``model`` or of the models in it."""
    inner = model_at(model, path[:-1])
    return inner is not None and path[-1] in inner.model_fields
