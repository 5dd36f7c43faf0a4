"""The plan of a printed paper: which words stand where, before any Word file is touched.

Pure data. The same plan feeds the Word file, the rule on lost text (S116) and the proof
that every value arrived, so that they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from vorlagen.formular.elemente import Abschnitt, Nummerierung
from vorlagen.formular.satz import Setzer
from vorlagen.formular.zeilen import (
    Auswahlblock,
    Block,
    Langtextblock,
    Listenblock,
    Satzblock,
    Tabellenblock,
    Unterschriftblock,
    Wertzeile,
)
from vorlagen.models import Status, Vorlage

if TYPE_CHECKING:
    from vorlagen.findings import Path
    from vorlagen.formular.formular import Formular

Audience = Literal["internal", "public"]
_CLOSED = "(nichtöffentlich)"
"""Stands for the public in a numbered section that the form always prints, so that the numbers behind it stay."""
_ROMAN = (("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


@dataclass(frozen=True, slots=True)
class Druckabschnitt:
    """A section as it is printed.

    Attributes:
        feld: the field it prints, empty for a group.
        ueberschrift: heading with its number, empty for none.
        ebene: level of the heading, 1 for the topmost sections.
        bloecke: what stands below the heading.
        abschnitte: sections below it.
        leitfrage: the form's question below the heading, empty for none.
        neue_seite: whether the heading begins a new page.
    """

    feld: str
    ueberschrift: str
    ebene: int
    bloecke: tuple[Block, ...]
    abschnitte: tuple[Druckabschnitt, ...] = ()
    leitfrage: str = ""
    neue_seite: bool = False


@dataclass(frozen=True, slots=True)
class Druckbild:
    """The whole printed paper.

    Attributes:
        art: what the paper is called.
        kopf: labelled lines of the head.
        abschnitte: sections in printed order.
        felder: single-line values of the paper by field name, for the placeholders of templates.
        gedruckt: paths of all leaves that are printed.
        entwurf: whether every page is marked as a draft.
    """

    art: str
    kopf: tuple[Wertzeile, ...]
    abschnitte: tuple[Druckabschnitt, ...]
    felder: dict[str, str]
    gedruckt: frozenset[Path]
    entwurf: bool


def compose(vorlage: Vorlage, formular: Formular, audience: Audience = "internal") -> Druckbild:
    """Lay out a paper after its form.

    Args:
        vorlage: the paper; nothing needs to be filled.
        formular: its form, completed (``sources`` does that on loading).
        audience: ``public`` leaves out what is not meant for the public and prints closed
            attachments by number only.
    """
    return set_with(Setzer(vorlage, formular, public=audience == "public"))


def set_with(setzer: Setzer) -> Druckbild:
    """The plan that ``setzer`` sets of its paper."""
    vorlage, formular = setzer.vorlage, setzer.formular
    kopf, sections = _lay_out(setzer)
    felder = {name: setzer.peek((name,)) for name in type(vorlage).model_fields if setzer.is_single_line(name)}
    return Druckbild(
        art=formular.kind_label(vorlage.art),
        kopf=kopf,
        abschnitte=sections,
        felder=felder,
        gedruckt=frozenset(setzer.printed),
        entwurf=vorlage.status is Status.ENTWURF,
    )


def printed_paths(vorlage: Vorlage, formular: Formular) -> frozenset[Path]:
    """The leaves of a paper that its form prints for internal readers, without setting any words."""
    setzer = Setzer(vorlage, formular, public=False, words=False)
    _lay_out(setzer)
    return frozenset(setzer.printed)


def _lay_out(setzer: Setzer) -> tuple[tuple[Wertzeile, ...], tuple[Druckabschnitt, ...]]:
    """Head and sections; number, subject and kind are printed by every template."""
    vorlage, formular = setzer.vorlage, setzer.formular
    kopf = setzer.lines((), formular.kopf)
    found = (_section(section, setzer, vorlage, 1, "") for section in _printed(formular.abschnitte, vorlage))
    sections = tuple(section for section in found if section is not None)
    setzer.mark(("betreff",), ("untertitel",), ("nummer",), ("art",))
    return kopf, sections


def _printed(sections: tuple[Abschnitt, ...], vorlage: Vorlage) -> list[Abschnitt]:
    return [part for part in sections if not part.arten or vorlage.art is None or vorlage.art in part.arten]


def _section(section: Abschnitt, setzer: Setzer, vorlage: Vorlage, level: int, number: str) -> Druckabschnitt | None:
    closed = setzer.is_closed(section) and setzer.value((section.feld or "",)) is not None
    if closed and not number:  # a number that is missing would be seen; a section without one is just not there
        return None
    blocks = () if closed else setzer.blocks(section)
    children: list[Druckabschnitt] = []
    numbered, below = 0, level if section.ohne_ueberschrift else level + 1
    for part in _printed(section.abschnitte, vorlage):
        child = _section(part, setzer, vorlage, below, _number(section.nummerierung, numbered + 1))
        if child is not None:
            children.append(child)
        if not part.ohne_ueberschrift and (section.feste_nummern or (child and child.ueberschrift)):
            numbered += 1
    if not blocks and not children:
        if section.leer is None or (closed and not number):
            return None
        blocks = (Satzblock(_CLOSED) if closed else setzer.told_nothing(section),)
    shown = "" if section.ohne_nummer else number
    heading = "" if section.ohne_ueberschrift else f"{shown} {setzer.heading(section)}".strip()
    return Druckabschnitt(
        feld="" if closed else section.feld or "",
        ueberschrift=heading,
        ebene=level,
        bloecke=blocks,
        abschnitte=tuple(children),
        leitfrage=section.leitfrage or "",
        neue_seite=bool(section.neue_seite),
    )


def _number(kind: Nummerierung | None, at: int) -> str:
    if kind is Nummerierung.ROEMISCH:
        return f"{_roman(at)}."
    if kind is Nummerierung.ARABISCH:
        return f"{at}."
    return f"{_letters(at)})" if kind is Nummerierung.BUCHSTABEN else ""


def _roman(at: int) -> str:
    text = ""
    for letters, worth in _ROMAN:
        text += letters * (at // worth)
        at %= worth
    return text


def _letters(at: int) -> str:
    """A to z, then aa, ab as in German law."""
    before, last = divmod(at - 1, 26)
    return (_letters(before) if before else "") + chr(ord("a") + last)


__all__ = [
    "Audience",
    "Auswahlblock",
    "Block",
    "Druckabschnitt",
    "Druckbild",
    "Langtextblock",
    "Listenblock",
    "Satzblock",
    "Tabellenblock",
    "Unterschriftblock",
    "Wertzeile",
    "compose",
]
