"""Whether a form holds together: the fields, values, fonts and patterns that it names exist."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING

from pydantic import BaseModel

from vorlagen.formular.eigenheiten import extra_field_faults, font_faults, land_faults, limit_faults, pattern_faults
from vorlagen.formular.formular import Formular, vorlage_model
from vorlagen.formular.fristen import period_faults
from vorlagen.formular.gliederung import layout_faults, section_faults
from vorlagen.formular.mangel import Fault
from vorlagen.i18n import Text, t
from vorlagen.models import normalise_key
from vorlagen.models.blaetter import choice_of, element_model, has_field, is_yes_or_no, model_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from vorlagen.findings import Path
    from vorlagen.formular.elemente import Abschnitt, Angabe, Bedingung, Element, Option

Model = type[BaseModel]
_BESIDE = ("satz", "auswahl", "angaben", "liste")
"""Elements that fit into a field beside others: nothing that holds a table or a text of many pages."""
_NAME = re.compile(r"[a-z0-9_.]+")
_FINANCES = "finanzielle_auswirkungen"
_BRACES = re.compile(r"\{([^{}]*)\}")


def form_faults(formular: Formular) -> Iterator[Fault]:
    """Everything in a form that names what does not exist.

    Codes: V201 unknown field, V202 unknown value, V203 faulty number pattern, V204 font not
    shipped, V205 faulty extra field, V206 an element that does not suit its field, V208 a
    section with nothing in it, V209 two sections with one field, V212 faulty layouts, V213
    faulty pattern of an account, V214 unknown Land, V215 faulty limit, V220 a Ladungsfrist of
    a body that the form does not have.
    """
    faults = list(extra_field_faults(formular))
    yield from faults
    wrong = {fault.path[1] for fault in faults}
    sound = tuple(extra for at, extra in enumerate(formular.zusatzfelder) if at not in wrong)
    model = vorlage_model(formular.model_copy(update={"zusatzfelder": sound}))
    yield from _lines(formular.kopf, (model,), ("kopf",))
    for path, sections in _layouts(formular):
        for at, section in enumerate(sections):
            yield from _section(section, model, (*path, at))
        yield from section_faults(sections, path)
    yield from layout_faults(formular)
    yield from period_faults(formular)
    for at, layout in enumerate(formular.fassungen):
        yield from _lines(layout.kopf, (model,), ("fassungen", at, "kopf"))
    for key, words in (formular.auswahltexte or {}).items():
        yield from _unknown((model,), key, ("auswahltexte", key))
        for word in words:
            yield from _unknown_value((model,), key, word, ("auswahltexte", key, word))
    yield from _limits(formular, model)
    for faults_of in (pattern_faults, font_faults, land_faults, limit_faults):
        yield from faults_of(formular)


def _limits(formular: Formular, model: Model) -> Iterator[Fault]:
    scope = _scope(model, _FINANCES)
    for at, limit in enumerate(formular.wertgrenzen):
        for place, condition in enumerate(limit.wenn):
            yield from _condition(condition, scope, ("wertgrenzen", at, "wenn", place))


def _layouts(formular: Formular) -> Iterator[tuple[Path, tuple[Abschnitt, ...]]]:
    """The sections of each layout with their place in the form."""
    yield ("abschnitte",), formular.abschnitte
    for at, layout in enumerate(formular.fassungen):
        yield ("fassungen", at, "abschnitte"), layout.abschnitte


def _section(section: Abschnitt, model: Model, path: Path) -> Iterator[Fault]:
    if section.feld and section.feld not in model.model_fields:
        yield _no_field(model, section.feld, (*path, "feld"))
    scope = _scope(model, section.feld)
    for at, name in enumerate(section.fragt):
        yield from _unknown(scope, name, (*path, "fragt", at))
    for at, condition in enumerate(section.pflicht.wenn if section.pflicht else ()):
        yield from _condition(condition, scope, (*path, "pflicht", "wenn", at))
    for place, element in _elements(section.aufbau, (*path, "aufbau")):
        yield from _element(element, scope, place)
        yield from _unsuitable(element, model, section.feld, place)
    for at, child in enumerate(section.abschnitte):
        yield from _section(child, model, (*path, "abschnitte", at))


def _scope(model: Model, name: str | None) -> tuple[Model, ...]:
    """Where names inside the block ``name`` are looked up: in the block, then in the paper."""
    inner = _inner(model, name) if name else None
    return (inner, model) if inner else (model,)


def _elements(elements: tuple[Element, ...], path: Path) -> Iterator[tuple[Path, Element]]:
    """All elements, those beside each other after the one that holds them."""
    for at, element in enumerate(elements):
        yield (*path, at), element
        for place, field in enumerate(element.nebeneinander):
            yield from _elements(field.aufbau, (*path, at, "nebeneinander", place, "aufbau"))


def _element(element: Element, scope: tuple[Model, ...], path: Path) -> Iterator[Fault]:
    for key in ("satz", "titel"):
        yield from _in_braces(scope, getattr(element, key), (*path, key))
    for key in ("auswahl", "tabelle", "liste", "langtext", "unterschrift"):
        yield from _unknown(scope, getattr(element, key), (*path, key))
    yield from _lines(element.angaben, scope, (*path, "angaben"))
    for at, condition in enumerate(element.wenn):
        yield from _condition(condition, scope, (*path, "wenn", at))
    if element.immer and not element.optionen:
        message = t("Ohne Kästchen gibt es nichts, was immer dasteht.")
        yield Fault("V206", (*path, "immer"), message, t("Nennen Sie sie unter „optionen“."))
    for at, option in enumerate(element.optionen):
        yield from _option(option, element.auswahl or ".", scope, (*path, "optionen", at))
    yield from _entries(element, scope, path)


def _lines(lines: tuple[Angabe, ...], scope: tuple[Model, ...], path: Path) -> Iterator[Fault]:
    for at, line in enumerate(lines):
        yield from _unknown(scope, line.feld, (*path, at))
        for place, condition in enumerate(line.wenn):
            yield from _condition(condition, scope, (*path, at, "wenn", place))


def _entries(element: Element, scope: tuple[Model, ...], path: Path) -> Iterator[Fault]:
    """What a table or list names of its entries."""
    own = _entry(scope, element.tabelle or element.liste)
    entry = (*own, *(model for row in element.zeilen for model in _entry(scope, row.aus)))
    for at, column in enumerate(element.spalten):
        yield from _in_braces(scope, column.titel, (*path, "spalten", at, "titel"))
        for place, name in enumerate(column.felder):
            yield from _unknown((*entry, *scope), name, (*path, "spalten", at, "felder", place))
    for at, name in enumerate(element.felder):
        yield from _unknown((*entry, *scope), name, (*path, "felder", at))
    yield from _rows(element, own, scope, path)


def _in_braces(scope: tuple[Model, ...], text: str | None, path: Path) -> Iterator[Fault]:
    for name in _BRACES.findall(text or ""):
        yield from _unknown(scope, name, path)


def _rows(element: Element, entry: tuple[Model, ...], scope: tuple[Model, ...], path: Path) -> Iterator[Fault]:
    """Fixed rows of a table: their fields, conditions, and the rows and columns that sums name."""
    titles = [row.titel for row in element.zeilen]
    fields = [name for column in element.spalten for name in column.felder]
    for at, row in enumerate(element.zeilen):
        place = (*path, "zeilen", at)
        yield from _unknown(scope, row.aus, (*place, "aus"))
        for number, name in enumerate(row.felder):
            yield from _unknown(scope, name, (*place, "felder", number))
        inner = _entry(scope, row.aus) or entry
        for number, condition in enumerate(row.wenn):
            yield from _condition(condition, (*inner, *scope), (*place, "wenn", number))
        for key in ("plus", "minus"):
            for number, title in enumerate(getattr(row, key)):
                if title not in titles[:at]:
                    hint = t("Davor stehen: {names}.", names=", ".join(name for name in titles[:at] if name) or "–")
                    message = t("Vor dieser Zeile steht keine mit dem Titel „{name}“.", name=title)
                    yield Fault("V206", (*place, key, number), message, hint)
    for at, column in enumerate(element.spalten):
        if column.gegen and column.gegen not in fields:
            message = t("Keine Spalte hat das Feld „{name}“.", name=column.gegen)
            yield Fault(
                "V206", (*path, "spalten", at, "gegen"), message, t("Es gibt: {names}.", names=", ".join(fields))
            )


def _option(option: Option, field: str, scope: tuple[Model, ...], path: Path) -> Iterator[Fault]:
    yield from _in_braces(scope, option.text, (*path, "text"))
    for at, value in enumerate(option.werte):
        yield from _unknown_value(scope, field, value, (*path, "werte", at))
    for at, condition in enumerate(option.wenn):
        yield from _condition(condition, scope, (*path, "wenn", at))
    for at, child in enumerate(option.darunter):
        yield from _option(child, field, scope, (*path, "darunter", at))


def _condition(condition: Bedingung, scope: tuple[Model, ...], path: Path) -> Iterator[Fault]:
    yield from _unknown(scope, condition.feld, (*path, "feld"))
    for key in ("ist", "nicht"):
        for at, value in enumerate(getattr(condition, key)):
            yield from _unknown_value(scope, condition.feld or ".", value, (*path, key, at))


def _unknown(scope: tuple[Model, ...], name: str | None, path: Path) -> Iterator[Fault]:
    if name is None or name == "." or any(has_field(model, tuple(name.split("."))) for model in scope):
        return
    yield _no_field(scope[0], name, path)


def _no_field(model: Model, name: str, path: Path) -> Fault:
    message = t("Das Feld „{name}“ gibt es nicht.", name=name)
    near = difflib.get_close_matches(normalise_key(name), model.model_fields, n=1)
    if near:
        return Fault("V201", path, message, t("Meinten Sie „{near}“?", near=near[0]))
    if not _NAME.fullmatch(name):
        hint = t("Hier steht nur der Name eines Feldes; „ist“ und „nicht“ nennen daneben seine Werte.")
        return Fault("V201", path, message, hint)
    return Fault("V201", path, message, t("Hier gibt es: {names}.", names=", ".join(model.model_fields)))


def _unsuitable(element: Element, model: Model, section: str | None, path: Path) -> Iterator[Fault]:
    """Elements that would print nothing, or not what they name, for the kind of field they are given."""
    kind = element.kind
    if "nebeneinander" in path and kind not in _BESIDE:
        reason = t("„{kind}“ kann nicht neben anderem stehen.", kind=kind)
        yield Fault("V206", (*path, kind), reason, t("Dort geht: {names}.", names=", ".join(_BESIDE)))
    if kind not in {"auswahl", "tabelle", "liste", "unterschrift"}:
        return
    info = _field(model, section, getattr(element, kind))
    if info is None:  # unknown, which is V201
        return
    message: Text | None = None
    hint = t("Nehmen Sie ein anderes Element oder ein anderes Feld.")
    if kind == "auswahl":
        if not choice_of(info.annotation) and not is_yes_or_no(info) and not any(box.wenn for box in element.optionen):
            message = t("Dieses Feld ist keine Auswahl.")
    elif info.default != ():
        message = t("Dieses Feld ist keine Liste.")
    elif kind == "tabelle" and not element.spalten:
        message, hint = t("Die Tabelle hat keine Spalten."), t("Nennen Sie sie unter „spalten“.")
    elif kind == "liste" and element_model(info.annotation) and not element.felder:
        message, hint = t("Die Aufzählung nennt keine Felder."), t("Nennen Sie sie unter „felder“.")
    if message is not None:
        yield Fault("V206", (*path, kind), message, hint)


def _field(model: Model, section: str | None, name: str) -> FieldInfo | None:
    """The field that an element names: of the section's block, else of the paper."""
    if name == ".":
        return model.model_fields.get(section or "")
    steps = tuple(name.split("."))
    block = _inner(model, section) if section else None
    return (_field_at(block, steps) if block else None) or _field_at(model, steps)


def _field_at(model: Model, path: tuple[str, ...]) -> FieldInfo | None:
    holder = model_at(model, path[:-1])
    return holder.model_fields.get(path[-1]) if holder else None


def _unknown_value(scope: tuple[Model, ...], name: str, value: str, path: Path) -> Iterator[Fault]:
    words = next((found for model in scope if (found := _words_of(model, tuple(name.split("."))))), ())
    if not words or value in words:
        return
    yield Fault(
        "V202",
        path,
        t("„{value}“ ist kein Wert von „{name}“.", value=value, name=name),
        t("Erlaubt sind: {choices}.", choices=", ".join(words)),
    )


def _inner(model: Model, name: str) -> Model | None:
    return model_at(model, tuple(name.split(".")))


def _entry(scope: tuple[Model, ...], name: str | None) -> tuple[Model, ...]:
    if name is None or name == ".":
        return ()
    found = next((inner for model in scope if (inner := model_at(model, tuple(name.split("."))))), None)
    return (found,) if found else ()


def _words_of(model: Model, path: tuple[str, ...]) -> tuple[str, ...]:
    """The values that a field may have, in the words of forms; nothing for fields that take any."""
    info = _field_at(model, path)
    if info is None:
        return ()
    choice = choice_of(info.annotation)
    return tuple(choice) if choice else ("ja", "nein") if is_yes_or_no(info) else ()
