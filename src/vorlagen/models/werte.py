"""Typed values as people write them: dates, times, yes and no, whole numbers, texts."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema

from vorlagen.i18n import t
from vorlagen.models.basis import value_error
from vorlagen.models.schreibweise import loose_pattern, normalise_key

MONATE = (
    "januar", "februar", "maerz", "april", "mai", "juni",
    "juli", "august", "september", "oktober", "november", "dezember",
)  # fmt: skip
_GERMAN = re.compile(r"([0-9]{1,2})\.\s*([0-9]{1,2})\.\s*([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LONG = re.compile(r"([0-9]{1,2})\.\s*([A-Za-zäÄ]+)\s+([0-9]{4})")
_TIME = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*(?:Uhr)?", re.IGNORECASE)
_WHOLE = re.compile(r"[+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,12})")
_WORDS = {
    "ja": True, "true": True, "wahr": True, "oeffentlich": True, "oe": True,
    "nein": False, "false": False, "falsch": False, "nichtoeffentlich": False, "noe": False, "n": False,
}  # fmt: skip


def read_date(value: object) -> object:
    """A date written 04.05.2026, 4. Mai 2026 or 2026-05-04."""
    if isinstance(value, dt.datetime):
        return value.date()
    if not isinstance(value, str):
        return value
    text = unicodedata.normalize("NFC", value.strip())
    try:
        if match := _ISO.fullmatch(text):
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
        if match := _GERMAN.fullmatch(text):
            return dt.date(int(match[3]), int(match[2]), int(match[1]))
        if (match := _LONG.fullmatch(text)) and normalise_key(match[2]) in MONATE:
            return dt.date(int(match[3]), MONATE.index(normalise_key(match[2])) + 1, int(match[1]))
    except ValueError:  # the form is right, the day does not exist: 31.02.2026
        pass
    raise value_error(
        t("„{value}“ ist kein Datum.", value=text),
        t("Schreiben Sie: 04.05.2026 oder 2026-05-04, das Jahr vierstellig."),
    )


def read_time(value: object) -> object:
    """A time of day written 18:30, 18.30 Uhr or 18 Uhr."""
    if not isinstance(value, str):
        return value
    match = _TIME.fullmatch(value.strip())
    if match and int(match[1]) < 24 and int(match[2] or 0) < 60:  # noqa: PLR2004 - hours and minutes of a day
        return dt.time(int(match[1]), int(match[2] or 0))
    raise value_error(t("„{value}“ ist keine Uhrzeit.", value=value), t("Schreiben Sie: 18:30 oder 18.30 Uhr."))


def read_bool(value: object) -> object:
    """Yes or no: ja, nein, true, false; of steps also öffentlich, nichtöffentlich, Ö, N."""
    if not isinstance(value, str):
        return value
    word = normalise_key(value)
    if word in _WORDS:
        return _WORDS[word]
    raise value_error(t("„{value}“ ist weder ja noch nein.", value=value), t("Schreiben Sie ja oder nein."))


def read_int(value: object) -> object:
    """A whole number, as text or as a number."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if _WHOLE.fullmatch(text):
        return int(text.replace(".", ""))
    raise value_error(t("„{value}“ ist keine ganze Zahl.", value=value), t("Schreiben Sie nur Ziffern."))


def read_text(value: object) -> object:
    """A text; numbers from other programs become their digits, white space at the ends goes."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else value


def read_long_text(value: object) -> object:
    """A Markdown text: line ends of one kind, no blank lines round it, its first indent kept."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip("\n").rstrip()
    return read_text(value)


def _schema(**extra: Any) -> WithJsonSchema:  # noqa: ANN401 - JSON Schema
    return WithJsonSchema(extra)


_TEXTUAL = ["string", "number", "boolean"]
_DATE_PATTERN = r"^\s*([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\.\s*([0-9]{1,2}\.\s*|[A-Za-zäÄ\u0308]+\s+)[0-9]{4})\s*$"
_WHOLE_PATTERN = r"^\s*[+-]?([0-9]{1,3}(\.[0-9]{3})+|[0-9]{1,12})\s*$"
Zeichenfolge = Annotated[str, BeforeValidator(read_text), _schema(type=_TEXTUAL)]
"""One line of text. Editors may take ``017`` for a number; it stays what it is."""
Langtext = Annotated[str, BeforeValidator(read_long_text), _schema(type=_TEXTUAL)]
"""A text in Markdown (CommonMark with tables), any length."""
Datum = Annotated[
    dt.date, BeforeValidator(read_date), _schema(**{"x-name": "Datum", "type": "string", "pattern": _DATE_PATTERN})
]
"""A day: 04.05.2026, 4. Mai 2026 or 2026-05-04."""
Uhrzeit = Annotated[dt.time, BeforeValidator(read_time), _schema(type=["string", "number"])]
"""A time of day: 18:30, 18.30 Uhr."""
Ganzzahl = Annotated[int, BeforeValidator(read_int), _schema(type=["integer", "string"], pattern=_WHOLE_PATTERN)]
"""A whole number."""
JaNein = Annotated[
    bool,
    BeforeValidator(read_bool),
    _schema(**{"x-name": "JaNein", "anyOf": [
        {"type": "boolean"}, {"enum": ["ja", "nein"]}, {"type": "string", "pattern": loose_pattern(*_WORDS)},
    ]}),
]  # fmt: skip
"""Yes or no."""
