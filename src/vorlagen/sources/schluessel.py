"""Which field a key means, whichever way people write it."""

from __future__ import annotations

import difflib
import functools
from typing import TYPE_CHECKING

from vorlagen.models import normalise_key

if TYPE_CHECKING:
    from pydantic import BaseModel


@functools.lru_cache(maxsize=256)
def spellings(model: type[BaseModel]) -> dict[str, str]:
    """Every accepted spelling of a key (normalised) and the field that it means.

    A field's own name wins over another field's title, and a title over a synonym.
    """
    words = {name: name for name in model.model_fields}
    for name, info in model.model_fields.items():
        words.setdefault(normalise_key(info.title or name), name)
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra
        for synonym in extra.get("synonyme", ()) if isinstance(extra, dict) else ():  # type: ignore[union-attr]
            words.setdefault(normalise_key(str(synonym)), name)
    return words


def suggest(key: str, model: type[BaseModel]) -> str | None:
    """The field that a misspelt key most likely means, ``None`` if none is near."""
    near = difflib.get_close_matches(normalise_key(key), spellings(model), n=1, cutoff=0.7)
    return spellings(model)[near[0]] if near else None
