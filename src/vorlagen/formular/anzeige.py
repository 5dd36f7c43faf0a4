"""How single values are printed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from vorlagen.i18n import format_date, format_number
from vorlagen.models import Auswahl

if TYPE_CHECKING:
    from vorlagen.formular.formular import Formular


def format_value(value: object, formular: Formular, path: tuple[str, ...] = ()) -> str:
    """A value as German text: 04.05.2026, 18:30 Uhr, ja, 1.250.000 €.

    Args:
        value: a leaf of a paper, or a tuple of leaves (joined by commas).
        formular: its own words for choices win over the general ones.
        path: the field, list positions left out.
    """
    if isinstance(value, tuple):
        return ", ".join(format_value(part, formular, path) for part in value)
    if isinstance(value, bool | Auswahl):
        key = ("ja" if value else "nein") if isinstance(value, bool) else str(value)
        own = (formular.auswahltexte or {}).get(".".join(path), {}).get(key)
        return own or (value.bezeichnung if isinstance(value, Auswahl) else key)
    if isinstance(value, dt.date):
        return format_date(value)
    if isinstance(value, dt.time):
        return f"{value:%H:%M} Uhr"
    return format_number(value) if isinstance(value, Decimal) else str(value)
