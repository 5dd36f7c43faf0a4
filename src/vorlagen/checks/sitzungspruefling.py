"""What rules on meetings judge."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vorlagen.models import normalise_key
from vorlagen.models.ladungsfrist import Fristwerte

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vorlagen.facts import FileFact
    from vorlagen.formular import Formular
    from vorlagen.formular.tagesordnung import Top
    from vorlagen.i18n import Text
    from vorlagen.models import Sitzung, Vorlage
    from vorlagen.models.beratung import Beratung


@dataclass(frozen=True, slots=True)
class Vorlagenbefund:
    """What is known of a paper that a meeting names.

    Attributes:
        datei: its file.
        vorlage: what it says; ``None`` for Word files and PDFs, and where it cannot be read.
        problem: why it cannot be read, else ``None``.
        fehler: how many findings of level error it has itself.
        anlagenfehler: how many of them say only that an attachment is missing or cannot be read.
    """

    datei: FileFact
    vorlage: Vorlage | None = None
    problem: Text | None = None
    fehler: int = 0
    anlagenfehler: int = 0


@dataclass(frozen=True, slots=True)
class Sitzungspruefling:
    """A meeting with all that rules want to know: values only, nothing that touches a disk.

    Attributes:
        sitzung: the meeting.
        formular: its form, completed.
        tops: its items, numbered as the form says.
        frist: the Ladungsfrist that holds for its body; without ``tage`` nobody set one.
        vorlagen: what is known of the papers it names, by the name as written.
        dateien: facts on the other files it names, by the name as written.
    """

    sitzung: Sitzung
    formular: Formular
    tops: tuple[Top, ...] = ()
    frist: Fristwerte = field(default_factory=Fristwerte)
    vorlagen: Mapping[str, Vorlagenbefund] = field(default_factory=dict)
    dateien: Mapping[str, FileFact] = field(default_factory=dict)

    @property
    def land(self) -> str | None:
        """The Land whose holidays count."""
        return str(self.frist.land) if self.frist.land else self.formular.land

    def paper(self, top: Top) -> Vorlage | None:
        """What the paper of an item says, where it can be read."""
        befund = self.vorlagen.get(top.punkt.vorlage or "")
        return befund.vorlage if befund else None

    def papers(self) -> Iterator[tuple[Top, Vorlage]]:
        """The items that are to be treated and whose papers can be read."""
        for top in self.tops:
            paper = self.paper(top)
            if paper is not None and not top.punkt.abgesetzt:
                yield top, paper

    def steps(self, paper: Vorlage) -> tuple[Beratung, ...]:
        """The steps of a paper that take place in this meeting."""
        bodies = {normalise_key(name) for name in self.sitzung.gremien}
        return tuple(
            step
            for step in paper.beratungsfolge
            if step.gremium and normalise_key(step.gremium) in bodies and step.termin == self.sitzung.datum
        )
