"""What a meeting says in the open and what it says in private, item by item and paper by paper."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from vorlagen.formular.formalien import is_formal
from vorlagen.formular.mappe.punkte import is_treated_in_public
from vorlagen.models import Auswahl, Vorlage
from vorlagen.models.blaetter import is_markdown, leaves, without_positions
from vorlagen.workflow.geschlossen import closed_texts, file_names_of, lines_of, said_by, said_by_form
from vorlagen.workflow.mappe.geheimes import closed_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from vorlagen.formular.tagesordnung import Top
    from vorlagen.models import Modell, Sitzung
    from vorlagen.models.sitzung import Tagesordnungspunkt
    from vorlagen.workflow.mappe.geheimes import Datei, Geheimes

_SINGLE: Final = frozenset({"betreff", "untertitel", "nummer", "aktenzeichen", "titel", "datei", "vorlage"})
"""Single values that tell what a closed paper is about; others (bodies, offices, dates) are said everywhere."""
_LINE: Final = 24
"""Characters from which on a line of a closed text is one that nobody writes twice by chance."""


def closed_matter(
    sitzung: Sitzung, tops: Iterable[Top], papers: Mapping[str, Vorlage], closed: Callable[[], Iterable[Datei]],
    open_: Callable[[], Iterable[Datei]],
) -> Geheimes:  # fmt: skip
    """Gather what is closed in a meeting, less what a form or the title of an open item or paper says as well.

    Titles of formal items („Anfragen“) say nothing of a matter and are in both parts.

    Args:
        sitzung: the meeting.
        tops: all its items.
        papers: what the papers say, by the name that items use.
        closed: gives the PDFs of closed papers and attachments.
        open_: gives the PDFs that the public may have.
    """
    found = _Gesagtes()
    for top in tops:
        paper = papers.get(top.punkt.vorlage or "")
        found.formular |= said_by_form(paper) if paper else set()
        (found.add_open if top.oeffentlich else found.add_closed)(top.punkt)
        treated = top.oeffentlich and (paper is None or is_treated_in_public(paper, sitzung))
        if treated:
            found.offen |= set(file_names_of(top.punkt.vorlage or ""))
        if paper is not None:
            (found.add_open if treated else found.add_closed)(paper)
    return closed_pages(found.words, closed, open_)


@dataclass
class _Gesagtes:
    """What the items and papers of a meeting say.

    Attributes:
        offen: titles and papers of what is open, and titles that stand for what is closed.
        offene_anlagen: titles and files of open attachments.
        verborgen: what tells of closed matter.
        verborgene_anlagen: titles and files of closed attachments, and internal fields of open papers.
        formular: what forms say anyway.
    """

    offen: set[str] = field(default_factory=set)
    offene_anlagen: set[str] = field(default_factory=set)
    verborgen: set[str] = field(default_factory=set)
    verborgene_anlagen: set[str] = field(default_factory=set)
    formular: set[str] = field(default_factory=set)

    def add_open(self, model: Tagesordnungspunkt | Vorlage) -> None:
        """An item or paper that is treated in public; attachments may be closed all the same."""
        title = model.betreff if isinstance(model, Vorlage) else model.titel
        self.offen |= set(file_names_of(title or ""))
        if isinstance(model, Vorlage):
            self.verborgene_anlagen |= set(closed_texts(model))
        for at, anlage in enumerate(model.anlagen):
            said = {name for path, value in leaves(anlage) if path[-1] in _SINGLE and isinstance(value, str)
                    for name in said_by(("anlagen", at, *path), value)}  # fmt: skip
            if anlage.oeffentlich is not False:
                self.offene_anlagen |= said
            elif not isinstance(model, Vorlage):
                self.verborgene_anlagen |= said

    def add_closed(self, model: Tagesordnungspunkt | Vorlage) -> None:
        """An item or paper that is treated in private."""
        for path, word in _told(model):
            (self.verborgene_anlagen if path[0] == "anlagen" else self.verborgen).add(word)
        if not isinstance(model, Vorlage):
            self.offen |= set(file_names_of(model.titel_oeffentlich or ""))
            self.offen |= set(file_names_of(model.titel or "")) if is_formal(model.titel or "") else set()

    @property
    def words(self) -> set[str]:
        """What is closed; an attachment that another one is called alike says nothing."""
        said = self.offen | self.formular
        return ((self.verborgen - said) | (self.verborgene_anlagen - said - self.offene_anlagen)) - {""}


def _told(model: Modell) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What an item or a paper says of its matter, and where: titles, numbers, files, and the lines of its texts."""
    for path, value in leaves(model):
        if not isinstance(value, str) or isinstance(value, Auswahl):
            continue
        if is_markdown(type(model), without_positions(path)):
            yield from ((path, line) for line in lines_of(value) if len(line) >= _LINE)
        elif str(path[-1]) in _SINGLE:
            yield from ((path, name) for name in said_by(path, value) if len(name) > 3)  # noqa: PLR2004 - shorter words say nothing
