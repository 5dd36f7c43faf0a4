"""What papers and meetings have in common: somebody wrote them, in a file or in Python."""

from __future__ import annotations

from typing import Self

from pydantic import PrivateAttr

from vorlagen.models.basis import Modell, describe
from vorlagen.models.werte import Ganzzahl, Zeichenfolge


class Herkunft:
    """A note on a document's origin that does not count when documents are compared."""

    __slots__ = ("quelle",)

    def __init__(self, quelle: object = None) -> None:
        self.quelle = quelle

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Herkunft)

    def __hash__(self) -> int:
        return hash(Herkunft)

    def __repr__(self) -> str:
        return "Herkunft()"


class Dokument(Modell):
    """A model that is read from a file of its own."""

    version: Ganzzahl | None = describe("Version", "Version dieses Formats; ohne Angabe 1.", beispiel=1, technisch=True)
    formular: Zeichenfolge | None = describe(
        "Formular",
        "Name eines mitgelieferten Formulars oder Pfad einer Formulardatei.",
        beispiel="standard",
        technisch=True,
    )

    _herkunft: Herkunft = PrivateAttr(default_factory=Herkunft)

    @property
    def herkunft(self) -> object:
        """Where the document was read from (a file of ``vorlagen.sources``); ``None`` if built in Python."""
        return self._herkunft.quelle

    def with_origin(self, quelle: object) -> Self:
        """Note where the document was read from; documents are compared without it."""
        self._herkunft = Herkunft(quelle)
        return self
