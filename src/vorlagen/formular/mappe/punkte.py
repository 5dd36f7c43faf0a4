"""The items of a meeting as one audience may see them: what a Mappe, an invitation and a notice are made of."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vorlagen.formular.tagesordnung import LATE
from vorlagen.models import normalise_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vorlagen.formular.druckbild import Audience
    from vorlagen.formular.tagesordnung import Top
    from vorlagen.models import Anlage, Sitzung, Tagesordnungspunkt, Vorlage

NEUTRAL = "Nichtöffentlicher Tagesordnungspunkt"
"""The public title of a closed item that has none of its own."""


@dataclass(frozen=True, slots=True)
class Unterlage:
    """A paper or an attachment.

    Attributes:
        quelle: its file, as seen from the meeting; empty for what only is named.
        titel: what it is about; empty for a closed attachment that the public is told of.
        nummer: the paper's number, or ``Anlage 2``.
        art: what its form calls this kind of paper; empty for attachments.
        oeffentlich: whether the public may have it.
        im_druck: whether its pages stand in the Mappe; ``False`` for what only is laid out.
        anlagen: the paper's attachments.
    """

    quelle: str
    titel: str
    nummer: str = ""
    art: str = ""
    oeffentlich: bool = True
    im_druck: bool = True
    anlagen: tuple[Unterlage, ...] = ()

    @property
    def bezeichnung(self) -> str:
        """How lists name it: ``Anlage 1: Lageplan``, ``Anlage 2 (nichtöffentlich)``."""
        closed = "" if self.oeffentlich else " (nichtöffentlich)"
        return f"{': '.join(filter(None, (self.nummer, self.titel)))}{closed}"


@dataclass(frozen=True, slots=True)
class Punktzeile:
    """What one line of an agenda says.

    Attributes:
        schluessel: stable name in ASCII, safe in an address: ``oe-7a``.
        titel: what it is about; of a closed item in a public agenda the neutral title.
        oeffentlich: in which part it stands.
        zeichen: prefix and number, ``Ö 7a``; empty for a heading.
        ebene: 0 for items, 1 for those below them, and so on.
        ueberschrift: whether it is a heading between items.
        abgesetzt: whether it was taken off the agenda.
        vermerke: words that mark it: abgesetzt, Tischvorlage, Nachtrag, Blockabstimmung.
        berichterstattung: who presents it.
        hinweis: a note below the title, in Markdown.
    """

    schluessel: str
    titel: str
    oeffentlich: bool
    zeichen: str = ""
    ebene: int = 0
    ueberschrift: bool = False
    abgesetzt: bool = False
    vermerke: tuple[str, ...] = ()
    berichterstattung: str = ""
    hinweis: str = ""


@dataclass(frozen=True, slots=True)
class Mappenpunkt:
    """An item with its papers.

    Attributes:
        zeile: what the agenda says of it.
        vorlage: its paper, with that one's attachments.
        anlagen: further papers of the item.
    """

    zeile: Punktzeile
    vorlage: Unterlage | None = None
    anlagen: tuple[Unterlage, ...] = ()

    @property
    def ist_neutral(self) -> bool:
        """Whether it says no more than number and title."""
        said = (self.vorlage, *self.anlagen, *self.zeile.vermerke, self.zeile.berichterstattung, self.zeile.hinweis)
        return not any(said)

    @property
    def unterlagen(self) -> Iterator[tuple[Unterlage, int]]:
        """All that becomes pages, in order, each with its level: 0 for a paper, 1 for what belongs to it."""
        level = 0
        if self.vorlage is not None:
            level = 1
            yield self.vorlage, 0
            yield from ((anlage, 1) for anlage in self.vorlage.anlagen)
        yield from ((anlage, level) for anlage in self.anlagen)


@dataclass(frozen=True, slots=True)
class Papierangabe:
    """What is known of a paper that a meeting names.

    Attributes:
        vorlage: what it says; ``None`` for a Word file or PDF, which does not say.
        art: what its form calls this kind of paper.
    """

    vorlage: Vorlage | None = None
    art: str = ""


def is_treated_in_public(vorlage: Vorlage, sitzung: Sitzung) -> bool:
    """What a paper says of a meeting: its step there, or any step where it does not name it.

    What nobody calls public is closed.
    """
    bodies = {normalise_key(name) for name in sitzung.gremien}
    steps = [step for step in vorlage.beratungsfolge if normalise_key(step.gremium or "") in bodies
             and step.termin == sitzung.datum]  # fmt: skip
    return any(step.oeffentlich for step in steps or vorlage.beratungsfolge)


@dataclass(slots=True)
class Punktleser:
    """Reads the items of one meeting for one audience.

    Attributes:
        sitzung: the meeting.
        papiere: what is known of its papers, by the name as written.
        audience: ``public`` leaves of a closed item only number and neutral title.
    """

    sitzung: Sitzung
    papiere: Mapping[str, Papierangabe]
    audience: Audience
    _names: set[str] = field(default_factory=set)

    def read(self, tops: tuple[Top, ...]) -> tuple[Mappenpunkt, ...]:
        """The items in the order in which they are treated."""
        return tuple(punkt for top in tops if (punkt := self._item(top)) is not None)

    def _item(self, top: Top) -> Mappenpunkt | None:
        punkt = top.punkt
        key = self._key(top)
        if self.audience == "public" and not top.oeffentlich:
            if punkt.ueberschrift and not punkt.titel_oeffentlich:
                return None
            title = punkt.titel_oeffentlich or NEUTRAL
            return Mappenpunkt(Punktzeile(key, title, oeffentlich=False, zeichen=top.zeichen, ebene=top.ebene,
                                          ueberschrift=bool(punkt.ueberschrift)))  # fmt: skip
        paper = None if punkt.abgesetzt else self._paper(top)
        line = Punktzeile(
            key, self._title(top), top.oeffentlich, top.zeichen, top.ebene, ueberschrift=bool(punkt.ueberschrift),
            abgesetzt=bool(punkt.abgesetzt), vermerke=_marks(punkt), berichterstattung=punkt.berichterstattung or "",
            hinweis=punkt.hinweis or "",
        )  # fmt: skip
        own = () if punkt.abgesetzt else self._shown(_attachments(punkt.anlagen, "", public=top.oeffentlich))
        return Mappenpunkt(line, paper, own)

    def _paper(self, top: Top) -> Unterlage | None:
        name = top.punkt.vorlage
        if not name:
            return None
        known = self.papiere.get(name, Papierangabe())
        vorlage, public = known.vorlage, self._is_open(top)
        if self.audience == "public" and not public:
            return None
        if vorlage is None:
            return Unterlage(name, top.punkt.titel or "", oeffentlich=public)
        folder = posixpath.dirname(name.replace("\\", "/"))
        inner = self._shown(_attachments(vorlage.anlagen, folder, public=public))
        title = vorlage.betreff or top.punkt.titel or ""
        return Unterlage(name, title, vorlage.nummer or "", known.art, oeffentlich=public, anlagen=inner)

    def _shown(self, papers: tuple[Unterlage, ...]) -> tuple[Unterlage, ...]:
        """Attachments as the audience may know of them: of a closed one the public learns the number."""
        if self.audience == "internal":
            return papers
        return tuple(paper if paper.oeffentlich else replace(paper, quelle="", titel="", im_druck=False)
                     for paper in papers)  # fmt: skip

    def _is_open(self, top: Top) -> bool:
        """Whether the public may have the paper of an item.

        What a YAML paper says counts beside the part it stands in (rule M706).
        """
        vorlage = self.papiere.get(top.punkt.vorlage or "", Papierangabe()).vorlage
        if vorlage is None or not top.oeffentlich:
            return top.oeffentlich
        return is_treated_in_public(vorlage, self.sitzung)

    def _title(self, top: Top) -> str:
        if top.punkt.titel:
            return top.punkt.titel
        vorlage = self.papiere.get(top.punkt.vorlage or "", Papierangabe()).vorlage
        if vorlage is not None and vorlage.betreff and (self.audience == "internal" or self._is_open(top)):
            return vorlage.betreff
        return top.punkt.titel_oeffentlich or NEUTRAL if vorlage is not None else ""

    def _key(self, top: Top) -> str:
        """A name that no other item has, also where a number stands twice."""
        number = re.sub(r"[^0-9a-z.]+", "-", top.nummer.lower()) or "x"
        name = base = f"{'oe' if top.oeffentlich else 'noe'}-{number}"
        again = 1
        while name in self._names:
            again += 1
            name = f"{base}-{again}"
        self._names.add(name)
        return name


def list_items(
    tops: tuple[Top, ...], sitzung: Sitzung, papiere: Mapping[str, Papierangabe], audience: Audience
) -> tuple[Mappenpunkt, ...]:
    """The items of a meeting as an audience may see them.

    Args:
        tops: the numbered agenda.
        sitzung: the meeting.
        papiere: what is known of the papers it names, by the name as written.
        audience: ``internal`` gives everything; ``public`` nothing of a closed item but its number and
            neutral title, and of a closed attachment its number.
    """
    return Punktleser(sitzung, papiere, audience).read(tops)


def _attachments(anlagen: tuple[Anlage, ...], folder: str, *, public: bool) -> tuple[Unterlage, ...]:
    """Attachments in order; those that no file is named of, or that are only laid out, become no pages."""
    return tuple(
        Unterlage(
            posixpath.normpath(posixpath.join(folder, anlage.datei.replace("\\", "/"))) if anlage.datei else "",
            anlage.titel or "",
            f"Anlage {anlage.nr or at}",
            oeffentlich=public and anlage.oeffentlich is not False,
            im_druck=bool(anlage.datei) and anlage.in_mappe is not False,
        )
        for at, anlage in enumerate(anlagen, 1)
    )


def _marks(punkt: Tagesordnungspunkt) -> tuple[str, ...]:
    marks = (
        (punkt.abgesetzt, "abgesetzt"),
        (punkt.art in LATE, punkt.art.bezeichnung if punkt.art else ""),
        (punkt.block, "Blockabstimmung"),
    )
    return tuple(word for there, word in marks if there)
