"""A form in words, as the people read it who write papers with it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from vorlagen import resources
from vorlagen.formular import Bedingung, Formular, compose, vorlage_model
from vorlagen.formular.formular import Feldtyp
from vorlagen.i18n import Text, readable, t, translate
from vorlagen.models import Art
from vorlagen.models.blaetter import choice_of, element_model, field_title, has_field
from vorlagen.reports.excerpt import clean
from vorlagen.reports.location import relative_name
from vorlagen.reports.zeilen import print_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pydantic import BaseModel

    from vorlagen.formular import Abschnitt
    from vorlagen.formular.druckbild import Druckabschnitt
    from vorlagen.formular.formular import Fassung
    from vorlagen.models import Vorlage
    from vorlagen.reports.context import Context
    from vorlagen.reports.zeilen import Span
    from vorlagen.sources import Formularquelle

Place = tuple[int, ...]
"""Positions of a section in the tree, from the outermost."""

_TITLE, _DUTY, _QUIET, _PLAIN = "bold", "yellow", "dim", ""
_BESIDE = "      "
"""Indent of what is told of a section, below its heading."""


def render(quelle: Formularquelle, context: Context) -> str:
    """A form as text: what it is for, its papers, its sections in printed order and what they ask.

    Args:
        quelle: the form, completed, and where its files lie.
        context: language, colour, width; ``rules`` gives the words for rules that the form changes.
    """
    return print_lines(_Beschreibung(quelle.formular, context).lines(quelle), color=context.color)


class _Beschreibung:
    """The lines on one form."""

    def __init__(self, formular: Formular, context: Context) -> None:
        self.formular = formular
        self.context = context
        self.model = vorlage_model(formular)
        self.kinds = tuple(kind.art for kind in formular.arten if kind.art)

    def lines(self, quelle: Formularquelle) -> Iterator[list[Span]]:
        """All of it, a block after the other with an empty line between."""
        form = self.formular
        yield [(clean(form.bezeichnung or form.name or ""), _TITLE)]
        yield from self._wrap(form.beschreibung or "", "  ", _PLAIN)
        yield []
        yield from self._table(self._facts(quelle))
        blocks: tuple[tuple[Text, Iterable[list[Span]]], ...] = (
            (t("Arten von Vorlagen"), self._table((str(kind), form.kind_label(kind)) for kind in self.kinds)),
            *(block for layout in self._layouts() for block in layout),
            (t("Eigene Felder"), self._extra_fields()),
            (t("Eigene Worte"), self._table(self._words())),
            (t("Regeln mit eigener Stufe"), self._table(self._rules())),
        )
        for title, body in blocks:
            found = list(body)
            if found:
                yield []
                yield [(self._say(title), _TITLE)]
                yield from found

    def _layouts(self) -> Iterator[tuple[tuple[Text, Iterable[list[Span]]], ...]]:
        """Head and sections of each layout; a form with one layout does not name it."""
        names: tuple[Fassung | None, ...] = self.formular.fassungen or (None,)
        for name, layout in zip(names, self.formular.layouts(), strict=True):
            head = self._wrap(" · ".join(self._head(layout)), "  ", _PLAIN)
            if name is None:
                yield (t("Zeilen im Kopf"), head), (t("Abschnitte, wie sie gedruckt werden"), self.sections(layout))
                continue
            own = name.name or ""
            about = self._table(self._layout_facts(name))
            heads = t("Fassung „{name}“: Zeilen im Kopf", name=own)
            parts = t("Fassung „{name}“: Abschnitte, wie sie gedruckt werden", name=own)
            yield (t("Fassung „{name}“", name=own), about), (heads, head), (parts, self.sections(layout))

    def _layout_facts(self, layout: Fassung) -> Iterator[tuple[str, str]]:
        yield self._say(t("Bezeichnung")), layout.bezeichnung or layout.name or ""
        kinds = self._kinds(layout.arten)
        first = layout is self.formular.fassungen[0]
        chosen = t("so ohne Angabe in der Vorlage") if first else t("nur mit „fassung: {name}“", name=layout.name or "")
        yield self._say(t("Gilt")), self._say(t("für {kinds}", kinds=kinds) if kinds else chosen)

    def sections(self, layout: Formular) -> Iterator[list[Span]]:
        """The tree of sections of one layout of the form."""
        yield from self._tree(layout.abschnitte, _headings(layout, self.model), ())

    def _tree(self, sections: tuple[Abschnitt, ...], headings: dict[Place, str], above: Place) -> Iterator[list[Span]]:
        for at, section in enumerate(sections):
            place = (*above, at)
            indent = "  " * len(place)
            heading = headings.get(place, "")
            if not heading:
                name = field_title(self.model, (section.feld,)) if section.feld else self._say(t("Gruppe"))
                heading = self._say(t("{name} (ohne Überschrift)", name=name))
            field: list[Span] = [(f"  [{section.feld}]", _QUIET)] if section.feld else []
            yield [(f"{indent}{clean(heading)}", _TITLE), *field]
            for text, style in self._about(section):
                yield from self._wrap(self._say(text), indent + _BESIDE, style)
            yield from self._tree(section.abschnitte, headings, place)

    def _about(self, section: Abschnitt) -> Iterator[tuple[Text | str, str]]:
        if section.arten:
            yield t("nur in: {kinds}", kinds=self._kinds(section.arten)), _PLAIN
        duty = self._duty(section)
        if duty is not None:
            yield duty, _DUTY
        if section.fragt:
            names = (self._field(section, name) for name in section.fragt)
            yield t("fragt nach: {names}", names=", ".join(names)), _PLAIN
        if section.leitfrage:
            yield section.leitfrage, _PLAIN
        if section.leer:
            yield t("leer steht da: „{text}“", text=section.leer), _PLAIN
        if section.entfaellt_genuegt:
            yield t("„entfällt“ genügt als Antwort"), _PLAIN
        if section.hilfe:
            yield section.hilfe, _QUIET

    def _duty(self, section: Abschnitt) -> Text | None:
        """When the section must be filled, as the rules read it."""
        duty = section.pflicht
        if duty is None or (duty.immer is False and not duty.arten and not duty.wenn):
            return None
        kinds = () if duty.immer else tuple(kind for kind in duty.arten if not self.kinds or kind in self.kinds)
        if duty.arten and not duty.immer and not kinds:
            return None  # for kinds that the form does not have
        conditions = self._say(t(" und ")).join(self._condition(section, part) for part in duty.wenn)
        match (bool(kinds), bool(conditions)):
            case (True, True):
                return t("Pflicht für {kinds}, wenn {conditions}", kinds=self._kinds(kinds), conditions=conditions)
            case (True, False):
                return t("Pflicht für {kinds}", kinds=self._kinds(kinds))
            case (False, True):
                return t("Pflicht, wenn {conditions}", conditions=conditions)
            case _:
                return t("Pflicht für alle Arten")

    def _condition(self, section: Abschnitt, condition: Bedingung) -> str:
        field = self._field(section, condition.feld or ".")
        either = self._say(t(" oder "))
        parts = []
        if condition.ist:
            values = either.join(self._value(section, condition, word) for word in condition.ist)
            parts.append(t("{field} = {values}", field=field, values=values))
        if condition.nicht:
            values = either.join(self._value(section, condition, word) for word in condition.nicht)
            parts.append(t("{field} nicht {values}", field=field, values=values))
        if condition.leer:
            parts = [t("{field} leer ist", field=field)]
        elif not parts:
            parts.append(t("{field} ausgefüllt ist", field=field))
        return self._say(t(" und ")).join(map(self._say, parts))

    def _path(self, section: Abschnitt, name: str) -> tuple[str, ...]:
        """The field that ``name`` means in a section: of its block, else of the paper."""
        if name == ".":
            return (section.feld,) if section.feld else ()
        steps = tuple(name.split("."))
        inside = (section.feld, *steps) if section.feld else steps
        return inside if has_field(self.model, inside) else steps

    def _field(self, section: Abschnitt, name: str) -> str:
        """What a field is called; one of another section with that section's name before it."""
        path = self._path(section, name)
        start = 2 if len(path) > 1 and path[0] == section.feld else 1
        return self._title(path, start)

    def _title(self, path: tuple[str, ...], start: int = 1) -> str:
        titles = (field_title(self.model, path[:end]) for end in range(start, len(path) + 1))
        return " › ".join(dict.fromkeys(titles))  # a block's first question is often called like the block

    def _value(self, section: Abschnitt, condition: Bedingung, word: str) -> str:
        model: type[BaseModel] | None = self.model
        *above, last = self._path(section, condition.feld or ".") or ("",)
        for step in above:
            model = element_model(model.model_fields[step].annotation) if model else None
        info = model.model_fields.get(last) if model else None
        choice = choice_of(info.annotation) if info else None
        return choice.read(word).bezeichnung if choice else word

    def _facts(self, quelle: Formularquelle) -> Iterator[tuple[str, str]]:
        form, number, office = self.formular, self.formular.nummer, self.formular.behoerde
        lines = (office.name, office.zusatz, office.anschrift) if office else ()
        fonts = (form.schriften.text, form.schriften.ueberschrift) if form.schriften else ()
        limit = form.betreff_laenge
        rows: tuple[tuple[Text, object], ...] = (
            (t("Name"), form.name),
            (t("Behörde"), " · ".join(filter(None, lines))),
            (t("Nummer"), t("wie {example}", example=number.beispiel or number.muster or "") if number else ""),
            (t("Betreff"), t("höchstens {n} Zeichen", n=limit) if limit else ""),
            (t("Gremien"), ", ".join(form.gremien)),
            (t("Land"), form.land),
            (t("Schriften"), ", ".join(dict.fromkeys(filter(None, fonts)))),
            (t("Formular"), self._file(quelle.datei)),
            (t("Word-Datei"), self._file(quelle.word_datei)),
            (t("Quelle"), form.quelle),
        )
        for label, value in rows:
            if value:
                yield self._say(label), translate(value, self.context.language)

    def _file(self, path: Path) -> str:
        shipped = resources.templates_dir()
        if path.is_relative_to(shipped):
            return self._say(t("{file} (mitgeliefert)", file=path.relative_to(shipped).as_posix()))
        return relative_name(str(path), self.context.root)

    def _head(self, layout: Formular) -> Iterator[str]:
        for line in layout.kopf:
            yield line.bezeichnung or self._title(tuple((line.feld or "").split(".")))

    def _extra_fields(self) -> Iterator[list[Span]]:
        for extra in self.formular.zusatzfelder:
            kind = (extra.typ or Feldtyp.TEXT).bezeichnung
            inner = tuple(part.bezeichnung or part.name or "" for part in extra.felder)
            words = f" ({', '.join(extra.auswahl or inner)})" if extra.auswahl or inner else ""
            yield [(f"  {clean(extra.bezeichnung or extra.name or '')}", _TITLE), (f"  [{extra.name}]", _QUIET)]
            yield from self._wrap(f"{kind}{words}", "  " + _BESIDE, _PLAIN)
            yield from self._wrap(extra.beschreibung or "", "  " + _BESIDE, _QUIET)

    def _words(self) -> Iterator[tuple[str, str]]:
        for key, words in (self.formular.auswahltexte or {}).items():
            yield self._title(tuple(key.split("."))), ", ".join(f"{word}: „{own}“" for word, own in words.items())

    def _rules(self) -> Iterator[tuple[str, str]]:
        for code, level in (self.formular.regeln or {}).items():
            info = self.context.rules.get(code)
            about = f" – {readable(info.text, self.context.language)}" if info else ""
            yield code, f"{level.bezeichnung}{about}"

    def _kind(self, kind: Art) -> str:
        """What the form calls a kind; where it calls two alike, both of its names."""
        label = self.formular.kind_label(kind)
        alike = sum(self.formular.kind_label(other) == label for other in self.kinds)
        return f"{label} ({kind})" if alike > 1 else label

    def _kinds(self, kinds: Iterable[Art]) -> str:
        return ", ".join(map(self._kind, kinds))

    def _table(self, rows: Iterable[tuple[str, str]]) -> Iterator[list[Span]]:
        """Two columns; the second one is wrapped below itself."""
        pairs = [(clean(label), value) for label, value in rows]
        width = max((len(label) for label, _ in pairs), default=0) + 4
        for label, value in pairs:
            first, *more = self._wrap(value, " " * width, _PLAIN) or [[(" " * width, _PLAIN)]]
            yield [(f"  {label}".ljust(width), _QUIET), (first[0][0][width:], _PLAIN)]
            yield from more

    def _wrap(self, text: str, indent: str, style: str) -> list[list[Span]]:
        width = max(self.context.width, len(indent) + 20)
        words = clean(" ".join(text.split()))
        found = textwrap.wrap(words, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
        return [[(line, style)] for line in found]

    def _say(self, text: Text | str) -> str:
        return translate(text, self.context.language)


def _headings(layout: Formular, model: type[Vorlage]) -> dict[Place, str]:
    """The headings with their numbers, as they are printed.

    They come from the plan of a printed paper in which every section holds something, so that the
    numbers told here are those of the paper. Sections of different kinds of paper are numbered
    within their kind.
    """
    full = layout.model_copy(update={"abschnitte": tuple(map(_filled, layout.abschnitte))})
    kinds = tuple(kind.art for kind in layout.arten if kind.art) or tuple(Art)
    found: dict[Place, str] = {}
    for kind in kinds:
        paper = model(art=kind)
        printed = compose(paper, full).abschnitte
        _collect(full.abschnitte, printed, kind, (), found)
    return found


def _filled(section: Abschnitt) -> Abschnitt:
    return section.model_copy(update={"leer": "…", "abschnitte": tuple(map(_filled, section.abschnitte))})


def _collect(
    sections: tuple[Abschnitt, ...], printed: tuple[Druckabschnitt, ...], kind: Art, above: Place,
    found: dict[Place, str],
) -> None:  # fmt: skip
    places = [at for at, section in enumerate(sections) if not section.arten or kind in section.arten]
    for at, shown in zip(places, printed, strict=True):
        found.setdefault((*above, at), shown.ueberschrift)
        _collect(sections[at].abschnitte, shown.abschnitte, kind, (*above, at), found)
