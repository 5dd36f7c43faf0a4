"""The printed blocks of a section: words only, no formatting."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Satzblock:
    """A paragraph of one or more sentences."""

    text: str


@dataclass(frozen=True, slots=True)
class Wertzeile:
    """A label and its value."""

    bezeichnung: str
    wert: str


@dataclass(frozen=True, slots=True)
class Angabenblock:
    """Several labelled lines."""

    zeilen: tuple[Wertzeile, ...]


@dataclass(frozen=True, slots=True)
class Kaestchen:
    """A box, ticked or not, its words, and the boxes below it."""

    text: str
    gewaehlt: bool
    darunter: tuple[Kaestchen, ...] = ()


@dataclass(frozen=True, slots=True)
class Auswahlblock:
    """A group of boxes with the words that lead to them."""

    einleitung: str
    kaestchen: tuple[Kaestchen, ...]


@dataclass(frozen=True, slots=True)
class Kopfzelle:
    """The head of a column: its words, whether it is set right, its share of the width in percent."""

    titel: str
    rechts: bool = False
    anteil: int | None = None


@dataclass(frozen=True, slots=True)
class Tabellenblock:
    """A table with a head row; each row has as many cells as there are columns.

    Attributes:
        titel: the line above it.
        spalten: heads of the columns.
        zeilen: cells of each row.
        summen: positions of rows that sum up others.
    """

    titel: str
    spalten: tuple[Kopfzelle, ...]
    zeilen: tuple[tuple[str, ...], ...]
    summen: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Listenblock:
    """A bulleted list."""

    titel: str
    punkte: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Langtextblock:
    """A text in Markdown, with a line above it where it needs one, and the field it comes from."""

    titel: str
    markdown: str
    feld: str = ""


@dataclass(frozen=True, slots=True)
class Unterzeichner:
    """One who signs: what stands above the name, the name, the office below it."""

    zusatz: str
    name: str
    funktion: str


@dataclass(frozen=True, slots=True)
class Unterschriftblock:
    """Those who sign, beside each other."""

    personen: tuple[Unterzeichner, ...]


@dataclass(frozen=True, slots=True)
class Feldblock:
    """Fields of a form beside each other: the heading of each and what stands in it."""

    felder: tuple[tuple[str, tuple[Block, ...]], ...]


Block = (
    Satzblock
    | Angabenblock
    | Auswahlblock
    | Tabellenblock
    | Listenblock
    | Langtextblock
    | Unterschriftblock
    | Feldblock
)
