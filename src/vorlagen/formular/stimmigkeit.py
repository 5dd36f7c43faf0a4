"""Whether a form holds together: the fields, values, fonts and patterns that it names exist."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel

from vorlagen.formular.formular import Feldtyp, Formular, Zusatzfeld, vorlage_model
from vorlagen.i18n import Text, t
from vorlagen.models import Vorlage, normalise_key
from vorlagen.models.blaetter import choice_of, element_model, has_field, is_yes_or_no
from vorlagen.resources import FONT_FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic.fields import FieldInfo

    from vorlagen.findings import Path
    from vorlagen.formular.elemente import Abschnitt, Bedingung, Element, Option

Model = type[BaseModel]
_BRACES = re.compile(r"\{([^{}]*)\}")


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
    shipped, V205 faulty extra field, V206 an element that does not suit its field.
    """
    faults = list(_extra_fields(formular))
    yield from faults
    wrong = {fault.path[1] for fault in faults}
    sound = tuple(extra for at, extra in enumerate(formular.zusatzfelder) if at not in wrong)
    model = vorlage_model(formular.model_copy(update={"zusatzfelder": sound}))
    for at, line in enumerate(formular.kopf):
        yield from _unknown((model,), line.feld, ("kopf", at))
    for at, section in enumerate(formular.abschnitte):
        yield from _section(section, model, ("abschnitte", at))
    for key, words in (formular.auswahltexte or {}).items():
        yield from _unknown((model,), key, ("auswahltexte", key))
        for word in words:
            yield from _unknown_value((model,), key, word, ("auswahltexte", key, word))
    yield from _pattern(formular)
    yield from _fonts(formular)


def _section(section: Abschnitt, model: Model, path: Path) -> Iterator[Fault]:
    scope: tuple[Model, ...] = (model,)
    if section.feld:
        if section.feld not in model.model_fields:
            yield _no_field(model, section.feld, (*path, "feld"))
        inner = _inner(model, section.feld)
        scope = (inner, model) if inner else scope
    for at, name in enumerate(section.fragt):
        yield from _unknown(scope, name, (*path, "fragt", at))
    for at, condition in enumerate(section.pflicht.wenn if section.pflicht else ()):
        yield from _condition(condition, scope, (*path, "pflicht", "wenn", at))
    for at, element in enumerate(section.aufbau):
        yield from _element(element, scope, (*path, "aufbau", at))
        yield from _unsuitable(element, model, section.feld, (*path, "aufbau", at))
    for at, child in enumerate(section.abschnitte):
        yield from _section(child, model, (*path, "abschnitte", at))


def _element(element: Element, scope: tuple[Model, ...], path: Path) -> Iterator[Fault]:
    for name in _BRACES.findall(element.satz or ""):
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
    yield _no_field(scope[0], name, path)


def _no_field(model: Model, name: str, path: Path) -> Fault:
    known = ", ".join(model.model_fields)
    return Fault(
        "V201", path, t("Das Feld „{name}“ gibt es nicht.", name=name), t("Hier gibt es: {names}.", names=known)
    )


def _unsuitable(element: Element, model: Model, section: str | None, path: Path) -> Iterator[Fault]:
    """Elements that would print nothing, or not what they name, for the kind of field they are given."""
    kind = element.kind
    if kind not in {"auswahl", "tabelle", "liste", "unterschrift"}:
        return
    info = _field(model, section, getattr(element, kind))
    if info is None:  # unknown, which is V201
        return
    message: Text | None = None
    hint = t("Nehmen Sie ein anderes Element oder ein anderes Feld.")
    if kind == "auswahl":
        ticked_by_conditions = any(option.wenn for option in element.optionen)
        if not choice_of(info.annotation) and not is_yes_or_no(info) and not ticked_by_conditions:
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
    info = model.model_fields.get(path[0])
    inner = element_model(info.annotation) if info and path[1:] else None
    return _field_at(inner, path[1:]) if inner else None if path[1:] else info


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
    info = model.model_fields.get(name)
    return element_model(info.annotation) if info else None


def _entry(scope: tuple[Model, ...], name: str | None) -> tuple[Model, ...]:
    if name is None or name == ".":
        return ()
    found = next((inner for model in scope if (inner := _inner(model, name))), None)
    return (found,) if found else ()


def _words_of(model: Model, path: tuple[str, ...]) -> tuple[str, ...]:
    """The values that a field may have, in the words of forms; nothing for fields that take any."""
    info = _field_at(model, path)
    if info is None:
        return ()
    choice = choice_of(info.annotation)
    return tuple(choice) if choice else ("ja", "nein") if is_yes_or_no(info) else ()


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
            message = t("Die Schrift „{family}“ wird nicht mitgeliefert.", family=family)
            hint = t("Mitgeliefert werden: {families}.", families=", ".join(FONT_FAMILIES))
            yield Fault("V204", ("schriften", key), message, hint)


def _extra_fields(formular: Formular) -> Iterator[Fault]:
    seen: set[str] = set()
    for at, extra in enumerate(formular.zusatzfelder):
        found = _extra_fault(extra, seen)
        if found is not None:
            yield Fault("V205", ("zusatzfelder", at), *found)
        seen.add(extra.name or "")


def _extra_fault(extra: Zusatzfeld, seen: set[str]) -> tuple[Text, Text] | None:
    name = extra.name or ""
    other = t("Wählen Sie einen anderen Namen.")
    if not name or normalise_key(name) != name:
        hint = t("Nehmen Sie Kleinbuchstaben ohne Umlaute; zwischen Wörtern steht ein Unterstrich.")
        return t("„{name}“ taugt nicht als Schlüssel.", name=name), hint
    if name in Vorlage.model_fields:
        hint = t("Verwenden Sie das vorhandene Feld, oder wählen Sie einen anderen Namen.")
        return t("Das Feld „{name}“ hat jede Vorlage schon.", name=name), hint
    if hasattr(Vorlage, name) or name.startswith("model_"):
        return t("„{name}“ ist im Programm vergeben.", name=name), other
    if name in seen:
        return t("Das Feld „{name}“ steht zweimal.", name=name), other
    return _word_fault(extra)


def _word_fault(extra: Zusatzfeld) -> tuple[Text, Text] | None:
    words = [normalise_key(word) for word in extra.auswahl]
    if extra.typ is Feldtyp.AUSWAHL and not words:
        hint = t("Zählen Sie die Werte unter „auswahl“ auf.")
        return t("Das Feld „{name}“ ist eine Auswahl, nennt aber keine Werte.", name=extra.name), hint
    if len(set(words)) < len(words) or "" in words:
        hint = t("Groß- und Kleinschreibung und Satzzeichen unterscheiden Worte nicht.")
        return t("Die Auswahl „{name}“ hat ein Wort doppelt oder leer.", name=extra.name), hint
    return None
