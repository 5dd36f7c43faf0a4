"""What a Word text consists of, as plain values: the meeting point of Word and Markdown.

Places (``ort``) do not count when two values are compared, so that the same words at
another place are equal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from vorlagen.i18n import Text

Lage = Literal["", "hoch", "tief"]
"""Of a run: on the line, raised, lowered."""
Rolle = Literal["text", "beschriftung", "unterschrift", "tabelle"]
"""Of a paragraph: running text, a caption, a line of a signature, text of a form's table."""
Zahlform = Literal[
    "", "decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "lowerLetters", "upperLetters"
]
"""How the markers of a list count, as Word names it; empty for bullets; ``…Letters`` for „aa)“, „bb)“."""
Ausrichtung = Literal["", "left", "center", "right"]
_NOWHERE = Text("")


@dataclass(frozen=True, slots=True)
class Worte:
    r"""Words of one look.

    Attributes:
        text: the words; ``\n`` is a line break, ``\t`` a tab. Spaces that printing protects are plain.
        fett: bold.
        kursiv: italic.
        gestrichen: struck through.
        code: computer text.
        lage: raised or lowered.
        ziel: the address that they link to, empty for none.
        titel: the link's tooltip.
    """

    text: str
    fett: bool = False
    kursiv: bool = False
    gestrichen: bool = False
    code: bool = False
    lage: Lage = ""
    ziel: str = ""
    titel: str = ""

    def looks_like(self, other: Worte) -> bool:
        """Whether both look the same and link to the same."""
        return (self.fett, self.kursiv, self.gestrichen, self.code, self.lage, self.ziel, self.titel) == (
            other.fett, other.kursiv, other.gestrichen, other.code, other.lage, other.ziel, other.titel
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bild:
    """A picture.

    Attributes:
        name: the name that the source's text uses, or what Word calls it (``Grafik 3``).
        beschreibung: alternative text.
        titel: its title, or the caption below it.
        teil: name of the part that holds it, empty if it lies outside of the file.
        eigen: whether we put it there, so that ``name`` is a file name of the source.
    """

    name: str
    beschreibung: str = ""
    titel: str = ""
    teil: str = field(default="", compare=False)
    eigen: bool = True


@dataclass(frozen=True, slots=True)
class Fussnotenzeichen:
    """A reference to a footnote of the field, by its number from 1."""

    nummer: int


Spanne = Worte | Bild | Fussnotenzeichen
Spannen = tuple[Spanne, ...]


@dataclass(frozen=True, slots=True)
class Absatz:
    """A paragraph."""

    spannen: Spannen
    rolle: Rolle = "text"
    ort: Text = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Ueberschrift:
    """A heading; ``ebene`` counts from 1 for the topmost of the document."""

    ebene: int
    spannen: Spannen
    ort: Text = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Angabe:
    """A line of the form: a label and its value."""

    bezeichnung: str
    wert: Spannen
    ort: Text = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Kaestchen:
    """A box, ticked or not, and its words."""

    text: str
    gewaehlt: bool


@dataclass(frozen=True, slots=True)
class Kaestchenzeile:
    """A line with boxes.

    Attributes:
        vorspann: what stands before them.
        kaestchen: the boxes in their order.
        tiefe: how deep the line is indented, 0 for not; what is deeper belongs to the box before it.
        spannen: the whole line as it is written.
        ort: where it stands.
    """

    vorspann: str
    kaestchen: tuple[Kaestchen, ...]
    tiefe: int = 0
    spannen: Spannen = field(default=(), compare=False)
    ort: Text = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Listenpunkt:
    """An item of a list: its number as Word shows it (0 for bullets) and what stands in it."""

    nummer: int
    bloecke: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Liste:
    """A list whose items follow each other.

    Attributes:
        form: how the markers count; empty for bullets.
        zeichen: what stands behind a number, ``.`` or ``)``, or ``()`` for brackets round it; empty for bullets.
        punkte: the items.
    """

    form: Zahlform
    zeichen: str
    punkte: tuple[Listenpunkt, ...]


@dataclass(frozen=True, slots=True)
class Zitat:
    """A quotation."""

    bloecke: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Zelle:
    """A cell of a table, without those that a merged cell covers."""

    bloecke: tuple[Block, ...]
    ort: Text = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Tabelle:
    """A table.

    Attributes:
        zeilen: rows of cells.
        kopfzeilen: how many of the first rows are repeated on each page.
        ausrichtung: of each column, as its cells say.
        titel: its caption for assistive technology, which LibreOffice drops.
        ort: where it stands.
    """

    zeilen: tuple[tuple[Zelle, ...], ...]
    kopfzeilen: int = 0
    ausrichtung: tuple[Ausrichtung, ...] = ()
    titel: str = field(default="", compare=False)
    ort: Text = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Trennlinie:
    """A rule between two parts of a text."""


@dataclass(frozen=True, slots=True)
class Begriff:
    """An entry of a definition list: the term, and each of its explanations."""

    spannen: Spannen
    erklaerungen: tuple[tuple[Block, ...], ...]


Block = Absatz | Ueberschrift | Angabe | Kaestchenzeile | Liste | Zitat | Tabelle | Trennlinie | Begriff
Bloecke = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Fussnote:
    """A footnote: its number, as the references say, and its text."""

    nummer: int
    bloecke: Bloecke


def plain(spannen: Spannen) -> str:
    """The words of ``spannen`` alone, a picture as its alternative text."""
    parts = []
    for span in spannen:
        match span:
            case Worte():
                parts.append(span.text)
            case Bild():
                parts.append(span.beschreibung)
            case Fussnotenzeichen():
                parts.append(f"[{span.nummer}]")
    return "".join(parts)
