"""How a town numbers its agenda, and the numbered agenda itself."""

from __future__ import annotations

import itertools
import re
import string
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vorlagen.models.auswahl import Auswahl
from vorlagen.models.basis import Modell, describe
from vorlagen.models.sitzung import PunktArt, Tagesordnung
from vorlagen.models.werte import Zeichenfolge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vorlagen.findings import Path
    from vorlagen.models.sitzung import Tagesordnungspunkt

    Punkte = tuple[Tagesordnungspunkt, ...]

_WHOLE = re.compile(r"[0-9]{1,6}")
_ABC = string.ascii_lowercase
LATE = frozenset({PunktArt.NACHTRAG, PunktArt.TISCHVORLAGE})
"""How an item comes onto the agenda after the invitation."""


class Reihenfolge(Auswahl):
    """Which part of a meeting comes first."""

    OEFFENTLICH = "oeffentlich_zuerst", "öffentlicher Teil zuerst"
    NICHTOEFFENTLICH = "nichtoeffentlich_zuerst", "nichtöffentlicher Teil zuerst"


class Zaehlung(Auswahl):
    """Whether the second part goes on counting or starts anew."""

    JE_TEIL = "je_teil", "jeder Teil beginnt mit 1", "neu"
    DURCHGEHEND = "durchgehend", "durchgehend", "fortlaufend"


class Tagesordnungsform(Modell):
    """How a town orders and numbers its agenda."""

    kurzform = "zaehlung"

    reihenfolge: Reihenfolge | None = describe(
        "Reihenfolge", "Welcher Teil zuerst kommt; ohne Angabe der öffentliche.", beispiel="oeffentlich_zuerst"
    )
    zaehlung: Zaehlung | None = describe(
        "Zählung", "Ohne Angabe beginnt jeder Teil mit 1.", beispiel="durchgehend", synonyme=("nummerierung",)
    )
    praefix_oeffentlich: Zeichenfolge | None = describe(
        "Präfix öffentlich", "Steht vor der Nummer; ohne Angabe Ö, leer mit Anführungszeichen.", beispiel="Ö"
    )
    praefix_nichtoeffentlich: Zeichenfolge | None = describe(
        "Präfix nichtöffentlich", "Steht vor der Nummer; ohne Angabe N.", beispiel="N"
    )

    @property
    def durchgehend(self) -> bool:
        """Whether the second part goes on counting."""
        return self.zaehlung is Zaehlung.DURCHGEHEND

    def prefix(self, *, public: bool) -> str:
        """What stands before the number of an item; may be empty."""
        own = self.praefix_oeffentlich if public else self.praefix_nichtoeffentlich
        return own if own is not None else "Ö" if public else "N"


@dataclass(frozen=True, slots=True)
class Top:
    """An item with its number.

    Attributes:
        punkt: the item.
        pfad: its place in the meeting.
        oeffentlich: whether it stands in the public part.
        nummer: such as ``7``, ``7a``, ``6.1``; empty for a heading.
        ebene: 0 for items, 1 for those below them, and so on.
        praefix: what the form puts before the number.
    """

    punkt: Tagesordnungspunkt
    pfad: Path
    oeffentlich: bool
    nummer: str
    ebene: int
    praefix: str

    @property
    def zeichen(self) -> str:
        """Prefix and number as people say them: ``Ö 7``; empty for a heading."""
        return f"{self.praefix} {self.nummer}".strip() if self.nummer else ""


def number_agenda(tagesordnung: Tagesordnung | None, form: Tagesordnungsform | None = None) -> tuple[Top, ...]:
    """All items in the order in which they are treated, each with its number.

    * Items count from 1; the second part starts anew or goes on, as the form says.
    * Items below an item are ``6.1``, ``6.2``; headings have no number, and what is below them counts as if beside.
    * A late item never changes the number of another: it stands behind the item that it
      names (``nach``) as ``7a``, ``7b``. Without ``nach`` it takes the next number if it is the
      last to be counted, else a letter of the item before it.
    * A number of its own (``nummer``) is kept; counting goes on from it if it is a whole number.
    * An item that was taken off keeps its number.

    Args:
        tagesordnung: the agenda.
        form: how the town numbers; ``None`` for each part from 1 with Ö and N.
    """
    form = form or Tagesordnungsform()
    agenda = tagesordnung or Tagesordnung()
    parts = [(True, "oeffentlich", agenda.oeffentlich), (False, "nichtoeffentlich", agenda.nichtoeffentlich)]
    if form.reihenfolge is Reihenfolge.NICHTOEFFENTLICH:
        parts.reverse()
    tops: list[Top] = []
    count = 0
    for at, (public, name, punkte) in enumerate(parts):
        goes_on = form.durchgehend and any(later for _, _, later in parts[at + 1 :])
        stufe = _Stufe(count=count if form.durchgehend else 0, goes_on=goes_on)
        tops += _Zaehler(public, form.prefix(public=public)).number(punkte, ("tagesordnung", name), stufe)
        count = stufe.count
    return tuple(tops)


def bare_number(text: str) -> str:
    """A number without what people write round it: ``TOP Ö 7a.`` is ``7a``."""
    return re.sub(r"^\D+(?=\d)|\s+|\.+$", "", text.strip())


@dataclass(slots=True)
class _Zaehler:
    """Numbers the items of one part.

    Attributes:
        public: which part.
        praefix: what stands before its numbers.
        taken: the numbers given so far, in small letters.
    """

    public: bool
    praefix: str
    taken: set[str] = field(default_factory=set)

    def number(self, punkte: Punkte, path: Path, stufe: _Stufe) -> list[Top]:
        """The items of one level with all below them, in printed order."""
        inline = list(_inline(punkte, path))
        tops: list[Top] = []
        before = ""
        for at, (punkt, place) in enumerate(inline):
            if _goes_behind(punkt):
                continue
            own = bare_number(punkt.nummer or "")
            if own:
                stufe.count = int(own) if _WHOLE.fullmatch(own) else stufe.count
            elif punkt.art in LATE and before and (stufe.goes_on or _counted_later(inline[at + 1 :])):
                own = self._lettered(before)
            elif not punkt.ueberschrift:
                own = stufe.following()
            before = before if punkt.art in LATE else own or before
            tops += self._with_children(punkt, place, own, stufe.ebene)
        for punkt, place in inline:
            if _goes_behind(punkt):
                self._insert(punkt, place, stufe, tops)
        return tops

    def _insert(self, punkt: Tagesordnungspunkt, path: Path, stufe: _Stufe, tops: list[Top]) -> None:
        """Put a late item behind the one that it names and behind all that belongs to that one."""
        base = bare_number(punkt.nach or "").lower().rstrip(_ABC)
        places = [at for at, top in enumerate(tops) if base and _belongs(top.nummer.lower(), base)]
        if places:
            end = places[-1] + 1
            tops[end:end] = self._with_children(punkt, path, self._lettered(base), tops[places[0]].ebene)
        else:  # it names no item, which is a matter of rules
            tops += self._with_children(punkt, path, stufe.following(), stufe.ebene)

    def _with_children(self, punkt: Tagesordnungspunkt, path: Path, number: str, ebene: int) -> list[Top]:
        self.taken.add(number.lower())
        below = () if punkt.ueberschrift else punkt.punkte
        top = Top(punkt, path, self.public, number, ebene, self.praefix)
        return [top, *self.number(below, (*path, "punkte"), _Stufe(f"{number}.", ebene + 1))]

    def _lettered(self, number: str) -> str:
        """The next free number behind ``number``: ``7a``, ``7b`` … ``7z``, ``7aa``."""
        words = ("".join(word) for size in itertools.count(1) for word in itertools.product(_ABC, repeat=size))
        return next(name for word in words if (name := f"{number}{word}").lower() not in self.taken)


@dataclass(slots=True)
class _Stufe:
    """A level of numbers: what they begin with, how deep it lies, how far it got, whether others count on from it."""

    prefix: str = ""
    ebene: int = 0
    count: int = 0
    goes_on: bool = False

    def following(self) -> str:
        """The next number."""
        self.count += 1
        return f"{self.prefix}{self.count}"


def _goes_behind(punkt: Tagesordnungspunkt) -> bool:
    return punkt.art in LATE and bool(punkt.nach) and not punkt.nummer


def _counted_later(inline: list[tuple[Tagesordnungspunkt, Path]]) -> bool:
    return any(punkt.art not in LATE and not punkt.ueberschrift for punkt, _ in inline)


def _inline(punkte: Punkte, path: Path) -> Iterator[tuple[Tagesordnungspunkt, Path]]:
    """The items of a level; what stands below a heading counts as if beside it."""
    for at, punkt in enumerate(punkte):
        yield punkt, (*path, at)
        if punkt.ueberschrift:
            yield from _inline(punkt.punkte, (*path, at, "punkte"))


def _belongs(number: str, base: str) -> bool:
    """Whether an item is ``base`` itself, lies below it, or was put behind it."""
    return number.startswith(base) and not number[len(base) : len(base) + 1].isdigit()
