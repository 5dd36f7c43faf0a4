"""The twin of a finished Word file: what its source gives on its form today, printed with traces and read again."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from vorlagen.formular.spuren import compose_traced
from vorlagen.word.lesezeichen import bookmark_field
from vorlagen.word.picture import placeholder
from vorlagen.word.render import DRAFT_MARK
from vorlagen.word.rueck.bloecke import Absatz, Angabe, Fussnotenzeichen, Ueberschrift, plain
from vorlagen.word.rueck.lesen import read_back
from vorlagen.workflow.formular import print_on_form
from vorlagen.workflow.lesen_muster import bare, tidy
from vorlagen.workflow.lesen_vergleich import Unterschied, Vergleich
from vorlagen.workflow.lesen_zeilen import lines_of
from vorlagen.workflow.pruefen import gather
from vorlagen.workflow.rendern import order_of

if TYPE_CHECKING:
    from vorlagen.formular import Formular
    from vorlagen.formular.druckbild import Druckabschnitt
    from vorlagen.formular.spuren import Spur
    from vorlagen.i18n import Text
    from vorlagen.models import Vorlage
    from vorlagen.word.rueck.bloecke import Block, Fussnote
    from vorlagen.word.rueck.lesung import Feldlesung, Lesung

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Zwilling:
    """A paper as its form prints it today.

    Attributes:
        lesung: the print, read the same way as the file.
        spuren: what the marks in it mean.
        ebenen: level of the heading above each field.
        formular: the form in the paper's layout.
        umbrueche: whether the form begins sections on new pages, which LibreOffice turns into breaks of its own.
    """

    lesung: Lesung
    spuren: tuple[Spur, ...]
    ebenen: dict[str, int]
    formular: Formular
    umbrueche: bool

    def compare(self, found: Lesung) -> Vergleich:
        """Lay the file beside the print, field by field, then what stands outside of them."""
        result = Vergleich(self.spuren)
        fields = first_anchors(found)
        for printed in self.lesung.felder:
            field = fields.get(printed.feld)
            if field is not None and not is_emptied(printed, field):
                level = self.ebenen.get(printed.feld, 1)
                result.blocks(printed.bloecke, field.bloecke, level, (printed.fussnoten, field.fussnoten))
        ours, theirs = outside(self.lesung), outside(found)
        result.blocks(ours[0], theirs[0], notes=(ours[1], theirs[1]))
        return result


def print_twin(vorlage: Vorlage, form: str | None, found: Lesung) -> Zwilling:
    """Print the source of a file again.

    Args:
        vorlage: the paper that the source holds.
        form: a form that wins over the one it names.
        found: the file; a draft's twin is a draft.
    """
    bestand = gather(vorlage, form)
    plan, spuren = compose_traced(vorlage, bestand.quelle.formular)
    order = order_of(bestand, "internal", None, marked=is_draft(found))
    pictures = dict.fromkeys(order.bilder, placeholder())  # which one it is does not matter here, and this is quick
    docx = print_on_form(replace(order, druckbild=plan, werte=(), bilder=pictures), bestand.quelle)
    levels = {name: level for section in plan.abschnitte for name, level in _levels(section)}
    breaks = any(section.neue_seite for section in bestand.quelle.formular.sections())
    return Zwilling(read_back(docx, "Zwilling"), spuren, levels, bestand.quelle.formular, breaks)


def print_again(vorlage: Vorlage, form: str | None, found: Lesung) -> bytes:
    """The Word file that the source of a file gives today, for its seal."""
    bestand = gather(vorlage, form)
    return print_on_form(order_of(bestand, "internal", None, marked=is_draft(found)), bestand.quelle)


def _levels(section: Druckabschnitt) -> list[tuple[str, int]]:
    own = [(section.feld, section.ebene if section.ueberschrift else section.ebene - 1)]
    return own + [pair for part in section.abschnitte for pair in _levels(part)]


def is_draft(found: Lesung) -> bool:
    """Whether the pages of a file bear the draft's mark."""
    return any(tidy(_words(block)) == DRAFT_MARK for place in found.umgebung if _is_edge(place.teil)
               for block in place.bloecke)  # fmt: skip


def _words(block: Block) -> str:
    return plain(block.spannen) if isinstance(block, Absatz | Ueberschrift) else (
        f"{block.bezeichnung}: {plain(block.wert)}" if isinstance(block, Angabe) else "")  # fmt: skip


def _is_edge(part: str) -> bool:
    return "/header" in part or "/footer" in part


def outside(lesung: Lesung) -> tuple[list[Block], list[Fussnote]]:
    """What stands in the body outside of all fields, in order, and its footnotes, numbered through."""
    blocks: list[Block] = []
    notes: list[Fussnote] = []
    for place in lesung.umgebung:
        if not _is_edge(place.teil):
            blocks += [_renumbered(block, len(notes)) for block in place.bloecke]
            notes += [replace(note, nummer=note.nummer + len(notes)) for note in place.fussnoten]
    return blocks, notes


def edge_differences(found: Lesung, *printed: Lesung) -> list[Unterschied]:
    """Headers and footers that say other things than each of some prints, page numbers aside.

    Args:
        found: the file.
        printed: prints, of which a line may follow any: headers name the subject as it was.
    """
    here = _edges(found)
    allowed = [_edges(lesung) for lesung in printed]
    new = [
        Unterschied(ort, "", words) for key, (ort, words) in here.items() if not any(key in part for part in allowed)
    ]
    gone = [
        Unterschied(ort, words, "")
        for key, (ort, words) in allowed[0].items()
        if key not in here and not any(one.ist for one in new)
    ]
    return [*new, *gone]


def _edges(lesung: Lesung) -> dict[str, tuple[Text, str]]:
    """The lines of headers and footers, numbers left out."""
    found: dict[str, tuple[Text, str]] = {}
    for place in lesung.umgebung:
        if _is_edge(place.teil):
            for line in lines_of(place.bloecke):
                words = tidy(bare(line.worte))
                if words:
                    found.setdefault(_NUMBER.sub("#", words), (place.ort, words))
    return found


def _renumbered(part: Any, by: int) -> Any:  # noqa: ANN401 - a block or what stands in one
    """A block whose references to footnotes count from another number."""
    if not by:
        return part
    if isinstance(part, Fussnotenzeichen):
        return Fussnotenzeichen(part.nummer + by)
    if isinstance(part, tuple):
        return tuple(_renumbered(inner, by) for inner in part)
    names = [name for name in getattr(part, "__dataclass_fields__", ()) if name != "ort"]
    return replace(part, **{name: _renumbered(getattr(part, name), by) for name in names}) if names else part


def with_names(found: Lesung, printed: Lesung) -> Lesung:
    """The file with the names of its fields; a bookmark, which is all that LibreOffice leaves, bears a short one."""
    names = {bookmark_field(field.feld): field.feld for field in printed.felder}
    known = set(names.values())
    fields = tuple(
        field if field.feld in known else replace(field, feld=names.get(field.feld, field.feld))
        for field in found.felder
    )
    return replace(found, felder=fields)


def first_anchors(lesung: Lesung) -> dict[str, Feldlesung]:
    """The fields of a file; of one that stands there twice the first."""
    found: dict[str, Feldlesung] = {}
    for field in lesung.felder:
        found.setdefault(field.feld, field)
    return found


def is_emptied(printed: Feldlesung, field: Feldlesung) -> bool:
    """Whether somebody emptied a field that had content."""
    return bool(printed.bloecke) and (field.platzhalter or not field.bloecke)
