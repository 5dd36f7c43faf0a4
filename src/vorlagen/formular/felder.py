"""Which fields a form prints, whatever a paper has filled."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING

from vorlagen.formular.formular import Formular, vorlage_model
from vorlagen.formular.satz import PLACEHOLDER, resolve
from vorlagen.models.blaetter import has_field, without_positions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.formular.elemente import Element, Option
    from vorlagen.models import Art, Vorlage

Names = tuple[str, ...]
_Place = Callable[[Names, str], Names]
_SINGLE = ("auswahl", "tabelle", "liste", "langtext", "unterschrift")


def printed_fields(formular: Formular, art: Art | None) -> Iterator[Names]:
    """The path of every field that head and sections print, in printed order; some come more than once.

    Args:
        formular: the form, completed.
        art: the kind of paper; ``None`` for all.
    """
    model = vorlage_model(formular)
    # A column may name a field that only the entries of one of a table's lists have.
    yield from (path for path in _named(formular, art, model) if has_field(model, path))


def _named(formular: Formular, art: Art | None, model: type[Vorlage]) -> Iterator[Names]:
    place = functools.partial(_place, model)
    yield from (place((), line.feld) for line in formular.kopf if line.feld)
    for section in formular.sections(art):
        scope = (section.feld,) if section.feld else ()
        if scope:
            yield scope
        for element in section.aufbau:
            yield from _printed(element, scope, place)


def _place(model: type[Vorlage], scope: Names, name: str) -> Names:
    return without_positions(resolve(model, scope, name))


def _printed(element: Element, scope: Names, place: _Place) -> Iterator[Names]:
    options = tuple(_options(element.optionen))
    texts = (
        element.satz,
        element.titel,
        *(column.titel for column in element.spalten),
        *(option.text for option in options),
    )
    names = [name for text in texts for name in PLACEHOLDER.findall(text or "")]
    names += [name for kind in _SINGLE if (name := getattr(element, kind))]
    names += [line.feld for line in element.angaben if line.feld]
    names += [name for row in element.zeilen for name in row.felder]
    names += [condition.feld for option in options for condition in option.wenn if condition.feld]
    yield from (place(scope, name) for name in names)
    columns = [name for column in element.spalten for name in column.felder]
    entries = place(scope, element.tabelle or element.liste or ".")
    yield from (place(entries, name) for name in (*element.felder, *columns))
    for row in element.zeilen:
        source = place(scope, row.aus) if row.aus else entries
        asked = [condition.feld for condition in row.wenn if condition.feld]
        yield from (place(source, name) for name in (*asked, *(columns if row.aus else ())))
    for field in element.nebeneinander:
        for part in field.aufbau:
            yield from _printed(part, scope, place)


def _options(options: tuple[Option, ...]) -> Iterator[Option]:
    for option in options:
        yield option
        yield from _options(option.darunter)
