"""The journey of beginning: a commented YAML skeleton for a kind of paper and a form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vorlagen.errors import UsageError
from vorlagen.formular import Abschnitt, Formular, vorlage_model
from vorlagen.i18n import t
from vorlagen.models import FORMAT_VERSION, Art, Auswahl
from vorlagen.models.blaetter import choice_of, element_model, is_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

_COLUMN = 34
_HEAD = ("nummer", "betreff", "untertitel", "datum", "federfuehrung", "dezernat", "bearbeiter", "aktenzeichen")
_SHOWN_CHOICES = 8


def kinds_of(formular: Formular) -> tuple[Art, ...]:
    """The kinds of paper that a form has; all of them where it names none."""
    named = tuple(kind.art for kind in formular.arten if kind.art)
    return named or tuple(Art)


def new_paper(formular: Formular, art: Art | None = None, *, form_name: str | None = None) -> str:
    """A new paper as YAML text with a comment behind every line.

    It loads without findings and renders as a draft.

    Args:
        formular: the form, completed.
        art: kind of paper; by default the form's first.
        form_name: how the paper names its form, by default the form's own name; empty if the
            town's settings name it.

    Raises:
        UsageError: the form has no such kind.
    """
    kinds = kinds_of(formular)
    kind = art or kinds[0]
    if kind not in kinds:
        raise UsageError(
            t("Das Formular „{form}“ hat keine Art „{kind}“.", form=formular.name, kind=str(kind)),
            t("Es hat diese Arten: {kinds}.", kinds=", ".join(kinds)),
        )
    model = vorlage_model(formular)
    lines = [
        f"# {formular.kind_label(kind)} nach dem Formular „{formular.bezeichnung or formular.name}“.",
        "# Hinter jeder Zeile steht, was hineingehört. Was Sie nicht brauchen, lassen Sie leer oder löschen es.",
        _line("version", str(FORMAT_VERSION), "Version dieses Formats"),
        _line(
            "formular", _plain(formular.name or "standard" if form_name is None else form_name), "Formular der Stadt"
        ),
        _line("art", str(kind), "Art der Vorlage"),
        _line("status", "entwurf", "entwurf, oder freigegeben, wenn alles fertig ist"),
        *(_field_line(model, name, "") for name in _HEAD),
    ]
    done = {*_HEAD, "betreff"}
    for section in formular.sections(kind):
        if section.feld and section.feld not in done:
            done.add(section.feld)
            lines += _section(section, model, kind)
    return "\n".join(lines) + "\n"


def _section(section: Abschnitt, model: type[BaseModel], kind: Art) -> Iterator[str]:
    name = section.feld or ""
    info = model.model_fields[name]
    due = section.pflicht is not None and (section.pflicht.immer or kind in section.pflicht.arten)
    about = section.hilfe or info.description or ""
    note = f"{'Pflicht. ' if due else ''}{_one_line(about)}"
    if is_markdown(model, (name,)) or name == "beschlussvorschlag":
        yield f"{name}: |".ljust(_COLUMN) + f"# {note}"
        yield ""
        return
    inner = element_model(info.annotation)
    if inner is None:
        yield _field_line(model, name, "", note)
        return
    yield _line(name, "", note)
    yield from _block(inner, is_list=not section.feld or _is_list(model, name))


def _block(model: type[BaseModel], *, is_list: bool) -> Iterator[str]:
    """The fields of a block; lists inside it are left to the reference."""
    first = True
    for name, info in model.model_fields.items():
        if element_model(info.annotation) is not None:
            continue
        yield _field_line(model, name, "  - " if is_list and first else "    " if is_list else "  ")
        first = False


def _is_list(model: type[BaseModel], name: str) -> bool:
    return bool(model.model_fields[name].default == ())


def _field_line(model: type[BaseModel], name: str, indent: str, note: str = "") -> str:
    info = model.model_fields[name]
    about = note or _one_line(info.description or info.title or name)
    choice = choice_of(info.annotation)
    if choice is not None:
        about = f"{about.rstrip('.')}: {_choices(choice)}"
    elif info.examples:
        about = f"{about.rstrip('.')}, z. B. {info.examples[0]}"
    return _line(f"{indent}{name}", "", about)


def _choices(choice: type[Auswahl]) -> str:
    words = [str(member) for member in choice]
    return ", ".join(words[:_SHOWN_CHOICES]) + (" …" if len(words) > _SHOWN_CHOICES else "")


def _line(key: str, value: str, note: str) -> str:
    return f"{key}: {value}".rstrip().ljust(_COLUMN) + f"# {note}"


def _plain(value: str) -> str:
    """A value for YAML, in quotes where YAML would read it otherwise."""
    return value if re.fullmatch(r"[\w./-]*", value) else "'" + value.replace("'", "''") + "'"


def _one_line(text: str) -> str:
    return " ".join(text.split())
