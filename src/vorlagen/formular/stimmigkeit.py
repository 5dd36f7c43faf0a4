"""Whether a form holds together: the fields, values, fonts and patterns that it names exist."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel

from vorlagen.formular.formular import Feldtyp, Formular, vorlage_model
from vorlagen.formular.satz import PLACEHOLDER
from vorlagen.i18n import Text, t
from vorlagen.models import Auswahl, Vorlage, normalise_key
from vorlagen.models.blaetter import choice_of, element_model, has_field
from vorlagen.resources import FONT_FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.findings import Path
    from vorlagen.formular.elemente import Abschnitt, Bedingung, Element, Option

Model = type[BaseModel]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not hold together in a form."""

    code: str
    path: Path
    message: Text
    hint: Text


def form_faults(formular: Formular) -> Iterator[Fault]:
    """Everything in a form that names what does not exist.

    Codes: V201 unknown field, V202 unknown value, V203 faulty number pattern, V204 font not
    shipped, V205 faulty extra field.
    """
    yield from _extra_fields(formular)
    model = vorlage_model(formular)
    for at, line in enumerate(formular.kopf):
        yield from _unknown((model,), line.feld, ("kopf", at))
    for at, section in enumerate(formular.abschnitte):
        yield from _section(section, model, ("abschnitte", at))
    for key in formular.auswahltexte or {}:
        yield from _unknown((model,), key, ("auswahltexte", key))
    yield from _pattern(formular)
    yield from _fonts(formular)


def _section(section: Abschnitt, model: Model, path: Path) -> Iterator[Fault]:
    scope: tuple[Model, ...] = (model,)
    if section.feld:
        yield from _unknown(scope, section.feld, (*path, "feld"))
        inner = _inner(model, section.feld)
        scope = (inner, model) if inner else scope
    for at, name in enumerate(section.fragt):
        yield from _unknown(scope, name, (*path, "fragt", at))
    for at, condition in enumerate(section.pflicht.wenn if section.pflicht else ()):
        yield from _condition(condition, scope, (*path, "pflicht", "wenn", at))
    for at, element in enumerate(section.aufbau):
        yield from _element(element, scope, (*path, "aufbau", at))
    for at, child in enumerate(section.abschnitte):
        yield from _section(child, model, (*path, "abschnitte", at))


def _element(element: Element, scope: tuple[Model, ...], path: Path) -> Iterator[Fault]:
    for name in PLACEHOLDER.findall(element.satz or ""):
        yield from _unknown(scope, name, (*path, "satz"))
    for key in ("auswahl", "tabelle", "liste", "langtext", "unterschrift"):
        yield from _unknown(scope, getattr(element, key), (*path, key))
    for at, line in enumerate(element.angaben):
        yield from _unknown(scope, line.feld, (*path, "angaben", at))
    for at, condition in enumerate(element.wenn):
        yield from _condition(condition, scope, (*path, "wenn", at))
    for at, option in enumerate(element.optionen):
        yield from _option(option, element.auswahl or ".", scope, (*path, "optionen", at))
    entry = _entry(scope, element.tabelle or element.liste)
    for at, column in enumerate(element.spalten):
        for place, name in enumerate(column.felder):
            yield from _unknown((*entry, *scope), name, (*path, "spalten", at, "felder", place))
    for at, name in enumerate(element.felder):
        yield from _unknown((*entry, *scope), name, (*path, "felder", at))


def _option(option: Option, field: str, scope: tuple[Model, ...], path: Path) -> Iterator[Fault]:
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
    known = ", ".join(scope[0].model_fields)
    yield Fault(
        "V201", path, t("Das Feld „{name}“ gibt es nicht.", name=name), t("Hier gibt es: {names}.", names=known)
    )


def _unknown_value(scope: tuple[Model, ...], name: str, value: str, path: Path) -> Iterator[Fault]:
    choice = next((found for model in scope if (found := _choice(model, tuple(name.split("."))))), None)
    if choice is None or value in set(choice):
        return
    yield Fault(
        "V202",
        path,
        t("„{value}“ ist kein Wert von „{name}“.", value=value, name=name),
        t("Erlaubt sind: {choices}.", choices=", ".join(choice)),
    )


def _inner(model: Model, name: str) -> Model | None:
    info = model.model_fields.get(name)
    return element_model(info.annotation) if info else None


def _entry(scope: tuple[Model, ...], name: str | None) -> tuple[Model, ...]:
    if name is None or name == ".":
        return ()
    found = next((inner for model in scope if (inner := _inner(model, name))), None)
    return (found,) if found else ()


def _choice(model: Model, path: tuple[str, ...]) -> type[Auswahl] | None:
    for name in path[:-1]:
        inner = _inner(model, name)
        if inner is None:
            return None
        model = inner
    info = model.model_fields.get(path[-1])
    return choice_of(info.annotation) if info else None


def _pattern(formular: Formular) -> Iterator[Fault]:
    if formular.nummer is None or formular.nummer.muster is None:
        return
    path: Path = ("nummer", "muster")
    try:
        pattern = re.compile(formular.nummer.muster)
    except re.error as error:
        hint = t("Grund: {reason}.", reason=error)
        yield Fault("V203", path, t("Das Muster der Nummer ist kein regulärer Ausdruck."), hint)
        return
    example = formular.nummer.beispiel
    if example and not pattern.fullmatch(example):
        message = t("Das Beispiel „{example}“ passt nicht zum Muster der Nummer.", example=example)
        yield Fault("V203", path, message, t("Ändern Sie das Muster oder das Beispiel."))


def _fonts(formular: Formular) -> Iterator[Fault]:
    for key in ("text", "ueberschrift"):
        family = getattr(formular.schriften, key, None)
        if family and family not in FONT_FAMILIES:
            hint = t("Mitgeliefert werden: {families}.", families=", ".join(FONT_FAMILIES))
            yield Fault("V204", ("schriften", key), t("Die Schrift „{family}“ fehlt.", family=family), hint)


def _extra_fields(formular: Formular) -> Iterator[Fault]:
    for at, extra in enumerate(formular.zusatzfelder):
        path: Path = ("zusatzfelder", at)
        name = extra.name or ""
        if not name or normalise_key(name) != name:
            message = t("„{name}“ taugt nicht als Schlüssel.", name=name)
            yield Fault("V205", path, message, t("Nehmen Sie Kleinbuchstaben ohne Umlaute und Unterstriche."))
        elif name in Vorlage.model_fields:
            message = t("Das Feld „{name}“ hat jede Vorlage schon.", name=name)
            yield Fault("V205", path, message, t("Verwenden Sie das vorhandene Feld, oder wählen Sie einen Namen."))
        elif extra.typ is Feldtyp.AUSWAHL and not extra.auswahl:
            message = t("Das Feld „{name}“ ist eine Auswahl ohne Worte.", name=name)
            yield Fault("V205", path, message, t("Zählen Sie die Worte unter „auswahl“ auf."))
