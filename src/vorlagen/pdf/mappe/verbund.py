"""Joining: parts go in, one proven file comes out, with all that was asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

import pikepdf

from vorlagen.errors import VorlagenError
from vorlagen.i18n import t
from vorlagen.pdf.mappe.ansprueche import Mangel, write_claiming
from vorlagen.pdf.mappe.beweis import prove
from vorlagen.pdf.mappe.doppelte import Lager
from vorlagen.pdf.mappe.erwartung import Erwartung
from vorlagen.pdf.mappe.formulare import Formulare
from vorlagen.pdf.mappe.layer import Layer
from vorlagen.pdf.mappe.lesezeichen import Gliederung
from vorlagen.pdf.mappe.seitenzahlen import label_tree
from vorlagen.pdf.mappe.stempel import Stempel
from vorlagen.pdf.mappe.strukturbaum import Strukturbaum
from vorlagen.pdf.mappe.uebernahme import copy_parts
from vorlagen.pdf.mappe.ungetaggt import Seitenbilder
from vorlagen.pdf.mappe.verweise import turn_into_jumps
from vorlagen.pdf.packet import PDF_UA

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vorlagen.pdf.mappe.baustein import Baustein, Lesezeichen, Mappeninfo, Sprung


@dataclass(frozen=True, slots=True)
class Verbund:
    """What came of joining.

    Attributes:
        seiten: number of pages.
        claims: the standards that the file claims and holds.
        maengel: for each standard it does not claim the parts that stand in the way, with the reason.
    """

    seiten: int
    claims: tuple[str, ...]
    maengel: tuple[Mangel, ...]

    @property
    def nicht_barrierefrei(self) -> tuple[Mangel, ...]:
        """The parts that keep the file from claiming PDF/UA-1."""
        return tuple(obstacle for obstacle in self.maengel if obstacle.standard == PDF_UA)


def _nobody(_title: str) -> None:
    """Nobody wants to know."""


def join(  # noqa: PLR0913 - what a Mappe is made from
    parts: Sequence[Baustein],
    bookmarks: Sequence[Lesezeichen],
    info: Mappeninfo,
    jumps: Mapping[str, Sprung],
    target: BinaryIO,
    *,
    begin: Callable[[str], None] = _nobody,
) -> Verbund:
    """Join the parts, write the file and prove it.

    Args:
        parts: in the order of their pages; their sources are used up and closed.
        bookmarks: those of the first level.
        info: title, language and date.
        jumps: where each placeholder address on our own pages leads; each must stand there at least once.
        target: an empty file, open for reading and writing, or ``io.BytesIO``.
        begin: called with the title of each part before its pages are stamped, and before writing and proving.

    Raises:
        VorlagenError: the finished file is not what was asked for, which is our bug; ``target`` is useless then.
        ConversionError: the font of the stamps has no glyph for one of their characters.
    """
    mappe = _Mappe(parts, info)
    mappe.tag()
    mappe.paint(begin)
    begin(info.titel)
    outlines = [(place.baustein.quelle.gliederung, {number: place.start + step
                                                    for step, number in enumerate(place.gewaehlt)})
                for place in mappe.places]  # fmt: skip
    Gliederung(mappe.pdf, mappe.pages, outlines).write(bookmarks)
    mappe.jump(jumps)
    claims, obstacles = write_claiming(mappe.pdf, parts, info, target)
    mappe.pdf.close()
    begin(info.titel)
    prove(target, Erwartung.of(parts, bookmarks, outlines, jumps))
    return Verbund(len(mappe.pages), claims, obstacles)


class _Mappe:
    """The file while it is being joined."""

    def __init__(self, parts: Sequence[Baustein], info: Mappeninfo) -> None:
        self.pdf = pikepdf.Pdf.new()
        self._tree = Strukturbaum(self.pdf, info.sprache)
        self.places = copy_parts(self.pdf, parts)
        self.pages = [page for place in self.places for page in place.seiten]

    def tag(self) -> None:
        """The structure tree, layers and forms: all that hangs above the pages."""
        pictures = Seitenbilder(self.pdf, self._tree)
        owners: dict[int, dict[tuple[int, int], pikepdf.Dictionary]] = {}
        for place in self.places:
            part = self._tree.part(place.baustein.titel, place.baustein.quelle.sprache)
            if place.baustein.quelle.tagged:
                owners.setdefault(id(place.abschrift), {}).update({page.objgen: part for page in place.seiten})
            else:
                pictures.wrap(place.seiten, part, place.baustein)
        layers, forms = Layer(self.pdf), Formulare(self.pdf)
        for copy in {id(place.abschrift): place.abschrift for place in self.places}.values():
            above = copy.oben
            if copy.quelle.tagged:
                own = [place for place in self.places if place.abschrift is copy]
                pages = [page for place in own for page in place.seiten]
                whole = all(place.baustein.seiten is None for place in own)
                self._tree.hang_in(above["/StructTreeRoot"], pages, owners[id(copy)], whole=whole)
            if "/OCProperties" in above:
                layers.take_over(above["/OCProperties"])
            if "/AcroForm" in above:
                forms.take_over(above["/AcroForm"])
        for page in self.pages:
            forms.adopt(page)
        self._tree.finish()
        layers.write()
        forms.write()

    def paint(self, begin: Callable[[str], None]) -> None:
        """One of each identical object, then stamps and page labels."""
        store = Lager()
        stamps = Stempel(self.pdf, {text for place in self.places for text in place.baustein.stempel})
        for place in self.places:
            begin(place.baustein.titel)
            for page, text in zip(place.seiten, place.baustein.stempel, strict=True):
                store.tidy(page)
                stamps.put(page, text, closed=place.baustein.geschlossen, tagged=place.baustein.quelle.tagged)
                if "/Annots" in page:
                    page["/Tabs"] = pikepdf.Name.S  # ISO 14289-1, 7.18.3
        self.pdf.Root["/PageLabels"] = label_tree([label for place in self.places for label in place.baustein.marken])

    def jump(self, jumps: Mapping[str, Sprung]) -> None:
        """Turn placeholder addresses into links.

        Raises:
            VorlagenError: an address leads nowhere, or is asked for and stands nowhere.
        """
        own = [page for place in self.places if place.baustein.eigen for page in place.seiten]
        met = turn_into_jumps(own, self.pages, jumps)
        if wrong := sorted(met ^ set(jumps)):
            raise VorlagenError(t("Verweise der Sitzungsmappe ohne Ziel oder ohne Stelle: {was}", was=", ".join(wrong)))
