"""The journey of beginning: a commented YAML skeleton for a kind of paper and a form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vorlagen.errors import UsageError
from vorlagen.formular import Abschnitt, Formular, unknown_layout, vorlage_model
from vorlagen.formular.felder import printed_fields
from vorlagen.i18n import t
from vorlagen.models import FORMAT_VERSION, Anlage, Art, Auswahl
from vorlagen.models.blaetter import choice_of, element_model, is_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from pydantic import BaseModel

    from vorlagen.formular.felder import Names

_COLUMN = 34
_ALWAYS = ("nummer", "betreff", "untertitel", "datum", "federfuehrung")
_HEAD = (
    "nummer",
    "betreff",
    "untertitel",
    "datum",
    "federfuehrung",
    "dezernat",
    "bearbeiter",
    "aktenzeichen",
    "beteiligte",
)
_SHOWN_CHOICES = 8


def kinds_of(formular: Formular) -> tuple[Art, ...]:
    """The kinds of paper that a form has; all of them where it names none."""
    named = tuple(kind.art for kind in formular.arten if kind.art)
    return named or tuple(Art)


def new_paper(
    formular: Formular, art: Art | None = None, *, form_name: str | None = None, fassung: str | None = None
) -> str:
    """A new paper as YAML text with a comment behind every line.

    It loads without findings and renders as a draft.

    Args:
        formular: the form, completed.
        art: kind of paper; by default the form's first.
        form_name: how the paper names its form, by default the form's own name; empty if the
            town's settings name it.
        fassung: layout of the form; by default the one that the kind has.

    Raises:
        UsageError: the form has no such kind, or no such layout.
    """
    kinds = kinds_of(formular)
    kind = art or kinds[0]
    if kind not in kinds:
        raise UsageError(
            t("Das Formular „{form}“ hat keine Art „{kind}“.", form=formular.name, kind=str(kind)),
            t("Es hat diese Arten: {kinds}.", kinds=", ".join(kinds)),
        )
    formular = _laid_out(formular, kind, fassung)
    model = vorlage_model(formular)
    lines = [
        f"# {formular.kind_label(kind)} nach dem Formular „{formular.bezeichnung or formular.name}“.",
        "# Hinter jeder Zeile steht, was hineingehört. Was Sie nicht brauchen, lassen Sie leer oder löschen es.",
        commented("version", str(FORMAT_VERSION), "Version dieses Formats"),
        commented(
            "formular",
            plain_value(formular.name or "standard" if form_name is None else form_name),
            "Formular der Stadt",
        ),
        *_layout(formular, fassung),
        commented("art", str(kind), "Art der Vorlage"),
        commented("status", "entwurf", "entwurf, oder freigegeben, wenn alles fertig ist"),
        *_head(formular, model),
    ]
    printed = dict.fromkeys(printed_fields(formular, kind))
    for name in dict.fromkeys(path[0] for path in printed if path[0] not in {*_HEAD, "art"}):
        section = formular.section_of(name, kind) or Abschnitt(feld=name)
        lines += _section(section, model, kind, printed.keys())
    return "\n".join(lines) + "\n"


def _laid_out(formular: Formular, kind: Art, name: str | None) -> Formular:
    wrong = unknown_layout(formular, name)
    if wrong:
        raise UsageError(*wrong)
    return formular.layout_for(kind, name)


def _layout(formular: Formular, name: str | None) -> Iterator[str]:
    """The line that names the layout, where the form has several."""
    if formular.fassungen:
        known = ", ".join(f"{layout.name} ({layout.bezeichnung or layout.name})" for layout in formular.fassungen)
        yield commented("fassung", f'"{name}"' if name else "", f"Fassung des Formulars: {known}")


def _head(formular: Formular, model: type[BaseModel]) -> Iterator[str]:
    """The lines of the head that the form prints; the number with the form's own example."""
    printed = {*_ALWAYS, *(line.feld for line in formular.kopf)}
    for name in _HEAD:
        if name not in printed:
            continue
        example = formular.nummer.beispiel if name == "nummer" and formular.nummer else None
        about = _one_line(model.model_fields[name].description or name)
        yield commented(name, "", f"{about.rstrip('.')}, z. B. {example}") if example else _field_line(model, name, "")


def _section(section: Abschnitt, model: type[BaseModel], kind: Art, printed: AbstractSet[Names]) -> Iterator[str]:
    name = section.feld or ""
    info = model.model_fields[name]
    about = section.hilfe or info.description or ""
    note = f"{_duty(section, kind)}{_one_line(about)}"
    if is_markdown(model, (name,)) or name == "beschlussvorschlag":
        yield commented(name, "|", note)
        yield ""
        return
    inner = element_model(info.annotation)
    if inner is None:
        yield _field_line(model, name, "", note)
        return
    yield commented(name, "", note)
    yield from _block(inner, (name,), printed, is_list=_is_list(model, name))


def _duty(section: Abschnitt, kind: Art) -> str:
    duty = section.pflicht
    if duty is None or not (duty.immer or kind in duty.arten or (duty.wenn and not duty.arten)):
        return ""
    return "Je nach Inhalt Pflicht. " if duty.wenn else "Pflicht. "


def _block(model: type[BaseModel], at: Names, printed: AbstractSet[Names], *, is_list: bool) -> Iterator[str]:
    """The fields of the block at a path that the form prints; a list inside it shows one entry."""
    indent = "  " * len(at)
    lead = f"{indent}- " if is_list else indent
    # An Anlage is printed with number and publicness whatever the form names.
    named = set() if model is Anlage else {path[len(at)] for path in printed if path[: len(at)] == at != path}
    for name, info in model.model_fields.items():
        technical = isinstance(info.json_schema_extra, dict) and bool(info.json_schema_extra.get("technisch"))
        if named and name not in named and not technical:
            continue
        inner = element_model(info.annotation)
        if inner is None:
            yield _field_line(model, name, lead)
        else:
            yield commented(f"{lead}{name}", "", _one_line(info.description or name))
            yield from _block(inner, (*at, name), printed, is_list=_is_list(model, name))
        lead = f"{indent}  " if is_list else indent


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
    return commented(f"{indent}{name}", "", about)


def _choices(choice: type[Auswahl]) -> str:
    words = [str(member) for member in choice]
    return ", ".join(words[:_SHOWN_CHOICES]) + (" …" if len(words) > _SHOWN_CHOICES else "")


def commented(key: str, value: str, note: str) -> str:
    """A line of YAML with its comment, in line with those above and below."""
    return f"{f'{key}: {value}'.rstrip():<{_COLUMN - 1}} # {note}"


def plain_value(value: str) -> str:
    """A value for YAML, in quotes where YAML would read it otherwise."""
    return value if re.fullmatch(r"[\w./-]*", value) else "'" + value.replace("'", "''") + "'"


def _one_line(text: str) -> str:
    return " ".join(text.split())
