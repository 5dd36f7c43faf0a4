"""How large a source may be before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Grenzen:
    """Limits of one source; the defaults are some ten times what council papers reach.

    Attributes:
        bytes: size of the file.
        seiten: number of pages.
        objekte: number of objects; a page of tagged text has some 50.
        inhalt: unpacked size of one page's content in bytes, where it has to be read.
        lesezeichen: entries of the outline; the rest is left out and told.
        tiefe: levels of the outline; what lies deeper is left out and told.
        felder: form fields, those that only group others included.
        anmerkungen: annotations on one page.
    """

    bytes: int = 2_000 * _MB
    seiten: int = 20_000
    objekte: int = 3_000_000
    inhalt: int = 50 * _MB
    lesezeichen: int = 10_000
    tiefe: int = 10
    felder: int = 50_000
    anmerkungen: int = 50_000


STANDARD = Grenzen()
