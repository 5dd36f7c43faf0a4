"""Choices: words from a closed list, each with its label and the synonyms people use."""

from __future__ import annotations

import difflib
import functools
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

from vorlagen.i18n import t
from vorlagen.models.basis import read_and_print, value_error
from vorlagen.models.schreibweise import loose_pattern, normalise_key

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import core_schema


class Auswahl(StrEnum):
    """A choice. Members are written ``NAME = "wert", "Bezeichnung", "Synonym", …``.

    Attributes:
        bezeichnung: how the choice is printed.
        synonyme: other words for it, as forms and people use them.
    """

    bezeichnung: str
    synonyme: tuple[str, ...]

    def __new__(cls, wert: str, bezeichnung: str, *synonyme: str) -> Self:
        """Make the member whose value is ``wert``."""
        member = str.__new__(cls, wert)
        member._value_ = wert
        member.bezeichnung = bezeichnung
        member.synonyme = synonyme
        return member

    @classmethod
    def spellings(cls) -> dict[str, Self]:
        """Every accepted spelling (normalised) and the choice it stands for."""
        return _spellings(cls)  # type: ignore[return-value]

    @classmethod
    def read(cls, value: object) -> Self:
        """The choice that ``value`` names, in any spelling.

        Raises:
            PydanticCustomError: it names none; the allowed ones are listed.
        """
        if isinstance(value, cls):
            return value
        if isinstance(value, bool):
            value = "true" if value else "false"
        if isinstance(value, str):
            found = cls.spellings().get(normalise_key(value))
            if found is not None:
                return found
            near = difflib.get_close_matches(normalise_key(value), cls.spellings(), n=1)
            if near:
                raise value_error(
                    t("„{value}“ ist hier nicht vorgesehen.", value=value),
                    t("Meinten Sie „{near}“? Erlaubt sind: {choices}.", near=cls.spellings()[near[0]],
                      choices=", ".join(cls)),
                )  # fmt: skip
        message = t("„{value}“ ist hier nicht vorgesehen.", value=value)
        if not isinstance(value, str):
            message = t("Hier gehört ein einzelnes Wort hin.")
        raise value_error(message, t("Erlaubt sind: {choices}.", choices=", ".join(cls)))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:  # noqa: ANN401
        """Read any spelling, write the canonical one."""
        return read_and_print(cls.read)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The canonical words to choose from, and the other spellings as patterns."""
        spellings = cls.spellings()
        choices: list[dict[str, Any]] = [
            {"enum": [str(member) for member in cls]},
            {"type": "string", "pattern": loose_pattern(*spellings)},
        ]
        if {"ja", "nein"} & set(spellings):
            choices.append({"type": "boolean"})
        return {"x-name": cls.__name__, "title": cls.__name__, "anyOf": choices}


@functools.cache
def _spellings(cls: type[Auswahl]) -> dict[str, Auswahl]:
    words: dict[str, Auswahl] = {}
    for member in cls:
        for word in (member.value, member.bezeichnung, *member.synonyme):
            words.setdefault(normalise_key(word), member)
    for word, spoken in (("true", "ja"), ("false", "nein")):  # other programs write yes and no so
        if spoken in words:
            words.setdefault(word, words[spoken])
    return words
