"""Texts people read, in German and English, and German numbers and dates.

The German text is the message id; English comes from the gettext catalogue. A text
stays a value with its parameters until somebody prints it, so that the language is
the printer's choice and never global state.
"""

from __future__ import annotations

import errno
import functools
import gettext
import re
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
_PARAMETER = re.compile(r"\{[a-z_0-9]+\}")


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

    def __reduce__(self) -> tuple[type[Text], tuple[str, dict[str, object]]]:
        return Text, (self.msgid, dict(self.values))  # a read-only view cannot go to another process

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


def readable(text: Text, language: Language) -> str:
    """A text of a catalogue of rules: its parameters, which only a finding has, become an ellipsis."""
    return _PARAMETER.sub("…", Text(text.msgid).translate(language))


def translate(value: object, language: Language) -> str:
    """``value`` as text: a ``Text`` is translated, everything else is printed."""
    return value.translate(language) if isinstance(value, Text) else str(value)


def format_date(value: dt.date) -> str:
    """A date as DIN 5008 writes it in tables and heads: ``04.05.2026``."""
    from babel.dates import format_date as babel_date  # noqa: PLC0415 - 40 ms that a check never needs

    return babel_date(value, "dd.MM.yyyy", locale=_LOCALE)


def format_day(value: dt.date) -> str:
    """A date as invitations write it: ``Dienstag, 23. Juni 2026``."""
    from babel.dates import format_date as babel_date  # noqa: PLC0415 - 40 ms that a check never needs

    return babel_date(value, "EEEE, d. MMMM yyyy", locale=_LOCALE)


def format_number(value: Decimal, decimals: int | None = None) -> str:
    """A number with German marks: ``1.250.000,50``, ``−3``.

    Args:
        value: the number.
        decimals: digits after the comma; ``None`` keeps those that ``value`` has.
    """
    places = max(0, -int(value.as_tuple().exponent)) if decimals is None else decimals
    return _german_number(str(value), places, quantize=decimals is not None)


@functools.lru_cache(maxsize=1024)  # a paper prints its amounts again and again, and babel reads the pattern each time
def _german_number(value: str, places: int, *, quantize: bool) -> str:
    from babel.numbers import format_decimal  # noqa: PLC0415 - 40 ms that a check never needs

    pattern = "#,##0" + ("." + "0" * places if places else "")
    text = str(format_decimal(value, format=pattern, locale=_LOCALE, decimal_quantization=quantize))
    return text.replace("-", "−")  # a minus, which babel's German writes as a hyphen


_REASONS: Mapping[int, Text] = MappingProxyType({
    errno.EACCES: t("keine Berechtigung"),
    errno.EPERM: t("keine Berechtigung"),
    errno.EROFS: t("der Datenträger ist schreibgeschützt"),
    errno.ENOENT: t("Datei oder Ordner gibt es nicht"),
    errno.EEXIST: t("dort liegt schon eine Datei dieses Namens"),
    errno.ENOTDIR: t("ein Teil des Pfads ist eine Datei, kein Ordner"),
    errno.EISDIR: t("das ist ein Ordner"),
    errno.ENOSPC: t("der Datenträger ist voll"),
    errno.EFBIG: t("die Datei wird zu groß für den Datenträger oder das Kontingent"),
    errno.ENAMETOOLONG: t("der Name ist zu lang"),
    errno.EINVAL: t("der Name enthält Zeichen, die hier nicht erlaubt sind"),
    errno.ELOOP: t("die Verknüpfungen führen im Kreis"),
    errno.EBUSY: t("ein anderes Programm benutzt die Datei"),
    errno.EIO: t("der Datenträger meldet einen Fehler"),
})  # fmt: skip


def system_reason(error: OSError) -> Text | str:
    """Why the operating system refused, in the reader's language where the cause is a usual one.

    Python gives these texts in English on every German machine.
    """
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
