"""What all models share: frozen, strict, documented, with short forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from collections.abc import Callable

    from vorlagen.i18n import Text

T = TypeVar("T")


class Modell(BaseModel):
    """Base of all models: values that never change once made, and no unknown keys.

    Attributes:
        kurzform: the field that a single word stands for (``klimaschutz: keine``).
        kurzwoerter: further words that may stand for a whole block (``pflicht: immer``); the model reads them itself.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", arbitrary_types_allowed=False)
    kurzform: ClassVar[str] = ""
    kurzwoerter: ClassVar[tuple[str, ...]] = ()

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, data: object) -> object:
        if data is None:
            return {}
        return {cls.kurzform: data} if cls.kurzform and not isinstance(data, dict | cls) else data


def value_error(message: Text, hint: Text) -> PydanticCustomError:
    """The error of a value that does not fit; the reader turns it into finding L004."""
    return PydanticCustomError("wert", "{text}", {"text": str(message), "message": message, "hint": hint})


def read_and_print(read: Callable[[object], object]) -> core_schema.CoreSchema:
    """What pydantic needs of a type of ours: ``read`` takes what people write, ``str`` gives what it reads again."""
    return core_schema.no_info_plain_validator_function(
        read, serialization=core_schema.plain_serializer_function_ser_schema(str)
    )


def as_tuple(value: object) -> object:
    """A list as people write it: a list, or just the one value that it holds."""
    if value is None:
        return ()
    if isinstance(value, list | tuple):
        return tuple(value)
    return (value,)


Liste = Annotated[tuple[T, ...], BeforeValidator(as_tuple)]
"""Several values; a single one may stand without the list."""


def describe(  # noqa: PLR0913 - what there is to say about a field
    titel: str,
    beschreibung: str,
    *,
    synonyme: tuple[str, ...] = (),
    beispiel: object = None,
    leer: Any = None,  # noqa: ANN401 - the default of any field type
    quelle: str = "",
    technisch: bool = False,
    intern: bool = False,
) -> Any:  # noqa: ANN401 - stands where the value of the field will stand
    """A documented field that may be absent.

    Args:
        titel: what offices call it; default heading and label.
        beschreibung: meaning and unit, one sentence for editors and reference.
        synonyme: other names under which people write it.
        beispiel: one typical value.
        leer: the value when absent, ``None`` or ``()``.
        quelle: the law or form that the field comes from.
        technisch: steers the program; never printed by any form.
        intern: not meant for the public, left out of every public file.
    """
    extra: dict[str, Any] = {name: True for name, on in (("technisch", technisch), ("intern", intern)) if on}
    if synonyme:
        extra["synonyme"] = list(synonyme)
    if quelle:
        extra["quelle"] = quelle
    return Field(
        default=leer,
        title=titel,
        description=beschreibung,
        examples=[beispiel] if beispiel is not None else None,
        json_schema_extra=extra or None,
    )
