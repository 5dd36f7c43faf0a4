"""What to bundle, and how."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vorlagen.formular.druckbild import Audience

Audiences = Literal["internal", "public", "both"]


class Stufe(StrEnum):
    """What takes time."""

    VORLAGEN = "vorlagen"
    QUELLEN = "quellen"
    SEITEN = "seiten"


@dataclass(frozen=True, slots=True)
class Schritt:
    """A step that is done.

    Attributes:
        stufe: of what.
        fertig: how many are done.
        von: how many there are.
        name: the paper or file, empty where many are done at once.
    """

    stufe: Stufe
    fertig: int
    von: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Mappenauftrag:
    """Options of one run.

    Attributes:
        audience: which of the two files.
        form: a form that wins over the one named in the meeting.
        engine: PDF engine; ``None`` for the settings' or the default one.
        draft: bundle papers with errors and drafts too; every page of ours is marked.
        ersatzblaetter: put a marked sheet in the place of what cannot be used.
        veroeffentlichen: freeze the page numbers.
        vergleich: manifest of an older issue to compare with.
        hoechstens: bytes of a volume, ``None`` for one file.
        beidseitig: begin each entry on a front page.
        nachtrag: write what came after the published issue as a file of its own, too.
        zip: write a ZIP of all single files with speaking names, too.
        force: overwrite files that somebody changed.
        allow: further folders that meeting and papers may name files in.
        jobs: processes side by side.
        melden: called after each step, one call at a time, but from threads of ours too.
    """

    audience: Audiences = "both"
    form: str | None = None
    engine: str | None = None
    draft: bool = False
    ersatzblaetter: bool = False
    veroeffentlichen: bool = False
    vergleich: Path | None = None
    hoechstens: int | None = None
    beidseitig: bool = False
    nachtrag: bool = False
    zip: bool = False
    force: bool = False
    allow: tuple[Path, ...] = ()
    jobs: int = 1
    melden: Callable[[Schritt], None] | None = None

    @property
    def audiences(self) -> tuple[Audience, ...]:
        """Which files are asked for, the internal one first: what it holds is what the public one is searched for."""
        return ("internal", "public") if self.audience == "both" else (self.audience,)

    @property
    def silent(self) -> Mappenauftrag:
        """The same for another process, which tells in its own way."""
        return replace(self, melden=None)

    def tell(self, stufe: Stufe, fertig: int, von: int, name: str = "") -> None:
        """Tell of a step that is done."""
        if self.melden is not None:
            self.melden(Schritt(stufe, fertig, von, name))
