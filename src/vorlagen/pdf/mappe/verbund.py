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
from vorlagen.pdf.mappe.ungetaggt import Seitenbilder
from vorlagen.pdf.mappe.verweise import turn_into_jumps
from vorlagen.pdf.packet import PDF_UA

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vorlagen.pdf.mappe.baustein import Baustein, Lesezeichen, Mappeninfo, Quelle, Sprung


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


def join(
    parts: Sequence[Baustein],
    bookmarks: Sequence[Lesezeichen],
    info: Mappeninfo,
    jumps: Mapping[str, Sprung],
    target: BinaryIO,
) -> Verbund:
    """Join the parts, write the file and prove it.

    Args:
        parts: in the order of their pages; their sources are used up by this.
        bookmarks: those of the first level.
        info: title, language and date.
        jumps: where each placeholder address on our own pages leads; each must stand there at least once.
        target: an empty file, open for reading and writing, or ``io.BytesIO``.

    Raises:
        VorlagenError: the finished file is not what was asked for, which is our bug; ``target`` is useless then.
        ConversionError: the font of the stamps has no glyph for one of their characters.
    """
    mappe = _Mappe(parts, info)
    mappe.tag()
    mappe.paint()
    outlines = [(part.quelle.gliederung, dict(zip(chosen, range(start, start + len(chosen)), strict=True)))
                for part, chosen, start in zip(parts, mappe.chosen, mappe.starts, strict=True)]  # fmt: skip
    Gliederung(mappe.pdf, mappe.pages, outlines).write(bookmarks)
    mappe.jump(jumps)
    claims, obstacles = write_claiming(mappe.pdf, parts, info, target)
    prove(target, Erwartung.of(parts, bookmarks, outlines, jumps))
    return Verbund(len(mappe.pages), claims, obstacles)


class _Mappe:
    """The file while it is being joined."""

    def __init__(self, parts: Sequence[Baustein], info: Mappeninfo) -> None:
        self.pdf = pikepdf.Pdf.new()
        self.parts = parts
        self.chosen = [part.seiten or tuple(range(len(part.quelle.pdf.pages))) for part in parts]
        self.starts: list[int] = []
        self._tree = Strukturbaum(self.pdf, info.sprache)
        for part, chosen in zip(parts, self.chosen, strict=True):
            _agree(part, len(chosen))
            self.starts.append(len(self.pdf.pages))
            if part.seiten is None:
                self.pdf.pages.extend(part.quelle.pdf.pages)
            else:
                for number in chosen:
                    self.pdf.pages.append(part.quelle.pdf.pages[number])
        self.pages: list[pikepdf.Object] = [page.obj for page in self.pdf.pages]

    def of(self, position: int) -> list[pikepdf.Object]:
        """The pages of one part."""
        start = self.starts[position]
        return self.pages[start : start + len(self.chosen[position])]

    def tag(self) -> None:
        """The structure tree, layers and forms: all that hangs above the pages."""
        pictures = Seitenbilder(self.pdf, self._tree)
        layers, forms = Layer(self.pdf), Formulare(self.pdf)
        hung: list[tuple[Quelle, list[pikepdf.Object], dict[tuple[int, int], pikepdf.Dictionary]]] = []
        groups: dict[int, int] = {}
        for position, part in enumerate(self.parts):
            pages = self.of(position)
            element = self._tree.part(part.titel, part.quelle.sprache)
            if id(part.quelle) not in groups:
                groups[id(part.quelle)] = len(hung)
                hung.append((part.quelle, [], {}))
                layers.take_over(part.quelle.pdf)
                forms.take_over(part.quelle.pdf)
            if not part.quelle.tagged:
                pictures.wrap(pages, element, part.titel)
                continue
            _, all_pages, owners = hung[groups[id(part.quelle)]]
            all_pages += pages
            owners |= {page.objgen: element for page in pages}
        for source, pages, owners in hung:
            if source.tagged:
                self._tree.hang_in(source.pdf, pages, owners)
        self._tree.finish()
        layers.write()
        forms.write()

    def paint(self) -> None:
        """One of each identical object, then stamps and page labels."""
        store = Lager()
        stamps = Stempel(self.pdf, {text for part in self.parts for text in part.stempel})
        for position, part in enumerate(self.parts):
            for page, text in zip(self.of(position), part.stempel, strict=True):
                store.tidy(page)
                stamps.put(page, text, closed=part.geschlossen)
                if "/Annots" in page:
                    page["/Tabs"] = pikepdf.Name.S  # ISO 14289-1, 7.18.3
        self.pdf.Root["/PageLabels"] = label_tree([label for part in self.parts for label in part.marken])

    def jump(self, jumps: Mapping[str, Sprung]) -> None:
        """Turn placeholder addresses into links.

        Raises:
            VorlagenError: an address leads nowhere, or is asked for and stands nowhere.
        """
        own = [page for position, part in enumerate(self.parts) if part.eigen for page in self.of(position)]
        met = turn_into_jumps(own, self.pages, jumps)
        if wrong := sorted(met ^ set(jumps)):
            raise VorlagenError(t("Verweise der Sitzungsmappe ohne Ziel oder ohne Stelle: {was}", was=", ".join(wrong)))


def _agree(part: Baustein, pages: int) -> None:
    if not pages == len(part.stempel) == len(part.marken):
        raise VorlagenError(
            t("{titel}: {seiten} Seiten, aber {stempel} Stempel und {marken} Seitenzahlen.", titel=part.titel,
              seiten=pages, stempel=len(part.stempel), marken=len(part.marken))
        )  # fmt: skip
