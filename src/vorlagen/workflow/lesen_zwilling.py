"""The twin of a finished Word file: what its source gives on its form today, printed with traces and read again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vorlagen.formular.spuren import compose_traced
from vorlagen.word.picture import placeholder
from vorlagen.word.render import DRAFT_MARK
from vorlagen.word.rueck.bloecke import Absatz, Angabe, Ueberschrift, plain
from vorlagen.word.rueck.lesen import read_back
from vorlagen.workflow.formular import print_on_form
from vorlagen.workflow.lesen_muster import tidy
from vorlagen.workflow.lesen_vergleich import Vergleich
from vorlagen.workflow.pruefen import gather
from vorlagen.workflow.rendern import order_of

if TYPE_CHECKING:
    from vorlagen.formular import Formular
    from vorlagen.formular.druckbild import Druckabschnitt
    from vorlagen.formular.spuren import Spur
    from vorlagen.models import Vorlage
    from vorlagen.word.rueck.bloecke import Block
    from vorlagen.word.rueck.lesung import Feldlesung, Lesung


@dataclass(frozen=True, slots=True)
class Zwilling:
    """A paper as its form prints it today.

    Attributes:
        lesung: the print, read the same way as the file.
        spuren: what the marks in it mean.
        ebenen: level of the heading above each field.
        formular: the form in the paper's layout.
        docx: the same without traces.
    """

    lesung: Lesung
    spuren: tuple[Spur, ...]
    ebenen: dict[str, int]
    formular: Formular

    def compare(self, found: Lesung) -> Vergleich:
        """Lay the file beside the print, field by field, then what stands outside of them."""
        result = Vergleich(self.spuren)
        fields = first_anchors(found)
        for printed in self.lesung.felder:
            field = fields.get(printed.feld)
            if field is not None and not is_emptied(printed, field):
                level = self.ebenen.get(printed.feld, 1)
                result.blocks(printed.bloecke, field.bloecke, level, (printed.fussnoten, field.fussnoten))
        result.blocks(outside(self.lesung), outside(found))
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
    return Zwilling(read_back(docx, "Zwilling"), spuren, levels, bestand.quelle.formular)


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


def outside(lesung: Lesung) -> list[Block]:
    """What stands in the body outside of all fields, in order."""
    return [block for place in lesung.umgebung if not _is_edge(place.teil) for block in place.bloecke]


def first_anchors(lesung: Lesung) -> dict[str, Feldlesung]:
    """The fields of a file; of one that stands there twice the first."""
    found: dict[str, Feldlesung] = {}
    for field in lesung.felder:
        found.setdefault(field.feld, field)
    return found


def is_emptied(printed: Feldlesung, field: Feldlesung) -> bool:
    """Whether somebody emptied a field that had content."""
    return bool(printed.bloecke) and (field.platzhalter or not field.bloecke)
