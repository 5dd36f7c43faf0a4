"""What Word templates may name: one declaration for filling them and for checking them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping  # noqa: TC003 - read when the program runs
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from markupsafe import Markup

from vorlagen.formular import Formular, vorlage_model
from vorlagen.models.blaetter import element_model, is_markdown

if TYPE_CHECKING:
    from pydantic.fields import FieldInfo


@dataclass(frozen=True, slots=True)
class Kopfzeile:
    """One line of the head.

    Attributes:
        bezeichnung: what the form calls the value.
        wert: the value.
    """

    bezeichnung: str
    wert: str


@dataclass(frozen=True, slots=True)
class Briefkopf:
    """Who issues the paper.

    Attributes:
        name: the town.
        zusatz: second line.
        anschrift: address.
        zeile: second line and address in one.
    """

    name: str
    zusatz: str
    anschrift: str
    zeile: str


@dataclass(frozen=True, slots=True)
class Platzhalter:
    """What templates may name besides the fields of the paper; see docs/word-dateien.md.

    Attributes:
        art: what the form calls this kind of paper.
        kurztitel: the subject, cut if it is long.
        fusszeile: kind and number.
        entwurf: the mark of drafts, or nothing.
        kopf: the lines of the head.
        abschnitte: all sections as Word paragraphs, in printed order.
        abschnitt: the topmost sections by field; empty for one that is not printed.
        behoerde: who issues the paper.
    """

    art: str
    kurztitel: str
    fusszeile: str
    entwurf: str
    kopf: list[Kopfzeile]
    abschnitte: list[Markup]
    abschnitt: Mapping[str, Markup]
    behoerde: Briefkopf

    def context(self, felder: Mapping[str, str]) -> dict[str, Any]:
        """All names with their values.

        Args:
            felder: single-line values by field name; ours win.
        """
        return {**felder, **{entry.name: getattr(self, entry.name) for entry in dataclasses.fields(self)}}


@dataclass(frozen=True, slots=True)
class Wert:
    """A text in one line."""


@dataclass(frozen=True, slots=True)
class Langtext(Wert):
    """The source of a long text, which loses its paragraphs where it is printed as a value."""


@dataclass(frozen=True, slots=True)
class Absatztext:
    """Whole paragraphs of Word.

    Attributes:
        feld: the section's field; ``None`` for whichever section.
    """

    feld: str | None = None


@dataclass(frozen=True, slots=True)
class Liste:
    """Several of one kind.

    Attributes:
        element: what each is.
    """

    element: Typ


@dataclass(frozen=True, slots=True)
class Gruppe:
    """Values by name.

    Attributes:
        teile: what each is.
    """

    teile: Mapping[str, Typ]


Typ = Wert | Absatztext | Liste | Gruppe
"""What stands behind a placeholder."""


@dataclass(frozen=True, slots=True)
class Vorrat:
    """What the templates of one form may name.

    Attributes:
        felder: fields of the paper that are printed in one line.
        langtexte: those of them that are long texts.
        abschnitte: fields of the topmost sections.
        bloecke: fields of the paper that only sections print.
    """

    felder: tuple[str, ...]
    langtexte: frozenset[str] = frozenset()
    abschnitte: tuple[str, ...] = ()
    bloecke: frozenset[str] = frozenset()

    @classmethod
    def of(cls, formular: Formular) -> Vorrat:
        """What this form supplies, whatever a paper of it has filled in."""
        model = vorlage_model(formular)
        single = tuple(name for name, info in model.model_fields.items() if _is_single(info))
        return cls(
            single,
            frozenset(name for name in single if is_markdown(model, (name,))),
            tuple(dict.fromkeys(section.feld for section in formular.abschnitte if section.feld)),
            frozenset(model.model_fields) - frozenset(single),
        )

    def types(self) -> Gruppe:
        """Every name with what stands behind it."""
        fields: dict[str, Typ] = {name: Langtext() if name in self.langtexte else Wert() for name in self.felder}
        hints = get_type_hints(Platzhalter)
        return Gruppe(fields | {name: type_behind(hint, self.abschnitte) for name, hint in hints.items()})

    def sample(self) -> dict[str, Any]:
        """Something for every name, to try a template with."""
        paragraph = Markup("<w:p/>")
        some = Platzhalter("x", "x", "x", "x", [Kopfzeile("x", "x")], [paragraph],
                           dict.fromkeys(self.abschnitte, paragraph), Briefkopf("x", "x", "x", "x"))  # fmt: skip
        return some.context(dict.fromkeys(self.felder, "x"))


def type_behind(hint: Any, sections: tuple[str, ...] = ()) -> Typ:  # noqa: ANN401 - a type annotation
    """What stands behind a placeholder that is declared with this type.

    Args:
        hint: the type of a field of ``Platzhalter`` or of what it holds.
        sections: the names of a mapping of sections.
    """
    if hint is Markup:
        return Absatztext()
    if get_origin(hint) is list:
        return Liste(type_behind(get_args(hint)[0], sections))
    if dataclasses.is_dataclass(hint):
        return Gruppe({name: type_behind(part, sections) for name, part in get_type_hints(hint).items()})
    return Wert() if hint is str else Gruppe({name: Absatztext(name) for name in sections})


def _is_single(info: FieldInfo) -> bool:
    return element_model(info.annotation) is None and info.default != ()
