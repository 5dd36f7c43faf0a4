"""Texts people read, in German and English, and German numbers and dates.

The German text is the message id; English comes from the gettext catalogue. A text
stays a value with its parameters until somebody prints it, so that the language is
the printer's choice and never global state.
"""

from __future__ import annotations

import functools
import gettext
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from vorlagen import resources

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping
    from decimal import Decimal

Language = Literal["de", "en"]
LANGUAGES: tuple[Language, ...] = ("de", "en")
_LOCALE = "de_DE"
_GERMAN_MARKS = str.maketrans(",.", ".,")


@functools.cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    if language == "de":
        return gettext.NullTranslations()
    return gettext.translation("vorlagen", resources.locale_dir(), languages=[language])


@dataclass(frozen=True, slots=True)
class Text:
    """A translatable text with its parameters.

    Attributes:
        msgid: the German text with ``{name}`` placeholders (``str.format``).
        values: the parameters; a ``Text`` among them is translated as well.
    """

    msgid: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.translate("de")

    def translate(self, language: Language) -> str:
        """The text in ``language``, parameters filled in."""
        pattern = _catalogue(language).gettext(self.msgid) if self.msgid else ""
        if not self.values:
            return pattern.replace("{{", "{").replace("}}", "}")
        return pattern.format_map({name: translate(value, language) for name, value in self.values.items()})


def t(msgid: str, **values: object) -> Text:
    """Mark ``msgid`` for translation and bind its parameters.

    Example:
        >>> str(t("Seite {n}", n=3))
        'Seite 3'
    """
    return Text(msgid, MappingProxyType(values))


def translate(value: object, language: Language) -> str:
    """``value`` as text: a ``Text`` is translated, everything else is printed."""
    return value.translate(language) if isinstance(value, Text) else str(value)


def format_date(value: dt.date) -> str:
    """A date as DIN 5008 writes it in tables and heads: ``04.05.2026``."""
    from babel.dates import format_date as babel_date  # noqa: PLC0415 - 40 ms that a check never needs

    return babel_date(value, "dd.MM.yyyy", locale=_LOCALE)


def format_number(value: Decimal, decimals: int | None = None) -> str:
    """A number with German marks: ``1.250.000,50``.

    Args:
        value: the number.
        decimals: digits after the comma; ``None`` keeps those that ``value`` has.

    Every checked paper prints numbers, and babel takes 40 ms to start: so this is Python's own
    format with German marks. A test holds it to what babel prints.
    """
    places = max(0, -int(value.as_tuple().exponent)) if decimals is None else decimals
    return f"{value:,.{places}f}".translate(_GERMAN_MARKS)
